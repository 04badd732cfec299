//! `foi wording check`.

use std::path::PathBuf;

use crate::cli::Outcome;
use crate::cli::disk::Workspace;
use crate::cli::out::{Screen, count, format, say};
use crate::diagnostic::{Checked, Format, Report, Severity};
use crate::proofread::proofread;

/// Arguments of `foi wording check`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a workspace the built-in wording is checked. Warnings fail this check too: the words are all that it is about.\n\nExamples:\n  foi wording check\n  foi wording check --approved --format github"
)]
pub(super) struct Arguments {
    /// The workspace whose wording is checked, with the built-in wording that it does not replace.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Fail where words in force are not those that somebody approved (`wording.lock`).
    #[arg(long)]
    approved: bool,
    /// The format of the findings.
    #[arg(long, value_name = "FORMAT", value_parser = format, default_value = "terminal")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let files = Workspace::of_wording(&arguments.folder)?;
    let mut report = Report::default();
    let proof = proofread(&files, arguments.approved, &mut report);
    let path = |name: &str| files.shown(name);
    screen.findings(arguments.format, &[Checked { name: "wording", report: &report, path: &path }])?;
    if arguments.format == Format::Terminal {
        let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
        say(&format!(
            "{} and {} checked, {} drawn: {}, {}\n",
            count(proof.files, "file"),
            count(proof.rules, "rule"),
            count(proof.letters, "letter"),
            count(errors, "error"),
            count(warnings, "warning"),
        ));
    }
    Ok(if report.has(Severity::Warning) { Outcome::Findings } else { Outcome::Clean })
}
