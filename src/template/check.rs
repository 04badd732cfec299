//! Walks through templates as a letter would, and sees what no letter shows: values that there are not, words that
//! no case reaches, and what can stand where the authority neither confirms nor denies.
//!
//! Tera reads `{% if answer.typo %}` as false and says nothing, so a misspelt condition would leave
//! a passage out of every letter. Here it is found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

use super::scan::{Condition, DEEPEST, Path, Tag, TagKind};
use super::{Scanned, span};
use crate::catalogue::{Catalogue, PartKind, Passage};
use crate::diagnostic::{Diagnostic, Report, Severity, did_you_mean};
use crate::source::Span;

/// What a walk through templates has seen.
#[derive(Debug, Default)]
pub struct Seen {
    /// The words of the templates, tag by tag, and whether each can stand where the authority neither confirms nor
    /// denies.
    pub words: BTreeMap<Span, bool>,
    /// The parts that something lists or includes.
    pub parts: BTreeSet<String>,
    /// The arms of conditions, each at its tag, and whether there are values that lead into it.
    arms: BTreeMap<Span, bool>,
}

/// Walks through every part. `letter` is the shape of what a part may place.
pub(super) fn parts(catalogue: &Catalogue, scanned: &Scanned, letter: &Value, seen: &mut Seen, report: &mut Report) {
    for part in catalogue.parts.iter().filter(|part| part.kind != PartKind::Included) {
        Walk::new(catalogue, scanned, letter, seen, report).passage(&part.passage);
    }
    let listed = catalogue.letters.iter().flat_map(|letter| &letter.parts).map(|name| name.as_str().to_owned());
    let annexes = catalogue.parts.iter().filter(|part| part.kind == PartKind::Annex).map(|part| part.name.clone());
    seen.parts.extend(listed.chain(annexes));
}

/// Walks through a passage of the law. `claim` is the shape of what it may place.
pub(super) fn passage(
    catalogue: &Catalogue,
    passage: &Passage,
    scanned: &Scanned,
    claim: &Value,
    seen: &mut Seen,
    report: &mut Report,
) {
    let mut walk = Walk::new(catalogue, scanned, claim, seen, report);
    walk.neither = Some(passage.name.ends_with("#neither-confirm-nor-deny"));
    walk.passage(passage);
}

impl Seen {
    /// Reports what no case reaches: parts that nothing lists or includes, and arms of conditions.
    pub fn unreached(&self, catalogue: &Catalogue, report: &mut Report) {
        for part in catalogue.parts.iter().filter(|part| !self.parts.contains(&part.name)) {
            let place = report.sources.span(part.passage.source, 0..3);
            let (message, help) = if part.kind == PartKind::Included {
                ("no part includes this one", "include it, or take the file out")
            } else {
                ("no letter lists this part", "list it under `parts:` of a letter, or take the file out")
            };
            let finding = Diagnostic::error("FOI209", message).with_severity(Severity::Warning);
            report.push(finding.at(place, "no letter has these words").help(help));
        }
        for (arm, _) in self.arms.iter().filter(|(_, reached)| !**reached) {
            let finding = Diagnostic::error("FOI209", "no case reaches these words")
                .with_severity(Severity::Warning)
                .at(*arm, "what stands around it says the opposite, or says it already")
                .help("take the condition out, or ask for something else");
            report.push(finding);
        }
    }
}

struct Walk<'a> {
    catalogue: &'a Catalogue,
    scanned: &'a Scanned,
    root: &'a Value,
    seen: &'a mut Seen,
    report: &'a mut Report,
    /// The names of loops, what they go through, and the shape of what they stand for.
    scopes: Vec<Scope<'a>>,
    /// What the conditions around say: at a path there is something, or nothing.
    facts: Vec<(String, bool)>,
    /// For each condition that is open: how many facts there were before it, and its arms so far.
    open: Vec<(usize, Vec<Condition>)>,
    /// Set in a passage of the law, whose heading says it.
    neither: Option<bool>,
    /// The templates that are being walked through, each included by the one before it.
    trail: Vec<String>,
    /// How many more tags may be looked at. A part that grows without end has been reported.
    left: usize,
}

/// How many tags one part may have with all that it includes.
const MOST: usize = 100_000;

/// How many arms of one condition are compared with each other.
const MOST_ARMS: usize = 50;

struct Scope<'a> {
    name: String,
    through: String,
    shape: &'a Value,
}

impl<'a> Walk<'a> {
    fn new(
        catalogue: &'a Catalogue,
        scanned: &'a Scanned,
        root: &'a Value,
        seen: &'a mut Seen,
        report: &'a mut Report,
    ) -> Self {
        let (scopes, facts, open) = (Vec::new(), Vec::new(), Vec::new());
        let trail = Vec::new();
        Self { catalogue, scanned, root, seen, report, scopes, facts, open, neither: None, trail, left: MOST }
    }

    fn passage(&mut self, passage: &Passage) {
        let Some(tags) = self.scanned.get(&passage.name) else { return };
        // What is deeper has been reported.
        if self.trail.contains(&passage.name) || self.trail.len() > 2 * DEEPEST {
            return;
        }
        self.trail.push(passage.name.clone());
        let file = self.report.sources.get(passage.source).clone();
        let text = &file.raw()[passage.range.clone()];
        let (scopes, facts, open) = (self.scopes.len(), self.facts.len(), self.open.len());
        for tag in tags {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            self.tag(tag, text, passage);
        }
        self.trail.pop();
        // A template that does not close what it opens has been reported.
        self.scopes.truncate(scopes);
        self.facts.truncate(facts);
        self.open.truncate(open);
    }

