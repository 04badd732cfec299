//! `foi check`.

use std::path::PathBuf;

use anyhow::bail;
use rayon::prelude::*;

use super::Outcome;
use super::disk::{Workspace, unreadable};
use super::out::{Screen, count, format, locked, say};
use crate::diagnostic::{Checked, Format, Report, Severity};
use crate::files::Files;
use crate::letter;
use crate::office::{Layout, Office, Order, Words};
use crate::rules::{self, Topics};

/// Arguments of `foi check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  foi check cases/\n  foi check cases/ --strict --format github")]
pub(super) struct Arguments {
    /// Cases, or folders of cases.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Let warnings fail the check too.
    #[arg(long)]
    strict: bool,
    /// The format of the findings.
    #[arg(long, value_name = "FORMAT", value_parser = format, default_value = "terminal")]
    format: Format,
}

/// What was checked: the workspace by its number, a name, and what was found.
struct Done {
    workspace: usize,
    name: String,
    report: Report,
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let mut workspaces = Vec::new();
    let mut done = Vec::new();
    let mut cases = 0;
    let mut left_out = false;
    for (workspace, path) in arguments.paths.iter().enumerate() {
        let (files, within) = Workspace::of(path)?;
        let mut report = Report::default();
        let office = Office::load(&files, &mut report);
        if let Some(office) = &office {
            letter::check_templates(&office.catalogue, false, &mut report);
            office.catalogue.check_own_wording(&mut report);
        }
        let sound = report.errors() == 0;
        done.push(Done { workspace, name: "the workspace".to_owned(), report });
        let found = files.cases(&within);
        left_out |= path.is_dir() && locked(&unreadable(path));
        if let Some(office) = office.filter(|_| sound) {
            if found.is_empty() {
                bail!("there is no case in `{}`", path.display());
            }
            cases += found.len();
            done.extend(folder(workspace, &office, &files, found));
        }
        workspaces.push(files);
    }
    let paths: Vec<_> = workspaces.iter().map(|files| |name: &str| files.shown(name)).collect();
    // A workspace that is sound is no news.
    let told = done.iter().filter(|done| done.name != "the workspace" || !done.report.findings().is_empty());
    let checked: Vec<Checked> =
        told.map(|done| Checked { name: &done.name, report: &done.report, path: &paths[done.workspace] }).collect();
    screen.findings(arguments.format, &checked)?;
    let all = |severity| done.iter().map(|done| done.report.count(severity)).sum::<usize>();
    let (grave, warnings) = (all(Severity::Error) + all(Severity::Breach), all(Severity::Warning));
    if arguments.format == Format::Terminal {
        let (errors, warnings) = (count(grave, "error"), count(warnings, "warning"));
        say(&format!("{} checked: {errors}, {warnings}\n", count(cases, "case")));
    }
    let failed = grave > 0 || (arguments.strict && warnings > 0);
    Ok(match (left_out, failed) {
        (true, _) => Outcome::Unfinished,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// The findings of the cases of a folder, each by itself and then all together.
fn folder(workspace: usize, office: &Office, files: &Workspace, cases: Vec<String>) -> Vec<Done> {
    let checked: Vec<_> = cases.par_iter().map(|case| check(office, files, case)).collect();
    let topics: Vec<_> = cases.iter().zip(&checked).map(|(case, (_, topics))| (case.as_str(), topics)).collect();
    let together = rules::across(&topics);
    let mut reports: Vec<Report> = checked.into_iter().map(|(report, _)| report).collect();
    for (place, finding) in together {
        if let Some(report) = reports.get_mut(place) {
            report.push(finding);
        }
    }
    let done = |(name, report)| Done { workspace, name, report };
    cases.into_iter().zip(reports).map(done).collect()
}

/// The findings of one case, and what it is about.
fn check(office: &Office, files: &dyn Files, case: &str) -> (Report, Topics) {
    let mut report = Report::new(office.sources.clone());
    let order =
        Order { case: case.to_owned(), step: None, layout: Layout::Letter, as_draft: false, words: Words::Style };
    let topics = crate::examine(office, files, &order, &mut report).unwrap_or_default();
    (report, topics)
}
