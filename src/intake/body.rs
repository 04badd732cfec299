//! What of a message is the request: without what it quotes, the disclaimers under it and the signature.

use super::asks::asks;
use super::dates;
use super::item::marker;
use super::message::Came;
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
const ENDINGS: [&str; 26] = [
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
    "yn gywir",
    "yr eiddoch yn gywir",
    "cofion",
    "cofion cynnes",
    "cofion gorau",
    "diolch",
    "diolch yn fawr",
    "le meas",
];

/// How lines begin that programs and offices put under every message.
const FOOTERS: [&str; 17] = [
    "sent from my",
    "sent from outlook",
    "sent from yahoo",
    "get outlook for",
    "confidentiality notice",
    "confidential:",
    "disclaimer:",
    "this email and any",
    "this e-mail and any",
    "this message and any",
    "this message is intended",
    "this email is intended",
    "this e-mail is intended",
    "please consider the environment",
    "virus-free",
    "the information in this email",
    "the information in this e-mail",
];

pub(super) fn read(came: &Came) -> Body {
    let lines: Vec<&str> = came.text.lines().collect();
    let mut body = Body::default();
    let all = lines.clone();
    let lines = body.own_words(lines, came.subject.as_deref());
    let lines = without_footer(&lines);
    let (head, rest) = split_head(&lines);
    body.head = owned(&head);
    let (asked, signed) = split_end(rest);
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
        let Some((at, rest, passed_on)) = quoted(&lines) else { return unquoted(&lines) };
        let above = &lines[..at];
        let own = above.iter().any(|line| asks(line) || marker(line).is_some());
        let subject = subject.unwrap_or_default().to_lowercase();
        let passed_on = passed_on || subject.starts_with("fw:") || subject.starts_with("fwd:");
        if passed_on && !own {
            self.forwarded = true;
            let inner: Vec<&str> = lines[rest..].iter().map(|line| line.trim_start_matches(['>', ' '])).collect();
            return self.own_words(inner, None);
        }
        // An answer can also stand under what it answers.
        let nothing = above.iter().all(|line| line.trim().is_empty() || is_greeting(line));
        if nothing {
            return unquoted(&lines[rest..]);
        }
        unquoted(above)
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
            !to && ["request", " act ", " act", "foi", "re:", "cais", "deddf", "regulations"]
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

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn trim(lines: &[String]) -> &[String] {
    let full = |line: &String| !line.trim().is_empty();
    let Some(first) = lines.iter().position(full) else { return &[] };
    let last = lines.iter().rposition(full).unwrap_or(first);
    &lines[first..=last]
}

/// Lines whose pages were numbered, and whose words were divided, by a typewriter or a scanner. The hyphen stays: only
/// a reader knows whether the word has one.
fn joined(lines: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for line in lines.iter().filter(|line| !is_page_number(line)) {
        let next = line.trim_start().starts_with(char::is_lowercase);
        let divided = |last: &&mut String| {
            let mut end = last.chars().rev();
            end.next() == Some('-') && end.next().is_some_and(char::is_alphabetic)
        };
        match joined.last_mut().filter(divided).filter(|_| next) {
            Some(last) => {
                let (word, rest) = line.trim_start().split_once(' ').unwrap_or((line.trim_start(), ""));
                last.push_str(word);
                if !rest.is_empty() {
                    let indent = " ".repeat(line.len() - line.trim_start().len());
                    joined.push(format!("{indent}{rest}"));
                }
            }
            None => joined.push(line.clone()),
        }
    }
    joined
}

fn is_page_number(line: &str) -> bool {
    let line = line.trim();
    let inner = line.strip_prefix("- ").and_then(|line| line.strip_suffix(" -"));
    let page = dates::strip(line, "page ");
    let digits = |text: &str| !text.is_empty() && text.chars().all(|one| one.is_ascii_digit());
    inner.is_some_and(digits) || page.is_some_and(|page| page.split(" of ").all(digits))
}

/// Where a quoted message begins, where its own words begin, and whether somebody passed it on.
fn quoted(lines: &[&str]) -> Option<(usize, usize, bool)> {
    for (at, line) in lines.iter().enumerate() {
        let lower = line.trim().to_lowercase();
        let bare = lower.trim_matches(['-', ' ', '_']);
        if bare.starts_with("forwarded message") || lower.starts_with("begin forwarded message") {
            return Some((at, at + 1, true));
        }
        if bare == "original message" && lower.starts_with('-') {
            return Some((at, at + 1, false));
        }
        // On a day somebody wrote: perhaps over two or three lines.
        if lower.starts_with("on ") || lower.starts_with("ar ") {
            let mut said = String::new();
            for (more, line) in lines[at..].iter().take(3).enumerate() {
                said.push_str(&line.trim().to_lowercase());
                let ends = said.ends_with("wrote:") || said.ends_with("ysgrifennodd:");
                if ends {
                    return Some((at, at + more + 1, false));
                }
                said.push(' ');
            }
        }
        let header = |line: &&str| {
            let lower = line.trim_start_matches(['*', ' ']).to_lowercase();
            ["sent:", "date:", "to:", "subject:", "cc:"].iter().any(|name| lower.replace('*', "").starts_with(name))
        };
        let from = lower.trim_start_matches('*').starts_with("from:");
        if at > 0 && from && lines[at + 1..].iter().take(4).filter(|line| header(line)).count() >= 2 {
            let rule = lines[at - 1].trim();
            let start = if !rule.is_empty() && rule.chars().all(|one| matches!(one, '_' | '-')) { at - 1 } else { at };
            return Some((start, at, false));
        }
    }
    None
}

/// Lines without those that quote, and without the line over them that says whom.
fn unquoted<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    lines.iter().filter(|line| !line.trim_start().starts_with('>')).copied().collect()
}

