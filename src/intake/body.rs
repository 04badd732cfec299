//! What of a message is the request: without what it quotes, the disclaimers under it and the signature.

use super::dates;
use super::ends::{found, is_greeting, split_end, split_head};
use super::item::marker;
use super::message::Came;
use super::quoted::{joined, quoted, unquoted, without_footer};
use super::subject::bare_subject;
use crate::calendar::Day;

/// A message in its parts.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// What stands before the greeting: addresses, a date, a heading.
    pub(super) head: Vec<String>,
    /// The greeting, where it has a line of its own.
    pub(super) greeting: Option<String>,
    /// The request.
    pub(super) asked: Vec<String>,
    /// What follows the end of it: the name, and perhaps an address.
    pub(super) signed: Vec<String>,
    /// The line that ends it: a name may stand on it.
    ending: Option<String>,
    /// Whether the request was in a message that somebody passed on.
    pub(super) forwarded: bool,
    /// Headers that stand in the text: of a message passed on, or copied out of a mail program.
    pub(super) from: Option<String>,
    sent: Option<Day>,
    subject: Option<String>,
}

pub(super) fn read(came: &Came) -> Body {
    let lines: Vec<&str> = came.text.lines().collect();
    let mut body = Body::default();
    let all = lines.clone();
    let lines = body.own_words(lines, came.subject.as_deref());
    let lines = without_footer(&lines, found);
    let (head, rest) = split_head(&lines);
    body.head = owned(&head);
    let (asked, signed, ending) = split_end(rest);
    body.ending = ending.map(str::to_owned);
    body.signed = owned(&signed);
    let mut asked = owned(&asked);
    if let Some(first) = asked.first().filter(|first| is_greeting(first)) {
        body.greeting = Some(first.trim().to_owned());
        asked.remove(0);
    }
    body.asked = joined(trim(&asked));
    if body.asked.is_empty() {
        // Whatever it is, something came.
        let whole = owned(&all).iter().map(|line| line.trim_start_matches(['>', ' ']).to_owned()).collect::<Vec<_>>();
        return Body { asked: trim(&whole).to_vec(), ..Body::default() };
    }
    body
}

