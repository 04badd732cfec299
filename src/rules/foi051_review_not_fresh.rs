//! A review that does not look afresh.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;
use crate::case::StepKind;

pub(super) const RULE: Rule = Rule {
    code: "FOI051",
    law: "Code of Practice under FOIA 2000 s.45; EIR reg. 11(3), FOISA 2002 s.21, EI(S)R reg. 16",
    severity: Severity::Warning,
    explanation: include_str!("foi051_review_not_fresh.md"),
    check,
};

/// How many words a request for a review has that makes no point.
const POINTED: usize = 20;

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Some(review) = content.review.as_ref().filter(|_| content.letter.value == StepKind::Reviewed) else { return };
    if let Some(reviewer) = review.reviewer.as_ref().filter(|reviewer| !reviewer.independent) {
        found.push(
            "the reviewer had a part in the first answer",
            reviewer.role.span,
            "not independent",
            "let somebody else decide, senior if you can; if nobody else is there, say so in `opening`",
        );
    }
    // "Please look at it again" makes no point; a longer text does.
    let words = review.requested.text.as_ref().map_or(0, |text| text.as_str().split_whitespace().count());
    if review.grounds.is_empty() && words > POINTED {
        found.push(
            "the review answers no point that the requester made",
            review.requested.received.span,
            "no `grounds`",
            "list each point of the request for a review under `grounds`, with what you found",
        );
    }
}
