//! What of a message is the request: without what it quotes, the disclaimers under it and the signature.

use super::asks::asks;
use super::dates;
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

/// How a greeting begins.
const GREETINGS: [&str; 12] = [
    "dear",
    "hello",
    "hi",
    "good morning",
    "good afternoon",
    "good evening",
    "to whom it may concern",
    "annwyl",
    "bore da",
    "prynhawn da",
    "sir",
    "madam",
];

/// How a letter ends.
const ENDINGS: [&str; 29] = [
    "yours faithfully",
    "yours sincerely",
    "yours truly",
    "yours",
    "kind regards",
    "best regards",
    "warm regards",
    "with regards",
    "regards",
    "best wishes",
    "with best wishes",
    "many thanks",
    "with thanks",
    "thanks",
    "thank you",
    "thanking you",
    "sincerely",
    "cheers",
    "ta",
    "best",
    "thanks again",
    "yn gywir",
    "yr eiddoch yn gywir",
    "cofion",
    "cofion cynnes",
    "cofion gorau",
    "diolch",
    "diolch yn fawr",
    "le meas",
];

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

/// Whether a line has, or may have, something of the request.
fn found(line: &str) -> bool {
    asks(line) || marker(line).is_some_and(|found| !found.is_bullet())
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

fn is_greeting(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let named = GREETINGS
        .iter()
        .any(|greeting| lower.strip_prefix(greeting).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    named && lower.split_whitespace().count() <= 9 && !lower.ends_with(['.', '?']) && !lower.contains(". ")
}

/// What stands before the greeting, and the rest. Without a greeting, a date and lines that say whom it is to.
fn split_head<'a, 't>(lines: &'a [&'t str]) -> (Vec<&'t str>, &'a [&'t str]) {
    let early = lines.iter().take(40);
    if let Some(at) = early.clone().position(|line| is_greeting(line)) {
        let before = &lines[..at];
        // What asks is no head, wherever the greeting stands.
        if !before.iter().any(|line| asks(line) || marker(line).is_some() || line.ends_with('?')) {
            return (before.to_vec(), &lines[at..]);
        }
    }
    let head = |line: &&str| {
        let lower = line.trim().to_lowercase();
        lower.is_empty() || dates::alone(line).is_some() || lower.starts_with("to:") || lower.starts_with("fao")
    };
    let end = lines.iter().take_while(|line| head(line)).count();
    (lines[..end].to_vec(), &lines[end..])
}

/// The request and what follows its end: after the last words that end a letter, or a name that stands last. What is
/// written after a signature and is none of it belongs to the request.
fn split_end<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>, Option<&'t str>) {
    let endings = (1..lines.len()).rev().filter(|at| is_ending(lines[*at]));
    for last in endings {
        let after = &lines[last + 1..];
        let (signed, more) = signature(after);
        let named = signed.iter().find(|line| !line.trim().is_empty());
        if named.is_some_and(|line| !may_be_name(line)) || (named.is_none() && !more.is_empty()) {
            continue;
        }
        // `Thanks` and `Kind regards` may follow each other.
        let idle = |at: &usize| lines[*at].trim().is_empty() || is_ending(lines[*at]);
        let first = (1..last).rev().take_while(idle).last().unwrap_or(last);
        let mut asked = lines[..first].to_vec();
        if !more.is_empty() {
            asked.push("");
            asked.extend(more);
        }
        return (asked, signed, Some(lines[last]));
    }
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    let Some(last) = last else { return (lines.to_vec(), Vec::new(), None) };
    let start = lines[..last].iter().rposition(|line| line.trim().is_empty()).map_or(0, |at| at + 1);
    let block = &lines[start..=last];
    if start > 0 && block.len() <= 8 && super::who::is_name(block[0]) {
        return (lines[..start].to_vec(), block.to_vec(), None);
    }
    (lines.to_vec(), Vec::new(), None)
}

/// The lines of a signature, and what is written after it: a postscript, or the questions themselves.
fn signature<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let lower = |line: &str| line.trim().to_lowercase();
    let prose = |line: &&&str| {
        let words = line.split_whitespace().count();
        let postscript = ["p.s", "ps ", "ps:", "ps.", "pps"].iter().any(|mark| lower(line).starts_with(mark));
        let about = line.contains('@') || lower(line).starts_with("tel") || lower(line).starts_with('(');
        postscript || found(line) || line.trim_end().ends_with('?') || (words >= 7 && !about)
    };
    let rule = lines.iter().position(|line| is_rule(line)).unwrap_or(lines.len());
    let end = lines[..rule].iter().position(|line| prose(&line)).unwrap_or(rule);
    // A heading that leads to it is not part of the signature.
    let end = if end < rule {
        lines[..end].iter().rposition(|line| line.trim().is_empty()).map_or(end, |at| at + 1)
    } else {
        end
    };
    let more = if end < rule { &lines[end..rule] } else { &[] };
    (lines[..end].to_vec(), more.to_vec())
}

/// A line that may be a name where one is expected.
fn may_be_name(line: &str) -> bool {
    let bare = line.trim().trim_end_matches([',', '.']);
    let plain = bare
        .chars()
        .all(|one| one.is_alphabetic() || matches!(one, ' ' | '.' | '-' | '\'' | '’' | '&' | '(' | ')' | ','));
    plain && !line.trim_end().ends_with('.') && bare.split_whitespace().count() <= 8 || super::who::is_name(line)
}

fn is_ending(line: &str) -> bool {
    let lower = line.trim().trim_end_matches([',', '.', '!', '-']).to_lowercase();
    let whole = ENDINGS.contains(&lower.as_str());
    let begins = ENDINGS.iter().any(|ending| {
        lower
            .strip_prefix(ending)
            .is_some_and(|rest| rest.starts_with([' ', ',']) && rest.split_whitespace().count() <= 3)
    });
    let ends = ENDINGS.iter().any(|ending| ending.len() > 5 && lower.ends_with(ending));
    whole || ((begins || ends) && lower.split_whitespace().count() <= 8 && lower.len() <= 50 && !line.contains('?'))
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5 && line.chars().all(|one| matches!(one, '-' | '_' | '=' | '*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_letter_is_told_from_what_it_says() {
        for end in [
            "Yours faithfully,",
            "Many thanks",
            "Go raibh míle maith agaibh / many thanks",
            "Yn gywir,",
            "Thanks in advance",
            "Kind regards",
        ] {
            assert!(is_ending(end), "{end}");
        }
        for other in [
            "Many thanks in advance for your help with this.",
            "Thanks to the council we have no bus.",
            "Regardless of cost",
        ] {
            assert!(!is_ending(other), "{other}");
        }
    }
}
