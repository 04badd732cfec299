//! The plane of a page: points, turns and shifts of it, and upright rectangles.

/// A point, or the way from one to another.
pub(super) type Point = (f64, f64);

/// How the plane of some content lies on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix {
    /// Where a step to the right leads.
    pub(super) right: Point,
    /// Where a step up leads.
    pub(super) up: Point,
    /// Where its origin lies.
    pub(super) origin: Point,
}

impl Matrix {
    /// The plane of the page itself.
    pub(super) const SAME: Self = Self { right: (1.0, 0.0), up: (0.0, 1.0), origin: (0.0, 0.0) };

    /// A matrix of six numbers, as files write it; where some are missing, the plane as it is.
    pub(super) fn of(numbers: &[f64]) -> Self {
        match *numbers {
            [x0, y0, x1, y1, x2, y2] => Self { right: (x0, y0), up: (x1, y1), origin: (x2, y2) },
            _ => Self::SAME,
        }
    }

    /// A shift.
    pub(super) fn shift(way: Point) -> Self {
        Self { origin: way, ..Self::SAME }
    }

    /// Where a way within the content leads on the page.
    pub(super) fn turn(&self, (right, up): Point) -> Point {
        (self.right.0 * right + self.up.0 * up, self.right.1 * right + self.up.1 * up)
    }

    /// Where a point of the content lies on the page.
    pub(super) fn place(&self, point: Point) -> Point {
        let (right, up) = self.turn(point);
        (right + self.origin.0, up + self.origin.1)
    }

    /// This, on a plane that lies on another so.
    pub(super) fn on(&self, outer: &Self) -> Self {
        Self { right: outer.turn(self.right), up: outer.turn(self.up), origin: outer.place(self.origin) }
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rectangle {
    /// Its lower left corner.
    pub(super) low: Point,
    /// Its upper right corner.
    pub(super) high: Point,
}

impl Rectangle {
    /// No point at all.
    pub(super) const NONE: Self =
        Self { low: (f64::INFINITY, f64::INFINITY), high: (f64::NEG_INFINITY, f64::NEG_INFINITY) };

    /// The whole plane.
    pub(super) const ALL: Self =
        Self { low: (f64::NEG_INFINITY, f64::NEG_INFINITY), high: (f64::INFINITY, f64::INFINITY) };

    /// This, and a point.
    pub(super) fn with(&self, (x, y): Point) -> Self {
        Self { low: (self.low.0.min(x), self.low.1.min(y)), high: (self.high.0.max(x), self.high.1.max(y)) }
    }

    /// What this and another have in common.
    pub(super) fn within(&self, other: &Self) -> Self {
        Self {
            low: (self.low.0.max(other.low.0), self.low.1.max(other.low.1)),
            high: (self.high.0.min(other.high.0), self.high.1.min(other.high.1)),
        }
    }

    /// Its shorter side; below zero where it has no point.
    pub(super) fn narrowness(&self) -> f64 {
        (self.high.0 - self.low.0).min(self.high.1 - self.low.1)
    }

    /// Whether a point lies in it.
    pub(super) fn holds(&self, (x, y): Point) -> bool {
        self.low.0 <= x && x <= self.high.0 && self.low.1 <= y && y <= self.high.1
    }

    /// Whether a point is one of its corners, as near as eyes can tell.
    pub(super) fn has_corner(&self, (x, y): Point) -> bool {
        let near = |one: f64, other: f64| (one - other).abs() < 0.5;
        (near(x, self.low.0) || near(x, self.high.0)) && (near(y, self.low.1) || near(y, self.high.1))
    }
}
