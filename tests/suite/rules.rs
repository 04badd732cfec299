//! Every rule has a wrong case that raises it and no other, and a right case that raises nothing. What runs here is what
//! `foi explain` prints. And a sound letter with one fault raises the rule of that fault and no other.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use foi_drafter::diagnostic::Report;
use foi_drafter::office::{Layout, Office, Order, Words};
use foi_drafter::rules::{RULES, Rule, Topics, across};

use crate::common::{Folder, folder, folders, root, shown};

/// One case of an explanation: its heading, and its blocks by what stands after the fence.
struct Example {
    heading: String,
    blocks: Vec<(String, String)>,
}

fn examples(rule: &Rule) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut heading = String::new();
    let mut lines = rule.explanation.lines();
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("## ") {
            text.clone_into(&mut heading);
        }
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: String =
            lines.by_ref().take_while(|line| !line.starts_with("```")).map(|line| format!("{line}\n")).collect();
        if heading.starts_with("Wrong") || heading.starts_with("Right") {
            let name = fence.split_once(' ').map_or("case.yaml", |(_, name)| name).to_owned();
            match found.last_mut().filter(|last| last.heading == heading) {
                Some(last) => last.blocks.push((name, body)),
                None => found.push(Example { heading: heading.clone(), blocks: vec![(name, body)] }),
            }
        }
    }
    found
}

/// The keys of the first level of a file, each with its lines.
fn keys(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let key = line.split_once(':').map(|(key, _)| key).filter(|key| key.starts_with(char::is_alphabetic));
        match (key, found.last_mut()) {
            (Some(key), _) => found.push((key.to_owned(), line.to_owned())),
            (None, Some((_, last))) => last.push_str(line),
            (None, None) => {}
        }
    }
    found
}

/// A file with the keys of another laid over it.
fn laid_over(base: &str, over: &str) -> String {
    let over = keys(over);
    let kept = keys(base).into_iter().filter(|(key, _)| over.iter().all(|(other, _)| other != key));
    kept.chain(over.clone()).map(|(_, lines)| lines).collect()
}

