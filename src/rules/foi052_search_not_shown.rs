//! Information that is not held, with nothing to show that anybody looked.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI052",
    law: "FOIA 2000 s.1(1)(a), EIR reg. 12(4)(a), FOISA 2002 s.17",
    severity: Severity::Warning,
    explanation: include_str!("foi052_search_not_shown.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in content.answers.iter().filter(|answer| answer.own) {
        let unexplained = answer.outcome.not_held().into_iter().any(|not_held| {
            not_held.because.is_none() && not_held.follows_from.is_empty()
        });
        let looked = answer.to.iter().all(|leaf| found.kept.searched.contains(leaf));
        // Under the Regulations it is a refusal, whose reasons the letter gives.
        let refused = content.regimes_of(&answer.to).iter().any(|regime| regime.is_environmental());
        if unexplained && (refused || !looked) {
            let severity = if refused { Severity::Error } else { Severity::Warning };
            found.push_as(
                severity,
                "nothing says where you looked for what you do not hold",
                answer.span,
                "neither `because` nor a search on record",
                "say in `because` where you looked and why it would be there, or record the searches under `record`",
            );
        }
    }
}
