//! What the documents say is so: commands run, exemption examples draft, tables are current.

use std::fs;
use std::process::Command;

use crate::common::root;

#[test]
fn the_commands_of_the_readme_run() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let commands: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("$ ").filter(|_| line.starts_with("    ")))
        .collect();
    assert!(commands.iter().any(|command| command.starts_with("cargo run --release -- draft ")), "{commands:?}");
    assert!(commands.contains(&"cargo test"));
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().map(|word| word.trim_matches('"')).collect();
        let arguments = match words.as_slice() {
            ["rustup", ..] => continue,
            ["foi", rest @ ..] => rest,
            ["cargo", "run", "--release", "--", rest @ ..] => rest,
            ["cargo", ..] => continue,
            other => panic!("the README has a command that no test runs: {other:?}"),
        };
        let output = Command::new(env!("CARGO_BIN_EXE_foi")).current_dir(root()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// A fenced block of the README.
fn block(readme: &str, kind: &str, number: usize) -> String {
    let fence = format!("\n```{kind}\n");
    let mut blocks = readme.split(&fence).skip(1);
    blocks.nth(number).unwrap().split("\n```").next().unwrap().to_owned() + "\n"
}

/// The words of a command line, with quotes as a shell reads them.
fn words(command: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for one in command.chars() {
        match one {
            '"' => quoted = !quoted,
            ' ' if !quoted => found.push(String::new()),
            one => found.last_mut().unwrap().push(one),
        }
    }
    found
}

/// The transcript of the README, from the text of a request to a finished PDF, in an empty folder.
#[test]
fn the_transcript_of_the_readme_is_what_happens() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let transcript = readme.split("## From a request to a letter").nth(1).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("request.txt"), block(transcript, "text", 0)).unwrap();
    let mut commands = 0;
    for number in 0..2 {
        let mut said = String::new();
        for line in block(transcript, "console", number).lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                assert_eq!(said, "", "the README leaves out what was said before: {command}");
                let output = Command::new(env!("CARGO_BIN_EXE_foi"))
                    .current_dir(folder.path())
                    .args(&words(command)[1..])
                    .output()
                    .unwrap();
                said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
                assert_eq!(output.status.code(), Some(0), "{command}\n{said}");
                commands += 1;
            } else {
                said = said
                    .strip_prefix(&format!("{line}\n"))
                    .unwrap_or_else(|| panic!("not said: {line}\n{said}"))
                    .to_owned();
            }
        }
        assert_eq!(said, "");
        if number == 0 {
            edit(&folder.path().join("office/cases/bridges.yaml"), &block(transcript, "diff", 0));
        }
    }
    assert!(commands <= 5);
    assert!(fs::read(folder.path().join("letter.pdf")).unwrap().starts_with(b"%PDF-1.7"));
}

/// Edits a file as a diff says.
fn edit(path: &std::path::Path, diff: &str) {
    let mut text = fs::read_to_string(path).unwrap();
    let (mut old, mut new) = (String::new(), String::new());
    for line in diff.lines().chain(["-"]) {
        if line.starts_with('-') && !new.is_empty() {
            assert!(text.contains(&old), "the file has no such lines:\n{old}\n{text}");
            text = text.replacen(&old, &new, 1);
            (old, new) = (String::new(), String::new());
        }
        let (sign, rest) = line.split_at(1);
        if sign == "-" { &mut old } else { &mut new }.push_str(&format!("{rest}\n"));
    }
    fs::write(path, text).unwrap();
}

#[test]
fn the_letter_that_the_readme_quotes_is_the_letter() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let letter = fs::read_to_string(root().join("tests/examples/department-for-canals/opening-day-posts.md")).unwrap();
    let quoted: Vec<&str> =
        readme.lines().filter_map(|line| line.strip_prefix("> ")).filter(|line| *line != "…").collect();
    assert!(quoted.len() > 5);
    for line in quoted {
        assert!(letter.lines().any(|known| known == line), "the letter has no line: {line}");
    }
}
