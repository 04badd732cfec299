//! Runs the rules of `templates/wording`: over a finished letter, and over the wording that letters are made of.
//!
//! A rule finds words, not meanings. What it finds in a letter points at the line of the template, of the exemption
//! file or of the case that the words came from. Other people's words are none of its business: quotations,
//! documents, tables of a case, passages in another language.

mod find;
mod readability;
mod sentences;
mod static_text;
mod text;

use std::ops::Range;

use crate::catalogue::{Catalogue, Check, Passage, Required, Scope, WordingRule};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::document::{About, Document, Origins, parse, tidy};
use crate::office::{Layout, Office, Words};
use crate::plan::LetterKind;
use crate::source::{SourceId, Span};

use find::{Hit, find};
pub use static_text::check_templates;
use text::{Ours, Text};

/// Reports what the rules for wording find in a letter.
pub fn check(document: &Document, office: &Office, words: Words, report: &mut Report) {
    let About { kind: Some(kind), neither, .. } = &document.about else { return };
    let ours = Ours::new(&office.catalogue, words, &report.sources);
    let text = Text::of(document, &ours);
    let catalogue = &office.catalogue;
    let reading = Reading { about: &document.about, kind, text: &text, catalogue };
    for rule in if words == Words::Law { catalogue.grave_wording() } else { catalogue.wording() } {
        let looks = rule.scope != Scope::Neither || !neither.is_empty();
        if looks && concerns(rule, kind, report) {
            for hit in find(rule, &text) {
                reading.place(rule, &hit, report);
            }
        }
    }
}

/// Whether a rule finds anything in some Markdown, as if it were a letter that the rule is about.
#[must_use]
pub fn finds(rule: &WordingRule, markdown: &str) -> bool {
    let text = Text::of_blocks(&tidy(parse(markdown, &Origins::One(None))));
    !find(rule, &text).is_empty()
}

/// Whether a rule is about letters of a kind.
fn concerns(rule: &WordingRule, kind: &LetterKind, report: &Report) -> bool {
    let Check::Required(required) = &rule.check else { return rule.severity.is_some() };
    let Required { letters, refusals_only, laws, found_by, .. } = required;
    let codes = report.codes();
    // A page of the log goes to nobody, so it gives nobody rights.
    rule.severity.is_some()
        && kind.layout != Layout::Log
        && letters.contains(&kind.step)
        && (!refusals_only || kind.refusal)
        && !found_by.iter().any(|code| codes.contains(code.as_str()))
        && (laws.is_empty() || laws.iter().any(|law| kind.regimes.contains(law)))
}

/// A letter that is being read.
struct Reading<'a> {
    about: &'a About,
    kind: &'a LetterKind,
    text: &'a Text,
    catalogue: &'a Catalogue,
}

impl Reading<'_> {
    /// Reports a hit where its words were written, if the rule looks there.
    fn place(&self, rule: &WordingRule, hit: &Hit, report: &mut Report) {
        let Some(line) = hit.line.map(|line| &self.text.lines[line]) else {
            let missing = if let Check::Required(required) = &rule.check { Some(required) } else { None };
            let place = missing.map(|required| self.home(required, report));
            report.push(finding(rule, hit, place));
            return;
        };
        let Some(place) = line.origin(&hit.range) else { return };
        let case = Ours::is_case(report.sources.get(place.source).name());
        let looks = match rule.scope {
            Scope::Everywhere => true,
            Scope::Links => line.is_link(&hit.range),
            Scope::Templates => !case,
            // In templates, `check_templates` knows better what can stand where.
            Scope::Neither => self.about.neither.iter().any(|span| contains(*span, place)),
        };
        if looks {
            let said = finding(rule, hit, Some(place));
            // Words alone prove nothing: in an officer's own they are for a second look.
            let severity = if case { said.severity.min(Severity::Warning) } else { said.severity };
            report.push(said.with_severity(severity));
        }
    }

    /// Where a passage that is missing should stand: the innermost of the parts that the letter has, or else its file.
    fn home(&self, required: &Required, report: &Report) -> Span {
        let parts = required.home.iter().filter_map(|name| self.catalogue.part(name.as_str()));
        let used = |passage: &&Passage| self.about.used.iter().any(|span| span.source == passage.source);
        let first = parts.map(|part| &part.passage).find(used);
        first.map_or(self.kind.file, |passage| first_line(passage.source, &passage.range, report))
    }
}

fn contains(whole: Span, part: Span) -> bool {
    whole.source == part.source && whole.start <= part.start && part.start < whole.end.max(whole.start + 1)
}

/// The first line of a stretch of a source that says something.
pub(crate) fn first_line(source: SourceId, range: &Range<usize>, report: &Report) -> Span {
    let text = &report.sources.get(source).raw()[range.clone()];
    let start = text.len() - text.trim_start().len();
    let length = text[start..].lines().next().unwrap_or_default().len();
    report.sources.span(source, range.start + start..range.start + start + length.max(1))
}

/// A finding of a rule.
fn finding(rule: &WordingRule, hit: &Hit, place: Option<Span>) -> Diagnostic {
    let code = match (&rule.check, rule.scope) {
        (_, Scope::Neither) => "FOI309",
        (Check::Substitution(..), _) => "FOI301",
        (Check::Existence(_), _) => "FOI302",
        (Check::Occurrence(..), _) => "FOI303",
        (Check::Length(..), _) => "FOI304",
        (Check::Grade(_), _) => "FOI305",
        (Check::Consistency(_), _) => "FOI306",
        (Check::Introduction(..), _) => "FOI307",
        (Check::Required(_), _) => "FOI308",
    };
    let severity = rule.severity.unwrap_or(Severity::Note);
    let mut finding = Diagnostic::error(code, hit.message(rule.message.as_str())).with_severity(severity);
    finding = finding.rule(rule.name.clone());
    if let Some(law) = &rule.law {
        finding = finding.law(law.as_str().to_owned());
    }
    match place {
        Some(place) => finding.at(place, hit.label()),
        None => finding,
    }
}
