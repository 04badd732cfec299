//! The questions, and how a text points at them.

use std::collections::BTreeSet;

use super::content::{Leaf, Question, leaves};
use crate::case::{self, Request};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::provision::Regime;
use crate::source::Span;
use crate::yaml::Located;

/// The questions of a request, each with the law that applies to it.
pub(super) fn resolve(request: &Request, regime: Regime, report: &mut Report) -> Vec<Question> {
    let mut seen = BTreeSet::new();
    let mut once = |id: &crate::yaml::Text, name: String, report: &mut Report| {
        if !seen.insert(name.clone()) {
            let finding = Diagnostic::error("FOI102", format!("two questions are numbered `{name}`"))
                .at(id.span, "the second one")
                .help("keep the requester's numbers; where they repeat one, tell them apart: `4`, `4 (second)`");
            report.push(finding);
        }
    };
    for question in &request.questions {
        once(&question.id, question.id.as_str().to_owned(), report);
        for part in &question.parts {
            once(&part.id, format!("{}{}", question.id.as_str(), part.id.as_str()), report);
        }
    }
    let of = |question: &case::Question| Question {
        id: question.id.clone(),
        text: question.text.clone(),
        regime: question.regime.as_ref().map_or(regime, |own| own.value),
        decided: question.regime.is_some(),
        parts: question.parts.clone(),
    };
    request.questions.iter().map(of).collect()
}

/// The questions by the names that a case may call them.
pub(super) struct Questions {
    all: Vec<Leaf>,
    /// The names in the order of the questions: `1`, `2`, `2(a)`, `2(b)`, with what they cover.
    named: Vec<(String, Vec<Leaf>)>,
}

impl Questions {
    pub(super) fn new(questions: &[Question]) -> Self {
        let all = leaves(questions);
        let mut named = Vec::new();
        for (place, question) in questions.iter().enumerate() {
            let own: Vec<Leaf> = all.iter().copied().filter(|leaf| leaf.question == place).collect();
            let parts = own.iter().filter_map(|leaf| {
                let part = &question.parts[leaf.part?];
                Some((format!("{}{}", question.id.as_str(), part.id.as_str()), vec![*leaf]))
            });
            let parts: Vec<_> = parts.collect();
            named.push((question.id.as_str().to_owned(), own));
            named.extend(parts);
        }
        Self { all, named }
    }

    /// What a text points at; what it cannot point at is reported.
    pub(super) fn find(&self, range: &Located<case::Questions>, report: &mut Report) -> Vec<Leaf> {
        let mut found = match &range.value {
            case::Questions::All => self.all.clone(),
            case::Questions::These(items) => items
                .iter()
                .flat_map(|(first, last)| self.stretch(first, last.as_deref(), range.span, report))
                .collect(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    fn stretch(&self, first: &str, last: Option<&str>, span: Span, report: &mut Report) -> Vec<Leaf> {
        // An id may hold a dash itself: `A-1` is that question before it is a stretch.
        if let Some(last) = last
            && let Some((_, leaves)) = self.named.iter().find(|(name, _)| *name == format!("{first}-{last}"))
        {
            return leaves.clone();
        }
        let Some(from) = self.place(first, span, report) else { return Vec::new() };
        let Some(last) = last else { return self.named[from].1.clone() };
        let Some(to) = self.place(last, span, report) else { return Vec::new() };
        if to < from {
            let finding = Diagnostic::error("FOI110", format!("`{first}-{last}` runs backwards"))
                .at(span, format!("{last} comes before {first}"))
                .help(format!("write `{last}-{first}`"));
            report.push(finding);
            return Vec::new();
        }
        self.named[from..=to].iter().flat_map(|(_, leaves)| leaves.clone()).collect()
    }

    fn place(&self, name: &str, span: Span, report: &mut Report) -> Option<usize> {
        let place = self.named.iter().position(|(known, _)| known == name);
        if place.is_none() {
            let names = || self.named.iter().map(|(name, _)| name.as_str());
            let help = did_you_mean(name, names())
                .unwrap_or_else(|| format!("the request has {}", names().collect::<Vec<_>>().join(", ")));
            let finding = Diagnostic::error("FOI115", format!("the request has no question `{name}`"))
                .at(span, "no such question")
                .help(help);
            report.push(finding);
        }
        place
    }
}
