//! The lists of a request, and how their items become questions.

use super::asks::asks;
use super::item::{Kind, Marker, as_letter};
use super::{Part, Question};

/// A line of a list with what belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) label: String,
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) parts: Vec<Item>,
}

/// A list.
#[derive(Debug)]
pub(super) struct List {
    /// What its items are marked with, and how far they are indented.
    pub(super) kind: Kind,
    pub(super) indent: usize,
    /// What the items of the lists below its own are marked with.
    pub(super) below: Option<Kind>,
    pub(super) last: u32,
    pub(super) items: Vec<Item>,
    /// The paragraph that leads to it.
    pub(super) lead: String,
    /// The heading over it: `Part A: Staffing`.
    pub(super) heading: Option<(String, String)>,
    /// Whether a paragraph has come since that belongs to no item.
    pub(super) closed: bool,
}

impl List {
    /// A list that begins with an item.
    pub(super) fn new(kind: Kind, indent: usize, last: u32, first: Item) -> Self {
        Self { kind, indent, below: None, last, items: vec![first], lead: String::new(), heading: None, closed: false }
    }

    /// Whether a mark is one of this list's own.
    pub(super) fn takes(&self, found: &Marker) -> bool {
        let near = found.indent.abs_diff(self.indent) < 2;
        if self.kind == found.kind {
            return near
                || (self.kind != Kind::Bullet && self.below != Some(found.kind) && found.number == self.last + 1);
        }
        // The ninth letter is also the first Roman number.
        let letter = self.kind == Kind::Letter && found.kind == Kind::Roman;
        letter && near && as_letter(&found.label) == Some(self.last + 1)
    }
}

impl Item {
    /// The item of a mark, with the words of its line.
    pub(super) fn new(found: &Marker, line: &str) -> Self {
        let text = line[found.start..].trim().to_owned();
        Self { label: found.label.clone(), kind: found.kind, text, parts: Vec::new() }
    }

    /// Leaves out parts that say nothing. An item of nothing but parts says them itself.
    pub(super) fn settle(&mut self) {
        self.parts.iter_mut().for_each(Self::settle);
        self.parts.retain(|part| !part.text.is_empty());
        if self.text.is_empty() && !self.parts.is_empty() {
            let whole = self.whole();
            whole.trim_start().clone_into(&mut self.text);
            self.parts.clear();
        }
    }

    /// The last of its parts, or itself.
    pub(super) fn innermost(&mut self) -> &mut Self {
        if self.parts.is_empty() {
            return self;
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    pub(super) fn asks(&self) -> bool {
        self.text.contains('?') || asks(&self.text) || self.parts.iter().any(Item::asks)
    }

    /// Its words with those of its parts.
    pub(super) fn whole(&self) -> String {
        let mut text = self.text.clone();
        for part in &self.parts {
            let mark = if part.label.is_empty() { "-".to_owned() } else { bracketed(&part.label) };
            text.push_str(&format!("\n{mark} {}", part.whole()));
        }
        text
    }

    pub(super) fn parts(&self) -> Vec<Part> {
        let letter = |place: usize| char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
        let own = self.parts.iter().all(|part| part.kind != Kind::Bullet);
        let part = |(place, part): (usize, &Self)| Part {
            id: if own { bracketed(&part.label) } else { format!("({})", letter(place)) },
            text: part.whole(),
        };
        self.parts.iter().enumerate().map(part).collect()
    }
}

fn bracketed(label: &str) -> String {
    if label.starts_with(['(', '.']) { label.to_owned() } else { format!("({label})") }
}

/// `Part A: Staffing` in its label and its words.
pub(super) fn heading(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let rest = ["part ", "section ", "rhan ", "adran "].iter().find_map(|name| super::dates::strip(line, name))?;
    let label: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let words = rest[label.len()..].trim_start_matches([':', '.', '-', '–', ' ', ')']).to_owned();
    (!label.is_empty() && label.len() <= 3 && line.split_whitespace().count() <= 10).then_some((label, words))
}

/// The items of lists as questions.
pub(super) fn numbered(lists: Vec<List>) -> (Vec<Question>, Option<&'static str>) {
    let bullets = lists.iter().any(|list| list.kind == Kind::Bullet || list.last == 0);
    let mut labels: Vec<String> =
        lists.iter().flat_map(|list| &list.items).map(|item| item.label.to_lowercase()).collect();
    let all = labels.len();
    labels.sort();
    labels.dedup();
    let unique = labels.len() == all && !bullets;
    if !unique && !bullets && lists.len() > 1 && lists.iter().all(|list| list.heading.is_some()) {
        return (lists.into_iter().map(under_heading).collect(), None);
    }
    let why = match (bullets, unique) {
        (true, _) => Some("the request has bullets and no numbers"),
        (false, false) => Some("the request gives some numbers twice"),
        (false, true) => None,
    };
    let items = lists.into_iter().flat_map(|list| list.items);
    let question = |(place, item): (usize, Item)| Question {
        id: if unique { item.label.clone() } else { (place + 1).to_string() },
        text: item.text.clone(),
        regime: None,
        parts: item.parts(),
    };
    (items.enumerate().map(question).collect(), why)
}

/// A list whose numbers begin anew under a heading: the heading is the question, and the items are its parts.
fn under_heading(list: List) -> Question {
    let (label, words) = list.heading.unwrap_or_default();
    let parts = list.items.iter().map(|item| Part { id: bracketed(&item.label), text: item.whole() }).collect();
    let text = if words.is_empty() { format!("Part {label}") } else { words };
    Question { id: label, text, regime: None, parts }
}
