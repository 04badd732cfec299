//! Where the characters of a page stand (ISO 32000-2, 9.4).

use std::rc::Rc;

use lopdf::Dictionary;

use super::words::Glyph;
use super::{MOST_GLYPHS, Painter};
use crate::enclosure::Stop;
use crate::enclosure::pdf::budget::too_much;
use crate::enclosure::pdf::dictionary;
use crate::enclosure::pdf::plane::Matrix;
use crate::enclosure::pdf::tokens::{self, Operand};

impl Painter<'_, '_> {
    /// Does what an operator of text says.
    pub(super) fn write(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        resources: Option<&Dictionary>,
    ) -> Result<(), Stop> {
        let numbers = if operator == b"TJ" { Vec::new() } else { tokens::numbers(operands) };
        match (operator, numbers.as_slice()) {
            (b"BT", _) => (self.line, self.next) = (Matrix::SAME, Matrix::SAME),
            (b"Tm", six) => (self.line, self.next) = (Matrix::of(six), Matrix::of(six)),
            (b"Td", [right, up]) => self.move_line((*right, *up)),
            (b"TD", [right, up]) => {
                self.state.text.leading = -up;
                self.move_line((*right, *up));
            }
            (b"T*", _) => self.move_line((0.0, -self.state.text.leading)),
            (b"TL", [leading]) => self.state.text.leading = *leading,
            (b"Tc", [way]) => self.state.text.after_each = *way,
            (b"Tw", [way]) => self.state.text.after_blank = *way,
            (b"Tz", [percent]) => self.state.text.scale = percent * 0.01,
            (b"Tr", [mode]) => self.state.text.is_filled = is_filled(*mode),
            (b"Ts", [rise]) => self.state.text.rise = *rise,
            (b"Tf", [size]) => self.choose_font(*size, operands, resources),
            (b"Tj" | b"TJ", _) => return self.show(operands),
            (b"'", _) => {
                self.move_line((0.0, -self.state.text.leading));
                return self.show(operands);
            }
            (b"\"", [after_blank, after_each]) => {
                (self.state.text.after_blank, self.state.text.after_each) = (*after_blank, *after_each);
                self.move_line((0.0, -self.state.text.leading));
                return self.show(operands.get(2..).unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    fn move_line(&mut self, way: (f64, f64)) {
        self.line = Matrix::shift(way).on(&self.line);
        self.next = self.line;
    }

    fn choose_font(&mut self, size: f64, operands: &[Operand], resources: Option<&Dictionary>) {
        self.state.text.size = size;
        let name = operands.first().and_then(Operand::name).unwrap_or_default();
        let fonts = resources.and_then(|all| dictionary(self.pdf, all, b"Font"));
        let font = fonts.and_then(|all| all.get(name).ok()).map(|font| self.budget.font(self.pdf, font));
        self.state.text.font = font.unwrap_or_default();
    }

    /// Shows strings; a number between them moves what follows it, in thousandths of the height of the font.
    fn show(&mut self, operands: &[Operand]) -> Result<(), Stop> {
        for operand in operands {
            match operand {
                Operand::Words(words) => self.show_words(words)?,
                Operand::Number(back) => {
                    let way = -back * 0.001 * self.state.text.size * self.state.text.scale;
                    self.advance(way);
                }
                Operand::Name(_) => {}
            }
        }
        Ok(())
    }

    fn show_words(&mut self, words: &[u8]) -> Result<(), Stop> {
        let font = Rc::clone(&self.state.text.font);
        for code in font.codes(words) {
            let text = &self.state.text;
            let width = font.width(code) * text.size * text.scale;
            let after_blank = if font.is_space(code) { text.after_blank } else { 0.0 };
            let way = width + (text.after_each + after_blank) * text.scale;
            if !font.is_blank(code) {
                self.place(width)?;
            }
            if self.words.number() > MOST_GLYPHS {
                return Err(too_much());
            }
            self.advance(way);
        }
        Ok(())
    }

    /// Puts a character of this width onto the page.
    fn place(&mut self, width: f64) -> Result<(), Stop> {
        let text = &self.state.text;
        let plane = self.next.on(&self.state.plane);
        let middle = plane.place((width * 0.5, text.rise + text.size * 0.25));
        let up = plane.turn((0.0, text.size));
        self.words.push(Glyph { middle, height: up.0.abs().max(up.1.abs()), is_seen: text.is_filled });
        if let Some(brightness) = self.state.fill.shown().filter(|_| text.is_filled && !self.sight.swallowed) {
            self.budget.compare(self.ground.size())?;
            self.sight.swallowed = self.ground.swallows(middle, brightness);
        }
        Ok(())
    }

    fn advance(&mut self, way: f64) {
        self.next = Matrix::shift((way, 0.0)).on(&self.next);
    }
}

/// Whether a mode of writing fills letters: those that draw their lines, clip, or write nothing that is seen do not.
fn is_filled(mode: f64) -> bool {
    [0.0, 2.0, 4.0, 6.0].into_iter().any(|filled: f64| (filled - mode).abs() < 0.5)
}
