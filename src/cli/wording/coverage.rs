//! `foi wording coverage`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::case::StepKind;
use crate::catalogue::Catalogue;
use crate::cli::Outcome;
use crate::cli::disk::Workspace;
use crate::cli::out::{Screen, count, print, say};
use crate::coverage::{Coverage, Said, measure};
use crate::diagnostic::Report;
use crate::files::Files;
use crate::letter;
use crate::office::{Layout, Office, Order, Words};
use crate::specimen::{Wording, specimens};

/// Arguments of `foi wording coverage`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The examples that exemption files and letters carry are always drawn.\n\nExamples:\n  foi wording coverage cases/\n  foi wording coverage cases/ --at-least 95"
)]
pub(super) struct Arguments {
    /// Cases, or folders of cases, to draw beside the examples.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Fail where less of the wording was said, in per cent.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    at_least: Option<u8>,
    /// List all that no letter said, not only how much it is.
    #[arg(long)]
    list: bool,
    /// Print JSON, with all that no letter said.
    #[arg(long, value_parser = ["json"], value_name = "FORMAT")]
    format: Option<String>,
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let files = Workspace::of_wording(Path::new("."))?;
    let mut report = Report::default();
    let catalogue = Catalogue::load(&files, &mut report);
    letter::check_templates(&catalogue, true, &mut report);
    let office = if report.errors() == 0 { Office::with(catalogue, &Wording(&files), &mut report) } else { None };
    let Some(office) = office else { return Ok(screen.report(&report)) };
    let mut said = Said::default();
    let mut letters = 0;
    for specimen in specimens(&office.catalogue, &office.sources) {
        for layout in Layout::ALL {
            let mut found = Report::new(office.sources.clone());
            if let Some(document) = specimen.draft(&office, layout, Words::Law, &mut found) {
                said.add(&document, &found.sources);
                letters += 1;
            }
        }
    }
    for path in &arguments.paths {
        for (workspace, cases) in Workspace::below(path)? {
            letters += draw(&workspace, &cases, &mut said);
        }
    }
    let coverage = measure(&office.catalogue, &said, &Report::new(office.sources.clone()));
    let report = Report::new(office.sources.clone());
    if arguments.format.is_some() {
        print(as_json(&coverage, letters, &report, &files).as_bytes())?;
    } else {
        print(as_text(&coverage, letters, arguments.list, &report, &files).as_bytes())?;
    }
    let wanted = usize::from(arguments.at_least.unwrap_or(0)) * 10;
    if coverage.tenths() < wanted {
        say(&format!(
            "foi: {} % of the wording was said, and {} % is wanted\n",
            percent(coverage.tenths()),
            wanted / 10
        ));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Clean)
}

/// Draws the letter of every step of some cases in every layout, and gives how many there were.
fn draw(files: &Workspace, cases: &[String], said: &mut Said) -> usize {
    let mut report = Report::default();
    let Some(office) = Office::load(files, &mut report) else {
        say(&format!("foi: nothing could be drawn in `{}`: `foi check` says why\n", files.root().display()));
        return 0;
    };
    let mut letters = 0;
    for case in cases {
        let layouts = Layout::ALL.into_iter().map(|layout| (None, layout));
        let steps = StepKind::ALL.into_iter().map(|step| (Some(step), Layout::Letter));
        for (step, layout) in layouts.chain(steps) {
            let order = Order { case: case.clone(), step, layout, as_draft: true, words: Words::Law };
            let mut found = Report::new(office.sources.clone());
            if let Some(document) = crate::compose(&office, files as &dyn Files, &order, &mut found) {
                said.add(&document, &found.sources);
                letters += 1;
            }
        }
    }
    letters
}

fn percent(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn as_text(coverage: &Coverage, letters: usize, list: bool, report: &Report, files: &Workspace) -> String {
    let mut text = format!("{} drawn\n\n", count(letters, "letter"));
    for kind in &coverage.kinds {
        let said = kind.all - kind.unsaid.len();
        let _ = writeln!(text, "{:>6} %  {said:>5} of {:<5} {}", percent(kind.tenths()), kind.all, kind.name);
    }
    let _ = writeln!(text, "{:>6} %  of all of it was said", percent(coverage.tenths()));
    if list {
        for kind in coverage.kinds.iter().filter(|kind| !kind.unsaid.is_empty()) {
            let _ = write!(text, "\n{} that no letter said:\n", kind.name);
            for (what, span) in &kind.unsaid {
                let (file, line) = place(*span, report, files);
                let _ = writeln!(text, "  {file}:{line}: {what}");
            }
        }
    }
    text
}

fn as_json(coverage: &Coverage, letters: usize, report: &Report, files: &Workspace) -> String {
    let kind = |kind: &crate::coverage::Kind| {
        let unsaid = kind.unsaid.iter().map(|(what, span)| {
            let (file, line) = place(*span, report, files);
            json!({ "file": file, "line": line, "what": what })
        });
        json!({
            "kind": kind.name,
            "all": kind.all,
            "said": kind.all - kind.unsaid.len(),
            "unsaid": unsaid.collect::<Vec<_>>(),
        })
    };
    let kinds: Vec<_> = coverage.kinds.iter().map(kind).collect();
    format!("{:#}\n", json!({ "letters": letters, "percent": percent(coverage.tenths()), "kinds": kinds }))
}

fn place(span: crate::source::Span, report: &Report, files: &Workspace) -> (String, usize) {
    (files.shown(report.sources.get(span.source).name()), report.sources.place(span).line)
}
