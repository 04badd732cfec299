//! The questions of a request, with the numbers that the requester gave them.

use super::asks::{asks, leads, sentences};
use super::item::{Kind, Marker, as_letter, marker};
use super::{Part, Question};

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) questions: Vec<Question>,
    /// Why the numbers are not the requester's own, where they are not.
    pub(super) numbered_here: Option<&'static str>,
}

/// A line of a list with what belongs to it.
#[derive(Debug, Clone)]
struct Item {
    label: String,
    kind: Kind,
    text: String,
    parts: Vec<Item>,
}

/// A list.
#[derive(Debug)]
struct List {
    /// What its items are marked with, and how far they are indented.
    kind: Kind,
    indent: usize,
    /// What the items of the lists below its own are marked with.
    below: Option<Kind>,
    last: u32,
    items: Vec<Item>,
    /// The paragraph that leads to it.
    lead: String,
    /// The heading over it: `Part A: Staffing`.
    heading: Option<(String, String)>,
    /// Whether a paragraph has come since that belongs to no item.
    closed: bool,
}

/// The questions of a request.
pub(super) fn find(lines: &[String]) -> Found {
    let mut reader = Reader::new(lines);
    for (place, line) in lines.iter().enumerate() {
        reader.line(line, lines.get(place + 1).map_or("", String::as_str));
    }
    let (mut lists, loose) = reader.end();
    for list in &mut lists {
        list.items.iter_mut().for_each(Item::settle);
        list.items.retain(|item| !item.text.is_empty());
    }
    lists.retain(|list| !list.items.is_empty());
    // A list of documents, say, is none of questions, where there is another.
    let is_asked = |list: &List| list.items.iter().any(Item::asks) || leads(&list.lead) || list.heading.is_some();
    if lists.iter().any(is_asked) {
        lists.retain(is_asked);
    }
    if lists.is_empty() {
        return prose(lines);
    }
    let (mut questions, mut numbered_here) = numbered(lists);
    // What is asked after the last item has no number.
    let more: Vec<&str> =
        loose.iter().flat_map(|paragraph| sentences(paragraph)).filter(|sentence| asks(sentence)).collect();
    if !more.is_empty() {
        if !questions.iter().all(|question| question.id.parse::<usize>().is_ok()) {
            numbered_here.get_or_insert("the last of them stand in a paragraph, without a number of their own");
        }
        for sentence in more {
            let highest = questions.iter().filter_map(|question| question.id.parse::<usize>().ok()).max();
            let id = highest.unwrap_or(questions.len()) + 1;
            questions.push(Question { id: id.to_string(), text: sentence.to_owned(), ..Question::default() });
            numbered_here.get_or_insert("what stands after the list has no number of its own");
        }
    }
    Found { questions, numbered_here }
}

struct Reader {
    /// Whether lines end where their writer ended them, and not at the edge of a page.
    unwrapped: bool,
    lists: Vec<List>,
    /// Paragraphs that belong to no item, since the last of them.
    loose: Vec<String>,
    after_blank: bool,
    /// Whether the last line belongs to an item.
    in_item: bool,
}

impl Reader {
    fn new(lines: &[String]) -> Self {
        let unwrapped = lines.iter().any(|line| line.chars().count() > 110);
        Self { unwrapped, lists: Vec::new(), loose: Vec::new(), after_blank: true, in_item: false }
    }

    fn line(&mut self, line: &str, next: &str) {
        if line.trim().is_empty() {
            self.after_blank = true;
            return;
        }
        match marker(line).filter(|found| self.accepts(found)) {
            Some(found) => self.item(&found, line),
            None => self.words(line, next),
        }
        self.after_blank = false;
    }

    /// Whether a mark is one here: a dash may stand in the middle of a paragraph, and `2026.` at the start of a line.
    fn accepts(&self, found: &Marker) -> bool {
        let list = self.lists.last();
        let next = |last: u32| found.number == 1 || (found.number > last && found.number <= last + 3);
        match found.kind {
            Kind::Bullet => {
                let led = self.loose.last().is_some_and(|text| text.trim_end().ends_with(':'));
                found.plain || self.after_blank || self.in_item || led
            }
            Kind::Word => found.plain || self.after_blank,
            Kind::Number => {
                let of_list = list.filter(|list| list.kind == Kind::Number && found.indent < list.indent + 2);
                of_list.map_or(found.number <= 3 || self.after_blank, |list| next(list.last))
            }
            Kind::Letter | Kind::Roman => true,
        }
    }