/// Lines up to the signature that two dashes set off, and to whatever offices put under their messages.
fn without_footer<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    let is_footer = |line: &&str| {
        let trimmed = line.trim_start_matches([' ', '*', '_']).to_lowercase();
        *line == "--" || *line == "-- " || FOOTERS.iter().any(|footer| trimmed.starts_with(footer))
    };
    // The first line is no footer: somebody may begin like that.
    let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let end = lines.iter().skip(start + 1).position(is_footer).map_or(lines.len(), |at| at + start + 1);
    lines[..end].to_vec()
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

/// The request and what follows its end: after the last words that end a letter, or a name that stands last.
fn split_end<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let ending = lines.iter().rposition(|line| is_ending(line)).filter(|at| {
        let after = &lines[at + 1..];
        *at > 0
            && !after
                .iter()
                .any(|line| marker(line).is_some_and(|found| !found.is_bullet()) || line.trim_end().ends_with('?'))
    });
    // `Thanks` and `Kind regards` may follow each other.
    let first = ending.map(|at| {
        let near = at.saturating_sub(4)..at;
        near.into_iter().find(|earlier| is_ending(lines[*earlier])).unwrap_or(at)
    });
    if let (Some(first), Some(last)) = (first, ending) {
        let signed = lines[last + 1..].iter().take_while(|line| !is_rule(line)).copied().collect();
        return (lines[..first].to_vec(), signed);
    }
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    let Some(last) = last else { return (lines.to_vec(), Vec::new()) };
    let start = lines[..last].iter().rposition(|line| line.trim().is_empty()).map_or(0, |at| at + 1);
    let block = &lines[start..=last];
    if start > 0 && block.len() <= 8 && super::who::is_name(block[0]) {
        return (lines[..start].to_vec(), block.to_vec());
    }
    (lines.to_vec(), Vec::new())
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

/// A subject without what every request says: `Re: FOI request - road resurfacing` is about road resurfacing.
fn bare_subject(subject: &str) -> Option<String> {
    const SAID: [&str; 23] = [
        "re:",
        "fw:",
        "fwd:",
        "request under the",
        "request under",
        "under",
        "freedom of information (scotland) act 2002",
        "freedom of information act 2000",
        "freedom of information act",
        "freedom of information",
        "environmental information regulations 2004",
        "environmental information regulations",
        "foi/eir",
        "foia",
        "foi",
        "eir",
        "new request",
        "information request",
        "request for information",
        "request",
        "deddf rhyddid gwybodaeth 2000",
        "cais am wybodaeth",
        "under the",
    ];
    let edge = |one: char| {
        one.is_whitespace()
            || matches!(one, '-' | '–' | '—' | ':' | '"' | '“' | '”' | '\'' | ',' | '/' | '(' | ')' | '[' | ']' | '*')
    };
    let mut rest = subject.trim_matches(edge);
    loop {
        let before = rest;
        for said in SAID {
            if let Some(head) = rest.get(..said.len()).filter(|head| head.eq_ignore_ascii_case(said)) {
                let after = &rest[head.len()..];
                if !after.starts_with(char::is_alphanumeric) || said.ends_with(':') {
                    rest = after.trim_start_matches(edge);
                }
            }
            let tail = rest
                .len()
                .checked_sub(said.len())
                .and_then(|at| rest.get(at..))
                .filter(|tail| tail.eq_ignore_ascii_case(said));
            if let Some(tail) = tail {
                let before = &rest[..rest.len() - tail.len()];
                if before.is_empty() || before.ends_with(edge) {
                    rest = before.trim_end_matches(edge);
                }
            }
        }
        if rest == before {
            break;
        }
    }
    let closed = if rest.contains('(') && !rest.contains(')') { format!("{rest})") } else { rest.to_owned() };
    let mut letters = closed.chars();
    let first = letters.next()?;
    (closed.chars().count() > 2).then(|| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_says_what_the_request_is_about() {
        let cases = [
            ("Re: Fwd: FOI request - road resurfacing", Some("Road resurfacing")),
            ("Freedom of Information request - Town centre CCTV", Some("Town centre CCTV")),
            ("FOI Request: Telephony Contracts", Some("Telephony Contracts")),
            ("Agency nurses – request under “FOI”", Some("Agency nurses")),
            ("Freedom of Information (Scotland) Act 2002 - social work out of hours", Some("Social work out of hours")),
            (
                "Freedom of Information – admission appeals (St Ferwin’s & others)",
                Some("Admission appeals (St Ferwin’s & others)"),
            ),
            ("Freedom of Information Act 2000 – Request", None),
            ("Deddf Rhyddid Gwybodaeth 2000: cais am wybodaeth", None),
            ("FOI", None),
            ("", None),
        ];
        for (subject, about) in cases {
            assert_eq!(bare_subject(subject).as_deref(), about, "{subject}");
        }
    }

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
