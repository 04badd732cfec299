//! A page of the disclosure log that says who asked. What it says is looked at in [`crate::letter`].

use super::{Found, Rule};
use crate::catalogue::Layout;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI029",
    law: "UK GDPR Art. 5(1)(c), FOIA 2000 s.19",
    severity: Severity::Error,
    explanation: include_str!("foi029_log_names.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let own = |outcome: &Outcome| matches!(outcome, Outcome::OwnData(_)) && content.layout == Layout::Log;
    for answer in content.answers.iter().filter(|answer| own(&answer.outcome)) {
        found.push(
            "an answer about the requester's own personal data is not for the log",
            answer.span,
            "anybody could learn whom it is about",
            "do not publish this answer",
        );
    }
}
