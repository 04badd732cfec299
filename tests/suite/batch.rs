//! A batch: a folder of cases in, a folder of letters out, whatever happens on the way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::common::root;

/// A workspace with so many cases, every third in a folder of its own.
fn workspace(cases: usize) -> (TempDir, PathBuf) {
    let keep = tempfile::tempdir().unwrap();
    let folder = keep.path().to_owned();
    let from = root().join("examples/wexmoor-council");
    fs::create_dir_all(folder.join("cases/older")).unwrap();
    fs::copy(from.join("foi.yaml"), folder.join("foi.yaml")).unwrap();
    let case = fs::read_to_string(from.join("cases/river-surveys.yaml")).unwrap();
    for number in 0..cases {
        let text = case.replace("WBC-2026-0318", &format!("WBC-2026-{number:04}"));
        let name =
            if number % 3 == 2 { format!("cases/older/{number:04}.yaml") } else { format!("cases/{number:04}.yaml") };
        fs::write(folder.join(name), text).unwrap();
    }
    (keep, folder)
}

fn draft(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_foi")).current_dir(folder).arg("draft").args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = draft(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    assert!(output.stdout.is_empty());
    said(&output)
}

/// Every file below a folder, hidden ones too, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                found.insert(path.strip_prefix(folder).unwrap().display().to_string(), bytes);
            }
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_keys().collect()
}

#[test]
fn every_case_of_a_folder_has_its_letter_in_every_format() {
    let (_keep, folder) = workspace(4);
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md,pdf", "--summary", "out.json"], 0);
    assert_eq!(
        text,
        "written    cases/0000.yaml\nwritten    cases/0001.yaml\nwritten    cases/0003.yaml\n\
         written    cases/older/0002.yaml\n4 cases: 4 letters written as md and pdf\n"
    );
    let letters = files(&folder.join("out"));
    let wanted = ["0000", "0001", "0003", "older/0002"];
    assert_eq!(letters.len(), wanted.len() * 2);
    for name in wanted {
        for format in ["md", "pdf"] {
            let alone = draft(&folder, &[&format!("cases/{name}.yaml"), "--to", format]).stdout;
            assert!(letters[&format!("{name}.{format}")] == alone, "{name}.{format} is another letter than alone");
        }
    }
    let summary: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("out.json")).unwrap()).unwrap();
    assert_eq!((&summary["version"], &summary["written"], &summary["failed"]), (&1.into(), &4.into(), &0.into()));
    assert_eq!(summary["cases"][3]["case"], "cases/older/0002.yaml");
    assert_eq!(summary["cases"][3]["files"], serde_json::json!(["older/0002.md", "older/0002.pdf"]));
    assert_eq!(summary["cases"][3]["outcome"], "written");
}

#[test]
fn a_case_that_fails_stops_no_other() {
    let (_keep, folder) = workspace(5);
    fs::write(folder.join("cases/0001.yaml"), "reference: X\nsubjekt: Y\n").unwrap();
    fs::write(folder.join("cases/0004.yaml"), [0xff, 0xfe, 0x00]).unwrap();
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md", "--summary", "out.json"], 1);
    assert!(text.contains("did you mean `subject`?"), "{text}");
    assert!(text.contains("no letter  cases/0001.yaml        1 error\n"), "{text}");
    assert!(text.contains("no letter  cases/0004.yaml        1 error\n"), "{text}");
    assert!(text.ends_with("5 cases: 3 letters written as md, 2 without a letter\n"), "{text}");
    assert_eq!(names(&folder.join("out")), ["0000.md", "0003.md", "older/0002.md"]);
    let summary: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("out.json")).unwrap()).unwrap();
    assert_eq!((&summary["written"], &summary["failed"]), (&3.into(), &2.into()));
    let finding = &summary["cases"][1]["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["line"], &finding["file"]),
        (&"FOI103".into(), &2.into(), &"cases/0001.yaml".into())
    );
}

#[test]
fn letters_messages_and_summary_are_the_same_on_any_number_of_threads() {
    let (_keep, folder) = workspace(12);
    fs::write(folder.join("cases/0001.yaml"), "reference: X\nsubjekt: Y\n").unwrap();
    let run = |jobs: &str| {
        let out = format!("out-{jobs}");
        let text =
            done(&folder, &["cases", "--out-dir", &out, "--to", "html,pdf", "--jobs", jobs, "--summary", "s.json"], 1);
        (text, files(&folder.join(&out)), fs::read(folder.join("s.json")).unwrap())
    };
    let one = run("1");
    assert_eq!(one.1.len(), 22);
    assert!(one == run("2"));
    assert!(one == run("7"));
}

