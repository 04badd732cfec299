//! A provision that this authority may not use, or that is not law on the day of the letter.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::catalogue::{InForce, Limb};
use crate::provision::Cite;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI024",
    law: "FOIA 2000 ss.33(1), 35(1), FOISA s.29",
    severity: Severity::Error,
    explanation: include_str!("foi024_not_available.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    for claim in &content.exemptions {
        for cite in &claim.cites {
            if let Some(limb) = claim.limbs.iter().find(|limb| limb.provision == cite.value) {
                limb_for(cite, limb, limb.facts.in_force.unwrap_or(claim.section.in_force), content, office, found);
            }
        }
    }
    for claim in &content.exclusions {
        let Some(cite) = claim.cites.first() else { continue };
        if claim.protects.is_empty() {
            // A section that is for some authorities alone is so whatever of it is meant.
            let all = claim.section.limbs.iter().all(|limb| limb.facts.only_for.is_some());
            if let Some(limb) = claim.section.limbs.first().filter(|_| all) {
                limb_for(cite, limb, claim.section.in_force, content, office, found);
                continue;
            }
            in_force(cite, claim.section.in_force, content, found);
        }
        for limb in &claim.protects {
            let named = claim.in_respect_of.iter().find(|named| named.value == limb.provision);
            limb_for(named.unwrap_or(cite), limb, claim.section.in_force, content, office, found);
        }
    }
}

fn limb_for(cite: &Cite, limb: &Limb, law: InForce, content: &Content, office: &Office, found: &mut Found) {
    if let Some(needed) = limb.facts.only_for.filter(|needed| !office.authority.is.contains(needed)) {
        found.push(
            format!("{} is not for every authority", cite.value),
            cite.span,
            "the profile does not say that this one may use it",
            format!("it is for {}; if that is so, a lawyer adds `{}` to `is:` in foi.yaml", needed.words(), needed.key()),
        );
    }
    in_force(cite, law, content, found);
}

fn in_force(cite: &Cite, law: InForce, content: &Content, found: &mut Found) {
    if !law.covers(content.date.value) {
        found.push(
            format!("{} is not law on {}", cite.value, content.date.value),
            cite.span,
            if law.from > content.date.value { "not in force yet" } else { "no longer in force" },
            law.until.map_or(format!("it is in force from {}", law.from), |until| {
                format!("it was in force from {} to {until}", law.from)
            }),
        );
    }
}
