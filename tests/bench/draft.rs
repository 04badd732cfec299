//! How long a letter takes: `cargo bench`.
//!
//! The letter of `tests/bench/letter` has ten questions, a table of thirty rows, three annexes, about 2,000 words
//! and six pages. `cold` runs the whole program, as an officer does at a terminal. `load` reads profile, catalogue
//! and templates, once for a batch. `compose` drafts one more letter after that, before any format; `structure` is
//! the layout of the PDF without drawing it; `print` is all of the PDF. `thousand` does everything a thousand
//! times on one thread and on two. `folder` runs the program over a folder of so many cases of that letter, on every
//! core, and says the most memory that it had: `cargo bench -- folder`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark reads its own files"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use divan::{Bencher, black_box, counter::ItemsCount};
use foi_drafter::backend::pdf::Printer;
use foi_drafter::diagnostic::Report;
use foi_drafter::document::Document;
use foi_drafter::office::{Layout, Office, Order, Words};
use foi_drafter::proofread::proofread;
use foi_drafter::rules::across;
use rayon::prelude::*;

fn main() {
    divan::main();
}

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const LETTER: &str = "tests/bench/letter/case.yaml";
const REVIEW: &str = "examples/harbour-gate-inspectorate/cases/number-plate-readers-review.yaml";

/// The letter's workspace, in memory.
fn files() -> BTreeMap<String, String> {
    let folder = Path::new(ROOT).join("tests/bench/letter");
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.clone()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

fn office(files: &BTreeMap<String, String>) -> Office {
    Office::load(files, &mut Report::default()).unwrap()
}

fn compose(office: &Office, files: &BTreeMap<String, String>, report: &mut Report) -> Document {
    let order =
        Order { case: "case.yaml".to_owned(), step: None, layout: Layout::Letter, as_draft: false, words: Words::Law };
    foi_drafter::compose(office, files, &order, report).unwrap()
}

/// Drafts and prints so many letters, as one thread of a batch does.
fn batch(office: &Office, files: &BTreeMap<String, String>, letters: usize) -> usize {
    let mut printer = Printer::new(office, files, &mut Report::default());
    let mut bytes = 0;
    for _ in 0..letters {
        let mut report = Report::new(office.sources.clone());
        let document = compose(office, files, &mut report);
        bytes += printer.print(black_box(&document), &mut report).bytes.len();
    }
    bytes
}

#[divan::bench(args = [(LETTER, "md"), (LETTER, "pdf"), (REVIEW, "md"), (REVIEW, "pdf")])]
fn cold(bencher: Bencher, (case, format): (&str, &str)) {
    let case = Path::new(ROOT).join(case);
    bencher.bench(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_foi"));
        let status = command.arg("draft").arg(&case).args(["--to", format]).stdout(Stdio::null()).status();
        assert!(status.unwrap().success());
    });
}

#[divan::bench]
fn load(bencher: Bencher) {
    let files = files();
    bencher.bench(|| office(black_box(&files)));
}

#[divan::bench]
fn compose_one(bencher: Bencher) {
    let files = files();
    let office = office(&files);
    bencher.bench(|| compose(&office, &files, &mut Report::new(office.sources.clone())));
}

/// The same letter with its style checked too, as `foi check` does.
#[divan::bench]
fn compose_and_check_style(bencher: Bencher) {
    let files = files();
    let office = office(&files);
    let order = Order {
        case: "case.yaml".to_owned(),
        step: None,
        layout: Layout::Letter,
        as_draft: false,
        words: Words::Style,
    };
    bencher.bench(|| {
        let mut report = Report::new(office.sources.clone());
        foi_drafter::compose(&office, black_box(&files), &order, &mut report).unwrap()
    });
}

/// A thousand cases of a folder, all of them checked, and then all together: the sound cases of `tests/letters`, over
/// and over, each as another request.
#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn check_thousand(bencher: Bencher, threads: usize) {
    let files = cases();
    let office = office(&files);
    let names: Vec<&String> = files.keys().filter(|name| name.ends_with("case.yaml")).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let examined = |name: &String| {
        let order =
            Order { case: name.clone(), step: None, layout: Layout::Letter, as_draft: false, words: Words::Style };
        let mut report = Report::new(office.sources.clone());
        let topics = foi_drafter::examine(&office, &files, &order, &mut report).unwrap();
        (topics, report)
    };
    bencher.counter(ItemsCount::new(1000_usize)).bench(|| {
        let all: Vec<_> =
            pool.install(|| (0..1000).into_par_iter().map(|at| examined(names[at % names.len()])).collect());
        let topics: Vec<_> = all.iter().map(|(topics, _)| ("case.yaml", topics)).collect();
        (across(&topics).len(), all.len())
    });
}

