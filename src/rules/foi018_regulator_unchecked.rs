//! A regulator's address that nobody has compared lately.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI018",
    law: "FOIA 2000 s.17(7)(b)",
    severity: Severity::Warning,
    explanation: include_str!("foi018_regulator_unchecked.md"),
    check,
};

/// How old, in days, a comparison may be on the date of the letter.
const OLDEST: i32 = 60;

fn check(content: &Content, office: &Office, found: &mut Found) {
    let regimes = content.regimes();
    let Some(regulator) = regimes.first().and_then(|regime| office.regulator(*regime, content.date.value)) else { return };
    let days = content.date.value.0.since(regulator.checked.value.0).map_or(0, |span| span.get_days());
    if days > OLDEST {
        found.push(
            format!("nobody has compared the regulator's address for {days} days before this letter"),
            regulator.checked.span,
            "last compared on this day",
            "compare name, address and link with the regulator's site, and give them with the date under `regulator:` in foi.yaml",
        );
    }
}