impl Body {
    /// The words of the sender: what is quoted is left out, and what was passed on is looked into.
    fn own_words<'t>(&mut self, lines: Vec<&'t str>, subject: Option<&str>) -> Vec<&'t str> {
        let lines = self.header(lines);
        let Some((at, rest, passed_on)) = quoted(&lines) else { return own(&lines) };
        let above = &lines[..at];
        let words: usize = above.iter().map(|line| line.split_whitespace().count()).sum();
        let subject = self.subject.as_deref().or(subject).unwrap_or_default().to_lowercase();
        // A word to a colleague above a whole message is no reply to it.
        let handed_on = (1..10).contains(&words) && lines[rest].trim_start_matches('*').starts_with("From:");
        let passed_on = passed_on || handed_on || subject.starts_with("fw:") || subject.starts_with("fwd:");
        // Whoever passes something on says little, perhaps a question to a colleague.
        if passed_on && (words < 25 || !above.iter().any(|line| found(line))) {
            self.forwarded = true;
            let inner: Vec<&str> = lines[rest..].iter().map(|line| line.trim_start_matches(['>', ' '])).collect();
            self.subject = None;
            return self.own_words(inner, None);
        }
        // An answer can also stand under what it answers.
        let nothing = above.iter().all(|line| line.trim().is_empty() || is_greeting(line));
        if nothing {
            return own(&lines[rest..]);
        }
        own(above)
    }

    /// Takes headers away that stand at the top of a text, and keeps what they say.
    fn header<'t>(&mut self, lines: Vec<&'t str>) -> Vec<&'t str> {
        let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
        let name = |line: &str| {
            let (name, value) = line.trim_start_matches(['*', ' ']).split_once(':')?;
            let name = name.trim_end_matches('*').to_lowercase();
            Some((name, value.trim_matches(['*', ' ']).to_owned()))
        };
        let known = |line: &&&str| {
            name(line).is_some_and(|(name, _)| {
                matches!(
                    name.as_str(),
                    "from"
                        | "to"
                        | "cc"
                        | "bcc"
                        | "sent"
                        | "date"
                        | "subject"
                        | "reply-to"
                        | "importance"
                        | "attachments"
                )
            })
        };
        let header: Vec<&&str> = lines[start..].iter().take_while(known).collect();
        if header.len() < 2 {
            return lines;
        }
        for (name, value) in header.iter().filter_map(|line| name(line)) {
            match name.as_str() {
                "from" => self.from = Some(value),
                "sent" | "date" => self.sent = dates::within(&value),
                "subject" => self.subject = Some(value),
                _ => {}
            }
        }
        let after = start + header.len();
        lines[after..].to_vec()
    }

    /// What it is about: the subject of the e-mail, or the heading of the letter.
    pub(super) fn subject(&self, came: &Came) -> Option<String> {
        let own = self.subject.as_ref().or(came.subject.as_ref());
        if let Some(subject) = own.and_then(|subject| bare_subject(subject)) {
            return Some(subject);
        }
        let heading = |line: &&String| {
            let line = line.trim();
            let words = line.split_whitespace().count();
            (2..=16).contains(&words) && !line.ends_with(['.', '?', ',', ';', ':', '!']) && marker(line).is_none()
        };
        let about = |line: &&String| {
            let lower = line.to_lowercase();
            let to = lower.starts_with("to:") || lower.starts_with("fao");
            let speaks = ["i ", "from ", "the ", "y "].iter().any(|word| lower.starts_with(word));
            !to && !speaks
                && ["request", " act ", " act", "foi", "re:", "subject:", "cais", "deddf", "regulations"]
                    .iter()
                    .any(|word| lower.contains(word))
        };
        let first = self.asked.iter().find(|line| !line.trim().is_empty());
        let alone = first.filter(|_| {
            self.asked.iter().skip_while(|line| line.trim().is_empty()).nth(1).is_none_or(|next| next.trim().is_empty())
        });
        let headings = alone.into_iter().chain(&self.head).filter(heading).filter(about);
        headings.filter_map(|line| bare_subject(line)).find(|subject| subject.contains(' '))
    }

    /// The day that the request bears: in the text, or as its e-mail says.
    pub(super) fn dated(&self, came: &Came) -> Option<Day> {
        let head = self.head.iter().chain(self.asked.iter().take(3));
        self.sent
            .or(came.sent.filter(|_| !self.forwarded))
            .or_else(|| head.into_iter().find_map(|line| dates::alone(line)))
    }

    /// The line that ends it.
    pub(super) fn ending_line(&self) -> Option<&str> {
        self.ending.as_deref()
    }

    /// The lines of a message that are not in the request as the letter quotes it.
    pub(super) fn left_out(&self, came: &Came) -> Vec<String> {
        let plain = |line: &str| line.chars().filter(|one| one.is_alphanumeric()).collect::<String>();
        let kept = plain(&self.text());
        let mut at = 0;
        let mut left = Vec::new();
        for line in came.text.lines().filter(|line| line.chars().any(char::is_alphanumeric)) {
            match kept[at..].find(&plain(line)) {
                // What was kept stands in the same order, but for what was written after a signature.
                Some(found) if found < 4 => at += found + plain(line).len(),
                _ if kept.contains(&plain(line)) => {}
                _ => left.push(line.trim_end().to_owned()),
            }
        }
        left
    }

    /// The request as the letter quotes it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if let Some(greeting) = &self.greeting {
            text.push_str(greeting);
            text.push_str("\n\n");
        }
        for line in &self.asked {
            text.push_str(line);
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// Lines without what they quote; where nothing but what is quoted asks, that is the request.
fn own<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    let own = unquoted(lines);
    let bare = |line: &&'t str| line.trim_start_matches(['>', ' ']);
    let only_quoted = !own.iter().any(|line| found(line)) && lines.iter().map(bare).any(found);
    if only_quoted { lines.iter().map(bare).collect() } else { own }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn trim(lines: &[String]) -> &[String] {
    let full = |line: &String| !line.trim().is_empty();
    let Some(first) = lines.iter().position(full) else { return &[] };
    let last = lines.iter().rposition(full).unwrap_or(first);
    &lines[first..=last]
}
