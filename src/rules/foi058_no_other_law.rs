//! A claim that other law applies, where no question is under it.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::catalogue::Limb;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI058",
    law: "FOIA 2000 s.39(1), FOISA 2002 s.39(2)",
    severity: Severity::Error,
    explanation: include_str!("foi058_no_other_law.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    if content.regimes().iter().any(|regime| regime.is_environmental()) {
        return;
    }
    let gateway = |limbs: &[&Limb]| limbs.iter().any(|limb| limb.facts.gateway);
    let exemptions = content.exemptions.iter().filter(|claim| claim.own && gateway(&claim.limbs));
    let exclusions = content.exclusions.iter().filter(|claim| claim.own && gateway(&claim.protects));
    let claims = exemptions.map(|claim| (&claim.name, claim.cited()));
    for (name, cited) in claims.chain(exclusions.map(|claim| (&claim.name, claim.cited()))) {
        found.push(
            format!("{cited} says that the Regulations apply, and no question is under them"),
            name.span,
            "which question is environmental?",
            "write `regime: eir` (in Scotland `eisr`) on each question that asks for environmental information, answer it under the Regulations, and take this claim out",
        );
    }
}
