//! Pages become operations, which `printpdf` writes.

mod text;

use std::collections::BTreeMap;

use printpdf::{Color, CurTransMat, DictItem, Mm, Op, PaintMode, PdfPage, Pt, Rect, Rgb, WindingOrder};

use super::band::{Band, Content, Line, Piece, Row};
use super::embed::Embedded;
use super::flow::Flow;
use super::fonts::{FaceId, Style};
use super::lines::wide;
use super::pages::{ABOVE_NOTES, Page, Placed};
use super::style::{self, Colour};
use super::tags::{Attribute, ElementId, Kid, LeafId};

/// Where a link can be followed on a page: for each of its lines left, bottom, right and top.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) link: usize,
    lines: Vec<[f32; 4]>,
}

impl Spot {
    /// Left, bottom, right and top of all of it.
    pub(super) fn bounds(&self) -> [f32; 4] {
        let first = self.lines.first().copied().unwrap_or_default();
        self.lines.iter().fold(first, |all, line| {
            [all[0].min(line[0]), all[1].min(line[1]), all[2].max(line[2]), all[3].max(line[3])]
        })
    }

    /// The corners of each line: upper left and right, lower left and right.
    pub(super) fn corners(&self) -> Vec<f32> {
        let corners =
            |[left, bottom, right, top]: &[f32; 4]| [*left, *top, *right, *top, *left, *bottom, *right, *bottom];
        self.lines.iter().flat_map(corners).collect()
    }
}

/// What is known of a page beyond its operations.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The element of each numbered stretch of the page.
    pub(super) numbered: Vec<ElementId>,
    /// Its links.
    pub(super) spots: Vec<Spot>,
}

/// A place that links and bookmarks lead to: its page, and how high on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Target {
    pub(super) page: usize,
    pub(super) height: f32,
}

/// The top of the first page.
pub(super) const START: Target = Target { page: 0, height: style::PAGE.1 };

/// A bookmark and its place.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) level: u8,
    pub(super) title: String,
    pub(super) target: Target,
}

/// A drawn letter.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) pages: Vec<PdfPage>,
    pub(super) sheets: Vec<Sheet>,
    pub(super) anchors: BTreeMap<String, Target>,
    pub(super) bookmarks: Vec<Marked>,
}

/// Draws every page.
pub(super) fn draw<'a>(
    flow: &mut Flow<'a>,
    pages: &[Page],
    reference: &str,
    draft: bool,
    fonts: &mut Embedded<'a>,
) -> Drawn {
    let mut drawn = Drawn::default();
    let bands = std::mem::take(&mut flow.bands);
    let notes = std::mem::take(&mut flow.notes);
    for (number, page) in pages.iter().enumerate() {
        let of = format!("Page {} of {}", number + 1, pages.len());
        let mut pen = Pen::new(flow, fonts, number);
        for placed in &page.placed {
            pen.band(&bands[placed.band], placed, &mut drawn);
        }
        if let Some(first) = page.notes.first() {
            pen.shape(style::SIDE, first.top - ABOVE_NOTES / 2.0, style::MEASURE / 3.0, 0.5, style::LINE);
        }
        for line in &page.notes {
            let placed = Placed { band: line.band, top: line.top, above: 0.0, lines: None, again: false };
            pen.band(&notes[line.note][line.band], &placed, &mut drawn);
        }
        pen.running(reference, &of, draft);
        let (ops, sheet) = pen.finish();
        drawn.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), ops));
        drawn.sheets.push(sheet);
    }
    drawn
}

/// What a stretch of a page is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marking {
    /// Text of the letter.
    Leaf(LeafId),
    /// What stands at the head or the foot of every page, and is not read with the letter.
    Running(&'static str),
}

struct Pen<'p, 'a> {
    flow: &'p mut Flow<'a>,
    fonts: &'p mut Embedded<'a>,
    page: usize,
    ops: Vec<Op>,
    /// What stands behind the text.
    shapes: Vec<Op>,
    shape_colour: Option<Colour>,
    sheet: Sheet,
    marking: Option<Marking>,
    in_text: bool,
    font: Option<(FaceId, u32)>,
    colour: Colour,
    /// The glyphs that are still to be written.
    run: text::Run,
    codes: Vec<u16>,
    /// Where the next glyph would stand, and where the line began that the pen counts from.
    at: (f32, f32),
    origin: (f32, f32),
}

/// The pieces of a line from left to right, by their places (Unicode Standard Annex 9, rule L2).
fn from_left(pieces: &[Piece]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    let highest = pieces.iter().map(|piece| piece.level).max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            let end = (start..order.len()).find(|at| pieces[order[*at]].level < level).unwrap_or(order.len());
            order[start..end].reverse();
            start = end.max(start) + 1;
        }
    }
    order
}

/// To a hundredth of a point, which is finer than any eye or printer.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

