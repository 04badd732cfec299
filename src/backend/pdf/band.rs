//! What a letter is made of before it is cut into pages: bands, one under the other.

use std::rc::Rc;

use super::shape::Word;
use super::style::{self, Colour};
use super::tags::{ElementId, LeafId};

/// How a stretch of text is drawn. Pieces of lines name theirs by its place in a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    /// The size, in points.
    pub(super) size: f32,
    /// How far above the line, in points.
    pub(super) rise: f32,
    pub(super) colour: Colour,
    /// What stands behind it.
    pub(super) behind: Option<Colour>,
    /// The text that it is part of; none for what stands on every page and is not read with the letter.
    pub(super) leaf: Option<LeafId>,
    /// The link that it is part of, by its place in the list of links.
    pub(super) link: Option<usize>,
}

/// A word in a line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) word: Rc<Word>,
    pub(super) ink: usize,
    /// Room before and after it, in points.
    pub(super) room: (f32, f32),
    /// The level of its direction (Unicode Standard Annex 9): odd reads leftwards.
    pub(super) level: u8,
    /// The footnote that is called here.
    pub(super) note: Option<usize>,
}

/// A line: its pieces in the order in which they are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// In points, without the space at its end.
    pub(super) width: f32,
}

/// The lines of a cell of a table.
#[derive(Debug, Clone)]
pub(super) struct CellLines {
    /// The left edge and the width of the cell.
    pub(super) x: f32,
    pub(super) width: f32,
    /// Which share of the room that a line leaves stands before it.
    pub(super) shift: f32,
    pub(super) lines: Vec<Line>,
}

/// What stands in a band.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A line: its left edge, and its base line below the top of the band.
    Line(Line, f32, f32),
    /// A row of a table.
    Row(Row),
    /// An image, by its place in the list of images: its left edge and its width.
    Image(usize, LeafId, f32, f32),
    /// A hairline: its left edge and its width.
    Rule(f32, f32),
    /// Nothing: room.
    Room,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) cells: Vec<CellLines>,
    /// From base line to base line.
    pub(super) leading: f32,
    /// The first base line below the top of the row.
    pub(super) first: f32,
    pub(super) head: bool,
}

impl Row {
    /// How many lines its tallest cell has.
    pub(super) fn lines(&self) -> usize {
        self.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1)
    }

    /// How high so many of its lines are.
    pub(super) fn height(&self, lines: usize) -> f32 {
        lines as f32 * self.leading + 2.0 * style::CELL.1
    }
}

/// A heading to be listed among the bookmarks.
#[derive(Debug, Clone)]
pub(super) struct Bookmark {
    pub(super) level: u8,
    pub(super) title: String,
}

/// A strip of a page. Only a row of a table may be divided.
#[derive(Debug, Clone)]
pub(super) struct Band {
    pub(super) height: f32,
    /// Room above it, but at the top of a page.
    pub(super) before: f32,
    pub(super) content: Content,
    /// Whether the next band belongs to the same page.
    pub(super) keep: bool,
    /// Whether it begins a page.
    pub(super) page: bool,
    /// The footnotes called in it.
    pub(super) notes: Vec<usize>,
    /// The head of its table, by its place among the bands.
    pub(super) head: Option<usize>,
    /// The bars of the quotations that it stands in: their left edges, and whether they go on from the band above.
    pub(super) bars: Vec<(f32, bool)>,
    /// The marks of the items of lists that begin here, and their left edges.
    pub(super) labels: Vec<(Line, f32)>,
    pub(super) bookmark: Option<Bookmark>,
    /// The names of the places here that links lead to.
    pub(super) anchors: Vec<String>,
}

impl Band {
    /// A band of a height with something in it.
    pub(super) fn new(height: f32, before: f32, content: Content) -> Self {
        let called = |line: &Line| line.pieces.iter().filter_map(|piece| piece.note).collect::<Vec<_>>();
        let notes = match &content {
            Content::Line(line, ..) => called(line),
            Content::Row(row) => row.cells.iter().flat_map(|cell| &cell.lines).flat_map(called).collect(),
            _ => Vec::new(),
        };
        Self {
            height,
            before,
            content,
            keep: false,
            page: false,
            notes,
            head: None,
            bars: Vec::new(),
            labels: Vec::new(),
            bookmark: None,
            anchors: Vec::new(),
        }
    }
}

/// A link: where it leads, its words, its element.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) to: crate::document::Target,
    pub(super) words: String,
    pub(super) element: ElementId,
}
