//! YAML text to values that know their place.
//!
//! Reading has three steps, so that every structural fault is found and not the first alone: the
//! text becomes a tree of `Node`s with spans; the tree is compared with the shape of the type
//! that is wanted (`shape`); serde reads the tree into the type (`de`). Only this module knows
//! the YAML library. Hidden words of redactions never get past it.

mod de;
mod form;
mod located;
mod shape;

use std::ops::Range;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Options, Spanned};

pub use form::{LINE, LINK};
pub use located::{Entries, Line, Located, Prose, Text};
pub use shape::{Complaint, Form, Shape, lines_within, within};

use crate::diagnostic::{Diagnostic, Report};
use crate::redaction;
use crate::source::{SourceId, Span};

/// A value of YAML and its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Its place; of a block, only where it begins.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: Kind,
}

impl Node {
    fn is_scalar(&self) -> bool {
        matches!(self.kind, Kind::Scalar(_))
    }
}

/// What a value of YAML is. Numbers and truth values stay the text that was written, so that `1.50` stays `1.50`.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Nothing: an empty value, `null` or `~`.
    Null,
    /// A text, a number or a truth value, with the hidden words of redactions gone.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order in which it was written. Keys are scalars.
    Map(Vec<(Node, Node)>),
}

/// Reads a source as a value of type `T`, reporting every fault of its structure.
pub fn read<T: DeserializeOwned>(source: SourceId, shape: &Shape, report: &mut Report) -> Option<T> {
    check_characters(source, report);
    let whole = 0..report.sources.get(source).raw().len();
    read_part(source, whole, shape, report)
}

/// Reads of a source what can be read, reporting every fault of its structure. What is at fault is left out, and with it
/// what cannot do without it.
pub fn read_damaged<T: DeserializeOwned>(source: SourceId, shape: &Shape, report: &mut Report) -> Option<T> {
    check_characters(source, report);
    let whole = 0..report.sources.get(source).raw().len();
    let mut node = parse(source, whole, report)?;
    let mut found = Report::new(report.sources.clone());
    shape.check(&node, &mut found);
    let mut faults: Vec<Span> = found.errors_at().map(|(_, span)| span).collect();
    for finding in found.findings() {
        report.push(finding.clone());
    }
    while !faults.is_empty() && prune(&mut node, &faults) {
        let mut again = Report::new(report.sources.clone());
        shape.check(&node, &mut again);
        faults = again.errors_at().map(|(_, span)| span).collect();
    }
    match T::deserialize(&node) {
        Ok(value) => Some(value),
        Err(fault) => {
            if report.errors() == 0 {
                let span = fault.span.unwrap_or(node.span);
                report.push(Diagnostic::error("FOI104", fault.message).at(span, "here"));
            }
            None
        }
    }
}

/// Takes out what is at fault; whether there was anything to take out.
fn prune(node: &mut Node, faults: &[Span]) -> bool {
    let faulty = |node: &Node| faults.contains(&node.span);
    match &mut node.kind {
        Kind::Map(entries) => {
            let before = entries.len();
            entries.retain(|(key, value)| !(faulty(key) || faulty(value) && value.is_scalar()));
            let gone = entries.len() < before;
            entries.iter_mut().fold(gone, |gone, (_, value)| prune(value, faults) || gone)
        }
        Kind::List(items) => {
            let before = items.len();
            items.retain(|item| !faulty(item));
            let gone = items.len() < before;
            items.iter_mut().fold(gone, |gone, item| prune(item, faults) || gone)
        }
        Kind::Null | Kind::Scalar(_) => false,
    }
}

/// Reads a part of a source, such as the front matter of a Markdown file.
pub fn read_part<T: DeserializeOwned>(
    source: SourceId,
    part: Range<usize>,
    shape: &Shape,
    report: &mut Report,
) -> Option<T> {
    let before = report.errors();
    let node = parse(source, part, report)?;
    shape.check(&node, report);
    if report.errors() > before {
        return None;
    }
    match T::deserialize(&node) {
        Ok(value) => Some(value),
        Err(fault) => {
            let span = fault.span.unwrap_or(node.span);
            report.push(Diagnostic::error("FOI104", fault.message).at(span, "here"));
            None
        }
    }
}

