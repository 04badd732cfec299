//! Puts words in the place of their tokens, block for block.
//!
//! The words of a case are read as Markdown by themselves and never together with the words around
//! them: a fence that a document leaves open ends where the document ends.

use serde::Serialize;

use super::level::shift;
use super::lost;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Block, Figure, IMAGE, Inline, MARK, NOTE, Origins, Target, parse, text_of};
use crate::files::Files;
use crate::image;
use crate::office::Office;
use crate::plan::view::ClaimView;
use crate::plan::{Piece, References, WordsTable};
use crate::redaction;
use crate::source::{SourceId, Span};
use crate::template::{Filled, Values};
use crate::yaml::{lines_within, within};

/// Fills the tokens of a letter.
pub(super) struct Filler<'a> {
    office: &'a Office,
    files: &'a dyn Files,
    words: &'a WordsTable,
    references: &'a References,
    /// The tokens that were placed.
    pub(super) placed: Vec<usize>,
    /// The places of templates that were used, each time that they were.
    pub(super) used: Vec<Span>,
    /// How many gaps the letter shows.
    pub(super) gaps: usize,
    /// The labels of the redactions met, by the numbers of their marks.
    labels: Vec<String>,
    /// The text that is being read, for findings inside it.
    reading: Option<Reading>,
    /// How many quotations of somebody else's words are being read.
    quoting: usize,
}

/// A text of the case while it is read as Markdown: where it was written, what it says, and which byte of
/// the text each stretch of the Markdown comes from.
#[derive(Clone)]
struct Reading {
    span: Span,
    text: String,
    offsets: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct PassageView<'a> {
    claim: &'a ClaimView,
}

impl<'a> Filler<'a> {
    pub(super) fn new(
        office: &'a Office,
        files: &'a dyn Files,
        words: &'a WordsTable,
        references: &'a References,
    ) -> Self {
        Self {
            office,
            files,
            words,
            references,
            placed: Vec::new(),
            used: Vec::new(),
            gaps: 0,
            labels: Vec::new(),
            reading: None,
            quoting: 0,
        }
    }

    /// The blocks of a template's text.
    pub(super) fn template(&mut self, filled: &Filled, report: &mut Report) -> Vec<Block> {
        self.used.extend(&filled.used);
        self.blocks(parse(&filled.text, &Origins::From(&filled.origins)), 0, report)
    }

