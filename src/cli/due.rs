//! `foi due`.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Outcome;
use super::clock::day;
use super::disk::Workspace;
use super::out::{Screen, print};
use crate::calendar::{Clock, Counted, Day, Holidays, Kept};
use crate::case;
use crate::diagnostic::Report;
use crate::office::Office;
use crate::provision::Regime;
use crate::resolve;

/// Arguments of `foi due`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foi due --received 2026-06-01\n  foi due --received 2026-06-01 --regime eir --for extension\n  foi due --received 2026-09-01 --paused 2026-09-15..2026-10-06\n  foi due --case cases/0142.yaml --format json"
)]
pub(super) struct Arguments {
    /// The day of receipt, working day or not; for a fee or a clarification the day of the notice.
    #[arg(long, value_name = "DATE", required_unless_present = "case", value_parser = day)]
    received: Option<Day>,
    /// The law.
    #[arg(long, value_enum, default_value = "foia")]
    regime: Law,
    /// What is due.
    #[arg(long = "for", value_enum, default_value = "reply")]
    what: What,
    /// Another number of working days.
    #[arg(long, value_name = "N", conflicts_with = "case")]
    days: Option<u32>,
    /// A stretch that does not count: from the day of a fees notice to the day of payment, as FROM..UNTIL.
    #[arg(long, value_name = "FROM..UNTIL", value_parser = stretch)]
    paused: Vec<(Date, Date)>,
    /// The day on which a clarification arrived: the time begins again.
    #[arg(long, value_name = "DATE", value_parser = day)]
    clarified: Option<Day>,
    /// For a school: a stretch of days without a session, as FROM..UNTIL. The sixtieth working day ends the time.
    #[arg(long, value_name = "FROM..UNTIL", value_parser = stretch)]
    closed: Vec<(Date, Date)>,
    /// For a transferred public record that is not open: thirty working days.
    #[arg(long)]
    transferred_record: bool,
    /// For a subject access request: whose public holidays count.
    #[arg(long = "in", value_enum, value_name = "PART", default_value = "england-and-wales")]
    part: Part,
    /// The clock of a case, with its steps.
    #[arg(long, value_name = "CASE", conflicts_with_all = ["received", "what", "paused", "clarified", "closed", "transferred_record"])]
    case: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// A law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Law {
    /// The Freedom of Information Act 2000.
    Foia,
    /// The Environmental Information Regulations 2004.
    Eir,
    /// The Freedom of Information (Scotland) Act 2002.
    Foisa,
    /// The Environmental Information (Scotland) Regulations 2004.
    Eisr,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// The answer to a request.
    Reply,
    /// The answer to a request whose time was extended (EIR reg. 7).
    Extension,
    /// The outcome of an internal review.
    Review,
    /// The outcome of an internal review that is complex (FOIA: forty working days).
    ComplexReview,
    /// The payment of a fee.
    Fee,
    /// The requester's clarification, before the request may be closed.
    Clarification,
    /// The answer to a subject access request.
    Data,
    /// The answer to a subject access request that is complex or one of many.
    ComplexData,
}

/// A part of the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// How to print a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A time that was worked out.
struct Answer {
    due: Day,
    law: String,
    /// How it was counted, where it was counted in working days.
    clock: Option<Clock>,
    /// What else is to be said of it.
    remark: Option<String>,
}

fn stretch(text: &str) -> Result<(Date, Date), String> {
    let (from, until) = text.split_once("..").ok_or("write two days with two full stops between them")?;
    let (from, until) = (day(from)?, day(until)?);
    if until < from { Err("the last day comes before the first".to_owned()) } else { Ok((from.0, until.0)) }
}

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    let mut report = Report::default();
    let (answer, holidays) = match &arguments.case {
        Some(path) => match of_case(path, &mut report)? {
            Some(found) => found,
            None => return Ok(screen.report(&report)),
        },
        None => {
            let Some(holidays) = here(&mut report) else { return Ok(screen.report(&report)) };
            (worked_out(arguments, &holidays)?, holidays)
        }
    };
    let text = match arguments.format {
        Format::Text => text(&answer, &holidays),
        Format::Json => format!("{:#}\n", value(&answer, &holidays)),
    };
    print(text.as_bytes())?;
    Ok(Outcome::Clean)
}

