//! A citation that stops at a section which divides.

use super::{Found, Rule};
use crate::catalogue::Entry;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI001",
    law: "FOIA 2000 s.17(1)(b)",
    severity: Severity::Error,
    explanation: include_str!("foi001_limb_missing.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    let exemptions = content.exemptions.iter().map(|claim| (claim.section.regime, &claim.cites));
    let exclusions = content.exclusions.iter().map(|claim| (claim.section.regime, &claim.cites));
    let cites = exemptions.chain(exclusions).flat_map(|(regime, cites)| cites.iter().map(move |cite| (regime, cite)));
    for (regime, cite) in cites {
        let Some(Entry::Divided(section)) = office.catalogue.find(regime, &cite.value) else { continue };
        let limbs = section.limbs.iter().map(|limb| &limb.provision).filter(|known| cite.value.contains(known));
        let keys: Vec<String> = limbs.map(crate::provision::Provision::key).collect();
        found.push(
            format!("{} is not cited to its limb", cite.value),
            cite.span,
            "which of its limbs?",
            format!("cite {}", keys.join(", ")),
        );
    }
}
