//! Findings as `JUnit` XML: what was checked is a suite, each finding in it a test that failed, and a suite without
//! findings has one test that passed.

use super::formats::{Checked, Placed};
use super::{Report, Severity};

pub(super) fn write(checked: &[Checked]) -> String {
    let failures: usize = checked.iter().map(|checked| failures(checked.report)).sum();
    let tests: usize = checked.iter().map(|checked| tests(checked.report)).sum();
    let suites: String = checked.iter().map(suite).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"foi\" tests=\"{tests}\" failures=\"{failures}\">\n{suites}</testsuites>\n"
    )
}

/// Notes are no failures: they say what an officer has accepted.
fn failures(report: &Report) -> usize {
    report.findings().iter().filter(|finding| finding.severity > Severity::Note).count()
}

fn tests(report: &Report) -> usize {
    report.findings().len().max(1)
}

fn suite(checked: &Checked) -> String {
    let name = escape(checked.name);
    let report = checked.report;
    let mut cases: String = checked.placed().iter().map(case).collect();
    if cases.is_empty() {
        cases = format!("    <testcase classname=\"{name}\" name=\"no finding\"/>\n");
    }
    let (tests, failures) = (tests(report), failures(report));
    format!("  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\">\n{cases}  </testsuite>\n")
}

fn case(placed: &Placed) -> String {
    let finding = placed.finding;
    let file = placed.file.as_deref().unwrap_or("foi");
    let line = placed.place.map_or(1, |place| place.line);
    let name = escape(&format!("{} at line {line}: {}", finding.explained_by(), finding.message));
    let head = format!("    <testcase classname=\"{}\" name=\"{name}\"", escape(file));
    if finding.severity == Severity::Note {
        return format!("{head}/>\n");
    }
    let law = finding.law.iter().map(|law| format!("\nlaw: {law}"));
    let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
    let text: String = std::iter::once(format!("{file}:{line}")).chain(law).chain(help).collect();
    let (kind, message) = (finding.severity.key(), escape(&finding.message));
    format!(
        "{head}>\n      <failure type=\"{kind}\" message=\"{message}\">{}</failure>\n    </testcase>\n",
        escape(&text)
    )
}

/// Text as XML may hold it. What no XML can hold is replaced.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(character),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
