//! `foi check`.

use std::path::PathBuf;

use super::Outcome;
use anyhow::bail;

use super::disk::Workspace;
use super::out::{Screen, say};
use crate::diagnostic::{Report, Severity};
use crate::files::Files;
use crate::letter;
use crate::office::{Layout, Office, Order};

/// Arguments of `foi check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foi check cases/")]
pub(super) struct Arguments {
    /// Cases, or folders of cases.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Let warnings fail the check too.
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let mut tally = Tally::default();
    for path in &arguments.paths {
        let (files, within) = Workspace::of(path)?;
        let mut report = Report::default();
        let office = Office::load(&files, &mut report);
        if let Some(office) = &office {
            letter::check_templates(office, false, &mut report);
        }
        tally.add(&report, screen);
        let Some(office) = office.filter(|_| report.errors() == 0) else { continue };
        let cases = files.cases(&within);
        if cases.is_empty() {
            bail!("there is no case in `{}`", path.display());
        }
        for case in cases {
            let order = Order { case, step: None, layout: Layout::Letter, as_draft: false };
            tally.cases += 1;
            tally.add(&check(&office, &files, &order), screen);
        }
    }
    say(&tally.line());
    let failed = tally.grave > 0 || (arguments.strict && tally.warnings > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// The findings of one case.
fn check(office: &Office, files: &dyn Files, order: &Order) -> Report {
    let mut report = Report::new(office.sources.clone());
    crate::compose(office, files, order, &mut report);
    report
}

#[derive(Default)]
struct Tally {
    cases: usize,
    grave: usize,
    warnings: usize,
}

impl Tally {
    fn add(&mut self, report: &Report, screen: &Screen) {
        screen.report(report);
        let count = |severity| report.findings().iter().filter(|finding| finding.severity == severity).count();
        self.grave += count(Severity::Error) + count(Severity::Breach);
        self.warnings += count(Severity::Warning);
    }

    fn line(&self) -> String {
        let count = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let errors = count(self.grave, "error");
        format!("{} checked: {errors}, {}\n", count(self.cases, "case"), count(self.warnings, "warning"))
    }
}
