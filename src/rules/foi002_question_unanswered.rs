//! A part of the request that has no answer.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Leaf};

pub(super) const RULE: Rule = Rule {
    code: "FOI002",
    law: "FOIA 2000 s.1(1), EIR reg. 5(1)",
    severity: Severity::Error,
    explanation: include_str!("foi002_question_unanswered.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    if !content.letter.value.is_final() {
        return;
    }
    let answered: Vec<Leaf> = content.answers.iter().flat_map(|answer| answer.to.clone()).collect();
    for leaf in content.leaves().into_iter().filter(|leaf| !answered.contains(leaf)) {
        let question = &content.questions[leaf.question];
        let part = leaf.part.map(|part| &question.parts[part]);
        let name = format!("{}{}", question.id.as_str(), part.map_or("", |part| part.id.as_str()));
        found.push(
            format!("question {name} has no answer"),
            part.map_or(question.id.span, |part| part.id.span),
            "not answered",
            format!("add an answer to it: `- {{ to: {name}, … }}`"),
        );
    }
}
