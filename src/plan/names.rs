//! How a letter names questions, provisions and annexes.

use crate::authority::Labels;
use crate::case::Called;
use crate::redaction;
pub(super) use crate::resolve::content::list;
use crate::resolve::content::{AnnexItem, Content, Exemption, Leaf};

/// Names things of a letter.
pub(super) struct Names<'p, 'c> {
    pub(super) content: &'p Content<'c>,
    pub(super) labels: Labels,
}

impl Names<'_, '_> {
    /// A title with the redactions in it in words, for where it stands within other words.
    pub(super) fn in_words(&self, title: &str) -> String {
        let mut words = String::with_capacity(title.len());
        let mut at = 0;
        for mark in redaction::marks(title) {
            words.push_str(&title[at..mark.whole.start]);
            let name = title[mark.name].trim();
            let claim = self.content.exemptions.iter().find(|claim| claim.name.as_str() == name);
            words.push_str(&format!("[redacted: {}]", claim.map_or("private words".to_owned(), Exemption::cited)));
            at = mark.whole.end;
        }
        words + &title[at..]
    }

    /// What one question is called.
    pub(super) fn one(&self) -> &'static str {
        match self.content.called {
            Called::Question => "question",
            Called::Part => "part",
            Called::Request => "request",
        }
    }

    /// What several questions are called.
    pub(super) fn many(&self) -> &'static str {
        match self.content.called {
            Called::Question => "questions",
            Called::Part => "parts",
            Called::Request => "requests",
        }
    }

    /// Some questions in words: `question 2`, `questions 2 to 7`, `questions 1, 2(a) and 5`.
    pub(super) fn questions(&self, leaves: &[Leaf]) -> String {
        let mut items: Vec<String> = Vec::new();
        let mut count = 0;
        let mut runs = self.whole(leaves).into_iter().peekable();
        while let Some(first) = runs.next() {
            count += 1;
            let mut last = first;
            let mut length = 1;
            while let Some(next) = runs.peek().filter(|next| follows(last, **next)) {
                last = *next;
                length += 1;
                count += 1;
                runs.next();
            }
            match length {
                1 => items.push(self.number(first)),
                2 => items.extend([self.number(first), self.number(last)]),
                _ => items.push(format!("{} to {}", self.number(first), self.number(last))),
            }
        }
        let noun = if count == 1 { self.one() } else { self.many() };
        format!("{noun} {}", list(&items))
    }

    /// Questions whose parts are all meant become the question itself.
    fn whole(&self, leaves: &[Leaf]) -> Vec<Leaf> {
        let mut found: Vec<Leaf> = Vec::new();
        for leaf in leaves {
            let parts = self.content.questions[leaf.question].parts.len();
            let all = (0..parts).all(|part| leaves.contains(&Leaf { question: leaf.question, part: Some(part) }));
            let name = if all { Leaf { question: leaf.question, part: None } } else { *leaf };
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    fn number(&self, leaf: Leaf) -> String {
        let question = &self.content.questions[leaf.question];
        let part = leaf.part.map_or("", |part| question.parts[part].id.as_str());
        format!("{}{part}", question.id.as_str())
    }

    /// Where links to a question or a sub-part lead: by place, because numbers may look alike.
    pub(super) fn question_id(leaf: Leaf) -> String {
        let part = leaf.part.map(|part| format!("-{}", part + 1)).unwrap_or_default();
        format!("question-{}{part}", leaf.question + 1)
    }

    /// The names to which links may lead at the answer to a leaf: its own, and at the first of a question's
    /// sub-parts the question's.
    pub(super) fn anchors(leaf: Leaf) -> Vec<String> {
        let whole = Leaf { part: None, ..leaf };
        let first = leaf.part == Some(0);
        [first.then(|| Self::question_id(whole)), Some(Self::question_id(leaf))].into_iter().flatten().collect()
    }

    /// The label of an annex: `Annex A`. Plain annexes are called by their titles alone.
    pub(super) fn annex_label(&self, place: usize) -> Option<String> {
        match self.labels {
            Labels::Letters => Some(format!("Annex {}", letters(place))),
            Labels::Numbers => Some(format!("Annex {}", place + 1)),
            Labels::Plain => None,
        }
    }

    /// Where links to an annex lead.
    pub(super) fn annex_id(&self, place: usize) -> String {
        match self.labels {
            Labels::Letters => format!("annex-{}", letters(place).to_lowercase()),
            Labels::Numbers | Labels::Plain => format!("annex-{}", place + 1),
        }
    }

    /// The place of the annex that holds something.
    pub(super) fn annex_of(&self, item: &AnnexItem) -> Option<usize> {
        self.content.annexes.iter().position(|annex| annex.items.contains(item))
    }
}

/// Whether one question comes right after another, so that they make a stretch.
fn follows(first: Leaf, next: Leaf) -> bool {
    match (first.part, next.part) {
        (None, None) => next.question == first.question + 1,
        (Some(part), Some(after)) => next.question == first.question && after == part + 1,
        _ => false,
    }
}

/// `A` to `Z`, then `AA`: the letter of an annex.
fn letters(place: usize) -> String {
    let last = char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    if place < 26 { last.to_string() } else { format!("{}{last}", letters(place / 26 - 1)) }
}

/// What a letter calls another reference.
pub(super) fn reference(label: &str) -> &str {
    match label {
        "yours" => "Your reference",
        "ours" => "Our other reference",
        "previous" => "Earlier reference",
        other => other,
    }
}

/// A sentence's first letter made large.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annexes_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 52].map(letters), ["A", "Z", "AA", "AB", "BA"]);
    }

    #[test]
    fn lists_end_with_and() {
        let words = |count: usize| list(&(0..count).map(|word| word.to_string()).collect::<Vec<_>>());
        assert_eq!([words(0), words(1), words(2), words(3)], ["", "0", "0 and 1", "0, 1 and 2"]);
    }
}
