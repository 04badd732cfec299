//! What holds while content is painted, and can be saved and restored.

use std::rc::Rc;

use super::colour::{brightness, is_dark};
use super::font::Font;
use super::plane::{Matrix, Rectangle};
use super::tokens::{self, Operand};

/// What holds.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// How the plane of the content lies on the page.
    pub(super) plane: Matrix,
    /// Outside this nothing is painted.
    pub(super) clip: Rectangle,
    /// Whether what bounds all painting is no box: then nobody here knows what of a box is seen.
    pub(super) is_frayed: bool,
    /// With what areas are filled.
    pub(super) fill: Fill,
    /// With what lines are drawn.
    pub(super) stroke: Fill,
    /// How thick lines are, on the plane of the content.
    pub(super) line_width: f64,
    /// How words are set.
    pub(super) text: Text,
}

/// With what areas are filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fill {
    space: Space,
    /// How bright it is, where that is known.
    brightness: Option<f64>,
    /// Whether it is so strong that nothing shines through.
    pub(super) is_strong: bool,
    /// Whether a mask takes away some of it.
    pub(super) is_masked: bool,
    /// Whether it is mixed with what is below it, as by a marker.
    pub(super) is_mixed: bool,
}

/// What the parts of a colour say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Grey, red, green and blue, or four inks: their number tells which.
    Plain,
    /// How much black.
    Ink,
    /// Something that is not looked into: a list of colours, the ink of a house.
    Other,
    /// A pattern, which may have gaps.
    Pattern,
}

/// How words are set: lengths are in the plane of the content.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) font: Rc<Font>,
    pub(super) size: f64,
    /// From line to line.
    pub(super) leading: f64,
    /// What is added after each character.
    pub(super) after_each: f64,
    /// What is added after each blank.
    pub(super) after_blank: f64,
    /// How much everything is widened.
    pub(super) scale: f64,
    /// How far words stand above their line.
    pub(super) rise: f64,
    /// Whether letters are filled: those of a scan that was read by a program are not, and nobody sees them.
    pub(super) is_filled: bool,
}

impl State {
    /// What holds where content begins.
    pub(super) fn first() -> Self {
        let font = Rc::new(Font::default());
        Self {
            plane: Matrix::SAME,
            clip: Rectangle::ALL,
            is_frayed: false,
            fill: Fill::first(),
            stroke: Fill::first(),
            line_width: 1.0,
            text: Text {
                font,
                size: 0.0,
                leading: 0.0,
                after_each: 0.0,
                after_blank: 0.0,
                scale: 1.0,
                rise: 0.0,
                is_filled: true,
            },
        }
    }
}

impl Space {
    /// The meaning of a space by its family, and the ink that it names.
    pub(super) fn of(family: &[u8], ink: Option<&[u8]>) -> Self {
        match (family, ink) {
            (b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"CalGray" | b"CalRGB" | b"ICCBased", _) => Self::Plain,
            (b"Separation", Some(b"Black" | b"All")) => Self::Ink,
            (b"Pattern", _) => Self::Pattern,
            _ => Self::Other,
        }
    }
}

impl Fill {
    /// Black, as where nothing else is said.
    fn first() -> Self {
        Self { space: Space::Plain, brightness: Some(0.0), is_strong: true, is_masked: false, is_mixed: false }
    }

    /// Chooses a space; its first colour is black.
    pub(super) fn choose(&mut self, space: Space) {
        self.space = space;
        self.brightness = matches!(space, Space::Plain | Space::Ink).then_some(0.0);
    }

    /// Chooses a colour.
    pub(super) fn colour(&mut self, operator: &[u8], operands: &[Operand]) {
        if matches!(operator, b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K") {
            self.space = Space::Plain;
        }
        let parts = tokens::numbers(operands);
        if operands.iter().any(|operand| operand.name().is_some()) {
            self.space = Space::Pattern;
        }
        self.brightness = match self.space {
            Space::Plain => brightness(&parts),
            Space::Ink => parts.first().map(|ink| 1.0 - ink),
            Space::Other | Space::Pattern => None,
        };
    }

    /// Whether it is dark, and nothing shines through.
    pub(super) fn covers(&self) -> bool {
        is_dark(self.shown())
    }

    /// Whether nobody sees what is below it, however bright it is.
    pub(super) fn hides(&self) -> bool {
        self.covers() || (self.is_opaque() && self.space != Space::Pattern && !self.is_mixed)
    }

    /// How bright what it fills is, where nothing shines through.
    pub(super) fn shown(&self) -> Option<f64> {
        self.brightness.filter(|_| self.is_opaque())
    }

    fn is_opaque(&self) -> bool {
        self.is_strong && !self.is_masked
    }
}
