//! `foi draft`.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::bail;
use clap::builder::PossibleValuesParser;

use super::Outcome;
use super::disk::{Workspace, write_whole};
use super::out::{Screen, print};
use crate::backend::{BACKENDS, Backend, backend};
use crate::case::StepKind;
use crate::diagnostic::Report;
use crate::letter;
use crate::office::{Layout, Office, Order, Words};

/// Arguments of `foi draft`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  foi draft cases/0142.yaml -o letter.pdf\n  foi draft cases/0142.yaml --layout log -o page.html"
)]
pub(super) struct Arguments {
    /// The case file.
    case: PathBuf,
    /// The file to write; its ending says the format. Otherwise the letter goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(BACKENDS.iter().map(|backend| backend.name)))]
    to: Option<String>,
    /// The step whose letter is wanted, such as `answered`; otherwise the authority's last.
    #[arg(long, value_name = "STEP", value_parser = step)]
    step: Option<StepKind>,
    /// How it is laid out: as a letter, as an e-mail, or as a page of the disclosure log.
    #[arg(long, value_name = "LAYOUT", value_parser = layout, default_value = "letter")]
    layout: Layout,
    /// Make a draft although something is still to be written; every gap is marked in it.
    #[arg(long)]
    as_draft: bool,
}

/// A step by its name in a case file.
fn step(name: &str) -> Result<StepKind, String> {
    StepKind::ALL.into_iter().find(|step| step.key() == name).ok_or_else(|| {
        let known: Vec<&str> = StepKind::ALL.iter().map(|step| step.key()).collect();
        format!("the steps are {}", known.join(", "))
    })
}

/// A layout by its name.
fn layout(name: &str) -> Result<Layout, String> {
    let known: Vec<&str> = Layout::ALL.iter().map(|layout| layout.key()).collect();
    Layout::ALL
        .into_iter()
        .find(|layout| layout.key() == name)
        .ok_or_else(|| format!("the layouts are {}", known.join(", ")))
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let format = format(arguments)?;
    let (files, case) = Workspace::of(&arguments.case)?;
    let mut report = Report::default();
    let office = Office::load(&files, &mut report);
    let Some(office) = office.filter(|_| report.errors() == 0) else {
        return Ok(screen.report(&report));
    };
    if office.catalogue.has_own() {
        letter::check_templates(&office.catalogue, false, &mut report);
        office.catalogue.check_own_wording(&mut report);
    }
    let order =
        Order { case, step: arguments.step, layout: arguments.layout, as_draft: arguments.as_draft, words: Words::Law };
    let document = crate::compose(&office, &files, &order, &mut report);
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

/// The format that is asked for: by name, or by the ending of the file.
fn format(arguments: &Arguments) -> anyhow::Result<&'static Backend> {
    let ending = arguments.output.as_ref().and_then(|output| output.extension()?.to_str());
    let name = arguments.to.as_deref().or(ending);
    let Some(found) = backend(name.unwrap_or(BACKENDS[0].name)) else {
        let known: Vec<&str> = BACKENDS.iter().map(|backend| backend.ending).collect();
        bail!("no letter can be written as `.{}`: use {}, or say `--to`", name.unwrap_or_default(), known.join(" or "));
    };
    if arguments.output.is_none() && !found.text && std::io::stdout().is_terminal() {
        bail!("this format cannot be read at a terminal: name the file to write, `-o letter.{}`", found.ending);
    }
    if arguments.output.is_some() && name.is_none() {
        bail!("the file to write has no ending that says its format: add one, or say `--to`");
    }
    Ok(found)
}
