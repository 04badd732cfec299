//! A provision that is named in words and that no claim relies on.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Answer, Content, Exclusion, Exemption, Said};
use super::reading::{has, of_another_act, provisions, sentences};
use crate::catalogue::Entry;
use crate::provision::Provision;

pub(super) const RULE: Rule = Rule {
    code: "FOI044",
    law: "FOIA 2000 s.17(1)(b)",
    severity: Severity::Warning,
    explanation: include_str!("foi044_provision_not_relied_on.md"),
    check,
};

/// Words by which a sentence says that a provision is not relied on here, or speaks of another letter.
const ELSEWHERE: &[&str] = &[
    "not rel*", "and not", "not appl*", "not engage*", "not exempt under", "cannot rely", "no longer", "instead of", "rather than",
    "earlier", "first answer", "previous*", "originally", "you asked", "you said",
];

/// Words by which a sentence relies on something: others may name a section of any Act.
const RELYING: &[&str] =
    &["withh*", "exempt*", "refus*", "rely on", "relied on", "relies on", "relying on", "regard to", "engage*", "appl*",
      "under section", "under sections", "under regulation"];

/// Words by which even what is disclosed refuses the rest.
const REFUSING: &[&str] = &["we withhold", "we have withheld", "we refuse", "we have refused", "is exempt under", "are exempt under"];

fn check(content: &Content, office: &Office, found: &mut Found) {
    let given = content.answers.iter().filter(|answer| answer.own).flat_map(Answer::said);
    let refusing = given.filter(|said| has(said.text, REFUSING)).map(|said| (said, true));
    for (said, given) in reasons(content).into_iter().map(|said| (said, false)).chain(refusing) {
        for (start, sentence) in sentences(said.text) {
            if given && !has(sentence, REFUSING) {
                continue;
            }
            for (stretch, provision) in provisions(sentence) {
                if !exempts(&provision, content, office) || relied_on(&provision, content) {
                    continue;
                }
                if !has(sentence, RELYING) || has(sentence, ELSEWHERE) || of_another_act(sentence, &sentence[stretch.end..]) {
                    continue;
                }
                let place = found.place(&said, start + stretch.start..start + stretch.end);
                found.push(
                    format!("{provision} is named, and nothing in the case relies on it"),
                    place,
                    "named here only",
                    "make a claim of it, or take the words out; the letter would name a provision that it does not explain",
                );
            }
        }
    }
}

/// Where the officer gives reasons: what is disclosed, or why nothing is held, may name a section of any Act.
fn reasons<'c>(content: &'c Content) -> Vec<Said<'c>> {
    let around = [&content.late, &content.opening, &content.closing, &content.advice, &content.no_advice];
    let mut said: Vec<Said> = around.into_iter().flatten().map(Said::from).collect();
    let answers = content.answers.iter().filter(|answer| answer.own);
    said.extend(answers.flat_map(|answer| answer.outside.iter().chain(&answer.note)).map(Said::from));
    // A claim that rests on an enactment speaks of that enactment.
    let claims = content.exemptions.iter().filter(|claim| claim.own && claim.reasons.enactment.written().is_none());
    said.extend(claims.flat_map(Exemption::said));
    said.extend(content.exclusions.iter().filter(|claim| claim.own).flat_map(Exclusion::said));
    if let Some(review) = &content.review {
        said.extend(review.grounds.iter().map(|ground| Said::from(&ground.because)));
        said.extend(review.findings.iter().map(|finding| Said::from(&finding.because)));
    }
    said
}

/// Whether a provision of a law of the case withholds information, or excludes the duty to confirm or deny.
fn exempts(provision: &Provision, content: &Content, office: &Office) -> bool {
    content.regimes().into_iter().any(|regime| match office.catalogue.find(regime, provision) {
        Some(Entry::Limb(_, limb)) => !limb.facts.kind.is_outcome(),
        Some(Entry::Divided(section)) => section.limbs.iter().any(|limb| !limb.facts.kind.is_outcome()),
        Some(Entry::Exclusion(..)) => true,
        Some(Entry::Condition(..)) | None => false,
    })
}

/// Whether a claim relies on a provision, on a limb of it, or on the whole that it belongs to.
fn relied_on(provision: &Provision, content: &Content) -> bool {
    let same = |other: &Provision| other.contains(provision) || provision.contains(other);
    let exemptions = content.exemptions.iter().flat_map(|claim| &claim.cites);
    let exclusions = content.exclusions.iter().flat_map(|claim| claim.cites.iter().chain(&claim.in_respect_of));
    let own = content.answers.iter().any(|answer| matches!(answer.outcome, crate::resolve::content::Outcome::OwnData(_)));
    exemptions.chain(exclusions).any(|cite| same(&cite.value))
        || content.exclusions.iter().flat_map(|claim| &claim.protects).any(|limb| same(&limb.provision))
        || own && provision.whole().key() == "s40"
}
