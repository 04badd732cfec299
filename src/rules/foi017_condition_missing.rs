//! A claim of personal data without its condition.

use super::{Found, Rule, gaps};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI017",
    law: "FOIA 2000 s.40(2)",
    severity: Severity::Error,
    explanation: include_str!("foi017_condition_missing.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for gap in gaps(content).filter(|gap| gap.field == "condition") {
        found.gap(
            gap,
            format!("`{}` does not say by virtue of which condition it applies", gap.claim.as_str()),
            "write `condition: s40(3A)(a)` where disclosure would break a data protection principle",
        );
    }
}
