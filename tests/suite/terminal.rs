//! What an officer does at a terminal: begin a workspace and a case, look at a letter, see what is due.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::common::{golden, root};

fn foi(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_foi"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("PAGER")
        .output()
        .unwrap()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = foi(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{said}");
    (String::from_utf8(output.stdout).unwrap(), said)
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str], words: &str) {
    let output = foi(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(words), "{said}");
}

/// A workspace as `foi init` makes it.
fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(
        folder.path(),
        &[
            "init",
            "office",
            "--name",
            "Wexmoor: \"the\" Council",
            "--email",
            "foi@example.org",
            "--address",
            "2 Market Rise, Wexmoor, ZZ4 1AA",
        ],
    );
    folder
}

#[test]
fn a_new_workspace_drafts_at_once_and_has_no_finding() {
    let keep = workspace();
    let office = keep.path().join("office");
    let (letter, said) = done(&office, &["draft", "cases/example.yaml"]);
    assert!(letter.starts_with("**Wexmoor: \"the\" Council**\\\n2 Market Rise\\\nWexmoor\\\nZZ4 1AA\n"), "{letter}");
    assert!(said.is_empty(), "{said}");
    let (_, said) = done(&office, &["check", ".", "--strict"]);
    assert_eq!(said, "1 case checked: 0 errors, 0 warnings\n");
    done(&office, &["draft", "cases/example.yaml", "-o", "letter.pdf"]);
    let (wording, _) = done(&office, &["wording", "check"]);
    assert!(wording.is_empty());
    for schema in ["case", "authority"] {
        let name = if schema == "case" { "case.schema.json" } else { "foi.schema.json" };
        assert_eq!(fs::read_to_string(office.join(name)).unwrap(), done(&office, &["schema", schema]).0);
    }
    // Nothing is written over, and nothing half.
    let before = fs::read_dir(&office).unwrap().count();
    refused(keep.path(), &["init", "office"], "`office/foi.yaml` is there already");
    fs::create_dir(keep.path().join("other")).unwrap();
    fs::write(keep.path().join("other/README.md"), "mine").unwrap();
    refused(keep.path(), &["init", "other"], "`other/README.md` is there already");
    assert_eq!(fs::read_dir(keep.path().join("other")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(&office).unwrap().count(), before);
}

#[test]
fn a_request_from_a_file_or_a_pipe_becomes_a_case_that_is_acknowledged() {
    let keep = workspace();
    let office = keep.path().join("office");
    let request = "Dear council,\n\nUnder the FOI Act:\n1. How many bridges do you own?\n2. Which of them are closed?\n\nYours\nAnn Odd\nann@example.com\n";
    fs::write(office.join("request.txt"), request).unwrap();
    let (_, said) = done(
        &office,
        &["new", "cases/0142.yaml", "--from", "request.txt", "--today", "2026-06-02", "--received", "2026-06-01"],
    );
    assert!(said.starts_with("cases/0142.yaml: 2 questions under the FOIA, due Tuesday 30 June 2026\n"), "{said}");
    let case = fs::read_to_string(office.join("cases/0142.yaml")).unwrap();
    assert!(case.starts_with("# yaml-language-server: $schema=../case.schema.json\n"), "{case}");
    let (letter, said) = done(&office, &["draft", "cases/0142.yaml"]);
    assert!(said.is_empty(), "{said}");
    assert!(letter.contains("30 June 2026") && letter.contains("Dear Ann Odd"), "{letter}");
    // The same from a pipe.
    let mut child = Command::new(env!("CARGO_BIN_EXE_foi"))
        .current_dir(&office)
        .args([
            "new",
            "cases/piped.yaml",
            "--from",
            "-",
            "--today",
            "2026-06-02",
            "--received",
            "2026-06-01",
            "--reference",
            "0142",
        ])
        .stdin(fs::File::open(office.join("request.txt")).unwrap())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(fs::read_to_string(office.join("cases/piped.yaml")).unwrap(), case);
    // What is said goes before what is found.
    done(
        &office,
        &[
            "new",
            "cases/said.yaml",
            "--from",
            "request.txt",
            "--name",
            "A. N. Other",
            "--subject",
            "Bridges",
            "--regime",
            "eir",
            "--today",
            "2026-06-02",
        ],
    );
    let said = fs::read_to_string(office.join("cases/said.yaml")).unwrap();
    for line in ["  name: A. N. Other\n", "subject: Bridges ", "regime: eir ", "  received: 2026-06-02 "] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

#[test]
fn what_cannot_be_a_request_makes_no_case() {
    let keep = workspace();
    let office = keep.path().join("office");
    let new = |from: &str, words: &str| {
        refused(&office, &["new", "cases/x.yaml", "--from", from], words);
        assert!(!office.join("cases/x.yaml").exists());
    };
    fs::write(office.join("empty.txt"), "").unwrap();
    new("empty.txt", "cannot read `empty.txt` as a request: there are no words in it");
    fs::write(office.join("binary.txt"), [0, 159, 146, 150, 0, 1, 2]).unwrap();
    new("binary.txt", "it is a file of bytes, not text");
    fs::write(office.join("word.txt"), b"PK\x03\x04rest").unwrap();
    new("word.txt", "it is a Word file or another archive, not text: save the message as .eml");
    let large = fs::File::create(office.join("large.eml")).unwrap();
    large.set_len(100 * 1024 * 1024).unwrap();
    new("large.eml", "`large.eml` is too large: a request may have 64 MB");
    new("none.txt", "cannot read `none.txt`");
    new("cases", "cannot read `cases`");
    fs::write(office.join("request.txt"), "How many bridges do you own?").unwrap();
    refused(&office, &["new", "cases/example.yaml", "--from", "request.txt"], "is there already");
    refused(&office, &["new", "cases/x.txt", "--from", "request.txt"], "a case is a YAML file");
    refused(&office, &["new", "none/x.yaml", "--from", "request.txt"], "there is no folder `none`: make it first");
    refused(&office, &["new", "cases/.x.yaml", "--from", "request.txt"], "would be hidden");
    refused(
        &office,
        &["new", "cases/x.yaml", "--from", "request.txt", "--today", "2026-06-01", "--received", "2026-07-01"],
        "after today",
    );
    refused(keep.path(), &["new", "x.yaml", "--from", "office/request.txt"], "foi init");
}

#[test]
fn a_plan_says_what_a_letter_is_made_of_and_why() {
    let folder = root().join("examples/harbour-gate-inspectorate");
    let (text, said) = done(&folder, &["plan", "cases/number-plate-readers.yaml"]);
    assert!(said.is_empty(), "{said}");
    golden(&root().join("tests/terminal/plan.txt"), &text).unwrap();
    let (json, _) = done(&folder, &["plan", "cases/number-plate-readers.yaml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["letter"]["wording"][0]["file"], "templates/letters/response.md");
    assert_eq!(json["letter"]["wording"][0]["own"], false);
    assert!(json["claims"][0]["line"].as_u64().is_some());
}

#[test]
fn a_plan_tells_the_wording_of_a_workspace_from_the_built_in() {
    let keep = workspace();
    let office = keep.path().join("office");
    fs::write(
        office.join("templates/parts/advice.md"),
        "---\nkind: body\n---\n## How to reach us\n\nWrite to {{ authority.email }}. Quote {{ reference }}.\n",
    )
    .unwrap();
    let (text, _) = done(&office, &["plan", "cases/example.yaml"]);
    assert!(text.contains("templates/parts/advice.md (the workspace's own)"), "{text}");
    assert!(text.contains("templates/parts/rights.md (built in)"), "{text}");
}

#[test]
fn a_preview_is_the_letter_as_one_reads_it() {
    let folder = root().join("examples/harbour-gate-inspectorate");
    let (text, _) = done(&folder, &["draft", "cases/number-plate-readers.yaml", "--preview"]);
    golden(&root().join("tests/terminal/preview.txt"), &text).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 88));
    let (coloured, _) = done(&folder, &["--color", "always", "draft", "cases/number-plate-readers.yaml", "--preview"]);
    assert!(coloured.contains("\u{1b}[1m"));
    // Colour changes no word and no line.
    assert_eq!(console::strip_ansi_codes(&coloured), text);
    refused(&folder, &["draft", "cases/number-plate-readers.yaml", "--preview", "-o", "x.md"], "cannot be used with");
}

#[test]
fn a_preview_keeps_its_width_and_shows_tables_redactions_and_gaps() {
    let tables = root().join("examples/wexmoor-council");
    let (text, _) = done(&tables, &["draft", "cases/dog-wardens.yaml", "--preview"]);
    assert!(text.contains("──  ──") && text.lines().all(|line| line.chars().count() <= 88), "{text}");
    let (text, _) =
        done(&root().join("examples/department-for-canals"), &["draft", "cases/opening-day-posts.yaml", "--preview"]);
    assert!(text.contains("[redacted: section 40(2)]"), "{text}");
}

#[test]
fn the_status_shows_late_cases_first_and_what_is_missing() {
    let keep = workspace();
    let office = keep.path().join("office");
    let add = |name: &str, request: &str, progress: &str| {
        let from = format!("{name}.txt");
        fs::write(office.join(&from), format!("Dear council,\n\n{request}\n\nYours\nAnn Odd\nann@example.com\n"))
            .unwrap();
        let case = format!("cases/{name}.yaml");
        done(
            &office,
            &["new", &case, "--from", &from, "--received", "2026-06-01", "--today", "2026-06-02", "--subject", name],
        );
        let text = fs::read_to_string(office.join(&case)).unwrap();
        fs::write(
            office.join(&case),
            text.replace("  # - clarification_asked", &format!("{progress}  # - clarification_asked")),
        )
        .unwrap();
    };
    add("bridges", "1. How many bridges?\n2. How old are they?", "");
    add(
        "unclear",
        "1. How many things?",
        "  - clarification_asked: { date: 2026-06-03, unclear: things, question: Which things? }\n",
    );
    add(
        "fee",
        "1. How many papers?",
        "  - fee_asked: { date: 2026-06-03, amount: 12.50, because: For copies on paper. }\n",
    );
    add(
        "done",
        "1. How many dogs?",
        "  - answered: { date: 2026-06-10 }\nanswers:\n  - { to: 1, disclosed: { text: Three. } }\n# ",
    );
    add(
        "soon",
        "1. How many cats?",
        "  - answered: { date: 2026-07-01 }\nanswers:\n  - { to: 1, disclosed: { text: Three. } }\n# ",
    );
    fs::write(office.join("cases/broken.yaml"), "reference: X\nsubjekt: y\n").unwrap();
    let (text, _) = done(&office, &["status", "--today", "2026-06-20"]);
    golden(&root().join("tests/terminal/status.txt"), &text).unwrap();
    let (text, _) = done(&office, &["status", "cases", "--all", "--today", "2026-07-02"]);
    golden(&root().join("tests/terminal/status-late.txt"), &text).unwrap();
    let (json, _) = done(&office, &["status", "--format", "json", "--today", "2026-07-02"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["today"], "2026-07-02");
    assert_eq!(json["cases"][1]["case"], "cases/bridges.yaml");
    assert_eq!(json["cases"][1]["working_days_left"], -2);
    assert_eq!(json["cases"][1]["unanswered"], serde_json::json!(["1", "2"]));
    refused(&office, &["status", "templates"], "there is no case in `templates`");
}

/// What the file says about whether information is held changes no line of the status or the plan of its case.
#[test]
fn neither_status_nor_plan_tells_what_is_neither_confirmed_nor_denied() {
    let keep = tempfile::tempdir().unwrap();
    let from = root().join("examples/harbour-gate-inspectorate");
    for name in
        ["foi.yaml", "cases/number-plate-readers.yaml", "cases/documents/assessment.md", "sent/number-plate-readers.md"]
    {
        fs::create_dir_all(keep.path().join(name).parent().unwrap()).unwrap();
        fs::copy(from.join(name), keep.path().join(name)).unwrap();
    }
    let path = keep.path().join("cases/number-plate-readers.yaml");
    let case = fs::read_to_string(&path).unwrap();
    let (head, _) = case.split_once("\nrecord:").unwrap();
    let mut seen: Vec<(String, String)> = Vec::new();
    for record in [
        "",
        "record:\n  held: { 8-10: true }\n  searches: [{ for: 8-10, where: here, date: 2026-06-07, by: us, found: Much }]\n",
        "record:\n  held: { 8-10: false }\n",
    ] {
        fs::write(&path, format!("{head}\n{record}")).unwrap();
        let status = done(keep.path(), &["status", "--today", "2026-06-10"]).0;
        seen.push((status, done(keep.path(), &["plan", "cases/number-plate-readers.yaml"]).0));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
}

#[test]
fn shells_and_manuals_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (text, _) = done(folder.path(), &["completions", shell]);
        for command in ["draft", "status", "wording", "completions"] {
            assert!(text.contains(command), "{shell} does not know {command}");
        }
    }
    done(folder.path(), &["man", "--out-dir", "man1"]);
    let pages: Vec<String> = fs::read_dir(folder.path().join("man1"))
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    for page in ["foi.1", "foi-draft.1", "foi-new.1", "foi-wording-approve.1"] {
        assert!(pages.iter().any(|name| name == page), "{pages:?}");
    }
    let (page, _) = done(folder.path(), &["man", "wording", "approve"]);
    assert_eq!(page, fs::read_to_string(folder.path().join("man1/foi-wording-approve.1")).unwrap());
    refused(folder.path(), &["man", "dance"], "there is no command `dance`");
}

#[test]
fn every_command_helps_with_an_example() {
    let folder = tempfile::tempdir().unwrap();
    let (help, _) = done(folder.path(), &["--help"]);
    let commands = help.split("Commands:").nth(1).unwrap().lines().skip(1).take_while(|line| !line.trim().is_empty());
    let mut names: Vec<Vec<&str>> = commands
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| Some(vec![line.split_whitespace().next()?]))
        .collect();
    names.retain(|name| name != &["help"] && name != &["wording"]);
    names.extend(["check", "diff", "approve", "coverage"].map(|name| vec!["wording", name]));
    assert!(names.len() > 14, "{names:?}");
    for name in names {
        let (help, _) = done(folder.path(), &[name.as_slice(), &["--help"]].concat());
        let own = help.contains(&format!("foi {}", name.join(" ")));
        assert!(help.contains("Example") && own, "{name:?} has no example:\n{help}");
    }
}
