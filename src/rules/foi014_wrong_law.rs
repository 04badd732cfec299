//! A provision of one law on a question under another.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::provision::Regime;
use crate::resolve::content::{ClaimName, Content, Leaf};

pub(super) const RULE: Rule = Rule {
    code: "FOI014",
    law: "FOIA 2000 s.39, EIR reg. 5",
    severity: Severity::Error,
    explanation: include_str!("foi014_wrong_law.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in &content.answers {
        let asked = content.regimes_of(&answer.to);
        for name in answer.outcome.claims() {
            compare(name, &asked, content, found);
        }
    }
    // One document may answer questions under both laws.
    for (place, document) in content.documents.iter().enumerate() {
        let giving = content.answers.iter().filter(|answer| answer.outcome.documents().contains(&place));
        let to: Vec<Leaf> = giving.flat_map(|answer| answer.to.clone()).collect();
        let asked = content.regimes_of(&to);
        for name in &document.redacted {
            let law = law_of(name, content);
            if !asked.is_empty() && law.is_some_and(|law| !asked.contains(&law)) {
                compare(name, &asked, content, found);
            }
        }
    }
}

fn law_of(name: &ClaimName, content: &Content) -> Option<Regime> {
    let exemption = content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str());
    let exclusion = content.exclusions.iter().find(|claim| claim.name.as_str() == name.as_str());
    exemption.map(|claim| claim.section.regime).or(exclusion.map(|claim| claim.section.regime))
}

fn compare(name: &ClaimName, asked: &[Regime], content: &Content, found: &mut Found) {
    let law = law_of(name, content);
    if let (Some(law), Some(other)) = (law, asked.iter().find(|regime| Some(**regime) != law)) {
        found.push(
            format!(
                "`{}` is a claim under the {}, and the question is under the {}",
                name.as_str(),
                law.short(),
                other.short()
            ),
            name.span,
            "another law",
            format!("cite a provision of the {}, or split the answer by law", other.short()),
        );
    }
}
