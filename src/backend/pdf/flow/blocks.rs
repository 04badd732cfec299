//! Blocks become bands.

use super::super::band::{Band, Content, Line};
use super::super::fonts::Style;
use super::super::lines::Item;
use super::super::style;
use super::super::tags::Attribute;
use super::inline::voice;
use super::{Flow, Place, fitted};
use crate::document::{Block, Inline, text_of};

/// The most lines of an address, or of a quotation that is kept whole.
const SHORT: usize = 10;

/// What stands before an item of a list that is not numbered, by how many lists it is in.
const BULLETS: [&str; 2] = ["•", "–"];

impl<'a> Flow<'a> {
    /// Adds blocks; gives the room to leave after them.
    pub(super) fn blocks(&mut self, blocks: &'a [Block], place: &Place, gap: f32) -> f32 {
        let mut gap = gap;
        for (number, block) in blocks.iter().enumerate() {
            let first = self.bands.len();
            let followed = number + 1 < blocks.len();
            gap = self.block(block, followed, place, gap);
            // Words that lead to what follows are not left behind on the page before: "as follows:", "Dear Sir,".
            let ends = |end| matches!(block, Block::Paragraph(inlines) if text_of(inlines).trim_end().ends_with(end));
            let leads = match blocks.get(number + 1) {
                Some(Block::Paragraph(_)) if self.bands.len() == first + 1 => ends(',') || ends(':'),
                Some(_) => ends(':'),
                None => false,
            };
            if leads
                && self.bands.len() > first
                && let Some(band) = self.bands.last_mut()
            {
                band.keep = true;
            }
        }
        gap
    }

    fn block(&mut self, block: &'a Block, followed: bool, place: &Place, gap: f32) -> f32 {
        match block {
            Block::Paragraph(inlines) => self.paragraph(inlines, place, gap),
            Block::Heading(level, ids, inlines) => self.heading(*level, ids, inlines, place, gap),
            Block::List(start, items) => self.list(*start, items, place, gap),
            Block::Quote(blocks) => self.quote(blocks, followed, place, gap),
            Block::Table(columns, head, rows) => self.table(columns, head, rows, place, gap),
            Block::Code(text) => self.code(text, place, gap),
            Block::Rule => {
                self.bands.push(Band::new(1.0, gap, Content::Rule(place.x, place.width)));
                style::AFTER
            }
            Block::Figure(figure) => {
                let (width, height) = fitted(figure, place.width, style::IMAGE);
                self.image(figure, place.element, place.x, width, height, gap);
                style::AFTER
            }
        }
    }

    pub(super) fn paragraph(&mut self, inlines: &'a [Inline], place: &Place, gap: f32) -> f32 {
        let element = self.tree.element(place.element, "P");
        let mut items = Vec::new();
        let mut anchors = Vec::new();
        self.inlines(inlines, &voice(element, place), &mut items, &mut anchors);
        let lines = self.set(&items, place.width);
        let first = self.bands.len();
        self.lines(lines, place.x, place.size, style::LEADING, gap);
        if let Some(band) = self.bands.get_mut(first) {
            band.anchors.extend(anchors);
        }
        // Lines that end where their writer ended them, as those of an address, stay together.
        let (written, last) =
            (items.iter().any(|item| matches!(item, Item::Break)), self.bands.len().saturating_sub(1));
        if written && last - first.min(last) < SHORT {
            self.bands[first.min(last)..last].iter_mut().for_each(|band| band.keep = true);
        }
        if place.size < style::TEXT { style::AFTER / 2.0 } else { style::AFTER }
    }

