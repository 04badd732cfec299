//! Makes a letter's blocks what a person would have typed: no double space, no empty paragraph, bare
//! addresses as links.

use super::links::linked;
use super::{Block, Cell, Column, Inline};

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
            let rows: Vec<Vec<Cell>> = rows.into_iter().map(cells).collect();
            Block::Table(aligned(columns, &rows), cells(head), rows)
        }
        other => other,
    })
}

/// Columns of numbers stand at the right, where their digits are one under the other. The first column names
/// its rows, and stays.
fn aligned(mut columns: Vec<Column>, rows: &[Vec<Cell>]) -> Vec<Column> {
    for (place, column) in columns.iter_mut().enumerate().skip(1) {
        let mut said =
            rows.iter().filter_map(|row| row.get(place)).filter(|cell| !missing(cell)).map(|cell| text_of(cell));
        if *column == Column::Left && said.clone().next().is_some() && said.all(|text| number(&text)) {
            *column = Column::Right;
        }
    }
    columns
}

/// Whether the first column of a table names its rows: the others have numbers, and it has not.
#[must_use]
pub fn names_rows(columns: &[Column]) -> bool {
    columns.first() == Some(&Column::Left) && columns.contains(&Column::Right)
}

/// Whether a cell says that there is no number here: empty, a dash, `n/a`, or hidden.
fn missing(cell: &[Inline]) -> bool {
    match cell {
        [Inline::Redacted(_)] => true,
        other => matches!(
            text_of(other).to_lowercase().as_str(),
            "" | "-" | "–" | "—" | "n/a" | "nil" | "none" | ".." | "withheld"
        ),
    }
}

/// Whether a text is a number as tables have them: `1,204`, `£96.50`, `-3%`.
fn number(text: &str) -> bool {
    let bare = text.trim_start_matches(['-', '−', '+', '<', '>', '£', '€', '$', ' ']).trim_end_matches(['%', ' ']);
    bare.starts_with(|first: char| first.is_ascii_digit())
        && bare.chars().all(|character| character.is_ascii_digit() || matches!(character, ',' | '.'))
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
    (!tidied.is_empty()).then(|| with_links(tidied))
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
            Inline::Plain(inner) => collapse(inner, space, into),
            Inline::Language(tag, inner) => into.push(Inline::Language(tag, within(inner, space))),
            Inline::Link(to, inner) => into.push(Inline::Link(to, within(inner, space))),
            Inline::Note(number, blocks) => {
                *space = false;
                into.push(Inline::Note(number, tidy(blocks)));
            }
            other => {
                *space = false;
                into.push(other);
            }
        }
    }
}

/// Adds a text, as one with the text before it where both come from one place.
fn join(text: String, origin: Option<crate::source::Span>, into: &mut Vec<Inline>) {
    match into.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before, from)) if *from == origin => before.push_str(&text),
        _ => into.push(Inline::Text(text, origin)),
    }
}

/// Pieces with the bare addresses in their texts as links. Within a link there is no other.
fn with_links(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut linked_pieces = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text, origin) => linked_pieces.extend(linked(&text, origin)),
            Inline::Emphasis(inner) => linked_pieces.push(Inline::Emphasis(with_links(inner))),
            Inline::Strong(inner) => linked_pieces.push(Inline::Strong(with_links(inner))),
            Inline::Language(tag, inner) => linked_pieces.push(Inline::Language(tag, with_links(inner))),
            other => linked_pieces.push(other),
        }
    }
    linked_pieces
}

/// The words of some pieces, as a person would say them.
#[must_use]
pub fn text_of(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words, _) | Inline::Code(words) => text.push_str(words),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Plain(inner)
            | Inline::Link(_, inner)
            | Inline::Language(_, inner) => {
                text.push_str(&text_of(inner));
            }
            Inline::Break => text.push(' '),
            Inline::Redacted(label) => text.push_str(&format!("[redacted: {label}]")),
            Inline::Gap(what) => text.push_str(&format!("[to be written: {what}]")),
            Inline::Note(..) | Inline::Anchor(_) | Inline::Token(_) | Inline::Mark(_) => {}
        }
    }
    text
}
