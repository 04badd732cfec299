//! A request that is refused as too general, and nobody asked what was meant.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;
use crate::catalogue::Kind;

pub(super) const RULE: Rule = Rule {
    code: "FOI056",
    law: "EIR regs. 9(2) and 12(4)(c), EI(S)R regs. 9(2) and 10(4)(c)",
    severity: Severity::Error,
    explanation: include_str!("foi056_never_asked.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let general = content.exemptions.iter().filter(|claim| {
        claim.own && claim.limbs.iter().any(|limb| limb.facts.kind == Kind::TooGeneral)
    });
    for claim in general.filter(|_| !content.asked_what_was_meant) {
        found.push(
            format!("{} needs an authority that asked what was meant", claim.cited()),
            claim.name.span,
            "no `clarification_asked` before it",
            "ask for clarification within twenty working days, and help the requester to be clear; refuse only if that fails",
        );
    }
}
