//! What several cases say together: a question that one of them neither confirms nor denies, and another answers.
//!
//! A requester may send the same question twice, or two people may ask it. An answer to the one gives away what the
//! other leaves unsaid.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::words;
use super::rule;
use crate::case::Acceptance;
use crate::diagnostic::Diagnostic;
use crate::resolve::content::{Answer, Content, Outcome};
use crate::source::Span;

/// What the questions of a case are about, and whether its answers say if anything is held.
#[derive(Debug, Clone, Default)]
pub struct Topics {
    /// The case and those that it follows, by their references: in these an answer may change.
    family: Vec<String>,
    /// Why the officer goes on all the same.
    accepted: Option<String>,
    all: Vec<Topic>,
}

#[derive(Debug, Clone)]
struct Topic {
    /// The requester's number.
    question: String,
    place: Span,
    about: BTreeSet<String>,
    /// The names in it: of people, places and things.
    names: BTreeSet<String>,
    neither: bool,
}

/// The rule that this is.
pub(super) const CODE: &str = super::foi049_answered_elsewhere::RULE.code;

/// How many words two questions must share, and how much of the shorter one that must be.
const SHARED: usize = 3;
const MOSTLY: (usize, usize) = (3, 4);

/// Words that every question has.
const EMPTY: &[&str] = &[
    "about",
    "above",
    "after",
    "also",
    "and",
    "answer",
    "any",
    "are",
    "asked",
    "authority",
    "been",
    "before",
    "between",
    "both",
    "copies",
    "copy",
    "could",
    "council",
    "data",
    "date",
    "dates",
    "department",
    "detail",
    "details",
    "did",
    "does",
    "each",
    "either",
    "following",
    "for",
    "from",
    "had",
    "has",
    "have",
    "held",
    "hold",
    "how",
    "information",
    "into",
    "its",
    "last",
    "list",
    "made",
    "many",
    "may",
    "much",
    "number",
    "numbers",
    "or",
    "other",
    "our",
    "please",
    "provide",
    "record",
    "records",
    "relating",
    "request",
    "said",
    "send",
    "since",
    "some",
    "such",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "there",
    "these",
    "they",
    "this",
    "those",
    "time",
    "under",
    "used",
    "using",
    "was",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "why",
    "will",
    "with",
    "would",
    "year",
    "years",
    "you",
    "your",
];

impl Topics {
    /// What a case is about.
    #[must_use]
    pub fn of(content: &Content, accept: &[Acceptance]) -> Self {
        let mut family = vec![content.reference.as_str().to_owned()];
        family.extend(content.earlier.iter().map(|earlier| earlier.reference.as_str().to_owned()));
        let answers = content.answers.iter().filter(|answer| answer.own);
        let accepted = accept.iter().find(|entry| entry.rule.as_str() == CODE);
        let accepted = accepted.map(|entry| entry.reason.as_str().to_owned());
        Self { family, accepted, all: answers.flat_map(|answer| topics(answer, content)).collect() }
    }
}

fn topics(answer: &Answer, content: &Content) -> Vec<Topic> {
    let neither = match &answer.outcome {
        Outcome::Neither(_) => true,
        Outcome::Cost(refusal) if refusal.limit.even_to_confirm => return Vec::new(),
        // What is about the request, or the requester alone, says nothing of what is held; what another answers is there.
        Outcome::Vexatious(_) | Outcome::Repeated(_) | Outcome::OwnData(_) | Outcome::See(..) => return Vec::new(),
        _ => false,
    };
    let topic = |leaf: &crate::resolve::content::Leaf| {
        let question = &content.questions[leaf.question];
        let part = leaf.part.map_or("", |part| question.parts[part].text.as_str());
        let about = about(question.text.as_str()).chain(about(part)).collect();
        let names = names(question.text.as_str()).chain(names(part)).collect();
        Topic { question: question.id.as_str().to_owned(), place: answer.span, about, names, neither }
    };
    answer.to.iter().map(topic).collect()
}

