//! The examples draft without a finding, and their letters are what was read and accepted.

use std::fs;

use crate::common::{Workspace, compose, folders, golden, keep, root, shown, workspace};
use foi_drafter::backend::{html, markdown, pdf};
use foi_drafter::catalogue::Catalogue;
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
    golden(&root().join("examples/case.schema.json"), &format!("{:#}\n", schema())).unwrap();
}

/// The schema that an editor is given.
fn schema() -> serde_json::Value {
    foi_drafter::schema::of_case(&Catalogue::load(&Workspace::new(), &mut Report::default()))
}

/// What a schema finds wrong with a case.
fn faults(validator: &jsonschema::Validator, case: &str) -> Vec<String> {
    let Ok(value) = serde_yaml::from_str::<serde_json::Value>(case) else { return vec!["no YAML".to_owned()] };
    validator.iter_errors(&value).map(|fault| format!("{} at {}", fault, fault.instance_path)).collect()
}

#[test]
fn every_case_that_the_program_reads_is_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut seen = 0;
    for (name, files, cases) in examples() {
        for case in cases {
            let faults = faults(&validator, &files[&case]);
            assert!(faults.is_empty(), "{name}/{case}: {}", faults.join("\n"));
        }
    }
    for top in ["letters", "intake"] {
        for folder in folders(&root().join("tests").join(top)) {
            let Ok(case) = fs::read_to_string(folder.join("case.yaml")) else { continue };
            // A workspace of its own may have provisions of its own.
            if folder.join("report.txt").exists() || folder.join("exemptions").exists() {
                continue;
            }
            let faults = faults(&validator, case.trim_start_matches('\u{feff}'));
            assert!(faults.is_empty(), "{}: {}", folder.display(), faults.join("\n"));
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn the_profiles_are_valid_by_their_schema() {
    let validator = jsonschema::validator_for(&foi_drafter::schema::of_authority()).unwrap();
    for folder in folders(&root().join("examples")) {
        let faults = faults(&validator, &fs::read_to_string(folder.join("foi.yaml")).unwrap());
        assert!(faults.is_empty(), "{}: {}", folder.display(), faults.join("\n"));
    }
}

/// What the program refuses by the shape and the form of a case, the schema refuses too. What depends on another value,
/// on the text or on another file no schema can see.
#[test]
fn what_the_program_refuses_the_schema_refuses_where_a_schema_can() {
    const FORMS: [&str; 10] =
        ["FOI103", "FOI104", "FOI105", "FOI106", "FOI107", "FOI108", "FOI110", "FOI111", "FOI112", "FOI114"];
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut missed = Vec::new();
    let mut seen = 0;
    for folder in folders(&root().join("tests/letters")) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(report) = fs::read_to_string(folder.join("report.txt")) else { continue };
        let mut lines = report.lines().zip(report.lines().skip(1));
        let of_form = lines.find(|(line, place)| {
            let form = FORMS.iter().any(|code| line.starts_with(&format!("error[{code}]")));
            form && place.trim().starts_with("--> case.yaml")
        });
        let Some((finding, _)) = of_form else { continue };
        seen += 1;
        let case = fs::read_to_string(folder.join("case.yaml")).unwrap();
        if faults(&validator, &case).is_empty() {
            missed.push(format!("{name}: {finding}"));
        }
    }
    assert!(seen > 25, "{seen}");
    assert_eq!(missed, UNSEEN, "{seen}");
}

/// What only a reader of the whole file, of its text or of the law can know.
const UNSEEN: [&str; 7] = [
    "a-range-runs-backwards: error[FOI110]: `3-1` runs backwards",
    "a-request-has-no-question: error[FOI105]: the request has no question",
    "a-reviewed-step-has-no-review: error[FOI105]: `review` is missing from the case",
    "a-scottish-provision-under-the-act: error[FOI114]: the FOIA has no section 26(c) to rely on",
    "a-see-leads-to-itself: error[FOI106]: this answer points at itself",
    "an-annex-joins-several-within-another: error[FOI106]: an annex that joins several cannot hold another that does",
    "an-answer-follows-from-itself: error[FOI106]: this answer points at itself",
];
