//! Fonts, as far as it matters how wide their characters are.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

use super::{dictionary, list, numbers};

/// How wide a character is, for one of a font that does not say, in parts of the height of the font.
const USUAL: f64 = 0.5;

/// The last code that two bytes can say.
const LAST_CODE: u32 = 65_535;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    /// Whether two bytes make a code.
    is_wide: bool,
    /// Widths of groups of codes: by the first, the last and how wide each is.
    widths: BTreeMap<u32, (u32, f64)>,
    /// The width of all others.
    usual: f64,
    /// The codes that are blanks, where the font says so.
    blanks: Option<BTreeSet<u32>>,
}

impl Default for Font {
    fn default() -> Self {
        Self { is_wide: false, widths: BTreeMap::new(), usual: USUAL, blanks: None }
    }
}

impl Font {
    /// Reads a font of which some codes are blanks.
    pub(super) fn read(pdf: &Document, font: &Dictionary, blanks: Option<BTreeSet<u32>>) -> Self {
        let kind = font.get_deref(b"Subtype", pdf).and_then(Object::as_name).unwrap_or_default();
        let read = match kind {
            b"Type0" => Self::of_many(pdf, font),
            b"Type3" => {
                let scale = numbers(pdf, list(pdf, font, b"FontMatrix")).first().copied().unwrap_or(0.001);
                Self::of_few(pdf, font, scale)
            }
            _ => Self::of_few(pdf, font, 0.001),
        };
        Self { blanks, ..read }
    }

    /// A font of at most 256 characters.
    fn of_few(pdf: &Document, font: &Dictionary, scale: f64) -> Self {
        let first = font.get_deref(b"FirstChar", pdf).ok().and_then(code).unwrap_or(0);
        let widths = numbers(pdf, list(pdf, font, b"Widths"));
        let widths = (first..=LAST_CODE).zip(widths).map(|(code, width)| (code, (code, width * scale))).collect();
        let missing = dictionary(pdf, font, b"FontDescriptor").and_then(|about| number(pdf, about, b"MissingWidth"));
        let usual = missing.filter(|width| *width > 0.0).map_or(USUAL, |width| width * scale);
        Self { is_wide: false, widths, usual, blanks: None }
    }

    /// A font of as many characters as there may be.
    fn of_many(pdf: &Document, font: &Dictionary) -> Self {
        let below = list(pdf, font, b"DescendantFonts").first();
        let below = below.and_then(|below| pdf.dereference(below).ok()).and_then(|(_, below)| below.as_dict().ok());
        let widths = below.map(|below| groups(pdf, list(pdf, below, b"W"))).unwrap_or_default();
        let usual = below.and_then(|below| number(pdf, below, b"DW")).unwrap_or(1000.0) * 0.001;
        Self { is_wide: true, widths, usual, blanks: None }
    }

    /// The codes of a string.
    pub(super) fn codes<'w>(&self, words: &'w [u8]) -> impl Iterator<Item = u32> + use<'w> {
        let code = |bytes: &[u8]| bytes.iter().fold(0, |code, byte| code * 256 + u32::from(*byte));
        words.chunks(if self.is_wide { 2 } else { 1 }).map(code)
    }

    /// How wide a character is, in parts of the height of the font.
    pub(super) fn width(&self, code: u32) -> f64 {
        let group = self.widths.range(..=code).next_back().filter(|(_, (last, _))| *last >= code);
        group.map_or(self.usual, |(_, (_, width))| *width)
    }

    /// Whether a character is surely a blank. Where codes are numbers of glyphs and the font says
    /// nothing of letters, 3 is one in most.
    pub(super) fn is_blank(&self, code: u32) -> bool {
        match &self.blanks {
            Some(blanks) if self.is_wide => code == 0 || blanks.contains(&code),
            Some(blanks) if blanks.contains(&code) => true,
            _ => matches!(code, 0 | 32 | 160) || (self.is_wide && code == 3),
        }
    }

    /// Whether a character is widened by the space between words.
    pub(super) fn is_space(&self, code: u32) -> bool {
        !self.is_wide && code == 32
    }
}

/// The widths of a font of many characters: from a code on, each; or alike, from one code to another.
fn groups(pdf: &Document, mut rest: &[Object]) -> BTreeMap<u32, (u32, f64)> {
    let mut groups = BTreeMap::new();
    while let [first, second, after @ ..] = rest {
        let Some(from) = code(first) else { break };
        if let Ok((_, Object::Array(each))) = pdf.dereference(second) {
            let each = (from..=LAST_CODE).zip(numbers(pdf, each));
            groups.extend(each.map(|(code, width)| (code, (code, width * 0.001))));
            rest = after;
        } else {
            let [third, after @ ..] = after else { break };
            let (Some(to), Ok(width)) = (code(second), third.as_float()) else { break };
            groups.insert(from, (to, f64::from(width) * 0.001));
            rest = after;
        }
    }
    groups
}

fn code(object: &Object) -> Option<u32> {
    object.as_i64().ok().and_then(|code| u32::try_from(code).ok())
}

fn number(pdf: &Document, parent: &Dictionary, key: &[u8]) -> Option<f64> {
    parent.get_deref(key, pdf).and_then(Object::as_float).ok().map(f64::from)
}
