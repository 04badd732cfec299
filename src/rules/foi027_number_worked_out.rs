//! A withheld number of a table that can be worked out from what the table shows.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, GivenTable};

pub(super) const RULE: Rule = Rule {
    code: "FOI027",
    law: "FOIA 2000 s.40(2), EIR reg. 13",
    severity: Severity::Error,
    explanation: include_str!("foi027_number_worked_out.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for table in content.tables() {
        for place in &table.worked_out {
            found.push(
                format!("{place} is withheld and can be worked out from the totals"),
                table.span,
                "in this table",
                "withhold another cell of the same row and column with `also:`, or take the totals out",
            );
        }
    }
    let tables: Vec<_> = content.tables().collect();
    for (place, table) in tables.iter().enumerate() {
        for (row, column) in table.withheld_cells() {
            let others = tables.iter().enumerate().filter(|(other, twin)| *other != place && !of_other_years(table, twin));
            let shown = others.flat_map(|(_, other)| other.numbers()).any(|cell| cell == (row, column));
            if shown {
                let finding = RULE
                    .finding(format!("“{column}” of “{row}” is withheld here and shown in another table"))
                    .with_severity(Severity::Warning)
                    .at(table.span, "in this table")
                    .help("if both tables count the same thing, withhold it in both; if not, give the columns other names");
                found.report.push(finding);
            }
        }
    }
}

/// Whether the titles of two tables name different years.
fn of_other_years(one: &GivenTable, other: &GivenTable) -> bool {
    let years = |table: &GivenTable| -> Vec<String> {
        let title = table.title.as_ref().map_or("", |title| title.as_str());
        let year = |word: &&str| word.len() == 4 && word.chars().all(|digit| digit.is_ascii_digit());
        title.split(|one: char| !one.is_alphanumeric()).filter(year).map(str::to_owned).collect()
    };
    let (one, other) = (years(one), years(other));
    !one.is_empty() && !other.is_empty() && one != other
}