#[test]
fn the_parts_of_a_batch_make_the_whole() {
    let (_keep, folder) = workspace(7);
    done(&folder, &["cases", "--out-dir", "whole", "--to", "md"], 0);
    let mut drafted = 0;
    for number in 1..=3 {
        let part = format!("{number}/3");
        let text =
            done(&folder, &["cases", "--out-dir", "parts", "--to", "md", "--shard", &part, "--summary", "s.json"], 0);
        drafted += text.lines().filter(|line| line.starts_with("written")).count();
        let summary: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("s.json")).unwrap()).unwrap();
        assert_eq!(summary["shard"], *part);
    }
    assert_eq!(drafted, 7);
    assert!(files(&folder.join("whole")) == files(&folder.join("parts")));
    // More parts than cases: the last have nothing to do.
    let text = done(&folder, &["cases", "--out-dir", "none", "--shard", "9/9"], 0);
    assert_eq!(text, "0 cases: 0 letters written as pdf\n");
}

#[test]
fn a_letter_that_differs_is_replaced_only_by_who_says_so() {
    let (_keep, folder) = workspace(2);
    fs::create_dir(folder.join("out")).unwrap();
    fs::write(folder.join("out/0001.md"), "as it was signed").unwrap();
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 2);
    assert!(text.contains("no letter  cases/0001.yaml  `0001.md` is there already and differs"), "{text}");
    assert_eq!(fs::read_to_string(folder.join("out/0001.md")).unwrap(), "as it was signed");
    assert!(folder.join("out/0000.md").is_file());
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md", "--replace"], 0);
    assert!(text.ends_with("2 cases: 2 letters written as md\n"));
    let replaced = files(&folder.join("out"));
    done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 0);
    assert!(files(&folder.join("out")) == replaced);
}

#[test]
fn letters_never_have_one_name() {
    let (_keep, folder) = workspace(2);
    for (from, to) in [("0000.yaml", "0000.yml"), ("0001.yaml", "SAME.yaml"), ("0001.yaml", "same.yaml")] {
        fs::copy(folder.join("cases").join(from), folder.join("cases").join(to)).unwrap();
    }
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 2);
    assert_eq!(text.matches("its letter would have the name of that of").count(), 4, "{text}");
    assert_eq!(names(&folder.join("out")), ["0001.md"]);
    // Named twice, or below a folder that is named too, a case is one case.
    let text = done(&folder, &["cases/0001.yaml", "cases/0001.yaml", "--out-dir", "out", "--to", "md"], 0);
    assert!(text.starts_with("written    cases/0001.yaml\n1 case: "), "{text}");
    // A folder cannot have the name of a letter.
    fs::create_dir(folder.join("cases/0001.md")).unwrap();
    fs::rename(folder.join("cases/same.yaml"), folder.join("cases/0001.md/x.yaml")).unwrap();
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 2);
    assert!(text.contains("its folder would have the name of another case's letter"), "{text}");
}