/// The words that say what a text is about, each in one form.
fn about(text: &str) -> impl Iterator<Item = String> {
    let word = |(_, word): (std::ops::Range<usize>, &str)| {
        let small = word.to_lowercase();
        let plain = small.trim_end_matches("'s").trim_end_matches("’s");
        // A name may be short.
        let long = plain.chars().count() > 2 || plain.chars().count() == 2 && word.starts_with(char::is_uppercase);
        let meant = long && !EMPTY.contains(&plain);
        meant.then(|| plain.strip_suffix('s').filter(|one| one.len() > 3).unwrap_or(plain).to_owned())
    };
    words(text).filter_map(word)
}

/// A topic, and the place of its case.
type Asked<'t> = (usize, &'t Topic);

/// The words of a text that begin with a capital letter where no sentence begins.
fn names(text: &str) -> impl Iterator<Item = String> {
    let inner = |(at, word): &(std::ops::Range<usize>, &str)| {
        let before = text[..at.start].trim_end();
        let begins = before.is_empty() || before.ends_with(['.', '?', '!', ':', '“', '"']);
        word.starts_with(char::is_uppercase) && !begins
    };
    words(text).filter(inner).map(|(_, word)| word.to_lowercase())
}

/// Reports, for each case by its place among `cases`, what another case of the folder answers and it leaves unsaid.
#[must_use]
pub fn across(cases: &[(&str, &Topics)]) -> Vec<(usize, Diagnostic)> {
    let mut answered: BTreeMap<&BTreeSet<String>, Vec<Asked>> = BTreeMap::new();
    for (place, (_, topics)) in cases.iter().enumerate() {
        for topic in topics.all.iter().filter(|topic| !topic.neither && topic.about.len() >= SHARED) {
            answered.entry(&topic.about).or_default().push((place, topic));
        }
    }
    let mut found = Vec::new();
    let mut seen: BTreeMap<&BTreeSet<String>, Vec<&Vec<Asked>>> = BTreeMap::new();
    for (place, (_, topics)) in cases.iter().enumerate() {
        for topic in topics.all.iter().filter(|topic| topic.neither && topic.about.len() >= SHARED) {
            let same = seen.entry(&topic.about).or_insert_with(|| {
                answered.iter().filter(|(about, _)| alike(&topic.about, about)).map(|(_, where_)| where_).collect()
            });
            // Who or what is named in one and not in the other makes them two questions.
            let apart = |other: &&Asked| {
                other.1.names == topic.names && (other.0 == place || !related(topics, cases[other.0].1))
            };
            let elsewhere = same.iter().flat_map(|where_| where_.iter()).filter(apart);
            if let Some((other, there)) = elsewhere.min_by_key(|(other, _)| *other) {
                let finding =
                    finding(topic, cases[*other].0, *other == place, there).map(|finding| match &topics.accepted {
                        Some(reason) => finding.accepted(reason),
                        None => finding,
                    });
                found.extend(finding.map(|finding| (place, finding)));
            }
        }
    }
    found
}

fn finding(topic: &Topic, case: &str, here: bool, there: &Topic) -> Option<Diagnostic> {
    let rule = rule(CODE)?;
    let whose = if here { String::new() } else { format!(" of `{case}`") };
    let said = format!("question {} reads like question {}{whose}, which is answered", topic.question, there.question);
    let help = "if both ask for the same thing, neither confirm nor deny both or none; if not, accept this and say why";
    Some(rule.finding(said).at(topic.place, "neither confirmed nor denied here").help(help))
}

fn related(one: &Topics, other: &Topics) -> bool {
    one.family.iter().any(|reference| other.family.contains(reference))
}

fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let shorter = one.len().min(other.len());
    shared >= SHARED && shared * MOSTLY.1 >= shorter * MOSTLY.0
}
