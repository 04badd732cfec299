//! The styles of a document whose text is hidden.

use std::collections::{BTreeMap, BTreeSet};

use crate::enclosure::Stop;
use crate::enclosure::package::Package;
use crate::enclosure::xml::{Step, Tag, is_on};

/// How many styles are followed from one to that on which it is based: they may go round in a ring.
const MOST_PARENTS: usize = 50;

/// What is known of the styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    hidden: BTreeSet<String>,
    /// Whether paragraphs are hidden that name no style.
    pub(super) hides_all: bool,
}

#[derive(Debug, Default)]
struct Style {
    /// Whether its text is hidden, where it says so.
    own: Option<bool>,
    parent: Option<String>,
}

/// The styles as they are read.
#[derive(Debug, Default)]
struct Reading {
    all: BTreeMap<String, Style>,
    read: Option<String>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// Whether all text is hidden of which no style says otherwise.
    hides_all: bool,
}

impl Styles {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Stop> {
        let mut reading = Reading::default();
        package.walk("word/styles.xml", &mut |step| match step {
            Step::Open(tag) => reading.open(&tag),
            Step::Close("style") => reading.read = None,
            _ => {}
        })?;
        Ok(reading.done())
    }

    /// Whether the style that an element names hides text.
    pub(super) fn hides(&self, tag: &Tag<'_>) -> bool {
        tag.get("val").is_some_and(|style| self.hidden.contains(&style))
    }
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "style" => {
                self.read = tag.get("styleId");
                if tag.says("default") && tag.get("type").as_deref() == Some("paragraph") {
                    self.usual.clone_from(&self.read);
                }
            }
            "basedOn" => {
                if let Some(style) = self.style() {
                    style.parent = tag.get("val");
                }
            }
            "vanish" => match self.style() {
                Some(style) => style.own = Some(is_set(tag)),
                None => self.hides_all |= is_set(tag),
            },
            _ => {}
        }
    }

    fn style(&mut self) -> Option<&mut Style> {
        let name = self.read.clone()?;
        Some(self.all.entry(name).or_default())
    }

    fn hides(&self, name: &str) -> bool {
        let mut style = self.all.get(name);
        for _ in 0..MOST_PARENTS {
            let Some(known) = style else { break };
            if let Some(own) = known.own {
                return own;
            }
            style = known.parent.as_ref().and_then(|parent| self.all.get(parent));
        }
        false
    }

    fn done(self) -> Styles {
        let hides_all = self.hides_all || self.usual.as_ref().is_some_and(|usual| self.hides(usual));
        let hidden = self.all.keys().filter(|name| self.hides(name)).cloned().collect();
        Styles { hidden, hides_all }
    }
}

/// Whether a property is set: one without a value is.
pub(super) fn is_set(tag: &Tag<'_>) -> bool {
    tag.get("val").is_none_or(|value| is_on(&value))
}
