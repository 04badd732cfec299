//! A letter becomes bands, and the tree that says what each is.

mod blocks;
mod inline;
mod table;

use inline::voice;

use super::band::{Band, Bookmark, Content, Ink, Line, Link};
use super::fonts::{Fonts, Style};
use super::lines::{Item, Setter};
use super::shape::Shaper;
use super::style::{self, Colour};
use super::tags::{ElementId, Tree};
use crate::catalogue::PartKind;
use crate::document::{Block, Document, Figure, Part};
use crate::source::Span;

/// A letter before it is cut into pages.
pub(super) struct Flow<'a> {
    setter: Setter<'a>,
    pub(super) tree: Tree,
    pub(super) inks: Vec<Ink>,
    pub(super) bands: Vec<Band>,
    /// The bands of each footnote.
    pub(super) notes: Vec<Vec<Band>>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<&'a Figure>,
    /// Tables with more columns than a page has room for: where the first of their words was written.
    pub(super) crowded: Vec<(usize, Option<Span>)>,
}

/// Where blocks stand and how their text looks.
#[derive(Debug, Clone, Copy)]
struct Place {
    element: ElementId,
    /// What footnotes called here become part of.
    outside: ElementId,
    x: f32,
    width: f32,
    size: f32,
    colour: Colour,
    /// How many lists it stands in.
    depth: usize,
    /// Whether it is in a quotation, whose headings are not those of the letter.
    quoted: bool,
    /// Whether it is the head of the letter, where the name of the authority stands out.
    letterhead: bool,
}

impl Place {
    /// The same place with so much less room at its sides. What nests without end stops moving in.
    fn further_in(&self, left: f32, right: f32) -> Self {
        if self.width < style::MEASURE * 0.4 {
            return *self;
        }
        Self { x: self.x + left, width: self.width - left - right, ..*self }
    }
}

/// Running text over the whole width of the page.
fn place(element: ElementId) -> Place {
    let (x, width) = (style::SIDE, style::MEASURE);
    Place {
        element,
        outside: element,
        x,
        width,
        size: style::TEXT,
        colour: style::BLACK,
        depth: 0,
        quoted: false,
        letterhead: false,
    }
}

impl<'a> Flow<'a> {
    /// The bands of a letter.
    pub(super) fn new(document: &'a Document, fonts: &'a Fonts, shaper: &'a mut Shaper) -> Self {
        let mut flow = Self {
            setter: Setter { fonts, shaper, missing: Vec::new() },
            tree: Tree::new(),
            inks: Vec::new(),
            bands: Vec::new(),
            notes: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            crowded: Vec::new(),
        };
        let letter = flow.tree.element(Tree::root(), "Sect");
        let mut gap = 0.0;
        if document.draft {
            gap = flow.notice(super::DRAFT, letter);
        }
        for part in &document.parts {
            gap = flow.part(part, letter, gap);
        }
        flow
    }

    /// The characters that no font has, each with where it was first written.
    pub(super) fn missing(&self) -> &[(char, Option<Span>)] {
        &self.setter.missing
    }

    /// Words of the program's own, before all others.
    fn notice(&mut self, words: &str, letter: ElementId) -> f32 {
        let element = self.tree.element(letter, "P");
        let place = Place { colour: style::DRAFT, ..place(letter) };
        let mut voice = voice(element, &place);
        voice.style = Style::Bold;
        let mut items = Vec::new();
        self.text(words, None, &voice, &mut items);
        let lines = self.set(&items, place.width);
        self.lines(lines, place.x, place.size, style::LEADING, 0.0);
        style::AFTER
    }

    /// A line that stands on every page and is not read with the letter.
    pub(super) fn running(&mut self, text: &str, size: f32, colour: Colour, style: Style) -> Line {
        let ink = Ink { size, rise: 0.0, colour, behind: None, leaf: None, link: None };
        self.inks.push(ink);
        let item = Item::Text { text: text.to_owned(), style, ink: self.inks.len() - 1, origin: None };
        self.set(&[item], f32::INFINITY).pop().unwrap_or_default()
    }

    fn part(&mut self, part: &'a Part, letter: ElementId, gap: f32) -> f32 {
        let first = self.bands.len();
        let after = match part.kind {
            PartKind::Letterhead => self.letterhead(part, letter, gap),
            PartKind::SignOff => self.sign_off(part, letter, gap),
            PartKind::Annex => {
                let annex = self.tree.element(Tree::root(), "Sect");
                self.blocks(&part.blocks, &place(annex), gap)
            }
            PartKind::Address | PartKind::Details => self.blocks(&part.blocks, &place(letter), gap) + 6.0,
            PartKind::Subject | PartKind::Body | PartKind::Included => self.blocks(&part.blocks, &place(letter), gap),
        };
        if let Some(band) = self.bands.get_mut(first) {
            band.page = part.kind == PartKind::Annex;
            band.anchors.extend(part.id.clone());
        }
        after
    }

