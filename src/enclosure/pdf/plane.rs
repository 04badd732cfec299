//! The plane of a page: points, turns and shifts of it, and upright rectangles.

/// A point, or the way from one to another.
pub(super) type Point = (f64, f64);

/// How near, in points, places are that eyes cannot tell apart.
const NEAR: f64 = 0.01;

/// How near boxes lie between which nothing can be read.
const JOINT: f64 = 0.5;

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

    /// How much longer, about, things are on the page than in the content.
    pub(super) fn scale(&self) -> f64 {
        (self.right.0 * self.up.1 - self.right.1 * self.up.0).abs().sqrt()
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

    /// Whether another lies in it, as near as eyes can tell.
    pub(super) fn has_all_of(&self, other: &Self) -> bool {
        let (low, high) = (self.low, self.high);
        low.0 <= other.low.0 + NEAR
            && low.1 <= other.low.1 + NEAR
            && high.0 >= other.high.0 - NEAR
            && high.1 >= other.high.1 - NEAR
    }

    /// Its area; nought where it has no point.
    pub(super) fn area(&self) -> f64 {
        (self.high.0 - self.low.0).max(0.0) * (self.high.1 - self.low.1).max(0.0)
    }

    /// This and another as one, where they lie side by side and are as long.
    pub(super) fn joined(&self, other: &Self) -> Option<Self> {
        let near = |one: f64, other: f64| (one - other).abs() < JOINT;
        let is_column = near(self.low.0, other.low.0) && near(self.high.0, other.high.0);
        let is_row = near(self.low.1, other.low.1) && near(self.high.1, other.high.1);
        let gap = self.within(other);
        let touches = gap.narrowness() > -JOINT;
        ((is_column || is_row) && touches).then(|| self.with(other.low).with(other.high))
    }

    /// An upright or level line that is so thick.
    pub(super) fn thickened(&self, thickness: f64) -> Self {
        let half = thickness * 0.5;
        let is_level = self.high.1 - self.low.1 < self.high.0 - self.low.0;
        let (right, up) = if is_level { (0.0, half) } else { (half, 0.0) };
        Self { low: (self.low.0 - right, self.low.1 - up), high: (self.high.0 + right, self.high.1 + up) }
    }
}
