//! `foi wording`.

mod approve;
mod check;
mod coverage;
mod diff;

use clap::Subcommand;

use super::Outcome;
use super::out::Screen;
use crate::calendar::Day;

/// Arguments of `foi wording`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check templates, exemption files and rules, and the letters that they make.
    Check(check::Arguments),
    /// Show how letters read before and after a change of wording.
    Diff(diff::Arguments),
    /// Record who approved the exact words of files.
    Approve(approve::Arguments),
    /// Say which of the wording letters have said.
    Coverage(coverage::Arguments),
}

pub(super) fn run(arguments: &Arguments, today: impl Fn() -> Day, screen: &Screen) -> anyhow::Result<Outcome> {
    match &arguments.command {
        Command::Check(arguments) => check::run(arguments, screen),
        Command::Diff(arguments) => diff::run(arguments, screen),
        Command::Approve(arguments) => approve::run(arguments, today(), screen),
        Command::Coverage(arguments) => coverage::run(arguments, screen),
    }
}
