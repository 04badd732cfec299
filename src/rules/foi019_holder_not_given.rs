//! A refusal under the EIR that knows another holder and does not say how to reach it.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Detail};

pub(super) const RULE: Rule = Rule {
    code: "FOI019",
    law: "EIR reg. 10",
    severity: Severity::Error,
    explanation: include_str!("foi019_holder_not_given.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    if let Detail::Transferred(transferred) = &content.detail
        && content.regime.is_environmental()
        && transferred.contact.is_none()
        && !transferred.passed_on
    {
        found.push(
            format!("the letter names {} and not how to reach it", transferred.to.as_str()),
            transferred.to.span,
            "no `contact`",
            "give its address: under the Regulations you supply the name and address, or pass the request on",
        );
    }
    for answer in &content.answers {
        let environmental = content.regimes_of(&answer.to).iter().any(|regime| regime.is_environmental());
        for holder in answer.outcome.not_held().into_iter().filter_map(|not_held| not_held.holder.as_ref()) {
            if environmental && holder.contact.is_none() {
                found.push(
                    format!("the letter names {} and not how to reach it", holder.name.as_str()),
                    holder.name.span,
                    "no `contact`",
                    "give its address: under the EIR you supply the name and address, or pass the request on",
                );
            }
        }
    }
}
