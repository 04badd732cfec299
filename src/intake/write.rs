//! Writes a request as a case file that explains itself.

use std::fmt::Write;

use super::Request;
use super::item::{Kind, marker};
use crate::backend::markdown::escape;
use crate::calendar::Day;

/// What the authority adds to a request that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// Its reference.
    pub reference: String,
    /// The day on which it received the request, and what says so.
    pub received: (Day, &'static str),
    /// The last day for a reply with the law that sets it; `None` beyond the table of holidays.
    pub due: Option<(Day, &'static str)>,
    /// The date of the acknowledgement.
    pub acknowledged: Day,
    /// Where the schema of a case file lies, from the case.
    pub schema: Option<String>,
}

/// What follows the request: every section that a case may still need.
const REST: &str = include_str!("rest.yaml");

/// Where comments begin, so that the eye finds them.
const COMMENTS: usize = 39;

/// The case file of a request.
#[must_use]
pub fn write(request: &Request, particulars: &Particulars) -> String {
    let mut file = File(String::new());
    if let Some(schema) = &particulars.schema {
        file.line(&format!("# yaml-language-server: $schema={schema}"), "");
    }
    file.line("# One request, one file. It grows as the request lives; the last step of `progress` says which letter is drafted.", "");
    for remark in &request.remarks {
        file.line(&format!("# Look at this: {}", one_line(remark)), "");
    }
    file.line(&format!("reference: {}", text(&particulars.reference)), "the authority's own");
    file.line("# references: { yours: \"…\" }", "others that the letter repeats");
    let (regime, why) = &request.regime;
    file.line(&format!("regime: {}", regime.folder()), &format!("{}; foia | eir | foisa | eisr", one_line(why)));
    let why = if request.subject.is_some() {
        "a few words: the heading of every letter"
    } else {
        "write a few words: the heading of every letter"
    };
    file.line(&format!("subject: {}", text(request.subject.as_deref().unwrap_or("Your request for information"))), why);
    file.requester(request);
    file.request(request, particulars);
    file.line("progress:", "what has happened since, in order");
    file.line(
        &format!("  - acknowledged: {{ date: {} }}", particulars.acknowledged.iso()),
        "the letter that is drafted now",
    );
    file.0.push_str(REST);
    file.answers(request);
    file.left_out(request);
    unmarked(&file.0)
}

/// A text without the brackets that open and close a redaction: nobody but the officer redacts.
fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for one in text.chars() {
        if matches!(one, '[' | ']') && plain.ends_with(one) {
            plain.push(' ');
        }
        plain.push(one);
    }
    plain
}

/// A file that is being written.
struct File(String);

impl File {
    /// Adds a line with a comment behind it.
    fn line(&mut self, line: &str, comment: &str) {
        let _ = if comment.is_empty() {
            writeln!(self.0, "{line}")
        } else {
            writeln!(self.0, "{line:<COMMENTS$} # {comment}")
        };
    }

    fn requester(&mut self, request: &Request) {
        let who = &request.requester;
        self.line("requester:", "nothing here changes what is disclosed");
        match &who.name {
            Some(name) => self.line(&format!("  name: {}", text(name)), ""),
            None => self.line("  name:", "none was found: a request states its applicant's name (s.8(1)(b))"),
        }
        match &who.salutation {
            Some(salutation) => self.line(&format!("  salutation: {}", text(salutation)), ""),
            None => self.line("  # salutation: Dear Ms …", "otherwise `Dear` and the name"),
        }
        if let Some(email) = &who.email {
            self.line(&format!("  email: {}", text(email)), "");
        }
        if who.address.is_empty() {
            let why = if who.email.is_none() {
                "no address was found: a request states one (s.8(1)(b))"
            } else {
                "line by line"
            };
            self.line("  # address: [1 Some Street, Some Town, AB1 2CD]", why);
        } else {
            let lines: Vec<String> = who.address.iter().map(|line| in_list(line)).collect();
            self.line(&format!("  address: [{}]", lines.join(", ")), "");
        }
        self.line("  # on_behalf_of: …", "whom the requester acts for, where the letter should say so");
    }

    fn request(&mut self, request: &Request, particulars: &Particulars) {
        let (received, how) = particulars.received;
        self.line("request:", "");
        let (dated, whence) = match request.dated {
            Some(day) if day <= received => (day, "the date that it bears"),
            Some(_) => (received, "the date that it bears lies after its receipt: look at it"),
            None => (received, "it bears no date: that of receipt"),
        };
        self.line(&format!("  dated: {}", dated.iso()), whence);
        self.line(
            &format!("  received: {}", received.iso()),
            &format!("counting starts on the next working day; {how}"),
        );
        match particulars.due {
            Some((due, law)) => {
                self.line(&format!("  # due: {} {due} ({law}); `foi due --case` shows the working", due.weekday()), "");
            }
            None => self.line("  # due: beyond the table of bank holidays; count by hand", ""),
        }
        self.line("  # called: part", "what letters call a question: question | part | request");
        self.line("  text: |", "as it came, without what it quoted and its signature; annexes quote it");
        self.block(&quoted(&request.text), 4);
        let why = request
            .numbered_here
            .map_or_else(|| "the requester's own numbers".to_owned(), |why| format!("{why}; these numbers are ours"));
        self.line("  questions:", &why);
        for question in &request.questions {
            self.line(&format!("    - id: {}", text(&question.id)), "");
            self.prose("      text:", &question.text);
            if let Some((regime, words)) = &question.regime {
                let why = format!("“{}” may be environmental information: make sure", one_line(words));
                self.line(&format!("      regime: {}", regime.folder()), &why);
            }
            if !question.parts.is_empty() {
                self.line("      parts:", "");
            }
            for part in &question.parts {
                self.line(&format!("        - id: {}", text(&part.id)), "");
                self.prose("          text:", &part.text);
            }
        }
    }

