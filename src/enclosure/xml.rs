//! XML as office programs write it: read from tag to tag and never as a tree, so that no depth is too much.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// How deep elements may stand in each other: far deeper than in any document.
const DEEPEST: usize = 10_000;

/// What stands next in a text.
pub(super) enum Step<'x> {
    /// An element begins. One that is empty ends at once.
    Open(Tag<'x>),
    /// The element with this name ends.
    Close(&'x str),
    /// Words, and not only blanks.
    Words,
}

/// The XML cannot be read to its end.
#[derive(Debug)]
pub(super) struct Broken;

/// The tag that opens an element. Names are without the prefixes, which every program may choose for itself.
pub(super) struct Tag<'x>(&'x BytesStart<'x>);

/// Shows every step of a text, in order.
pub(super) fn walk(bytes: &[u8], see: &mut dyn FnMut(Step<'_>)) -> Result<(), Broken> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let text = encoding.decode(bytes).0;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().trim_text(true);
    let mut depth = 0_usize;
    let mut any = false;
    loop {
        match reader.read_event().map_err(|_| Broken)? {
            Event::Start(tag) => {
                depth += 1;
                any = true;
                see(Step::Open(Tag(&tag)));
            }
            Event::Empty(tag) => {
                any = true;
                see(Step::Open(Tag(&tag)));
                see(Step::Close(local(tag.name().into_inner())));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                see(Step::Close(local(tag.name().into_inner())));
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => see(Step::Words),
            Event::Eof => break,
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Broken);
        }
    }
    if any && depth == 0 { Ok(()) } else { Err(Broken) }
}

impl Tag<'_> {
    /// The name of the element.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of an attribute.
    pub(super) fn get(&self, attribute: &str) -> Option<String> {
        self.find(|name| local(name) == attribute)
    }

    /// The relationship that the element names: `r:id`, beside which an element may have an `id` of its own.
    pub(super) fn link(&self) -> Option<String> {
        self.find(|name| name.ends_with(":id"))
    }

    /// Whether an attribute says yes.
    pub(super) fn says(&self, attribute: &str) -> bool {
        self.get(attribute).is_some_and(|value| is_on(&value))
    }

    /// How often the element is repeated; once, where it does not say.
    pub(super) fn times(&self, attribute: &str) -> u32 {
        self.get(attribute).and_then(|value| value.parse().ok()).unwrap_or(1)
    }

    /// The namespace of the element, where it declares it itself.
    pub(super) fn namespace(&self) -> Option<String> {
        let prefix = self.0.name().into_inner().split_once(':').map(|(prefix, _)| prefix.to_owned());
        self.find(|name| match &prefix {
            Some(prefix) => name.strip_prefix("xmlns:") == Some(prefix.as_str()),
            None => name == "xmlns",
        })
    }

    /// Whether the element has an attribute that is more than a declaration.
    pub(super) fn has_values(&self) -> bool {
        self.find(|name| !name.starts_with("xmlns")).is_some()
    }

    fn find(&self, is: impl Fn(&str) -> bool) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all.with_checks(false).flatten().find(|one| is(one.key.into_inner()))?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned);
        Some(value.unwrap_or_else(|_| found.value.to_string()))
    }
}

/// Whether a value says yes, as Office writes it.
pub(super) fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
