//! `foi wording approve`.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::approval::{Approvals, Approver, LOCK};
use crate::calendar::Day;
use crate::catalogue::Catalogue;
use crate::cli::Outcome;
use crate::cli::disk::Workspace;
use crate::cli::out::{Screen, count, say};
use crate::cli::writing::write_whole;
use crate::diagnostic::{Report, Severity, did_you_mean};
use crate::proofread::proofread;

/// Arguments of `foi wording approve`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Keep `wording.lock` under version control. `foi wording diff` shows what has changed since.\n\nExamples:\n  foi wording approve templates/parts/rights.md --by \"Ann Lee\" --role \"Head of Legal\"\n  foi wording approve templates exemptions --by \"Ann Lee\" --role \"Head of Legal\""
)]
pub(super) struct Arguments {
    /// Files of wording, or folders of them. A built-in file is named by its path, `templates/parts/rights.md`.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Who approves the words.
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The role of that person.
    #[arg(long, value_name = "ROLE")]
    role: String,
    /// Approve the built-in files in a folder as well as your own.
    #[arg(long)]
    built_in: bool,
}

pub(super) fn run(arguments: &Arguments, today: Day, screen: &Screen) -> anyhow::Result<Outcome> {
    for (what, text) in [("--by", &arguments.by), ("--role", &arguments.role)] {
        if text.trim().is_empty() || text.contains(char::is_control) {
            bail!("`{what}` needs a name on one line");
        }
    }
    let files = Workspace::of_wording(Path::new("."))?;
    let mut report = Report::default();
    let catalogue = Catalogue::load(&files, &mut report);
    let chosen = chosen(arguments, &catalogue, &files)?;
    let mut report = Report::default();
    let approvals = Approvals::read(&files, &mut report);
    if report.errors() > 0 {
        screen.report(&report);
        say(&format!("foi: mend `{LOCK}` first: nothing was approved\n"));
        return Ok(Outcome::Findings);
    }
    let mut report = Report::default();
    proofread(&files, false, &mut report);
    let at_fault = report.keep(|finding, sources| {
        let file = finding.label.as_ref().map(|(span, _)| sources.get(span.source).name());
        finding.severity == Severity::Error && file.is_none_or(|file| chosen.iter().any(|one| one == file))
    });
    if at_fault.errors() > 0 {
        screen.report(&at_fault);
        say("foi: words that are at fault cannot be approved: nothing was approved\n");
        return Ok(Outcome::Findings);
    }
    let texts: Vec<(&str, &str)> = chosen
        .iter()
        .filter_map(|file| {
            let (_, source) = catalogue.files().iter().find(|(name, _)| name == file)?;
            Some((file.as_str(), catalogue.text(*source)))
        })
        .collect();

    let by = Approver { name: arguments.by.trim().to_owned(), role: arguments.role.trim().to_owned(), on: today };
    write_whole(&files.path(LOCK), approvals.with(&texts, &by).as_bytes())?;
    say(&format!("{} approved by {} ({}) on {today}\n", count(texts.len(), "file"), by.name, by.role));
    Ok(Outcome::Clean)
}

/// The files that are meant, each once.
fn chosen(arguments: &Arguments, catalogue: &Catalogue, files: &Workspace) -> anyhow::Result<Vec<String>> {
    let mut chosen = Vec::new();
    for path in &arguments.paths {
        let within = files.within(path);
        let below = |file: &str| {
            let inside = within.is_empty() || file.strip_prefix(&within).is_some_and(|rest| rest.starts_with('/'));
            file == within || (inside && (arguments.built_in || catalogue.is_own(file)))
        };
        let before = chosen.len();
        chosen.extend(catalogue.files().iter().map(|(file, _)| file.clone()).filter(|file| below(file)));
        if chosen.len() == before {
            let near = did_you_mean(&within, catalogue.files().iter().map(|(file, _)| file.as_str()));
            let help = near.unwrap_or_else(|| "add `--built-in` for the files that the program carries".to_owned());
            bail!("`{}` is no wording of this workspace\n{help}", path.display());
        }
    }
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}