    /// The head of the letter: the logo at the right, the words at the left, a line below.
    fn letterhead(&mut self, part: &'a Part, letter: ElementId, gap: f32) -> f32 {
        let mut place = Place { size: style::LETTERHEAD, colour: style::GREY, letterhead: true, ..place(letter) };
        let (mut blocks, mut logo) = (part.blocks.as_slice(), 0.0);
        if let Some((Block::Figure(figure), rest)) = blocks.split_first() {
            let (width, height) = fitted(figure, style::LOGO.0, style::LOGO.1);
            let x = style::SIDE + style::MEASURE - width;
            self.image(figure, letter, x, width, 0.0, gap);
            (blocks, logo) = (rest, height);
            place.width -= width + 16.0;
        }
        let first = self.bands.len();
        self.blocks(blocks, &place, gap);
        let height: f32 = self.bands[first..].iter().map(|band| band.height + band.before).sum();
        if height < logo {
            self.bands.push(Band::new(logo - height, 0.0, Content::Room));
        }
        self.bands.push(Band::new(1.0, 8.0, Content::Rule(style::SIDE, style::MEASURE)));
        self.bands[first.saturating_sub(1)..].iter_mut().for_each(|band| band.keep = true);
        18.0
    }

    /// The end of the letter, never alone on a page, with room for a signature.
    fn sign_off(&mut self, part: &'a Part, letter: ElementId, gap: f32) -> f32 {
        let first = self.bands.len();
        let place = place(letter);
        let (greeting, name) = part.blocks.split_at(part.blocks.len().min(1));
        self.blocks(greeting, &place, gap + 4.0);
        let gap = self.blocks(name, &place, style::SIGNATURE);
        let last = self.bands.len().saturating_sub(1);
        self.bands[first.saturating_sub(1)..last].iter_mut().for_each(|band| band.keep = true);
        gap
    }

    /// An image at a place; a height of nothing leaves room for what stands beside it.
    fn image(&mut self, figure: &'a Figure, parent: ElementId, x: f32, width: f32, height: f32, gap: f32) {
        let element = self.tree.element(parent, "Figure");
        self.tree.say(element, super::tags::Attribute::Alternative(figure.alternative.clone()));
        let leaf = self.tree.leaf(element);
        let image = self.images.iter().position(|known| known.image == figure.image).unwrap_or_else(|| {
            self.images.push(figure);
            self.images.len() - 1
        });
        self.bands.push(Band::new(height, gap, Content::Image(image, leaf, x, width)));
    }

    /// Lines as bands, none alone at the foot or the head of a page.
    fn lines(&mut self, lines: Vec<Line>, x: f32, size: f32, leading: f32, gap: f32) {
        let count = lines.len();
        for (place, line) in lines.into_iter().enumerate() {
            let size = line.pieces.iter().map(|piece| self.inks[piece.ink].size).fold(size, f32::max);
            let height = size * leading;
            let base = self.base(size, height);
            let before = if place == 0 { gap } else { 0.0 };
            let mut band = Band::new(height, before, Content::Line(line, x, base));
            band.keep = (place == 0 && count > 1) || place + 2 == count;
            self.bands.push(band);
        }
    }

    /// The base line of text of a size in a line of a height, below its top.
    fn base(&self, size: f32, height: f32) -> f32 {
        let face = self.setter.fonts.get(self.setter.fonts.first(Style::Regular));
        let (ascent, descent) = (face.ascent as f32 / 1000.0, face.descent as f32 / 1000.0);
        (height - (ascent - descent) * size) / 2.0 + ascent * size
    }

    /// The lines of some items.
    fn set(&mut self, items: &[Item], width: f32) -> Vec<Line> {
        self.setter.lines(items, &self.inks, width)
    }

    /// Adds a heading to the bookmarks.
    fn bookmark(&mut self, band: usize, level: u8, title: String) {
        if let Some(band) = self.bands.get_mut(band) {
            band.bookmark = Some(Bookmark { level, title });
        }
    }
}

/// The size of an image in points, at 96 dots to the inch, within a box.
fn fitted(figure: &Figure, width: f32, height: f32) -> (f32, f32) {
    let (own_width, own_height) = (figure.image.width as f32 * 0.75, figure.image.height as f32 * 0.75);
    let share = (width / own_width).min(height / own_height).min(1.0);
    (own_width * share, own_height * share)
}
