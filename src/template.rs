//! The wording as templates: a small language over Tera, checked before it runs.
//!
//! Templates place words and cannot compute on them: text, `{{ path }}`, `if`, `for … in path` and
//! `include "name"`. `scan` reads that language, `check` compares its paths with the values that
//! a letter has, and Tera fills it. Only this module knows Tera.

mod check;
mod scan;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use tera::{Context, Tera};

use crate::catalogue::{Catalogue, Passage};
use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Sources, Span};

use scan::{Tag, TagKind};

/// The templates of a catalogue, ready to be filled.
pub struct Templates {
    tera: Tera,
    /// Where each stretch of template text begins: a rendered text carries the numbers.
    marks: Vec<Span>,
    /// Each template as it was read, by name.
    scanned: Scanned,
}

/// Templates as they were read, by name.
type Scanned = BTreeMap<String, Vec<Tag>>;

/// The values that templates may place, ready for them: made once for a letter.
#[derive(Debug)]
pub struct Values(Context);

impl std::fmt::Debug for Templates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.debug_struct("Templates").field("marks", &self.marks.len()).finish_non_exhaustive()
    }
}

/// A text that a template gave, and where its own words come from.
#[derive(Debug)]
pub struct Filled {
    /// The text, with tokens in it.
    pub text: String,
    /// From which byte on the text comes from which place of a template.
    pub origins: Vec<(usize, Span)>,
}

/// The first and the last character of a mark in a rendered text.
const MARK: (char, char) = ('\u{e002}', '\u{e003}');

impl Templates {
    /// Compiles every template of a catalogue; faults are reported, all of them.
    pub fn compile(catalogue: &Catalogue, report: &mut Report) -> Option<Self> {
        let before = report.errors();
        let mut marks = Vec::new();
        let mut texts = Vec::new();
        let mut scanned = Scanned::new();
        for passage in passages(catalogue) {
            let tags = scan::scan(passage, report);
            texts.push((passage.name.clone(), marked(passage, &tags, &report.sources, &mut marks)));
            scanned.insert(passage.name.clone(), tags);
        }
        check::includes(catalogue, &scanned, report);
        if report.errors() > before {
            return None;
        }
        let mut tera = Tera::new();
        if let Err(fault) = tera.add_raw_templates(texts) {
            report.push(Diagnostic::error("FOI202", format!("the templates cannot be used together: {fault}")));
            return None;
        }
        Some(Self { tera, marks, scanned })
    }

    /// Fills a template with values.
    ///
    /// # Errors
    ///
    /// When the template asks for a value that is not there; [`Templates::check`] finds that first.
    pub fn fill(&self, passage: &Passage, values: &Values) -> Result<Filled, Box<Diagnostic>> {
        match self.tera.render(&passage.name, &values.0) {
            Ok(text) => Ok(self.unmark(&text)),
            Err(fault) => {
                Err(Box::new(Diagnostic::error("FOI204", format!("`{}` cannot be filled: {fault}", passage.name))))
            }
        }
    }

    /// Reports every path of every template that leads to no value. `letter` is the shape of what a part
    /// may place, `claim` of what a passage of an exemption may place.
    pub fn check(&self, catalogue: &Catalogue, letter: &Value, claim: &Value, report: &mut Report) {
        check::check(catalogue, &self.scanned, letter, claim, report);
    }

    /// Takes the marks out of a rendered text and keeps what they said.
    fn unmark(&self, rendered: &str) -> Filled {
        let mut text = String::with_capacity(rendered.len());
        let mut origins = Vec::new();
        let mut rest = rendered;
        while let Some(open) = rest.find(MARK.0) {
            text.push_str(&rest[..open]);
            let number = &rest[open + MARK.0.len_utf8()..];
            let close = number.find(MARK.1).unwrap_or(number.len());
            if let Some(span) = number[..close].parse::<usize>().ok().and_then(|number| self.marks.get(number)) {
                origins.push((text.len(), *span));
            }
            rest = number.get(close + MARK.1.len_utf8()..).unwrap_or_default();
        }
        text.push_str(rest);
        Filled { text: without_last_breaks(&text), origins }
    }
}

impl Values {
    /// The values of a view. A view is plain data, so nothing of it is lost.
    pub fn of(view: &impl Serialize) -> Self {
        Self(Context::from_serialize(view).unwrap_or_default())
    }

    /// The same values with another in the place of one of them.
    pub fn set(&mut self, name: &'static str, value: &impl Serialize) {
        self.0.insert(name, value);
    }
}

/// A backslash ends a line and begins another; where no other follows, because a list or a condition
/// gave none, it would be printed. A space takes its place, so that every offset stands.
fn without_last_breaks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let last = lines.peek().is_none_or(|next| next.trim().is_empty());
        match line.trim_end().strip_suffix('\\') {
            Some(words) if last => {
                kept.push_str(words);
                kept.extend(std::iter::repeat_n(' ', line.trim_end_matches('\n').len() - words.len()));
                kept.push('\n');
            }
            _ => kept.push_str(line),
        }
    }
    kept
}

/// Every template of a catalogue.
fn passages(catalogue: &Catalogue) -> impl Iterator<Item = &Passage> {
    let sections =
        catalogue.sections.iter().flat_map(|section| std::iter::once(&section.letter).chain(&section.neither));
    catalogue.parts.iter().map(|part| &part.passage).chain(sections)
}

/// A template with a mark before each line of its own text.
fn marked(passage: &Passage, tags: &[Tag], sources: &Sources, marks: &mut Vec<Span>) -> String {
    let whole = passage.text(sources);
    let mut text = String::with_capacity(whole.len() * 2);
    for tag in tags {
        let piece = &whole[tag.range.clone()];
        if !matches!(tag.kind, TagKind::Text) {
            text.push_str(piece);
            continue;
        }
        let mut at = passage.range.start + tag.range.start;
        for line in piece.split_inclusive('\n') {
            let words = line.trim_start();
            let start = line.len() - words.len();
            text.push_str(&line[..start]);
            if !words.trim().is_empty() {
                text.push(MARK.0);
                text.push_str(&marks.len().to_string());
                text.push(MARK.1);
                marks.push(sources.span(passage.source, at + start..at + line.trim_end().len()));
            }
            text.push_str(words);
            at += line.len();
        }
    }
    text
}
