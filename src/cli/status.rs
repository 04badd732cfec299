//! `foi status`.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::bail;
use console::Term;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::Outcome;
use super::disk::{Workspace, office, unreadable};
use super::due::Format;
use super::out::{Screen, count, locked, print};
use crate::calendar::Day;
use crate::case;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::office::{Layout, Office, Order, Words};
use crate::resolve::{self, Standing, Turn};
use crate::source::printable;

const EXAMPLES: &str = "Examples:
  foi status
  foi status cases/ --all
  foi status cases/ --format json --today 2026-06-15";

/// Arguments of `foi status`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A folder of cases, or a whole workspace.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Show every case that is open, where one screen does not hold them, and those that are done.
    #[arg(long)]
    all: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A case and how it stands.
struct Case {
    name: String,
    /// `None` where it cannot be read.
    standing: Option<Standing>,
    /// How many errors its next letter has, and the first.
    errors: usize,
    first: Option<String>,
}

pub(super) fn run(arguments: &Arguments, today: Day, screen: &Screen) -> anyhow::Result<Outcome> {
    let mut cases = Vec::new();
    for (files, names) in Workspace::below(&arguments.folder)? {
        let mut report = Report::default();
        let Some(office) = office(&files, &mut report).filter(|_| report.errors() == 0) else {
            return Ok(screen.report(&report));
        };
        cases.par_extend(names.par_iter().map(|name| of(&files, &office, name, today)));
    }
    let left_out = locked(&unreadable(&arguments.folder));
    if cases.is_empty() {
        bail!("there is no case in `{}`", arguments.folder.display());
    }
    cases.sort_by_key(|case| {
        let turn = case.standing.as_ref().map(|standing| (standing.turn.is_ours(), standing.turn));
        // What cannot be read may be late; then by the day on which it is due, and a day beyond the table last.
        let rank = match turn {
            None => 0,
            Some((true, _)) => 1,
            Some((false, Turn::Nobody(_))) => 3,
            Some((false, _)) => 2,
        };
        let due = case.standing.as_ref().and_then(|standing| standing.due);
        (rank, due.is_none(), due, case.name.clone())
    });
    let text = match arguments.format {
        Format::Text => text(&cases, today, arguments.all, screen),
        Format::Json => {
            format!(
                "{:#}\n",
                json!({ "version": 1, "today": today.iso(), "cases": cases.iter().map(value).collect::<Vec<_>>() })
            )
        }
    };
    print(text.as_bytes())?;
    Ok(if left_out { Outcome::Unfinished } else { Outcome::Clean })
}

/// How a case stands, and what is wrong with its next letter.
fn of(files: &Workspace, office: &Office, name: &str, today: Day) -> Case {
    let mut report = Report::new(office.sources.clone());
    let file = case::read(files, name, &office.case, &mut report);
    let standing = file.and_then(|file| resolve::standing(&file, today, office, &mut report));
    let open = standing.as_ref().is_none_or(|standing| standing.turn.is_ours());
    if standing.is_some() && open {
        let order =
            Order { case: name.to_owned(), step: None, layout: Layout::Letter, as_draft: false, words: Words::Law };
        report = Report::new(office.sources.clone());
        crate::examine(office, files, &order, &mut report);
    }
    let is_error = |finding: &&&Diagnostic| finding.severity == Severity::Error;
    let findings = report.findings();
    let first = findings.iter().find(is_error).map(|finding| format!("{}: {}", finding.code, finding.message));
    Case { name: printable(&files.shown(name)), standing, errors: report.errors(), first: first.filter(|_| open) }
}

impl Case {
    /// What is still to be done.
    fn missing(&self) -> String {
        let mut missing = Vec::new();
        if let Some(standing) = &self.standing {
            let (open, all) = &standing.unanswered;
            match standing.turn {
                Turn::Answer if *all == 0 => missing.push("no question is listed".to_owned()),
                Turn::Answer if open.is_empty() => missing.push("the step `answered`".to_owned()),
                Turn::Answer => missing.push(format!("{} of {} to answer", open.len(), count(*all, "question"))),
                Turn::Send(day) => missing.push(format!("to send, dated {day}")),
                Turn::Review => missing.push("the review".to_owned()),
                Turn::Requester(day) => missing.push(format!("the requester's reply, since {day}")),
                Turn::Fee(day) => missing.push(format!("the fee, since {day}")),
                Turn::Nobody(day) => missing.push(format!("done on {day}")),
            }
        }
        if self.errors > 1 {
            missing.push(count(self.errors, "error"));
        }
        missing.extend(self.first.clone());
        missing.join("; ")
    }

