//! What is printed, and where.

use std::io::{IsTerminal, Write};

use clap::ColorChoice;

use super::Outcome;
use crate::diagnostic::{Report, Severity, terminal};

/// The terminal that messages go to.
pub(super) struct Screen {
    colour: bool,
}

impl Screen {
    pub(super) fn new(choice: ColorChoice) -> Self {
        #[expect(clippy::disallowed_methods, reason = "the command line may ask whether colour is wanted")]
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => std::io::stderr().is_terminal() && !unwanted,
        };
        Self { colour }
    }

    /// Prints the findings of a report, and says what they come to.
    pub(super) fn report(&self, report: &Report) -> Outcome {
        say(&terminal::render(report, self.colour));
        if report.has(Severity::Breach) { Outcome::Findings } else { Outcome::Clean }
    }
}

/// Prints a message. Where nobody can read it there is nobody to tell.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Writes to standard output. A reader that has gone away is no fault: `foi draft case.yaml | head`.
pub(super) fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
