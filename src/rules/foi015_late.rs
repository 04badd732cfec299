//! A letter that goes after its time and does not own up to it.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI015",
    law: "FOIA 2000 s.10(1), EIR reg. 5(2)",
    severity: Severity::Breach,
    explanation: include_str!("foi015_late.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Some(due) = content.due else { return };
    if content.date.value > due && content.late.is_none() {
        found.push(
            format!("the letter goes after its time, which ended on {due}"),
            content.date.span,
            "late",
            "send it, and own up: say in `late:` that it is late, why, and that you are sorry",
        );
    }
}