    /// When it is due, seen from today.
    fn when(&self, today: Day) -> String {
        let Some(standing) = &self.standing else { return "faulty".to_owned() };
        match (standing.due, standing.left) {
            (Some(due), Some(0)) if due < today => "LATE".to_owned(),
            (Some(due), Some(left)) if due < today => format!("LATE by {}", -left),
            (Some(due), _) if due == today => "today".to_owned(),
            (Some(_), Some(left)) => format!("{left} left"),
            _ if standing.turn.is_ours() => "no date".to_owned(),
            _ if matches!(standing.turn, Turn::Nobody(_)) => "done".to_owned(),
            _ => "waits".to_owned(),
        }
    }
}

/// For people: one line for each case, as wide as the screen.
fn text(cases: &[Case], today: Day, all: bool, screen: &Screen) -> String {
    let term = Term::stdout();
    let size = term.is_term().then(|| term.size());
    let width = size.map_or(usize::MAX, |(_, columns)| usize::from(columns));
    let rows = size.filter(|_| !all).map_or(usize::MAX, |(rows, _)| usize::from(rows).saturating_sub(5).max(5));
    let is_done =
        |case: &&Case| case.standing.as_ref().is_some_and(|standing| matches!(standing.turn, Turn::Nobody(_)));
    let open: Vec<&Case> = cases.iter().filter(|case| all || !is_done(case)).collect();
    let names = open.iter().map(|case| case.name.chars().count()).max().unwrap_or_default().min(40);
    let mut text = format!("{} {today}; in working days\n", today.weekday());
    for case in open.iter().take(rows) {
        let due = case.standing.as_ref().and_then(|standing| standing.due).map_or(String::new(), Day::iso);
        let subject = case.standing.as_ref().map_or_else(String::new, |standing| format!("{}: ", standing.subject));
        let line = format!("{:<11} {due:<10} {:<names$}  {subject}{}", case.when(today), case.name, case.missing());
        let line: String = if line.chars().count() > width {
            line.chars().take(width.saturating_sub(1)).chain(['…']).collect()
        } else {
            line
        };
        let late = line.starts_with("LATE") || line.starts_with("faulty");
        let line = line.trim_end().to_owned();
        let _ = if late && screen.colours_output() {
            writeln!(text, "\u{1b}[1;31m{line}\u{1b}[0m")
        } else {
            writeln!(text, "{line}")
        };
    }
    if open.len() > rows {
        let _ = writeln!(text, "… and {} more: --all shows them", open.len() - rows);
    }
    let done = cases.iter().filter(is_done).count();
    let late = cases.iter().filter(|case| case.when(today).starts_with("LATE")).count();
    let ours =
        cases.iter().filter(|case| case.standing.as_ref().is_none_or(|standing| standing.turn.is_ours())).count();
    let waiting = cases.len() - ours - done;
    let _ = writeln!(
        text,
        "{}: {ours} open, {late} of them late; {waiting} waiting for the requester; {done} done",
        count(cases.len(), "case")
    );
    text
}

/// For programs.
fn value(case: &Case) -> Value {
    let standing = case.standing.as_ref();
    let (turn, since) = match standing.map(|standing| standing.turn) {
        None => ("unreadable", None),
        Some(Turn::Answer) => ("answer", None),
        Some(Turn::Send(day)) => ("send", Some(day)),
        Some(Turn::Review) => ("review", None),
        Some(Turn::Requester(day)) => ("requester", Some(day)),
        Some(Turn::Fee(day)) => ("fee", Some(day)),
        Some(Turn::Nobody(day)) => ("done", Some(day)),
    };
    json!({
        "case": case.name,
        "reference": standing.map(|standing| &standing.reference),
        "subject": standing.map(|standing| &standing.subject),
        "regime": standing.map(|standing| standing.regime.folder()),
        "turn": turn,
        "day": since.map(Day::iso),
        "due": standing.and_then(|standing| standing.due).map(Day::iso),
        "working_days_left": standing.and_then(|standing| standing.left),
        "unanswered": standing.map(|standing| &standing.unanswered.0),
        "questions": standing.map(|standing| standing.unanswered.1),
        "errors": case.errors,
        "first_error": case.first,
    })
}
