//! Words beside an answer that neither confirms nor denies, which speak of its question and of what is held.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Answer, Content, Exemption, Leaf, Outcome, Said};
use super::reading::{has, phrase, sentences, words};

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
    "we have none", "found none", "does not exist", "do not exist", "did not exist", "no longer exist*", "no such", "located", "we withhold", "is withheld", "is exempt", "are exempt", "we read", "we checked", "we searched", "we looked",
];

/// What a sentence with such words may be about instead.
const HARMLESS: &[&str] = &["session", "sessions", "meeting", "meetings", "event", "events", "found to be", "inbox", "junk mail"];

/// Words by which a sentence says no more than the answer does.
const SILENT: &[&str] = &["neither", "whether", "would", "could", "confirm or deny", "if we"];

fn check(content: &Content, _: &Office, found: &mut Found) {
    beyond(content, found);
    let neither = content.answers.iter().filter(|answer| matches!(answer.outcome, Outcome::Neither(_)));
    let leaves: Vec<_> = neither.flat_map(|answer| answer.to.clone()).collect();
    // Where nothing else is answered, all words are looked at as those of the claim are (FOI309).
    let alone = content.answers.iter().all(|answer| matches!(answer.outcome, Outcome::Neither(_) | Outcome::See(..)));
    if leaves.is_empty() || alone {
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
        let findings = review.findings.iter().map(|finding| Said::from(&finding.because));
        grounds.chain(findings).chain(review.failures.iter().map(|failure| Said::from(&failure.what)))
    });
    for said in said.chain(reasons).chain(review) {
        for (start, sentence) in sentences(said.text) {
            let about = ids.iter().any(|id| names(sentence, id));
            if about && has(sentence, HELD) && !has(sentence, SILENT) && !has(sentence, HARMLESS) {
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

/// Words by which an answer says that there is no more, or more, beside a claim that says neither.
const MORE: &[&str] = &[
    "all that we hold", "all we hold", "all the information that we hold", "everything that we hold", "everything we hold",
    "everything that we have", "nothing else", "nothing further", "nothing more", "no other information",
    "no further information", "hold further", "hold more", "hold other",
];

fn beyond(content: &Content, found: &mut Found) {
    let open = |answer: &&Answer| !answer.outcome.neither().is_empty() && !matches!(answer.outcome, Outcome::Neither(_));
    let answers: Vec<&Answer> = content.answers.iter().filter(|answer| answer.own).filter(open).collect();
    let around = [&content.opening, &content.closing, &content.advice].into_iter().flatten().map(Said::from);
    let around: Vec<Said> = if answers.is_empty() { Vec::new() } else { around.collect() };
    for said in answers.into_iter().flat_map(Answer::said).chain(around) {
        for (start, sentence) in sentences(said.text) {
            if let Some(stretch) = phrase(sentence, MORE).filter(|_| !has(sentence, SILENT)) {
                let place = found.place(&said, start + stretch.start..start + stretch.end);
                found.push(
                    "this says whether there is more, which the answer neither confirms nor denies",
                    place,
                    "beside `anything_further`",
                    "take it out: what is given is given, and of the rest nothing is said",
                );
            }
        }
    }
}

/// Whether a sentence names a question by its number: `question 8`, `questions 7 and 8`, `Q8`, `questions 5 to 9`, `the second
/// question`, `all your questions`.
fn names(sentence: &str, id: &str) -> bool {
    const NOUNS: [&str; 5] = ["question", "part", "request", "point", "item"];
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    const ALL: [&str; 5] =
        ["all your questions", "both questions", "both your questions", "each question", "any of your questions"];
    let number: Option<usize> = id.parse().ok();
    let ordinal = number.and_then(|number| ORDINALS.get(number.checked_sub(1)?)).copied();
    let one = NOUNS.iter().any(|noun| {
        has(sentence, &[&format!("{noun} {id}")])
            || ordinal.is_some_and(|ordinal| has(sentence, &[&format!("{ordinal} {noun}")]))
    });
    let of_several = NOUNS.iter().any(|noun| listed(sentence, &format!("{noun}s"), id, number));
    one || of_several || has(sentence, &[&format!("Q{id}")]) || has(sentence, &ALL) || sentence.contains(&format!("(question:{id})"))
}

/// Whether the list of numbers that follows a noun in the plural has a number: `questions 5 to 9 and 12`.
fn listed(sentence: &str, noun: &str, id: &str, number: Option<usize>) -> bool {
    let Some(start) = phrase(sentence, &[noun]) else { return false };
    let rest = sentence[start.end..].replace(['-', '–'], " to ");
    let mut last: Option<usize> = None;
    let mut range = false;
    for (_, word) in words(&rest) {
        match (word, word.parse::<usize>()) {
            (word, _) if word == id => return true,
            ("to", _) => range = true,
            ("and", _) => range = false,
            (_, Ok(next)) => {
                let within = |number: usize| range && last.is_some_and(|last| last < number && number < next);
                if number.is_some_and(within) {
                    return true;
                }
                (last, range) = (Some(next), false);
            }
            _ if word.chars().count() <= 3 => {}
            _ => return false,
        }
    }
    false
}
