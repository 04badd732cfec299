//! A claim that is put by the test of another provision.

use super::reading::{has, phrase, sentences, unquoted};
use super::{Found, Rule};
use crate::catalogue::{Kind, Limb};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Exemption, Reasons};

pub(super) const RULE: Rule = Rule {
    code: "FOI032",
    law: "FOIA 2000 ss.36(2)(b) and 38(1), FOISA 2002 ss.30(b) and 39(1), EIR reg. 12(5)",
    severity: Severity::Error,
    explanation: include_str!("foi032_wrong_test.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for claim in content.exemptions.iter().filter(|claim| claim.own) {
        likelihood(&claim.cited(), &claim.limbs, &claim.reasons, found);
        words(claim, found);
    }
    for claim in content.exclusions.iter().filter(|claim| claim.own) {
        likelihood(&claim.cited(), &claim.protects, &claim.reasons, found);
    }
}

/// A choice between "would" and "would be likely to" that the law does not give.
fn likelihood(cited: &str, limbs: &[&Limb], reasons: &Reasons, found: &mut Found) {
    let (Some(likelihood), Some(first)) = (reasons.likelihood.written(), limbs.first()) else { return };
    if limbs.iter().any(|limb| limb.facts.likely.is_some()) {
        return;
    }
    let help = if first.facts.kind == Kind::AdverseEffect {
        "take it out: the Regulations ask whether disclosure would adversely affect the interest, more likely than not"
    } else {
        "take it out: this provision asks for no degree of likelihood"
    };
    let message = format!("{cited} has no choice of likelihood");
    found.push(message, likelihood.span, "the test of another provision", help);
}

/// Ways of putting the test of prejudice.
const PREJUDICE: &[&str] = &[
    "would prejudice", "likely to prejudice", "could prejudice", "will prejudice", "be prejudiced", "prejudicial to",
    "prejudices", "cause prejudice",
];

/// Words of another test. A letter may have passages under several laws, so this is for a second look.
fn words(claim: &Exemption, found: &mut Found) {
    let all = |kinds: &[Kind]| !claim.limbs.is_empty() && claim.limbs.iter().all(|limb| kinds.contains(&limb.facts.kind));
    let likely = claim.limbs.iter().any(|limb| limb.facts.likely.is_some());
    let (wrong, help): (&[&str], _) = if all(&[Kind::Inhibition]) {
        (PREJUDICE, "say what disclosure would inhibit, or would be likely to inhibit")
    } else if all(&[Kind::Endangerment]) {
        (PREJUDICE, "say whom disclosure would endanger, or would be likely to endanger")
    } else if all(&[Kind::AdverseEffect]) && !likely {
        (
            &["would be likely to", "would be quite likely to", "would be very likely to", "disclosure is likely to"],
            "say that disclosure would have the effect: it must be more likely than not",
        )
    } else {
        return;
    };
    for said in claim.reasons.why() {
        // A letter that is marked so is of a kind, and no harm is meant.
        let own = unquoted(said.text).replace("without prejudice", "                 ");
        // Of other things than disclosure anything may be likely.
        let mut about = sentences(&own).filter(|(_, sentence)| has(sentence, &["disclos*", "releas*", "publish*", "it", "this"]));
        let found_at = |(start, sentence): (usize, &str)| phrase(sentence, wrong).map(|at| start + at.start..start + at.end);
        let Some(stretch) = about.find_map(found_at) else { continue };
        let words = said.text.get(stretch.clone()).unwrap_or_default().to_owned();
        let place = found.place(&said, stretch);
        let message = format!("“{words}” is a word of another test than that of {}", claim.cited());
        found.push_as(Severity::Warning, message, place, "another test", help);
    }
}
