//! Each line of each example is taken out in turn: a finding comes of it, or a letter that is still sound.
//!
//! What came of each line stands in `tests/examples/<example>/lines-taken-out.txt`, to be read. Where
//! a letter comes of it without a finding, the line must be of a kind for which that is right; the
//! kinds, each with its reason, are [`SOUND`].

use std::fmt::Write;

use foi_drafter::backend::markdown;
use foi_drafter::diagnostic::Report;
use foi_drafter::office::Office;

use crate::common::{Workspace, compose, compose_in, folders, golden, root, workspace};

/// The lines whose loss may leave a sound letter: how the line begins, and why.
const SOUND: &[(&[&str], &str)] = &[
    (
        &["salutation:", "email:", "address:", "phone:", "team:", "website:"],
        "contacts that a letter can do without: the name, and one way to write, stay",
    ),
    (
        &[
            "references:",
            "signed_by:",
            "privacy_notice:",
            "reuse:",
            "within:",
            "answered_within:",
            "called:",
            "annexes: letters",
        ],
        "optional, with a default or a shorter letter",
    ),
    (&["- acknowledged:", "- review_acknowledged:"], "an earlier step changes no later letter"),
    (&["regime: eir"], "which law applies to a question is the officer's decision; nothing else in the file says it"),
    (
        &["- { id:"],
        "a question that the file does not have cannot be missed; the words of the request are the officer's to copy",
    ),
    (&["whose:"], "whose data it is: the reasons say it too"),
    (&["try:"], "another holder that nothing else in the file names"),
    (&["notes:"], "a note to a table"),
    (&["totals:"], "named for the check alone, where nothing is withheld"),
    (&["follows_from:"], "a link between answers; the answer stands without it"),
    (&["about:"], "which questions a ground is about: the ground stays, and is answered"),
    (&["action:"], "what is done about a failure: asked for by law only under the EIR"),
    (&["in_respect_of:"], "the exclusion protects one interest only, which is then meant"),
    (&["text:"], "words before documents that are disclosed: the documents stay"),
    (&["withheld:", "redacted:"], "the marks in the documents say it too, and their claims are explained"),
    (&["date:"], "the date of a document"),
    (&["- exemptions:"], "what is not moved to an annex stands in the letter"),
    (&["- { to: 8-9", "- { to: 10"], "the first answer is inherited, and says the same"),
    (&["balance:"], "the words go on after the step before: all of them are still there"),
    (
        &["- request", "- review_request", "- earlier_letter", "- rights"],
        "what is not moved to an annex stands in the letter, or is not owed",
    ),
];

/// What came of a case without one line of one of its files.
enum Came {
    Findings(String),
    Same,
    Other(Vec<String>),
}

fn came(office: Option<&Office>, files: &Workspace, case: &str, letter: &str) -> Came {
    let (document, report) = match office {
        Some(office) => compose_in(office, files, case, false),
        None => compose(files, case, false),
    };
    if !report.findings().is_empty() {
        return Came::Findings(report.codes().into_iter().collect::<Vec<_>>().join(" "));
    }
    let now = markdown::write(&document.unwrap());
    if now == letter {
        return Came::Same;
    }
    let gone = |from: &str, other: &str| -> Vec<String> {
        from.lines()
            .filter(|line| !line.trim().is_empty() && !other.lines().any(|known| known == *line))
            .map(str::to_owned)
            .collect()
    };
    let mut lines: Vec<String> = gone(letter, &now).into_iter().map(|line| format!("- {line}")).collect();
    lines.extend(gone(&now, letter).into_iter().map(|line| format!("+ {line}")));
    Came::Other(lines)
}

/// Why a line can go, where that is known.
fn reason(text: &str, place: usize) -> Option<&'static str> {
    let lines: Vec<&str> = text.lines().collect();
    let line = lines[place].trim();
    if line.is_empty() || line.starts_with('#') {
        return Some("blank, or a remark");
    }
    let top = lines[..=place].iter().rev().find(|line| line.starts_with(char::is_alphabetic))?;
    if top.starts_with("record:") {
        return Some("the record never reaches a letter");
    }
    if let Some((_, why)) = SOUND.iter().find(|(starts, _)| starts.iter().any(|start| line.starts_with(start))) {
        return Some(why);
    }
    let word = line.trim_start_matches("- ").split(':').next()?;
    let key = line.contains(':') && word.chars().all(|character| character.is_ascii_lowercase() || character == '_');
    (!key).then_some("a line of words that nothing else in the file says")
}

#[test]
fn no_line_of_an_example_can_go_without_a_finding_or_a_sound_letter() {
    let mut faults = Vec::new();
    for folder in folders(&root().join("examples")) {
        let files = workspace(&folder);
        let is_case = |path: &&String| path.starts_with("cases/") && path.ends_with(".yaml");
        for case in files.keys().filter(is_case) {
            let letter = markdown::write(&compose(&files, case, false).0.unwrap());
            let mut text = String::new();
            let mut report = Report::default();
            let office = Office::load(&files, &mut report).unwrap();
            for file in [case.as_str(), "foi.yaml"] {
                for (place, _) in files[file].lines().enumerate() {
                    let kept: Vec<&str> = files[file]
                        .lines()
                        .enumerate()
                        .filter(|(other, _)| *other != place)
                        .map(|(_, line)| line)
                        .collect();
                    let mut without = files.clone();
                    without.insert(file.to_owned(), kept.join("\n") + "\n");
                    let shared = (file != "foi.yaml").then_some(&office);
                    let why = reason(&files[file], place);
                    let _ = match came(shared, &without, case, &letter) {
                        Came::Findings(codes) => writeln!(text, "{file}:{}: {codes}", place + 1),
                        Came::Same => writeln!(
                            text,
                            "{file}:{}: the same letter ({})",
                            place + 1,
                            why.unwrap_or("FOR NO KNOWN REASON")
                        ),
                        Came::Other(lines) => {
                            let why = why.unwrap_or("FOR NO KNOWN REASON");
                            writeln!(text, "{file}:{}: a letter ({why})\n    {}", place + 1, lines.join("\n    "))
                        }
                    };
                }
            }
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            let stem = case.trim_start_matches("cases/").trim_end_matches(".yaml");
            faults.extend(
                text.contains("FOR NO KNOWN REASON")
                    .then(|| format!("{name}/{stem}: a line can go for no known reason:\n{text}")),
            );
            faults
                .extend(golden(&root().join(format!("tests/examples/{name}/{stem}.lines-taken-out.txt")), &text).err());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
