//! `foi new`.
#![expect(clippy::disallowed_methods, reason = "the command line reads the request")]

use std::fs::File;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use dialoguer::{Input, Select};

use super::Outcome;
use super::clock::day;
use super::disk::{Workspace, office};
use super::out::{Screen, count, say};
use super::writing::write_new;
use crate::calendar::Day;
use crate::diagnostic::Report;
use crate::intake::{self, Particulars, Request};
use crate::provision::Regime;

/// The most megabytes that a request may have with all that is attached to it.
const LARGEST: u64 = 64;

const EXAMPLES: &str = "Examples:
  foi new cases/0142.yaml --from request.txt
  foi new cases/0142.yaml --from request.eml
  pbpaste | foi new cases/0142.yaml --from - --received 2026-06-01

At a terminal it asks for what it cannot know; in a pipe it asks nothing. It never writes over a file.";

/// Arguments of `foi new`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The case file to write.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The request as it came: a text, or an e-mail saved as .eml; `-` for standard input.
    #[arg(long, value_name = "FILE|-")]
    from: PathBuf,
    /// The day on which the authority received it. Otherwise its e-mail says so, or it is today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    received: Option<Day>,
    /// The authority's reference. Otherwise the name of the file.
    #[arg(long, value_name = "REFERENCE")]
    reference: Option<String>,
    /// What the request is about, in a few words.
    #[arg(long, value_name = "WORDS")]
    subject: Option<String>,
    /// Who asks.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The law that applies. Otherwise the words of the request suggest one.
    #[arg(long, value_name = "LAW", value_parser = regime)]
    regime: Option<Regime>,
}

fn regime(name: &str) -> Result<Regime, String> {
    let known: Vec<&str> = Regime::ALL.iter().map(|regime| regime.folder()).collect();
    Regime::ALL
        .into_iter()
        .find(|regime| regime.folder() == name)
        .ok_or_else(|| format!("the laws are {}", known.join(", ")))
}

pub(super) fn run(arguments: &Arguments, today: Day, screen: &Screen) -> anyhow::Result<Outcome> {
    let named = arguments.file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    if !named {
        bail!("a case is a YAML file: name it `{}`", arguments.file.with_extension("yaml").display());
    }
    let hidden = arguments.file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if hidden {
        bail!("`{}` would be hidden: begin its name with a letter or a number", arguments.file.display());
    }
    if arguments.received.is_some_and(|received| received > today) {
        bail!("the request cannot have been received after today ({today})");
    }
    if arguments.file.exists() {
        bail!("`{}` is there already: name another file", arguments.file.display());
    }
    let folder = arguments.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (files, within) = Workspace::of(folder)?;
    let mut report = Report::default();
    let Some(office) = office(&files, &mut report).filter(|_| report.errors() == 0) else {
        return Ok(screen.report(&report));
    };
    let bytes = read(&arguments.from)?;
    let is_email = arguments.from.extension().is_some_and(|ending| ending == "eml");
    let read = intake::read(&bytes, is_email, &office);
    let mut request = read.with_context(|| format!("cannot read `{}` as a request", arguments.from.display()))?;
    let mut received = match (arguments.received, request.arrived) {
        (Some(day), _) => (day, "as you said"),
        (None, Some(day)) => (day, "the authority's server took the e-mail in then"),
        (None, None) => match request.dated.filter(|day| *day <= today) {
            Some(day) => (day, "make sure: it bears this date, and does not say when it came"),
            None => (today, "make sure: it does not say when it came"),
        },
    };
    said(arguments, &mut request);
    let asking = std::io::stdin().is_terminal() && super::out::watched() && arguments.from.as_os_str() != "-";
    if asking {
        ask(arguments, &mut request, &mut received)?;
    }
    let stem = arguments.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let depth = within.split('/').filter(|step| !step.is_empty()).count();
    let schema = format!("{}case.schema.json", "../".repeat(depth));
    let particulars = Particulars {
        reference: arguments.reference.clone().unwrap_or(stem),
        received,
        due: intake::due(&office, request.regime.0, received.0),
        acknowledged: today.max(received.0),
        schema: files.path("case.schema.json").is_file().then_some(schema),
    };
    write_new(&arguments.file, intake::write(&request, &particulars).as_bytes())?;
    tell(arguments, &request, &particulars);
    Ok(Outcome::Clean)
}