    /// Blocks with the words in the place of their tokens. Headings of the words come below `level`.
    fn blocks(&mut self, blocks: Vec<Block>, level: u8, report: &mut Report) -> Vec<Block> {
        let mut level = level;
        let mut filled = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.paragraph(inlines, level, &mut filled, report),
                Block::Heading(number, ids, inlines) => {
                    level = number;
                    filled.push(Block::Heading(number, ids, self.line(inlines, level, &mut Vec::new(), report)));
                }
                Block::List(start, items) => {
                    let items = items.into_iter().map(|item| self.blocks(item, level, report)).collect();
                    filled.push(Block::List(start, items));
                }
                Block::Quote(blocks) => filled.push(Block::Quote(self.blocks(blocks, level, report))),
                Block::Table(columns, head, rows) => {
                    let head = self.cells(head, level, report);
                    let rows = rows.into_iter().map(|row| self.cells(row, level, report)).collect();
                    filled.push(Block::Table(columns, head, rows));
                }
                Block::Code(text) => filled.push(Block::Code(self.code(&text))),
                Block::Rule | Block::Figure(_) => filled.push(block),
            }
        }
        filled
    }

    fn cells(&mut self, cells: Vec<Vec<Inline>>, level: u8, report: &mut Report) -> Vec<Vec<Inline>> {
        cells.into_iter().map(|cell| self.line(cell, level, &mut Vec::new(), report)).collect()
    }

    /// A paragraph; words that are several blocks go on after it, and an image stands by itself.
    fn paragraph(&mut self, inlines: Vec<Inline>, level: u8, filled: &mut Vec<Block>, report: &mut Report) {
        let mut words = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Link(Target::Reference(name, at), inner) if self.shows(&name) => {
                    self.words(std::mem::take(&mut words), level, filled, report);
                    let inner = self.line(inner, level, &mut Vec::new(), report);
                    filled.extend(self.figure(&name, at, &inner, report));
                }
                other => words.push(other),
            }
        }
        self.words(words, level, filled, report);
    }

    fn words(&mut self, inlines: Vec<Inline>, level: u8, filled: &mut Vec<Block>, report: &mut Report) {
        let mut rest = Vec::new();
        let line = self.line(inlines, level, &mut rest, report);
        filled.push(Block::Paragraph(line));
        filled.extend(rest);
    }

    /// Whether a reference is to an image that is to be shown: one in words of the case that are no quotation.
    fn shows(&self, name: &str) -> bool {
        name.starts_with(IMAGE) && self.quoting == 0 && self.reading.is_some()
    }

    /// An image with what it shows.
    fn figure(&self, name: &str, at: usize, words: &[Inline], report: &mut Report) -> Option<Block> {
        let place = self.reading.as_ref()?.place(at, report);
        let alternative = text_of(words).trim().to_owned();
        if alternative.is_empty() {
            let finding = Diagnostic::error("FOI401", "this image has no words for those who do not see it")
                .at(place, "an image")
                .law("Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018, reg. 6")
                .help("say between the brackets what it shows: `![Repairs by month, highest in January](chart.png)`");
            report.push(finding);
        }
        let file = report.sources.get(place.source).name().to_owned();
        let image = image::read(self.files, &file, name.strip_prefix(IMAGE)?, place, report)?;
        Some(Block::Figure(Figure { alternative, image }))
    }

    /// A line. What of its words is more than a line goes to `rest`.
    fn line(&mut self, inlines: Vec<Inline>, level: u8, rest: &mut Vec<Block>, report: &mut Report) -> Vec<Inline> {
        let mut line = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Token(token) => self.token(token, level, &mut line, rest, report),
                Inline::Mark(number) => line.push(Inline::Redacted(self.label(number))),
                Inline::Code(text) => line.push(Inline::Code(self.code(&text))),
                Inline::Plain(inner) => line.push(Inline::Plain(self.line(inner, level, rest, report))),
                Inline::Emphasis(inner) => line.push(Inline::Emphasis(self.line(inner, level, rest, report))),
                Inline::Strong(inner) => line.push(Inline::Strong(self.line(inner, level, rest, report))),
                Inline::Language(tag, inner) => line.push(Inline::Language(tag, self.line(inner, level, rest, report))),
                Inline::Note(number, blocks) => {
                    line.push(Inline::Note(number, self.blocks(blocks, level, report)));
                }
                Inline::Link(to, inner) => {
                    let inner = self.line(inner, level, rest, report);
                    line.push(self.link(to, inner, report));
                }
                other => line.push(other),
            }
        }
        line
    }

    fn token(&mut self, token: usize, level: u8, line: &mut Vec<Inline>, rest: &mut Vec<Block>, report: &mut Report) {
        self.placed.push(token);
        let words = self.words;
        match words.piece(token) {
            None => {}
            Some(Piece::Line(text, span)) => line.extend(self.plain(text, *span, report)),
            Some(Piece::Link(address)) => {
                line.push(Inline::Link(Target::Address(address.clone()), vec![Inline::Text(address.clone(), None)]));
            }
            Some(Piece::Markdown(text)) => {
                let blocks = parse(text, &Origins::One(None));
                self.splice(blocks, level, line, rest, report);
            }
            Some(Piece::Gap(gap)) => {
                self.gaps += 1;
                line.push(Inline::Gap(format!("{} of “{}”", gap.field.replace(['_', '.'], " "), gap.claim.as_str())));
            }
            Some(Piece::Prose(text, span)) => self.prose(text, *span, level, line, rest, report),
            Some(Piece::Quoted(text, span)) => {
                self.quoting += 1;
                self.prose(text, *span, level, line, rest, report);
                self.quoting -= 1;
            }
            Some(Piece::File(source)) => self.file(*source, level, line, rest, report),
            Some(Piece::Sent(source)) => {
                self.quoting += 1;
                self.file(*source, level, line, rest, report);
                self.quoting -= 1;
            }
            Some(Piece::Passage(passage, claim)) => {
                match self.office.templates.fill(passage, &Values::of(&PassageView { claim })) {
                    Ok(filled) => {
                        self.used.extend(&filled.used);
                        let blocks = shift(parse(&filled.text, &Origins::From(&filled.origins)), level);
                        self.splice(blocks, level, line, rest, report);
                    }
                    Err(finding) => report.push(*finding),
                }
            }
        }
    }

    /// The text of a file, read as Markdown by itself.
    fn file(
        &mut self,
        source: SourceId,
        level: u8,
        line: &mut Vec<Inline>,
        rest: &mut Vec<Block>,
        report: &mut Report,
    ) {
        let raw = report.sources.get(source).raw().to_owned();
        let (kept, _) = redaction::remove(&raw);
        let whole = report.sources.span(source, 0..raw.len());
        self.prose(&kept, whole, level, line, rest, report);
    }

    /// Text of the case, read as Markdown by itself.
    fn prose(
        &mut self,
        text: &str,
        span: Span,
        level: u8,
        line: &mut Vec<Inline>,
        rest: &mut Vec<Block>,
        report: &mut Report,
    ) {
        let (markdown, offsets) = self.marked(text, span, report);
        let origins = lines(text, span, &offsets, report);
        let from = origins.as_deref().map_or(Origins::One(Some(span)), Origins::From);
        let blocks = shift(parse(&markdown, &from), level);
        let before = self.reading.replace(Reading { span, text: text.to_owned(), offsets });
        self.splice(blocks, level, line, rest, report);
        self.reading = before;
    }

    /// Words that were read by themselves: the first paragraph goes on with the line, the rest follows it.
    fn splice(
        &mut self,
        blocks: Vec<Block>,
        level: u8,
        line: &mut Vec<Inline>,
        rest: &mut Vec<Block>,
        report: &mut Report,
    ) {
        let blocks = self.blocks(blocks, level, report);
        for (place, block) in blocks.into_iter().enumerate() {
            match block {
                Block::Paragraph(inlines) if place == 0 && rest.is_empty() => line.extend(inlines),
                other => rest.push(other),
            }
        }
    }

    /// A line of text as it is, but for its redactions.
    fn plain(&mut self, text: &str, span: Option<Span>, report: &mut Report) -> Vec<Inline> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for mark in redaction::marks(text) {
            if mark.whole.start > at {
                pieces.push(Inline::Text(text[at..mark.whole.start].to_owned(), span));
            }
            let place = span.map(|span| within(report, span, text, mark.whole.clone()));
            let number = self.redact(text[mark.name].trim(), place, report);
            pieces.push(Inline::Redacted(self.label(number)));
            at = mark.whole.end;
        }
        if at < text.len() {
            pieces.push(Inline::Text(text[at..].to_owned(), span));
        }
        pieces
    }

    /// Markdown with each redaction as a mark that Markdown cannot misread, and where its stretches come from.
    fn marked(&mut self, text: &str, span: Span, report: &mut Report) -> (String, Vec<(usize, usize)>) {
        let mut markdown = String::with_capacity(text.len());
        let mut offsets = vec![(0, 0)];
        let mut at = 0;
        for mark in redaction::marks(text) {
            markdown.push_str(&text[at..mark.whole.start]);
            let place = within(report, span, text, mark.whole.clone());
            let number = self.redact(text[mark.name].trim(), Some(place), report);
            markdown.push_str(&format!("{}{number}{}", MARK.0, MARK.1));
            at = mark.whole.end;
            offsets.push((markdown.len(), at));
        }
        markdown.push_str(&text[at..]);
        (markdown, offsets)
    }

    /// The number of a redaction by its claim; a name that is none is an error, never a leak.
    fn redact(&mut self, name: &str, place: Option<Span>, report: &mut Report) -> usize {
        let label = self.references.redactions.get(name).cloned().unwrap_or_else(|| {
            let finding = Diagnostic::error(
                "FOI120",
                format!(
                    "a redaction names `{}`, and nothing is withheld under that",
                    if name.contains([' ', ':']) { "…" } else { name }
                ),
            )
            .help("name a claim of `exemptions:`, or `private` for words that are nobody's business");
            report.push(match place {
                Some(span) => finding.at(span, "this redaction"),
                None => finding,
            });
            String::new()
        });
        self.labels.push(label);
        self.labels.len() - 1
    }

    fn label(&self, number: usize) -> String {
        self.labels.get(number).cloned().unwrap_or_default()
    }

    /// Text that is shown as it is, with its redactions in words.
    fn code(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find(MARK.0) {
            shown.push_str(&rest[..open]);
            let inside = &rest[open + MARK.0.len_utf8()..];
            let end = inside.find(MARK.1).unwrap_or(inside.len());
            let label = inside[..end].parse().map(|number| self.label(number)).unwrap_or_default();
            shown.push_str(&text_of(&[Inline::Redacted(label)]));
            rest = inside.get(end + MARK.1.len_utf8()..).unwrap_or_default();
        }
        shown.push_str(rest);
        shown
    }

    /// A link with its target found, and its words where it had none.
    fn link(&mut self, to: Target, inner: Vec<Inline>, report: &mut Report) -> Inline {
        let Target::Reference(name, at) = &to else { return Inline::Link(to, inner) };
        if let Some((label, id)) = self.references.targets.get(name.as_str()) {
            let inner = if inner.is_empty() { vec![Inline::Text(label.clone(), None)] } else { inner };
            return Inline::Link(Target::Here(id.clone()), inner);
        }
        if self.quoting > 0 && !name.starts_with(NOTE) {
            return Inline::Plain(inner);
        }
        let finding = lost(name);
        report.push(match &self.reading {
            Some(reading) => finding.at(reading.place(*at, report), "in this text"),
            None => finding,
        });
        Inline::Emphasis(inner)
    }
}

