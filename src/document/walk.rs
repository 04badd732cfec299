//! Every piece of a letter, in reading order.

use super::{Block, Document, Inline};

impl Document {
    /// Shows every piece of the letter, each before what stands in it.
    pub fn each(&self, see: &mut dyn FnMut(&Inline)) {
        for part in &self.parts {
            blocks(&part.blocks, see);
        }
    }
}

fn blocks(all: &[Block], see: &mut dyn FnMut(&Inline)) {
    for block in all {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, _, inlines) => line(inlines, see),
            Block::List(_, items) => items.iter().for_each(|item| blocks(item, see)),
            Block::Quote(inner) => blocks(inner, see),
            Block::Table(_, head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, see));
            }
            Block::Code(_) | Block::Rule | Block::Figure(_) => {}
        }
    }
}

fn line(inlines: &[Inline], see: &mut dyn FnMut(&Inline)) {
    for inline in inlines {
        see(inline);
        match inline {
            Inline::Plain(inner)
            | Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link(_, inner)
            | Inline::Language(_, inner) => line(inner, see),
            Inline::Note(_, inner) => blocks(inner, see),
            _ => {}
        }
    }
}

/// Changes every piece of some blocks, each before what stands in it.
pub(super) fn change(all: &mut [Block], by: &mut dyn FnMut(&mut Inline)) {
    for block in all {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, _, inlines) => change_line(inlines, by),
            Block::List(_, items) => items.iter_mut().for_each(|item| change(item, by)),
            Block::Quote(inner) => change(inner, by),
            Block::Table(_, head, rows) => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| change_line(cell, by));
            }
            Block::Code(_) | Block::Rule | Block::Figure(_) => {}
        }
    }
}

fn change_line(inlines: &mut [Inline], by: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        by(inline);
        match inline {
            Inline::Plain(inner)
            | Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link(_, inner)
            | Inline::Language(_, inner) => change_line(inner, by),
            Inline::Note(_, inner) => change(inner, by),
            _ => {}
        }
    }
}
