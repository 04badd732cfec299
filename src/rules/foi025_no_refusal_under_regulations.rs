//! A refusal of a request that only the Acts know, under the Regulations.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI025",
    law: "EIR reg. 12(4)(b)",
    severity: Severity::Error,
    explanation: include_str!("foi025_no_refusal_under_regulations.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in &content.answers {
        let what = match answer.outcome {
            Outcome::Cost(_) => "a cost limit",
            Outcome::Vexatious(_) => "a refusal as vexatious",
            Outcome::Repeated(_) => "a refusal as repeated",
            _ => continue,
        };
        if content.regimes_of(&answer.to).iter().any(|regime| regime.is_environmental()) {
            found.push(
                format!("the Regulations do not know {what}"),
                answer.span,
                "a question under the Regulations",
                "withhold under regulation 12(4)(b), in Scotland 10(4)(b): the request is manifestly unreasonable; it needs a public interest test",
            );
        }
    }
}
