//! Text becomes lines: each paragraph is divided where its lines come out most even.

mod bound;

use std::rc::Rc;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_optimal_fit};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use bound::bound;

use super::band::{Ink, Line, Piece};
use super::fonts::{Fonts, Style};
use super::shape::{Shaper, Word};
use crate::source::Span;

/// A piece of a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// Text in one style and ink, and where it was written.
    Text { text: String, style: Style, ink: usize, origin: Option<Span> },
    /// A mark, which no line divides unless it is wider than the line. What it says is all that its width tells.
    Mark { text: String, style: Style, ink: usize },
    /// The call of a footnote, with what it says unless an earlier call has said it.
    Note { text: String, style: Style, ink: usize, note: Option<usize> },
    /// The end of a line.
    Break,
}

/// Makes lines.
pub(super) struct Setter<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) shaper: &'a mut Shaper,
    /// The characters met that no font has, and where each was written first.
    pub(super) missing: Vec<(char, Option<Span>)>,
}

/// A stretch of a paragraph that no line divides: pieces of words, then of space.
#[derive(Debug, Clone)]
struct Stretch {
    start: usize,
    space: usize,
    end: usize,
    /// In half ems, so that what textwrap takes for characters are about that.
    width: f64,
    gap: f64,
}

impl Fragment for Stretch {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.gap
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// What makes a paragraph uneven, and how much.
const PENALTIES: Penalties = Penalties {
    nline_penalty: 60,
    // No line may be too long, not even by a hair: shapes of paragraphs cost less than this in any case.
    overflow_penalty: 1_000_000_000,
    short_last_line_fraction: 6,
    short_last_line_penalty: 60,
    hyphen_penalty: 25,
};

/// Stands for a mark or a call where lines may be divided: a letter, so that a comma after it stays with it.
const STAND_IN: &str = "x";

/// The room at either side of a mark, in ems.
const RIM: f32 = 0.3;

/// Text longer than this is divided as it comes, because evenness then costs more than it gives.
const LONG: usize = 20_000;

impl Setter<'_> {
    /// The lines of a paragraph. A width that is not finite gives one line for each that the text itself ends.
    pub(super) fn lines(&mut self, items: &[Item], inks: &[Ink], width: f32) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let paragraphs = items.split(|item| matches!(item, Item::Break));
        for (place, paragraph) in paragraphs.enumerate() {
            if place > 0 {
                self.end(lines.last_mut());
            }
            self.paragraph(paragraph, inks, width, &mut lines);
        }
        lines
    }

    /// Ends a line with a space that is not seen, or the last word and the next would be read as one.
    fn end(&mut self, line: Option<&mut Line>) {
        let Some(line) = line else { return };
        let Some(last) = line.pieces.last() else { return };
        let ink = last.ink;
        let space = self.shaper.space(self.fonts, Style::Regular);
        line.pieces.extend(space.words.iter().map(|word| piece(word, ink, 0)));
    }

    fn paragraph(&mut self, items: &[Item], inks: &[Ink], width: f32, lines: &mut Vec<Line>) {
        let (pieces, stretches, unit) = self.stretches(items, inks, Some(width));
        for line in divide(&stretches, f64::from(width) / unit) {
            let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
            let visible = &pieces[first.start..last.space];
            let width = visible.iter().map(|piece| wide(piece, inks)).sum();
            let mut own = pieces[first.start..last.end].to_vec();
            // A space at the end of a line stands at its end, whatever reads leftwards before it (rule L1).
            own[last.space - first.start..].iter_mut().for_each(|piece| piece.level = 0);
            lines.push(Line { pieces: own, width });
        }
    }

    /// How wide a text is at least, without dividing a word, and at most, on one line for each that it ends itself.
    pub(super) fn measure(&mut self, items: &[Item], inks: &[Ink]) -> (f32, f32) {
        let (mut least, mut most) = (0.0_f32, 0.0_f32);
        for paragraph in items.split(|item| matches!(item, Item::Break)) {
            let (_, stretches, unit) = self.stretches(paragraph, inks, None);
            let whole: f64 = stretches.iter().map(|stretch| stretch.width + stretch.gap).sum();
            least = stretches.iter().map(|stretch| (stretch.width * unit) as f32).fold(least, f32::max);
            most = most.max((whole * unit) as f32);
        }
        (least, most)
    }

    /// The pieces of a paragraph, the stretches that no line of a width divides, and their unit in points. Without a
    /// width, they are as small as they can be.
    fn stretches(&mut self, items: &[Item], inks: &[Ink], width: Option<f32>) -> (Vec<Piece>, Vec<Stretch>, f64) {
        let mut text = String::new();
        let mut ends = Vec::with_capacity(items.len());
        let mut divided = Vec::with_capacity(items.len());
        for item in items {
            divided.push(self.mark(item, inks) > width.unwrap_or_default());
            match item {
                Item::Text { text: words, .. } => text.push_str(words),
                Item::Mark { text: words, .. } if divided.last() == Some(&true) => text.push_str(words),
                _ => text.push_str(STAND_IN),
            }
            ends.push(text.len());
        }
        let mut pieces: Vec<Piece> = Vec::new();
        let mut stretches: Vec<Stretch> = Vec::new();
        let size = items.iter().find_map(|item| Some(inks[item.ink()?].size));
        let unit = f64::from(size.unwrap_or(2.0)) * 0.5;
        if text.is_empty() {
            return (pieces, stretches, unit);
        }
        let levels = levels(&text);
        let (mut item, mut from) = (0, 0);
        for (to, _) in unicode_linebreak::linebreaks(&text).filter(|(to, _)| !bound(&text, *to)) {
            let start = pieces.len();
            let words = from + text[from..to].trim_end_matches([' ', '\n', '\t']).len();
            let mut at = from;
            while at < words {
                while ends[item] <= at {
                    item += 1;
                }
                let end = level_end(levels.as_deref(), at, ends[item].min(words));
                self.add(&items[item], &text[at..end], level(levels.as_deref(), at), divided[item], inks, &mut pieces);
                at = end;
            }
            let space = pieces.len();
            if words < to {
                while ends[item] <= words {
                    item += 1;
                }
                let (style, ink) = (items[item].style(), items[item].ink().unwrap_or_default());
                let shaped = self.shaper.space(self.fonts, style);
                let level = level(levels.as_deref(), words);
                pieces.extend(shaped.words.iter().map(|word| piece(word, ink, level)));
            }
            let measure = |pieces: &[Piece]| -> f64 { pieces.iter().map(|piece| f64::from(wide(piece, inks))).sum() };
            let (wide, gap) = (measure(&pieces[start..space]), measure(&pieces[space..]));
            let stretch = Stretch { start, space, end: pieces.len(), width: wide / unit, gap: gap / unit };
            match width {
                Some(width) if wide > f64::from(width) => {
                    cut(&stretch, width, unit, inks, &mut pieces, &mut stretches);
                }
                _ => stretches.push(stretch),
            }
            from = to;
        }
        (pieces, stretches, unit)
    }

    /// How wide a mark is, in points; nothing for what is none.
    fn mark(&mut self, item: &Item, inks: &[Ink]) -> f32 {
        let Item::Mark { text, style, ink } = item else { return 0.0 };
        let shaped = self.shaper.shape(self.fonts, *style, false, text);
        let own: i64 = shaped.words.iter().map(|word| word.width).sum();
        (own as f32 / 1000.0 + 2.0 * RIM) * inks[*ink].size
    }

    /// Adds the pieces of a stretch of an item. `divided` says that a mark is too wide to stand in one line.
    fn add(&mut self, item: &Item, text: &str, level: u8, divided: bool, inks: &[Ink], pieces: &mut Vec<Piece>) {
        let Some(ink) = item.ink() else { return };
        // Marks and numbers are the program's own, and are read as it writes them.
        let (shown, leftwards) = match item {
            Item::Text { .. } => (text, level % 2 == 1),
            Item::Mark { text: whole, .. } => (if divided { text } else { whole }, false),
            Item::Note { text: whole, .. } => (whole.as_str(), false),
            Item::Break => return,
        };
        let shaped = self.shaper.shape(self.fonts, item.style(), leftwards, shown);
        for character in &shaped.missing {
            if !self.missing.iter().any(|(known, _)| known == character) {
                let origin = if let Item::Text { origin, .. } = item { *origin } else { None };
                self.missing.push((*character, origin));
            }
        }
        let first = pieces.len();
        pieces.extend(shaped.words.iter().map(|word| piece(word, ink, level)));
        match item {
            Item::Mark { .. } if !divided => {
                let side = RIM * inks[ink].size;
                if let Some(piece) = pieces.get_mut(first) {
                    piece.room.0 = side;
                }
                if let Some(piece) = pieces[first..].last_mut() {
                    piece.room.1 = side;
                }
            }
            Item::Note { note, .. } => {
                if let Some(piece) = pieces.last_mut() {
                    piece.note = *note;
                }
            }
            _ => {}
        }
    }
}

