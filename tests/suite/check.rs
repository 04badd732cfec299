//! `foi check` over a folder: every case is told of, in every format, in the same order however many threads there are.
//!
//! The folder is `tests/check`, and what each format says of it stands there too: the formats that programs read change
//! only when somebody looks.

use std::fs;
use std::process::Command;

use foi_drafter::diagnostic::Format;

use crate::common::{golden, root};

/// The exit code, and what was said: on standard output for programs, on the other for people.
fn check(arguments: &[&str], threads: &str) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_foi"))
        .current_dir(root())
        .args(["check"])
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
    let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn every_format_tells_of_every_case() {
    let mut faults = Vec::new();
    for format in Format::ALL {
        let (code, said) = check(&["tests/check", "--format", format.key()], "2");
        assert_eq!(code, Some(1), "{said}");
        assert_eq!((code, &said), (code, &check(&["tests/check", "--format", format.key()], "1").1));
        for case in ["late", "no-limb", "no yaml", "vexatious", "street-unsaid"] {
            let escaped = said.contains(&format!("{}.yaml", case.replace(' ', "%20")));
            assert!(escaped || said.contains(&format!("{case}.yaml")), "{} leaves out {case}", format.key());
        }
        let said = said.replace(env!("CARGO_PKG_VERSION"), "0.0.0");
        faults.extend(golden(&root().join(format!("tests/check/found.{}.txt", format.key())), &said).err());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// The schema is that of OASIS, as it stands in its repository; nothing in it was changed.
#[test]
fn sarif_is_valid_by_its_schema() {
    let schema = fs::read_to_string(root().join("tests/sarif/sarif-schema-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for folder in ["tests/check", "tests/check/cases/clean.yaml", "tests/letters", "examples/wexmoor-council"] {
        let (_, said) = check(&[folder, "--format", "sarif"], "2");
        let log: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|fault| panic!("{fault}\n{said}"));
        let faults: Vec<String> =
            validator.iter_errors(&log).map(|fault| format!("{}: {fault}", fault.instance_path)).collect();
        assert!(faults.is_empty(), "{folder}\n{}", faults.join("\n"));
    }
}

#[test]
fn the_exit_code_says_what_was_found() {
    let code = |arguments: &[&str]| check(arguments, "2").0;
    assert_eq!(code(&["tests/check/cases/clean.yaml"]), Some(0));
    assert_eq!(code(&["tests/check/cases/vexatious.yaml"]), Some(0));
    assert_eq!(code(&["tests/check/cases/vexatious.yaml", "--strict"]), Some(1));
    assert_eq!(code(&["tests/check/cases/late.yaml"]), Some(1));
    assert_eq!(code(&["tests/check/cases/nothing.yaml"]), Some(1));
    assert_eq!(code(&["tests/check", "--format", "nonsense"]), Some(2));
}