/// The cases of `tests/letters` that nothing is found in, in one workspace.
fn cases() -> BTreeMap<String, String> {
    let top = Path::new(ROOT).join("tests/letters");
    let mut files = BTreeMap::from([("foi.yaml".to_owned(), std::fs::read_to_string(top.join("foi.yaml")).unwrap())]);
    for folder in std::fs::read_dir(&top).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let own = ["report.txt", "foi.yaml", "as-draft", "email", "log"].iter().any(|name| folder.join(name).exists());
        let within: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        if own || within.iter().any(|path| path.is_dir()) {
            continue;
        }
        let texts: Option<Vec<_>> = within.iter().map(|path| std::fs::read_to_string(path).ok()).collect();
        let Some(texts) = texts else { continue };
        for (path, text) in within.iter().zip(texts) {
            let name = path.strip_prefix(&top).unwrap().to_string_lossy().into_owned();
            files.insert(name, text);
        }
    }
    files
}

/// The whole wording: every file, every rule, and the letters of all examples.
#[divan::bench(sample_count = 10)]
fn wording(bencher: Bencher) {
    let nothing = BTreeMap::new();
    bencher.bench(|| proofread(black_box(&nothing), false, &mut Report::default()));
}

#[divan::bench]
fn structure(bencher: Bencher) {
    let files = files();
    let office = office(&files);
    let document = compose(&office, &files, &mut Report::new(office.sources.clone()));
    let mut printer = Printer::plain();
    bencher.bench_local(|| printer.structure(black_box(&document)));
}

#[divan::bench]
fn print(bencher: Bencher) {
    let files = files();
    let office = office(&files);
    let document = compose(&office, &files, &mut Report::new(office.sources.clone()));
    let mut printer = Printer::plain();
    bencher.bench_local(|| printer.print(black_box(&document), &mut Report::default()));
}

/// A folder of cases in, a folder of letters out: the whole program, and the most memory that it had (Linux says).
#[divan::bench(args = [(10, "md"), (1000, "md"), (10_000, "md"), (10, "pdf"), (1000, "pdf"), (10_000, "pdf")], sample_count = 1, sample_size = 1)]
fn folder(bencher: Bencher, (cases, format): (usize, &str)) {
    let workspace = tempfile::tempdir().unwrap();
    let files = files();
    std::fs::create_dir(workspace.path().join("cases")).unwrap();
    for (name, text) in &files {
        let folder = if name == "foi.yaml" { workspace.path().to_owned() } else { workspace.path().join("cases") };
        if name != "case.yaml" {
            std::fs::write(folder.join(name), text).unwrap();
        }
    }
    let case = &files["case.yaml"];
    let reference = case.lines().find_map(|line| line.strip_prefix("reference: ")).unwrap();
    for number in 0..cases {
        let text = case.replacen(reference, &format!("BENCH-{number:05}"), 1);
        std::fs::write(workspace.path().join(format!("cases/{number:05}.yaml")), text).unwrap();
    }
    let mut most = String::new();
    let mut runs = 0;
    bencher.counter(ItemsCount::new(cases)).bench_local(|| {
        runs += 1;
        let out = format!("letters-{runs}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_foi"));
        command.current_dir(workspace.path()).args(["draft", "cases", "--out-dir", &out, "--to", format]);
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let status = format!("/proc/{}/status", child.id());
        while child.try_wait().unwrap().is_none() {
            let said = std::fs::read_to_string(&status).unwrap_or_default();
            if let Some(line) = said.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
                line.trim().clone_into(&mut most);
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(child.wait().unwrap().success());
    });
    eprintln!("{cases} cases to {format}: at most {most}");
}

#[divan::bench(args = [1, 2], sample_count = 3, sample_size = 1)]
fn thousand(bencher: Bencher, threads: usize) {
    let files = files();
    let office = office(&files);
    bencher.counter(ItemsCount::new(1000_usize)).bench(|| {
        std::thread::scope(|scope| {
            let start = |_| scope.spawn(|| batch(&office, &files, 1000 / threads));
            let running: Vec<_> = (0..threads).map(start).collect();
            running.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>()
        })
    });
}
