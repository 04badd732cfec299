//! One font: what it can show, how wide, and whether it may go into a letter.

use harfrust::font::{Blob, Font};
use read_fonts::TableProvider;
use read_fonts::types::NameId;

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
    #[error("it is no font in TrueType or OpenType format")]
    NoFont,
    /// It has outlines of a kind that the PDF cannot hold.
    #[error("its outlines are of a kind that cannot be put into a PDF")]
    Outlines,
    /// Its maker does not allow it.
    #[error("its maker does not allow it to be put into documents")]
    NotAllowed,
}

impl Face {
    /// Reads a font.
    pub(super) fn read(data: impl Into<Blob>) -> Result<Self, Unfit> {
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
        // Bit 1 alone is "restricted licence"; bit 9 allows bitmaps only (OpenType, OS/2, fsType).
        let rights = tables.os2().map_or(0, |table| table.fs_type());
        if rights & 0x000f == 0x0002 || rights & 0x0200 != 0 {
            return Err(Unfit::NotAllowed);
        }
        let metrics = font.metrics();
        let em = |units: f32| (units * 1000.0 / f32::from(metrics.units_per_em)).round() as i32;
        let line = metrics.hhea_line.or(metrics.typo_line).unwrap_or_default();
        let ascent = em(line.ascender.to_f32());
        let bounds = metrics.bounds;
        let name = font.names().get(NameId::POSTSCRIPT_NAME).and_then(|name| name.english_or_first());
        let name: String =
            name.iter().flat_map(|name| name.name().chars().collect::<Vec<_>>()).filter(|c| named(*c)).collect();
        let style = font.style_metrics();
        let (slant, fixed) =
            (style.italic_angle.map_or(0, |angle| angle.to_f32().round() as i32), style.is_fixed_pitch);
        let face = Self {
            name: if name.is_empty() { "Font".to_owned() } else { name },
            data,
            postscript,
            ascent,
            descent: em(line.descender.to_f32()),
            capital: metrics.cap_height.map_or(ascent * 7 / 10, |height| em(height.to_f32())),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|units| em(units.to_f32())),
            slant,
            fixed: fixed.unwrap_or_default(),
            font,
        };
        // What the subset would choke on later is better known now.
        let alone = subsetter::GlyphRemapper::new_from_glyphs(&[]);
        subsetter::subset(&face.data, 0, &alone).map_err(|_| Unfit::Outlines)?;
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

    /// The bytes of the font.
    pub(super) fn data(&self) -> &[u8] {
        &self.data
    }
}

/// Whether a character may stand in a name for programs.
fn named(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '-'
}
