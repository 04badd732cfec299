//! Who approved the exact words of a file, and when: a lock file that is kept with the wording it is about.
//!
//! One line a file, in order of their paths, so that two branches that approve different files merge without a
//! conflict. A line has a digest of the whole file, which decides, and two digits for each line of it, which only
//! show where the words have changed.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::calendar::{self, DatedAt, Day};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::files::{Fault, Files};
use crate::source::{Source, SourceId, Span};
use crate::yaml::{self, Entries, Located, Shape, Text};

/// The name of the lock file in a workspace.
pub const LOCK: &str = "wording.lock";

/// What stands at the head of the lock file.
const HEAD: &str = "# Who approved the exact words of each file, and when. `foi wording approve` writes it: one line a file, in order.\n";

/// An approval of the words of a file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The digest of the words.
    pub words: Located<String>,
    /// Two digits for each line, to show where words have changed.
    pub lines: Located<String>,
    /// The day.
    pub on: DatedAt,
    /// Who approved them.
    pub by: Text,
    /// The role of that person.
    pub role: Text,
}

/// Who approves words, and on which day.
#[derive(Debug, Clone)]
pub struct Approver {
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The day.
    pub on: Day,
}

/// The approvals of a workspace, in the order of its lock file. A path may stand there twice, after a merge of two
/// branches: then the words are approved that any of the lines is about.
#[derive(Debug, Default)]
pub struct Approvals(Vec<(Text, Approval)>);

impl Approvals {
    /// Reads the lock file of a workspace, line by line: a line that cannot be read is reported, and the others stand.
    pub fn read(files: &dyn Files, report: &mut Report) -> Self {
        let text = match files.read(LOCK) {
            Ok(text) => text,
            Err(Fault::Missing(_)) => return Self::default(),
            Err(fault) => {
                report.push(Diagnostic::error("FOI312", fault.to_string()).help("it is text in UTF-8"));
                return Self::default();
            }
        };
        let source = report.sources.add(Source::new(LOCK, text));
        yaml::check_characters(source, report);
        let shape = Shape::of::<Entries<Approval>>("line of approvals", &[calendar::DATE, yaml::LINE]);
        let raw = report.sources.get(source).clone();
        let mut approvals = Vec::new();
        let mut at = 0;
        for line in raw.raw().split_inclusive('\n') {
            let range = at..at + line.trim_end().len();
            at += line.len();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(finding) = conflict(line, report.sources.span(source, range.clone())) {
                report.push(finding);
                continue;
            }
            let read = yaml::read_part::<Entries<Approval>>(source, range, &shape, report);
            approvals.extend(read.into_iter().flat_map(|entries| entries.0));
        }
        Self(approvals)
    }

    /// The approvals of a file, the last first.
    fn of(&self, file: &str) -> impl Iterator<Item = &Approval> {
        let lines = self.0.iter().rev().filter(move |(path, _)| path.as_str() == file);
        lines.map(|(_, approval)| approval)
    }

    /// The last approval of a file.
    #[must_use]
    pub fn last(&self, file: &str) -> Option<&Approval> {
        self.of(file).max_by_key(|approval| approval.on.value)
    }

    /// Whether the words of a file are approved.
    #[must_use]
    pub fn has(&self, file: &str, text: &str) -> bool {
        let words = digest(text);
        self.of(file).any(|approval| approval.words.value == words)
    }

    /// Reports the words in force that nobody has approved as they stand. The workspace's own files must all be
    /// approved; the built-in ones from the first on that is.
    pub fn check(&self, catalogue: &Catalogue, report: &mut Report) {
        let is_built_in = |path: &str| catalogue.has_file(path) && !catalogue.is_own(path);
        let built_in = self.0.iter().any(|(path, _)| is_built_in(path.as_str()));
        for (file, source) in catalogue.files().iter().filter(|(file, _)| built_in || catalogue.is_own(file)) {
            self.check_file(file, *source, report);
        }
        for (path, _) in &self.0 {
            if catalogue.files().iter().all(|(file, _)| file != path.as_str()) {
                let finding = Diagnostic::error("FOI313", format!("there is no file `{}`", path.as_str()))
                    .with_severity(Severity::Warning)
                    .at(path.span, "approved, and not there")
                    .help("take the line out where the file was meant to go");
                report.push(finding);
            }
        }
    }

