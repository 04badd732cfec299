//! A reason that says nothing about the information.

use super::reading::words;
use super::{Found, Rule};
use crate::catalogue::{Kind, Limb};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Said, Test};
use crate::yaml::Text;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "FOI034",
    law: "FOIA 2000 s.17(1)(c), EIR reg. 14(3)",
    severity: Severity::Warning,
    explanation: include_str!("foi034_reason_bare.md"),
    check,
};

/// Words that every reason has, and that say nothing of this information.
const EMPTY: &str = "a about above act all also an and any applies apply are as at authority authority’s authority's be \
    because been being believe by can cause could disclose disclosed disclosing disclosure do does engaged engages \
    exempt exempted exemption exception exception’s for from given has harm harmful have held if in information into is \
    it its law likely made make may might must not of on or our out public reason reasons refuse regulation regulations \
    release released releasing relevant requested request section should so some such than that the their them there \
    therefore these they this those to under us was we were what when where which who will with withheld withhold \
    would you your clearly consider considered considers detection fully further general generally indeed material matter \
    matters obviously overall particular people position potentially power prevention public's sensitive simply \
    therefore thus undermine view whole";

/// So few words of its own say nothing; of a class of information one word may say all.
const ENOUGH: usize = 3;
const ENOUGH_OF_A_CLASS: usize = 1;

fn check(content: &Content, _: &Office, found: &mut Found) {
    // Claims that mask each other can say little.
    let masks = |name: &Text| content.exemptions.iter().any(|other| {
        other.alternative.as_ref().is_some_and(|to| to.as_str() == name.as_str())
    });
    let own = content.exemptions.iter().filter(|claim| claim.own && !claim.reasons.left_out);
    for claim in own.filter(|claim| claim.alternative.is_none() && !masks(&claim.name)) {
        // The test of legitimate interests is a reason too.
        let mut why = claim.reasons.why();
        if !why.is_empty() && matches!(claim.test, Test::LegitimateInterests(_)) {
            why.extend(claim.said());
        }
        bare(&claim.name, &why, &claim.limbs, found);
    }
    for claim in content.exclusions.iter().filter(|claim| claim.own && !claim.reasons.left_out) {
        bare(&claim.name, &claim.reasons.why(), &claim.protects, found);
    }
}

fn bare(name: &Text, why: &[Said], limbs: &[&Limb], found: &mut Found) {
    let Some(first) = why.first() else { return };
    let facts = limbs.iter().map(|limb| &limb.facts);
    let law = facts.flat_map(|facts| {
        let more = [&facts.protects, &facts.would, &facts.likely].into_iter().flatten();
        std::iter::once(&facts.test).chain(more).map(Text::as_str).chain([facts.summary.as_str()])
    });
    let law: BTreeSet<String> = law.chain([EMPTY]).flat_map(small).collect();
    let own: BTreeSet<String> = why.iter().flat_map(|said| small(said.text)).filter(|word| !law.contains(word)).collect();
    let class = limbs.iter().all(|limb| limb.facts.kind == Kind::Class) && !limbs.is_empty();
    if own.len() < if class { ENOUGH_OF_A_CLASS } else { ENOUGH } {
        found.push(
            format!("the reasons of `{}` say nothing that the law does not say", name.as_str()),
            first.span,
            "no word of it is about this information",
            "say what it is about this information, and how its disclosure would bring the effect about",
        );
    }
}

fn small(text: &str) -> impl Iterator<Item = String> {
    words(text).map(|(_, word)| word.to_lowercase())
}