impl Item {
    pub(super) fn ink(&self) -> Option<usize> {
        match self {
            Self::Text { ink, .. } | Self::Mark { ink, .. } | Self::Note { ink, .. } => Some(*ink),
            Self::Break => None,
        }
    }

    fn style(&self) -> Style {
        match self {
            Self::Text { style, .. } | Self::Mark { style, .. } | Self::Note { style, .. } => *style,
            Self::Break => Style::Regular,
        }
    }
}

fn piece(word: &Rc<Word>, ink: usize, level: u8) -> Piece {
    Piece { word: Rc::clone(word), ink, room: (0.0, 0.0), level, note: None }
}

/// How wide a piece is, in points.
pub(super) fn wide(piece: &Piece, inks: &[Ink]) -> f32 {
    piece.room.0 + piece.word.width as f32 * inks[piece.ink].size / 1000.0 + piece.room.1
}

/// The stretches of each line.
fn divide(stretches: &[Stretch], width: f64) -> Vec<&[Stretch]> {
    if !width.is_finite() {
        return vec![stretches];
    }
    if stretches.len() <= LONG
        && let Ok(lines) = wrap_optimal_fit(stretches, &[width], &PENALTIES)
    {
        return lines;
    }
    textwrap::wrap_algorithms::wrap_first_fit(stretches, &[width])
}