impl<'p, 'a> Pen<'p, 'a> {
    fn new(flow: &'p mut Flow<'a>, fonts: &'p mut Embedded<'a>, page: usize) -> Self {
        Self {
            flow,
            fonts,
            page,
            ops: Vec::new(),
            shapes: Vec::new(),
            shape_colour: None,
            sheet: Sheet::default(),
            marking: None,
            in_text: false,
            font: None,
            colour: style::BLACK,
            run: text::Run::default(),
            codes: Vec::new(),
            at: (f32::NEG_INFINITY, 0.0),
            origin: (0.0, 0.0),
        }
    }

    fn finish(mut self) -> (Vec<Op>, Sheet) {
        self.end_text();
        self.unmark();
        if self.shapes.is_empty() {
            return (self.ops, self.sheet);
        }
        let kind = DictItem::Dict { map: [("Type".to_owned(), DictItem::Name(b"Layout".to_vec()))].into() };
        let mut ops = Vec::with_capacity(self.ops.len() + self.shapes.len() + 4);
        ops.push(Op::BeginMarkedContentWithProperties { tag: "Artifact".to_owned(), properties: kind });
        ops.append(&mut self.shapes);
        ops.push(Op::EndMarkedContent);
        if self.shape_colour != Some(style::BLACK) {
            ops.push(fill(style::BLACK));
        }
        ops.append(&mut self.ops);
        (ops, self.sheet)
    }

    /// A filled rectangle behind the text, `top` below the top edge of the page.
    fn shape(&mut self, x: f32, top: f32, width: f32, height: f32, colour: Colour) {
        if self.shape_colour != Some(colour) {
            self.shape_colour = Some(colour);
            self.shapes.push(fill(colour));
        }
        let rectangle = Rect {
            x: Pt(rounded(x)),
            y: Pt(rounded(style::PAGE.1 - top - height)),
            width: Pt(rounded(width)),
            height: Pt(rounded(height)),
            mode: Some(PaintMode::Fill),
            winding_order: Some(WindingOrder::NonZero),
        };
        self.shapes.push(Op::DrawRectangle { rectangle });
    }

    fn mark(&mut self, marking: Marking) {
        if self.marking == Some(marking) {
            return;
        }
        self.unmark();
        let (tag, properties) = match marking {
            Marking::Leaf(leaf) => {
                let number = self.sheet.numbered.len();
                let leaf = &mut self.flow.tree.leaves[leaf.0];
                leaf.shown.push((self.page, number));
                self.sheet.numbered.push(leaf.element);
                let number = i64::try_from(number).unwrap_or_default();
                let kind = self.flow.tree.elements[leaf.element.0].kind;
                (kind, vec![("MCID".to_owned(), DictItem::Int(number))])
            }
            Marking::Running(part) => {
                let kind = ("Type".to_owned(), DictItem::Name(b"Pagination".to_vec()));
                ("Artifact", vec![kind, ("Subtype".to_owned(), DictItem::Name(part.into()))])
            }
        };
        let properties = DictItem::Dict { map: properties.into_iter().collect() };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
        self.marking = Some(marking);
    }

