//! The files of a workspace, wherever they are: on a disk for the command line, in a map for tests.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Source, SourceId, Span};

/// The most megabytes that a text or an image may have: far more than any case, and little enough to read at once.
pub const LARGEST: u64 = 4;

/// Files by their path within the workspace, `cases/0142.yaml`.
pub trait Files {
    /// The bytes of a file of at most so many megabytes.
    ///
    /// # Errors
    ///
    /// When there is no such file; the fault says why.
    fn bytes(&self, path: &str, most: u64) -> Result<Vec<u8>, Fault>;

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// When there is no such text; the fault says why.
    fn read(&self, path: &str) -> Result<String, Fault> {
        String::from_utf8(self.bytes(path, LARGEST)?).map_err(|_| Fault::NotUtf8(path.to_owned()))
    }

    /// The files below a folder, in order of name; none where there is no folder.
    fn list(&self, folder: &str) -> Vec<String>;
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("there is no file `{0}`")]
    Missing(String),
    /// It is a folder.
    #[error("`{0}` is a folder, not a file")]
    Folder(String),
    /// Its bytes are not UTF-8.
    #[error("`{0}` is not text in UTF-8")]
    NotUtf8(String),
    /// It has more megabytes than that.
    #[error("`{0}` is too large: a file of its kind may have {1} MB")]
    TooLarge(String, u64),
    /// Its path leads out of the workspace.
    #[error("`{0}` is outside the workspace")]
    Outside(String),
    /// The system says no.
    #[error("`{0}` cannot be read: {1}")]
    Refused(String, String),
}

impl Files for BTreeMap<String, String> {
    fn bytes(&self, path: &str, most: u64) -> Result<Vec<u8>, Fault> {
        let text = self.get(path).ok_or_else(|| Fault::Missing(path.to_owned()))?;
        within(path, text.clone().into_bytes(), most)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let folder = format!("{folder}/");
        self.keys().filter(|path| path.starts_with(&folder)).cloned().collect()
    }
}

/// Bytes, if they are no more than so many megabytes.
///
/// # Errors
///
/// When they are more.
pub fn within(path: &str, bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, Fault> {
    let fits = bytes.len() as u64 <= most * 1024 * 1024;
    if fits { Ok(bytes) } else { Err(Fault::TooLarge(path.to_owned(), most)) }
}

/// The path within the workspace of a file that another file names, or `None` where it leads out.
#[must_use]
pub fn beside(file: &str, named: &str) -> Option<String> {
    let absolute = named.starts_with(['/', '\\']) || named.get(1..2) == Some(":");
    if absolute {
        return None;
    }
    let mut path: Vec<&str> = file.split('/').collect();
    path.pop();
    for step in named.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop()?;
            }
            name => path.push(name),
        }
    }
    Some(path.join("/"))
}

/// Reads a file into the sources of a report; says at `place` why it cannot be read.
pub fn open(files: &dyn Files, path: &str, place: Option<Span>, report: &mut Report) -> Option<SourceId> {
    match files.read(path) {
        Ok(text) => Some(report.sources.add(Source::new(path, text))),
        Err(fault) => {
            report.push(unreadable(&fault, place));
            None
        }
    }
}

/// Reads the file that another file names, at the place where it names it.
pub fn open_beside(
    files: &dyn Files,
    file: &str,
    named: &str,
    place: Span,
    report: &mut Report,
) -> Option<(String, SourceId)> {
    let Some(path) = beside(file, named) else {
        report.push(unreadable(&Fault::Outside(named.to_owned()), Some(place)));
        return None;
    };
    open(files, &path, Some(place), report).map(|source| (path, source))
}

/// The bytes of a file that another file names, with its path; says at `place` why it cannot be read.
pub fn bytes_beside(
    files: &dyn Files,
    file: &str,
    named: &str,
    most: u64,
    place: Span,
    report: &mut Report,
) -> Option<(String, Vec<u8>)> {
    let path = beside(file, named).ok_or_else(|| Fault::Outside(named.to_owned()));
    match path.and_then(|path| files.bytes(&path, most).map(|bytes| (path, bytes))) {
        Ok(found) => Some(found),
        Err(fault) => {
            report.push(unreadable(&fault, Some(place)));
            None
        }
    }
}

fn unreadable(fault: &Fault, place: Option<Span>) -> Diagnostic {
    let help = match fault {
        Fault::Missing(_) | Fault::Refused(..) => "check the path: it starts at the folder of the file that names it",
        Fault::Folder(_) => "name a file in it",
        Fault::NotUtf8(_) => "save it as UTF-8 text; a Word or PDF file cannot be read here",
        Fault::TooLarge(..) => "check that this is the right file; an image can be saved smaller",
        Fault::Outside(_) => "keep the files of a case in its workspace: a path cannot leave it",
    };
    let finding = Diagnostic::error("FOI100", fault.to_string()).help(help);
    match place {
        Some(span) => finding.at(span, "named here"),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_never_leave_the_workspace() {
        assert_eq!(beside("cases/a.yaml", "../sent/a.md").as_deref(), Some("sent/a.md"));
        assert_eq!(beside("cases/a.yaml", "./b.yaml").as_deref(), Some("cases/b.yaml"));
        assert_eq!(beside("cases/a.yaml", "../../etc/passwd"), None);
        assert_eq!(beside("cases/a.yaml", "/etc/passwd"), None);
        assert_eq!(beside("cases/a.yaml", "C:\\secret"), None);
        assert_eq!(beside("a.yaml", "x/../../b"), None);
    }
}
