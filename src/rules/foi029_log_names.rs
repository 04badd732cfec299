//! A page of the disclosure log that says who asked, or that should be looked at once more. What it says is looked
//! at in [`crate::letter`].

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
    if content.layout != Layout::Log {
        return;
    }
    for answer in &content.answers {
        if matches!(answer.outcome, Outcome::OwnData(_)) {
            found.push(
                "an answer about the requester's own personal data is not for the log",
                answer.span,
                "anybody could learn whom it is about",
                "do not publish this answer",
            );
        } else if !answer.outcome.neither().is_empty() {
            let finding = RULE
                .finding("look once more before you publish an answer that neither confirms nor denies")
                .with_severity(Severity::Warning)
                .at(answer.span, "this answer")
                .help("ask whether the question itself says something about a person; if so, hide it or do not publish");
            found.report.push(finding);
        }
    }
}
