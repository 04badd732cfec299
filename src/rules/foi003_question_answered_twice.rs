//! A part of the request that has two answers.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Leaf};

pub(super) const RULE: Rule = Rule {
    code: "FOI003",
    law: "FOIA 2000 s.1(1), EIR reg. 5(1)",
    severity: Severity::Error,
    explanation: include_str!("foi003_question_answered_twice.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for (place, answer) in content.answers.iter().enumerate() {
        let earlier = &content.answers[..place];
        let again = |leaf: &&Leaf| earlier.iter().any(|other| other.to.contains(leaf));
        if let Some(leaf) = answer.to.iter().find(again) {
            let question = &content.questions[leaf.question];
            found.push(
                format!("question {} is answered twice", question.id.as_str()),
                answer.span,
                "the second answer",
                "keep one; where a question has several outcomes, split it with `items` or answer its sub-parts",
            );
        }
    }
}
