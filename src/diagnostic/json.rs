//! Findings as one JSON object. Its form is stable: fields may be added, none goes or changes its meaning.

use serde_json::{Value, json};

use super::Severity;
use super::formats::{Checked, Placed};

/// The version of the form, for those who read it.
const VERSION: u32 = 1;

pub(super) fn write(checked: &[Checked]) -> String {
    let of = |checked: &Checked| json!({ "name": checked.name, "findings": findings(checked) });
    let count = |severity| checked.iter().map(|checked| checked.report.count(severity)).sum::<usize>();
    let whole = json!({
        "version": VERSION,
        "checked": checked.iter().map(of).collect::<Vec<_>>(),
        "counts": {
            "error": count(Severity::Error),
            "breach": count(Severity::Breach),
            "warning": count(Severity::Warning),
            "note": count(Severity::Note),
        },
    });
    format!("{whole:#}\n")
}

/// The findings of one thing that was checked, as a list.
#[must_use]
pub fn findings(checked: &Checked) -> Value {
    checked.placed().iter().map(one).collect()
}

fn one(placed: &Placed) -> Value {
    let finding = placed.finding;
    json!({
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.key(),
        "message": finding.message,
        "file": placed.file,
        "line": placed.place.map(|place| place.line),
        "column": placed.place.map(|place| place.column),
        "end_line": placed.place.map(|place| place.end_line),
        "end_column": placed.place.map(|place| place.end_column),
        "label": finding.label.as_ref().map(|(_, label)| label),
        "law": finding.law,
        "help": finding.help,
        "explain": format!("foi explain {}", finding.explained_by()),
    })
}
