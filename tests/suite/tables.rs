//! The tables of the documentation are made from the catalogue: current, or this is red.

use std::fmt::Write;

use foi_drafter::catalogue::Catalogue;
use foi_drafter::diagnostic::{Report, Severity};
use foi_drafter::provision::Regime;
use foi_drafter::rules::{NEVER_ACCEPTED, RULES};

use crate::common::{Workspace, golden, root};

/// The list of provisions, for lawyers: `exemptions/README.md`.
#[test]
fn the_list_of_provisions_is_current() {
    let mut report = Report::default();
    let catalogue = Catalogue::load(&Workspace::new(), &mut report);
    let entries = catalogue.listed();
    let mut text = String::from(
        "# The provisions\n\nEvery provision that a letter can rely on, by law. Each stands in the file of its section; `foi explain` prints what an\nofficer needs about it. This page is made from those files: `UPDATE=1 cargo test` writes it anew.\n",
    );
    for regime in Regime::ALL {
        write!(text, "\n## {}\n\n", regime.name()).unwrap();
        text.push_str("| Provision | What it covers | Public interest test | Neither confirm nor deny |\n| --- | --- | --- | --- |\n");
        for entry in entries.iter().filter(|entry| entry.section.regime == regime) {
            let file =
                report.sources.get(entry.section.letter.source).name().trim_start_matches("exemptions/").to_owned();
            let test = |status: &str| match status {
                "qualified" => "yes",
                "absolute" => "no",
                "depends" => "not for either House of Parliament",
                _ => "–",
            };
            let summary: Vec<&str> = entry.summaries().collect();
            let neither = entry.ncnd().map_or("–".to_owned(), |cite| {
                let weighed = if entry.ncnd_status() == "absolute" { "" } else { ", with a public interest test" };
                format!("{cite}{weighed}")
            });
            writeln!(
                text,
                "| [{}]({file}) | {} | {} | {neither} |",
                entry.cite,
                summary.join(" "),
                test(entry.status())
            )
            .unwrap();
        }
    }
    golden(&root().join("exemptions/README.md"), &text).unwrap();
}

/// The list of letters and of the parts that they are made of, for those who write letters: `templates/README.md`.
#[test]
fn the_list_of_letters_is_current() {
    let mut report = Report::default();
    let catalogue = Catalogue::load(&Workspace::new(), &mut report);
    let mut text = String::from(
        "# The letters\n\nEach letter is the letter of a step in a case's `progress`, and is made of parts in this order. A workspace overrides a\nletter or a part with a file of the same name. This page is made from the files: `UPDATE=1 cargo test` writes it anew.\n\n| Letter | Step | Parts |\n| --- | --- | --- |\n",
    );
    let mut letters: Vec<_> = catalogue.letters.iter().collect();
    letters.sort_by_key(|letter| letter.step);
    for letter in letters {
        let parts: Vec<String> =
            letter.parts.iter().map(|part| format!("[{0}](parts/{0}.md)", part.as_str())).collect();
        writeln!(text, "| [{0}](letters/{0}.md) | `{1}` | {2} |", letter.name, letter.step.key(), parts.join(", "))
            .unwrap();
    }
    text.push_str("\n## The rules for wording\n\n`foi wording check` runs them over the templates, the exemption files and the letters that they make; `foi check` over the\nletters of cases. `foi explain NAME` says why a rule is there. A workspace replaces a rule with a file of its name, or adds its own.\n\n| Rule | Level | What it says |\n| --- | --- | --- |\n");
    for rule in catalogue.wording() {
        let level = rule.severity.map_or("unwanted", Severity::key);
        writeln!(text, "| [{0}](wording/{0}.md) | {level} | {1} |", rule.name, rule.message.as_str()).unwrap();
    }
    golden(&root().join("templates/README.md"), &text).unwrap();
}

/// The list of rules, for officers: `src/rules/README.md`.
#[test]
fn the_list_of_rules_is_current() {
    let mut text = String::from(
        "# The rules\n\nWhat `foi check` looks for, and `foi draft` before it writes a letter. An **error** stops the letter unless the case accepts\nit with a reason; a **breach** has happened already, and asks for a sentence that owns up; a **warning** is good practice. Some\nfindings of a rule may be graver or less grave than it mostly is: its page says so. Each page has a wrong and a right case, which\nthe tests run; `foi explain CODE` prints it. What cannot be accepted is marked “never”. This page is made from the rules:\n`UPDATE=1 cargo test` writes it anew.\n\n| Code | What it finds | Mostly | Accepted | Law |\n| --- | --- | --- | --- | --- |\n",
    );
    for rule in RULES {
        let heading = rule.explanation.lines().next().unwrap();
        let (_, what) = heading.trim_start_matches("# ").split_once(": ").unwrap();
        let never = if NEVER_ACCEPTED.contains(&rule.code) { "never" } else { "with a reason" };
        let file = rule_file(rule.code);
        writeln!(text, "| [{}]({file}) | {what} | {} | {never} | {} |", rule.code, rule.severity.key(), rule.law)
            .unwrap();
    }
    golden(&root().join("src/rules/README.md"), &text).unwrap();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(&format!("finds first**: {} rules", RULES.len())), "the README counts the rules wrong");
}

/// The page of a rule.
fn rule_file(code: &str) -> String {
    let names = std::fs::read_dir(root().join("src/rules")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    names.find(|name| name.ends_with(".md") && name.to_uppercase().starts_with(code)).unwrap()
}
