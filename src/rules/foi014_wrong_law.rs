//! A provision of one law on a question under another.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

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
        let given = answer.outcome.documents();
        let redacted = given.iter().flat_map(|place| &content.documents[*place].redacted);
        let claims = answer.outcome.withheld().into_iter().chain(answer.outcome.neither());
        for name in claims.chain(redacted) {
            let exemption = content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str());
            let exclusion = content.exclusions.iter().find(|claim| claim.name.as_str() == name.as_str());
            let law = exemption.map(|claim| claim.section.regime).or(exclusion.map(|claim| claim.section.regime));
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
    }
}