    fn item(&mut self, found: &Marker, line: &str) {
        let text = line[found.start..].trim().to_owned();
        let label = found.label.clone();
        let item = |kind| Item { label, kind, text, parts: Vec::new() };
        self.in_item = true;
        if let Some(list) = self.lists.last_mut() {
            let same = list.takes(found);
            let deeper = found.indent >= list.indent + 2;
            if same && (!list.closed || found.number > 1 || found.is_bullet()) && !(found.number == 1 && list.last > 0)
            {
                list.last = found.number;
                list.items.push(item(list.kind));
                list.closed = false;
                self.loose.clear();
                return;
            }
            // A list within an item can begin anew with the same kind of mark: nothing but its indent tells.
            let below = if same { deeper && found.number == 1 } else { !list.closed || deeper };
            if let Some(last) = list.items.last_mut().filter(|_| below) {
                let kind = *list.below.get_or_insert(found.kind);
                last.parts.push(item(if same { found.kind } else { kind }));
                return;
            }
        }
        let heading = self.loose.last().and_then(|line| heading(line));
        let lead = std::mem::take(&mut self.loose).pop().unwrap_or_default();
        let (kind, indent, last) = (found.kind, found.indent, found.number);
        self.lists.push(List {
            kind,
            indent,
            below: None,
            last,
            items: vec![item(kind)],
            lead,
            heading,
            closed: false,
        });
    }

    /// Words without a mark: they go on with an item, or stand by themselves.
    fn words(&mut self, line: &str, next: &str) {
        let indent_of = |line: &str| line.len() - line.trim_start().len();
        let indent = indent_of(line);
        // The first line of a paragraph may be indented, as a typewriter did it.
        let begins = !next.trim().is_empty() && indent_of(next) < indent;
        let unwrapped = self.unwrapped;
        if let Some(list) = self.lists.last_mut().filter(|list| !list.closed) {
            let of_list = list.indent;
            if let Some(item) = list.items.last_mut() {
                let item = item.innermost();
                let ended = item.text.ends_with(['.', '?', '!', ';', ':']);
                let goes_on = if self.after_blank {
                    item.text.is_empty() || (indent > of_list + 1 && !begins)
                } else {
                    self.in_item && (!unwrapped || !ended || indent > of_list)
                };
                if goes_on {
                    push(&mut item.text, line);
                    return;
                }
            }
            list.closed = true;
        }
        self.in_item = false;
        match self.loose.last_mut().filter(|_| !self.after_blank && !unwrapped) {
            Some(last) => push(last, line),
            None => self.loose.push(line.trim().to_owned()),
        }
    }

    fn end(self) -> (Vec<List>, Vec<String>) {
        (self.lists, self.loose)
    }
}

/// Adds a line to a text; a word that a line divided is whole again.
fn push(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line.trim());
}

/// `Part A: Staffing` in its label and its words.
fn heading(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let rest = ["part ", "section ", "rhan ", "adran "].iter().find_map(|name| super::dates::strip(line, name))?;
    let label: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let words = rest[label.len()..].trim_start_matches([':', '.', '-', '–', ' ', ')']).to_owned();
    (!label.is_empty() && label.len() <= 3 && line.split_whitespace().count() <= 10).then_some((label, words))
}

impl List {
    /// Whether a mark is one of this list's own.
    fn takes(&self, found: &Marker) -> bool {
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
    /// Leaves out parts that say nothing. An item of nothing but parts says them itself.
    fn settle(&mut self) {
        self.parts.iter_mut().for_each(Self::settle);
        self.parts.retain(|part| !part.text.is_empty());
        if self.text.is_empty() && !self.parts.is_empty() {
            let whole = self.whole();
            whole.trim_start().clone_into(&mut self.text);
            self.parts.clear();
        }
    }

    /// The last of its parts, or itself.
    fn innermost(&mut self) -> &mut Self {
        if self.parts.is_empty() {
            return self;
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    fn asks(&self) -> bool {
        self.text.contains('?') || asks(&self.text) || self.parts.iter().any(Item::asks)
    }

    /// Its words with those of its parts.
    fn whole(&self) -> String {
        let mut text = self.text.clone();
        for part in &self.parts {
            let mark = if part.label.is_empty() { "-".to_owned() } else { bracketed(&part.label) };
            text.push_str(&format!("\n{mark} {}", part.whole()));
        }
        text
    }

    fn parts(&self) -> Vec<Part> {
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
    if label.starts_with('(') { label.to_owned() } else { format!("({label})") }
}

/// The items of lists as questions.
fn numbered(lists: Vec<List>) -> (Vec<Question>, Option<&'static str>) {
    let bullets = lists.iter().any(|list| list.kind == Kind::Bullet);
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

/// The questions of a request without a list: the sentences that ask; or all of it, where none does.
fn prose(lines: &[String]) -> Found {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut after_blank = true;
    for line in lines {
        if line.trim().is_empty() {
            after_blank = true;
            continue;
        }
        match paragraphs.last_mut().filter(|_| !after_blank) {
            Some(last) => push(last, line),
            None => paragraphs.push(line.trim().to_owned()),
        }
        after_blank = false;
    }
    let asked: Vec<&str> =
        paragraphs.iter().flat_map(|paragraph| sentences(paragraph)).filter(|sentence| asks(sentence)).collect();
    let (texts, why) = if asked.is_empty() {
        (vec![paragraphs.join("\n\n")], "no question was found, and the whole request stands here")
    } else {
        (
            asked.into_iter().map(str::to_owned).collect(),
            "the request has no numbers, and each sentence that asks is a question",
        )
    };
    let question =
        |(place, text): (usize, String)| Question { id: (place + 1).to_string(), text, ..Question::default() };
    Found { questions: texts.into_iter().enumerate().map(question).collect(), numbered_here: Some(why) }
}
