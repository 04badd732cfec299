//! A total of a table that is not the sum of what it totals.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI028",
    law: "FOIA 2000 s.1(1)(b)",
    severity: Severity::Error,
    explanation: include_str!("foi028_total_wrong.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for table in content.tables() {
        for wrong in &table.wrong_totals {
            found.push(
                wrong.clone(),
                table.span,
                "in this table",
                "correct the file; where figures were rounded, accept this and say so in a note",
            );
        }
    }
}
