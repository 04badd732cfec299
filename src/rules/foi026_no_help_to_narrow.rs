//! A refusal for cost with no help to narrow the request.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI026",
    law: "FOIA 2000 s.16, EIR reg. 9",
    severity: Severity::Error,
    explanation: include_str!("foi026_no_help_to_narrow.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in &content.answers {
        let Outcome::Cost(refusal) = &answer.outcome else { continue };
        if refusal.limit.advice.is_none() && refusal.no_advice.is_none() && content.advice.is_none() {
            found.push(
                "the refusal gives no help to bring the request within the limit",
                answer.span,
                "neither `advice` nor a reason why none is possible",
                "say in `advice` what could be asked for instead, or in the case's `no_advice` why nothing would help",
            );
        }
    }
    let helps = content.advice.is_some() || content.no_advice.is_some();
    for claim in content.exemptions.iter().filter(|claim| claim.reasons.estimate.written().is_some() && !helps) {
        found.push(
            format!("`{}` refuses for the burden and gives no help to ask for less", claim.name.as_str()),
            claim.name.span,
            "neither `advice` nor `no_advice` in the case",
            "say in the case's `advice` what could be asked for instead, or in `no_advice` why nothing would help",
        );
    }
}
