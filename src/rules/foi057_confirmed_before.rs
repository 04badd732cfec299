//! A question that is neither confirmed nor denied after it was answered.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI057",
    law: "FOIA 2000 s.2(1), EIR reg. 12(6), FOISA 2002 s.18",
    severity: Severity::Error,
    explanation: include_str!("foi057_confirmed_before.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Some(earlier) = &content.earlier else { return };
    let said = |outcome: &Outcome| match outcome {
        Outcome::Given(_) | Outcome::Split(..) | Outcome::NotHeld(_) | Outcome::Available(_) => true,
        Outcome::Cost(refusal) => !refusal.limit.even_to_confirm,
        _ => false,
    };
    for answer in content.answers.iter().filter(|answer| answer.own && matches!(answer.outcome, Outcome::Neither(_))) {
        let first = earlier.answers.iter().find(|first| {
            said(&first.outcome) && first.to.iter().any(|leaf| answer.to.contains(leaf))
        });
        if first.is_some() {
            found.push(
                "the earlier letter has said already whether this is held",
                answer.span,
                "neither confirmed nor denied now",
                "what was said cannot be unsaid: withhold the information itself, or give it",
            );
        }
    }
}
