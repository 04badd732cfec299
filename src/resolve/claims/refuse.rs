//! What a claim may not say: outcomes that withhold nothing, and fields that no letter would print.

use crate::case::Claim;
use crate::catalogue::{Kind, Limb, Need, Section};
use crate::diagnostic::{Diagnostic, Report};
use crate::yaml::Text;

/// What is not held, or can be had elsewhere, is an outcome of an answer and withholds nothing; so is the
/// refusal of a whole request.
pub(super) fn outcome_of_its_own(claim: &Claim, limbs: &[&Limb], report: &mut Report) -> Option<()> {
    let outcome = limbs.iter().find_map(|limb| match limb.facts.kind {
        Kind::NotHeld => Some("not_held"),
        Kind::Accessible => Some("already_available"),
        Kind::OwnData => Some("own_personal_data"),
        Kind::Cost => Some("over_cost_limit"),
        Kind::Vexatious => Some("vexatious"),
        Kind::Repeated => Some("repeated"),
        Kind::Waiting => Some("clarification_asked"),
        _ => None,
    });
    let Some(outcome) = outcome else { return Some(()) };
    let cite = &claim.cite[0];
    let help = if outcome == "clarification_asked" {
        "it is a step of `progress`, `clarification_asked` or `fee_asked`, and no claim".to_owned()
    } else {
        format!("take this claim out, and answer with `{outcome}:`: the letter cites the provision by itself")
    };
    let finding = Diagnostic::error("FOI116", format!("{} withholds nothing", cite.value))
        .at(cite.span, "an outcome of its own")
        .help(help);
    report.push(finding);
    None
}

/// What a claim says and no letter about this section would: it must not be dropped in silence.
pub(super) fn no_use(name: &Text, claim: &Claim, section: &Section, needs: &[Need], report: &mut Report) {
    let fields = [
        ("opinion", Need::Opinion, claim.opinion.as_ref().map(|opinion| opinion.by.span)),
        ("purpose", Need::Purpose, claim.purpose.first().map(|text| text.span)),
        ("enactment", Need::Enactment, claim.enactment.as_ref().map(|text| text.span)),
        ("publication", Need::Publication, claim.publication.as_ref().map(|publication| publication.when.span)),
        ("completion", Need::Completion, claim.completion.as_ref().map(|completion| completion.when.span)),
        ("emissions", Need::Emissions, claim.emissions.as_ref().map(|emissions| emissions.span)),
        ("estimate", Need::Estimate, claim.estimate.as_ref().map(|estimate| estimate.basis.span())),
    ];
    let burden = section.limbs.iter().any(|limb| limb.facts.kind == Kind::ManifestlyUnreasonable);
    for (field, need, span) in fields {
        let asked = needs.contains(&need)
            || need == Need::Estimate && burden
            || need == Need::Opinion && section.needs.contains(&need);
        if let Some(span) = span.filter(|_| !asked) {
            let finding =
                Diagnostic::error("FOI116", format!("{} has no use for `{field}` of `{}`", section.key, name.as_str()))
                    .at(span, "no letter about this provision would say it")
                    .help("say in `harm` or `because` what the requester should know, and take this out");
            report.push(finding);
        }
    }
}
