//! An exemption that is argued where the letter neither confirms nor denies.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Field, Said, Test};
use super::reading::{of_another_act, phrase, provisions};
use crate::catalogue::Entry;
use crate::provision::Provision;

pub(super) const RULE: Rule = Rule {
    code: "FOI053",
    law: "FOIA 2000 s.2(1), EIR reg. 12(6), FOISA 2002 s.18",
    severity: Severity::Warning,
    explanation: include_str!("foi053_exemption_beside_neither.md"),
    check,
};

/// Words of a test about disclosing.
const DISCLOSING: &[&str] = &[
    "maintaining the exemption", "in disclosing it", "disclosing the", "disclosing these", "disclosure of the",
    "disclosure of these",
];

/// The officer's own words of a public interest test.
fn weighed(test: &Test) -> Vec<Said<'_>> {
    let Test::Balance(Field::Written(balance)) = test else { return Vec::new() };
    let own = balance.for_.iter().chain(&balance.against).filter(|point| point.span.source == balance.claim.span.source);
    let points = own.map(|point| Said { text: &point.text, span: point.span });
    points.chain(balance.balance.written().map(Said::from)).collect()
}

fn check(content: &Content, office: &Office, found: &mut Found) {
    for claim in content.exclusions.iter().filter(|claim| claim.own) {
        for said in weighed(&claim.test) {
            if let Some(stretch) = phrase(said.text, DISCLOSING) {
                let place = found.place(&said, stretch);
                found.push(
                    "this weighs whether to disclose, and the test here is whether to confirm or deny",
                    place,
                    "about disclosing",
                    "weigh maintaining the exclusion of the duty to confirm or deny against saying whether the information is held",
                );
            }
        }
        for said in claim.said() {
            for (stretch, provision) in provisions(said.text) {
                if of_another_act(said.text, &said.text[stretch.end..]) {
                    continue;
                }
                let withholds = match office.catalogue.find(claim.section.regime, &provision) {
                    Some(Entry::Limb(_, limb)) => !limb.facts.kind.is_outcome(),
                    Some(Entry::Divided(section)) => section.limbs.iter().all(|limb| !limb.facts.kind.is_outcome()),
                    _ => false,
                };
                // The section of the claim itself says what it is about.
                let same = |other: &Provision| other.contains(&provision) || provision.contains(other);
                let protected = claim.in_respect_of.iter().chain(&claim.cites).any(|cite| same(&cite.value))
                    || claim.protects.iter().any(|limb| same(&limb.provision));
                if withholds && !protected {
                    let place = found.place(&said, stretch);
                    found.push(
                        format!("{provision} is about disclosing, and this is about saying whether anything is held"),
                        place,
                        "an exemption for information that is held",
                        "argue only what a yes or a no would do; an exemption from disclosure would say that there is something to disclose",
                    );
                }
            }
        }
    }
}
