//! Shapes of a slide in the order in which they lie on each other, as far as a dark one lies over words.

use crate::enclosure::ink;
use crate::enclosure::xml::{Step, Tag};

/// How many shapes with words are kept.
const MOST: usize = 1_000;

/// How high and wide a shape is at least that covers words, in parts of a millimetre of which there are 36,000.
const SMALLEST: f64 = 100_000.0;

/// The colours of a theme in which words are written, where they are dark.
const WORDS: [&str; 2] = ["tx1", "dk1"];

/// The shapes as they are read. Those of groups are left out: their places are those of the group.
#[derive(Debug, Default)]
pub(super) struct Stack {
    /// Where there are words.
    words: Vec<Area>,
    shape: Shape,
    place: Place,
    groups: u32,
    /// Whether a dark shape lies over words.
    pub(super) covers: bool,
}

/// A shape that is being read.
#[derive(Debug, Default)]
struct Shape {
    corner: Option<(f64, f64)>,
    size: Option<(f64, f64)>,
    is_dark: bool,
    has_words: bool,
}

/// From its upper left corner to its lower right one.
#[derive(Debug, Clone, Copy)]
struct Area {
    from: (f64, f64),
    to: (f64, f64),
}

/// Where in a shape the reading is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Other,
    Look,
    Line,
    Fill,
    Text,
}

impl Stack {
    pub(super) fn read(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Words => self.shape.has_words |= self.place == Place::Text,
            Step::Close(name) => self.close(name),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match (self.place, tag.name()) {
            (_, "sp") => (self.shape, self.place) = (Shape::default(), Place::Other),
            (_, "grpSp") => self.groups = self.groups.saturating_add(1),
            (_, "spPr") => self.place = Place::Look,
            (_, "t") => self.place = Place::Text,
            (Place::Look, "ln") => self.place = Place::Line,
            (Place::Look, "solidFill") => self.place = Place::Fill,
            (Place::Look, "off") => self.shape.corner = pair(tag, "x", "y"),
            (Place::Look, "ext") => self.shape.size = pair(tag, "cx", "cy").or(self.shape.size),
            (Place::Fill, "srgbClr") => {
                self.shape.is_dark = tag.get("val").as_deref().and_then(ink::is_dark) == Some(true);
            }
            (Place::Fill, "schemeClr") => {
                self.shape.is_dark = tag.get("val").is_some_and(|name| WORDS.contains(&name.as_str()));
            }
            // What shines through, or is made lighter.
            (Place::Fill, "alpha" | "lumOff" | "tint") => self.shape.is_dark = false,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match (self.place, name) {
            (_, "grpSp") => self.groups = self.groups.saturating_sub(1),
            (_, "sp") => self.end_shape(),
            (_, "spPr") | (Place::Text, "t") => self.place = Place::Other,
            (Place::Line, "ln") | (Place::Fill, "solidFill") => self.place = Place::Look,
            _ => {}
        }
    }

    fn end_shape(&mut self) {
        let shape = std::mem::take(&mut self.shape);
        let Some((from, size)) = shape.corner.zip(shape.size).filter(|_| self.groups == 0) else { return };
        let area = Area { from, to: (from.0 + size.0, from.1 + size.1) };
        if shape.has_words {
            if self.words.len() < MOST {
                self.words.push(area);
            }
        } else if shape.is_dark && size.0 >= SMALLEST && size.1 >= SMALLEST {
            self.covers |= self.words.iter().any(|words| area.is_over(words));
        }
    }
}

impl Area {
    /// Whether it lies over words that stand in another: over the middle of it, or wholly within it.
    fn is_over(&self, words: &Self) -> bool {
        let middle = ((words.from.0 + words.to.0) * 0.5, (words.from.1 + words.to.1) * 0.5);
        self.holds(middle) || (words.holds(self.from) && words.holds(self.to))
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.from.0 <= x && x <= self.to.0 && self.from.1 <= y && y <= self.to.1
    }
}

fn pair(tag: &Tag<'_>, first: &str, second: &str) -> Option<(f64, f64)> {
    let number = |attribute: &str| tag.get(attribute)?.parse::<f64>().ok();
    number(first).zip(number(second))
}
