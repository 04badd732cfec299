//! The wording as templates: a small language over Tera, checked before it runs.
//!
//! Templates place words and cannot compute on them: text, `{{ path }}`, `if`, `for … in path` and
//! `include "name"`. `scan` reads that language, `check` compares its paths with the values that
//! a letter has, and Tera fills it. Only this module knows Tera.

mod arms;
mod bounded;
mod check;
mod includes;
mod scan;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Serialize;
use serde_json::Value;
use tera::{Context, Tera};

use crate::catalogue::{Catalogue, Passage, Section};
use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Sources, Span};

pub use arms::{Arm, arms};
pub use check::Seen;
use scan::{Tag, TagKind};

/// The templates of a catalogue, ready to be filled. Those of the law are compiled when they are first
/// asked for, each with the parts that it includes: a letter needs a handful of many.
pub struct Templates {
    parts: Set,
    /// The passages of the law, by name.
    passages: BTreeMap<String, OnceLock<Option<Set>>>,
    /// The wording of the parts, for the passages that include some.
    wording: Vec<Passage>,
    sources: Sources,
}

/// Templates that were compiled together.
struct Set {
    tera: Tera,
    /// What the numbers that a rendered text carries mean.
    marks: Vec<Mark>,
    /// Each template as it was read, by name.
    scanned: Scanned,
}

/// What a number in a rendered text says.
#[derive(Debug, Clone, Copy)]
enum Mark {
    /// Here words of a template begin.
    Words(Span),
    /// An arm of a condition, or the body of a loop, which has no words of its own to say so.
    Arm(Span),
}

/// Templates as they were read, by name.
type Scanned = BTreeMap<String, Vec<Tag>>;

/// The values that templates may place, ready for them: made once for a letter.
#[derive(Debug)]
pub struct Values(Context);

impl std::fmt::Debug for Templates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.debug_struct("Templates").field("parts", &self.parts.marks.len()).finish_non_exhaustive()
    }
}

/// A text that a template gave, and where its own words come from.
#[derive(Debug)]
pub struct Filled {
    /// The text, with tokens in it.
    pub text: String,
    /// From which byte on the text comes from which place of a template.
    pub origins: Vec<(usize, Span)>,
    /// The places of templates that were used, in order: their words, and arms that have none of their own.
    pub used: Vec<Span>,
}

/// The first and the last character of a mark in a rendered text.
const MARK: (char, char) = ('\u{e002}', '\u{e003}');

impl Templates {
    /// Compiles the templates of a catalogue; faults are reported, all of them. In the built-in passages of
    /// the law there is none, because tests have compiled them.
    pub fn compile(catalogue: &Catalogue, report: &mut Report) -> Option<Self> {
        let before = report.errors();
        let wording: Vec<Passage> = catalogue.parts.iter().map(|part| part.passage.clone()).collect();
        let parts = Set::compile(&wording, Some(catalogue), report);
        let passages = catalogue.passage_names().map(|name| (name, OnceLock::new())).collect();
        let templates = Self { parts: parts?, passages, wording, sources: report.sources.clone() };
        for passage in catalogue.own_sections().flat_map(Section::passages) {
            let set = templates.compile_passage(passage, Some(catalogue), report);
            if let (Some(set), Some(place)) = (set, templates.passages.get(&passage.name)) {
                // Nobody else has the templates yet, so the place is free.
                let _ = place.set(Some(set));
            }
        }
        (report.errors() == before).then_some(templates)
    }

    /// Compiles a passage of the law with the parts that it includes. With a catalogue its includes are checked.
    fn compile_passage(&self, passage: &Passage, known: Option<&Catalogue>, report: &mut Report) -> Option<Set> {
        let mut together = vec![passage.clone()];
        let tags = scan::scan(passage, &mut Report::new(report.sources.clone()));
        let mut wanted = included(&tags);
        while let Some(name) = wanted.pop() {
            if together.iter().all(|known| known.name != name) {
                together.extend(self.wording.iter().find(|part| part.name == name).cloned());
                wanted.extend(self.parts.scanned.get(&name).map(|tags| included(tags)).unwrap_or_default());
            }
        }
        Set::compile(&together, known, report)
    }

    /// Fills a template with values.
    ///
    /// # Errors
    ///
    /// When the template asks for a value that is not there; [`walk`] finds that first.
    pub fn fill(&self, passage: &Passage, values: &Values) -> Result<Filled, Box<Diagnostic>> {
        let set = match self.passages.get(&passage.name) {
            Some(place) => {
                let read = || self.compile_passage(passage, None, &mut Report::new(self.sources.clone()));
                place.get_or_init(read).as_ref()
            }
            None => Some(&self.parts),
        };
        let fault = |fault: String| {
            Box::new(Diagnostic::error("FOI204", format!("`{}` cannot be filled: {fault}", passage.name)))
        };
        let set = set.ok_or_else(|| fault("it cannot be compiled".to_owned()))?;
        let mut text = bounded::Text::default();
        let rendered = set.tera.render_to(&passage.name, &values.0, &mut text);
        if text.is_full() {
            let start = passage.range.start;
            let place = self.sources.span(passage.source, start..passage.range.end.min(start + 1));
            return Err(Box::new(
                Diagnostic::error("FOI208", format!("`{}` makes more text than any letter has", passage.name))
                    .at(place, "this template")
                    .help("look for loops within loops"),
            ));
        }
        rendered.map_err(|error| fault(error.to_string()))?;
        Ok(unmark(&text.into_string(), &set.marks))
    }
}

