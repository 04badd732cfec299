//! Words beside an answer that neither confirms nor denies, which speak of its question and of what is held.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Answer, Content, Exemption, Leaf, Outcome, Said};
use super::reading::{has, sentences};

pub(super) const RULE: Rule = Rule {
    code: "FOI054",
    law: "FOIA 2000 s.2(1), EIR reg. 12(6), FOISA 2002 s.18",
    severity: Severity::Warning,
    explanation: include_str!("foi054_neither_told_elsewhere.md"),
    check,
};

/// Words that speak of what there is.
const HELD: &[&str] = &[
    "we hold", "we held", "we do hold", "we do not hold", "we did not hold", "is held", "are held", "was held", "were held",
    "not held", "we found", "we have found", "was found", "were found", "no record", "no records", "we have no",
    "we have none", "found none", "exists", "exist", "existed", "no such", "located", "we withhold", "is withheld", "we read", "we checked", "we searched", "we looked",
];

/// Words by which a sentence says no more than the answer does.
const SILENT: &[&str] = &["neither", "whether", "would", "could", "confirm or deny", "if we"];

fn check(content: &Content, _: &Office, found: &mut Found) {
    let neither = content.answers.iter().filter(|answer| matches!(answer.outcome, Outcome::Neither(_)));
    let leaves: Vec<_> = neither.flat_map(|answer| answer.to.clone()).collect();
    if leaves.is_empty() {
        return;
    }
    let id = |leaf: &Leaf| {
        let question = &content.questions[leaf.question];
        let part = leaf.part.map_or("", |part| question.parts[part].id.as_str());
        format!("{}{part}", question.id.as_str())
    };
    let ids: Vec<String> = leaves.iter().map(id).collect();
    let around = [&content.opening, &content.closing, &content.advice, &content.late].into_iter().flatten().map(Said::from);
    let answers = content.answers.iter().filter(|answer| answer.own && !matches!(answer.outcome, Outcome::Neither(_)));
    let said = around.chain(answers.flat_map(Answer::said));
    let reasons = content.exemptions.iter().filter(|claim| claim.own).flat_map(Exemption::said);
    let review = content.review.iter().flat_map(|review| {
        let grounds = review.grounds.iter().map(|ground| Said::from(&ground.because));
        grounds.chain(review.findings.iter().map(|finding| Said::from(&finding.because)))
    });
    let alone = content.answers.iter().all(|answer| matches!(answer.outcome, Outcome::Neither(_)));
    for said in said.chain(reasons).chain(review) {
        for (start, sentence) in sentences(said.text) {
            let about = alone || ids.iter().any(|id| names(sentence, id));
            if about && has(sentence, HELD) && !has(sentence, SILENT) {
                let trimmed = sentence.trim_start();
                let from = start + sentence.len() - trimmed.len();
                let place = found.place(&said, from..from + trimmed.len());
                found.push(
                    "this may give away what the letter neither confirms nor denies",
                    place,
                    "speaks of what is held",
                    "take it out, or word it so that it would be as true if the opposite were the case",
                );
            }
        }
    }
}

/// Whether a sentence names a question by its number: `question 8`, `questions 7 and 8`.
fn names(sentence: &str, id: &str) -> bool {
    const NOUNS: [&str; 5] = ["question", "part", "request", "point", "item"];
    let one = NOUNS.iter().any(|noun| has(sentence, &[&format!("{noun} {id}")]));
    let of_several = NOUNS.iter().any(|noun| has(sentence, &[&format!("{noun}s")])) && has(sentence, &[id]);
    one || of_several || sentence.contains(&format!("(question:{id})"))
}
