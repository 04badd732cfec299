//! Where a request begins and ends: what stands over its greeting, and what follows its last words.

use super::asks::asks;
use super::dates;
use super::item::marker;
use super::names::is_name;

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

/// Whether a line has, or may have, something of the request.
pub(super) fn found(line: &str) -> bool {
    asks(line) || marker(line).is_some_and(|found| !found.is_bullet())
}

pub(super) fn is_greeting(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let named = GREETINGS
        .iter()
        .any(|greeting| lower.strip_prefix(greeting).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    named && lower.split_whitespace().count() <= 9 && !lower.ends_with(['.', '?']) && !lower.contains(". ")
}

/// What stands before the greeting, and the rest. Without a greeting, a date and lines that say whom it is to.
pub(super) fn split_head<'a, 't>(lines: &'a [&'t str]) -> (Vec<&'t str>, &'a [&'t str]) {
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
pub(super) fn split_end<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>, Option<&'t str>) {
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
    if start > 0 && block.len() <= 8 && is_name(block[0]) {
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
    plain && !line.trim_end().ends_with('.') && bare.split_whitespace().count() <= 8 || is_name(line)
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
