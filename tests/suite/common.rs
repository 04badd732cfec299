//! What the tests share: folders of files as workspaces, and goldens.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use foi_drafter::diagnostic::{Report, terminal};
use foi_drafter::document::Document;
use foi_drafter::letter;
use foi_drafter::office::{Office, Order};

/// The files of a workspace by their paths.
pub(crate) type Workspace = BTreeMap<String, String>;

/// The folder of the crate.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file below a folder.
pub(crate) fn workspace(folder: &Path) -> Workspace {
    let mut files = Workspace::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, text);
            }
        }
    }
    files
}

/// The folders in a folder, in order of name.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// What came of a case: the letter, if one was allowed, and the report.
pub(crate) fn compose(files: &Workspace, case: &str, as_draft: bool) -> (Option<Document>, Report) {
    let mut report = Report::default();
    let Some(office) = Office::load(files, &mut report) else { return (None, report) };
    letter::check_templates(&office, &mut report);
    if report.errors() > 0 {
        return (None, report);
    }
    let order = Order { case: case.to_owned(), step: None, as_draft };
    let document = foi_drafter::compose(&office, files, &order, &mut report);
    (document, report)
}

/// The same with an office that was loaded before.
pub(crate) fn compose_in(office: &Office, files: &Workspace, case: &str, as_draft: bool) -> (Option<Document>, Report) {
    let mut report = Report::new(office.sources.clone());
    let order = Order { case: case.to_owned(), step: None, as_draft };
    let document = foi_drafter::compose(office, files, &order, &mut report);
    (document, report)
}

/// A report as a person sees it.
pub(crate) fn shown(report: &Report) -> String {
    let lines: Vec<String> = terminal::render(report, false).lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// Compares a text with its golden; `UPDATE=1` accepts it. An empty text is no file.
pub(crate) fn golden(path: &Path, found: &str) -> Result<(), String> {
    let wanted = fs::read_to_string(path).unwrap_or_default();
    if wanted == found {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_some() {
        if found.is_empty() {
            fs::remove_file(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, found).unwrap();
        }
        return Ok(());
    }
    let first = wanted.lines().zip(found.lines()).position(|(wanted, found)| wanted != found);
    let line = first.unwrap_or_else(|| wanted.lines().count().min(found.lines().count()));
    Err(format!(
        "{} differs at line {}:\n  golden: {}\n  found:  {}\nlook at the change, and accept it with UPDATE=1",
        path.strip_prefix(root()).unwrap_or(path).display(),
        line + 1,
        wanted.lines().nth(line).unwrap_or("(the end)"),
        found.lines().nth(line).unwrap_or("(the end)"),
    ))
}
