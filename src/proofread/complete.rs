//! Whether a file of the law has all that an officer and a requester need of it.

use crate::catalogue::{Catalogue, Explain, Met, Need, Section};
use crate::diagnostic::{Diagnostic, Report, Severity};

/// Reports what files of the law lack, and duties to explain that nothing meets any more.
pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    for section in catalogue.sections() {
        lacks(section, report);
        for explain in &section.explain {
            if let Some(fault) = unmet(section, explain, report) {
                report.push(fault);
            }
        }
    }
}

fn lacks(section: &Section, report: &mut Report) {
    let all = [
        (section.words.is_empty(), "`words:`", "words that officers would look for find it"),
        (section.explain.is_empty(), "`explain:`", "say what a refusal must explain, and what meets that"),
        (section.guidance.is_none(), "`# Guidance`", "say what an officer needs, and should take care of"),
        (
            section.example.is_none(),
            "`# Example`",
            "give a claim for each limb: it is drawn whenever the wording changes",
        ),
    ];
    for (_, what, help) in all.into_iter().filter(|(lacks, ..)| *lacks) {
        let finding = Diagnostic::error("FOI212", format!("{} has no {what}", section.key))
            .with_severity(Severity::Warning)
            .at(section.title.span, "this file of the law")
            .help(help);
        report.push(finding);
    }
}

/// What is wrong where nothing meets a duty to explain.
fn unmet(section: &Section, explain: &Explain, report: &Report) -> Option<Diagnostic> {
    let what = explain.what.as_str();
    let fault = |message: String, help: &str| {
        Some(Diagnostic::error("FOI212", message).at(explain.what.span, "a refusal must explain this").help(help))
    };
    let sides = &section.public_interest;
    match explain.by {
        Met::Letter => {
            let Some(says) = &explain.says else {
                return fault(format!("nothing is named that says {what}"), "give the words of the letter in `says:`");
            };
            let passage = section.letter.text(&report.sources);
            let limbs = section.limbs.iter().filter_map(|limb| limb.facts.letter.as_ref());
            if passage.contains(says.as_str()) || limbs.into_iter().any(|text| text.as_str().contains(says.as_str())) {
                return None;
            }
            let message = format!("the letter does not say “{}” any more", says.as_str());
            let finding = Diagnostic::error("FOI212", message).at(says.span, "words that a refusal needs");
            Some(finding.help(format!("say {what} under `# Letter`, and give those words here")))
        }
        Met::PublicInterest => {
            // FOISA s.18 excludes and withholds nothing.
            let sides = if section.limbs.is_empty() { &sides.confirming } else { &sides.disclosing };
            if sides.for_.0.is_empty() || sides.against.0.is_empty() {
                return fault(
                    format!("{} has no points for a public interest test", section.key),
                    "add some on both sides",
                );
            }
            None
        }
        Met::LegitimateInterests if section.conditions.is_empty() => {
            fault(format!("{} has no condition that asks for that test", section.key), "add the condition")
        }
        by => {
            let need = need(by)?;
            let asked =
                section.needs.contains(&need) || section.limbs.iter().any(|limb| limb.facts.needs.contains(&need));
            let outcome = section.limbs.iter().all(|limb| limb.facts.kind.is_outcome());
            if asked || outcome {
                None
            } else {
                fault(format!("no claim must say {what}"), "add the field to `needs:`")
            }
        }
    }
}

/// The field of a claim that meets a duty, where one does.
fn need(by: Met) -> Option<Need> {
    Some(match by {
        Met::Likelihood => Need::Likelihood,
        Met::Harm => Need::Harm,
        Met::Because => Need::Because,
        Met::Whose => Need::Whose,
        Met::Condition => Need::Condition,
        Met::Opinion => Need::Opinion,
        Met::Purpose => Need::Purpose,
        Met::Enactment => Need::Enactment,
        Met::Publication => Need::Publication,
        Met::Completion => Need::Completion,
        Met::Consulted => Need::Consulted,
        Met::Estimate => Need::Estimate,
        _ => return None,
    })
}
