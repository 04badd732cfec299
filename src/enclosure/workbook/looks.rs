//! How cells look (ECMA-376, 18.8): those whose values nobody sees.

use std::collections::BTreeSet;

use crate::enclosure::Stop;
use crate::enclosure::ink;
use crate::enclosure::package::Package;
use crate::enclosure::xml::{Step, Tag};

/// The format of a number that shows nothing of it.
const NOTHING: &str = ";;;";

/// The numbers of colours that are black.
const BLACK: [&str; 3] = ["0", "8", "64"];

/// What the part of the looks says, as far as it is read.
#[derive(Debug, Default)]
struct Looks {
    /// The formats that show nothing.
    formats: BTreeSet<String>,
    /// Whether each font is dark.
    fonts: Vec<bool>,
    /// Whether each ground of a cell is.
    fills: Vec<bool>,
    is_solid: bool,
    /// The list that is being read.
    list: List,
    /// How many looks there were.
    number: usize,
    unseen: BTreeSet<usize>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum List {
    #[default]
    Other,
    Fonts,
    Fills,
    Looks,
}

/// The looks, by their number, with which a cell shows nothing of what is in it.
pub(super) fn unseen(package: &mut Package<'_>) -> Result<BTreeSet<usize>, Stop> {
    let mut looks = Looks::default();
    package.walk("xl/styles.xml", &mut |step| match step {
        Step::Open(tag) => looks.open(&tag),
        Step::Close("fonts" | "fills" | "cellXfs") => looks.list = List::Other,
        _ => {}
    })?;
    Ok(looks.unseen)
}

impl Looks {
    fn open(&mut self, tag: &Tag<'_>) {
        match (self.list, tag.name()) {
            (_, "fonts") => self.list = List::Fonts,
            (_, "fills") => self.list = List::Fills,
            (_, "cellXfs") => self.list = List::Looks,
            (_, "numFmt") if tag.get("formatCode").as_deref() == Some(NOTHING) => {
                self.formats.extend(tag.get("numFmtId"));
            }
            // Letters are black where nothing else is said.
            (List::Fonts, "font") => self.fonts.push(true),
            (List::Fonts, "color") => set_last(&mut self.fonts, is_dark(tag)),
            (List::Fills, "fill") => self.fills.push(false),
            (List::Fills, "patternFill") => self.is_solid = tag.get("patternType").as_deref() == Some("solid"),
            (List::Fills, "fgColor") => set_last(&mut self.fills, self.is_solid && is_dark(tag)),
            (List::Looks, "xf") => self.look(tag),
            _ => {}
        }
    }

    fn look(&mut self, tag: &Tag<'_>) {
        let is_in = |all: &[bool], attribute: &str| {
            let place = tag.get(attribute).and_then(|place| place.parse::<usize>().ok());
            place.and_then(|place| all.get(place)) == Some(&true)
        };
        let is_swallowed = is_in(&self.fonts, "fontId") && is_in(&self.fills, "fillId");
        if is_swallowed || tag.get("numFmtId").is_some_and(|format| self.formats.contains(&format)) {
            self.unseen.insert(self.number);
        }
        self.number += 1;
    }
}

fn set_last(all: &mut [bool], value: bool) {
    if let Some(last) = all.last_mut() {
        *last = value;
    }
}

/// Whether a colour is surely dark: the second of a theme is its black.
fn is_dark(tag: &Tag<'_>) -> bool {
    let is_pure = tag.get("tint").is_none_or(|tint| tint.parse::<f64>().is_ok_and(|tint| tint.abs() < 0.01));
    let own = tag.get("rgb").as_deref().and_then(ink::is_dark);
    let is_black = || {
        tag.get("theme").as_deref() == Some("1")
            || tag.get("indexed").is_some_and(|number| BLACK.contains(&number.as_str()))
    };
    is_pure && own.unwrap_or_else(is_black)
}
