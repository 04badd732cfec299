//! Something that reads like the mark of a redaction and is none: the words beside it would be printed.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::redaction;
use crate::resolve::content::{Content, Said};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "FOI059",
    law: "FOIA 2000 s.40(2), UK GDPR Art. 5(1)(f)",
    severity: Severity::Error,
    explanation: include_str!("foi059_mark_not_read.md"),
    check,
};

/// Brackets that people open a mark with, and what may stand between them and its name unseen.
const BRACKETS: [char; 6] = ['[', '(', '{', '［', '（', '｛'];
const UNSEEN: [char; 4] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}'];

fn check(content: &Content, _: &Office, found: &mut Found) {
    let exemptions = content.exemptions.iter().map(|claim| claim.name.as_str());
    let exclusions = content.exclusions.iter().map(|claim| claim.name.as_str());
    let names: Vec<&str> = exemptions.chain(exclusions).chain([redaction::PRIVATE]).collect();
    // What a requester wrote is quoted, and words of it may be hidden too.
    let parts = content.questions.iter().flat_map(|question| question.parts.iter().map(|part| &part.text));
    let quoted = content.questions.iter().map(|question| &question.text).chain(parts).chain(&content.request.text);
    let quoted: Vec<Said> = quoted.map(Said::from).collect();
    for said in content.said().into_iter().chain(quoted) {
        if let Some(at) = unread(said.text, &names) {
            let span = found.place(&said, at..at + 1);
            report(span, found);
        }
    }
    for source in content.documents.iter().filter(|document| document.own).filter_map(|document| document.text) {
        let text = found.report.sources.get(source).shown().to_owned();
        if let Some(at) = unread(&text, &names) {
            let span = found.report.sources.span(source, at..at + 1);
            report(span, found);
        }
    }
}

/// The message names the line and shows none of it: the words that were to be hidden stand there.
fn report(span: Span, found: &mut Found) {
    let line = found.report.sources.place(span).line;
    let file = found.report.sources.get(span.source).name().to_owned();
    let finding = found
        .rule
        .finding(format!("something in line {line} of `{file}` reads like a redaction, and is none"))
        .help("write the mark as `[[name| … ]]`, with two square brackets and nothing between them");
    found.report.push(finding);
}

/// Where a name stands after an opening bracket and before a bar, and is no mark.
fn unread(text: &str, names: &[&str]) -> Option<usize> {
    let marks = redaction::marks(text);
    let blank = |one: char| one.is_whitespace() || UNSEEN.contains(&one);
    let is_one = |at: usize, name: &str| {
        let after = text[at + name.len()..].trim_start_matches(blank);
        let before = text[..at].trim_end_matches(blank);
        // One round or curly bracket opens a remark, not a mark.
        let square = before.ends_with(['[', '［']);
        let doubled = before.strip_suffix(BRACKETS).is_some_and(|rest| rest.trim_end_matches(blank).ends_with(BRACKETS));
        let opened = (square || doubled) && after.starts_with(['|', '｜']);
        opened && !marks.iter().any(|mark| mark.whole.contains(&at))
    };
    names.iter().find_map(|name| text.match_indices(name).map(|(at, _)| at).find(|at| is_one(*at, name)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_reads_like_a_mark() {
        let unread = |text| super::unread(text, &["staff"]).is_some();
        assert!(unread("by [staff| Quill ]"));
        assert!(unread("by [ [staff| Quill ] ]"));
        assert!(unread("by ((staff | Quill))"));
        assert!(unread("by ［［staff｜ Quill ］］"));
        assert!(!unread("by [[staff|]] here"));
        assert!(!unread("the staff | the rest"));
        assert!(!unread("rooms (staff | shared)"));
    }
}
