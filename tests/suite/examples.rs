//! The examples draft without a finding, and their letters are what was read and accepted.

use crate::common::{Workspace, compose, folders, golden, keep, root, shown, workspace};
use foi_drafter::backend::{html, markdown, pdf};
use foi_drafter::case::Case;
use foi_drafter::diagnostic::Report;

fn examples() -> Vec<(String, Workspace, Vec<String>)> {
    folders(&root().join("examples"))
        .into_iter()
        .map(|folder| {
            let files = workspace(&folder);
            let is_case = |path: &&String| path.starts_with("cases/") && path.ends_with(".yaml");
            let cases = files.keys().filter(is_case).cloned().collect();
            (folder.file_name().unwrap().to_string_lossy().into_owned(), files, cases)
        })
        .collect()
}

#[test]
fn every_example_drafts_without_a_finding() {
    let mut faults = Vec::new();
    for (name, files, cases) in examples() {
        assert!(!cases.is_empty(), "{name} has no case");
        for case in cases {
            let (document, report) = compose(&files, &case, false);
            assert!(report.findings().is_empty(), "{name}/{case}\n{}", shown(&report));
            let document = document.unwrap();
            let golden_path = |ending: &str| {
                let stem = case.trim_start_matches("cases/").trim_end_matches(".yaml");
                root().join(format!("tests/examples/{name}/{stem}.{ending}"))
            };
            faults.extend(golden(&golden_path("md"), &markdown::write(&document)).err());
            faults.extend(golden(&golden_path("html"), &html::write(&document)).err());
            let mut printer = pdf::Printer::plain();
            let mut report = Report::default();
            let printed = printer.print(&document, &mut report);
            assert!(report.findings().is_empty(), "{name}/{case}\n{}", shown(&report));
            keep(&format!("{name}-{}", case.trim_start_matches("cases/").trim_end_matches(".yaml")), &printed.bytes);
            faults.extend(golden(&golden_path("tags.yaml"), &printer.structure(&document)).err());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn no_letter_has_a_double_space_or_a_gap() {
    for (name, files, cases) in examples() {
        for case in cases {
            let letter = markdown::write(&compose(&files, &case, false).0.unwrap());
            // A cell of a table may be empty.
            for line in letter.lines().filter(|line| !line.starts_with('|')) {
                let words = line.trim_start_matches([' ', '>']);
                let bad = ["  ", " .", " ,", "{{", "{%", "to be written", "\u{e000}"]
                    .iter()
                    .find(|bad| words.contains(**bad));
                assert_eq!(bad, None, "{name}/{case}: {line}");
            }
        }
    }
}

#[test]
fn the_schema_beside_the_examples_is_the_schema_of_the_program() {
    let schema = format!("{:#}\n", Case::shape().schema());
    golden(&root().join("examples/case.schema.json"), &schema).unwrap();
}

#[test]
fn every_example_is_valid_by_the_schema() {
    let schema = Case::shape().schema().clone();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, files, cases) in examples() {
        for case in cases {
            let value: serde_json::Value = serde_yaml::from_str(&files[&case]).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&value).map(|fault| format!("{} at {}", fault, fault.instance_path)).collect();
            assert!(faults.is_empty(), "{name}/{case}: {}", faults.join("\n"));
        }
    }
}
