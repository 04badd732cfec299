//! An answer to everybody that names the requester.

use super::reading::phrase;
use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Cell, Content, Outcome};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FOI040",
    law: "FOIA 2000 s.40(1), EIR reg. 5(3)",
    severity: Severity::Warning,
    explanation: include_str!("foi040_requester_in_answer.md"),
    check,
};

/// Names that are no person's.
const BODIES: &[&str] = &[
    "courier", "gazette", "post", "times", "herald", "echo", "mail", "chronicle", "network", "watch", "forum", "alliance",
    "foundation", "charity", "institute", "agency", "media", "action",
    "ltd", "limited", "plc", "llp", "council", "group", "trust", "association", "society", "news", "union", "party",
    "university", "campaign",
];

fn check(content: &Content, _: &Office, found: &mut Found) {
    let name = content.requester.name.as_str();
    if !name.contains(' ') || phrase(name, BODIES).is_some() {
        return;
    }
    for answer in content.answers.iter().filter(|answer| answer.own) {
        if matches!(answer.outcome, Outcome::OwnData(_)) {
            continue;
        }
        for table in answer.outcome.tables() {
            let shown = |cell: &Cell| matches!(cell, Cell::Shown(text) if phrase(text, &[name]).is_some());
            if table.rows.iter().flatten().any(shown) {
                named(table.span, found);
            }
        }
        for said in answer.said() {
            if let Some(stretch) = phrase(said.text, &[name]) {
                let place = found.place(&said, stretch);
                named(place, found);
            }
        }
    }
    for document in content.documents.iter().filter(|document| document.own) {
        let Some(source) = document.text else { continue };
        let stretch = phrase(found.report.sources.get(source).shown(), &[name]);
        if let Some(stretch) = stretch {
            let place = found.report.sources.span(source, stretch);
            named(place, found);
        }
    }
}

fn named(place: Span, found: &mut Found) {
    found.push(
        "the requester is named in information that is given to everybody",
        place,
        "the requester",
        "what is about the requester is a subject access request: answer that part with `own_personal_data`, and hide it here",
    );
}
