//! A request that is called vexatious because of the time that searching takes.

use super::reading::{has, phrase};
use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Outcome, Said};

pub(super) const RULE: Rule = Rule {
    code: "FOI038",
    law: "FOIA 2000 ss.12 and 14(1)",
    severity: Severity::Warning,
    explanation: include_str!("foi038_vexatious_by_searching.md"),
    check,
};

const SEARCHING: &[&str] =
    &["search", "searches", "searching", "locat*", "retriev*", "extract*", "find", "finding", "look through", "hours of work",
     "open each"];

/// What else can make a request vexatious: reading and redacting, the history, the tone, the purpose.
const OTHER: &[&str] = &[
    "redact*", "to read", "reading", "review*", "consider*", "history", "earlier", "previous", "campaign", "correspond*",
    "tone", "abus*", "harass*", "distress*", "purpose", "of value", "no value", "little value", "motive", "disrupt*", "repeat*", "overlap*", "grievance",
    "accus*", "settled", "obsess*", "times", "pattern",
];

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in content.answers.iter().filter(|answer| answer.own) {
        let Outcome::Vexatious(vexatious) = &answer.outcome else { continue };
        let text = vexatious.because.as_str();
        if let Some(stretch) = phrase(text, SEARCHING).filter(|_| !has(text, OTHER)) {
            let place = found.place(&Said::from(&vexatious.because), stretch);
            found.push(
                "time to search is for the limit of section 12, not for section 14",
                place,
                "the only burden that is named",
                "refuse for cost with `over_cost_limit`, or say what else makes the request vexatious: its history, its purpose, the reading and redacting",
            );
        }
    }
}
