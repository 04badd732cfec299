//! The styles of an open file that hide what has them.

use std::collections::BTreeSet;

use crate::enclosure::xml::{Step, Tag};

/// The styles that hide: a sheet, a slide, or text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    hiding: BTreeSet<(String, String)>,
    /// The style that is being read.
    read: Option<(String, String)>,
}

impl Styles {
    /// Reads a step of a part that has styles.
    pub(super) fn read(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Close("style") => self.read = None,
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let says = |attribute: &str, value: &str| tag.get(attribute).is_some_and(|said| said == value);
        let hides = match tag.name() {
            "style" => {
                self.read = tag.get("family").zip(tag.get("name"));
                false
            }
            "table-properties" => says("display", "false"),
            "text-properties" => says("display", "none"),
            "drawing-page-properties" => says("visibility", "hidden"),
            _ => false,
        };
        if hides {
            self.hiding.extend(self.read.clone());
        }
    }

    /// Whether the style of an element hides it.
    pub(super) fn hides(&self, family: &str, tag: &Tag<'_>) -> bool {
        let style = tag.get("style-name").map(|name| (family.to_owned(), name));
        style.is_some_and(|style| self.hiding.contains(&style))
    }
}
