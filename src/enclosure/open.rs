//! Files of `LibreOffice` and other programs that write the open format (OASIS `OpenDocument` 1.3).

mod extras;
mod styles;

use self::styles::Styles;
use super::grid::Grid;
use super::package::Package;
use super::xml::{Step, Tag};
use super::{Found, Hidden, Stop, count};

/// Finds what a file hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    if package.count("meta-inf/manifest.xml", &["encryption-data"])? > 0 {
        return Err(Stop::Unseen("it is locked with a password".to_owned()));
    }
    if !package.has("content.xml") {
        return Err(Stop::Damaged("it is no file of its kind: it has no content".to_owned()));
    }
    let mut content = Content::default();
    // Styles that the whole file shares come before those of its content, and with them the heads and feet of pages.
    package.walk("styles.xml", &mut |step| content.read(&step))?;
    // What they say of notes is how their pages look.
    content.notes.clear();
    package.walk("content.xml", &mut |step| content.read(&step))?;
    let mut found = content.findings();
    if !package.below("versions/").is_empty() {
        let mend = "delete them: File, Versions";
        found.push(Hidden { what: "earlier versions of itself".to_owned(), mend });
    }
    found.extend(extras::look(package)?);
    Ok(found)
}

/// The content of a file as it is read.
#[derive(Debug, Default)]
struct Content {
    styles: Styles,
    found: Vec<Hidden>,
    /// The tables that are open, each in the one before: sheets, or tables of a text.
    tables: Vec<(String, Grid)>,
    /// How many slides there were.
    slides: u32,
    /// The elements with text that are open, and whether each hides it.
    texts: Vec<bool>,
    /// The elements within which nothing is text of the file: notes of a slide, a number that is filled in, changes.
    within: Vec<Within>,
    comments: u32,
    /// How many shapes are not shown.
    shapes: u32,
    changes: bool,
    hidden_text: bool,
    notes: Vec<u32>,
}

/// An element that matters for what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Notes,
    Field,
    Changes,
}

impl Within {
    fn of(name: &str) -> Option<Self> {
        match name {
            "notes" => Some(Self::Notes),
            "page-number" | "date" | "time" => Some(Self::Field),
            "tracked-changes" => Some(Self::Changes),
            _ => None,
        }
    }
}

impl Content {
    fn read(&mut self, step: &Step<'_>) {
        self.styles.read(step);
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Close(name) => self.close(name),
            Step::Words => self.words(),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        self.changes |= self.within.last() == Some(&Within::Changes) && is_change(tag.name());
        self.within.extend(Within::of(tag.name()));
        if is_shape(tag.name()) && tag.get("display").as_deref() == Some("none") {
            self.shapes = self.shapes.saturating_add(1);
        }
        match tag.name() {
            "table" => self.open_table(tag),
            "table-column" | "table-row" | "table-cell" | "covered-table-cell" => self.open_cell(tag),
            "annotation" => self.comments += 1,
            "hidden-text" | "hidden-paragraph" => self.hidden_text = true,
            "section" => self.hidden_text |= tag.get("display").is_some_and(|display| display != "true"),
            "p" | "h" => self.texts.push(self.styles.hides("paragraph", tag)),
            "span" => self.texts.push(self.styles.hides("text", tag)),
            "page" => self.open_slide(tag),
            _ => {}
        }
    }

    fn open_table(&mut self, tag: &Tag<'_>) {
        let name = tag.get("name").unwrap_or_default();
        // A link to another file is kept in a table of its own, which is named by the place of the file.
        if name.starts_with('\'') && name.contains("'#") {
            let what = super::workbook::ELSEWHERE.to_owned();
            if self.found.iter().all(|hidden| hidden.what != what) {
                self.found.push(Hidden { what, mend: "break the links: Edit, Links to External Files, Break Link" });
            }
        } else if self.styles.hides("table", tag) {
            let mend = "delete the sheet, or better save the visible figures as CSV";
            self.found.push(Hidden { what: format!("the sheet “{name}” is hidden"), mend });
        }
        self.tables.push((name, Grid::default()));
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let Some((_, grid)) = self.tables.last_mut() else { return };
        let hidden = tag.get("visibility").is_some_and(|visibility| visibility != "visible");
        match tag.name() {
            "table-column" => grid.next_columns(tag.times("number-columns-repeated"), hidden),
            "table-row" => grid.begin_row(None, tag.times("number-rows-repeated"), hidden),
            _ => grid.begin_cell(None, tag.times("number-columns-repeated")),
        }
    }

    fn open_slide(&mut self, tag: &Tag<'_>) {
        self.slides += 1;
        if self.styles.hides("drawing-page", tag) {
            let what = format!("slide {} is hidden", self.slides);
            self.found.push(Hidden { what, mend: "delete the slide" });
        }
    }

    fn close(&mut self, name: &str) {
        if Within::of(name).is_some() {
            self.within.pop();
        }
        match name {
            "table" => {
                if let Some((name, grid)) = self.tables.pop() {
                    self.found.extend(grid.findings(&name));
                }
            }
            "table-row" => {
                if let Some((_, grid)) = self.tables.last_mut() {
                    grid.end_row();
                }
            }
            "p" | "h" | "span" => {
                self.texts.pop();
            }
            _ => {}
        }
    }

    fn words(&mut self) {
        let is_field = self.within.contains(&Within::Field);
        if self.within.contains(&Within::Notes) && !is_field && self.notes.last() != Some(&self.slides) {
            self.notes.push(self.slides);
        }
        self.hidden_text |= self.texts.contains(&true);
        if let Some((_, grid)) = self.tables.last_mut() {
            grid.fill();
        }
    }

    fn findings(mut self) -> Vec<Hidden> {
        for slide in &self.notes {
            let mend = "delete the notes, or save the slides as PDF without them";
            self.found.push(Hidden { what: format!("the speaker’s notes of slide {slide}"), mend });
        }
        if self.comments > 0 {
            let what = count(self.comments, "comment", "comments");
            self.found.push(Hidden { what, mend: "delete all comments" });
        }
        if self.shapes > 0 {
            let what = count(self.shapes, "hidden shape", "hidden shapes");
            self.found.push(Hidden { what, mend: "delete the shapes: View, Navigator" });
        }
        if self.changes {
            let mend = "accept or reject all changes, and stop recording";
            self.found.push(Hidden { what: "tracked changes".to_owned(), mend });
        }
        if self.hidden_text {
            let mend = "make the text visible, or delete it";
            self.found.push(Hidden { what: "text that is hidden".to_owned(), mend });
        }
        self.found
    }
}

/// Whether an element is drawn.
fn is_shape(name: &str) -> bool {
    matches!(name, "frame" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "path" | "polygon" | "polyline")
        || matches!(name, "connector" | "control" | "caption" | "g")
}

/// Whether an element is a change of words or cells, and not of their form alone.
fn is_change(name: &str) -> bool {
    matches!(name, "insertion" | "deletion" | "movement" | "cell-content-change")
}
