//! `foi plan`.

use std::fmt::Write;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::Outcome;
use super::disk::{Workspace, office};
use super::draft::{layout, step};
use super::out::{Screen, print};
use crate::case::StepKind;
use crate::diagnostic::Report;
use crate::office::{Layout, Order, Words};
use crate::outline::{Entry, NOTHING, Outline, Wording};
use crate::source::{Sources, Span};

const EXAMPLES: &str = "Examples:
  foi plan cases/0142.yaml
  foi plan cases/0142.yaml --layout log
  foi plan cases/0142.yaml --format json";

/// Arguments of `foi plan`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The case file.
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The step whose letter is wanted, such as `answered`; otherwise the authority's last.
    #[arg(long, value_name = "STEP", value_parser = step)]
    step: Option<StepKind>,
    /// How it is laid out.
    #[arg(long, value_name = "LAYOUT", value_parser = layout, default_value = "letter")]
    layout: Layout,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    format: super::due::Format,
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let (files, case) = Workspace::of(&arguments.case)?;
    let mut report = Report::default();
    let Some(office) = office(&files, &mut report) else { return Ok(screen.report(&report)) };
    let order = Order { case, step: arguments.step, layout: arguments.layout, as_draft: true, words: Words::Law };
    let outline = crate::outline(&office, &files, &order, &mut report);
    let outcome = screen.report(&report);
    if let Some(outline) = &outline {
        let text = match arguments.format {
            super::due::Format::Text => text(outline, &report.sources),
            super::due::Format::Json => format!("{:#}\n", value(outline, &report.sources)),
        };
        print(text.as_bytes())?;
    }
    Ok(outcome)
}

/// Where something was written: `cases/0142.yaml:38`.
fn place(span: Option<Span>, sources: &Sources) -> Option<(String, usize)> {
    span.map(|span| (sources.get(span.source).name().to_owned(), sources.place(span).line))
}

/// For people: each thing with why it is there, and the files of its words.
fn text(outline: &Outline, sources: &Sources) -> String {
    let mut text = String::new();
    section(&mut text, "Letter", std::slice::from_ref(&outline.letter), sources);
    if let Some((due, law)) = &outline.due {
        let under = if law.is_empty() { String::new() } else { format!(" ({law})") };
        let _ = writeln!(text, "Due\n  {} {due}{under}", due.weekday());
    }
    section(&mut text, "Law", &outline.laws, sources);
    section(&mut text, "Answers", &outline.answers, sources);
    section(&mut text, "Relied on", &outline.claims, sources);
    section(&mut text, "Parts, in order", &outline.parts, sources);
    section(&mut text, "Annexes, in order", &outline.annexes, sources);
    text
}

fn section(text: &mut String, title: &str, entries: &[Entry], sources: &Sources) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(text, "{title}");
    let width = entries.iter().map(|entry| entry.what.chars().count()).max().unwrap_or_default().min(48);
    for entry in entries {
        let place = place(entry.place, sources).map(|(file, line)| format!("{file}:{line}"));
        let why = (!entry.because.is_empty()).then(|| entry.because.clone());
        // What has nothing to say has no words whose files matter.
        let silent = entry.because == NOTHING;
        let files = entry.files.iter().filter(|_| !silent).map(|Wording { name, own }| {
            let layer = if *own { "the workspace's own" } else { "built in" };
            format!("{name} ({layer})")
        });
        let about: Vec<String> = why.into_iter().chain(place).collect();
        let about = (!about.is_empty()).then(|| about.join("  "));
        let mut what = entry.what.as_str();
        for line in about.into_iter().chain(files) {
            let _ = writeln!(text, "  {what:<width$}  {line}");
            what = "";
        }
    }
}

/// For programs.
fn value(outline: &Outline, sources: &Sources) -> Value {
    let one = |entry: &Entry| {
        let place = place(entry.place, sources);
        let files: Vec<Value> = entry.files.iter().map(|file| json!({ "file": file.name, "own": file.own })).collect();
        json!({
            "what": entry.what,
            "because": entry.because,
            "file": place.as_ref().map(|(file, _)| file),
            "line": place.as_ref().map(|(_, line)| line),
            "wording": files,
        })
    };
    let all = |entries: &[Entry]| entries.iter().map(one).collect::<Vec<_>>();
    json!({
        "version": 1,
        "letter": one(&outline.letter),
        "due": outline.due.as_ref().map(|(due, _)| due.iso()),
        "law_of_time": outline.due.as_ref().map(|(_, law)| law),
        "laws": all(&outline.laws),
        "answers": all(&outline.answers),
        "claims": all(&outline.claims),
        "parts": all(&outline.parts),
        "annexes": all(&outline.annexes),
    })
}
