//! The questions of a request, with the numbers that the requester gave them.

use super::Question;
use super::asks::{asks, is_question, leads, requests, sentences};
use super::item::{Kind, Marker, marker};
use super::list::{Item, List, heading, numbered};

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) questions: Vec<Question>,
    /// Why the numbers are not the requester's own, where they are not.
    pub(super) numbered_here: Option<&'static str>,
}

/// The questions of a request.
pub(super) fn find(lines: &[String]) -> Found {
    let lines: Vec<String> = lines.iter().flat_map(|line| apart(line)).collect();
    let lines = lines.as_slice();
    let mut reader = Reader::new(lines);
    for (place, line) in lines.iter().enumerate() {
        reader.line(line, lines.get(place + 1).map_or("", String::as_str));
    }
    let (mut lists, earlier, loose) = reader.end();
    for list in &mut lists {
        list.items.iter_mut().for_each(Item::settle);
        list.items.retain(|item| !item.text.is_empty());
    }
    lists.retain(|list| !list.items.is_empty());
    // A list of documents, say, is none of questions, where there is another.
    let is_asked = |list: &List| list.items.iter().any(Item::asks) || leads(&list.lead) || list.heading.is_some();
    if lists.iter().any(is_asked) {
        lists.retain(is_asked);
    } else if earlier.iter().chain(&loose).flat_map(|paragraph| sentences(paragraph)).any(requests) {
        lists.clear();
    }
    if lists.is_empty() {
        return prose(lines);
    }
    let (mut questions, mut numbered_here) = numbered(lists);
    // What is asked after the last item has no number.
    // Before it, a sentence must say that it asks: many a complaint has a question.
    let before = earlier.iter().flat_map(|paragraph| sentences(paragraph)).filter(|sentence| requests(sentence));
    let after = loose.iter().flat_map(|paragraph| sentences(paragraph)).filter(|sentence| asks(sentence));
    let more: Vec<&str> = before.chain(after).collect();
    if !more.is_empty() {
        if !questions.iter().all(|question| question.id.parse::<usize>().is_ok()) {
            numbered_here.get_or_insert("the last of them stand in a paragraph, without a number of their own");
        }
        for sentence in more {
            let highest = questions.iter().filter_map(|question| question.id.parse::<usize>().ok()).max();
            let id = highest.unwrap_or(questions.len()) + 1;
            questions.push(Question { id: id.to_string(), text: sentence.to_owned(), ..Question::default() });
            numbered_here.get_or_insert("what stands outside the list has no number of its own");
        }
    }
    Found { questions, numbered_here }
}

/// A line that holds a whole list, `1) swans 2) geese`, item by item.
fn apart(line: &str) -> Vec<String> {
    let Some(first) = marker(line).filter(|found| found.kind == Kind::Number && found.number == 1) else {
        return vec![line.to_owned()];
    };
    let sign = &line[..first.start].trim_end().chars().last().unwrap_or('.');
    let mut pieces = Vec::new();
    let mut rest = line;
    for next in 2..100 {
        let Some(at) = rest.find(&format!(" {next}{sign} ")) else { break };
        pieces.push(rest[..at].to_owned());
        rest = rest[at..].trim_start();
    }
    pieces.push(rest.to_owned());
    pieces
}

struct Reader {
    /// Whether lines end where their writer ended them, and not at the edge of a page.
    unwrapped: bool,
    lists: Vec<List>,
    /// Paragraphs that belong to no item, since the last of them.
    loose: Vec<String>,
    /// Those that stand before a list.
    earlier: Vec<String>,
    after_blank: bool,
    /// Whether the last line belongs to an item.
    in_item: bool,
}

