//! The glyphs of a piece of a line become operations.

use printpdf::{DictItem, FontId, Op, PdfFontHandle, Point, Pt};

use super::super::band::Piece;
use super::super::embed::Embedded;
use super::super::style;
use super::{Marking, Pen, fill, rounded};

impl Pen<'_, '_> {
    pub(super) fn piece(&mut self, piece: &Piece, left: f32, base: f32, marking: Marking) {
        let ink = self.flow.inks[piece.ink];
        let glyphs = &piece.word.glyphs;
        if glyphs.is_empty() {
            return;
        }
        self.begin_text();
        self.mark(marking);
        if self.colour.map(f32::to_bits) != ink.colour.map(f32::to_bits) {
            self.show();
            self.colour = ink.colour;
            self.ops.push(fill(ink.colour));
        }
        let face = piece.word.face;
        if self.font != Some((face, ink.size.to_bits())) {
            self.show();
            self.font = Some((face, ink.size.to_bits()));
            let font = PdfFontHandle::External(FontId(Embedded::name(face)));
            self.ops.push(Op::SetFont { font, size: Pt(rounded(ink.size)) });
        }
        let mut codes = std::mem::take(&mut self.codes);
        let exact = self.fonts.codes(&piece.word, &mut codes);
        if !exact {
            self.show();
            self.begin_said(piece);
        }
        let mut x = left;
        for (glyph, code) in glyphs.iter().zip(&codes) {
            let up = ink.rise + glyph.up as f32 * ink.size / 1000.0;
            self.move_to(x, rounded(style::PAGE.1 - base + up));
            self.run.shift(glyph.right);
            self.run.code(*code);
            self.run.shift(glyph.advance - glyph.natural - glyph.right);
            x += glyph.advance as f32 * ink.size / 1000.0;
            self.at.0 = x;
        }
        self.codes = codes;
        if !exact {
            self.show();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Moves the pen, if it does not stand there already.
    fn move_to(&mut self, x: f32, height: f32) {
        let (at, line) = self.at;
        if (at - x).abs() < 0.02 && (line - height).abs() < 0.005 {
            return;
        }
        self.show();
        let (from, below) = self.origin;
        let (right, up) = (rounded(x - from), rounded(height - below));
        self.ops.push(Op::SetTextCursor { pos: Point { x: Pt(right), y: Pt(up) } });
        self.origin = (from + right, below + up);
        self.at = (x, height);
    }

    /// Begins text, if it has not begun.
    pub(super) fn begin_text(&mut self) {
        if !self.in_text {
            self.unmark();
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
            (self.origin, self.at) = ((0.0, 0.0), (f32::NEG_INFINITY, 0.0));
        }
    }

    /// Ends text, if it has begun.
    pub(super) fn end_text(&mut self) {
        if self.in_text {
            self.unmark();
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    /// Says what a piece reads as, where its glyphs do not, because they stand for other text too.
    fn begin_said(&mut self, piece: &Piece) {
        let texts = piece.word.glyphs.iter().map(|glyph| &*glyph.text);
        let text: String = if piece.level % 2 == 1 { texts.rev().collect() } else { texts.collect() };
        let mut data = vec![0xfe, 0xff];
        data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        let said = DictItem::String { data, literal: false };
        let properties = DictItem::Dict { map: [("ActualText".to_owned(), said)].into() };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    /// Writes the glyphs that have been gathered.
    pub(super) fn show(&mut self) {
        if let Some(operator) = self.run.finish() {
            // The operator comes with its operand, ready to be written: `Op::ShowText` would make an operand of every
            // glyph, and most of the time that a letter takes would go there.
            self.ops.push(Op::Unknown { key: operator, value: Vec::new() });
        }
    }
}

/// The operand of one operator, which shows strings of glyphs and moves the pen between them.
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    in_string: bool,
    /// How far the pen is still to move, in thousandths of the em.
    shift: i32,
}

impl Run {
    fn code(&mut self, code: u16) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        self.flush_shift();
        if !self.in_string {
            self.text.push('<');
            self.in_string = true;
        }
        for place in [12, 8, 4, 0] {
            self.text.push(char::from(DIGITS[usize::from(code >> place) & 15]));
        }
    }

    /// Moves the pen to the right, in thousandths of the em.
    fn shift(&mut self, by: i32) {
        self.shift += by;
    }

    fn flush_shift(&mut self) {
        let shift = std::mem::take(&mut self.shift);
        if shift != 0 {
            if self.in_string {
                self.text.push('>');
                self.in_string = false;
            }
            self.text.push_str(&(-shift).to_string());
        }
    }

    fn finish(&mut self) -> Option<String> {
        if self.text.is_empty() {
            self.shift = 0;
            return None;
        }
        self.flush_shift();
        if self.in_string {
            self.text.push('>');
        }
        let text = std::mem::take(self).text;
        Some(["[", &text, "]TJ"].concat())
    }
}
