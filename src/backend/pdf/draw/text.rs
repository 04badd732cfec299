//! The glyphs of a piece of a line become operations.

use printpdf::{DictItem, FontId, Op, PdfFontHandle, Pt, TextMatrix};

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
        if !self.in_text {
            self.unmark();
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        self.mark(marking);
        if self.colour.map(f32::to_bits) != ink.colour.map(f32::to_bits) {
            self.colour = ink.colour;
            self.ops.push(fill(ink.colour));
        }
        let face = piece.word.face;
        if self.font != Some((face, ink.size.to_bits())) {
            self.font = Some((face, ink.size.to_bits()));
            let font = PdfFontHandle::External(FontId(Embedded::name(face)));
            self.ops.push(Op::SetFont { font, size: Pt(rounded(ink.size)) });
        }
        let mut codes = Vec::with_capacity(glyphs.len());
        let mut exact = piece.level.is_multiple_of(2);
        for glyph in glyphs {
            let (code, same) = self.fonts.code(face, glyph.id, &glyph.text);
            exact &= same;
            codes.push(code);
        }
        if !exact {
            self.begin_said(piece);
        }
        let (mut x, mut shift) = (left, 0);
        let mut run = Run::default();
        for (glyph, code) in glyphs.iter().zip(codes) {
            let up = ink.rise + glyph.up as f32 * ink.size / 1000.0;
            let height = rounded(style::PAGE.1 - base + up);
            let here = self.at.is_some_and(|(at, line)| (at - x).abs() < 0.02 && (line - height).abs() < 0.005);
            if !here {
                self.show(&mut run);
                let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, rounded(x), height]);
                self.ops.push(Op::SetTextMatrix { matrix });
                shift = 0;
            }
            run.shift(shift + glyph.right);
            run.code(code);
            shift = glyph.advance - glyph.natural - glyph.right;
            x += glyph.advance as f32 * ink.size / 1000.0;
            self.at = Some((x, height));
        }
        run.shift(shift);
        self.show(&mut run);
        if !exact {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Says what a piece reads as, where its glyphs do not: they stand for other text too, or read leftwards.
    fn begin_said(&mut self, piece: &Piece) {
        let texts = piece.word.glyphs.iter().map(|glyph| &*glyph.text);
        let text: String = if piece.level % 2 == 1 { texts.rev().collect() } else { texts.collect() };
        let mut data = vec![0xfe, 0xff];
        data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        let said = DictItem::String { data, literal: false };
        let properties = DictItem::Dict { map: [("ActualText".to_owned(), said)].into() };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    fn show(&mut self, run: &mut Run) {
        let items = run.finish();
        if !items.is_empty() {
            // One operator for a whole run: `Op::ShowText` would write an operand for every glyph.
            self.ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(items)] });
        }
    }
}

/// The operand of one operator: strings of glyphs, and how far the pen moves between them.
#[derive(Default)]
struct Run {
    items: Vec<DictItem>,
    codes: Vec<u8>,
}

impl Run {
    fn code(&mut self, code: u16) {
        self.codes.extend(code.to_be_bytes());
    }

    /// Moves the pen to the right, in thousandths of the em.
    fn shift(&mut self, by: i32) {
        if by != 0 {
            self.flush();
            self.items.push(DictItem::Int(-i64::from(by)));
        }
    }

    fn flush(&mut self) {
        if !self.codes.is_empty() {
            let data = std::mem::take(&mut self.codes);
            self.items.push(DictItem::String { data, literal: false });
        }
    }

    fn finish(&mut self) -> Vec<DictItem> {
        self.flush();
        std::mem::take(&mut self.items)
    }
}
