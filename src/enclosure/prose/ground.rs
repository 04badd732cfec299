//! What words of a document stand on: black words in a black cell are there for everyone who marks them.

use crate::enclosure::ink;
use crate::enclosure::xml::Tag;

/// The ground under the text as it is read.
#[derive(Debug, Default)]
pub(super) struct Ground {
    /// Whether each cell that is open is dark.
    cells: Vec<bool>,
    /// Whether the paragraph is.
    paragraph: bool,
    /// Of what the next shade is.
    shaded: Shaded,
}

/// What has a shade.
#[derive(Debug, Default, Clone, Copy)]
enum Shaded {
    #[default]
    Other,
    Cell,
    Paragraph,
}

/// What a run says of how it looks.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// Whether its letters are dark, where it says so. Those that are `auto` are white in a dark shade.
    letters: Option<bool>,
    /// Whether it is marked in black.
    marked: bool,
    /// Whether its shade is dark.
    shaded: bool,
}

impl Ground {
    /// Reads what is said outside of runs.
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tc" => self.cells.push(false),
            "p" => self.paragraph = false,
            "tcPr" => self.shaded = Shaded::Cell,
            "pPr" => self.shaded = Shaded::Paragraph,
            "rPr" | "tblPr" => self.shaded = Shaded::Other,
            "shd" => match self.shaded {
                Shaded::Cell => {
                    if let Some(cell) = self.cells.last_mut() {
                        *cell = is_shade(tag);
                    }
                }
                Shaded::Paragraph => self.paragraph = is_shade(tag),
                Shaded::Other => {}
            },
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if name == "tc" {
            self.cells.pop();
        }
    }

    /// Whether nobody sees words of an ink on this ground.
    pub(super) fn swallows(&self, ink: &Ink) -> bool {
        let is_dark = ink.shaded || self.paragraph || self.cells.last() == Some(&true);
        (ink.marked && ink.letters != Some(false)) || (is_dark && ink.letters == Some(true))
    }
}

impl Ink {
    /// Reads what a run says.
    pub(super) fn read(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "color" => self.letters = tag.get("val").as_deref().and_then(ink::is_dark),
            "highlight" => self.marked = tag.get("val").as_deref() == Some("black"),
            "shd" => self.shaded = is_shade(tag),
            _ => {}
        }
    }
}

fn is_shade(tag: &Tag<'_>) -> bool {
    tag.get("fill").as_deref().and_then(ink::is_dark) == Some(true)
}
