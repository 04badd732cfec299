//! One font: what it can show, how wide, and whether it may go into a letter.

use std::ops::Range;

use harfrust::font::{Blob, Font};
use read_fonts::TableProvider;
use read_fonts::types::NameId;
use subsetter::GlyphRemapper;

/// A font that letters can be set in. Its measures are in thousandths of the em.
pub(super) struct Face {
    /// Its name for programs.
    pub(super) name: String,
    pub(super) font: Font,
    data: Blob,
    /// Whether its outlines are those of `PostScript`.
    pub(super) postscript: bool,
    pub(super) ascent: i32,
    pub(super) descent: i32,
    pub(super) capital: i32,
    /// Left, bottom, right and top of the box that every glyph fits in.
    pub(super) bounds: [i32; 4],
    pub(super) slant: i32,
    pub(super) fixed: bool,
}

impl std::fmt::Debug for Face {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.debug_tuple("Face").field(&self.name).finish()
    }
}

/// Why a file is no font for a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unfit {
    /// It is no font at all, or a damaged one.
    #[error("it is no font in TrueType or OpenType format, or a damaged one")]
    NoFont,
    /// It has outlines of a kind that the PDF cannot hold.
    #[error("its outlines are of a kind that cannot be put into a PDF")]
    Outlines,
    /// Its maker does not allow it.
    #[error("its maker does not allow it to be put into documents")]
    NotAllowed,
}

impl Face {
    /// Reads a font that somebody names, and tries whether it can be cut.
    pub(super) fn read(data: impl Into<Blob>) -> Result<Self, Unfit> {
        let face = Self::trusted(data)?;
        // A table that is cut off would be missed only where it is needed.
        let tables = directory(&face.data).ok_or(Unfit::NoFont)?;
        if tables.iter().any(|(_, table)| table.end > face.data.len()) {
            return Err(Unfit::NoFont);
        }
        let usual: Vec<u16> = usual().filter_map(|character| face.glyph(character)).collect();
        face.cut(&usual).ok_or(Unfit::NoFont)?;
        Ok(face)
    }

    /// Reads a font that is known to be whole, as those of the program are.
    pub(super) fn trusted(data: impl Into<Blob>) -> Result<Self, Unfit> {
        let data = data.into();
        let font = Font::new(data.clone(), 0).ok_or(Unfit::NoFont)?;
        let tables = font.tables();
        let postscript = tables.cff().is_ok();
        if !postscript && tables.glyf().is_err() {
            return Err(if tables.head().is_ok() { Unfit::Outlines } else { Unfit::NoFont });
        }
        if tables.hmtx().is_err() || tables.cmap().is_err() || !font.charmap().has_unicode() {
            return Err(Unfit::NoFont);
        }
        // Bit 1 alone is "restricted licence"; bit 8 forbids to cut a font, bit 9 allows bitmaps only (OpenType, OS/2,
        // fsType).
        let rights = tables.os2().map_or(0, |table| table.fs_type());
        if rights & 0x000f == 0x0002 || rights & 0x0300 != 0 {
            return Err(Unfit::NotAllowed);
        }
        let metrics = font.metrics();
        if metrics.raw_units_per_em != metrics.units_per_em || metrics.num_glyphs < 2 {
            return Err(Unfit::NoFont);
        }
        let em = |units: f32| (units * 1000.0 / f32::from(metrics.units_per_em)).round() as i32;
        let line = metrics.hhea_line.or(metrics.typo_line).unwrap_or_default();
        // A font may say anything; lines stay apart all the same.
        let ascent = em(line.ascender.to_f32()).clamp(500, 1500);
        let bounds = metrics.bounds;
        let name = font.names().get(NameId::POSTSCRIPT_NAME).and_then(|name| name.english_or_first());
        let name: String = name
            .iter()
            .flat_map(|name| name.name().chars().collect::<Vec<_>>())
            .filter(|c| named(*c))
            .take(60)
            .collect();
        let style = font.style_metrics();
        let (slant, fixed) =
            (style.italic_angle.map_or(0, |angle| angle.to_f32().round() as i32), style.is_fixed_pitch);
        let face = Self {
            name: if name.is_empty() { "Font".to_owned() } else { name },
            data,
            postscript,
            ascent,
            descent: em(line.descender.to_f32()).clamp(-600, -50),
            capital: metrics.cap_height.map_or(ascent * 7 / 10, |height| em(height.to_f32())),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|units| em(units.to_f32())),
            slant,
            fixed: fixed.unwrap_or_default(),
            font,
        };
        Ok(face)
    }

    /// The glyph that shows a character by itself.
    pub(super) fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0)
    }

    /// How wide a glyph is, as the font itself has it.
    pub(super) fn advance(&self, glyph: u16) -> i32 {
        let units = self.font.glyph_metrics().h_advance(u32::from(glyph).into());
        (units * 1000.0 / f32::from(self.font.units_per_em())).round() as i32
    }

    /// The font with these glyphs alone, the first as number 1; `None` where it is damaged.
    pub(super) fn cut(&self, glyphs: &[u16]) -> Option<Vec<u8>> {
        let mut remapper = GlyphRemapper::new();
        for glyph in glyphs {
            remapper.remap(*glyph);
        }
        let program = subsetter::subset(&self.data, 0, &remapper).ok()?;
        if !self.postscript {
            return Some(program);
        }
        // A PDF has the outlines of PostScript without the rest of the file.
        let table = directory(&program)?.into_iter().find(|(tag, _)| tag == b"CFF ")?.1;
        program.get(table).map(<[u8]>::to_vec)
    }
}

/// What every letter has room for: the glyphs of English, Welsh and other languages of western Europe.
pub(super) fn usual() -> impl Iterator<Item = char> {
    let latin = (' '..='~').chain('\u{a1}'..='\u{ac}').chain('\u{ae}'..='\u{ff}');
    latin.chain("ŴŵŶŷŸœŒ–—‘’“”•…€−".chars())
}

/// The tables of a font, or of the first in a collection, by their names; `None` where there is no list of them.
fn directory(data: &[u8]) -> Option<Vec<([u8; 4], Range<usize>)>> {
    let long = |at: usize| -> Option<usize> {
        usize::try_from(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?)).ok()
    };
    let start = if data.starts_with(b"ttcf") { long(12)? } else { 0 };
    let count = usize::from(u16::from_be_bytes(data.get(start + 4..start + 6)?.try_into().ok()?));
    let entry = |place: usize| {
        let at = start + 12 + 16 * place;
        let (from, length) = (long(at + 8)?, long(at + 12)?);
        Some((data.get(at..at + 4)?.try_into().ok()?, from..from.checked_add(length)?))
    };
    (0..count).map(entry).collect()
}

/// Whether a character may stand in a name for programs.
fn named(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-'
}