/// The workspace of an example.
fn workspace(example: &Example) -> Folder {
    let mut files = folder(&root().join("tests/rules"));
    files.texts.insert("foi.yaml".to_owned(), fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
    for (name, body) in &example.blocks {
        let base = files.texts.get(name).filter(|_| name == "case.yaml" || name == "foi.yaml");
        let text = base.map_or_else(|| body.clone(), |base| laid_over(base, body));
        files.texts.insert(name.clone(), text);
    }
    files
}

/// What is found in a case, in the layout that the heading names.
fn examine(files: &Folder, case: &str, layout: Layout) -> (Topics, Report) {
    let mut report = Report::default();
    let office = Office::load(files, &mut report).unwrap();
    let mut report = Report::new(office.sources.clone());
    let order = Order { case: case.to_owned(), step: None, layout, as_draft: false, words: Words::Law };
    let topics = foi_drafter::examine(&office, files, &order, &mut report).unwrap_or_default();
    (topics, report)
}

fn findings(example: &Example) -> Report {
    let files = workspace(example);
    let layout = if example.heading.contains("disclosure log") { Layout::Log } else { Layout::Letter };
    let (topics, mut report) = examine(&files, "case.yaml", layout);
    if files.texts.contains_key("other.yaml") {
        let (others, other) = examine(&files, "other.yaml", layout);
        assert!(other.findings().is_empty(), "{}", shown(&other));
        for (_, finding) in across(&[("case.yaml", &topics), ("other.yaml", &others)]) {
            report.push(finding);
        }
    }
    report
}

#[test]
fn every_rule_has_a_wrong_case_that_raises_it_alone_and_a_right_one() {
    let mut faults = String::new();
    for rule in RULES {
        let all = examples(rule);
        for word in ["Wrong", "Right"] {
            if !all.iter().any(|example| example.heading.starts_with(word)) {
                writeln!(faults, "== {} has no {word} case", rule.code).unwrap();
            }
        }
        for example in all {
            let report = findings(&example);
            let wanted: BTreeSet<&str> =
                if example.heading.starts_with("Wrong") { [rule.code].into() } else { BTreeSet::new() };
            if report.codes() != wanted {
                writeln!(faults, "== {} {}\n{}", rule.code, example.heading, shown(&report)).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// A fault that is put into a sound case.
enum Fault {
    /// Words of the case become others.
    Words(&'static str, &'static str),
    /// A key goes, with all that stands below it.
    Without(&'static str),
    /// A key of the first level comes to the case that has none of that name.
    Also(&'static str, &'static str),
    /// A key of the first level of the profile goes.
    ProfileWithout(&'static str),
    /// A key of the first level comes to the profile.
    ProfileAlso(&'static str),
}

use Fault::{Also, ProfileAlso, ProfileWithout, Without, Words as Instead};

/// For each fault its rule, and words that a case must have, or must not have (`!`), for the fault to be one.
const FAULTS: &[(&str, Fault, &[&str])] = &[
    ("FOI001", Instead("cite: [s31(1)(a)]", "cite: [s31(1)]"), &["!s31(3)", "!as: crime"]),
    ("FOI001", Instead("cite: [s43(2)]", "cite: [s43]"), &[]),
    (
        "FOI002",
        Instead("  questions:\n", "  questions:\n    - { id: 99, text: And what else did it cost? }\n"),
        &["- answered:", "!to: all", "!for: all"],
    ),
    (
        "FOI003",
        Instead("answers:\n", "answers:\n  - { to: 1, disclosed: { text: It is so. } }\n"),
        &["- answered:", "{ id: 1,", "!parts:", "!follows"],
    ),
    ("FOI004", Without("harm"), &["cite: [s31(1)(a)]"]),
    ("FOI005", Without("public_interest"), &["!as:", "!extended"]),
    (
        "FOI006",
        Instead(
            "    condition: s40(3A)(a)\n",
            "    condition: s40(3A)(a)\n    public_interest: { for: [People should know it.], against: [It is private.], balance: It is private. }\n",
        ),
        &[],
    ),
    ("FOI007", Without("legitimate_interests"), &[]),
    ("FOI008", Without("likelihood"), &[]),
    ("FOI009", Without("opinion"), &["!&opinion"]),
    (
        "FOI010",
        Instead("    cite: [s31(3)]\n", "    cite: [s31(3)]\n    consulted: We asked the police.\n"),
        &["!consulted"],
    ),
    ("FOI012", ProfileWithout("review"), &["- answered:"]),
    (
        "FOI015",
        Instead("- answered: { date: 2026-06-", "- answered: { date: 2026-09-"),
        &["!late:", "!own_personal_data", "!follows"],
    ),
    ("FOI017", Without("condition"), &["cite: [s40(2)]"]),
    (
        "FOI020",
        Instead("  findings:\n", "  findings:\n    - { to: 1, decision: upheld, because: It was right. }\n"),
        &["- reviewed:", "{ to: 1, decision"],
    ),
    ("FOI033", Instead("emissions: false", "emissions: true"), &[]),
    ("FOI033", Without("emissions"), &[]),
    ("FOI036", Without("consulted"), &["cite: [s43(2)]"]),
    ("FOI037", Instead(", no_part_because: Each page is made up of prices and of methods that explain them.", ""), &[]),
    (
        "FOI044",
        Also("closing", "We also had regard to section 38(1)(a) of the Act."),
        &["regime: foia", "- answered:", "!s38", "!regime: eir"],
    ),
    ("FOI045", Instead("withheld: [bids] }\ndocuments", "withheld: [] }\ndocuments"), &["pages: 61"]),
    ("FOI047", Also("closing", "We have answered all 97 questions."), &["- answered:"]),
    ("FOI050", ProfileAlso("sign_off: { head of law: [every] }\n"), &["- answered:"]),
    ("FOI051", Instead("independent: true", "independent: false"), &["- reviewed:"]),
    ("FOI052", Without("record"), &["not_held: {}"]),
    (
        "FOI054",
        Also("closing", "We hold nothing about question 1."),
        &["- { to: 1, neither_confirm_nor_deny:", "- { to: 2, disclosed"],
    ),
];

impl Fault {
    /// The case and the profile with the fault in them; nothing where it cannot be put into them.
    fn put_into(&self, case: &str, profile: &str) -> Option<(String, String)> {
        match self {
            Instead(from, to) => case.contains(from).then(|| (case.replacen(from, to, 1), profile.to_owned())),
            Without(key) => Some((without(case, key)?, profile.to_owned())),
            Also(key, text) => {
                let free = keys(case).iter().all(|(known, _)| known != key);
                free.then(|| (format!("{}\n{key}: {text}\n", case.trim_end()), profile.to_owned()))
            }
            ProfileWithout(key) => Some((case.to_owned(), without(profile, key)?)),
            ProfileAlso(text) => Some((case.to_owned(), format!("{}\n{text}", profile.trim_end()))),
        }
    }
}

/// A text without the first block of a key: its line, and every line below it that stands further in.
fn without(text: &str, key: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is = |line: &&str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let start = lines.iter().position(is)?;
    let depth = |line: &str| line.len() - line.trim_start().len();
    let deeper = |line: &&&str| line.trim().is_empty() || depth(line) > depth(lines[start]);
    let end = start + 1 + lines[start + 1..].iter().take_while(deeper).count();
    Some(lines[..start].iter().chain(&lines[end..]).copied().collect())
}

#[test]
fn a_sound_letter_with_one_fault_raises_its_rule_and_no_other() {
    let standard = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
    let mut faults = String::new();
    let mut met = vec![0_usize; FAULTS.len()];
    for path in folders(&root().join("tests/letters")) {
        let mut files = folder(&path);
        let usual = ["email", "log", "as-draft"].iter().all(|marker| !files.texts.contains_key(*marker));
        if path.join("report.txt").exists() || !usual {
            continue;
        }
        let profile = files.texts.entry("foi.yaml".to_owned()).or_insert_with(|| standard.clone()).clone();
        let case = files.texts["case.yaml"].clone();
        for (place, (code, fault, conditions)) in FAULTS.iter().enumerate() {
            let holds = |condition: &&str| match condition.strip_prefix('!') {
                Some(absent) => !case.contains(absent),
                None => case.contains(*condition),
            };
            let Some((case, profile)) = fault.put_into(&case, &profile).filter(|_| conditions.iter().all(holds)) else {
                continue;
            };
            met[place] += 1;
            files.texts.insert("case.yaml".to_owned(), case);
            files.texts.insert("foi.yaml".to_owned(), profile);
            let (_, report) = examine(&files, "case.yaml", Layout::Letter);
            if report.codes() != BTreeSet::from([*code]) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                writeln!(faults, "== {code}, fault {place}, in {name}\n{}", shown(&report)).unwrap();
            }
        }
        files.texts.insert("case.yaml".to_owned(), case);
    }
    assert!(faults.is_empty(), "{faults}");
    let unmet: Vec<_> = met.iter().zip(FAULTS).filter(|(met, _)| **met == 0).map(|(_, (code, ..))| *code).collect();
    assert!(unmet.is_empty(), "no sound letter can have the fault of {unmet:?}");
}
