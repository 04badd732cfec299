//! What is printed, and where.

use std::io::{IsTerminal, Write};

use clap::ColorChoice;

use super::Outcome;
use crate::diagnostic::{Checked, Format, Report, Severity, terminal};
use crate::source::printable;

/// The terminal that messages go to.
pub(super) struct Screen {
    colour: bool,
    choice: ColorChoice,
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
        Self { colour, choice }
    }

    /// Whether messages may be coloured.
    pub(super) fn colours(&self) -> bool {
        self.colour
    }

    /// Whether standard output may be coloured.
    pub(super) fn colours_output(&self) -> bool {
        match self.choice {
            ColorChoice::Auto => self.colour && std::io::stdout().is_terminal(),
            ColorChoice::Always | ColorChoice::Never => self.colour,
        }
    }

    /// Prints the findings of a report, and says what they come to.
    pub(super) fn report(&self, report: &Report) -> Outcome {
        say(&terminal::render(report, self.colour));
        if report.has(Severity::Breach) { Outcome::Findings } else { Outcome::Clean }
    }

    /// Prints findings in a format: what a program reads goes to standard output, what a person reads does not.
    pub(super) fn findings(&self, format: Format, checked: &[Checked]) -> anyhow::Result<()> {
        let text = format.write(checked, self.colour);
        if format == Format::Terminal {
            say(&text);
            return Ok(());
        }
        print(text.as_bytes())
    }
}

/// A format of findings by its name.
pub(super) fn format(name: &str) -> Result<Format, String> {
    let known: Vec<&str> = Format::ALL.iter().map(|format| format.key()).collect();
    Format::ALL
        .into_iter()
        .find(|format| format.key() == name)
        .ok_or_else(|| format!("the formats are {}", known.join(", ")))
}

/// A number and what it counts: `1 letter`, `2 letters`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Says of folders that could not be looked into, and whether there were any.
pub(super) fn locked(folders: &[std::path::PathBuf]) -> bool {
    for folder in folders {
        say(&format!(
            "foi: you may not look into `{}`: cases in it are left out\n",
            printable(&folder.display().to_string())
        ));
    }
    !folders.is_empty()
}

/// Whether somebody watches the messages come.
pub(super) fn watched() -> bool {
    std::io::stderr().is_terminal()
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
