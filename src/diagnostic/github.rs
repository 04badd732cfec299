//! Findings as commands of GitHub's workflows: each becomes a note at its line of a change.

use super::Severity;
use super::formats::{Checked, Placed};

pub(super) fn write(checked: &[Checked]) -> String {
    checked.iter().flat_map(Checked::placed).map(|placed| one(&placed)).collect()
}

fn one(placed: &Placed) -> String {
    let finding = placed.finding;
    let command = match finding.severity {
        Severity::Error | Severity::Breach => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let (Some(file), Some(place)) = (&placed.file, placed.place) {
        properties.push(format!("file={}", property(file)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("endLine={}", place.end_line));
        // Columns mean something only where a note is about one line.
        if place.line == place.end_line {
            properties.push(format!("col={}", place.column));
            properties.push(format!("endColumn={}", place.end_column));
        }
    }
    properties.push(format!("title={}", property(&format!("{} {}", finding.severity.key(), finding.explained_by()))));
    let law = finding.law.iter().map(|law| format!("\nlaw: {law}"));
    let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
    let message: String = std::iter::once(finding.message.clone()).chain(law).chain(help).collect();
    format!("::{command} {}::{}\n", properties.join(","), data(&message))
}

/// A message, with the characters that would end a command in their escapes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which two more characters mean something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100%\nof it"), "100%25%0Aof it");
        assert_eq!(property("a,b: c"), "a%2Cb%3A c");
    }
}
