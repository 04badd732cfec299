//! What footnotes say goes to where they are called.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Block, Inline, Target, walk};

/// The scheme of the call of a footnote, until what it says is known; no Markdown can hold its first character.
pub(crate) const NOTE: &str = "\0note:";

/// What a footnote says: its label, where it is defined, its blocks.
pub(super) type Definition = (String, usize, Vec<Block>);

/// Blocks with what each footnote says in the place of its first call. A note that nothing calls stands at the end,
/// so that nothing is lost. Where something is hidden it may be hidden words that call it, so that it is a reference
/// that leads nowhere.
pub(super) fn with_notes(mut blocks: Vec<Block>, notes: Vec<Definition>, hidden: bool) -> Vec<Block> {
    if notes.is_empty() {
        return blocks;
    }
    let label = |inline: &Inline| match inline {
        Inline::Link(Target::Reference(to, _), _) => to.strip_prefix(NOTE).map(str::to_owned),
        _ => None,
    };
    let mut said: BTreeMap<String, (usize, Vec<Block>)> = BTreeMap::new();
    let mut left: Vec<Definition> = Vec::new();
    for (name, place, blocks) in notes {
        let mut blocks: Vec<Block> = blocks.into_iter().map(without_heading).collect();
        // A note calls no other, or one that calls itself would have no end.
        walk::change(&mut blocks, &mut |inline| {
            if let Some(label) = label(inline) {
                *inline = Inline::Text(format!("[{label}]"), None);
            }
        });
        match said.entry(name) {
            Entry::Vacant(entry) => drop(entry.insert((place, blocks))),
            Entry::Occupied(entry) => left.push((entry.key().clone(), place, blocks)),
        }
    }
    let mut called = BTreeSet::new();
    walk::change(&mut blocks, &mut |inline| {
        if let Some(label) = label(inline)
            && let Some((place, words)) = said.get_mut(&label)
        {
            *inline = Inline::Note(*place, std::mem::take(words));
            called.insert(label);
        }
    });
    let uncalled = said.into_iter().filter(|(label, _)| !called.contains(label));
    left.extend(uncalled.map(|(label, (place, words))| (label, place, words)));
    for (label, place, words) in left {
        if hidden {
            let lost = Target::Reference(format!("{NOTE}{label}"), place);
            blocks.push(Block::Paragraph(vec![Inline::Link(lost, Vec::new())]));
        } else {
            blocks.extend(words);
        }
    }
    blocks
}

/// A heading of a footnote as strong words: it is no part of the order of a letter.
fn without_heading(block: Block) -> Block {
    match block {
        Block::Heading(_, _, inlines) => Block::Paragraph(vec![Inline::Strong(inlines)]),
        Block::Quote(blocks) => Block::Quote(blocks.into_iter().map(without_heading).collect()),
        Block::List(start, items) => {
            let item = |item: Vec<Block>| item.into_iter().map(without_heading).collect();
            Block::List(start, items.into_iter().map(item).collect())
        }
        other => other,
    }
}
