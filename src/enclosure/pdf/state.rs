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
    /// With what areas are filled.
    pub(super) fill: Fill,
    /// How words are set.
    pub(super) text: Text,
}

/// With what areas are filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fill {
    space: Space,
    /// How bright it is, where that is known.
    brightness: Option<f64>,
    /// Whether nothing shines through.
    pub(super) is_opaque: bool,
}

/// What the parts of a colour say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Grey, red, green and blue, or four inks: their number tells which.
    Plain,
    /// How much black.
    Ink,
    /// Something that is not looked into: a pattern, a list of colours, the ink of a house.
    Other,
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
            fill: Fill { space: Space::Plain, brightness: Some(0.0), is_opaque: true },
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
            _ => Self::Other,
        }
    }
}

impl Fill {
    /// Chooses a space; its first colour is black.
    pub(super) fn choose(&mut self, space: Space) {
        self.space = space;
        self.brightness = (space != Space::Other).then_some(0.0);
    }

    /// Chooses a colour.
    pub(super) fn colour(&mut self, operator: &[u8], operands: &[Operand]) {
        if matches!(operator, b"g" | b"rg" | b"k") {
            self.space = Space::Plain;
        }
        let parts = tokens::numbers(operands);
        let is_pattern = operands.iter().any(|operand| operand.name().is_some());
        self.brightness = match self.space {
            _ if is_pattern => None,
            Space::Plain => brightness(&parts),
            Space::Ink => parts.first().map(|ink| 1.0 - ink),
            Space::Other => None,
        };
    }

    /// Whether it covers what is below it.
    pub(super) fn covers(&self) -> bool {
        is_dark(self.shown())
    }

    /// How bright what it fills is, where nothing shines through.
    pub(super) fn shown(&self) -> Option<f64> {
        self.brightness.filter(|_| self.is_opaque)
    }
}
