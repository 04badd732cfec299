//! A letter as typed blocks, each of its texts with its origin: what every output format is written from.
//!
//! [`parse()`] makes blocks of Markdown, and is the only thing that knows pulldown-cmark. It leaves
//! tokens as [`Inline::Token`]s: [`crate::letter`] puts the words in their place, block for block, so
//! that no text of a case can change how the words around it are read.

mod links;
mod notes;
mod order;
mod parse;
mod tidy;
mod walk;

use std::sync::Arc;

use crate::calendar::Day;
use crate::catalogue::PartKind;
use crate::image::Image;
use crate::plan::LetterKind;
use crate::source::Span;

pub(crate) use notes::NOTE;
pub use order::{number_notes, step_headings};
pub(crate) use parse::{IMAGE, MARK};
pub use parse::{Origins, parse};
pub use tidy::{names_rows, text_of, tidy};

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the letter is called.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// The authority's reference.
    pub reference: String,
    /// The date of the letter.
    pub date: Day,
    /// The language, as BCP 47 has it.
    pub language: &'static str,
    /// Whether something is still to be written, so that every page must say so.
    pub draft: bool,
    /// Its parts, in reading order.
    pub parts: Vec<Part>,
    /// What it is, for those who check its wording. Nothing of it is shown.
    pub about: About,
}

/// What a letter is, and what it was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Which letter it is; `None` for words that are no letter.
    pub kind: Option<LetterKind>,
    /// The places in the case of words about what the authority neither confirms nor denies.
    pub neither: Vec<Span>,
    /// The places of templates that were used, each time that they were.
    pub used: Vec<Span>,
    /// The parts that were made, in order.
    pub parts: Vec<Made>,
}

/// A part of a letter as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file of `templates/parts` that words it.
    pub name: String,
    /// How many places of templates had been used before it.
    pub from: usize,
    /// Whether it has something to say.
    pub shown: bool,
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where links to it lead, for an annex.
    pub id: Option<String>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of a level from one to six, and where links to it lead.
    Heading(u8, Vec<String>, Vec<Inline>),
    /// A list, numbered from a number or not at all.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A table: its columns, its head, its rows.
    Table(Vec<Column>, Vec<Cell>, Vec<Vec<Cell>>),
    /// Text to be shown as it is.
    Code(String),
    /// A break between themes.
    Rule,
    /// An image.
    Figure(Figure),
}

/// An image with what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it shows, in words.
    pub alternative: String,
    /// The image.
    pub image: Arc<Image>,
}

/// What stands in a cell of a table.
pub type Cell = Vec<Inline>;

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// At its left, as text is.
    Left,
    /// In its middle.
    Centre,
    /// At its right, as numbers are.
    Right,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text, and where it was written: in a case, a template or an exemption file.
    Text(String, Option<Span>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Text to be shown as it is.
    Code(String),
    /// A link.
    Link(Target, Vec<Inline>),
    /// A passage in another language, as BCP 47 has it.
    Language(String, Vec<Inline>),
    /// Words that were a link which leads nowhere.
    Plain(Vec<Inline>),
    /// The end of a line.
    Break,
    /// Words that a redaction hides; the mark is the same whatever they were. It says under what.
    Redacted(String),
    /// Something that is still to be written.
    Gap(String),
    /// A footnote: its number in the letter, and what it says. A later call of the same note says nothing.
    Note(usize, Vec<Block>),
    /// A place to which links lead.
    Anchor(String),
    /// Words to be put here. None is left in a finished letter.
    Token(usize),
    /// A redaction whose label is to be put here. None is left in a finished letter.
    Mark(usize),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To an address on the web, or of e-mail.
    Address(String),
    /// To a place in this letter.
    Here(String),
    /// To something that is still to be found, `annex:dpia`, with the byte of the Markdown where it was
    /// written. None is left in a finished letter.
    Reference(String, usize),
}
