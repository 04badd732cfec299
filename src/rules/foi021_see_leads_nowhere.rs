//! A pointer to another answer that leads back or nowhere.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Leaf, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI021",
    law: "FOIA 2000 s.1(1)",
    severity: Severity::Error,
    explanation: include_str!("foi021_see_leads_nowhere.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in &content.answers {
        let Outcome::See(target, span) = &answer.outcome else { continue };
        let points_on = |leaf: &Leaf| {
            let there = content.answers.iter().find(|other| other.to.contains(leaf));
            there.is_some_and(|other| matches!(other.outcome, Outcome::See(..)))
        };
        if target.iter().any(points_on) {
            found.push(
                "`see` leads to an answer that itself leads on",
                *span,
                "no answer there",
                "point at the question whose answer answers this one",
            );
        }
    }
}