/// The tree of a source.
fn parse(source: SourceId, part: Range<usize>, report: &mut Report) -> Option<Node> {
    let text = report.sources.get(source).clone();
    let options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
        budget: serde_yaml::budget! { max_nodes: 50_000, max_depth: 64 },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 5_000 },
    };
    let (raw, shown) = (&text.raw()[part.clone()], &text.shown()[part.clone()]);
    match read_tree(raw, options) {
        Ok(tree) => Some(Builder { source, base: part.start, raw, shown, report }.node(&tree)),
        Err(fault) => {
            let finding = syntax(source, part.start, shown, &fault, report);
            report.push(finding);
            None
        }
    }
}

fn read_tree(text: &str, options: Options) -> Result<Spanned<Raw>, serde_yaml::Error> {
    serde_yaml::from_str_with_options(text, options)
}

/// The library's complaint about a text that is not YAML, as a finding.
fn syntax(source: SourceId, base: usize, shown: &str, fault: &serde_yaml::Error, report: &Report) -> Diagnostic {
    let place = fault.location();
    let line = place.map_or(1, |place| usize::try_from(place.line()).unwrap_or(1));
    let column = place.map_or(1, |place| usize::try_from(place.column()).unwrap_or(1));
    let start: usize = shown.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let text = shown[start.min(shown.len())..].lines().next().unwrap_or_default();
    let within: usize = text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let at = base + start + within;
    let span = report.sources.span(source, at..at + 1);
    let message = fault.without_snippet().to_string();
    let message = message.split([';', '\n']).next().unwrap_or_default();
    let message = message.split(" at line ").next().unwrap_or("it cannot be read");
    let before = shown[..start.min(shown.len())].lines().next_back().unwrap_or_default();
    let help = if message.contains("alias") || message.contains("recursion") || message.contains("budget") {
        "a case needs no such nesting: write out what is meant"
    } else if message.contains("multiple YAML documents") {
        "one file holds one case: take the line `---` out, or make two files"
    } else if text.contains('\u{a0}') || before.contains('\u{a0}') {
        "the line holds a non-breaking space: replace it by an ordinary one"
    } else if text.starts_with('\t') {
        "indent with spaces, not tabs"
    } else if text.contains(": ") {
        "put a value that holds `: `, `#` or quotes in straight double quotes, or use `|`"
    } else {
        "check the indentation, brackets and quotes of this line and the one above"
    };
    Diagnostic::error("FOI101", format!("this is not YAML that can be read: {message}")).at(span, "here").help(help)
}

/// Whether a character means nothing in a letter: it belongs to one font, or steers a machine.
fn means_nothing(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
        || (character.is_control() && !matches!(character, '\n' | '\t'))
}

/// The most such characters that are reported of one text: more say nothing new.
const ENOUGH: usize = 20;

/// Reports characters that no letter can hold.
pub fn check_characters(source: SourceId, report: &mut Report) {
    let text = report.sources.get(source).clone();
    // Under a redaction anything may stand: nobody sees it. A zero of the text's own is seen as it is.
    let hidden = |at: usize| text.shown().as_bytes().get(at) == Some(&0) && text.raw().as_bytes().get(at) != Some(&0);
    let bad = text.raw().char_indices().filter(|(at, character)| means_nothing(*character) && !hidden(*at));
    for (offset, character) in bad.take(ENOUGH) {
        let span = report.sources.span(source, offset..offset + character.len_utf8());
        let code = u32::from(character);
        report.push(
            Diagnostic::error("FOI121", format!("a character here means nothing outside its own font (U+{code:04X})"))
                .at(span, "private-use or control character")
                .help("a word processor left it: delete it, or type the bullet, dash or quote that it stood for"),
        );
    }
}

