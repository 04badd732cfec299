//! The command line: the only part of the program that touches the disk, the clock or the terminal.

mod check;
mod clock;
mod completions;
mod disk;
mod draft;
mod due;
mod exemptions;
mod explain;
mod git;
mod init;
mod new;
mod out;
mod plan;
mod preview;
mod schema;
mod status;
mod wording;
mod writing;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::calendar::Day;
use clap::error::ErrorKind;
use clap::{ColorChoice, Parser, Subcommand};

/// Drafts the letters with which a UK public authority answers a request for information.
#[derive(Debug, Parser)]
#[command(name = "foi", version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 clean; 1 errors, or breaches that the letter does not own up to; 2 the tool could not run."
)]
struct Arguments {
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// The day that takes the place of today; `SOURCE_DATE_EPOCH` in the environment does so too.
    #[arg(long, global = true, value_name = "DATE", value_parser = clock::day)]
    today: Option<Day>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Draft the letter that a case calls for.
    Draft(draft::Arguments),
    /// Make a folder in which letters can be drafted at once.
    Init(init::Arguments),
    /// Make a case file of a request as it came.
    New(new::Arguments),
    /// Check cases without drafting them.
    Check(check::Arguments),
    /// Show which letter a case calls for, what it is made of, and why.
    Plan(plan::Arguments),
    /// Show the cases of a folder by the day on which they are due, late ones first, with what is missing.
    Status(status::Arguments),
    /// Work out when something is due, day by day.
    Due(due::Arguments),
    /// List the provisions that a refusal can rely on, or find one.
    Exemptions(exemptions::Arguments),
    /// Explain the code of a finding, or a provision.
    Explain(explain::Arguments),
    /// Check, compare and approve the wording of letters.
    Wording(wording::Arguments),
    /// Print the JSON Schema of the case file, for editors.
    Schema(schema::Arguments),
    /// Print what a shell needs to complete commands.
    Completions(completions::Arguments),
    /// Print the manual.
    Man(completions::Man),
}

/// What came of a command.
enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// Errors, or breaches that are not owned up to.
    Findings,
    /// Something was asked for that could not be done, and the rest was.
    Unfinished,
}

/// Runs a command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(fault) => {
            let code = match fault.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => 0,
                _ => 2,
            };
            // Where even help cannot be printed there is nobody to tell.
            let _ = fault.print();
            return ExitCode::from(code);
        }
    };
    let screen = out::Screen::new(arguments.color);
    let today = || arguments.today.unwrap_or_else(clock::today);
    let outcome = match &arguments.command {
        Command::Draft(arguments) => draft::run(arguments, &screen),
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments, today(), &screen),
        Command::Check(arguments) => check::run(arguments, &screen),
        Command::Plan(arguments) => plan::run(arguments, &screen),
        Command::Status(arguments) => status::run(arguments, today(), &screen),
        Command::Due(arguments) => due::run(arguments, &screen),
        Command::Exemptions(arguments) => exemptions::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Wording(arguments) => wording::run(arguments, today, &screen),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => completions::man(arguments),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Unfinished) => ExitCode::from(2),
        Err(fault) => {
            out::say(&format!("foi: {fault:#}\n"));
            ExitCode::from(2)
        }
    }
}
