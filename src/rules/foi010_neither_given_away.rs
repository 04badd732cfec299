//! An answer that gives away what another neither confirms nor denies.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Leaf, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI010",
    law: "FOIA 2000 s.2(1), EIR reg. 12(6)",
    severity: Severity::Error,
    explanation: include_str!("foi010_neither_given_away.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let neither = |leaf: &Leaf| {
        content.answers.iter().any(|answer| answer.to.contains(leaf) && matches!(answer.outcome, Outcome::Neither(_)))
    };
    for answer in &content.answers {
        let follows = answer.outcome.not_held().into_iter().flat_map(|not_held| not_held.follows_from.clone());
        if follows.into_iter().any(|leaf| neither(&leaf)) {
            found.push(
                "this answer gives away what another neither confirms nor denies",
                answer.span,
                "it follows from a question whose answer must not be known",
                "neither confirm nor deny here too, or give a reason that has nothing to do with that question",
            );
        }
    }
    for claim in content.exclusions.iter().filter(|claim| claim.own) {
        if let Some(consulted) = claim.reasons.consulted.written() {
            found.push(
                "to say who was asked says that there was something to ask about",
                consulted.span(),
                "beside an answer that neither confirms nor denies",
                "take `consulted` out; keep what was said in `record`",
            );
        }
    }
}
