//! The words of a letter, and the tokens that stand for them while a template is filled.
//!
//! A template never sees the words of a case: it places a token, and the token becomes the words
//! afterwards, escaped. So no text of a case can act as a template, and what a template leaves out is seen.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

use super::view::ClaimView;
use crate::catalogue::Passage;
use crate::resolve::content::Gap;
use crate::source::{SourceId, Span};
use crate::yaml::{Prose, Text};

/// A token for words of the letter. Templates place it and can do nothing else with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(usize);

/// Words that are blocks of their own: paragraphs, lists. A template must place them alone on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocks(usize);

/// The words that the tokens of a letter stand for.
#[derive(Debug, Default)]
pub struct WordsTable {
    pieces: Vec<(Piece, Option<&'static str>)>,
}

/// What a token stands for.
#[derive(Debug)]
pub enum Piece {
    /// A line of text, shown as it is.
    Line(String, Option<Span>),
    /// Text in Markdown.
    Prose(String, Span),
    /// Somebody else's words, quoted: a link of theirs that leads nowhere is no fault of the case.
    Quoted(String, Span),
    /// The text of a file, in Markdown.
    File(SourceId),
    /// The text of a letter that was sent, in Markdown.
    Sent(SourceId),
    /// An address on the web.
    Link(String),
    /// Markdown that the plan made itself, such as a reference to an annex.
    Markdown(String),
    /// Something still to be written.
    Gap(Gap),
    /// A passage of the catalogue about a claim, with the values that it may place.
    Passage(Passage, Box<ClaimView>),
}

/// The first character of a token of [`Words`], which no text of a case may hold.
pub(crate) const OPEN: char = '\u{e000}';
/// The last character of a token of [`Words`].
pub(crate) const CLOSE: char = '\u{e001}';

impl WordsTable {
    fn add(&mut self, piece: Piece, duty: Option<&'static str>) -> usize {
        self.pieces.push((piece, duty));
        self.pieces.len() - 1
    }

    /// What a token stands for.
    pub(crate) fn piece(&self, token: usize) -> Option<&Piece> {
        self.pieces.get(token).map(|(piece, _)| piece)
    }

    /// What a letter must say and the given tokens do not.
    pub(crate) fn left_out(&self, placed: &[usize]) -> Vec<(&'static str, &Piece)> {
        let missing = self.pieces.iter().enumerate().filter(|(token, _)| !placed.contains(token));
        missing.filter_map(|(_, (piece, duty))| duty.map(|duty| (duty, piece))).collect()
    }

    /// A line that a letter may leave out.
    pub(super) fn line(&mut self, text: &Text) -> Words {
        Words(self.add(Piece::Line(text.as_str().to_owned(), Some(text.span)), None))
    }

    /// A line that a letter must have; `duty` says what it is.
    pub(super) fn must_line(&mut self, text: &Text, duty: &'static str) -> Words {
        self.must_line_if(true, text, duty)
    }

    /// A line that a letter must have where `must` holds.
    pub(super) fn must_line_if(&mut self, must: bool, text: &Text, duty: &'static str) -> Words {
        Words(self.add(Piece::Line(text.as_str().to_owned(), Some(text.span)), must.then_some(duty)))
    }

    /// Somebody else's words, quoted.
    pub(super) fn quoted(&mut self, text: &Prose) -> Blocks {
        Blocks(self.add(Piece::Quoted(text.as_str().to_owned(), text.span()), None))
    }

    /// A question in the requester's words, within a line.
    pub(super) fn asked(&mut self, text: &Prose) -> Words {
        Words(self.add(Piece::Quoted(text.as_str().to_owned(), text.span()), None))
    }

    /// The text of a letter that was sent.
    pub(super) fn sent(&mut self, source: SourceId) -> Blocks {
        Blocks(self.add(Piece::Sent(source), Some("the earlier letter")))
    }

    /// Prose that a letter must have; `duty` says what it is.
    pub(super) fn must_prose(&mut self, text: &Prose, duty: &'static str) -> Blocks {
        Blocks(self.add(Piece::Prose(text.as_str().to_owned(), text.span()), Some(duty)))
    }

    /// Prose within a line, such as a question after its number.
    pub(super) fn flow(&mut self, text: &str, span: Span, duty: Option<&'static str>) -> Words {
        Words(self.add(Piece::Prose(text.to_owned(), span), duty))
    }

    /// A cell of a table: plain text, whatever it looks like.
    pub(super) fn cell(&mut self, text: &str, span: Span) -> Words {
        Words(self.add(Piece::Line(text.to_owned(), Some(span)), Some("a cell of a table")))
    }

    /// The text of a file.
    pub(super) fn file(&mut self, source: SourceId, duty: &'static str) -> Blocks {
        Blocks(self.add(Piece::File(source), Some(duty)))
    }

    /// A word that the plan made itself.
    pub(super) fn word(&mut self, text: &str) -> Words {
        Words(self.add(Piece::Line(text.to_owned(), None), None))
    }

    /// A word that the plan made itself and that a letter must have.
    pub(super) fn must_word(&mut self, text: &str, span: Span, duty: &'static str) -> Words {
        Words(self.add(Piece::Line(text.to_owned(), Some(span)), Some(duty)))
    }

    /// An address on the web.
    pub(super) fn link(&mut self, address: &str) -> Words {
        Words(self.add(Piece::Link(address.to_owned()), None))
    }

    /// An address on the web that a letter must have.
    pub(super) fn must_link(&mut self, address: &str, duty: &'static str) -> Words {
        Words(self.add(Piece::Link(address.to_owned()), Some(duty)))
    }

    /// Markdown that the plan made itself.
    pub(super) fn markdown(&mut self, text: String) -> Words {
        Words(self.add(Piece::Markdown(text), None))
    }

    /// Something still to be written, in a line.
    pub(super) fn gap(&mut self, gap: &Gap) -> Words {
        Words(self.add(Piece::Gap(gap.clone()), None))
    }

    /// Something still to be written, as a paragraph.
    pub(super) fn gap_block(&mut self, gap: &Gap) -> Blocks {
        Blocks(self.add(Piece::Gap(gap.clone()), None))
    }

    /// A passage of the catalogue.
    pub(super) fn passage(&mut self, passage: &Passage, claim: ClaimView) -> Blocks {
        Blocks(self.add(Piece::Passage(passage.clone(), Box::new(claim)), Some("why the exemption applies")))
    }
}

/// Text as Markdown that shows it as it is.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' {
            escaped.push(' ');
            continue;
        }
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn token(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&token(self.0))
    }
}

impl Serialize for Blocks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&token(self.0))
    }
}

impl JsonSchema for Words {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl JsonSchema for Blocks {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Blocks".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "blocks" })
    }
}