    fn check_file(&self, file: &str, source: SourceId, report: &mut Report) {
        let text = report.sources.get(source).clone();
        if self.has(file, text.raw()) {
            return;
        }
        let help = format!("read them, `foi wording diff`, and have them approved: `foi wording approve {file}`");
        let Some(last) = self.last(file) else {
            let place = report.sources.span(source, 0..text.raw().lines().next().map_or(0, str::len));
            let finding = Diagnostic::error("FOI311", format!("nobody has approved the words of `{file}`"));
            report.push(finding.at(place, "not approved").help(help));
            return;
        };
        let approved = format!("{} approved the words of `{file}` on {}", last.by.as_str(), last.on.value);
        for place in changed(&last.lines.value, source, report) {
            let finding = Diagnostic::error("FOI310", format!("{approved}, and they have changed since"));
            report.push(finding.at(place, "changed here").help(help.clone()));
        }
    }

    /// The lock file with new approvals of some files in the place of their old ones.
    #[must_use]
    pub fn with(&self, approved: &[(&str, &str)], by: &Approver) -> String {
        let kept = self.0.iter().filter(|(path, _)| approved.iter().all(|(file, _)| *file != path.as_str()));
        let mut lines: Vec<(String, String)> = kept
            .map(|(path, old)| {
                let who = (old.by.as_str(), old.role.as_str(), old.on.value);
                (path.as_str().to_owned(), line(path.as_str(), &old.words.value, &old.lines.value, who))
            })
            .collect();
        for (file, text) in approved {
            let who = (by.name.as_str(), by.role.as_str(), by.on);
            lines.push(((*file).to_owned(), line(file, &digest(text), &fingerprint(text), who)));
        }
        lines.sort();
        lines.into_iter().fold(HEAD.to_owned(), |all, (_, line)| all + &line)
    }
}

fn line(file: &str, words: &str, lines: &str, (by, role, on): (&str, &str, Day)) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let (path, by, role) = (quoted(file), quoted(by), quoted(role));
    format!(
        "{path}: {{ words: {}, on: {}, by: {by}, role: {role}, lines: {} }}\n",
        quoted(words),
        on.iso(),
        quoted(lines)
    )
}

/// The mark of a conflict that a merge has left.
fn conflict(line: &str, place: Span) -> Option<Diagnostic> {
    let is = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark));
    is.then(|| {
        Diagnostic::error("FOI312", "a merge has left the mark of a conflict")
            .at(place, "no approval")
            .help("take the line out and keep the approvals on both sides: the one whose words are in force counts")
    })
}

/// The digest of a text. Line ends and a byte order mark are no words: the source has made them alike.
#[must_use]
pub fn digest(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::from("sha256:"), |mut all, byte| {
        let _ = write!(all, "{byte:02x}");
        all
    })
}

/// Two digits for each line of a text.
fn fingerprint(text: &str) -> String {
    text.lines().fold(String::new(), |mut all, line| {
        let _ = write!(all, "{:02x}", Sha256::digest(line.trim_end())[0]);
        all
    })
}

/// Where a text has other lines than those that were approved, as far as their digits tell: at least one place.
fn changed(approved: &str, source: SourceId, report: &Report) -> Vec<Span> {
    let text = report.sources.get(source).clone();
    let now = fingerprint(text.raw());
    let pairs = |digits: &str| -> Vec<Vec<u8>> { digits.as_bytes().chunks(2).map(<[u8]>::to_vec).collect() };
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.raw().split_inclusive('\n') {
        starts.push(at);
        at += line.len();
    }
    let place = |line: usize, lines: usize| {
        let start = starts.get(line).or(starts.last()).copied().unwrap_or(0);
        let end = starts.get(line + lines.max(1)).copied().unwrap_or(text.raw().len());
        report.sources.span(source, start..start + text.raw()[start..end].trim_end().len())
    };
    let ops = capture_diff_slices(Algorithm::Myers, &pairs(approved), &pairs(&now));
    let places: Vec<Span> = ops
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal { .. } => None,
            DiffOp::Delete { new_index, .. } => Some(place(new_index, 1)),
            DiffOp::Insert { new_index, new_len, .. } | DiffOp::Replace { new_index, new_len, .. } => {
                Some(place(new_index, new_len))
            }
        })
        .collect();
    if places.is_empty() { vec![place(0, 1)] } else { places }
}
