//! Reads a case with everything that it names: the case that it follows, its documents, its letter as sent.

use std::ops::Range;

use super::{Case, Step, Table};
use crate::diagnostic::{Diagnostic, Report};
use crate::enclosure::{self, Hidden, Look};
use crate::files::{self, Files};
use crate::redaction;
use crate::source::{SourceId, Span};
use crate::table;
use crate::yaml::{self, Shape};

/// The most megabytes that a file which goes with a letter may have: more than any mail server takes.
const LARGEST_ENCLOSURE: u64 = 64;

/// A case and the texts that it names.
#[derive(Debug)]
pub struct CaseFile {
    /// Its path within the workspace.
    pub path: String,
    /// What it says.
    pub case: Case,
    /// The text of each of its documents that is a file to be annexed, in their order.
    pub texts: Vec<Option<SourceId>>,
    /// What came of looking into each of its documents that goes with the letter as it is, in their order.
    pub looks: Vec<Option<Look>>,
    /// The text of each of its letters that has gone, by step.
    pub sent: Vec<Option<SourceId>>,
    /// The tables of its answers and documents, each by the place of the name of its file.
    pub tables: Vec<(Span, table::Table)>,
    /// The case that it follows.
    pub follows: Option<Box<CaseFile>>,
}

/// Reads the case at a path of the workspace, and all that it names. `shape` is that of [`Case::shape`].
pub fn read(files: &dyn Files, path: &str, shape: &Shape, report: &mut Report) -> Option<CaseFile> {
    let before = report.errors();
    read_damaged(files, path, shape, report).filter(|_| report.errors() == before)
}

/// Reads what can be read of the case at a path, and of all that it names: what is at fault is reported and left out.
pub fn read_damaged(files: &dyn Files, path: &str, shape: &Shape, report: &mut Report) -> Option<CaseFile> {
    let source = files::open(files, path, None, report)?;
    Reader { files, shape, trail: vec![path.to_owned()] }.case(path, source, report)
}

struct Reader<'a> {
    files: &'a dyn Files,
    shape: &'a Shape,
    /// The cases on the way here, so that a circle is seen.
    trail: Vec<String>,
}

impl Reader<'_> {
    fn case(&mut self, path: &str, source: SourceId, report: &mut Report) -> Option<CaseFile> {
        let case = self.read(source, report)?;
        let texts = case.documents.iter().map(|document| self.text(path, document.file.as_ref(), report)).collect();
        let letters = case.progress.iter().map(|step| Step::as_sent(&step.value));
        let sent = letters.map(|letter| self.text(path, letter, report)).collect();
        let tables = tables(&case).into_iter().filter_map(|named| self.table(path, named, report)).collect();
        let withheld = withheld(path, &case);
        let looks = case.documents.iter();
        let looks = looks.map(|document| self.look(path, document.enclosed.as_ref(), &withheld, report)).collect();
        let follows = self.followed(path, &case, report);
        Some(CaseFile { path: path.to_owned(), case, texts, looks, sent, tables, follows })
    }

    /// Reads the case itself. What its record says is in no message: not in the line that is shown, and not as a value.
    fn read(&self, source: SourceId, report: &mut Report) -> Option<Case> {
        let mut found = Report::new(std::mem::take(&mut report.sources));
        let case = yaml::read_damaged(source, self.shape, &mut found);
        let record = record(found.sources.get(source).raw());
        if let Some(record) = &record {
            found.sources.conceal(source, record.clone());
        }
        for finding in found.findings() {
            let within = finding.label.as_ref().is_some_and(|(span, _)| {
                let record = record.as_ref();
                span.source == source && record.is_some_and(|record| record.contains(&(span.start as usize)))
            });
            // No letter prints the record, so any character may stand in it.
            if within && finding.code == "FOI121" {
                continue;
            }
            report.push(if within { silent(finding) } else { finding.clone() });
        }
        report.sources = found.sources;
        case
    }

    fn text(&self, path: &str, named: Option<&yaml::Text>, report: &mut Report) -> Option<SourceId> {
        let named = named?;
        let (_, source) = files::open_beside(self.files, path, named.as_str(), named.span, report)?;
        yaml::check_characters(source, report);
        check_marks(source, report);
        Some(source)
    }

    /// What a file that goes with the letter hides. It goes as it is, so nothing else of it is read.
    fn look(&self, path: &str, named: Option<&yaml::Text>, withheld: &[String], report: &mut Report) -> Option<Look> {
        // What an earlier letter enclosed has gone.
        let named = named.filter(|_| self.trail.len() == 1)?;
        let (name, bytes) =
            files::bytes_beside(self.files, path, named.as_str(), LARGEST_ENCLOSURE, named.span, report)?;
        let kept = withheld
            .iter()
            .any(|table| *table == name || self.files.bytes(table, files::LARGEST).is_ok_and(|other| other == bytes));
        let withheld = || Hidden {
            what: "it is the table whose small numbers the letter withholds".to_owned(),
            mend: "take `enclosed` out: the letter or an annex prints the table without them",
        };
        Some(if kept { Look::Hides(vec![withheld()]) } else { enclosure::look(&name, &bytes) })
    }

    fn table(&self, path: &str, named: &yaml::Text, report: &mut Report) -> Option<(Span, table::Table)> {
        let (_, bytes) = files::bytes_beside(self.files, path, named.as_str(), files::LARGEST, named.span, report)?;
        match table::Table::read(&bytes) {
            Ok(table) => Some((named.span, table)),
            Err(faults) => {
                for fault in faults {
                    let finding = Diagnostic::error("FOI132", format!("`{}`: {}", named.as_str(), fault.message));
                    report.push(finding.at(named.span, "this table").help(fault.help));
                }
                None
            }
        }
    }

    fn followed(&mut self, path: &str, case: &Case, report: &mut Report) -> Option<Box<CaseFile>> {
        let named = case.follows.as_ref()?;
        let trail = files::beside(path, named.as_str()).filter(|next| self.trail.contains(next));
        if let Some(again) = trail {
            let finding = Diagnostic::error("FOI119", "cases follow each other in a circle")
                .at(named.span, format!("leads back to `{again}`"))
                .help("the first case of a request follows none");
            report.push(finding);
            return None;
        }
        let (path, source) = files::open_beside(self.files, path, named.as_str(), named.span, report)?;
        self.trail.push(path.clone());
        self.case(&path, source, report).map(Box::new)
    }
}