/// The library's tree, before it is made ours.
#[derive(Debug)]
enum Raw {
    Null,
    Scalar(Option<String>),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> serde::Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

/// Numbers and truth values are taken from the source text, so their value here does not matter.
impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Scalar(Some(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// Makes our tree of the library's, and reports what only the text shows: keys written twice, values cut short.
struct Builder<'a> {
    source: SourceId,
    /// Where the part that is read begins in its source.
    base: usize,
    raw: &'a str,
    shown: &'a str,
    report: &'a mut Report,
}

impl Builder<'_> {
    fn node(&mut self, raw: &Spanned<Raw>) -> Node {
        let range = self.range(raw);
        let span = self.span(&range);
        let kind = match &raw.value {
            Raw::Null => Kind::Null,
            Raw::Scalar(text) => {
                let text = text.as_deref().unwrap_or(&self.raw[range.clone()]).to_owned();
                self.check_escapes(&range, &text);
                let kept = self.without_hidden(&range, &text);
                self.check_scalar(&range, &text, &kept);
                Kind::Scalar(kept)
            }
            Raw::List(items) => Kind::List(items.iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => Kind::Map(self.entries(entries)),
        };
        // A map is where its first key is: a block has no mark of its own.
        let span = match &kind {
            Kind::Map(entries) => entries.first().map_or(span, |(key, _)| key.span),
            _ => span,
        };
        Node { span, kind }
    }

    fn entries(&mut self, entries: &[(Spanned<String>, Spanned<Raw>)]) -> Vec<(Node, Node)> {
        let mut seen: Vec<String> = Vec::new();
        let mut nodes = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let span = self.span(&self.range(key));
            let (name, _) = redaction::remove(&key.value);
            if seen.contains(&name) {
                let finding = Diagnostic::error("FOI102", format!("`{name}` is written twice"))
                    .at(span, "the second one")
                    .help("keep one of them: a file in which both stand says two things at once");
                self.report.push(finding);
            }
            seen.push(name.clone());
            let key = Node { span, kind: Kind::Scalar(name) };
            nodes.push((key, self.node(value)));
        }
        nodes
    }

    /// A value in no quotes that stops at ` #`, because the rest is a comment.
    fn check_scalar(&mut self, range: &Range<usize>, text: &str, kept: &str) {
        let rest = self.shown[range.end..].split('\n').next().unwrap_or_default();
        let plain = self.shown[range.start..].starts_with(text.chars().next().unwrap_or('"'));
        let comment = rest.trim_start();
        let cut = comment.strip_prefix('#').is_some_and(|word| word.starts_with(char::is_alphanumeric));
        if plain && cut && rest.len() > comment.len() {
            let whole = self.span(&(range.start..range.end + rest.trim_end().len()));
            let finding = Diagnostic::error("FOI109", format!("the value ends at `{kept}`: ` #` begins a comment"))
                .at(whole, "what follows is lost")
                .help("put the whole value in straight double quotes, or a space after `#` if it is a comment");
            self.report.push(finding);
        }
    }

    /// What an escape of YAML made that the text itself does not show: characters that mean nothing, or
    /// the brackets of a redaction, whose words a message would then quote.
    fn check_escapes(&mut self, range: &Range<usize>, text: &str) {
        let written = &self.raw[range.clone()];
        if written.starts_with(text) {
            return;
        }
        let (seen, _) = redaction::remove(text);
        if let Some(character) = seen.chars().find(|character| means_nothing(*character))
            && !written.contains(character)
        {
            let code = u32::from(character);
            let finding = Diagnostic::error(
                "FOI121",
                format!("an escape here makes a character that means nothing (U+{code:04X})"),
            )
            .at(self.span(range), "private-use or control character")
            .help("delete it, or type the bullet, dash or quote that it stood for");
            self.report.push(finding);
        }
        if redaction::marks(text).len() > redaction::marks(written).len() {
            let line = self.raw[..range.start].matches('\n').count() + 1;
            let finding =
                Diagnostic::error("FOI120", format!("a redaction in line {line} of a value is written with escapes"))
                    .help("write its brackets plainly, `[[name| … ]]`: only then are the words hidden in messages too");
            self.report.push(finding);
        }
    }

    /// The text with the hidden words of its redactions gone.
    fn without_hidden(&mut self, range: &Range<usize>, text: &str) -> String {
        let (kept, open) = redaction::remove(text);
        for mark in open {
            let finding = Diagnostic::error("FOI120", "a redaction is opened and never closed")
                .at(
                    self.span(&located::place(self.raw, range, text, mark.whole.start..mark.name.end)),
                    "`[[` without its `]]`",
                )
                .help("close it with `]]`; nothing after it is shown until then");
            self.report.push(finding);
        }
        kept
    }

    fn range<T>(&self, raw: &Spanned<T>) -> Range<usize> {
        let place = raw.defined.span();
        let start = place.byte_offset().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
        let length = place.byte_len().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let end = (start + length).min(self.raw.len());
        let start = start.min(end);
        start..start + self.raw[start..end].trim_end_matches('\n').len()
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.report.sources.span(self.source, self.base + range.start..self.base + range.end)
    }
}
