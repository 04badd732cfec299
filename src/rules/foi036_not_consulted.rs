//! A claim for somebody else whom nobody asked.

use super::reading::is_own;
use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI036",
    law: "good practice; Code of Practice under FOIA 2000 s.45",
    severity: Severity::Warning,
    explanation: include_str!("foi036_not_consulted.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    let asks = content.exemptions.iter().filter(|claim| claim.own && claim.reasons.asks && !claim.reasons.left_out);
    for claim in asks.filter(|claim| claim.reasons.consulted.written().is_none()) {
        let whose = claim.reasons.whose.written();
        if whose.is_some_and(|whose| is_own(whose.as_str(), office.authority.name.as_str())) {
            continue;
        }
        found.push(
            format!("nothing says that the person whom `{}` protects was asked", claim.name.as_str()),
            claim.name.span,
            "no `consulted`",
            "say in `consulted` what they said, or how you know their concerns; do not let the reply be late because of it",
        );
    }
}
