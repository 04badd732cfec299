//! What is filled, and the words that it covers.

use super::path::{Path, Shape};
use super::{Painter, SMALLEST};
use crate::enclosure::Stop;
use crate::enclosure::pdf::plane::Rectangle;
use crate::enclosure::pdf::state::Fill;

impl Painter<'_, '_> {
    /// Ends what was drawn: it may be filled and its lines drawn, and it may bound all that comes.
    pub(super) fn end_path(&mut self, operator: &[u8]) -> Result<(), Stop> {
        let path = std::mem::replace(&mut self.path, Path::new()).ended();
        if matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") {
            self.fill(&path, operator.ends_with(b"*"))?;
        }
        if matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") {
            self.stroke(&path)?;
        }
        if path.clips {
            self.state.clip = self.state.clip.within(&path.bounds);
            self.state.is_frayed |= !path.is_box();
        }
        Ok(())
    }

    /// Fills the boxes of a drawing, but for the holes in them.
    fn fill(&mut self, path: &Path, takes_turns: bool) -> Result<(), Stop> {
        let fill = self.state.fill;
        let is_dark = fill.covers() && !self.state.is_frayed;
        if !is_dark {
            self.ground.paint(path.bounds.within(&self.state.clip));
        }
        if self.state.is_frayed || !fill.hides() {
            return Ok(());
        }
        self.budget.compare(path.cost())?;
        let shapes = path.shapes(takes_turns);
        let holes: Vec<Rectangle> = shapes.iter().filter(|shape| shape.is_hole).map(|shape| shape.bounds).collect();
        for Shape { bounds, is_hole } in shapes {
            if !is_hole {
                self.lay(bounds, fill, &holes)?;
                continue;
            }
            if is_dark {
                self.ground.paint(bounds.within(&self.state.clip));
            }
        }
        Ok(())
    }

    /// Draws lines, which are boxes where they are thick.
    fn stroke(&mut self, path: &Path) -> Result<(), Stop> {
        let stroke = self.state.stroke;
        let thickness = self.state.line_width * self.state.plane.scale();
        if thickness < SMALLEST || self.state.is_frayed || !stroke.hides() {
            return Ok(());
        }
        for line in &path.lines {
            self.lay(line.thickened(thickness), stroke, &[])?;
        }
        Ok(())
    }

    /// Lays a box over the page.
    fn lay(&mut self, bounds: Rectangle, fill: Fill, holes: &[Rectangle]) -> Result<(), Stop> {
        let mut seen = bounds.within(&self.state.clip);
        if seen.narrowness() < SMALLEST {
            // A box may be made of strips.
            seen = self.strip.and_then(|strip| strip.joined(&seen)).unwrap_or(seen);
            self.strip = Some(seen);
            if seen.narrowness() < SMALLEST {
                return Ok(());
            }
        }
        let is_dark = fill.covers();
        if let Some(brightness) = fill.shown().filter(|_| is_dark) {
            self.sight.has_box = true;
            self.ground.darken(seen, brightness);
        }
        self.cover(&seen, is_dark, holes)
    }

    /// Covers words. What is not dark is a background to words that nobody sees.
    pub(super) fn cover(&mut self, bounds: &Rectangle, is_dark: bool, holes: &[Rectangle]) -> Result<(), Stop> {
        if self.sight.covered {
            return Ok(());
        }
        let (under, cost) = self.words.under(bounds);
        self.budget.compare(cost + under.len() * holes.len())?;
        let mut under = under.iter().filter(|glyph| is_dark || glyph.is_seen);
        self.sight.covered = under.any(|glyph| !holes.iter().any(|hole| hole.holds(glyph.middle)));
        Ok(())
    }
}