impl Reader {
    fn new(lines: &[String]) -> Self {
        let unwrapped = lines.iter().any(|line| line.chars().count() > 110);
        Self { unwrapped, lists: Vec::new(), loose: Vec::new(), earlier: Vec::new(), after_blank: true, in_item: false }
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
        let next = |last: u32| found.number == 1 || (found.number >= last && found.number <= last + 3);
        match found.kind {
            Kind::Bullet => {
                let led = self.loose.last().is_some_and(|text| text.trim_end().ends_with(':'));
                found.plain || self.after_blank || self.in_item || led
            }
            Kind::Word => found.plain || self.after_blank,
            Kind::Number => {
                let of_list = list.filter(|list| list.kind == Kind::Number && found.indent < list.indent + 2);
                let begins = (found.number <= 3 && found.plain) || self.after_blank;
                of_list.map_or(begins, |list| next(list.last) && (found.plain || found.number == list.last + 1))
            }
            // `A. Smith` is a name, unless a list goes on with it or begins.
            Kind::Letter | Kind::Roman => {
                let goes_on = list.is_some_and(|list| list.takes(found) || list.last + 1 == found.number);
                found.plain || goes_on || (found.number == 1 && self.after_blank)
            }
            Kind::Dotted => true,
        }
    }

    fn item(&mut self, found: &Marker, line: &str) {
        self.in_item = true;
        let item = Item::new(found, line);
        if let Some(item) = self.join(found, item) {
            self.begin(found, item);
        }
    }

    /// Adds an item to the last list, or to the last item of that; gives it back where it belongs to neither.
    fn join(&mut self, found: &Marker, item: Item) -> Option<Item> {
        let Some(list) = self.lists.last_mut() else { return Some(item) };
        let same = list.takes(found);
        // The ninth letter looks like the first Roman number.
        let number = if same && list.kind != found.kind { list.last + 1 } else { found.number };
        let deeper = found.indent >= list.indent + 2;
        if same && (!list.closed || number > 1 || found.is_bullet()) && !(number == 1 && list.last > 0) {
            list.last = number;
            list.items.push(Item { kind: list.kind, ..item });
            list.closed = false;
            self.earlier.append(&mut self.loose);
            return None;
        }
        // `1.2` belongs to question 1.
        let prefix = found.label.split('.').next().unwrap_or_default();
        let of = list.items.iter_mut().rfind(|item| item.label == prefix);
        if let Some(of) = of.filter(|_| found.kind == Kind::Dotted && list.kind == Kind::Number) {
            of.parts.push(Item { label: format!(".{}", found.number), ..item });
            return None;
        }
        let Some(last) = list.items.last_mut() else { return Some(item) };
        // Bullets after a paragraph of a numbered question are its parts, and the paragraph is of it.
        let led = list.closed && self.loose.last().is_some_and(|text| text.ends_with(':'));
        if found.is_bullet() && list.kind != Kind::Bullet && led {
            for text in self.loose.drain(..) {
                push(&mut last.text, &text);
            }
            last.parts.push(item);
            list.below = Some(Kind::Bullet);
            list.closed = false;
            return None;
        }
        // A list within an item can begin anew with the same kind of mark: nothing but its indent tells.
        let below = if same { deeper && found.number == 1 } else { !list.closed || deeper };
        if !below {
            return Some(item);
        }
        let kind = *list.below.get_or_insert(found.kind);
        last.parts.push(Item { kind: if same { found.kind } else { kind }, ..item });
        None
    }

    /// Begins a list with an item.
    fn begin(&mut self, found: &Marker, item: Item) {
        let heading = self.loose.last().and_then(|line| heading(line));
        let lead = self.loose.pop().unwrap_or_default();
        self.earlier.append(&mut self.loose);
        // Bullets under a question are its parts.
        if found.is_bullet() && is_question(&lead) {
            let whole = Item { label: String::new(), kind: Kind::Bullet, text: lead, parts: vec![item] };
            self.lists.push(List { below: Some(Kind::Bullet), ..List::new(Kind::Word, 0, 0, whole) });
            return;
        }
        self.earlier.push(lead.clone());
        self.lists.push(List { lead, heading, ..List::new(found.kind, found.indent, found.number, item) });
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
                    let lower = line.trim_start().starts_with(|one: char| one.is_lowercase() || one.is_ascii_digit());
                    item.text.is_empty() || (indent > of_list + 1 && !begins) || (!ended && lower)
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

    /// The lists, and the paragraphs before and after them.
    fn end(self) -> (Vec<List>, Vec<String>, Vec<String>) {
        (self.lists, self.earlier, self.loose)
    }
}

/// Adds a line to a text; a word that a line divided is whole again.
fn push(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line.trim());
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
