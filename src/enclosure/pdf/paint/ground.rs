//! What words stand on: black words on a black box are there for everyone who marks them.

use crate::enclosure::pdf::plane::{Point, Rectangle};

/// How many areas of a page are kept.
const MOST: usize = 50_000;

/// How little the brightness of words and of what they stand on may differ for them not to be seen.
const SAME: f64 = 0.05;

/// What was painted, in order.
#[derive(Debug, Default)]
pub(super) struct Ground {
    /// What bounds each area.
    areas: Vec<Rectangle>,
    /// The dark boxes: how many areas there were with each, and how bright it is.
    dark: Vec<(usize, Rectangle, f64)>,
}

impl Ground {
    /// Paints an area that is no dark box.
    pub(super) fn paint(&mut self, bounds: Rectangle) {
        if self.areas.len() < MOST {
            self.areas.push(bounds);
        }
    }

    /// Paints a dark box.
    pub(super) fn darken(&mut self, bounds: Rectangle, brightness: f64) {
        self.paint(bounds);
        if self.areas.len() < MOST {
            self.dark.push((self.areas.len(), bounds, brightness));
        }
    }

    /// How many comparisons it takes to tell what a character stands on.
    pub(super) fn size(&self) -> usize {
        if self.dark.is_empty() { 0 } else { self.areas.len() }
    }

    /// Whether a character that is so bright cannot be seen at a point.
    pub(super) fn swallows(&self, point: Point, brightness: f64) -> bool {
        let last = self.dark.iter().rev().find(|(_, bounds, _)| bounds.holds(point));
        last.is_some_and(|(place, _, dark)| {
            let above = self.areas.get(*place..).unwrap_or_default();
            (dark - brightness).abs() < SAME && !above.iter().any(|bounds| bounds.holds(point))
        })
    }
}