/// Cuts a stretch that is wider than a line between its glyphs, so that nothing runs off the page.
fn cut(stretch: &Stretch, width: f32, unit: f64, inks: &[Ink], pieces: &mut Vec<Piece>, stretches: &mut Vec<Stretch>) {
    let rest = pieces.split_off(stretch.start);
    let (words, spaces) = rest.split_at(stretch.space - stretch.start);
    let (mut start, mut used) = (pieces.len(), 0.0_f32);
    for whole in words {
        let size = inks[whole.ink].size;
        let backwards = whole.level % 2 == 1;
        let mut glyphs = whole.word.glyphs.clone();
        if backwards {
            glyphs.reverse();
        }
        let mut part = Vec::new();
        let mut note = whole.note;
        let mut push = |part: &mut Vec<_>, pieces: &mut Vec<Piece>| {
            let mut glyphs: Vec<super::shape::Glyph> = std::mem::take(part);
            if backwards {
                glyphs.reverse();
            }
            let width = glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum();
            let word = Word { face: whole.word.face, glyphs, width };
            // A footnote is called once, however its number is divided.
            pieces.push(Piece { word: Rc::new(word), room: (0.0, 0.0), note: note.take(), ..whole.clone() });
        };
        for glyph in glyphs {
            let wide = glyph.advance as f32 * size / 1000.0;
            // A mark stays on its letter.
            if used + wide > width && used > 0.0 && glyph.advance > 0 {
                if !part.is_empty() {
                    push(&mut part, pieces);
                }
                let end = pieces.len();
                stretches.push(Stretch { start, space: end, end, width: f64::from(used) / unit, gap: 0.0 });
                (start, used) = (end, 0.0);
            }
            part.push(glyph);
            used += wide;
        }
        if !part.is_empty() {
            push(&mut part, pieces);
        }
    }
    let space = pieces.len();
    pieces.extend_from_slice(spaces);
    stretches.push(Stretch { start, space, end: pieces.len(), width: f64::from(used) / unit, gap: stretch.gap });
}

/// The levels of direction of a text byte by byte; `None` where all of it reads rightwards.
fn levels(text: &str) -> Option<Vec<Level>> {
    let turned = |character| {
        character >= '\u{590}'
            && matches!(
                bidi_class(character),
                BidiClass::R | BidiClass::AL | BidiClass::RLE | BidiClass::RLO | BidiClass::RLI | BidiClass::AN
            )
    };
    if text.is_ascii() || !text.chars().any(turned) {
        return None;
    }
    // The letter is in English: what stands beside a name in another script still reads rightwards.
    let info = BidiInfo::new(text, Some(Level::ltr()));
    Some(info.levels)
}

fn level(levels: Option<&[Level]>, at: usize) -> u8 {
    levels.and_then(|levels| levels.get(at)).map_or(0, Level::number)
}

/// Where the level at a place ends, at most at `end`.
fn level_end(levels: Option<&[Level]>, at: usize, end: usize) -> usize {
    if levels.is_none() {
        return end;
    }
    let own = level(levels, at);
    (at..end).find(|place| level(levels, *place) != own).unwrap_or(end)
}
