//! A document that is withheld under a claim which no answer names.

use super::{Found, Rule};
use crate::case::StepKind;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI045",
    law: "FOIA 2000 s.17(1)(b), EIR reg. 14(3)(a), FOISA 2002 s.16(1)",
    severity: Severity::Error,
    explanation: include_str!("foi045_schedule_differs.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    if content.answers.is_empty() {
        return;
    }
    for document in content.documents.iter().filter(|document| document.own) {
        for name in &document.withheld {
            // An extension puts off what it names.
            let extended = content.letter.value == StepKind::Extended;
            if extended && content.put_off.claims.iter().any(|claim| claim.as_str() == name.as_str()) {
                continue;
            }
            let named = |claim: &&crate::yaml::Text| claim.as_str() == name.as_str();
            if !content.answers.iter().any(|answer| answer.outcome.withheld().iter().any(named)) {
                found.push(
                    format!("`{}` is withheld under `{}`, and no answer withholds anything under it", document.id.as_str(), name.as_str()),
                    name.span,
                    "named in the schedule alone",
                    format!("say `withheld: [{}]` in the answer that the document belongs to", name.as_str()),
                );
            }
        }
    }
}
