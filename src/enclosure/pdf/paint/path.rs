//! What content draws, as far as it is made of upright boxes.

use crate::enclosure::pdf::plane::{Matrix, Point, Rectangle};

/// How many boxes of one drawing are kept: one with more is a picture.
const MOST: usize = 1_000;

/// A drawing, on the plane of the page.
#[derive(Debug)]
pub(super) struct Path {
    /// The corners of the piece that is being drawn, up to one more than a box can have.
    corners: Vec<Point>,
    /// The boxes.
    pub(super) rectangles: Vec<Rectangle>,
    /// What bounds all of it.
    pub(super) bounds: Rectangle,
    /// Whether it bounds all that comes.
    pub(super) clips: bool,
}

/// A box has five corners where its first is drawn to again.
const CORNERS: usize = 5;

impl Path {
    pub(super) fn new() -> Self {
        Self { corners: Vec::new(), rectangles: Vec::new(), bounds: Rectangle::NONE, clips: false }
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
            (b"c" | b"v" | b"y", mut points) => {
                while let [x, y, after @ ..] = points {
                    self.bend(plane.place((*x, *y)));
                    points = after;
                }
            }
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

    fn corner(&mut self, point: Point) {
        self.bounds = self.bounds.with(point);
        if self.corners.len() <= CORNERS {
            self.corners.push(point);
        }
    }

    /// Goes round a bend: what is bent is no box, and gets more corners than one has.
    fn bend(&mut self, point: Point) {
        self.bounds = self.bounds.with(point);
        self.corners.resize(CORNERS + 1, point);
    }

    fn end_piece(&mut self) {
        let bounds = self.corners.iter().fold(Rectangle::NONE, |bounds, corner| bounds.with(*corner));
        let is_box =
            matches!(self.corners.len(), 4 | CORNERS) && self.corners.iter().all(|corner| bounds.has_corner(*corner));
        if is_box && self.rectangles.len() < MOST {
            self.rectangles.push(bounds);
        }
        self.corners.clear();
    }
}
