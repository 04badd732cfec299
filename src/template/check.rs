//! Compares the paths of templates with the values that a letter has.
//!
//! Tera reads `{% if answer.typo %}` as false and says nothing, so a misspelt condition would leave
//! a passage out of every letter. Here it is found.

use serde_json::Value;

use super::Scanned;
use super::scan::{Path, Tag, TagKind};
use crate::catalogue::{Catalogue, PartKind, Passage};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};

/// Reports every path of every part that leads to no value. `letter` is the shape of what a part may place.
pub(super) fn parts(catalogue: &Catalogue, scanned: &Scanned, letter: &Value, report: &mut Report) {
    for part in catalogue.parts.iter().filter(|part| part.kind != PartKind::Included) {
        Check { catalogue, scanned, root: letter, report, scopes: Vec::new() }.passage(&part.passage);
    }
}

/// Reports every path of a passage of the law that leads to no value. `claim` is the shape of what it may place.
pub(super) fn passage(catalogue: &Catalogue, passage: &Passage, scanned: &Scanned, claim: &Value, report: &mut Report) {
    Check { catalogue, scanned, root: claim, report, scopes: Vec::new() }.passage(passage);
}

/// Reports includes that lead nowhere or in a circle.
pub(super) fn includes<'p>(
    catalogue: &Catalogue,
    passages: impl Iterator<Item = &'p Passage>,
    scanned: &Scanned,
    report: &mut Report,
) {
    for passage in passages {
        follow(catalogue, scanned, passage, &mut vec![passage.name.clone()], report);
    }
}

fn follow(catalogue: &Catalogue, scanned: &Scanned, passage: &Passage, trail: &mut Vec<String>, report: &mut Report) {
    for tag in scanned.get(&passage.name).into_iter().flatten() {
        let TagKind::Include(name) = &tag.kind else { continue };
        let start = passage.range.start;
        let span = report.sources.span(passage.source, start + tag.range.start..start + tag.range.end);
        let Some(part) = catalogue.parts.iter().find(|part| part.passage.name == *name) else {
            let known = catalogue.parts.iter().map(|part| part.passage.name.as_str());
            let finding = Diagnostic::error("FOI203", format!("there is no `{name}` to include"))
                .at(span, "leads nowhere")
                .maybe_help(did_you_mean(name, known));
            report.push(finding);
            continue;
        };
        if trail.contains(name) {
            let finding = Diagnostic::error("FOI206", format!("`{name}` includes itself"))
                .at(span, "leads back here")
                .help("take one of the includes out");
            report.push(finding);
            continue;
        }
        trail.push(name.clone());
        follow(catalogue, scanned, &part.passage, trail, report);
        trail.pop();
    }
}

struct Check<'a> {
    catalogue: &'a Catalogue,
    scanned: &'a Scanned,
    root: &'a Value,
    report: &'a mut Report,
    /// The names of loops, and the shape of what they stand for.
    scopes: Vec<(String, &'a Value)>,
}

impl<'a> Check<'a> {
    fn passage(&mut self, passage: &Passage) {
        let Some(tags) = self.scanned.get(&passage.name) else { return };
        let file = self.report.sources.get(passage.source).clone();
        let text = &file.raw()[passage.range.clone()];
        for tag in tags {
            self.tag(tag, text, passage);
        }
    }

    fn tag(&mut self, tag: &Tag, text: &str, passage: &Passage) {
        match &tag.kind {
            TagKind::Place(path) => {
                let Some(shape) = self.find(path, passage) else { return };
                match shape.get("type").and_then(Value::as_str) {
                    Some("string") => self.alone(tag, shape, text, passage),
                    _ => self.wrong(
                        path,
                        passage,
                        "is not words: it cannot be placed",
                        "ask for it in an `if`, or go through it with `for`",
                    ),
                }
            }
            TagKind::If(paths, _) => {
                for path in paths {
                    self.find(path, passage);
                }
            }
            TagKind::For(name, path) => {
                let shape = self.find(path, passage).unwrap_or(&Value::Null);
                let items = shape.get("items").map(|items| self.resolve(items));
                if items.is_none() && !shape.is_null() {
                    self.wrong(path, passage, "is not a list", "go through a list, or ask for it in an `if`");
                }
                self.scopes.push((name.clone(), items.unwrap_or(&Value::Null)));
            }
            TagKind::EndFor => {
                self.scopes.pop();
            }
            TagKind::Include(name) => {
                if let Some(part) = self.catalogue.parts.iter().find(|part| part.passage.name == *name) {
                    self.passage(&part.passage);
                }
            }
            TagKind::Text | TagKind::Comment | TagKind::Else | TagKind::EndIf | TagKind::Wrong => {}
        }
    }

    /// Blocks must stand alone on their line, but for the marks of a quote.
    fn alone(&mut self, tag: &Tag, shape: &Value, text: &str, passage: &Passage) {
        if shape.get("format").and_then(Value::as_str) != Some("blocks") {
            return;
        }
        let before = text[..tag.range.start].rsplit('\n').next().unwrap_or_default();
        let after = text[tag.range.end..].split('\n').next().unwrap_or_default();
        if before.chars().any(|character| !matches!(character, ' ' | '>')) || !after.trim().is_empty() {
            let finding = Diagnostic::error("FOI205", "paragraphs cannot stand within a line")
                .at(self.span(tag.range.clone(), passage), "put this on a line of its own")
                .help("leave a blank line before and after it");
            self.report.push(finding);
        }
    }

    fn find(&mut self, path: &Path, passage: &Passage) -> Option<&'a Value> {
        let (first, rest) = path.steps.split_first()?;
        let scope = self.scopes.iter().rev().find(|(name, _)| name == first).map(|(_, shape)| *shape);
        let mut shape = match scope {
            Some(Value::Null) => return None,
            Some(shape) => shape,
            None => self.step(self.root, first, path, passage)?,
        };
        for step in rest {
            shape = self.step(shape, step, path, passage)?;
        }
        Some(shape)
    }

    fn step(&mut self, shape: &'a Value, name: &str, path: &Path, passage: &Passage) -> Option<&'a Value> {
        let fields = shape.get("properties").and_then(Value::as_object);
        if let Some(found) = fields.and_then(|fields| fields.get(name)) {
            return Some(self.resolve(found));
        }
        let scopes: Vec<String> = self.scopes.iter().map(|(name, _)| name.clone()).collect();
        let known = fields.into_iter().flat_map(|fields| fields.keys()).chain(&scopes).map(String::as_str);
        let help = did_you_mean(name, known.clone())
            .unwrap_or_else(|| format!("known here: {}", known.collect::<Vec<_>>().join(", ")));
        self.wrong(path, passage, "is no value that a letter has", &help);
        None
    }

    /// The shape behind references, and behind the choice between a value and none.
    fn resolve(&self, shape: &'a Value) -> &'a Value {
        let mut shape = shape;
        loop {
            if let Some(reference) = shape.get("$ref").and_then(Value::as_str) {
                let Some(target) = self.root.pointer(reference.trim_start_matches('#')) else { return shape };
                shape = target;
            } else {
                return shape;
            }
        }
    }

    fn span(&self, range: std::ops::Range<usize>, passage: &Passage) -> crate::source::Span {
        let start = passage.range.start;
        self.report.sources.span(passage.source, start + range.start..start + range.end)
    }

    fn wrong(&mut self, path: &Path, passage: &Passage, message: &str, help: &str) {
        let finding = Diagnostic::error("FOI204", format!("`{}` {message}", path.steps.join(".")))
            .at(self.span(path.range.clone(), passage), "in this template")
            .help(help);
        self.report.push(finding);
    }
}