/// The bytes of a request, no more than it may have.
fn read(from: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = LARGEST * 1024 * 1024 + 1;
    if from.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).context("cannot read the request")?;
    } else {
        let file = File::open(from).and_then(|file| file.take(most).read_to_end(&mut bytes));
        file.with_context(|| format!("cannot read `{}`", from.display()))?;
    }
    if bytes.len() as u64 == most {
        bail!("`{}` is too large: a request may have {LARGEST} MB with all that is attached to it", from.display());
    }
    Ok(bytes)
}

/// What the command line says goes before what was found.
fn said(arguments: &Arguments, request: &mut Request) {
    if let Some(subject) = &arguments.subject {
        request.subject = Some(subject.clone());
    }
    if let Some(name) = &arguments.name {
        request.requester.name = Some(name.clone());
        request.requester.salutation = None;
    }
    if let Some(regime) = arguments.regime {
        request.set_regime(regime, "as you said");
    }
}

/// Asks for what only a person knows, with what was found as the answer that is taken for granted.
fn ask(arguments: &Arguments, request: &mut Request, received: &mut (Day, &'static str)) -> anyhow::Result<()> {
    let line = |prompt: &str, found: Option<&String>| {
        let input = Input::<String>::new().with_prompt(prompt).allow_empty(true);
        found.map_or_else(|| input.clone(), |found| input.clone().default(found.clone())).interact_text()
    };
    if arguments.name.is_none() {
        let name = line("Who asks", request.requester.name.as_ref())?;
        request.requester.name = Some(name).filter(|name| !name.trim().is_empty());
    }
    if arguments.subject.is_none() {
        let subject = line("What about, in a few words", request.subject.as_ref())?;
        request.subject = Some(subject).filter(|subject| !subject.trim().is_empty());
    }
    if arguments.received.is_none() {
        let input = Input::<String>::new().with_prompt("Received on").default(received.0.iso());
        let sound = input.validate_with(|text: &String| day(text).map(|_| ())).interact_text()?;
        if let Ok(day) = day(&sound) {
            *received = (day, "as you said");
        }
    }
    if arguments.regime.is_none() {
        let names: Vec<&str> = Regime::ALL.iter().map(|regime| regime.name()).collect();
        let found = Regime::ALL.iter().position(|regime| *regime == request.regime.0).unwrap_or(0);
        let prompt = format!("Law ({})", request.regime.1);
        let chosen = Select::new().with_prompt(prompt).items(&names).default(found).interact()?;
        if chosen != found {
            request.set_regime(Regime::ALL[chosen], "as you said");
        }
    }
    Ok(())
}

/// Says what was found, and what comes next.
fn tell(arguments: &Arguments, request: &Request, particulars: &Particulars) {
    let file = arguments.file.display();
    let questions = count(request.questions.len(), "question");
    let due = particulars.due.map_or_else(String::new, |(due, _)| format!(", due {} {due}", due.weekday()));
    let mut text = format!("{file}: {questions} under the {}{due}\n", request.regime.0.short());
    if let Some(why) = request.numbered_here {
        text.push_str(&format!("  {why}\n"));
    }
    for remark in &request.remarks {
        text.push_str(&format!("  {remark}\n"));
    }
    if request.requester.name.is_none() {
        text.push_str("  no name was found: write it under `requester`\n");
    }
    if !request.left_out.is_empty() {
        let lines = count(request.left_out.len(), "line");
        text.push_str(&format!(
            "  {lines} that came with it are not in the request, and stand at the end of the file\n"
        ));
    }
    let next = if request.requester.name.is_none() {
        "Without a name a request is not valid yet: write what they signed with, and ask with the step `valid_request_asked`.\n"
            .to_owned()
    } else {
        format!(
            "Read it against the request. `foi draft {file} -o acknowledgement.pdf` then drafts the acknowledgement.\n"
        )
    };
    text.push_str(&next);
    text.push_str(&format!("To answer, write the answers, add the step `answered`, and run `foi check {file}`.\n"));
    say(&text);
}
