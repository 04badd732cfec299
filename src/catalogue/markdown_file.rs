//! A Markdown file with front matter, and its sections.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::source::{SourceId, Sources};
use crate::yaml::{self, Shape};

/// A stretch of wording: where it is, and what messages call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The name of its template: the file, and the heading where it is not the whole file.
    pub name: String,
    /// The file.
    pub source: SourceId,
    /// The bytes of it that are the wording.
    pub range: Range<usize>,
}

impl Passage {
    /// The wording itself.
    #[must_use]
    pub fn text<'a>(&self, sources: &'a Sources) -> &'a str {
        &sources.get(self.source).raw()[self.range.clone()]
    }
}

/// Reads the front matter of a file and gives it with the rest of the file.
pub(super) fn front_matter<T: DeserializeOwned>(
    source: SourceId,
    shape: &Shape,
    report: &mut Report,
) -> Option<(T, Range<usize>)> {
    yaml::check_characters(source, report);
    let file = report.sources.get(source).clone();
    let text = file.raw();
    let end = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map(|end| end + "---\n".len());
    let Some(end) = end else {
        let finding = Diagnostic::error("FOI200", format!("`{}` has no front matter", file.name()))
            .at(report.sources.span(source, 0..3), "should begin with a line `---`")
            .help("begin with `---`, the fields of the file, and `---` again");
        report.push(finding);
        return None;
    };
    let value = yaml::read_part(source, "---\n".len()..end + 1, shape, report)?;
    Some((value, end + "\n---\n".len()..text.len()))
}

/// The sections of a text under headings of the first level, which must be among `known`.
pub(super) fn sections(
    source: SourceId,
    body: Range<usize>,
    known: &[&str],
    report: &mut Report,
) -> Vec<(String, Range<usize>)> {
    let file = report.sources.get(source).clone();
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = body.start;
    let mut fenced = false;
    for line in file.raw()[body.clone()].split_inclusive('\n') {
        fenced ^= line.starts_with("```");
        match line.strip_prefix("# ").filter(|_| !fenced) {
            Some(heading) => {
                let heading = heading.trim();
                if !known.contains(&heading) {
                    let finding = Diagnostic::error("FOI201", format!("no section is called `{heading}`"))
                        .at(report.sources.span(source, at..at + line.trim_end().len()), "unknown heading")
                        .help(
                            did_you_mean(heading, known.iter().copied())
                                .unwrap_or_else(|| format!("known here: {}", known.join(", "))),
                        );
                    report.push(finding);
                }
                found.push((heading.to_owned(), at + line.len()..body.end));
                if let [.., previous, _] = found.as_mut_slice() {
                    previous.1.end = at;
                }
            }
            None if found.is_empty() && !line.trim().is_empty() => {
                let finding = Diagnostic::error("FOI201", "this text stands under no heading")
                    .at(report.sources.span(source, at..at + line.trim_end().len()), "before the first heading")
                    .help(format!("begin with a heading: {}", known.join(", ")));
                report.push(finding);
                return Vec::new();
            }
            None => {}
        }
        at += line.len();
    }
    found
}

/// What stands between the fences of a stretch of a text.
pub(super) fn fences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        if line.starts_with("```") {
            match open.take() {
                Some(start) => found.push(start..at),
                None => open = Some(at + line.len()),
            }
        }
        at += line.len();
    }
    found
}
