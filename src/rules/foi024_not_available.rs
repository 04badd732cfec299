//! A provision that this authority may not use, or that is not law on the day of the letter.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::catalogue::{InForce, Limb};
use crate::authority::Capacity;
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
        for (cite, limb) in claim.cites.iter().filter_map(|cite| {
            let limb = claim.limbs.iter().find(|limb| limb.provision == cite.value)?;
            Some((cite, *limb))
        }) {
            if let Some(needed) = limb.facts.only_for.filter(|needed| !office.authority.is.contains(needed)) {
                found.push(
                    format!("{} is not for every authority", cite.value),
                    cite.span,
                    "the profile does not say that this one may use it",
                    format!(
                        "it is for {}; if that is so, a lawyer adds `{}` to `is:` in foi.yaml",
                        words(needed),
                        key(needed)
                    ),
                );
            }
            let law = in_force(limb, claim.section.in_force);
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
    }
}

fn in_force(limb: &Limb, section: InForce) -> InForce {
    limb.facts.in_force.unwrap_or(section)
}

/// What an authority must be.
fn words(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::AuditFunctions => "authorities that audit other authorities",
        Capacity::CrownBody => "government departments in the wide sense of section 84, and the Welsh Government",
        Capacity::ScottishAdministration => "the Scottish Administration",
        Capacity::Schedule1Part1 => "bodies in Part I of Schedule 1",
        Capacity::School => "schools",
        Capacity::Archive => "archives",
    }
}

/// How a profile writes it.
fn key(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::AuditFunctions => "audit_functions",
        Capacity::CrownBody => "crown_body",
        Capacity::ScottishAdministration => "scottish_administration",
        Capacity::Schedule1Part1 => "schedule_1_part_1",
        Capacity::School => "school",
        Capacity::Archive => "archive",
    }
}
