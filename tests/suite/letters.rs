//! A folder is a test: `case.yaml` in; `letter.md`, `letter.html`, `tags.yaml` (the structure of the PDF) and
//! `report.txt` out.
//!
//! A folder without a profile has that of the folder above. An empty file `as-draft` asks for a draft,
//! and an empty file `email` or `log` for that layout.
//! `UPDATE=1 cargo test` accepts what came out; read it first.

use crate::common::{Workspace, compose_as, folder, folders, golden, keep, root, shown};
use foi_drafter::backend::{html, markdown, pdf};
use foi_drafter::diagnostic::Report;
use foi_drafter::office::{Layout, Office};

#[test]
fn every_folder_gives_its_letter_and_its_report() {
    let top = root().join("tests/letters");
    let profile = std::fs::read_to_string(top.join("foi.yaml")).unwrap();
    let mut faults = Vec::new();
    for folder in folders(&top) {
        let mut files = self::folder(&folder);
        files.texts.entry("foi.yaml".to_owned()).or_insert_with(|| profile.clone());
        let (document, mut report) = compose_as(&files, layout(&files.texts), files.texts.contains_key("as-draft"));
        let mut tags = String::new();
        if let Some(document) = &document {
            let office = Office::load(&files, &mut Report::default()).unwrap();
            let mut printer = pdf::Printer::new(&office, &files, &mut report);
            keep(&folder.file_name().unwrap().to_string_lossy(), &printer.print(document, &mut report).bytes);
            tags = printer.structure(document);
        }
        faults.extend(golden(&folder.join("tags.yaml"), &tags).err());
        let letter = document.as_ref().map(markdown::write).unwrap_or_default();
        let page = document.as_ref().map(html::write).unwrap_or_default();
        let page = without_style(&page);
        faults.extend(golden(&folder.join("letter.md"), &letter).err());
        faults.extend(golden(&folder.join("letter.html"), &page).err());
        faults.extend(golden(&folder.join("report.txt"), &report_of(&report)).err());
        assert!(document.is_some() || report.errors() > 0, "{} gives neither letter nor error", folder.display());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// The layout whose name is that of a file in the folder.
fn layout(files: &Workspace) -> Layout {
    let named = Layout::ALL.into_iter().find(|layout| files.contains_key(layout.key()));
    named.unwrap_or_default()
}

/// A page without its style, which is the same in all.
fn without_style(page: &str) -> String {
    match (page.find("<style>"), page.find("</style>\n")) {
        (Some(start), Some(end)) => format!("{}{}", &page[..start], &page[end + "</style>\n".len()..]),
        _ => page.to_owned(),
    }
}

fn report_of(report: &Report) -> String {
    if report.findings().is_empty() { String::new() } else { shown(report) }
}
