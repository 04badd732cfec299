//! Texts and the places in them.
//!
//! A [`Source`] is one text with a name: a case file, a document, a template. A [`Span`] is a
//! stretch of one source. What a redaction hides is blanked here, as the text comes in, so that
//! no message and no log can quote it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::redaction;

/// One text that was read, by the name that a person would know it by.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    /// The text as it came, hidden words and all. Only readers may see it.
    raw: String,
    /// The same bytes with every hidden one zero, where any is: what messages quote.
    shown: Option<String>,
}

/// Which source a span is in. It counts the sources of one run, in the order in which they were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A stretch of a source, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// The sources of a run. Cloning is cheap: a batch shares the texts of its office.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Arc<Source>>);

/// Where a span begins and ends, for programs: lines from one, columns in characters from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the last character.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// One line of a source as a message may show it, with the marked part of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The name of the source.
    pub name: String,
    /// The line's number, from one.
    pub line: usize,
    /// The column of the mark, in characters from one.
    pub column: usize,
    /// The text of the line; what a redaction hides is one `…`, however long it was.
    pub text: String,
    /// The marked bytes of `text`.
    pub mark: Range<usize>,
}

impl Source {
    /// Takes a text in. A byte order mark at its start is no part of it, and every line ends alike.
    pub fn new(name: impl Into<String>, raw: impl Into<String>) -> Self {
        let raw = raw.into();
        let raw = match raw.strip_prefix('\u{feff}') {
            None if !raw.contains('\r') => raw,
            stripped => stripped.unwrap_or(&raw).replace("\r\n", "\n"),
        };
        let shown = raw.contains(redaction::OPEN).then(|| blank(&raw));
        Self { name: name.into(), raw, shown }
    }

    /// The name that messages use.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as it came. For readers only: it may hold words that a redaction hides.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The text with hidden bytes zero, offset for offset the same as [`Self::raw`].
    #[must_use]
    pub fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.raw)
    }
}

impl SourceId {
    /// The number itself, for carrying a span through serde.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// The source of a number that [`Self::number`] gave.
    pub(crate) fn from_number(number: u32) -> Self {
        Self(number)
    }
}

impl Span {
    /// The part of this span from byte `from` to byte `to`, counted from its start.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        let at = |offset: usize| self.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Self { start: at(from), end: at(to), ..self }
    }
}

impl Sources {
    /// Takes a source in and gives its number.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(Arc::new(source));
        id
    }

    /// The source of that number.
    ///
    /// # Panics
    ///
    /// When the number is of another run.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Arc<Source> {
        &self.0[id.0 as usize]
    }

    /// Whether a number is that of a source here, and not of one that was read later.
    #[must_use]
    pub fn has(&self, id: SourceId) -> bool {
        (id.0 as usize) < self.0.len()
    }

    /// The names of the sources.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|source| source.name())
    }

    /// A span of a source.
    #[must_use]
    pub fn span(&self, source: SourceId, range: Range<usize>) -> Span {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { source, start: at(range.start), end: at(range.end) }
    }

    /// Keeps a stretch of a source out of every message from now on, as if a redaction hid it; its line breaks stay.
    pub fn conceal(&mut self, id: SourceId, range: Range<usize>) {
        let source = Arc::make_mut(&mut self.0[id.0 as usize]);
        let shown = source.shown();
        let mut text = shown[..range.start].to_owned();
        zero(&shown[range.clone()], &mut text);
        text.push_str(&shown[range.end..]);
        source.shown = Some(text);
    }

    /// The source called `name`, the newest first.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<SourceId> {
        let index = self.0.iter().rposition(|source| source.name == name)?;
        u32::try_from(index).ok().map(SourceId)
    }

    /// Where a span begins and ends. A span past the end is at the end.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let shown = self.get(span.source).shown();
        let at = |offset: usize| {
            let before = &shown[..floor(shown, offset)];
            let line = before.rfind('\n').map_or(0, |at| at + 1);
            // What is hidden is one character, however long it is.
            let mut last = None;
            let shown = before[line..].chars().filter(|one| last.replace(*one) != Some('\0') || *one != '\0').count();
            (before.matches('\n').count() + 1, shown + 1)
        };
        let (line, column) = at(span.start as usize);
        let (end_line, end_column) = at(span.end.max(span.start) as usize);
        Place { line, column, end_line, end_column }
    }

    /// The line where a span begins, fit to be shown. A span past the end points at the end.
    #[must_use]
    pub fn excerpt(&self, span: Span) -> Excerpt {
        let source = self.get(span.source);
        let shown = source.shown();
        let start = floor(shown, span.start as usize);
        let end = floor(shown, (span.end as usize).max(start));
        let line_start = shown[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = shown[start..].find('\n').map_or(shown.len(), |at| start + at);
        let line = before_escaped_mark(&shown[line_start..line_end]);
        let (text, mark) = collapse(&line, start - line_start, end.min(line_end) - line_start);
        Excerpt {
            name: printable(&source.name),
            line: shown[..start].matches('\n').count() + 1,
            column: text[..mark.start].chars().count() + 1,
            text,
            mark,
        }
    }
}

