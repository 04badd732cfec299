//! How long a letter takes: `cargo bench`.
//!
//! `cold` runs the whole program, as an officer does at a terminal; the goal is under 10 ms. `load`
//! reads profile, catalogue and templates, once for a batch. `letter` drafts one more letter after that.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a benchmark reads its own files")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use divan::{Bencher, black_box};
use foi_drafter::backend::markdown;
use foi_drafter::diagnostic::Report;
use foi_drafter::office::{Office, Order};

fn main() {
    divan::main();
}

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/harbour-gate-inspectorate");
const CASES: [&str; 2] = ["cases/number-plate-readers.yaml", "cases/number-plate-readers-review.yaml"];

fn files() -> BTreeMap<String, String> {
    let names =
        CASES.iter().copied().chain(["foi.yaml", "sent/number-plate-readers.md", "cases/documents/assessment.md"]);
    names.map(|name| (name.to_owned(), std::fs::read_to_string(Path::new(EXAMPLE).join(name)).unwrap())).collect()
}

fn order(case: &str) -> Order {
    Order { case: case.to_owned(), step: None, as_draft: false }
}

#[divan::bench(args = CASES)]
fn cold(bencher: Bencher, case: &str) {
    let case = format!("{EXAMPLE}/{case}");
    bencher.bench(|| {
        let status = Command::new(env!("CARGO_BIN_EXE_foi")).args(["draft", &case]).stdout(Stdio::null()).status();
        assert!(status.unwrap().success());
    });
}

#[divan::bench]
fn load(bencher: Bencher) {
    let files = files();
    bencher.bench(|| Office::load(black_box(&files), &mut Report::default()).unwrap());
}

#[divan::bench(args = CASES)]
fn letter(bencher: Bencher, case: &str) {
    let files = files();
    let office = Office::load(&files, &mut Report::default()).unwrap();
    bencher.bench(|| {
        let mut report = Report::new(office.sources.clone());
        let document = foi_drafter::compose(&office, &files, &order(case), &mut report).unwrap();
        markdown::write(black_box(&document))
    });
}
