//! What stands in a message and is not its sender's: what is quoted, what offices put under every message, and what a
//! typewriter or a scanner put between the words.

use super::dates;

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

/// Where a quoted message begins, where its own words begin, and whether somebody passed it on.
pub(super) fn quoted(lines: &[&str]) -> Option<(usize, usize, bool)> {
    for (at, line) in lines.iter().enumerate() {
        let lower = line.trim().to_lowercase();
        let bare = lower.trim_matches(['-', ' ', '_']);
        if bare.starts_with("forwarded message") || lower.starts_with("begin forwarded message") {
            return Some((at, at + 1, true));
        }
        if bare == "original message" && lower.starts_with('-') {
            return Some((at, at + 1, false));
        }
        // On a day somebody wrote: perhaps over two or three lines. A letter can say so too, of what it tells itself.
        if lower.starts_with("on ") || lower.starts_with("ar ") {
            let mut said = String::new();
            for (more, line) in lines[at..].iter().take(3).enumerate() {
                said.push_str(&line.trim().to_lowercase());
                let ends = said.ends_with("wrote:") || said.ends_with("ysgrifennodd:");
                let after = lines[at + more + 1..].iter().find(|line| !line.trim().is_empty());
                let mail = said.contains('@')
                    || said.contains('<')
                    || after.is_some_and(|line| line.trim_start().starts_with('>'));
                if ends && mail {
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
        let apart = at > 0
            && (lines[at - 1].trim().is_empty() || lines[at - 1].trim().chars().all(|one| matches!(one, '_' | '-')));
        if apart && from && lines[at + 1..].iter().take(4).filter(|line| header(line)).count() >= 2 {
            let rule = lines[at - 1].trim();
            let start = if !rule.is_empty() && rule.chars().all(|one| matches!(one, '_' | '-')) { at - 1 } else { at };
            return Some((start, at, false));
        }
    }
    None
}

/// Lines without those that quote. A single one is no quotation: it may say that something is greater than another.
pub(super) fn unquoted<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    let quotes = |at: usize| lines.get(at).is_some_and(|line| line.trim_start().starts_with('>'));
    let alone = |at: usize| !(quotes(at + 1) || at > 0 && quotes(at - 1));
    let kept = (0..lines.len()).filter(|at| !quotes(*at) || alone(*at));
    kept.map(|at| lines[at]).collect()
}

/// Lines without the signature that two dashes set off, and without the paragraphs that offices and programs put into
/// their messages. What asks is never left out with them.
pub(super) fn without_footer<'t>(lines: &[&'t str], asks: impl Fn(&str) -> bool) -> Vec<&'t str> {
    let signature = lines.iter().rposition(|line| *line == "--" || *line == "-- ");
    let signature = signature.filter(|at| *at > 0 && !lines[at + 1..].iter().any(|line| asks(line)));
    let lines = &lines[..signature.unwrap_or(lines.len())];
    let mut kept: Vec<&str> = Vec::new();
    let mut within = false;
    let mut after_blank = false;
    for line in lines {
        let blank = line.trim().is_empty();
        let trimmed = line.trim_start_matches([' ', '*', '_', '[']).to_lowercase().replace('[', "");
        // The first line is no footer: somebody may begin like that.
        let begins = after_blank && !kept.is_empty() && FOOTERS.iter().any(|footer| trimmed.starts_with(footer));
        within = begins || (within && !blank);
        if !within || asks(line) {
            kept.push(line);
        }
        after_blank = blank;
    }
    kept
}

/// Lines whose pages were numbered, and whose words were divided, by a typewriter or a scanner. The hyphen stays: only
/// a reader knows whether the word has one.
pub(super) fn joined(lines: &[String]) -> Vec<String> {
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
