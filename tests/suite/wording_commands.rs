//! `foi wording` as lawyers, letter writers and machines meet it: the check, the approval, the letters before and
//! after, and what the examples give to version control.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::common::root;

const RIGHTS: &str = "templates/parts/rights-text.md";

/// A copy of the example workspace that has wording of its own, in a repository with one commit.
fn workspace() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples/wexmoor-council"), folder.path());
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    commit(folder.path(), "Begin");
    let path = folder.path().to_owned();
    (folder, path)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A command for which `foi` is on the path, and nothing of this machine's own settings counts.
fn command(folder: &Path, program: &str) -> Command {
    let bin = Path::new(env!("CARGO_BIN_EXE_foi")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .env("PATH", path)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null");
    for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"] {
        command.env(name, "Tester");
    }
    for name in ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
        command.env(name, "tester@example.org");
    }
    command
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, "git").args(arguments).output().unwrap()
}

#[track_caller]
fn commit(folder: &Path, message: &str) {
    assert!(git(folder, &["add", "--all"]).status.success());
    let output = git(folder, &["commit", "--quiet", "--message", message]);
    assert!(output.status.success(), "{}", all(&output));
}

fn foi(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, "foi").args(arguments).output().unwrap()
}

fn all(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Runs `foi`, and gives all that it printed.
#[track_caller]
fn said(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = foi(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{}", all(&output));
    all(&output)
}

/// Puts the built-in text of a file into a workspace, with other words.
fn reword(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).or_else(|_| fs::read_to_string(root().join(file))).unwrap();
    assert!(text.contains(from), "{file} does not say {from}");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn the_example_workspace_is_clean_and_approved() {
    let (_keep, folder) = workspace();
    let text = said(&folder, &["wording", "check", "--approved"], 0);
    assert!(text.contains("0 errors, 0 warnings"), "{text}");
    assert!(said(&folder, &["explain", "our-name"], 0).contains("Wexmoor Parish Council"));
    assert!(said(&folder, &["explain", "long-words"], 0).starts_with("long-words, a rule for wording"));
    assert!(said(&folder, &["explain", "long-word"], 2).contains("did you mean `long-words`?"));
}

#[test]
fn a_folder_that_is_no_workspace_has_the_built_in_wording() {
    let folder = tempfile::tempdir().unwrap();
    assert!(said(folder.path(), &["wording", "check"], 0).contains("files and"));
    assert!(said(folder.path(), &["wording", "check", "none"], 2).contains("there is no `none`"));
    fs::create_dir_all(folder.path().join("templates/parts")).unwrap();
    fs::write(folder.path().join("templates/parts/subject.md"), [0xff, 0xfe, 0x00]).unwrap();
    assert!(said(folder.path(), &["wording", "check"], 1).contains("is not text in UTF-8"));
}

/// A rule that cannot be read does not leave its place empty: nothing is drafted or checked until it is mended.
#[test]
fn a_rule_of_ones_own_that_is_broken_is_told() {
    let (_keep, folder) = workspace();
    for text in ["", "---\nlevel: [\n---\n# Why\nx\n", "---\nleval: error\n---\n# Why\nx\n"] {
        fs::write(folder.join("templates/wording/neither-tells.md"), text).unwrap();
        assert!(said(&folder, &["check", "cases"], 1).contains("templates/wording/neither-tells.md"));
        assert!(
            said(&folder, &["draft", "cases/river-surveys.yaml"], 1).contains("templates/wording/neither-tells.md")
        );
    }
}

/// From a change to its approval, as the people of an authority go about it.
#[test]
fn words_are_changed_read_and_approved() {
    let (_keep, folder) = workspace();
    reword(
        &folder,
        RIGHTS,
        "Somebody who had no part in it will review it.",
        "A colleague who had no part in it will look at it.",
    );
    let text = said(&folder, &["wording", "check", "--approved", "--format", "github"], 1);
    assert!(text.contains(&format!("::error file={RIGHTS},line=1,")), "{text}");
    let approve =
        ["wording", "approve", RIGHTS, "--by", "P. Marsh", "--role", "Head of Legal", "--today", "2026-11-26"];
    assert!(said(&folder, &approve, 0).contains("1 file approved by P. Marsh (Head of Legal)"));
    said(&folder, &["wording", "check", "--approved"], 0);
    let lock = fs::read_to_string(folder.join("wording.lock")).unwrap();
    assert_eq!(lock.lines().count(), 3, "{lock}");
    assert!(lock.contains("\"templates/parts/rights-text.md\": { words: \"sha256:"), "{lock}");
    commit(&folder, "Reword the review");

    // A sentence changes: it is found at its line, and read in letters, as few as show it.
    reword(&folder, RIGHTS, "The review is free.", "We charge nothing for the review.");
    let text = said(&folder, &["wording", "check", "--approved"], 1);
    assert!(text.contains("they have changed since") && text.contains(&format!("{RIGHTS}:14")), "{text}");
    let text = said(&folder, &["wording", "diff"], 0);
    assert!(text.contains("[-The review is free.-]{+We charge nothing for the review.+}"), "{text}");
    assert!(text.contains("## If you are unhappy with this letter"), "{text}");
    assert_eq!(text.matches("=== ").count(), 1, "{text}");
    assert!(text.contains("letters drawn") && text.contains("1 shown"), "{text}");

    // The same in a letter of one's own, and on a page.
    let text = said(&folder, &["wording", "diff", "cases/river-surveys.yaml"], 0);
    assert!(text.contains("=== cases/river-surveys") && text.contains("{+We charge nothing"), "{text}");
    said(&folder, &["wording", "diff", "--whole", "-o", "changes.html"], 0);
    let page = fs::read_to_string(folder.join("changes.html")).unwrap();
    assert!(page.contains("<del>The review is free.</del><ins>We charge nothing for the review.</ins>"), "{page}");
    assert!(said(&folder, &["wording", "diff", "-o", "changes.pdf"], 2).contains("`.html`"));

    // What was approved is what it is compared with, whatever has been committed since.
    commit(&folder, "Say that it is free in other words");
    assert!(said(&folder, &["wording", "diff"], 0).contains("[-The review is free.-]"));
    assert!(said(&folder, &["wording", "diff", "--since", "HEAD"], 0).contains("none reads differently"));
    assert!(said(&folder, &["wording", "diff", "--since", "HEAD~1"], 0).contains("[-The review is free.-]"));
    assert!(said(&folder, &["wording", "diff", "--since", "nowhere"], 2).contains("is no revision"));
    assert!(said(&folder, &["wording", "diff", "--since=--output=x"], 2).contains("is no revision"));
    assert!(said(&folder, &["wording", "diff", "--from", root().to_str().unwrap()], 0).contains("{+A colleague"));
}

#[test]
fn what_is_at_fault_cannot_be_approved() {
    let (_keep, folder) = workspace();
    reword(&folder, RIGHTS, "{% if review %}", "{% if reviews %}");
    let approve = ["wording", "approve", "templates", "--by", "P. Marsh", "--role", "Head of Legal"];
    let before = fs::read_to_string(folder.join("wording.lock")).unwrap();
    assert!(said(&folder, &approve, 1).contains("nothing was approved"));
    assert_eq!(fs::read_to_string(folder.join("wording.lock")).unwrap(), before);
    reword(&folder, RIGHTS, "{% if reviews %}", "{% if review %}");
    fs::write(folder.join("wording.lock"), format!("<<<<<<< HEAD\n{before}")).unwrap();
    assert!(said(&folder, &approve, 1).contains("mend `wording.lock` first"));
    fs::write(folder.join("wording.lock"), &before).unwrap();
    assert!(
        said(&folder, &["wording", "approve", "templates/parts/rihgts.md", "--by", "P", "--role", "R"], 2)
            .contains("is no wording")
    );
    assert!(
        said(&folder, &["wording", "approve", "templates", "--by", " ", "--role", "R"], 2).contains("`--by` needs")
    );
    assert!(said(&folder, &["wording", "approve", RIGHTS, "--by", "P"], 2).contains("--role"));
    said(&folder, &approve, 0);
    said(&folder, &["wording", "check", "--approved"], 0);
}

#[test]
fn coverage_counts_what_letters_have_said() {
    let (_keep, folder) = workspace();
    let alone = said(&folder, &["wording", "coverage"], 0);
    assert!(alone.contains(" of all of it was said") && alone.contains("branches"), "{alone}");
    let json: serde_json::Value =
        serde_json::from_slice(&foi(&folder, &["wording", "coverage", "cases", "--format", "json"]).stdout).unwrap();
    let kinds: Vec<&str> =
        json["kinds"].as_array().unwrap().iter().map(|kind| kind["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["letters", "parts", "exemption files", "passages of the law", "branches", "points"]);
    assert!(json["letters"].as_u64() > Some(900), "{}", json["letters"]);
    reword(
        &folder,
        RIGHTS,
        "{% if review %}",
        "{% if review %}{% if rights.no_procedure %}{% if law.eisr %}Nobody.{% endif %}{% endif %}",
    );
    let list = said(&folder, &["wording", "coverage", "--list"], 0);
    assert!(list.contains(&format!("{RIGHTS}:4: {{% if rights.no_procedure %}}")), "{list}");
    said(&folder, &["wording", "coverage", "--at-least", "100"], 1);
}

/// The hook of the example looks at what is committed, and lets nothing through that the check would not.
#[test]
fn the_hook_of_the_example_guards_a_commit() {
    let (_keep, folder) = workspace();
    let hook = folder.join(".githooks/pre-commit");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(git(&folder, &["config", "core.hooksPath", ".githooks"]).status.success());
    reword(&folder, RIGHTS, "The review is free.", "Prior to the review you pay nothing.");
    git(&folder, &["add", "--all"]);
    let output = git(&folder, &["commit", "--quiet", "--message", "Reword"]);
    assert_eq!(output.status.code(), Some(1), "{}", all(&output));
    assert!(all(&output).contains("long-words") && all(&output).contains("nobody has approved"), "{}", all(&output));
    // What lies in the folder and is not committed is no matter.
    git(&folder, &["reset", "--quiet"]);
    fs::write(folder.join("notes.txt"), "Nothing.").unwrap();
    git(&folder, &["add", "notes.txt"]);
    let output = git(&folder, &["commit", "--quiet", "--message", "Note"]);
    assert!(output.status.success(), "{}", all(&output));
}

/// The steps of the example's workflow run, and a fault is noted at its line.
#[test]
fn the_workflow_of_the_example_runs() {
    let (_keep, folder) = workspace();
    let text = fs::read_to_string(folder.join(".github/workflows/letters.yml")).unwrap();
    let workflow: serde_json::Value = serde_yaml::from_str(&text).unwrap();
    let steps = workflow["jobs"]["letters"]["steps"].as_array().unwrap();
    let runs: Vec<&str> =
        steps.iter().filter_map(|step| step["run"].as_str()).filter(|run| run.starts_with("foi ")).collect();
    assert_eq!(runs.len(), 3, "{runs:?}");
    git(&folder, &["update-ref", "refs/remotes/origin/main", "HEAD"]);
    let step = |run: &str| {
        command(&folder, "bash").args(["-euo", "pipefail", "-c", run]).env("GITHUB_BASE_REF", "main").output().unwrap()
    };
    for run in &runs {
        assert!(step(run).status.success(), "{run}\n{}", all(&step(run)));
    }
    assert!(folder.join("changes.html").exists());
    reword(&folder, "templates/wording/our-name.md", "people write to the wrong one", "people write to it in error");
    let output = step(runs[0]);
    assert_eq!(output.status.code(), Some(1));
    let line = all(&output);
    assert!(line.starts_with("::error file=templates/wording/our-name.md,line=14,endLine=14,"), "{line}");
    reword(&folder, "cases/dog-wardens.yaml", "regime: foia", "regime: foiaa");
    let output = step(runs[1]);
    assert!(all(&output).starts_with("::error file=cases/dog-wardens.yaml,line="), "{}", all(&output));
}