/// The bank holidays, with the corrections of the workspace around this folder; nothing where its profile has a fault,
/// because a correction in it would be lost.
fn here(report: &mut Report) -> Option<Holidays> {
    let Ok((files, _)) = Workspace::of(std::path::Path::new(".")) else { return Some(Holidays::built_in().clone()) };
    Office::load(&files, report).map(|office| office.holidays)
}

fn of_case(path: &std::path::Path, report: &mut Report) -> anyhow::Result<Option<(Answer, Holidays)>> {
    let (files, name) = Workspace::of(path)?;
    let Some(office) = Office::load(&files, report) else { return Ok(None) };
    let Some(file) = case::read(&files, &name, &office.case, report) else { return Ok(None) };
    let time = resolve::time(&file, &office, report).filter(|_| report.errors() == 0);
    let Some(time) = time else { return Ok(None) };
    if time.clock.paused.iter().any(|(_, paid)| paid.is_none()) {
        bail!("the clock stands still until the fee is paid: add the step `fee_paid`");
    }
    let due = time.due(&office).context(BEYOND)?;
    let remark = time.until.map(|until| format!("Set by {}.", until.by));
    Ok(Some((Answer { due, law: time.law.to_owned(), clock: Some(time.clock), remark }, office.holidays)))
}

/// Why there is no date.
const BEYOND: &str = "the table of bank holidays ends before the time does: count by hand, or add the holidays under \
     `bank_holidays:` in foi.yaml";

fn worked_out(arguments: &Arguments, holidays: &Holidays) -> anyhow::Result<Answer> {
    if arguments.clarified.zip(arguments.received).is_some_and(|(clarified, received)| clarified < received) {
        bail!("the clarification came before the request");
    }
    let received = arguments.clarified.or(arguments.received).context("no day of receipt")?;
    let regime = arguments.regime.regime();
    let paused = || arguments.paused.iter().map(|(from, until)| (*from, Some(*until))).collect();
    let of_clock = |clock: Clock, law: &str, remark: Option<&str>| -> anyhow::Result<Answer> {
        let clock = Clock { paused: paused(), ..clock };
        let due = holidays.due(&clock).map(Day).context(BEYOND)?;
        Ok(Answer { due, law: law.to_owned(), clock: Some(clock), remark: remark.map(str::to_owned) })
    };
    let counted = |days: u32, law: &str, remark: Option<&str>| {
        of_clock(Clock::new(received.0, days, Kept::by(regime)), law, remark)
    };
    if let Some(days) = arguments.days {
        return counted(days, &format!("{days} working days"), None);
    }
    match (arguments.what, regime) {
        (What::Reply, _) => {
            let closed = (!arguments.closed.is_empty()).then(|| arguments.closed.clone());
            let ignored = regime.is_environmental() && (arguments.transferred_record || closed.is_some());
            let (clock, law) = resolve::uninterrupted(received, regime, arguments.transferred_record, closed);
            of_clock(clock, law, ignored.then_some("The Regulations give schools and archives no more time."))
        }
        (What::Extension, Regime::Eir) => counted(40, "EIR reg. 7(1)", None),
        (What::Extension, Regime::Eisr) => counted(40, "EI(S)R reg. 7", None),
        (What::Extension, Regime::Foisa) => bail!("FOISA allows no extension"),
        (What::Extension, Regime::Foia) => counted(
            40,
            "FOIA 2000 s.10(3)",
            Some(
                "The Act sets no day: only the time that is reasonable to weigh the public interest of a qualified exemption. The Code of Practice is said to allow twenty working days more at most.",
            ),
        ),
        (What::Review, Regime::Foia) => counted(20, "Code of Practice under FOIA 2000 s.45", None),
        (What::ComplexReview, Regime::Foia) => counted(40, "Code of Practice under FOIA 2000 s.45, at most", None),
        (What::Review | What::ComplexReview, Regime::Eir) => counted(40, "EIR reg. 11(4)", None),
        (What::Review | What::ComplexReview, Regime::Foisa) => counted(20, "FOISA 2002 s.21(1)", None),
        (What::Review | What::ComplexReview, Regime::Eisr) => counted(20, "EI(S)R reg. 16", None),
        (What::Fee, Regime::Eir) => counted(60, "EIR reg. 8(5)", None),
        (What::Fee, Regime::Eisr) => {
            let before = received.yesterday().context("no such day")?;
            of_clock(Clock::new(before.0, 60, Kept::by(regime)), "EI(S)R reg. 8", None)
        }
        (What::Fee, Regime::Foia | Regime::Foisa) => {
            let law = if regime == Regime::Foia { "FOIA 2000 s.9(2)" } else { "FOISA 2002 s.9" };
            let due = received.last_of_months(3).context("no such day")?;
            let remark = Some("Three months that begin with the day of the notice.".to_owned());
            Ok(Answer { due, law: law.to_owned(), clock: None, remark })
        }
        (What::Clarification, Regime::Eir | Regime::Foisa | Regime::Eisr) => {
            bail!("only the Code of Practice under FOIA says when a request without clarification may be closed")
        }
        (What::Clarification, Regime::Foia) => {
            let due = received.months_later(2).context("no such day")?;
            let law = "Code of Practice under FOIA 2000 s.45".to_owned();
            let remark =
                Some("Two months; the Code was not seen, and the Regulations have nothing like it.".to_owned());
            Ok(Answer { due, law, clock: None, remark })
        }
        (What::Data | What::ComplexData, _) => {
            let months = if arguments.what == What::Data { 1 } else { 3 };
            let due = holidays.data_request(received, months, &arguments.paused, arguments.part.kept());
            let remark = Some(format!(
                "The corresponding date {months} month{} later, moved past a weekend or public holiday.",
                if months == 1 { "" } else { "s" }
            ));
            Ok(Answer { due: due.context(BEYOND)?, law: "UK GDPR Art. 12A".to_owned(), clock: None, remark })
        }
    }
}