/// Walks through every part, and through the passages of `sections`: reports all that is wrong in them, each by
/// itself. `letter` is the shape of what a part may place, `claim` of what a passage may place.
pub fn walk<'s>(
    catalogue: &Catalogue,
    sections: impl Iterator<Item = &'s Section>,
    letter: &Value,
    claim: &Value,
    report: &mut Report,
) -> Seen {
    let mut seen = Seen::default();
    let mut scanned = Scanned::new();
    for part in &catalogue.parts {
        scanned.insert(part.passage.name.clone(), scan::scan(&part.passage, report));
    }
    includes::check(catalogue, catalogue.parts.iter().map(|part| &part.passage), &scanned, report);
    check::parts(catalogue, &scanned, letter, &mut seen, report);
    for passage in sections.flat_map(Section::passages) {
        let tags = scan::scan(passage, report);
        scanned.insert(passage.name.clone(), tags);
        includes::check(catalogue, std::iter::once(passage), &scanned, report);
        check::passage(catalogue, passage, &scanned, claim, &mut seen, report);
    }
    seen
}

impl Set {
    fn compile(passages: &[Passage], known: Option<&Catalogue>, report: &mut Report) -> Option<Self> {
        let before = report.errors();
        let mut marks = Vec::new();
        let mut texts = Vec::new();
        let mut scanned = Scanned::new();
        for passage in passages {
            let tags = scan::scan(passage, report);
            texts.push((passage.name.clone(), marked(passage, &tags, &report.sources, &mut marks)));
            scanned.insert(passage.name.clone(), tags);
        }
        if let Some(catalogue) = known {
            includes::check(catalogue, passages.iter(), &scanned, report);
        }
        if report.errors() > before {
            return None;
        }
        // A part that is there and cannot be read has been reported.
        let there = |name: &String| texts.iter().any(|(known, _)| known == name);
        if scanned.values().flat_map(|tags| included(tags)).any(|name| !there(&name)) {
            return None;
        }
        let mut tera = Tera::new();
        if let Err(fault) = tera.add_raw_templates(texts) {
            report.push(Diagnostic::error("FOI202", format!("the templates cannot be used together: {fault}")));
            return None;
        }
        Some(Self { tera, marks, scanned })
    }
}

/// The names of what a template includes.
fn included(tags: &[Tag]) -> Vec<String> {
    let name = |tag: &Tag| if let TagKind::Include(name) = &tag.kind { Some(name.clone()) } else { None };
    tags.iter().filter_map(name).collect()
}

/// Takes the marks out of a rendered text and keeps what they said.
fn unmark(rendered: &str, marks: &[Mark]) -> Filled {
    let mut text = String::with_capacity(rendered.len());
    let (mut origins, mut used) = (Vec::new(), Vec::new());
    let mut rest = rendered;
    while let Some(open) = rest.find(MARK.0) {
        text.push_str(&rest[..open]);
        let number = &rest[open + MARK.0.len_utf8()..];
        let close = number.find(MARK.1).unwrap_or(number.len());
        let mark = number[..close].parse::<usize>().ok().and_then(|number| marks.get(number));
        if let Some(Mark::Words(span) | Mark::Arm(span)) = mark {
            used.push(*span);
        }
        if let Some(Mark::Words(span)) = mark {
            origins.push((text.len(), *span));
        }
        rest = number.get(close + MARK.1.len_utf8()..).unwrap_or_default();
    }
    text.push_str(rest);
    Filled { text: without_last_breaks(&text), origins, used }
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

/// A template with a mark before each line of its own text, and one in each arm that has none.
fn marked(passage: &Passage, tags: &[Tag], sources: &Sources, marks: &mut Vec<Mark>) -> String {
    let whole = passage.text(sources);
    let mut text = String::with_capacity(whole.len() * 2);
    let mut put = |text: &mut String, mark: Mark| {
        text.push(MARK.0);
        text.push_str(&marks.len().to_string());
        text.push(MARK.1);
        marks.push(mark);
    };
    let silent = arms::silent(tags, whole);
    for (place, tag) in tags.iter().enumerate() {
        let piece = &whole[tag.range.clone()];
        if !matches!(tag.kind, TagKind::Text) {
            text.push_str(piece);
            if silent.contains(&place) {
                put(&mut text, Mark::Arm(span(passage, tag.range.end..tag.range.end, sources)));
            }
            continue;
        }
        let mut at = tag.range.start;
        for line in piece.split_inclusive('\n') {
            let words = line.trim_start();
            let start = line.len() - words.len();
            text.push_str(&line[..start]);
            if !words.trim().is_empty() {
                put(&mut text, Mark::Words(span(passage, at + start..at + line.trim_end().len(), sources)));
            }
            text.push_str(words);
            at += line.len();
        }
    }
    text
}

/// The place of a stretch of a template.
fn span(passage: &Passage, range: Range<usize>, sources: &Sources) -> Span {
    let start = passage.range.start;
    sources.span(passage.source, start + range.start..start + range.end)
}
