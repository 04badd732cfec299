//! A claim of personal data without the test of legitimate interests.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Field, Test};

pub(super) const RULE: Rule = Rule {
    code: "FOI007",
    law: "UK GDPR Article 6(1)(f), FOIA 2000 s.40(3A)",
    severity: Severity::Error,
    explanation: include_str!("foi007_legitimate_interests_missing.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for claim in &content.exemptions {
        if let Test::LegitimateInterests(Field::Gap(gap)) = &claim.test {
            found.gap(
                gap,
                format!("`{}` does not show the three steps of legitimate interests", claim.name.as_str()),
                "write `legitimate_interests: { purpose: …, necessary: …, balance: … }`",
            );
        }
    }
}