/// From which byte of its Markdown on a text comes from which line of its file; nothing where it is one line, or so
/// long that it is no field of a case.
fn lines(text: &str, span: Span, offsets: &[(usize, usize)], report: &Report) -> Option<Vec<(usize, Span)>> {
    const LONGEST: usize = 20_000;
    if !text.trim_end().contains('\n') || text.len() > LONGEST {
        return None;
    }
    let places = lines_within(report, span, text)?;
    let mut at = 0;
    let starts = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start
    });
    // Each stretch of the Markdown is moved against the text by the marks before it.
    let moved = |start: usize| {
        let (markdown, text) = offsets[offsets.partition_point(|(_, text)| *text <= start).max(1) - 1];
        markdown + start.saturating_sub(text)
    };
    Some(starts.map(moved).zip(places).collect())
}

impl Reading {
    /// The place of the line of the text that a byte of its Markdown is in.
    fn place(&self, at: usize, report: &Report) -> Span {
        let (markdown, text) = self.offsets[self.offsets.partition_point(|(from, _)| *from <= at) - 1];
        let start = (text + at - markdown).min(self.text.len());
        let end = self.text[start..].find(['\n', ')']).map_or(self.text.len(), |length| start + length + 1);
        within(report, self.span, &self.text, start..end)
    }
}
