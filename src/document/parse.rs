//! Markdown to blocks.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

use super::notes::{Definition, NOTE, with_notes};
use super::{Block, Cell, Column, Inline, Target};
use crate::plan::{CLOSE, OPEN};
use crate::source::Span;

/// Where the texts of some Markdown come from.
#[derive(Debug, Clone)]
pub enum Origins<'a> {
    /// All of it from one place.
    One(Option<Span>),
    /// From a byte on from a place.
    From(&'a [(usize, Span)]),
}

/// The first and last character of the number of a redaction, which no text of a case may hold.
pub(crate) const MARK: (char, char) = ('\u{e006}', '\u{e007}');

impl Origins<'_> {
    fn at(&self, offset: usize) -> Option<Span> {
        match self {
            Self::One(span) => *span,
            Self::From(origins) => {
                let place = origins.partition_point(|(from, _)| *from <= offset);
                place.checked_sub(1).map(|place| origins[place].1)
            }
        }
    }
}

/// The blocks of some Markdown. Raw HTML in it is text. An image is a reference that is still to be found.
#[must_use]
pub fn parse(markdown: &str, origins: &Origins) -> Vec<Block> {
    let frames = vec![Frame::Blocks(Vec::new())];
    let mut builder = Builder { markdown, frames, skipped: 0, origins, row: 0..0, notes: Vec::new() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        builder.event(event, &range);
    }
    let notes = std::mem::take(&mut builder.notes);
    with_notes(builder.finish(), notes, markdown.contains(MARK.0))
}

/// The scheme of an image until it is found.
pub(crate) const IMAGE: &str = "image:";

/// How deep blocks and emphasis may nest; what nests deeper stays, without its nesting.
const DEEPEST: usize = 60;