/// The text with the hidden bytes of its redactions zero; line breaks stay, so that line numbers stand.
fn blank(raw: &str) -> String {
    let mut shown = String::with_capacity(raw.len());
    let mut at = 0;
    for mark in redaction::marks(raw) {
        // Without its bar the words to be hidden stand where the name should.
        let hidden = if mark.lacks_bar(raw) { mark.name.clone() } else { mark.hidden.clone() };
        shown.push_str(&raw[at..hidden.start]);
        zero(&raw[hidden.clone()], &mut shown);
        at = hidden.end;
    }
    shown.push_str(&raw[at..]);
    shown
}

/// Adds as many zeros as a text has bytes, and its line breaks.
fn zero(hidden: &str, shown: &mut String) {
    for character in hidden.chars() {
        if character == '\n' {
            shown.push('\n');
        } else {
            shown.extend(std::iter::repeat_n('\0', character.len_utf8()));
        }
    }
}

/// A text that may hold anything, as a terminal may show it: what would steer that is a character like any other.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(|one| if one.is_control() { '\u{fffd}' } else { one }).collect()
}

/// A line up to what may be a mark whose brackets a converter has escaped: what follows may be words to be hidden, and
/// no reader has taken them for such.
fn before_escaped_mark(line: &str) -> Cow<'_, str> {
    const ESCAPED: &[&str] = &[
        "\\[",
        "&#91;",
        "&#x5b;",
        "&#x5B;",
        "&lbrack;",
        "%5B%5B",
        "%5b%5b",
        "\\x5b",
        "\\x5B",
        "\\u005b",
        "\\u005B",
        "\\U0000005b",
        "\\U0000005B",
    ];
    let found = ESCAPED.iter().filter_map(|escaped| line.find(escaped)).min();
    found.map_or(Cow::Borrowed(line), |at| Cow::Owned(format!("{}\0", &line[..at])))
}

/// A line with each run of hidden bytes as one `…`, tabs as spaces, and the mark moved along with it.
fn collapse(line: &str, from: usize, to: usize) -> (String, Range<usize>) {
    let mut text = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    let mut hidden = false;
    for (offset, character) in line.char_indices() {
        if start.is_none() && offset >= from {
            start = Some(text.len());
        }
        if end.is_none() && offset >= to {
            end = Some(text.len());
        }
        match character {
            '\0' if hidden => {}
            '\0' => text.push('…'),
            '\t' => text.push(' '),
            other => text.push(other),
        }
        hidden = character == '\0';
    }
    let start = start.unwrap_or(text.len());
    let end = end.unwrap_or(text.len()).max(start);
    (text, start..end)
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(raw: &str, range: Range<usize>) -> Excerpt {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("case.yaml", raw));
        sources.excerpt(sources.span(id, range))
    }

    #[test]
    fn an_excerpt_shows_the_line_and_never_what_is_hidden() {
        let short = excerpt("a: 1\nb: by [[staff| Ann ]] x\n", 8..10);
        let long = excerpt("a: 1\nb: by [[staff| Bartholomew Smythe-Jones ]] x\n", 8..10);
        assert_eq!(short.text, "b: by [[staff|…]] x");
        assert_eq!((short.line, short.column), (2, 4));
        assert_eq!(short, long);
    }

    #[test]
    fn a_mark_that_is_not_closed_hides_the_rest() {
        assert_eq!(excerpt("x [[a| secret\nmore", 0..1).text, "x [[a|…");
        assert_eq!(excerpt("x [[a| secret\nmore secret", 20..25).text, "…");
    }

    #[test]
    fn a_mark_that_was_escaped_hides_the_rest_of_its_line() {
        let shown = excerpt("Ask \\[\\[staff\\| Ann \\]\\] of it", 0..9);
        assert_eq!((shown.text.as_str(), shown.mark), ("Ask …", 0..7));
        assert_eq!(excerpt("See [it](x/%5B%5Bstaff%7CAnn)", 4..6).text, "See [it](x/…");
    }

    #[test]
    fn a_span_past_the_end_points_at_the_end() {
        assert_eq!(excerpt("abc", 90..95).column, 4);
    }
}
