//! A claim that does not say how likely the harm is.

use super::{Found, Rule, gaps};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI008",
    law: "FOIA 2000 s.17(1)(c)",
    severity: Severity::Error,
    explanation: include_str!("foi008_likelihood_missing.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for gap in gaps(content).filter(|gap| gap.field == "likelihood") {
        found.gap(
            gap,
            format!("`{}` does not say how likely the harm is", gap.claim.as_str()),
            "write `likelihood: would` (more probable than not) or `likelihood: would be likely to` (a real risk)",
        );
    }
}