    /// A field of Markdown, on its line or below it.
    fn prose(&mut self, key: &str, words: &str) {
        let words = quoted(words);
        let indent = key.len() - key.trim_start().len();
        if words.contains('\n') || key.len() + words.len() > 110 {
            self.line(&format!("{key} |"), "");
            self.block(&words, indent + 2);
        } else {
            self.line(&format!("{key} {}", text(&words)), "");
        }
    }

    fn block(&mut self, words: &str, indent: usize) {
        for line in words.lines() {
            if line.is_empty() {
                self.0.push('\n');
            } else {
                let _ = writeln!(self.0, "{}{line}", " ".repeat(indent));
            }
        }
    }

    /// What came and is not in the request above, so that nothing that came is lost.
    fn left_out(&mut self, request: &Request) {
        if request.left_out.is_empty() {
            return;
        }
        self.line("", "");
        self.line(
            "# What came with the request and is not in `text`: what it quotes, its ends, what offices put below.",
            "",
        );
        for line in &request.left_out {
            self.line(&format!("#> {line}"), "");
        }
    }

    /// The answers that are still to be written, each with its question.
    fn answers(&mut self, request: &Request) {
        for question in &request.questions {
            let words: String = one_line(&question.text).chars().take(60).collect();
            let more = if words.len() < question.text.len() { "…" } else { "" };
            self.line(&format!("#   - to: {}", text(&question.id)), &format!("{words}{more}"));
            self.line("#     disclosed: { text: \"…\" }", "");
        }
    }
}

/// A text as a YAML value.
fn text(words: &str) -> String {
    let first = words.chars().next().is_some_and(|one| one.is_alphanumeric() || matches!(one, '(' | '£'));
    let harmless = |one: char| {
        one.is_alphanumeric()
            || one.is_ascii_punctuation()
            || matches!(one, ' ' | '’' | '‘' | '“' | '”' | '–' | '£' | '…')
    };
    let means = words.contains(": ") || words.contains(" #") || words.ends_with(':') || words.trim() != words;
    // `no`, a date and `007` are what they look like; a number of a question may be one.
    let looks = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&words.to_lowercase().as_str());
    let number =
        words.chars().all(|one| one.is_ascii_digit() || matches!(one, '.' | '-' | '/' | '_' | ':' | ',' | 'e'));
    let number = number && (words.parse::<u16>().is_err() || (words.len() > 1 && words.starts_with('0')));
    let plain = first && words.chars().all(harmless) && !means && !looks && !number;
    if plain { words.to_owned() } else { serde_json::Value::from(words).to_string() }
}

/// A text as an entry of a list in brackets.
fn in_list(words: &str) -> String {
    if words.contains([',', '[', ']', '{', '}']) { serde_json::Value::from(words).to_string() } else { text(words) }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words of a requester as Markdown that says just them. What means something there is escaped, every item of a list
/// that Markdown does not know stands by itself, and long lines are divided, which Markdown joins again.
fn quoted(words: &str) -> String {
    let mut text = String::new();
    let mut after_blank = true;
    // How far the items of the list that is being written are indented.
    let mut list: Option<usize> = None;
    for line in words.lines() {
        if line.trim().is_empty() {
            text.push_str(if after_blank { "" } else { "\n" });
            after_blank = true;
            continue;
        }
        let led = text.trim_end().ends_with([':', '?']);
        let found =
            marker(line).filter(|found| found.plain || after_blank || list.is_some() || (found.is_bullet() && led));
        let (mark, rest) =
            line.split_at(found.as_ref().map_or(line.len() - line.trim_start().len(), |found| found.start));
        let known = found.filter(|found| {
            // Markdown knows `1.` and `1)`.
            let own = mark.trim().strip_prefix(found.label.as_str());
            found.is_bullet() || (found.kind == Kind::Number && matches!(own, Some("." | ")")))
        });
        let first = match &known {
            Some(found) => {
                // Only a list that begins with one may follow a paragraph without a line between them.
                if list.is_none() && !after_blank {
                    text.push('\n');
                }
                let top = *list.get_or_insert(found.indent);
                let below = if found.indent >= top + 2 { "   " } else { "" };
                let mark = if found.is_bullet() { "-" } else { mark.trim() };
                format!("{below}{mark} ")
            }
            None if mark.trim().is_empty() => String::new(),
            None => {
                list = None;
                if !after_blank {
                    text.push('\n');
                }
                format!("{} ", escape(mark.trim(), false))
            }
        };
        if known.is_none() && after_blank {
            list = None;
        }
        for (number, piece) in divided(rest).into_iter().enumerate() {
            text.push_str(if number == 0 { &first } else { "" });
            text.push_str(&no_key(&escape(&piece, true)));
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
        after_blank = false;
    }
    text.truncate(text.trim_end().len());
    text
}

/// A line in pieces that an editor shows; one that is hardly longer stays whole.
fn divided(line: &str) -> Vec<String> {
    if line.chars().count() <= 110 {
        return vec![line.to_owned()];
    }
    let options = textwrap::Options::new(96).break_words(false).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let options =
        options.word_separator(textwrap::WordSeparator::AsciiSpace).wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(line, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// A line that begins like a field of a case file: its colon is escaped, so that nobody takes it for one.
fn no_key(line: &str) -> String {
    match line.split_once(':') {
        Some((key, rest)) if !key.is_empty() && key.chars().all(|one| one.is_ascii_lowercase() || one == '_') => {
            format!("{key}\\:{rest}")
        }
        _ => line.to_owned(),
    }
}
