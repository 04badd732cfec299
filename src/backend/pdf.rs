//! A letter as PDF that everybody can read: with eyes, ears or fingers, now and in fifty years.
//!
//! The layout is ours: a letter becomes `flow` (bands, and a tree that says what each is), then `pages`,
//! then operations (`draw`) that `printpdf` writes, then a whole file (`write`).
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths are floats, and what is counted on a page is small"
)]

mod band;
mod draw;
mod embed;
mod face;
mod flow;
mod fonts;
mod house;
mod lines;
mod pages;
mod shape;
mod style;
mod tags;
#[cfg(test)]
mod tests;
mod write;

use super::{Backend, DRAFT, Press};
use crate::diagnostic::{Diagnostic, Report};
use crate::document::Document;
use crate::files::Files;
use crate::office::Office;
use crate::source::Span;

/// PDF.
pub const BACKEND: Backend = Backend {
    name: "pdf",
    ending: "pdf",
    text: false,
    press: |office, files, report| Box::new(Printer::new(office, files, report)),
};

/// What a draft says at the head of every page.
const DRAFT_MARK: &str = "DRAFT";

/// Writes letters as PDF, and remembers what they share.
#[derive(Debug)]
pub struct Printer {
    fonts: fonts::Fonts,
    shaper: shape::Shaper,
    embedder: embed::Embedder,
    shared: write::Shared,
}

/// A letter as PDF.
#[derive(Debug)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

impl Printer {
    /// A printer with the fonts of an office; reports those that cannot be used.
    #[must_use]
    pub fn new(office: &Office, files: &dyn Files, report: &mut Report) -> Self {
        Self::with(house::read(office, files, report))
    }

    /// A printer with the program's own fonts.
    #[must_use]
    pub fn plain() -> Self {
        Self::with(fonts::House::default())
    }

    fn with(house: fonts::House) -> Self {
        Self {
            fonts: fonts::Fonts::new(house),
            shaper: shape::Shaper::default(),
            embedder: embed::Embedder::default(),
            shared: write::Shared::default(),
        }
    }

    /// The structure of a letter in YAML: what those hear who do not see it.
    pub fn structure(&mut self, document: &Document) -> String {
        flow::Flow::new(document, &self.fonts, &mut self.shaper).tree.outline()
    }

    /// Prints a letter; reports what the fonts cannot show and the page cannot hold. The report is that of the
    /// letter, or one with the same sources.
    pub fn print(&mut self, document: &Document, report: &mut Report) -> Printed {
        let mut flow = flow::Flow::new(document, &self.fonts, &mut self.shaper);
        let pages = pages::paginate(&flow.bands, &flow.notes);
        let mut embedded = embed::Embedded::new(&self.fonts, &mut self.embedder);
        let drawn = draw::draw(&mut flow, &pages, &document.reference, document.draft, &mut embedded);
        let mut damaged = Vec::new();
        let bytes = write::write(document, &flow, drawn, &embedded, &mut self.shared, &mut damaged);
        for font in damaged {
            let finding = Diagnostic::error("FOI403", format!("the font {font} cannot be used: it is damaged"))
                .help("save it again, or leave it out of `fonts:` in foi.yaml: the program brings fonts of its own");
            report.push(finding);
        }
        for (character, place) in flow.missing() {
            // What a redaction hides is blank there, so that nothing is told of it.
            let found = place.and_then(|span| {
                let (start, end) = (span.start as usize, span.end as usize);
                let at = report.sources.get(span.source).shown().get(start..end)?.find(*character)? + start;
                Some(report.sources.span(span.source, at..at + character.len_utf8()))
            });
            let (place, label) = found.map_or((*place, "in this text"), |found| (Some(found), "this character"));
            report.push(unknown(*character, place, label));
        }
        for (columns, place) in &flow.crowded {
            report.push(crowded(*columns, *place));
        }
        Printed { bytes, pages: pages.len() }
    }
}

impl Press for Printer {
    fn write(&mut self, document: &Document, report: &mut Report) -> Vec<u8> {
        self.print(document, report).bytes
    }
}

fn unknown(character: char, place: Option<Span>, label: &str) -> Diagnostic {
    let code = u32::from(character);
    let shown = if character.is_control() { String::new() } else { format!("`{character}` ") };
    let finding = Diagnostic::error("FOI402", format!("no font has the character {shown}(U+{code:04X})"))
        .help("name a font that has it under `fonts: more:` in foi.yaml, write it in another way, or use `--to html`");
    match place {
        Some(span) => finding.at(span, label),
        None => finding,
    }
}

fn crowded(columns: usize, place: Option<Span>) -> Diagnostic {
    let finding = Diagnostic::error("FOI405", format!("a table of {columns} columns is too wide for the page"))
        .help("split it, leave columns out, or send it as a spreadsheet: `enclosed:` in `documents:`");
    match place {
        Some(span) => finding.at(span, "in this table"),
        None => finding,
    }
}