    fn heading(&mut self, level: u8, ids: &[String], inlines: &'a [Inline], place: &Place, gap: f32) -> f32 {
        const KINDS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];
        let level = level.clamp(1, 6);
        let element = self.tree.element(place.element, KINDS[usize::from(level) - 1]);
        let (size, before) = style::heading(level);
        let mut items = Vec::new();
        let mut anchors = ids.to_vec();
        let mut voice = voice(element, place);
        (voice.style, voice.size) = (Style::Bold, size);
        self.inlines(inlines, &voice, &mut items, &mut anchors);
        let lines = self.set(&items, place.width);
        let first = self.bands.len();
        self.lines(lines, place.x, size, style::HEADING_LEADING, before.max(gap));
        for band in &mut self.bands[first..] {
            band.keep = true;
        }
        if level <= 3 && place.depth == 0 && !place.quoted {
            self.bookmark(first, level, text_of(inlines));
        }
        if let Some(band) = self.bands.get_mut(first) {
            band.anchors.extend(anchors);
        }
        5.0
    }

    fn list(&mut self, start: Option<u64>, items: &'a [Vec<Block>], place: &Place, gap: f32) -> f32 {
        let list = self.tree.element(place.element, "L");
        self.tree.say(list, Attribute::Numbering(if start.is_some() { "Decimal" } else { "Disc" }));
        let between = if place.depth > 0 { style::BETWEEN_ITEMS } else { style::AFTER };
        let mut gap = gap.min(between);
        let mut items_from = Vec::with_capacity(items.len());
        for (number, blocks) in items.iter().enumerate() {
            let item = self.tree.element(list, "LI");
            let mark = self.tree.element(item, "Lbl");
            let body = self.tree.element(item, "LBody");
            let words = start.map_or_else(
                || BULLETS[place.depth % BULLETS.len()].to_owned(),
                |first| format!("{}.", first.saturating_add(number as u64)),
            );
            let label = self.label(&words, mark, place);
            // A number of many digits takes what room it needs.
            let indent = style::LIST.max(label.width + 8.0).min(place.width / 3.0);
            let within =
                Place { element: body, outside: body, depth: place.depth + 1, ..place.further_in(indent, 0.0) };
            let x = if start.is_some() { within.x - 6.0 - label.width } else { within.x - 16.0 };
            let first = self.bands.len();
            let after = self.blocks(blocks, &within, gap);
            if self.bands.len() == first {
                self.bands.push(Band::new(place.size * style::LEADING, gap, Content::Room));
            }
            self.bands[first].labels.insert(0, (label, x.max(style::SIDE)));
            let tight = blocks[1.min(blocks.len())..].iter().all(|block| matches!(block, Block::List(..)));
            gap = if tight { style::BETWEEN_ITEMS } else { after };
            items_from.push(first);
        }
        // No first or last item of a line stands alone on a page.
        let short = |from: usize, to: Option<&usize>| to.copied().unwrap_or(self.bands.len()) - from == 1;
        if let [first, second, ..] = items_from[..] {
            let last = items_from[items_from.len() - 1];
            let (begins, ends) = (short(first, Some(&second)), short(last, None));
            self.bands[second - 1].keep |= begins;
            self.bands[last - 1].keep |= ends;
        }
        between
    }

    /// The mark of an item.
    pub(super) fn label(&mut self, words: &str, element: super::ElementId, place: &Place) -> Line {
        let mut items = Vec::new();
        let voice = voice(element, place);
        self.text(words, None, &voice, &mut items);
        // A space that is not seen keeps the mark and the text apart for those who hear them.
        self.text(" ", None, &voice, &mut items);
        self.set(&items, f32::INFINITY).pop().unwrap_or_default()
    }

    fn quote(&mut self, blocks: &'a [Block], followed: bool, place: &Place, gap: f32) -> f32 {
        let element = self.tree.element(place.element, "BlockQuote");
        let within =
            Place { element, outside: element, quoted: true, ..place.further_in(style::QUOTE, style::QUOTE / 2.0) };
        let first = self.bands.len();
        let gap = self.blocks(blocks, &within, gap);
        for (number, band) in self.bands[first..].iter_mut().enumerate() {
            band.bars.push((within.x - style::QUOTE * 0.75, number > 0));
        }
        // A short quotation, such as a question, is not left behind by what is said of it.
        let last = self.bands.len().saturating_sub(1);
        if followed && last - first.min(last) < SHORT {
            self.bands[first.min(last)..].iter_mut().for_each(|band| band.keep = true);
        }
        gap.max(style::AFTER)
    }

    /// Text as it is, line for line; a line too long goes on in the next.
    fn code(&mut self, text: &str, place: &Place, gap: f32) -> f32 {
        let paragraph = self.tree.element(place.element, "P");
        let element = self.tree.element(paragraph, "Code");
        let mut voice = voice(element, place);
        (voice.style, voice.size) = (Style::Code, style::CODE.min(place.size));
        let mut gap = gap;
        for line in text.trim_end_matches('\n').split('\n') {
            let mut items = Vec::new();
            self.text(&spaced(line), None, &voice, &mut items);
            items.push(Item::Break);
            let leaf = self.tree.leaf(element);
            self.tree.leaves[leaf.0].text.push('\n');
            let lines = self.set(&items, place.width - 2.0 * style::CODE_INDENT);
            if lines.is_empty() {
                self.bands.push(Band::new(voice.size * style::LEADING, gap, Content::Room));
            }
            let first = self.bands.len();
            self.lines(lines, place.x + style::CODE_INDENT, voice.size, style::LEADING, gap);
            for band in self.bands.iter_mut().skip(first + 1) {
                if let Content::Line(_, x, _) = &mut band.content {
                    *x += style::CODE_INDENT;
                }
            }
            gap = 0.0;
        }
        style::AFTER
    }
}

/// A line of text to be shown as it is: every space counts, and lines are divided only at single ones within it.
fn spaced(line: &str) -> String {
    let line = line.replace('\t', "    ");
    let words = line.trim_start();
    let mut shown = "\u{a0}".repeat(line.len() - words.len());
    for character in words.chars() {
        let after_space = shown.ends_with(' ');
        if character == ' ' && after_space {
            shown.pop();
            shown.push('\u{a0}');
        }
        shown.push(character);
    }
    shown
}
