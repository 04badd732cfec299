//! The command line as its user meets it: what is printed, what is written, and the exit code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::common::root;

const CASE: &str = "cases/river-surveys.yaml";

/// A copy of an example in a folder of its own.
fn copy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let from = root().join("examples/wexmoor-council");
    fs::create_dir(folder.path().join("cases")).unwrap();
    for file in ["foi.yaml", CASE] {
        fs::copy(from.join(file), folder.path().join(file)).unwrap();
    }
    let path = folder.path().to_owned();
    (folder, path)
}

fn foi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_foi")).current_dir(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str], code: i32, words: &str) {
    let output = foi(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    assert!(said(&output).contains(words), "{}", said(&output));
    assert!(output.stdout.is_empty(), "something was printed");
}

#[test]
fn a_letter_goes_to_standard_output_and_messages_do_not() {
    let (_keep, folder) = copy();
    let output = foi(&folder, &["draft", CASE]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("**Wexmoor Borough Council**"));
}

#[test]
fn the_ending_of_the_file_says_the_format() {
    let (_keep, folder) = copy();
    assert_eq!(foi(&folder, &["draft", CASE, "-o", "letter.html"]).status.code(), Some(0));
    assert!(fs::read_to_string(folder.join("letter.html")).unwrap().starts_with("<!doctype html>"));
    assert_eq!(foi(&folder, &["draft", CASE, "-o", "letter.pdf"]).status.code(), Some(0));
    let printed = fs::read(folder.join("letter.pdf")).unwrap();
    assert!(printed.starts_with(b"%PDF-1.7"));
    assert_eq!(foi(&folder, &["draft", CASE, "--to", "pdf"]).stdout, printed);
    assert_eq!(foi(&folder, &["draft", CASE, "-o", "letter.md"]).status.code(), Some(0));
    assert_eq!(fs::read(folder.join("letter.md")).unwrap(), foi(&folder, &["draft", CASE]).stdout);
    refused(&folder, &["draft", CASE, "-o", "letter.docx"], 2, "no letter can be written as `.docx`");
    refused(&folder, &["draft", CASE, "-o", "letter"], 2, "no ending");
}

#[test]
fn it_works_from_any_folder() {
    let (_keep, folder) = copy();
    let inside = foi(&folder.join("cases"), &["draft", "river-surveys.yaml"]);
    assert_eq!(inside.status.code(), Some(0), "{}", said(&inside));
    let outside = foi(Path::new("/"), &["draft", folder.join(CASE).to_str().unwrap()]);
    assert_eq!(outside.stdout, inside.stdout);
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_written() {
    let (_keep, folder) = copy();
    refused(&folder, &["draft", "cases/none.yaml"], 1, "there is no file `cases/none.yaml`");
    refused(&folder, &["draft", "cases"], 1, "is a folder");
    fs::write(folder.join("cases/binary.yaml"), [0xff, 0xfe, 0x00, 0x80]).unwrap();
    refused(&folder, &["draft", "cases/binary.yaml", "-o", "x.md"], 1, "is not text in UTF-8");
    fs::write(folder.join("cases/large.yaml"), vec![b'a'; 50 * 1024 * 1024]).unwrap();
    refused(&folder, &["draft", "cases/large.yaml", "-o", "x.md"], 1, "is too large");
    assert!(!folder.join("x.md").exists());
    refused(&folder, &["draft", CASE, "-o", CASE, "--to", "md"], 2, "would overwrite `cases/river-surveys.yaml`");
    refused(&folder, &["draft", CASE, "-o", "foi.yaml", "--to", "md"], 2, "would overwrite `foi.yaml`");
    refused(&folder, &["draft", CASE, "-o", "none/x.md"], 2, "cannot write `none/x.md`");
    refused(&folder, &["draft", CASE, "-o", "cases", "--to", "md"], 2, "is a folder");
}

#[test]
fn a_folder_without_a_profile_is_no_workspace() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.yaml"), "reference: X\n").unwrap();
    refused(folder.path(), &["draft", "case.yaml"], 2, "is in no workspace");
    refused(folder.path(), &["draft", "none.yaml"], 2, "there is no `none.yaml`");
}

#[cfg(unix)]
#[test]
fn a_link_cannot_lead_out_of_the_workspace() {
    let (_keep, folder) = copy();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.join("cases/note.md")).unwrap();
    let case = fs::read_to_string(folder.join(CASE)).unwrap();
    let case = case.replace("answers:", "documents:\n  - { id: note, title: Note, file: note.md }\nanswers:");
    fs::write(folder.join(CASE), case).unwrap();
    refused(&folder, &["draft", CASE], 1, "is outside the workspace");
}

#[test]
fn a_fault_leaves_an_earlier_letter_as_it_was() {
    let (_keep, folder) = copy();
    fs::write(folder.join("letter.md"), "as it was").unwrap();
    let case = fs::read_to_string(folder.join(CASE)).unwrap();
    fs::write(folder.join(CASE), case.replace("not_held:", "not_helt:")).unwrap();
    let output = foi(&folder, &["draft", CASE, "-o", "letter.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("did you mean `not_held`?"), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.join("letter.md")).unwrap(), "as it was");
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let (_keep, folder) = copy();
    let mut child = Command::new(env!("CARGO_BIN_EXE_foi"))
        .current_dir(&folder)
        .args(["draft", CASE])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stderr.is_empty());
}

#[test]
fn check_reads_a_folder_and_counts() {
    let (_keep, folder) = copy();
    let output = foi(&folder, &["check", "."]);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), "1 case checked: 0 errors, 0 warnings\n"));
    fs::write(folder.join("cases/other.yaml"), "reference: X\nsubjekt: Y\n").unwrap();
    let output = foi(&folder, &["check", "cases"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).ends_with("2 cases checked: 1 error, 0 warnings\n"), "{}", said(&output));
}

#[test]
fn colour_is_only_for_those_who_want_it() {
    let (_keep, folder) = copy();
    fs::write(folder.join("cases/other.yaml"), "subjekt: Y\n").unwrap();
    let plain = foi(&folder, &["check", "cases/other.yaml"]);
    assert!(!said(&plain).contains('\u{1b}'));
    let coloured = foi(&folder, &["--color", "always", "check", "cases/other.yaml"]);
    assert!(said(&coloured).contains('\u{1b}'));
}

#[test]
fn codes_and_provisions_are_explained() {
    let (_keep, folder) = copy();
    let rule = foi(&folder, &["explain", "foi012"]);
    assert!(String::from_utf8(rule.stdout).unwrap().starts_with("# FOI012: "));
    let code = foi(&folder, &["explain", "FOI103"]);
    assert!(String::from_utf8(code.stdout).unwrap().starts_with("FOI103: "));
    let provision = foi(&folder, &["explain", "section 31(1)(a)"]);
    let text = String::from_utf8(provision.stdout).unwrap();
    assert!(text.contains("Law enforcement") && text.contains("## What you need"), "{text}");
    refused(&folder, &["explain", "FOI01O"], 2, "did you mean");
    refused(&folder, &["explain", "s99"], 2, "the catalogue has no section 99");
}

#[test]
fn the_schema_is_json() {
    let (_keep, folder) = copy();
    for of in ["case", "authority"] {
        let schema: serde_json::Value = serde_json::from_slice(&foi(&folder, &["schema", of]).stdout).unwrap();
        assert_eq!(schema["type"], "object");
    }
}
