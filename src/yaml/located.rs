//! Values that know where they were written.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::source::{SourceId, Span};

/// The name by which a [`Located`] asks our deserializer for its span.
pub(super) const LOCATED: &str = "$located";

/// A value and the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// One line of text as written in a file: a name, a title, a reference.
pub type Text = Located<Line>;

/// Text of one line, a type of its own so that its shape can say so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(transparent)]
pub struct Line(pub String);

/// Text of any length, which may use Markdown, redactions and references to annexes and questions.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Prose(#[schemars(extend("format" = "prose"))] pub Located<String>);

/// A map as people write it: its order is kept, and each name knows its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(Text, T)>);

impl Text {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value.0
    }
}

impl Prose {
    /// The text itself, in Markdown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Where it was written.
    #[must_use]
    pub fn span(&self) -> Span {
        self.0.span
    }
}

impl<T> Entries<T> {
    /// The entry of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key.as_str() == name).map(|(_, value)| value)
    }

    /// The names, in the order in which they were written.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// The entries, in the order in which they were written.
    pub fn iter(&self) -> std::slice::Iter<'_, (Text, T)> {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a Entries<T> {
    type Item = &'a (Text, T);
    type IntoIter = std::slice::Iter<'a, (Text, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(LOCATED, LocatedVisitor(PhantomData))
    }
}

struct LocatedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for LocatedVisitor<T> {
    type Value = Located<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value of a file that was read")
    }

    /// The span in three numbers, then the value: what [`super::de`] gives for [`LOCATED`].
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut number = || access.next_element::<u32>()?.ok_or_else(|| A::Error::custom("no span"));
        let (source, start, end) = (number()?, number()?, number()?);
        let value = access.next_element()?.ok_or_else(|| A::Error::custom("no value"))?;
        Ok(Located { value, span: Span { source: SourceId::from_number(source), start, end } })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

impl JsonSchema for Line {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Line".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"], "format": "line" })
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": value })
    }
}

/// The place in its text of a stretch of a value, which YAML may have indented, folded or quoted.
///
/// Text and value are walked side by side; what only the text has (indentation, hidden words) is
/// stepped over. Where they part for another reason, such as an escape, the place is the whole value.
pub(crate) fn place(shown: &str, range: &Range<usize>, value: &str, wanted: Range<usize>) -> Range<usize> {
    let mut walk = Walk::new(shown, range);
    let mut start = None;
    let mut end = range.end;
    for (at, character) in value.char_indices() {
        if at >= wanted.end && start.is_some() {
            break;
        }
        let Some(found) = walk.to(character) else { return range.clone() };
        if at >= wanted.start {
            start.get_or_insert(found);
        }
        end = found + character.len_utf8();
    }
    start.unwrap_or(range.end)..end
}

/// The places in its text of the lines of a value; nothing where text and value part.
pub(crate) fn places_of_lines(shown: &str, range: &Range<usize>, value: &str) -> Option<Vec<Range<usize>>> {
    let mut walk = Walk::new(shown, range);
    let mut lines = Vec::new();
    for line in value.split_inclusive('\n') {
        let mut place: Option<Range<usize>> = None;
        for character in line.chars() {
            let found = walk.to(character)?;
            if !character.is_whitespace() {
                place.get_or_insert(found..found).end = found + character.len_utf8();
            }
        }
        let before = lines.last().map_or(range.start, |last: &Range<usize>| last.end);
        lines.push(place.unwrap_or(before..before));
    }
    Some(lines)
}

/// A walk through a text in step with the value that YAML made of it.
struct Walk<'t> {
    left: std::iter::Peekable<std::str::CharIndices<'t>>,
    base: usize,
}

impl<'t> Walk<'t> {
    fn new(shown: &'t str, range: &Range<usize>) -> Self {
        Self { left: shown[range.clone()].char_indices().peekable(), base: range.start }
    }

    /// The place of the next character of the value; `None` where text and value part.
    fn to(&mut self, character: char) -> Option<usize> {
        let same = |other: char| other == character || (character.is_whitespace() && other.is_whitespace());
        loop {
            match self.left.peek().copied() {
                Some((place, other)) if same(other) => {
                    self.left.next();
                    return Some(self.base + place);
                }
                Some((_, other)) if other.is_whitespace() || matches!(other, '"' | '\'' | '\0' | '|') => {
                    self.left.next();
                }
                _ => return None,
            }
        }
    }
}
