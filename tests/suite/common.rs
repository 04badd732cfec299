//! What the tests share: folders of files as workspaces, and goldens.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use foi_drafter::backend::{BACKENDS, Backend};
use foi_drafter::diagnostic::{Report, terminal};
use foi_drafter::document::Document;
use foi_drafter::files::{Fault, Files, within};
use foi_drafter::letter;
use foi_drafter::office::{Layout, Office, Order, Words};

/// The texts of a workspace by their paths.
pub(crate) type Workspace = BTreeMap<String, String>;

/// The files of a workspace, with those that are no text.
#[derive(Default)]
pub(crate) struct Folder {
    pub(crate) texts: Workspace,
    pub(crate) others: BTreeMap<String, Vec<u8>>,
}

impl Files for Folder {
    fn bytes(&self, path: &str, most: u64) -> Result<Vec<u8>, Fault> {
        match self.others.get(path) {
            Some(bytes) => within(path, bytes.clone(), most),
            None => self.texts.bytes(path, most),
        }
    }

    fn list(&self, folder: &str) -> Vec<String> {
        self.texts.list(folder)
    }
}

/// The folder of the crate.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file below a folder.
pub(crate) fn workspace(folder: &Path) -> Workspace {
    self::folder(folder).texts
}

/// Every file below a folder.
pub(crate) fn folder(folder: &Path) -> Folder {
    let mut files = Folder::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                match String::from_utf8(fs::read(&path).unwrap()) {
                    Ok(text) => drop(files.texts.insert(name, text)),
                    Err(other) => drop(files.others.insert(name, other.into_bytes())),
                }
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

/// What came of `case.yaml` in a layout.
pub(crate) fn compose_as(files: &dyn Files, layout: Layout, as_draft: bool) -> (Option<Document>, Report) {
    compose_order(files, &Order { case: "case.yaml".to_owned(), step: None, layout, as_draft, words: Words::Law })
}

/// What came of a case: the letter, if one was allowed, and the report.
pub(crate) fn compose(files: &dyn Files, case: &str, as_draft: bool) -> (Option<Document>, Report) {
    compose_order(
        files,
        &Order { case: case.to_owned(), step: None, layout: Layout::Letter, as_draft, words: Words::Law },
    )
}

fn compose_order(files: &dyn Files, order: &Order) -> (Option<Document>, Report) {
    let mut report = Report::default();
    let Some(office) = Office::load(files, &mut report) else { return (None, report) };
    letter::check_templates(&office.catalogue, false, &mut report);
    if report.errors() > 0 {
        return (None, report);
    }
    let document = foi_drafter::compose(&office, files, order, &mut report);
    (document, report)
}

/// The same with an office that was loaded before.
pub(crate) fn compose_in(office: &Office, files: &dyn Files, case: &str, as_draft: bool) -> (Option<Document>, Report) {
    let mut report = Report::new(office.sources.clone());
    let order = Order { case: case.to_owned(), step: None, layout: Layout::Letter, as_draft, words: Words::Law };
    let document = foi_drafter::compose(office, files, &order, &mut report);
    (document, report)
}

/// A letter in one format, and what the format had to say.
pub(crate) fn written(files: &dyn Files, document: &Document, backend: &Backend) -> (Vec<u8>, Report) {
    let mut report = Report::default();
    let office = Office::load(files, &mut report).unwrap();
    let bytes = (backend.press)(&office, files, &mut report).write(document, &mut report);
    (bytes, report)
}

/// A letter in every format.
pub(crate) fn in_every_format(files: &dyn Files, document: &Document) -> Vec<Vec<u8>> {
    BACKENDS.iter().map(|backend| written(files, document, backend).0).collect()
}

/// Keeps a PDF for those who look at all of them: people, and the validators of `.ci/run`.
pub(crate) fn keep(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf").join(format!("{name}.pdf"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Keeps a letter for people who read all of them.
pub(crate) fn keep_text(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("law").join(format!("{name}.md"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
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