/// For people: each day on its line, and the last.
fn text(answer: &Answer, holidays: &Holidays) -> String {
    let mut text = String::new();
    let days = answer.clock.as_ref().and_then(|clock| holidays.working(clock)).unwrap_or_default();
    for entry in &days {
        let (number, why) = words(&entry.counted);
        let _ = writeln!(text, "{:>4}  {:<9} {:<17} {why}", number, entry.day.weekday(), entry.day.to_string());
    }
    if !days.is_empty() {
        text.push('\n');
    }
    if let Some(remark) = &answer.remark {
        let _ = writeln!(text, "{remark}");
    }
    let _ = writeln!(text, "Due: {} {} ({})", answer.due.weekday(), answer.due, answer.law);
    // Lines must not end with spaces.
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn words(counted: &Counted) -> (String, String) {
    match counted {
        Counted::Received => ("0".to_owned(), "the day of receipt".to_owned()),
        Counted::Working(number) => (number.to_string(), String::new()),
        Counted::Weekend => ("-".to_owned(), "weekend".to_owned()),
        Counted::Holiday(names) => ("-".to_owned(), names.clone()),
        Counted::FeeUnpaid => ("-".to_owned(), "between the fees notice and the payment".to_owned()),
        Counted::NoSession => ("-".to_owned(), "no session at the school".to_owned()),
    }
}

/// For programs.
fn value(answer: &Answer, holidays: &Holidays) -> Value {
    let days = answer.clock.as_ref().and_then(|clock| holidays.working(clock)).unwrap_or_default();
    let days: Vec<Value> = days
        .iter()
        .map(|entry| {
            let (_, why) = words(&entry.counted);
            let number = match entry.counted {
                Counted::Received => Some(0),
                Counted::Working(number) => Some(number),
                _ => None,
            };
            json!({ "date": entry.day.iso(), "weekday": entry.day.weekday(), "number": number, "why": why })
        })
        .collect();
    json!({ "due": answer.due.iso(), "weekday": answer.due.weekday(), "law": answer.law, "remark": answer.remark, "days": days })
}

impl Law {
    fn regime(self) -> Regime {
        match self {
            Self::Foia => Regime::Foia,
            Self::Eir => Regime::Eir,
            Self::Foisa => Regime::Foisa,
            Self::Eisr => Regime::Eisr,
        }
    }
}

impl Part {
    fn kept(self) -> Kept {
        match self {
            Self::EnglandAndWales => Kept::InEnglandAndWales,
            Self::Scotland => Kept::InScotland,
            Self::NorthernIreland => Kept::InNorthernIreland,
        }
    }
}
