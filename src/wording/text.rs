//! A letter as lines of text: what rules read, with where each stretch came from.

use std::ops::Range;

use crate::catalogue::{Catalogue, TOPS, plain};
use crate::document::{Block, Document, Inline, Target, text_of};
use crate::office::Words;
use crate::source::{SourceId, Sources, Span};

/// The text of a letter.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) lines: Vec<Line>,
    /// All of it, plain: what does not stand here stands in no line.
    pub(super) plain: String,
    /// The lines that are ours to word, in the same way: most rules look at no other.
    pub(super) ours: String,
}

/// A paragraph, a heading, an item or a cell.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// The text as patterns look for their words in it.
    pub(super) plain: String,
    /// Whether it is made of sentences: a heading, an address and a cell are not.
    pub(super) prose: bool,
    /// From which byte on the text comes from which place, and whether that is ours to word.
    pieces: Vec<Piece>,
    /// What are the words of links.
    links: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Piece {
    start: usize,
    origin: Option<Span>,
    ours: bool,
}

/// Whose words are whose.
pub(super) struct Ours {
    /// For each source, whether the authority words it.
    sources: Vec<bool>,
    known: bool,
}

impl Ours {
    /// What is ours, as far as so many words are checked: the built-in wording is only where all are.
    pub(super) fn new(catalogue: &Catalogue, words: Words, sources: &Sources) -> Self {
        let ours = |name: &str| {
            let wording = TOPS.iter().any(|top| name.starts_with(top) && name[top.len()..].starts_with('/'));
            Self::is_case(name) || wording && (words == Words::All || catalogue.is_own(name))
        };
        Self { sources: sources.names().map(ours).collect(), known: true }
    }

    /// Whether a file is a case or a profile, by its name.
    pub(super) fn is_case(name: &str) -> bool {
        name.ends_with(".yaml") || name.ends_with(".yml")
    }

    fn has(&self, origin: Option<Span>) -> bool {
        match origin {
            None => !self.known,
            Some(span) => self.sources.get(number(span.source)).copied().unwrap_or(false),
        }
    }
}

fn number(source: SourceId) -> usize {
    source.number() as usize
}

impl Text {
    /// The text of a letter.
    pub(super) fn of(document: &Document, ours: &Ours) -> Self {
        let mut text = Self::default();
        for part in &document.parts {
            text.blocks(&part.blocks, ours);
        }
        text
    }

    /// The text of some blocks, all of it ours: a sample.
    pub(super) fn of_blocks(blocks: &[Block]) -> Self {
        let mut text = Self::default();
        text.blocks(blocks, &Ours { sources: Vec::new(), known: false });
        text
    }

    fn blocks(&mut self, blocks: &[Block], ours: &Ours) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.line(inlines, !inlines.contains(&Inline::Break), ours),
                Block::Heading(_, _, inlines) => self.line(inlines, false, ours),
                Block::List(_, items) => items.iter().for_each(|item| self.blocks(item, ours)),
                Block::Table(_, head, rows) => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(cell, false, ours));
                }
                // Somebody else's words.
                Block::Quote(_) | Block::Code(_) | Block::Figure(_) | Block::Rule => {}
            }
        }
    }

    fn line(&mut self, inlines: &[Inline], prose: bool, ours: &Ours) {
        let (pieces, links) = (Vec::new(), Vec::new());
        let mut line = Line { text: String::new(), plain: String::new(), prose, pieces, links };
        line.add(inlines, ours);
        line.plain = plain(&line.text);
        self.plain.push_str(&line.plain);
        self.plain.push(' ');
        if line.is_ours() {
            self.ours.push_str(&line.plain);
            self.ours.push(' ');
        }
        self.lines.push(line);
        for inline in inlines {
            if let Inline::Note(_, blocks) = inline {
                self.blocks(blocks, ours);
            }
        }
    }
}

impl Line {
    fn add(&mut self, inlines: &[Inline], ours: &Ours) {
        for inline in inlines {
            match inline {
                Inline::Text(words, origin) => {
                    self.pieces.push(Piece { start: self.text.len(), origin: *origin, ours: ours.has(*origin) });
                    self.text.push_str(words);
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Plain(inner) => self.add(inner, ours),
                // The letters of an address are nobody's to reword.
                Inline::Link(Target::Address(to), inner) if to.ends_with(&text_of(inner)) => {
                    self.nobody(&text_of(inner));
                }
                Inline::Link(_, inner) => {
                    let start = self.text.len();
                    self.add(inner, ours);
                    self.links.push(start..self.text.len());
                }
                Inline::Break => self.nobody("\n"),
                other => self.nobody(&text_of(std::slice::from_ref(other))),
            }
        }
    }

    /// Words that are nobody's to reword: code, another language, the mark of a redaction.
    fn nobody(&mut self, words: &str) {
        self.pieces.push(Piece { start: self.text.len(), origin: None, ours: false });
        self.text.push_str(words);
    }

    /// Where a stretch was written; `None` where none of it is ours.
    pub(super) fn origin(&self, range: &Range<usize>) -> Option<Span> {
        let mut ends = self.pieces.iter().skip(1).map(|piece| piece.start).chain([self.text.len()]);
        let mut of = self.pieces.iter().filter_map(|piece| {
            let end = ends.next()?;
            let within = piece.start < range.end.max(range.start + 1) && end > range.start;
            (within && piece.ours).then_some(piece)
        });
        of.find_map(|piece| piece.origin)
    }

    /// Whether it is ours, at least in part.
    pub(super) fn is_ours(&self) -> bool {
        self.pieces.iter().any(|piece| piece.ours)
    }

    /// Whether a stretch is, or is within, the words of a link.
    pub(super) fn is_link(&self, range: &Range<usize>) -> bool {
        self.links.iter().any(|link| link.start <= range.start && range.end <= link.end)
    }
}
