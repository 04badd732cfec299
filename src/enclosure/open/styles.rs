//! The styles of an open file that hide what has them.

use std::collections::BTreeMap;

use crate::enclosure::ink;
use crate::enclosure::xml::{Step, Tag};

/// How many styles are followed from one to that on which it is based: they may go round in a ring.
const MOST_PARENTS: usize = 50;

/// The styles: of sheets, of slides and of text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name. What holds for a whole family has no name.
    all: BTreeMap<(String, String), Style>,
    /// The style that is being read.
    read: Option<(String, String)>,
}

#[derive(Debug, Default)]
struct Style {
    /// Whether it hides, where it says so.
    hides: Option<bool>,
    /// The style on which it is based.
    parent: String,
}

impl Styles {
    /// Reads a step of a part that has styles.
    pub(super) fn read(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Close("style" | "default-style") => self.read = None,
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "style" => self.begin(tag.get("family").zip(tag.get("name")), tag),
            "default-style" => self.begin(tag.get("family").map(|family| (family, String::new())), tag),
            "table-properties" => self.say(tag, "display", "false"),
            "text-properties" => {
                self.say(tag, "display", "none");
                if is_swallowed(tag) {
                    self.set(true);
                }
            }
            "drawing-page-properties" => self.say(tag, "visibility", "hidden"),
            _ => {}
        }
    }

    fn begin(&mut self, name: Option<(String, String)>, tag: &Tag<'_>) {
        if let Some(name) = &name {
            let parent = tag.get("parent-style-name").unwrap_or_default();
            self.all.insert(name.clone(), Style { hides: None, parent });
        }
        self.read = name;
    }

    /// Says whether the style that is being read hides: it does if an attribute has this value.
    fn say(&mut self, tag: &Tag<'_>, attribute: &str, hiding: &str) {
        if let Some(value) = tag.get(attribute) {
            self.set(value == hiding);
        }
    }

    fn set(&mut self, hides: bool) {
        if let Some(style) = self.read.as_ref().and_then(|name| self.all.get_mut(name)) {
            style.hides = Some(hides);
        }
    }

    /// Whether the style of an element hides it.
    pub(super) fn hides(&self, family: &str, tag: &Tag<'_>) -> bool {
        let mut name = (family.to_owned(), tag.get("style-name").unwrap_or_default());
        for _ in 0..MOST_PARENTS {
            let style = self.all.get(&name);
            if let Some(hides) = style.and_then(|style| style.hides) {
                return hides;
            }
            if name.1.is_empty() {
                return false;
            }
            name.1 = style.map_or_else(String::new, |style| style.parent.clone());
        }
        false
    }
}

/// Whether letters are as dark as what they stand on.
fn is_swallowed(tag: &Tag<'_>) -> bool {
    let is_dark = |attribute: &str| tag.get(attribute).as_deref().and_then(ink::is_dark) == Some(true);
    is_dark("color") && is_dark("background-color")
}
