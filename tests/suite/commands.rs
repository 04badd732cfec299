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
    refused(&folder, &["draft", "cases"], 2, "--out-dir letters");
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

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = foi(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn due_dates_come_with_their_working() {
    let (_keep, folder) = copy();
    let due = |arguments: &[&str]| printed(&folder, &[&["due"], arguments].concat());
    let text = due(&["--received", "2026-06-01"]);
    assert!(text.contains("World Cup bank holiday (Scotland)"), "{text}");
    assert!(text.ends_with("Due: Tuesday 30 June 2026 (FOIA 2000 s.10(1) and (6))\n"), "{text}");
    let last = |arguments: &[&str]| due(arguments).lines().last().unwrap().to_owned();
    let cases: [(&[&str], &str); 12] = [
        (&["--received", "2026-03-12", "--regime", "foisa"], "Friday 10 April 2026"),
        (&["--received", "2026-06-01", "--regime", "eir", "--for", "extension"], "Wednesday 29 July 2026"),
        (&["--received", "2026-06-01", "--for", "review"], "Tuesday 30 June 2026"),
        (&["--received", "2026-06-01", "--for", "complex-review"], "Wednesday 29 July 2026"),
        (&["--received", "2026-09-01", "--paused", "2026-09-15..2026-10-06"], "Wednesday 21 October 2026"),
        (&["--received", "2026-09-15", "--for", "fee"], "Monday 14 December 2026"),
        (&["--received", "2026-06-04", "--for", "clarification"], "Tuesday 4 August 2026"),
        (&["--received", "2026-07-13", "--closed", "2026-07-22..2026-09-01"], "Monday 21 September 2026"),
        (&["--received", "2026-06-01", "--transferred-record"], "Wednesday 15 July 2026"),
        (&["--received", "2026-06-01", "--days", "60"], "Thursday 27 August 2026"),
        (&["--received", "2026-05-01", "--clarified", "2026-06-01"], "Tuesday 30 June 2026"),
        (&["--received", "2026-01-30", "--for", "data"], "Monday 2 March 2026"),
    ];
    for (arguments, day) in cases {
        assert!(last(arguments).starts_with(&format!("Due: {day} (")), "{arguments:?}: {}", last(arguments));
    }
    let json: serde_json::Value = serde_json::from_str(&due(&["--case", CASE, "--format", "json"])).unwrap();
    assert_eq!(json["days"][0]["number"], 0);
    assert!(json["due"].as_str().is_some_and(|due| due.starts_with("2026-")));
    refused(&folder, &["due", "--received", "2028-12-20"], 2, "the table of bank holidays ends");
    refused(&folder, &["due", "--received", "1/6/2026"], 2, "2026-06-01");
    refused(
        &folder,
        &["due", "--received", "2026-06-01", "--regime", "foisa", "--for", "extension"],
        2,
        "no extension",
    );
    refused(&folder, &["due", "--received", "2026-06-01", "--paused", "2026-06-05..2026-06-02"], 2, "before the first");
}

#[test]
fn a_workspace_corrects_the_bank_holidays() {
    let (_keep, folder) = copy();
    let mut profile = fs::read_to_string(folder.join("foi.yaml")).unwrap();
    profile.push_str("bank_holidays:\n  add: [{ date: 2026-06-03, name: A wedding, in: [northern_ireland] }]\n");
    fs::write(folder.join("foi.yaml"), profile).unwrap();
    let text = printed(&folder, &["due", "--received", "2026-06-01"]);
    assert!(text.contains("A wedding (Northern Ireland)"), "{text}");
    assert!(text.contains("Due: Wednesday 1 July 2026"), "{text}");
}

#[test]
fn provisions_are_found_as_officers_think() {
    let (_keep, folder) = copy();
    let first = |query: &str| {
        let text = printed(&folder, &["exemptions", query, "--regime", "foia"]);
        text.lines().next().unwrap().to_owned()
    };
    for (query, section) in [
        ("staff names", "FOIA s40:"),
        ("commercial", "FOIA s43:"),
        ("ongoing investigation", "FOIA s30:"),
        ("legal advice", "FOIA s42:"),
        ("too expensive", "FOIA s12:"),
        ("harassment", "FOIA s14:"),
        ("already published", "FOIA s21:"),
        ("spies", "FOIA s23:"),
        ("s31(1)(a)", "FOIA s31:"),
    ] {
        assert!(first(query).starts_with(section), "{query}: {}", first(query));
    }
    let json: serde_json::Value = serde_json::from_str(&printed(&folder, &["exemptions", "--format", "json"])).unwrap();
    for entry in json.as_array().unwrap() {
        for field in ["id", "cite", "regime", "status", "ncnd", "letter", "evidence", "example", "must_explain"] {
            assert!(!entry[field].is_null(), "{} has no {field}", entry["id"]);
        }
    }
    let output = foi(&folder, &["exemptions", "zeppelin"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_provision_is_explained_however_it_is_spelled() {
    let (_keep, folder) = copy();
    let wanted = printed(&folder, &["explain", "s43(2)"]);
    for part in ["section 43(2) (qualified)", "section 43(3)", "## The refusal must explain", "`whose`", "## Take care"]
    {
        assert!(wanted.contains(part), "{part}\n{wanted}");
    }
    assert!(wanted.lines().count() < 90, "{}", wanted.lines().count());
    for spelled in ["S.43(2)", "section 43 (2)", "FOIA s43(2)"] {
        assert_eq!(printed(&folder, &["explain", spelled]), wanted);
    }
    assert!(printed(&folder, &["explain", "Reg 12(5)(e)"]).contains("regulation 12(5)(e) (qualified)"));
    assert!(printed(&folder, &["explain", "s33(1)(b)", "--regime", "foisa"]).contains("section 18(1)"));
    refused(&folder, &["explain", "s31(1)(z)"], 2, "did you mean");
}
