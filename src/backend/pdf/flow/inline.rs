//! The pieces of a line become text in a style, in an ink, in an element.

use super::super::band::{Ink, Link};
use super::super::fonts::Style;
use super::super::lines::Item;
use super::super::style::{self, Colour};
use super::super::tags::{Attribute, ElementId};
use super::{Flow, Place, place};
use crate::document::{Block, Inline, text_of};
use crate::source::Span;

/// How text sounds and looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    pub(super) element: ElementId,
    /// What footnotes called here become part of.
    outside: ElementId,
    pub(super) style: Style,
    pub(super) size: f32,
    colour: Colour,
    behind: Option<Colour>,
    link: Option<usize>,
    rise: f32,
    letterhead: bool,
}

/// How text of an element sounds and looks at a place.
pub(super) fn voice(element: ElementId, place: &Place) -> Voice {
    Voice {
        element,
        outside: place.outside,
        style: Style::Regular,
        size: place.size,
        colour: place.colour,
        behind: None,
        link: None,
        rise: 0.0,
        letterhead: place.letterhead,
    }
}

impl<'a> Flow<'a> {
    /// Adds the pieces of a line, and the names of the places in it that links lead to.
    pub(super) fn inlines(
        &mut self,
        inlines: &'a [Inline],
        voice: &Voice,
        items: &mut Vec<Item>,
        anchors: &mut Vec<String>,
    ) {
        for inline in inlines {
            match inline {
                Inline::Text(text, origin) => self.text(text, *origin, voice, items),
                Inline::Emphasis(inner) => {
                    let style = voice.style.emphasised();
                    self.inlines(inner, &Voice { style, ..*voice }, items, anchors);
                }
                Inline::Strong(inner) => {
                    let style = voice.style.strong();
                    // In the head of the letter the name of the authority is the strong one.
                    let named = voice.letterhead;
                    let (size, colour) =
                        if named { (style::AUTHORITY, style::BLACK) } else { (voice.size, voice.colour) };
                    self.inlines(inner, &Voice { style, size, colour, ..*voice }, items, anchors);
                }
                Inline::Code(text) => {
                    let element = self.tree.element(voice.element, "Code");
                    let voice = Voice { element, style: Style::Code, size: voice.size * 0.9, ..*voice };
                    self.text(text, None, &voice, items);
                }
                Inline::Link(to, inner) => {
                    let element = self.tree.element(voice.element, "Link");
                    self.links.push(Link { to: to.clone(), words: text_of(inner), element });
                    let link = Some(self.links.len() - 1);
                    self.inlines(inner, &Voice { element, link, colour: style::BLUE, ..*voice }, items, anchors);
                }
                Inline::Language(tag, inner) => {
                    let element = self.tree.element(voice.element, "Span");
                    self.tree.say(element, Attribute::Language(tag.clone()));
                    self.inlines(inner, &Voice { element, ..*voice }, items, anchors);
                }
                Inline::Plain(inner) => self.inlines(inner, voice, items, anchors),
                Inline::Break => {
                    let leaf = self.tree.leaf(voice.element);
                    self.tree.leaves[leaf.0].text.push('\n');
                    items.push(Item::Break);
                }
                Inline::Redacted(_) => self.redaction(inline, voice, items),
                Inline::Gap(_) => {
                    let behind = Some(style::GAP);
                    self.text(&words(inline), None, &Voice { behind, colour: style::BLACK, ..*voice }, items);
                }
                Inline::Note(number, blocks) => self.note(*number, blocks, voice, items),
                Inline::Anchor(name) => anchors.push(name.clone()),
                Inline::Token(_) | Inline::Mark(_) => {}
            }
        }
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str, origin: Option<Span>, voice: &Voice, items: &mut Vec<Item>) {
        if text.is_empty() {
            return;
        }
        let ink = self.ink(text, voice);
        items.push(Item::Text { text: text.to_owned(), style: voice.style, ink, origin });
    }

    /// The ink of a voice, with the text as part of the tree.
    fn ink(&mut self, text: &str, voice: &Voice) -> usize {
        let leaf = self.tree.leaf(voice.element);
        self.tree.leaves[leaf.0].text.push_str(text);
        let Voice { size, rise, colour, behind, link, .. } = *voice;
        let ink = Ink { size, rise, colour, behind, leaf: Some(leaf), link };
        if self.inks.last() != Some(&ink) {
            self.inks.push(ink);
        }
        self.inks.len() - 1
    }

    fn redaction(&mut self, inline: &Inline, voice: &Voice, items: &mut Vec<Item>) {
        let text = words(inline);
        let (colour, behind, style) = (style::BLACK, Some(style::REDACTION), Style::Bold);
        let voice = Voice { colour, behind, style, size: voice.size * 0.85, ..*voice };
        let ink = self.ink(&text, &voice);
        items.push(Item::Mark { text, style, ink });
    }

    /// A footnote: its number here, its text at the foot of the page. In the tree it comes after the paragraph or the
    /// table, so that it does not interrupt a sentence that is heard.
    fn note(&mut self, number: usize, blocks: &'a [Block], voice: &Voice, items: &mut Vec<Item>) {
        let called = number.to_string();
        let reference = self.tree.element(voice.element, "Reference");
        let mark = self.tree.element(reference, "Lbl");
        let (size, rise) = (voice.size * 0.65, voice.size * 0.35);
        let ink = self.ink(&called, &Voice { element: mark, size, rise, ..*voice });
        let at = (!blocks.is_empty()).then_some(self.notes.len());
        items.push(Item::Note { text: called.clone(), style: voice.style, ink, note: at });
        let Some(at) = at else { return };
        let note = self.tree.element(voice.outside, "Note");
        self.tree.say(note, Attribute::Name(format!("note-{number}")));
        let outside = std::mem::take(&mut self.bands);
        // A note within a note comes after it.
        self.notes.push(Vec::new());
        let mark = self.tree.element(note, "Lbl");
        let whole = place(note);
        let place = Place { x: whole.x + 18.0, width: whole.width - 18.0, size: style::NOTE, ..whole };
        let label = self.label(&called, mark, &place);
        self.blocks(blocks, &place, 0.0);
        if let Some(band) = self.bands.first_mut() {
            band.labels.insert(0, (label, style::SIDE));
        }
        self.notes[at] = std::mem::replace(&mut self.bands, outside);
    }
}

/// What a mark says.
fn words(inline: &Inline) -> String {
    text_of(std::slice::from_ref(inline))
}
