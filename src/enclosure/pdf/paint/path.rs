//! What content draws, as far as it is made of boxes, or nearly.

use crate::enclosure::pdf::plane::{Matrix, Point, Rectangle};

/// How many boxes, and how many lines, of one drawing are kept: one with more is a picture.
const MOST: usize = 1_000;

/// How many corners a piece may have that is taken for a box: a round corner is made of many.
const CORNERS: usize = 300;

/// How much of what bounds it a piece fills that is taken for a box. A circle fills a little more.
const FULL: f64 = 0.75;

/// How far a line may lean, in points, that is taken for upright or level.
const LEAN: f64 = 0.5;

/// A piece of a drawing that is a box, or nearly: with round corners, or turned a little.
#[derive(Debug, Clone, Copy)]
struct Piece {
    bounds: Rectangle,
    area: f64,
    /// Whether it is drawn against the clock.
    is_left: bool,
}

/// A box of a drawing that is filled, or one that is left out of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) bounds: Rectangle,
    pub(super) is_hole: bool,
}

/// A drawing, on the plane of the page.
#[derive(Debug)]
pub(super) struct Path {
    /// The corners of the piece that is being drawn, up to one more than a box can have.
    corners: Vec<Point>,
    pieces: Vec<Piece>,
    /// Whether it has a piece that is no box.
    has_other: bool,
    /// The lines from corner to corner that are upright or level.
    pub(super) lines: Vec<Rectangle>,
    /// What bounds all of it.
    pub(super) bounds: Rectangle,
    /// Whether it bounds all that comes.
    pub(super) clips: bool,
}

impl Path {
    pub(super) fn new() -> Self {
        Self {
            corners: Vec::new(),
            pieces: Vec::new(),
            has_other: false,
            lines: Vec::new(),
            bounds: Rectangle::NONE,
            clips: false,
        }
    }

    /// Draws one thing further.
    pub(super) fn trace(&mut self, operator: &[u8], numbers: &[f64], plane: &Matrix) {
        match (operator, numbers) {
            (b"m", [x, y]) => {
                self.end_piece();
                self.corner(plane.place((*x, *y)));
            }
            (b"l", [x, y]) => self.corner(plane.place((*x, *y))),
            (b"re", [x, y, width, height]) => {
                self.end_piece();
                let (right, high) = (x + width, y + height);
                for corner in [(*x, *y), (right, *y), (right, high), (*x, high)] {
                    self.corner(plane.place(corner));
                }
                self.end_piece();
            }
            (b"c", [x1, y1, x2, y2, x, y]) => self.bend(plane, Some((*x1, *y1)), (*x2, *y2), (*x, *y)),
            (b"v", [x2, y2, x, y]) => self.bend(plane, None, (*x2, *y2), (*x, *y)),
            (b"y", [x1, y1, x, y]) => self.bend(plane, Some((*x1, *y1)), (*x, *y), (*x, *y)),
            (b"W" | b"W*", _) => self.clips = true,
            _ => {}
        }
    }

    /// The whole drawing, to its end.
    pub(super) fn ended(mut self) -> Self {
        self.end_piece();
        // What bounds nothing does not bound all that comes.
        self.clips = self.clips && self.bounds.narrowness() >= 0.0;
        self
    }

    /// Whether it is one box and nothing else.
    pub(super) fn is_box(&self) -> bool {
        self.pieces.len() == 1 && !self.has_other
    }

    /// How many comparisons it takes to tell its boxes from its holes.
    pub(super) fn cost(&self) -> usize {
        if self.pieces.len() < 2 { 0 } else { self.pieces.len() * self.pieces.len() }
    }

    /// Its boxes from the largest to the smallest, so that each comes before what is left out of it: a frame is drawn
    /// as a box in a box. Boxes in each other take turns, or go by the way in which they are drawn.
    pub(super) fn shapes(&self, takes_turns: bool) -> Vec<Shape> {
        let mut pieces = self.pieces.clone();
        pieces.sort_by(|one, other| other.area.total_cmp(&one.area));
        let way = |piece: &Piece| if piece.is_left { 1_i32 } else { -1 };
        let shape = |(place, piece): (usize, &Piece)| {
            let around = pieces.iter().take(place).filter(|outer| outer.bounds.has_all_of(&piece.bounds));
            let (number, turns) =
                around.fold((0_usize, 0_i32), |(number, turns), outer| (number + 1, turns + way(outer)));
            let is_hole = if takes_turns { number % 2 == 1 } else { turns + way(piece) == 0 };
            Shape { bounds: piece.bounds, is_hole }
        };
        pieces.iter().enumerate().map(shape).collect()
    }

    fn corner(&mut self, point: Point) {
        self.bounds = self.bounds.with(point);
        if self.corners.len() <= CORNERS {
            self.corners.push(point);
        }
    }

    /// Goes round a bend, in four steps. Without a first point that draws it, it is drawn by where it begins.
    fn bend(&mut self, plane: &Matrix, first: Option<Point>, second: Point, end: Point) {
        let (second, end) = (plane.place(second), plane.place(end));
        let begin = self.corners.last().copied().unwrap_or(end);
        let first = first.map_or(begin, |first| plane.place(first));
        for part in [0.25, 0.5, 0.75] {
            let rest = 1.0 - part;
            let [a, b, c, d] =
                [rest * rest * rest, 3.0 * rest * rest * part, 3.0 * rest * part * part, part * part * part];
            let mix = |begin: f64, first: f64, second: f64, end: f64| a * begin + b * first + c * second + d * end;
            self.corner((mix(begin.0, first.0, second.0, end.0), mix(begin.1, first.1, second.1, end.1)));
        }
        self.corner(end);
    }

    fn end_piece(&mut self) {
        let corners = std::mem::take(&mut self.corners);
        self.keep_lines(&corners);
        let bounds = corners.iter().fold(Rectangle::NONE, |bounds, corner| bounds.with(*corner));
        let whole = bounds.area();
        if corners.len() < 3 || whole <= 0.0 {
            return;
        }
        let area = area(&corners);
        let is_box = corners.len() <= CORNERS && area.abs() >= whole * FULL;
        if is_box && self.pieces.len() < MOST {
            self.pieces.push(Piece { bounds, area: area.abs(), is_left: area > 0.0 });
        } else {
            self.has_other = true;
        }
    }

    fn keep_lines(&mut self, corners: &[Point]) {
        for (begin, end) in corners.iter().zip(corners.iter().skip(1)) {
            let line = Rectangle::NONE.with(*begin).with(*end);
            if line.narrowness() < LEAN && self.lines.len() < MOST {
                self.lines.push(line);
            }
        }
    }
}

/// The area within some corners; below zero where they go with the clock.
fn area(corners: &[Point]) -> f64 {
    // Far from the origin little would be left of the digits.
    let Some(origin) = corners.first() else { return 0.0 };
    let away = |corner: &Point| (corner.0 - origin.0, corner.1 - origin.1);
    let pairs = corners.iter().map(away).zip(corners.iter().map(away).skip(1));
    pairs.map(|(one, other)| one.0 * other.1 - other.0 * one.1).sum::<f64>() * 0.5
}
