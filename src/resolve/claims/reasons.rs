//! Why a claim applies: what its provision asks for, and what else the claim says.

use crate::case::Claim;
use crate::catalogue::{Need, Section};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::resolve::content::{Field, Gap, Purpose, Reasons};
use crate::yaml::Text;

pub(super) fn reasons(name: &Text, claim: &Claim, section: &Section, needs: &[Need], report: &mut Report) -> Reasons {
    let left_out = left_out(claim);
    let needed = |need| needs.contains(&need) && !left_out;
    let mut others = Vec::new();
    if needed(Need::Condition) && claim.condition.is_none() {
        others.push(Gap { field: "condition", claim: name.clone() });
    }
    if needed(Need::Emissions) && claim.emissions.is_none() {
        others.push(Gap { field: "emissions", claim: name.clone() });
    }
    let purposes = purposes(claim, section, report);
    Reasons {
        likelihood: field("likelihood", needed(Need::Likelihood), claim.likelihood.clone(), name),
        harm: field("harm", needed(Need::Harm), claim.harm.clone(), name),
        because: field("because", needed(Need::Because), claim.because.clone(), name),
        opinion: field("opinion", needed(Need::Opinion) && !claim.statistics, claim.opinion.clone(), name),
        whose: field("whose", needed(Need::Whose), claim.whose.clone(), name),
        purposes: field("purpose", needed(Need::Purpose), (!purposes.is_empty()).then_some(purposes), name),
        enactment: field("enactment", needed(Need::Enactment), claim.enactment.clone(), name),
        publication: field("publication", needed(Need::Publication), claim.publication.clone(), name),
        completion: field("completion", needed(Need::Completion), claim.completion.clone(), name),
        // To ask is the Code's practice, not law, and nobody need wait for a reply: FOI036 reminds of it.
        consulted: field("consulted", false, claim.consulted.clone(), name),
        asks: needs.contains(&Need::Consulted),
        estimate: field("estimate", needed(Need::Estimate), claim.estimate.clone(), name),
        others,
        left_out,
    }
}

/// The purposes that a claim names, each one of those that its section lists.
fn purposes(claim: &Claim, section: &Section, report: &mut Report) -> Vec<Purpose> {
    let mut found = Vec::new();
    for written in &claim.purpose {
        let key: String = written.as_str().chars().filter(|character| !character.is_whitespace()).collect();
        let known = section.purposes.iter().find(|(name, _)| name.as_str() == key);
        let Some((key, text)) = known else {
            let known: Vec<&str> = section.purposes.names().collect();
            let finding =
                Diagnostic::error("FOI116", format!("`{}` is no purpose of {}", written.as_str(), section.key))
                    .at(written.span, "not one of its purposes")
                    .help(did_you_mean(&key, known.iter().copied()).unwrap_or_else(|| match known.as_slice() {
                        [] => "take it out: this section has no purposes to name".to_owned(),
                        known => format!("its purposes are {}", known.join(", ")),
                    }));
            report.push(finding);
            continue;
        };
        found.push(Purpose { provision: key.clone(), text: text.clone() });
    }
    found
}

/// Whether reasons are left out because they would disclose the information: only the Acts allow it
/// (s.17(4), FOISA s.16(1)(d)); the Regulations have nothing like it.
pub(super) fn left_out(claim: &Claim) -> bool {
    claim.reasons_left_out.is_some() && claim.cite.iter().all(|cite| !cite.value.is_regulation())
}

pub(super) fn field<T>(field: &'static str, needed: bool, value: Option<T>, name: &Text) -> Field<T> {
    match value {
        Some(value) => Field::Written(value),
        None if needed => Field::Gap(Gap { field, claim: name.clone() }),
        None => Field::Absent,
    }
}
