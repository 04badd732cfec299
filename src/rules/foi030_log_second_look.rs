//! A page of the disclosure log that should be looked at once more.

use super::{Found, Rule};
use crate::catalogue::Layout;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI030",
    law: "UK GDPR Art. 5(1)(c), FOIA 2000 s.19",
    severity: Severity::Warning,
    explanation: include_str!("foi030_log_second_look.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let neither = content.answers.iter().filter(|answer| !answer.outcome.neither().is_empty());
    for answer in neither.filter(|_| content.layout == Layout::Log) {
        found.push(
            "look once more before you publish an answer that neither confirms nor denies",
            answer.span,
            "this answer",
            "ask whether the question itself says something about a person; if so, hide it or do not publish",
        );
    }
}
