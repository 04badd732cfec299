//! Makes a letter's blocks what a person would have typed: no double space, no empty paragraph, bare
//! addresses as links.

use super::links::linked;
use super::{Block, Inline};

/// Tidies blocks, and drops those that say nothing.
#[must_use]
pub fn tidy(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().filter_map(block).collect()
}

fn block(block: Block) -> Option<Block> {
    Some(match block {
        Block::Paragraph(inlines) => Block::Paragraph(line(inlines)?),
        Block::Heading(level, mut ids, inlines) => {
            let mut rest = Vec::with_capacity(inlines.len());
            for inline in inlines {
                match inline {
                    Inline::Anchor(id) if ids.contains(&id) => {}
                    Inline::Anchor(id) => ids.push(id),
                    other => rest.push(other),
                }
            }
            Block::Heading(level, ids, line(rest)?)
        }
        Block::List(start, items) => {
            let items: Vec<_> = items.into_iter().map(tidy).filter(|item| !item.is_empty()).collect();
            (!items.is_empty()).then_some(Block::List(start, items))?
        }
        Block::Quote(blocks) => {
            let blocks = tidy(blocks);
            (!blocks.is_empty()).then_some(Block::Quote(blocks))?
        }
        Block::Table(columns, head, rows) => {
            let cells =
                |cells: Vec<Vec<Inline>>| cells.into_iter().map(|cell| line(cell).unwrap_or_default()).collect();
            Block::Table(columns, cells(head), rows.into_iter().map(cells).collect())
        }
        other => other,
    })
}

/// A line with single spaces, none at its ends; `None` where nothing is left.
fn line(inlines: Vec<Inline>) -> Option<Vec<Inline>> {
    let mut tidied = Vec::with_capacity(inlines.len());
    let mut space = true;
    collapse(inlines, &mut space, &mut tidied);
    while let Some(last) = tidied.last_mut() {
        match last {
            Inline::Text(text, _) => {
                text.truncate(text.trim_end_matches(' ').len());
                if !text.is_empty() {
                    break;
                }
                tidied.pop();
            }
            Inline::Break => {
                tidied.pop();
            }
            _ => break,
        }
    }
    (!tidied.is_empty()).then_some(tidied)
}

/// Adds pieces with runs of white space as one space. `space` says whether one has just been.
fn collapse(inlines: Vec<Inline>, space: &mut bool, into: &mut Vec<Inline>) {
    let within = |inlines: Vec<Inline>, space: &mut bool| {
        let mut inner = Vec::with_capacity(inlines.len());
        collapse(inlines, space, &mut inner);
        inner
    };
    for inline in inlines {
        match inline {
            Inline::Text(text, origin) => {
                let mut single = String::with_capacity(text.len());
                for character in text.chars() {
                    let blank = matches!(character, ' ' | '\t' | '\n');
                    if !blank {
                        single.push(character);
                    } else if !*space {
                        single.push(' ');
                    }
                    *space = blank;
                }
                join(single, origin, into);
            }
            Inline::Break => {
                if let Some(Inline::Text(text, _)) = into.last_mut() {
                    text.truncate(text.trim_end_matches(' ').len());
                }
                *space = true;
                into.push(Inline::Break);
            }
            Inline::Emphasis(inner) => into.push(Inline::Emphasis(within(inner, space))),
            Inline::Strong(inner) => into.push(Inline::Strong(within(inner, space))),
            Inline::Language(tag, inner) => into.push(Inline::Language(tag, within(inner, space))),
            Inline::Link(to, inner) => {
                let inner: Vec<Inline> = within(inner, space).into_iter().flat_map(unlinked).collect();
                into.push(Inline::Link(to, inner));
            }
            other => {
                *space = false;
                into.push(other);
            }
        }
    }
}

/// The words of a link: an address in them is no link of its own.
fn unlinked(inline: Inline) -> Vec<Inline> {
    match inline {
        Inline::Link(_, inner) => inner,
        other => vec![other],
    }
}

/// Adds a text, as one with the text before it where both come from one place, with its addresses as links.
fn join(text: String, origin: Option<crate::source::Span>, into: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    let whole = match into.last_mut() {
        Some(Inline::Text(before, from)) if *from == origin => {
            let whole = format!("{before}{text}");
            into.pop();
            whole
        }
        _ => text,
    };
    into.extend(linked(&whole, origin));
}

/// The words of some pieces, as a person would say them.
#[must_use]
pub fn text_of(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words, _) | Inline::Code(words) => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) | Inline::Language(_, inner) => {
                text.push_str(&text_of(inner));
            }
            Inline::Break => text.push(' '),
            Inline::Redacted(label) => text.push_str(&format!("[redacted: {label}]")),
            Inline::Gap(what) => text.push_str(&format!("[to be written: {what}]")),
            Inline::Anchor(_) | Inline::Token(_) | Inline::Mark(_) => {}
        }
    }
    text
}
