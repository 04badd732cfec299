//! A public interest test for an absolute provision.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI006",
    law: "FOIA 2000 s.2(3)",
    severity: Severity::Warning,
    explanation: include_str!("foi006_public_interest_surplus.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let exemptions = content.exemptions.iter().map(|claim| (&claim.name, claim.surplus));
    for (name, surplus) in exemptions.chain(content.exclusions.iter().map(|claim| (&claim.name, claim.surplus))) {
        if let Some(span) = surplus {
            found.push(
                format!("`{}` is absolute: no public interest test is due", name.as_str()),
                span,
                "the letter leaves this out",
                "take it out; under s.40(2) the first condition has the test of legitimate interests instead",
            );
        }
    }
}
