//! A claim without the reasons that its provision asks for.

use super::{Found, Rule, gaps};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI004",
    law: "FOIA 2000 s.17(1)(c), EIR reg. 14(3)",
    severity: Severity::Error,
    explanation: include_str!("foi004_reason_missing.md"),
    check,
};

/// The fields that have rules of their own.
const ELSEWHERE: [&str; 4] = ["likelihood", "opinion", "condition", "emissions"];

fn check(content: &Content, _: &Office, found: &mut Found) {
    for gap in gaps(content).filter(|gap| !ELSEWHERE.contains(&gap.field)) {
        found.gap(
            gap,
            format!("`{}` does not say why it applies", gap.claim.as_str()),
            match gap.field {
                "in_respect_of" => "write `in_respect_of`: the provisions whose interests it protects".to_owned(),
                field => format!("write `{field}`: what it is about this information, not about its kind"),
            },
        );
    }
}