#[test]
fn letters_go_into_a_folder_of_their_own() {
    let (_keep, folder) = workspace(1);
    fs::create_dir_all(folder.join("templates/parts")).unwrap();
    for place in [".", "..", "templates/parts", "exemptions"] {
        let text = done(&folder, &["cases", "--out-dir", place], 2);
        assert!(text.contains("is no place for letters"), "{text}");
    }
    let text = done(&folder, &["cases"], 2);
    assert!(text.contains("--out-dir letters"), "{text}");
    let text = done(&folder, &["cases", "--out-dir", "foi.yaml"], 2);
    assert!(text.contains("cannot write to the folder `foi.yaml`"), "{text}");
    // What is in that folder is no part of a case: one letter would depend on another.
    fs::create_dir(folder.join("sent")).unwrap();
    fs::write(folder.join("sent/note.md"), "A note.").unwrap();
    let case = fs::read_to_string(folder.join("cases/0000.yaml")).unwrap();
    let case = case.replace("answers:", "documents:\n  - { id: note, title: Note, file: ../sent/note.md }\nanswers:");
    fs::write(folder.join("cases/0000.yaml"), case).unwrap();
    let text = done(&folder, &["cases", "--out-dir", "sent", "--to", "md"], 1);
    assert!(text.contains("it is in the folder that letters are written to"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let (_keep, folder) = workspace(3);
    let elsewhere = tempfile::tempdir().unwrap();
    // A folder of the cases that leads back to itself, and a case that is not there.
    symlink("..", folder.join("cases/loop")).unwrap();
    symlink("nowhere.yaml", folder.join("cases/gone.yaml")).unwrap();
    symlink("self.yaml", folder.join("cases/self.yaml")).unwrap();
    // A folder of the letters that leads out of them.
    fs::create_dir(folder.join("out")).unwrap();
    symlink(elsewhere.path(), folder.join("out/older")).unwrap();
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 2);
    assert!(text.contains("`older/0002.md` would be outside the folder to write to"), "{text}");
    assert!(text.contains("no letter  cases/gone.yaml        1 error"), "{text}");
    assert!(text.ends_with("5 cases: 2 letters written as md, 3 without a letter\n"), "{text}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    // A letter never goes through a link to what is there.
    fs::write(elsewhere.path().join("kept.md"), "kept").unwrap();
    fs::remove_file(folder.join("out/0000.md")).unwrap();
    symlink(elsewhere.path().join("kept.md"), folder.join("out/0000.md")).unwrap();
    done(&folder, &["cases/0000.yaml", "--out-dir", "out", "--to", "md", "--replace"], 0);
    assert_eq!(fs::read_to_string(elsewhere.path().join("kept.md")).unwrap(), "kept");
}

#[test]
fn where_there_is_no_case_it_says_so() {
    let (_keep, folder) = workspace(1);
    // A name may hold anything, and steers no terminal.
    fs::write(folder.join("cases/\u{1b}[31m.yaml"), "x").unwrap();
    let text = done(&folder, &["cases", "--out-dir", "odd", "--to", "md"], 1);
    assert!(!text.contains('\u{1b}') && text.contains("cases/\u{fffd}[31m.yaml"), "{text}");
    fs::remove_file(folder.join("cases/\u{1b}[31m.yaml")).unwrap();
    fs::create_dir(folder.join("empty")).unwrap();
    let text = done(&folder, &["empty", "--out-dir", "out"], 2);
    assert!(text.contains("there is no case in `empty`"), "{text}");
    let text = done(&folder, &["nowhere", "--out-dir", "out"], 2);
    assert!(text.contains("there is no `nowhere`"), "{text}");
    let outside = tempfile::tempdir().unwrap();
    let text = done(outside.path(), &[".", "--out-dir", "out"], 2);
    assert!(text.contains("is in no workspace"), "{text}");
    let text = done(&folder, &["cases", "--out-dir", "out", "--shard", "3/2"], 2);
    assert!(text.contains("`2/8` is the second of eight"), "{text}");
    let text = done(&folder, &["cases", "--out-dir", "out", "--jobs", "0"], 2);
    assert!(text.contains("--jobs"), "{text}");
}

#[test]
fn a_workspace_with_a_fault_leaves_the_letters_of_others() {
    let (_keep, folder) = workspace(2);
    let (_other, other) = workspace(1);
    fs::rename(&other, folder.join("cases/theirs")).unwrap();
    fs::write(folder.join("cases/theirs/foi.yaml"), "nam: Nobody\n").unwrap();
    let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 2);
    assert!(text.contains("did you mean `name`?") && text.contains("its workspace has errors"), "{text}");
    assert_eq!(names(&folder.join("out")), ["0000.md", "0001.md"]);
}

#[test]
fn a_summary_is_written_over_no_other_file() {
    let (_keep, folder) = workspace(1);
    let before = files(&folder);
    for other in ["cases/0000.yaml", "foi.yaml"] {
        let text = done(&folder, &["cases", "--out-dir", "out", "--to", "md", "--summary", other], 2);
        assert!(text.contains("is there and is no summary"), "{text}");
    }
    assert!(files(&folder) == before);
    for _ in 0..2 {
        done(&folder, &["cases", "--out-dir", "out", "--to", "md", "--summary", "s.json"], 0);
    }
}

/// Numbers that look like chance, and are the same each time.
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn a_batch_that_is_killed_and_started_again_gives_the_same_folder() {
    let (_keep, folder) = workspace(24);
    let arguments = ["cases", "--out-dir", "out", "--to", "md,html"];
    done(&folder, &arguments, 0);
    let whole = files(&folder.join("out"));
    assert_eq!(whole.len(), 48);
    let mut seed = 1;
    let mut cut_off = 0;
    for _ in 0..50 {
        fs::remove_dir_all(folder.join("out")).unwrap();
        let mut run = Command::new(env!("CARGO_BIN_EXE_foi"))
            .current_dir(&folder)
            .arg("draft")
            .args(arguments)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // It dies once so many files are there, whole or not: no clock says when.
        let enough = chance(&mut seed) % 48;
        while files(&folder.join("out")).len() < usize::try_from(enough).unwrap() && run.try_wait().unwrap().is_none() {
        }
        run.kill().unwrap();
        run.wait().unwrap();
        let left = files(&folder.join("out"));
        cut_off += usize::from(left.len() < 48);
        for (name, bytes) in left.iter().filter(|(name, _)| !name.starts_with(".foi-")) {
            assert!(bytes == &whole[name], "{name} is half-written");
        }
        done(&folder, &arguments, 0);
        assert!(files(&folder.join("out")) == whole);
    }
    assert!(cut_off > 30, "only {cut_off} runs were cut off");
}

#[test]
fn the_remains_of_a_killed_run_are_cleared_away_and_the_work_of_another_is_not() {
    let (_keep, folder) = workspace(1);
    fs::create_dir(folder.join("out")).unwrap();
    fs::write(folder.join("out/.foi-a.part"), "half a let").unwrap();
    let busy = fs::File::create(folder.join("out/.foi-b.part")).unwrap();
    busy.lock().unwrap();
    fs::write(folder.join("out/notes.txt"), "ours").unwrap();
    done(&folder, &["cases", "--out-dir", "out", "--to", "md"], 0);
    assert_eq!(names(&folder.join("out")), [".foi-b.part", "0000.md", "notes.txt"]);
}
