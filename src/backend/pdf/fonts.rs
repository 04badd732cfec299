//! The fonts of a letter: those of the house, then the program's own, each style with what stands in
//! for it where a character is missing.

use std::sync::OnceLock;

use super::face::Face;

/// A font, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FaceId(u8);

impl FaceId {
    /// Its place in the list.
    pub(super) fn number(self) -> u8 {
        self.0
    }
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Regular,
    Bold,
    Italic,
    BoldItalic,
    Code,
}

impl Style {
    pub(super) const ALL: [Self; 5] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic, Self::Code];

    /// The same style with emphasis; text shown as it is stays as it is.
    pub(super) fn emphasised(self) -> Self {
        match self {
            Self::Regular | Self::Italic => Self::Italic,
            Self::Bold | Self::BoldItalic => Self::BoldItalic,
            Self::Code => Self::Code,
        }
    }

    /// The same style, bold.
    pub(super) fn strong(self) -> Self {
        match self {
            Self::Regular | Self::Bold => Self::Bold,
            Self::Italic | Self::BoldItalic => Self::BoldItalic,
            Self::Code => Self::Code,
        }
    }
}

/// A font of the program, read when it is first needed.
#[derive(Debug)]
struct BuiltIn {
    data: &'static [u8],
    face: OnceLock<Option<Face>>,
}

/// The fonts of a letter.
#[derive(Debug)]
pub(super) struct Fonts {
    house: Vec<Face>,
    built_in: Vec<BuiltIn>,
    /// For each style, the fonts to look into, in order.
    order: [Vec<FaceId>; Style::ALL.len()],
}

/// The program's fonts by style, and after them those that know more of the world's scripts.
fn built_in() -> Vec<&'static [u8]> {
    vec![
        notosans::REGULAR_TTF,
        notosans::BOLD_TTF,
        notosans::ITALIC_TTF,
        notosans::BOLD_ITALIC_TTF,
        dejavu::sans_mono::regular(),
        dejavu::sans::regular(),
        dejavu::sans::bold(),
    ]
}

/// Of the fonts of the program: which stand in for each style, after its own.
const STAND_INS: [&[usize]; Style::ALL.len()] = [&[5], &[6, 5], &[0, 5], &[1, 6, 5], &[5, 0]];

/// The fonts of a house.
#[derive(Debug, Default)]
pub(super) struct House {
    /// Regular, bold, italic, and bold italic.
    pub(super) text: Option<[Face; 4]>,
    /// For text to be shown as it is.
    pub(super) code: Option<Face>,
    /// For characters that the others do not have.
    pub(super) more: Vec<Face>,
}

impl Fonts {
    /// The fonts of a house, before those of the program.
    pub(super) fn new(house: House) -> Self {
        let mut order: [Vec<FaceId>; Style::ALL.len()] = Default::default();
        let mut faces = Vec::new();
        let mut add = |face: Face, styles: &[Style], order: &mut [Vec<FaceId>; 5]| {
            let id = FaceId(u8::try_from(faces.len()).unwrap_or(u8::MAX));
            faces.push(face);
            for style in styles {
                order[*style as usize].push(id);
            }
        };
        for (face, style) in house.text.into_iter().flatten().zip(Style::ALL) {
            add(face, &[style], &mut order);
        }
        if let Some(face) = house.code {
            add(face, &[Style::Code], &mut order);
        }
        let more: Vec<Face> = house.more;
        // The styles of the program come before what only fills in, so that no letter is set in it.
        let first = faces.len() + more.len();
        let built = |place: usize| FaceId(u8::try_from(first + place).unwrap_or(u8::MAX));
        for style in Style::ALL {
            order[style as usize].push(built(style as usize));
        }
        for face in more {
            let id = FaceId(u8::try_from(faces.len()).unwrap_or(u8::MAX));
            faces.push(face);
            for faces in &mut order {
                faces.push(id);
            }
        }
        for style in Style::ALL {
            order[style as usize].extend(STAND_INS[style as usize].iter().map(|place| built(*place)));
        }
        let built_in = built_in().into_iter().map(|data| BuiltIn { data, face: OnceLock::new() }).collect();
        Self { house: faces, built_in, order }
    }

    /// A font.
    pub(super) fn get(&self, id: FaceId) -> &Face {
        let place = usize::from(id.0);
        if let Some(face) = self.house.get(place) {
            return face;
        }
        let font = &self.built_in[place - self.house.len()];
        let face = font.face.get_or_init(|| Face::trusted(font.data).ok());
        #[expect(clippy::expect_used, reason = "a test reads every font of the program")]
        face.as_ref().expect("the fonts of the program can be read")
    }

    /// The font that a style is first set in.
    pub(super) fn first(&self, style: Style) -> FaceId {
        self.order[style as usize][0]
    }

    /// The first font of a style that has a character.
    pub(super) fn face(&self, style: Style, character: char) -> Option<FaceId> {
        self.order[style as usize].iter().copied().find(|face| self.has(*face, character))
    }

    /// Whether a font has a character. A hyphen that does not break looks like any other.
    pub(super) fn has(&self, face: FaceId, character: char) -> bool {
        let face = self.get(face);
        face.glyph(character).is_some() || (character == '\u{2011}' && face.glyph('\u{2010}').is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_of_the_program_can_be_read() {
        for data in built_in() {
            assert!(Face::read(data).is_ok());
        }
    }

    #[test]
    fn characters_are_shown_by_the_first_font_that_has_them() {
        let fonts = Fonts::new(House::default());
        let name = |style, character| fonts.face(style, character).map(|face| fonts.get(face).name.clone());
        assert_eq!(name(Style::Regular, 'ŵ').as_deref(), Some("NotoSans"));
        assert_eq!(name(Style::Bold, 'Ж').as_deref(), Some("NotoSans-Bold"));
        assert_eq!(name(Style::Regular, 'ش').as_deref(), Some("DejaVuSans"));
        assert_eq!(name(Style::Code, 'a').as_deref(), Some("DejaVuSansMono"));
        assert_eq!(name(Style::Regular, '字'), None);
    }
}
