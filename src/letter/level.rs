//! Headings of words that were read by themselves stand below the heading that they come under.

use crate::document::Block;

/// Headings of words that were read by themselves, below the heading under which they stand.
pub(super) fn shift(blocks: Vec<Block>, level: u8) -> Vec<Block> {
    let highest = highest(&blocks).unwrap_or(1);
    blocks.into_iter().map(|block| lower(block, level + 1, highest)).collect()
}

fn highest(blocks: &[Block]) -> Option<u8> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(number, ..) => Some(*number),
            Block::Quote(blocks) => highest(blocks),
            Block::List(_, items) => items.iter().filter_map(|item| highest(item)).min(),
            _ => None,
        })
        .min()
}

/// A heading moved so that the highest of its text is `first`; none goes below the sixth level.
fn lower(block: Block, first: u8, highest: u8) -> Block {
    match block {
        Block::Heading(number, ids, inlines) => Block::Heading((first + number - highest).min(6), ids, inlines),
        Block::Quote(blocks) => Block::Quote(blocks.into_iter().map(|block| lower(block, first, highest)).collect()),
        Block::List(start, items) => {
            let item = |item: Vec<Block>| item.into_iter().map(|block| lower(block, first, highest)).collect();
            Block::List(start, items.into_iter().map(item).collect())
        }
        other => other,
    }
}
