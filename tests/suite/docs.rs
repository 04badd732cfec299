//! What the documents say is so: commands run, exemption examples draft, tables are current.

use std::fs;
use std::process::Command;

use crate::common::root;

#[test]
fn the_commands_of_the_readme_run() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let commands: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("    $ ")).collect();
    assert!(commands.iter().any(|command| command.starts_with("cargo run --release -- draft ")), "{commands:?}");
    assert!(commands.contains(&"cargo test"));
    for command in commands {
        let words: Vec<&str> = command.split_whitespace().map(|word| word.trim_matches('"')).collect();
        let arguments = match words.as_slice() {
            ["foi", rest @ ..] => rest,
            ["cargo", "run", "--release", "--", rest @ ..] => rest,
            ["cargo", ..] => continue,
            other => panic!("the README has a command that no test runs: {other:?}"),
        };
        let output = Command::new(env!("CARGO_BIN_EXE_foi")).current_dir(root()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
    }
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
