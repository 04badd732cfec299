//! The characters of a page, and which of them lie under a box.

use crate::enclosure::pdf::plane::{Point, Rectangle};

/// How many characters are looked at together: those that follow each other stand near each other.
const TOGETHER: usize = 64;

/// A character on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) middle: Point,
    pub(super) height: f64,
    /// Whether anybody sees it: those of a scan that was read by a program are not seen, nor meant to be.
    pub(super) is_seen: bool,
}

/// The characters of a page, in groups, each with what bounds it.
#[derive(Debug, Default)]
pub(super) struct Words {
    groups: Vec<(Rectangle, Vec<Glyph>)>,
    number: usize,
}

impl Words {
    /// Adds a character.
    pub(super) fn push(&mut self, glyph: Glyph) {
        self.number += 1;
        match self.groups.last_mut() {
            Some((bounds, glyphs)) if glyphs.len() < TOGETHER => {
                *bounds = bounds.with(glyph.middle);
                glyphs.push(glyph);
            }
            _ => self.groups.push((Rectangle::NONE.with(glyph.middle), vec![glyph])),
        }
    }

    /// How many there are.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The characters under a box, and how many comparisons it took to find them.
    pub(super) fn under(&self, bounds: &Rectangle) -> (Vec<Glyph>, usize) {
        let mut cost = self.groups.len();
        let mut under = Vec::new();
        for (around, glyphs) in &self.groups {
            if around.within(bounds).narrowness() >= 0.0 {
                cost += glyphs.len();
                under.extend(glyphs.iter().filter(|glyph| glyph.is_under(bounds)));
            }
        }
        (under, cost)
    }
}

impl Glyph {
    /// Whether a box covers it. A line that strikes it out does not.
    fn is_under(&self, rectangle: &Rectangle) -> bool {
        rectangle.holds(self.middle) && rectangle.narrowness() >= self.height * 0.5
    }
}
