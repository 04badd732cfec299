//! `foi draft`.

mod batch;
mod cases;
mod summary;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::builder::PossibleValuesParser;

use super::Outcome;
use super::disk::{Workspace, office};
use super::out::{Screen, print};
use super::writing::write_whole;
use crate::backend::{BACKENDS, Backend, backend, pdf};
use crate::case::StepKind;
use crate::diagnostic::Report;
use crate::office::{Layout, Order, Words};
use cases::Shard;

const EXAMPLES: &str = "Examples:
  foi draft cases/0142.yaml                         the letter as Markdown, on standard output
  foi draft cases/0142.yaml --preview               the letter at the terminal
  foi draft cases/0142.yaml -o letter.pdf
  foi draft cases/0142.yaml --layout log -o page.html
  foi draft cases/ --out-dir letters --to pdf,md    every case of a folder, on every core
  foi draft cases/ --out-dir letters --shard 2/8    the second eighth of them";

/// Arguments of `foi draft`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The case file; with `--out-dir` also several, and folders of cases.
    #[arg(required = true, value_name = "CASE")]
    cases: Vec<PathBuf>,
    /// The file to write; its ending says the format. Otherwise the letter goes to standard output.
    #[arg(short, long, value_name = "FILE", conflicts_with = "out_dir")]
    output: Option<PathBuf>,
    /// The folder to write the letters of many cases to; each keeps the name of its case.
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
    /// The format; with `--out-dir` also several, with commas between them, and PDF where none is named.
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = PossibleValuesParser::new(BACKENDS.iter().map(|backend| backend.name)))]
    to: Vec<String>,
    /// The step whose letter is wanted, such as `answered`; otherwise the authority's last.
    #[arg(long, value_name = "STEP", value_parser = step)]
    step: Option<StepKind>,
    /// How it is laid out: as a letter, as an e-mail, or as a page of the disclosure log.
    #[arg(long, value_name = "LAYOUT", value_parser = layout, default_value = "letter")]
    layout: Layout,
    /// Make a draft although something is still to be written; every gap is marked in it.
    #[arg(long)]
    as_draft: bool,
    /// Show the letter at the terminal, as a person would read it.
    #[arg(long, conflicts_with_all = ["output", "out_dir", "to"])]
    preview: bool,
    /// Replace letters in the folder that differ from those drafted now. Without it they stay as they are.
    #[arg(long, requires = "out_dir")]
    replace: bool,
    /// How many letters are drafted at once; otherwise one for each core.
    #[arg(long, value_name = "N", requires = "out_dir", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Draft one part of the cases: `2/8` is the second of eight parts.
    #[arg(long, value_name = "K/N", requires = "out_dir", value_parser = Shard::parse)]
    shard: Option<Shard>,
    /// A file for programs: what came of each case, as JSON.
    #[arg(long, value_name = "FILE", requires = "out_dir")]
    summary: Option<PathBuf>,
}

/// A step by its name in a case file.
pub(super) fn step(name: &str) -> Result<StepKind, String> {
    StepKind::ALL.into_iter().find(|step| step.key() == name).ok_or_else(|| {
        let known: Vec<&str> = StepKind::ALL.iter().map(|step| step.key()).collect();
        format!("the steps are {}", known.join(", "))
    })
}

/// A layout by its name.
pub(super) fn layout(name: &str) -> Result<Layout, String> {
    let known: Vec<&str> = Layout::ALL.iter().map(|layout| layout.key()).collect();
    Layout::ALL
        .into_iter()
        .find(|layout| layout.key() == name)
        .ok_or_else(|| format!("the layouts are {}", known.join(", ")))
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    match (&arguments.out_dir, arguments.cases.as_slice()) {
        (Some(folder), _) => batch::run(arguments, folder, screen),
        (None, [case]) if !case.is_dir() => one(arguments, case, screen),
        _ => bail!("say where the letters of many cases go: `--out-dir letters`"),
    }
}

/// Drafts one letter.
fn one(arguments: &Arguments, case: &Path, screen: &Screen) -> anyhow::Result<Outcome> {
    let format = arguments.format()?;
    let (files, case) = Workspace::of(case)?;
    let mut report = Report::default();
    let Some(office) = office(&files, &mut report) else {
        return Ok(screen.report(&report));
    };
    let order =
        Order { case, step: arguments.step, layout: arguments.layout, as_draft: arguments.as_draft, words: Words::Law };
    let document = crate::compose(&office, &files, &order, &mut report);
    if arguments.preview {
        let outcome = screen.report(&report);
        document.map_or(Ok(()), |document| super::preview::show(&document, screen))?;
        return Ok(outcome);
    }
    let letter = document.map(|document| (format.press)(&office, &files, &mut report).write(&document, &mut report));
    // A format may find what it cannot show.
    let letter = letter.filter(|_| report.allows(arguments.as_draft));
    let outcome = screen.report(&report);
    // The program ends here: to take the office apart would only cost the officer time.
    std::mem::forget(office);
    if let Some(bytes) = letter {
        if let Some(name) = arguments.output.as_ref().and_then(|output| files.was_read(output)) {
            bail!("the letter would overwrite `{name}`, which it was made from");
        }
        match &arguments.output {
            Some(output) => write_whole(output, &bytes)?,
            None => print(&bytes)?,
        }
    }
    Ok(outcome)
}

impl Arguments {
    /// The format of one letter: by name, or by the ending of the file.
    fn format(&self) -> anyhow::Result<&'static Backend> {
        let ending = self.output.as_ref().and_then(|output| output.extension()?.to_str());
        if self.to.len() > 1 {
            bail!("one file has one format: with `--out-dir` there is a file for each");
        }
        let name = self.to.first().map(String::as_str).or(ending);
        let Some(found) = backend(name.unwrap_or(BACKENDS[0].name)) else {
            let known: Vec<&str> = BACKENDS.iter().map(|backend| backend.ending).collect();
            bail!(
                "no letter can be written as `.{}`: use {}, or say `--to`",
                name.unwrap_or_default(),
                known.join(" or ")
            );
        };
        if self.output.is_none() && !found.text && std::io::stdout().is_terminal() {
            bail!("this format cannot be read at a terminal: name the file to write, `-o letter.{}`", found.ending);
        }
        if self.output.is_some() && name.is_none() {
            bail!("the file to write has no ending that says its format: add one, or say `--to`");
        }
        Ok(found)
    }

    /// The formats of many letters, each once: PDF where none is named.
    fn formats(&self) -> Vec<&'static Backend> {
        let wanted = |format: &&Backend| match self.to.as_slice() {
            [] => format.name == pdf::BACKEND.name,
            names => names.iter().any(|name| name == format.name),
        };
        BACKENDS.iter().filter(wanted).collect()
    }
}