/// Where the record of a case stands in its text, after its key.
fn record(text: &str) -> Option<Range<usize>> {
    const KEY: &str = "record:";
    let start = if text.starts_with(KEY) { 0 } else { text.find(&format!("\n{KEY}"))? + 1 } + KEY.len();
    let rest = &text[start..];
    let mut end = start;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        // A list may stand as far to the left as its key.
        let next = number > 0 && line.starts_with(|one: char| !one.is_whitespace() && one != '-' && one != '#');
        if next {
            break;
        }
        end += line.len();
    }
    Some(start..end)
}

/// A fault of the record, without what the record says.
fn silent(finding: &Diagnostic) -> Diagnostic {
    let mut silent = Diagnostic::error(finding.code, "something in the record cannot be read as it is written");
    silent.label = finding.label.as_ref().map(|(span, _)| (*span, "here".to_owned()));
    silent.with_severity(finding.severity).help("compare it with `foi schema`; what the record says is never shown")
}

/// The names of the files of every table of a case.
fn tables(case: &Case) -> Vec<&yaml::Text> {
    all_tables(case).into_iter().map(|table| &table.file).collect()
}

fn all_tables(case: &Case) -> Vec<&Table> {
    let given = case.answers.iter().filter_map(|answer| answer.value.disclosed.as_ref());
    let items = case.answers.iter().flat_map(|answer| &answer.value.items);
    let given = given.chain(items.filter_map(|item| item.value.disclosed.as_ref()));
    let documents = case.documents.iter().filter_map(|document| document.table.as_ref());
    given.filter_map(|given| given.table.as_ref()).chain(documents).collect()
}

/// The files of the tables whose small numbers are withheld.
fn withheld(path: &str, case: &Case) -> Vec<String> {
    let tables = all_tables(case).into_iter().filter(|table| table.suppress.is_some());
    tables.filter_map(|table| files::beside(path, table.file.as_str())).collect()
}

/// Every redaction of a text must be closed: an open one would take the rest of the text with it.
fn check_marks(source: SourceId, report: &mut Report) {
    let file = report.sources.get(source).clone();
    for mark in redaction::marks(file.raw()).into_iter().filter(|mark| !mark.closed) {
        let finding = Diagnostic::error("FOI120", "a redaction is opened and never closed")
            .at(report.sources.span(source, mark.whole.start..mark.name.end), "`[[` without its `]]`")
            .help("close it with `]]`; nothing after it is shown until then");
        report.push(finding);
    }
}

impl CaseFile {
    /// This case, the case that it follows, and so on back to the first.
    pub fn chain(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |file| file.follows.as_deref())
    }
}
