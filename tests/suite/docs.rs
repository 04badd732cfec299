//! What the documents say is so: commands run, exemption examples draft, tables are current.

use std::fs;
use std::process::Command;

use foi_drafter::catalogue::Catalogue;
use foi_drafter::diagnostic::Report;

use crate::common::{Workspace, compose, root, shown};

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

/// Every exemption file has an example, and a letter can be made of it without a finding.
#[test]
fn the_example_of_every_exemption_drafts() {
    let mut report = Report::default();
    let catalogue = Catalogue::load(&Workspace::new(), &mut report);
    assert!(report.findings().is_empty(), "{}", shown(&report));
    assert!(catalogue.sections.len() >= 5);
    for section in &catalogue.sections {
        let example = section.example.as_ref().unwrap_or_else(|| panic!("{} has no example", section.key));
        let text = example.text(&report.sources);
        let claims = text.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let names: Vec<&str> = claims
            .lines()
            .filter(|line| !line.starts_with([' ', '#']))
            .filter_map(|line| line.strip_suffix(':'))
            .collect();
        if section.limbs.iter().any(|limb| limb.provision.is_regulation() || limb.provision.key() == "s21(1)") {
            // Drafted from an answer's own outcome, which the folders of letters show.
            continue;
        }
        let indented: String = claims.lines().map(|line| format!("  {line}\n")).collect();
        let answer = |(place, name): (usize, &&str)| {
            let neither = claims.split(&format!("{name}:")).nth(1).is_some_and(|rest| {
                let cite = rest.lines().find(|line| line.trim().starts_with("cite:")).unwrap_or_default();
                section.exclusions.iter().any(|exclusion| cite.contains(&exclusion.provision.key()))
            });
            let outcome = if neither { "neither_confirm_nor_deny" } else { "withheld" };
            format!("  - {{ to: {}, {outcome}: [{name}] }}\n", place + 1)
        };
        let questions: String = names
            .iter()
            .enumerate()
            .map(|(place, _)| format!("    - {{ id: {}, text: What? }}\n", place + 1))
            .collect();
        let answers: String = names.iter().enumerate().map(answer).collect();
        let case = format!(
            "reference: X-1\nregime: foia\nsubject: Example\nrequester: {{ name: Ann Lee }}\nrequest:\n  dated: 2027-05-04\n  received: 2027-05-04\n  questions:\n{questions}progress:\n  - answered: {{ date: 2027-05-18 }}\nexemptions:\n{indented}answers:\n{answers}"
        );
        let profile = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
        let regulator = "regulator:\n  regimes: [foia]\n  name: Information Commissioner's Office\n  office_holder: the Information Commissioner\n  address: [Wilmslow]\n  web: https://ico.org.uk/x/\n  from: 2005-01-01\n  checked: 2027-05-01\n  source: test\n";
        let files =
            Workspace::from([("case.yaml".to_owned(), case.clone()), ("foi.yaml".to_owned(), profile + regulator)]);
        let (document, report) = compose(&files, "case.yaml", false);
        assert!(report.findings().is_empty(), "{}\n{}\n{case}", section.key, shown(&report));
        let letter = foi_drafter::backend::markdown::write(&document.unwrap());
        assert!(letter.contains(&section.limbs[0].provision.whole().to_string()), "{letter}");
    }
}
