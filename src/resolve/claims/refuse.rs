//! What a claim may not say: outcomes that withhold nothing, and fields that no letter would print.

use crate::case::Claim;
use crate::catalogue::{Kind, Limb, Need, Section};
use crate::diagnostic::{Diagnostic, Report};
use crate::yaml::{Prose, Text};

/// What is not held, or can be had elsewhere, is an outcome of an answer and withholds nothing.
pub(super) fn outcome_of_its_own(claim: &Claim, limbs: &[&Limb], report: &mut Report) -> Option<()> {
    let outcome = limbs.iter().find_map(|limb| match limb.facts.kind {
        Kind::NotHeld => Some("not_held"),
        Kind::Accessible => Some("already_available"),
        _ => None,
    });
    let Some(outcome) = outcome else { return Some(()) };
    let cite = &claim.cite[0];
    let finding = Diagnostic::error("FOI116", format!("{} withholds nothing", cite.value))
        .at(cite.span, "an outcome of its own")
        .help(format!("take this claim out, and answer with `{outcome}:`: the letter cites the provision by itself"));
    report.push(finding);
    None
}

/// What a claim says and no letter about this section would: it must not be dropped in silence.
pub(super) fn no_use(name: &Text, claim: &Claim, section: &Section, report: &mut Report) {
    if let Some(opinion) = claim.opinion.as_ref().filter(|_| !section.needs.contains(&Need::Opinion)) {
        let finding = Diagnostic::error("FOI116", format!("{} has no use for an opinion", section.key))
            .at(opinion.by.span, "only section 36 asks for one")
            .help("say in `harm` or `because` what the person found");
        report.push(finding);
    }
    let later = [
        ("purpose", claim.purpose.first().map(|text| text.span)),
        ("enactment", claim.enactment.as_ref().map(|text| text.span)),
        ("consulted", claim.consulted.as_ref().map(Prose::span)),
        ("publication", claim.publication.as_ref().map(|publication| publication.when.span)),
        ("completion", claim.completion.as_ref().map(|completion| completion.when.span)),
        ("estimate", claim.estimate.as_ref().map(|estimate| estimate.basis.span())),
        ("in_the_alternative", claim.in_the_alternative.as_ref().map(|text| text.span)),
    ];
    for (field, span) in later {
        if let Some(span) = span {
            let finding =
                Diagnostic::error("FOI122", format!("`{field}` of `{}` cannot be drafted yet", name.as_str()))
                    .at(span, "no letter would say it")
                    .help("say it in `because`, and take this out until the program can");
            report.push(finding);
        }
    }
}
