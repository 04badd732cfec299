//! Words become glyphs: shaped, kerned, each character in the first font that has it.

use std::collections::BTreeMap;
use std::rc::Rc;

use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, ShapeOptions, ShapePlan, ShaperFont};

use unicode_bidi::{BidiClass, bidi_class};

use super::fonts::{FaceId, Fonts, Style};

/// A glyph. Measures are in thousandths of the em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) id: u16,
    /// How far the pen moves after it, kerning included.
    pub(super) advance: i32,
    /// The same as the font has it, without kerning.
    pub(super) natural: i32,
    /// How far it stands to the right of the pen.
    pub(super) right: i32,
    /// How far it stands above the line.
    pub(super) up: i32,
    /// The text that it stands for; of several glyphs for one text, the first has it.
    pub(super) text: Box<str>,
}

/// Glyphs of one font that no line divides, from left to right.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) face: FaceId,
    pub(super) glyphs: Vec<Glyph>,
    /// In thousandths of the em.
    pub(super) width: i64,
}

/// A text as glyphs: a word for each stretch of it in one font, in the order in which they are read.
#[derive(Debug)]
pub(super) struct Shaped {
    pub(super) words: Vec<Rc<Word>>,
    /// The characters that no font has.
    pub(super) missing: Vec<char>,
}

/// Shapes texts, and remembers the last thousands of them: letters say the same words again and again.
#[derive(Default)]
pub(super) struct Shaper {
    known: [BTreeMap<Box<str>, Rc<Shaped>>; Style::ALL.len() * 2],
    size: usize,
    plans: Vec<(FaceId, ShapePlan)>,
    /// Every second word is a space.
    spaces: [Option<Rc<Shaped>>; Style::ALL.len()],
}

impl std::fmt::Debug for Shaper {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.debug_tuple("Shaper").field(&self.size).finish()
    }
}

/// The widest that a glyph may be, twenty ems: no letter is, and a font may say anything.
const WIDEST: i32 = 20_000;

/// How many texts are remembered.
const MOST: usize = 20_000;

impl Shaper {
    /// A space.
    pub(super) fn space(&mut self, fonts: &Fonts, style: Style) -> Rc<Shaped> {
        if let Some(space) = &self.spaces[style as usize] {
            return Rc::clone(space);
        }
        let space = self.shape(fonts, style, false, " ");
        self.spaces[style as usize] = Some(Rc::clone(&space));
        space
    }

    /// The glyphs of a text that stands on one line. `leftwards` is the direction in which it is read.
    pub(super) fn shape(&mut self, fonts: &Fonts, style: Style, leftwards: bool, text: &str) -> Rc<Shaped> {
        let place = style as usize * 2 + usize::from(leftwards);
        if let Some(shaped) = self.known[place].get(text) {
            return Rc::clone(shaped);
        }
        let shaped = Rc::new(shape(fonts, style, leftwards, text, &mut self.plans));
        if self.size >= MOST {
            self.known.iter_mut().for_each(BTreeMap::clear);
            self.size = 0;
        }
        self.size += 1;
        self.known[place].insert(text.into(), Rc::clone(&shaped));
        shaped
    }
}

fn shape(fonts: &Fonts, style: Style, leftwards: bool, text: &str, plans: &mut Vec<(FaceId, ShapePlan)>) -> Shaped {
    let mut missing = Vec::new();
    let mut stretches: Vec<(FaceId, String)> = Vec::new();
    for character in text.chars() {
        let before = stretches.last().map(|(face, _)| *face);
        // What joins or marks the character before it belongs to the font of that one.
        let joins =
            invisible(character) || before.is_some_and(|face| combining(character) && fonts.has(face, character));
        let (face, shown) = match (before, fonts.face(style, character)) {
            (Some(before), _) if joins => (before, character),
            (None, _) if joins => (fonts.first(style), character),
            (_, Some(face)) => (face, character),
            (before, None) => {
                if !missing.contains(&character) {
                    missing.push(character);
                }
                (fonts.face(style, '\u{fffd}').or(before).unwrap_or(fonts.first(style)), '\u{fffd}')
            }
        };
        match stretches.last_mut() {
            Some((last, stretch)) if *last == face => stretch.push(shown),
            _ => stretches.push((face, shown.to_string())),
        }
    }
    let words =
        stretches.iter().map(|(face, stretch)| Rc::new(word(fonts, *face, leftwards, stretch, plans))).collect();
    Shaped { words, missing }
}

fn word(fonts: &Fonts, face: FaceId, leftwards: bool, text: &str, plans: &mut Vec<(FaceId, ShapePlan)>) -> Word {
    let mut word = Word { face, glyphs: Vec::new(), width: 0 };
    let font = fonts.get(face);
    let shaper = ShaperFont::new(&font.font).with_scale(1000);
    let mut buffer = Buffer::new();
    // Each character keeps a glyph of its own, so that the text can be read back from the glyphs.
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if leftwards { Direction::RightToLeft } else { Direction::LeftToRight });
    let (direction, script) = (buffer.direction(), buffer.script());
    // What a font does for a script is worked out once, not for every word.
    let known = plans
        .iter()
        .position(|(owner, plan)| *owner == face && plan.direction() == direction && plan.script() == script);
    let known = known.unwrap_or_else(|| {
        plans.push((face, ShapePlan::new(&font.font, direction, script, buffer.language(), &[])));
        plans.len() - 1
    });
    let options = ShapeOptions::new().plan(Some(&plans[known].1));
    if harfrust::shape(&shaper, &mut buffer, options).is_err() {
        return word;
    }
    let infos = buffer.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.push(text.len());
    let mut said = None;
    for (info, position) in infos.iter().zip(buffer.glyph_positions()) {
        // Glyph 0 is the box for a missing character, which nobody may be shown.
        let Some(id) = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0) else { continue };
        let start = info.cluster as usize;
        let end = starts[starts.partition_point(|other| *other <= start)];
        let text = if said == Some(start) { "" } else { &text[start..end] };
        said = Some(start);
        let mut glyph = Glyph {
            id,
            advance: position.x_advance.clamp(-WIDEST, WIDEST),
            natural: font.advance(id),
            right: position.x_offset,
            up: position.y_offset,
            text: text.replace('\u{a0}', " ").replace(invisible, "").into(),
        };
        // Some fonts (Noto Sans too) call an accent that stands for itself a mark, and it would be set on its
        // neighbour.
        if glyph.advance == 0 && glyph.natural > 0 && text.chars().next().is_some_and(|first| !combining(first)) {
            (glyph.advance, glyph.right, glyph.up) = (glyph.natural, 0, 0);
        }
        word.width += i64::from(glyph.advance);
        word.glyphs.push(glyph);
    }
    word
}

/// Characters that are not seen themselves: joiners, selectors, marks of direction, the soft hyphen.
fn invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is a mark that stands on the one before it.
fn combining(character: char) -> bool {
    bidi_class(character) == BidiClass::NSM
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::pdf::fonts::House;

    #[test]
    fn an_accent_by_itself_has_its_own_width() {
        let fonts = Fonts::new(House::default());
        let width = |text: &str| -> i64 {
            let shaped = Shaper::default().shape(&fonts, Style::Regular, false, text);
            shaped.words.iter().map(|word| word.width).sum()
        };
        for accent in ["`", "´", "¨", "¸", "ˆ", "˜"] {
            assert!(width(&format!("n{accent}t")) > width("nt") + 100, "{accent}");
        }
        assert_eq!(width("ne\u{301}t"), width("net"));
    }
}