/// What is open while events come in.
enum Frame {
    Blocks(Vec<Block>),
    Paragraph(Vec<Inline>),
    /// A paragraph that Markdown does not speak of.
    Loose(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
    Code(String),
    Html(Vec<Inline>),
    Table(Vec<Column>, Vec<Cell>, Vec<Vec<Cell>>),
    Row(Vec<Cell>),
    Cell(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link(String, usize, Vec<Inline>),
    Image(String, usize, Vec<Inline>),
    Note(String, usize, Vec<Block>),
}

struct Builder<'a> {
    markdown: &'a str,
    frames: Vec<Frame>,
    /// How many tags are open that nest too deep.
    skipped: usize,
    origins: &'a Origins<'a>,
    /// Where the row of a table stands that is being read.
    row: Range<usize>,
    /// What the footnotes say, by their labels.
    notes: Vec<Definition>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event, range: &Range<usize>) {
        match event {
            Event::Start(tag) => {
                if matches!(tag, Tag::TableRow) {
                    self.row = range.clone();
                }
                self.open(tag, range.start);
            }
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.text(&self.plain(&text, range), range.start),
            Event::Code(text) => self.inline(Inline::Code(text.to_string())),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text, range.start),
            Event::SoftBreak => self.inline(Inline::Text(" ".to_owned(), self.origins.at(range.start))),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::FootnoteReference(label) => {
                let call = Target::Reference(format!("{NOTE}{label}"), range.start);
                self.inline(Inline::Link(call, Vec::new()));
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn open(&mut self, tag: Tag, at: usize) {
        // Text that has no paragraph of its own, as in a tight item, ends before a block.
        if !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }) {
            self.end_loose();
        }
        if self.frames.len() > DEEPEST {
            self.skipped += 1;
            return;
        }
        self.frames.push(match tag {
            Tag::Paragraph => Frame::Paragraph(Vec::new()),
            Tag::Heading { level, .. } => Frame::Heading(number(level), Vec::new()),
            Tag::BlockQuote(_) => Frame::Quote(Vec::new()),
            Tag::List(start) => Frame::List(start, Vec::new()),
            Tag::Item => Frame::Item(Vec::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Frame::Code(String::new()),
            Tag::HtmlBlock => Frame::Html(Vec::new()),
            Tag::Table(alignments) => {
                Frame::Table(alignments.into_iter().map(column).collect(), Vec::new(), Vec::new())
            }
            Tag::TableHead | Tag::TableRow => Frame::Row(Vec::new()),
            Tag::TableCell => Frame::Cell(Vec::new()),
            Tag::Emphasis => Frame::Emphasis(Vec::new()),
            Tag::Strong => Frame::Strong(Vec::new()),
            Tag::Link { dest_url, .. } => Frame::Link(dest_url.to_string(), at, Vec::new()),
            Tag::FootnoteDefinition(label) => Frame::Note(label.to_string(), at, Vec::new()),
            Tag::Image { dest_url, .. } => Frame::Image(format!("{IMAGE}{dest_url}"), at, Vec::new()),
            _ => Frame::Blocks(Vec::new()),
        });
    }

    fn close(&mut self, end: TagEnd) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        self.end_loose();
        let Some(frame) = self.frames.pop() else { return };
        match frame {
            Frame::Paragraph(inlines) | Frame::Loose(inlines) | Frame::Html(inlines) => {
                self.block(Block::Paragraph(inlines));
            }
            Frame::Heading(level, inlines) => self.block(Block::Heading(level, Vec::new(), inlines)),
            Frame::Quote(blocks) => self.block(Block::Quote(blocks)),
            Frame::List(start, items) => self.block(Block::List(start, items)),
            Frame::Item(blocks) => {
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(blocks);
                }
            }
            Frame::Code(text) => self.block(Block::Code(text)),
            Frame::Table(columns, head, rows) => self.block(Block::Table(columns, head, rows)),
            Frame::Row(mut cells) => {
                if !matches!(end, TagEnd::TableHead) {
                    self.beyond(&mut cells);
                }
                if let Some(Frame::Table(_, head, rows)) = self.frames.last_mut() {
                    if matches!(end, TagEnd::TableHead) {
                        *head = cells;
                    } else {
                        rows.push(cells);
                    }
                }
            }
            Frame::Cell(inlines) => {
                if let Some(Frame::Row(cells)) = self.frames.last_mut() {
                    cells.push(inlines);
                }
            }
            Frame::Emphasis(inlines) => self.inline(Inline::Emphasis(inlines)),
            Frame::Strong(inlines) => self.inline(Inline::Strong(inlines)),
            Frame::Link(to, at, inlines) => self.inline(link(&to, at, inlines)),
            Frame::Image(to, at, inlines) => self.inline(Inline::Link(Target::Reference(to, at), inlines)),
            Frame::Note(label, at, blocks) => self.notes.push((label, at, blocks)),
            Frame::Blocks(blocks) => blocks.into_iter().for_each(|block| self.block(block)),
        }
    }

    /// Text without the characters of tokens and marks where an entity made them: they stand for nothing.
    fn plain<'t>(&self, text: &'t str, range: &Range<usize>) -> Cow<'t, str> {
        let means = |character: char| ('\u{e000}'..='\u{f8ff}').contains(&character) || character == '\0';
        if text.contains(means) && !self.markdown[range.clone()].contains(means) {
            return text.replace(means, "\u{fffd}").into();
        }
        text.into()
    }

    /// Text with its tokens and marks as pieces of their own.
    fn text(&mut self, text: &str, offset: usize) {
        if let Some(Frame::Code(code)) = self.frames.last_mut() {
            code.push_str(text);
            return;
        }
        let origin = self.origins.at(offset);
        let mut rest = text;
        while let Some(open) = rest.find([OPEN, MARK.0]) {
            if open > 0 {
                self.inline(Inline::Text(rest[..open].to_owned(), origin));
            }
            let token = rest[open..].starts_with(OPEN);
            let inside = &rest[open + OPEN.len_utf8()..];
            let end = inside.find([CLOSE, MARK.1]).unwrap_or(inside.len());
            if let Ok(number) = inside[..end].parse() {
                self.inline(if token { Inline::Token(number) } else { Inline::Mark(number) });
            }
            rest = inside.get(end + CLOSE.len_utf8()..).unwrap_or_default();
        }
        if !rest.is_empty() {
            self.inline(Inline::Text(rest.to_owned(), origin));
        }
    }

    fn inline(&mut self, inline: Inline) {
        match self.frames.last_mut() {
            Some(
                Frame::Paragraph(inlines)
                | Frame::Loose(inlines)
                | Frame::Heading(_, inlines)
                | Frame::Html(inlines)
                | Frame::Cell(inlines)
                | Frame::Emphasis(inlines)
                | Frame::Strong(inlines)
                | Frame::Link(_, _, inlines)
                | Frame::Image(_, _, inlines),
            ) => inlines.push(inline),
            _ => self.frames.push(Frame::Loose(vec![inline])),
        }
    }

    fn block(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(Frame::Blocks(blocks) | Frame::Quote(blocks) | Frame::Item(blocks) | Frame::Note(_, _, blocks)) => {
                blocks.push(block);
            }
            _ => self.frames.push(Frame::Blocks(vec![block])),
        }
    }

    /// What a row says beyond the columns of its table goes to its last cell: Markdown would lose it.
    fn beyond(&mut self, cells: &mut [Cell]) {
        let row = &self.markdown[self.row.clone()];
        let Some(at) = end_of_cells(row, cells.len()) else { return };
        let rest = row[at..].trim().trim_end_matches('|').trim_end();
        if rest.is_empty() {
            return;
        }
        self.frames.push(Frame::Cell(Vec::new()));
        self.text(&format!(" | {rest}"), self.row.start + at);
        if let (Some(Frame::Cell(words)), Some(last)) = (self.frames.pop(), cells.last_mut()) {
            last.extend(words);
        }
    }

    /// Ends a paragraph that Markdown does not speak of.
    fn end_loose(&mut self) {
        if matches!(self.frames.last(), Some(Frame::Loose(_)))
            && let Some(Frame::Loose(inlines)) = self.frames.pop()
        {
            self.block(Block::Paragraph(inlines));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.skipped = 0;
        self.end_loose();
        while self.frames.len() > 1 {
            self.close(TagEnd::Paragraph);
        }
        match self.frames.pop() {
            Some(Frame::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }
}

/// A link by its scheme: ours lead to places of the letter, or say what a passage is.
fn link(to: &str, at: usize, inlines: Vec<Inline>) -> Inline {
    match to.split_once(':') {
        // An address with a redaction in it, or to a place within another document, leads nowhere.
        _ if to.contains(MARK.0) || to.starts_with('#') => Inline::Plain(inlines),
        Some(("id", name)) if inlines.is_empty() => Inline::Anchor(name.to_owned()),
        Some(("lang", tag)) if is_language(tag) => Inline::Language(tag.to_owned(), inlines),
        Some(("http" | "https" | "mailto" | "tel", _)) => Inline::Link(Target::Address(to.to_owned()), inlines),
        None if to.contains('@') => Inline::Link(Target::Address(format!("mailto:{to}")), inlines),
        // Ours, to be found; or a relative or unknown address, which leads nowhere from a letter.
        _ => Inline::Link(Target::Reference(to.to_owned(), at), inlines),
    }
}

/// Where the cells of a row end that a table of so many columns has; `None` where it has no more.
fn end_of_cells(row: &str, columns: usize) -> Option<usize> {
    let trimmed = row.trim_start();
    let start = row.len() - trimmed.strip_prefix('|').unwrap_or(trimmed).len();
    let bars = row.bytes().enumerate().skip(start).filter(|(at, byte)| {
        let slashes = row.as_bytes()[..*at].iter().rev().take_while(|byte| **byte == b'\\').count();
        *byte == b'|' && slashes % 2 == 0
    });
    bars.map(|(at, _)| at + 1).nth(columns.checked_sub(1)?)
}

/// Whether a text has the form of the name of a language (BCP 47): `cy`, `en-GB`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let letters = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(letters) && parts.all(part)
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn column(alignment: Alignment) -> Column {
    match alignment {
        Alignment::None | Alignment::Left => Column::Left,
        Alignment::Center => Column::Centre,
        Alignment::Right => Column::Right,
    }
}
