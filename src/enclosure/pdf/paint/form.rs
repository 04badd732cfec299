//! What content names and does not hold itself: forms, images, settings, spaces of colours.

use lopdf::{Dictionary, Document, Object, Stream};

use super::Painter;
use crate::enclosure::Stop;
use crate::enclosure::pdf::budget::too_much;
use crate::enclosure::pdf::plane::{Matrix, Point, Rectangle};
use crate::enclosure::pdf::state::Space;
use crate::enclosure::pdf::{dictionary, list, numbers};

/// How deep forms may stand in each other.
const DEEPEST: usize = 10;

/// What hides what is below it hides this much of it.
const OPAQUE: f32 = 0.9;

impl<'p> Painter<'p, '_> {
    /// Takes what a named set of settings says of what shines through.
    pub(super) fn adjust(&mut self, name: &[u8], resources: Option<&Dictionary>) {
        let settings = resources.and_then(|all| dictionary(self.pdf, all, b"ExtGState"));
        let settings = settings.and_then(|all| dictionary(self.pdf, all, name));
        let Some(settings) = settings else { return };
        let strength = |key: &[u8]| settings.get_deref(key, self.pdf).and_then(Object::as_float).ok();
        let (fill, stroke) = (&mut self.state.fill, &mut self.state.stroke);
        if let Some(strength) = strength(b"ca") {
            fill.is_strong = strength >= OPAQUE;
        }
        if let Some(strength) = strength(b"CA") {
            stroke.is_strong = strength >= OPAQUE;
        }
        if let Ok(mask) = settings.get_deref(b"SMask", self.pdf) {
            let is_masked = !mask.as_name().is_ok_and(|name| name == b"None");
            (fill.is_masked, stroke.is_masked) = (is_masked, is_masked);
        }
        if let Ok(mode) = settings.get_deref(b"BM", self.pdf) {
            let mode = mode.as_array().ok().and_then(|modes| modes.first()).unwrap_or(mode);
            let is_mixed = mode.as_name().is_ok_and(|mode| !matches!(mode, b"Normal" | b"Compatible"));
            (fill.is_mixed, stroke.is_mixed) = (is_mixed, is_mixed);
        }
    }

    /// Paints a form, with the state that holds here, which holds again after it.
    pub(super) fn draw(&mut self, name: &[u8], resources: Option<&'p Dictionary>) -> Result<(), Stop> {
        let pdf = self.pdf;
        let all = resources.and_then(|all| dictionary(pdf, all, b"XObject"));
        let Some(Ok((id, Object::Stream(form)))) =
            all.and_then(|all| all.get(name).ok()).map(|one| pdf.dereference(one))
        else {
            return Ok(());
        };
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        let id = id.unwrap_or_default();
        if !is_form {
            // An image fills the square of one by one.
            self.ground.paint(self.on_page((0.0, 0.0), (1.0, 1.0)).within(&self.state.clip));
        }
        if !is_form || self.forms.contains(&id) {
            return Ok(());
        }
        if self.forms.len() >= DEEPEST {
            return Err(too_much());
        }
        let content = self.budget.unpack_form(id, form)?;
        let (state, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        let unsaved = std::mem::take(&mut self.unsaved);
        self.enter(form);
        self.forms.push(id);
        let done = self.run(&content, dictionary(pdf, &form.dict, b"Resources").or(resources));
        self.forms.pop();
        (self.state, self.saved, self.unsaved) = (state, saved, unsaved);
        done
    }

    /// Lays the plane of a form on the page, and paints nothing outside its box.
    fn enter(&mut self, form: &Stream) {
        let plane = Matrix::of(&numbers(self.pdf, list(self.pdf, &form.dict, b"Matrix")));
        self.state.plane = plane.on(&self.state.plane);
        if let [left, low, right, high] = *numbers(self.pdf, list(self.pdf, &form.dict, b"BBox")) {
            self.state.clip = self.state.clip.within(&self.on_page((left, low), (right, high)));
        }
    }

    /// What bounds, on the page, a rectangle of the content by two of its corners.
    fn on_page(&self, (left, low): Point, (right, high): Point) -> Rectangle {
        let corners = [(left, low), (right, low), (right, high), (left, high)];
        corners.into_iter().fold(Rectangle::NONE, |bounds, corner| bounds.with(self.state.plane.place(corner)))
    }
}

/// The meaning of a space of colours.
pub(super) fn space(pdf: &Document, name: &[u8], resources: Option<&Dictionary>) -> Space {
    let all = resources.and_then(|all| dictionary(pdf, all, b"ColorSpace"));
    match all.and_then(|all| all.get_deref(name, pdf).ok()) {
        Some(Object::Array(parts)) => {
            let name = |place: usize| parts.get(place).and_then(|part| part.as_name().ok());
            Space::of(name(0).unwrap_or_default(), name(1))
        }
        Some(Object::Name(name)) => Space::of(name, None),
        _ => Space::of(name, None),
    }
}