    fn tag(&mut self, tag: &Tag, text: &str, passage: &Passage) {
        match &tag.kind {
            TagKind::Text if text[tag.range.clone()].trim().is_empty() => {}
            TagKind::Text => {
                let neither = self.stands_in_neither();
                *self.seen.words.entry(self.span(tag.range.clone(), passage)).or_default() |= neither;
            }
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
            TagKind::If(condition, again) => {
                for term in condition.iter().flatten() {
                    self.find(&term.path, passage);
                }
                if !again {
                    self.open.push((self.facts.len(), Vec::new()));
                }
                self.arm(tag, Some(condition), passage);
            }
            TagKind::Else => self.arm(tag, None, passage),
            TagKind::EndIf => {
                if let Some((facts, _)) = self.open.pop() {
                    self.facts.truncate(facts);
                }
            }
            TagKind::For(name, path) => self.enter(tag, name, path, passage),
            TagKind::EndFor => {
                self.scopes.pop();
            }
            TagKind::Include(name) => {
                if let Some(part) = self.catalogue.parts.iter().find(|part| part.passage.name == *name) {
                    self.seen.parts.insert(part.name.clone());
                    self.passage(&part.passage);
                }
            }
            TagKind::Comment | TagKind::Wrong => {}
        }
    }

    /// Enters a loop. One that goes through a list within a loop through the same list grows without end.
    fn enter(&mut self, tag: &Tag, name: &str, path: &Path, passage: &Passage) {
        let shape = self.find(path, passage).unwrap_or(&Value::Null);
        let items = shape.get("items").map(|items| self.resolve(items));
        if items.is_none() && !shape.is_null() {
            self.wrong(path, passage, "is not a list", "go through a list, or ask for it in an `if`");
        }
        let through = self.key(path);
        if self.scopes.iter().any(|scope| scope.through == through) {
            let finding = Diagnostic::error("FOI208", "this loop stands within a loop through the same list")
                .at(self.span(tag.range.clone(), passage), "says each of them for each of them")
                .help("go through the list once; inside a loop, use its own name");
            self.report.push(finding);
        }
        self.scopes.push(Scope { name: name.to_owned(), through, shape: items.unwrap_or(&Value::Null) });
    }

    /// Enters an arm: what it and the arms before it say becomes known.
    fn arm(&mut self, tag: &Tag, condition: Option<&Condition>, passage: &Passage) {
        let Some((facts, before)) = self.open.last().cloned().filter(|_| self.open.len() <= DEEPEST) else { return };
        self.facts.truncate(facts);
        // So many arms no letter has; what they say of each other is left.
        if before.len() > MOST_ARMS {
            return;
        }
        let known = self.contradicted();
        for condition in &before {
            // Only where each choice is one term does its failing say something of each.
            let single = condition.iter().all(|choice| choice.len() == 1);
            for term in condition.iter().flatten().filter(|_| single) {
                let fact = (self.key(&term.path), !term.wanted);
                self.facts.push(fact);
            }
        }
        let so_far = self.facts.len();
        let mut reached = false;
        for choice in condition.into_iter().flatten() {
            self.facts.truncate(so_far);
            for term in choice {
                let fact = (self.key(&term.path), term.wanted);
                self.facts.push(fact);
            }
            reached |= !self.contradicted();
        }
        match condition {
            // What holds in one choice of several need not hold.
            Some(condition) if condition.len() > 1 => self.facts.truncate(so_far),
            Some(_) => {}
            None => reached = !self.contradicted(),
        }
        if !known {
            *self.seen.arms.entry(self.span(tag.range.clone(), passage)).or_default() |= reached;
        }
        if let (Some(condition), Some((_, before))) = (condition, self.open.last_mut()) {
            before.push(condition.clone());
        }
    }

    /// Whether what is known cannot be.
    fn contradicted(&self) -> bool {
        self.facts.iter().any(|(path, is)| self.facts.iter().any(|(other, also)| path == other && is != also))
    }

    /// Whether words here can stand in a passage that neither confirms nor denies.
    fn stands_in_neither(&self) -> bool {
        const NEITHER: [&str; 2] = [".neither", ".even_to_confirm"];
        if let Some(neither) = self.neither {
            return neither;
        }
        let is = |fact: bool| {
            self.facts.iter().any(|(path, known)| *known == fact && NEITHER.iter().any(|name| path.ends_with(name)))
        };
        let loops =
            self.scopes.iter().any(|scope| scope.through.ends_with(".neither") || scope.through.ends_with(".further"));
        let claim = self
            .scopes
            .iter()
            .rev()
            .any(|scope| scope.shape.pointer("/properties/neither/type") == Some(&"boolean".into()));
        is(true) || loops || (claim && !is(false))
    }

    /// A path by which value it leads to: the name of a loop stands for another value in each loop.
    fn key(&self, path: &Path) -> String {
        let place = self.scopes.iter().rposition(|scope| Some(&scope.name) == path.steps.first());
        place.map_or_else(String::new, |place| format!("{place}:")) + &path.steps.join(".")
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
        let scope = self.scopes.iter().rev().find(|scope| scope.name == *first).map(|scope| scope.shape);
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
        let scopes: Vec<String> = self.scopes.iter().map(|scope| scope.name.clone()).collect();
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

    fn span(&self, range: Range<usize>, passage: &Passage) -> Span {
        span(passage, range, &self.report.sources)
    }

    fn wrong(&mut self, path: &Path, passage: &Passage, message: &str, help: &str) {
        let finding = Diagnostic::error("FOI204", format!("`{}` {message}", path.steps.join(".")))
            .at(self.span(path.range.clone(), passage), "in this template")
            .help(help);
        self.report.push(finding);
    }
}
