//! A letter at the terminal, page by page.
#![expect(clippy::disallowed_methods, reason = "the command line may ask which pager is wanted")]

use std::io::Write;
use std::process::{Command, Stdio};

use console::Term;

use super::out::{Screen, print};
use crate::backend::terminal;
use crate::document::Document;

/// Shows a letter: in a pager where it is longer than the terminal, or else as it is.
pub(super) fn show(document: &Document, screen: &Screen) -> anyhow::Result<()> {
    let term = Term::stdout();
    let size = term.is_term().then(|| term.size());
    let width = size.map_or(usize::MAX, |(_, columns)| usize::from(columns));
    let text = terminal::write(document, width, screen.colours_output());
    let long = size.is_some_and(|(rows, _)| text.lines().count() > usize::from(rows));
    if long && paged(&text) {
        return Ok(());
    }
    print(text.as_bytes())
}

/// Whether a pager could be had. `PAGER` names it; `less` shows colours, and ends where the text does.
fn paged(text: &str) -> bool {
    let named = std::env::var("PAGER").ok().filter(|pager| !pager.trim().is_empty());
    let pager = named.unwrap_or_else(|| "less -R -F -X".to_owned());
    // As other programs do, so that it may have arguments, or be several in a row.
    let mut command = Command::new("sh");
    command.arg("-c").arg(pager).env("LESSCHARSET", "utf-8").stdin(Stdio::piped());
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Whoever has read enough goes away.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok_and(|status| status.success())
}