    fn unmark(&mut self) {
        self.show();
        if self.marking.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn band(&mut self, band: &Band, placed: &Placed, drawn: &mut Drawn) {
        let top = placed.top;
        let running = placed.again.then_some("Header");
        let target = Target { page: self.page, height: style::PAGE.1 - top + 4.0 };
        if !placed.again && placed.lines.as_ref().is_none_or(|lines| lines.start == 0) {
            drawn.anchors.extend(band.anchors.iter().map(|name| (name.clone(), target)));
            if let Some(bookmark) = &band.bookmark {
                let (level, title) = (bookmark.level, bookmark.title.clone());
                drawn.bookmarks.push(Marked { level, title, target });
            }
            for (label, x) in &band.labels {
                let base = match &band.content {
                    Content::Line(_, _, base) => *base,
                    Content::Row(row) => row.first,
                    _ => style::TEXT,
                };
                self.line(label, *x, top + base, None);
            }
        }
        for (x, goes_on) in &band.bars {
            // The bar of a quotation has no holes between its paragraphs.
            let above = if *goes_on { placed.above } else { 0.0 };
            self.shape(*x, top - above, 2.0, band.height + above, style::LINE);
        }
        match &band.content {
            Content::Line(line, x, base) => self.line(line, *x, top + base, running),
            Content::Row(row) => self.row(row, placed, running),
            Content::Image(image, leaf, x, width) => self.image(*image, *leaf, *x, top, *width),
            Content::Rule(x, width) => self.shape(*x, top, *width, 0.75, style::LINE),
            Content::Room => {}
        }
    }

    fn row(&mut self, row: &Row, placed: &Placed, running: Option<&'static str>) {
        let lines = placed.lines.clone().unwrap_or(0..row.lines());
        let height = row.height(lines.len());
        let left = row.cells.first().map_or(style::SIDE, |cell| cell.x - style::CELL.0);
        let right = row.cells.last().map_or(left, |cell| cell.x + cell.width + style::CELL.0);
        if row.head {
            self.shape(left, placed.top, right - left, height, style::SHADE);
        }
        // A row that goes on overleaf is not closed here.
        if lines.end == row.lines() {
            let rule = if row.head { 0.9 } else { 0.45 };
            self.shape(left, placed.top + height - rule / 2.0, right - left, rule, style::LINE);
        }
        for cell in &row.cells {
            let shown = cell.lines.iter().enumerate().skip(lines.start).take(lines.len());
            for (number, line) in shown {
                let x = cell.x + (cell.width - line.width).max(0.0) * cell.shift;
                let base = placed.top + row.first + (number - lines.start) as f32 * row.leading;
                self.line(line, x, base, running);
            }
        }
    }

    fn image(&mut self, image: usize, leaf: LeafId, x: f32, top: f32, width: f32) {
        let figure = &self.flow.images[image].image;
        let height = width * figure.height as f32 / figure.width as f32;
        let bottom = style::PAGE.1 - top - height;
        self.end_text();
        self.mark(Marking::Leaf(leaf));
        let bounds = [x, bottom, x + width, bottom + height].map(rounded);
        let element = self.flow.tree.leaves[leaf.0].element;
        self.flow.tree.say(element, Attribute::Bounds(bounds));
        let matrix = CurTransMat::Raw([rounded(width), 0.0, 0.0, rounded(height), bounds[0], bounds[1]]);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        let name = DictItem::Name(super::write::image_name(image).into_bytes());
        self.ops.push(Op::Unknown { key: "Do".to_owned(), value: vec![name] });
        self.ops.push(Op::RestoreGraphicsState);
        self.unmark();
    }

    /// A line with its left edge and its base line, below the top edge of the page.
    fn line(&mut self, line: &Line, x: f32, base: f32, running: Option<&'static str>) {
        let mut lefts = vec![0.0; line.pieces.len()];
        let mut left = x;
        for place in from_left(&line.pieces) {
            lefts[place] = left;
            left += wide(&line.pieces[place], &self.flow.inks);
        }
        let mut spots: Vec<(usize, f32, f32, f32)> = Vec::new();
        for (piece, left) in line.pieces.iter().zip(lefts) {
            let ink = self.flow.inks[piece.ink];
            let width = wide(piece, &self.flow.inks);
            if let Some(colour) = ink.behind.filter(|_| running.is_none()) {
                // Not behind a space at the end of the line.
                let width = width.min(x + line.width - left).max(0.0);
                self.shape(left, base - ink.size * 0.95, width, ink.size * 1.22, colour);
            }
            if let Some(link) = ink.link.filter(|_| running.is_none()) {
                match spots.last_mut() {
                    Some((last, from, to, _)) if *last == link => (*from, *to) = (from.min(left), to.max(left + width)),
                    _ => spots.push((link, left, left + width, ink.size)),
                }
            }
            let marking = match (running, ink.leaf) {
                (Some(part), _) => Marking::Running(part),
                (None, Some(leaf)) => Marking::Leaf(leaf),
                (None, None) => Marking::Running("Footer"),
            };
            self.piece(piece, left + piece.room.0, base, marking);
        }
        for (link, from, to, size) in spots {
            // A space at the end of a line is no part of what can be followed.
            let to = to.min(x + line.width);
            self.shape(from, base + size * 0.14, to - from, 0.6, style::BLUE);
            let bottom = style::PAGE.1 - base - size * 0.3;
            let bounds = [from, bottom, to, bottom + size * 1.25].map(rounded);
            // A link that goes on in the next line is one link, which is stopped at once.
            if let Some(last) = self.sheet.spots.last_mut().filter(|last| last.link == link) {
                last.lines.push(bounds);
                continue;
            }
            let element = self.flow.links[link].element;
            self.flow.tree.elements[element.0].kids.push(Kid::Link(self.page, self.sheet.spots.len()));
            self.sheet.spots.push(Spot { link, lines: vec![bounds] });
        }
    }

    /// What stands on every page: reference and number, and that it is a draft.
    fn running(&mut self, reference: &str, page: &str, draft: bool) {
        let base = style::PAGE.1 - style::FOOTER;
        // A public page names no case.
        let words = if reference.is_empty() { String::new() } else { format!("Our reference: {reference}") };
        let line = self.flow.running(&words, style::RUNNING, style::GREY, Style::Regular);
        let number = self.flow.running(page, style::RUNNING, style::GREY, Style::Regular);
        let x = style::SIDE + style::MEASURE - number.width;
        // A reference too long for the page would run into the number: the number is what matters there.
        if line.width < style::MEASURE - number.width - 12.0 {
            self.line(&line, style::SIDE, base, None);
        }
        self.line(&number, x, base, None);
        if draft {
            let mark = self.flow.running(super::DRAFT_MARK, style::DRAFT_MARK, style::DRAFT, Style::Bold);
            let x = style::SIDE + style::MEASURE - mark.width;
            self.line(&mark, x, style::TOP - 28.0, Some("Header"));
        }
    }
}

fn fill(colour: Colour) -> Op {
    let [r, g, b] = colour;
    Op::SetFillColor { col: Color::Rgb(Rgb { r, g, b, icc_profile: None }) }
}
