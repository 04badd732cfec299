//! A number in words that is not the number of what the letter has.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Answer, Content, Said};
use super::reading::{has, number, sentences, words};

pub(super) const RULE: Rule = Rule {
    code: "FOI047",
    law: "FOIA 2000 s.1(1)",
    severity: Severity::Warning,
    explanation: include_str!("foi047_counts_differ.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let annexes = content.annexes.len();
    let asked = [content.questions.len(), content.leaves().len()];
    for said in content.said() {
        counted(&said, &["annexes"], &[annexes], "annexes", found);
        counted(&said, &["questions"], &asked, "questions", found);
    }
    for answer in content.answers.iter().filter(|answer| answer.own) {
        documents(answer, content, found);
    }
}

/// Words by which a sentence speaks of what the letter gives.
const GIVING: &[&str] = &["annex*", "attach*", "enclos*", "we give", "provide*", "we send", "sending", "disclos*", "withh*"];

/// What the words of an answer say of the documents that go with it.
fn documents(answer: &Answer, content: &Content, found: &mut Found) {
    let given = answer.outcome.documents();
    if given.is_empty() {
        return;
    }
    let whole = content.documents.iter().filter(|document| !document.withheld.is_empty()).count();
    let redacted = given.iter().filter(|place| !content.documents[**place].redacted.is_empty()).count();
    let right = [given.len(), given.len() + whole, whole, redacted, given.len() - redacted, content.documents.len()];
    for said in answer.said() {
        for (start, sentence) in sentences(said.text) {
            if has(sentence, GIVING) {
                let part = Said { text: &said.text[start..start + sentence.len()], ..said };
                counted_in(&said, start, &part, &["documents"], &right, "documents", found);
            }
        }
    }
}

/// Reports a number before a word that is none of those that it could be: `all five documents`, `the 3 enclosed annexes`.
fn counted(said: &Said, nouns: &[&str], right: &[usize], what: &str, found: &mut Found) {
    counted_in(said, 0, said, nouns, right, what, found);
}

/// The same in a part of the words, which begins at a byte of them.
fn counted_in(
    whole: &Said,
    from: usize,
    said: &Said,
    nouns: &[&str],
    right: &[usize],
    what: &str,
    found: &mut Found,
) {
    let all: Vec<_> = words(said.text).collect();
    for (place, (range, word)) in all.iter().enumerate() {
        if !nouns.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let mut near = all[place.saturating_sub(2)..place].iter().rev();
        // Some of the questions are not all of them.
        let all_meant = |at: usize| {
            let mut before = said.text[..at].split_whitespace().rev().map(str::to_lowercase);
            let (last, second) = (before.next().unwrap_or_default(), before.next().unwrap_or_default());
            // Some about this, some about that: part of them may be meant.
            let after = said.text[range.end..].split_whitespace().next().unwrap_or_default();
            let some = matches!(after, "about" | "on" | "of" | "in");
            match what {
                "questions" if matches!(last.as_str(), "ask" | "asked") => second == "you" && !some,
                "questions" => matches!(last.as_str(), "your" | "all") && !some,
                // A document may have annexes of its own, and a bundle documents.
                "annexes" => {
                    let ours = has(said.text, &["this letter", "enclos*", "attach*"]);
                    ours && !matches!(last.as_str(), "its" | "their" | "of")
                }
                _ => !(last == "of" && second == "bundle"),
            }
        };
        let Some((start, count)) = near.find_map(|(at, word)| number(word).map(|number| (at.start, number))) else {
            continue;
        };
        if right.contains(&count) || !all_meant(start) || said.text[start..range.end].contains(['.', ',', '-', '(', ':']) {
            continue;
        }
        let at = found.place(whole, from + start..from + range.end);
        found.push(
            format!("the words say {count} {what}, and the case has {}", right[0]),
            at,
            "another number",
            "correct the words, or list what is missing",
        );
    }
}
