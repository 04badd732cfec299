//! A claim under s.36 without a qualified person's opinion, or with one that came too late.

use super::{Found, Rule, gaps};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::provision::Cite;
use crate::resolve::content::{Content, Extension, Reasons};
use crate::yaml::Text;

pub(super) const RULE: Rule = Rule {
    code: "FOI009",
    law: "FOIA 2000 s.36(2)",
    severity: Severity::Error,
    explanation: include_str!("foi009_opinion_missing.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for gap in gaps(content).filter(|gap| gap.field == "opinion") {
        found.gap(
            gap,
            format!("`{}` has no opinion of a qualified person", gap.claim.as_str()),
            "write `opinion: { by: …, date: …, because: … }`: section 36 applies only by that opinion; statistics need none, `statistics: true`",
        );
    }
    for claim in &content.exemptions {
        opinion(&claim.name, &claim.reasons, &claim.cites, content, found);
    }
    for claim in &content.exclusions {
        opinion(&claim.name, &claim.reasons, &claim.in_respect_of, content, found);
    }
}

/// An opinion must be older than every letter that relies on it, and be about each limb that the claim cites.
fn opinion(name: &Text, reasons: &Reasons, limbs: &[Cite], content: &Content, found: &mut Found) {
    let Some(opinion) = reasons.opinion.written() else { return };
    let named = |extension: &&Extension| extension.under.iter().any(|claim| claim.as_str() == name.as_str());
    let first = content.extensions.iter().find(named).map(|extension| extension.date.value);
    if opinion.date.value > content.date.value {
        found.push(
            "the qualified person's opinion is later than the letter that relies on it",
            opinion.date.span,
            &format!("after {}", content.date.value),
            "the opinion must be there before the exemption is relied on",
        );
    } else if let Some(extended) = first.filter(|extended| opinion.date.value > *extended) {
        found.push_as(
            Severity::Breach,
            "the qualified person's opinion is later than the extension that relied on it",
            opinion.date.span,
            &format!("after {extended}"),
            "time may be extended only for a provision that applies already; own up to it in the letter",
        );
    }
    if opinion.limbs.is_empty() && limbs.len() > 1 {
        found.push(
            format!("the opinion of `{}` does not say which limbs it is about", name.as_str()),
            opinion.by.span,
            "the claim cites several",
            "name in `opinion.limbs` each limb for which the qualified person gave an opinion",
        );
    }
    let given = |limb: &&Cite| opinion.limbs.is_empty() || opinion.limbs.iter().any(|one| one.value == limb.value);
    for limb in limbs.iter().filter(|limb| !given(limb)) {
        found.push(
            format!("the qualified person gave no opinion about {}", limb.value),
            limb.span,
            "not among the limbs of the opinion",
            "cite only the limbs that the opinion is about, or ask for an opinion about this one",
        );
    }
}
