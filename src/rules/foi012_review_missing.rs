//! An authority whose profile does not say how to ask for a review.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI012",
    law: "FOIA 2000 s.17(7)(a), EIR regs. 11 and 14(5)",
    severity: Severity::Error,
    explanation: include_str!("foi012_review_missing.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    let outcome = content.letter.value == crate::case::StepKind::Reviewed;
    if outcome || !content.refuses() {
        return;
    }
    let authority = &office.authority;
    let environmental = content.regimes().iter().any(|regime| regime.is_environmental());
    match &authority.review {
        None if authority.no_review_procedure && environmental => found.push(
            "the EIR give a right to a review, and the authority has no procedure",
            authority.name.span,
            "has `no_review_procedure`",
            "give `review:` with an e-mail or postal address",
        ),
        None if authority.no_review_procedure => {}
        None => found.push(
            "the refusal does not say how to ask for an internal review",
            authority.name.span,
            "neither a procedure nor a statement that there is none",
            "give `review:` with an e-mail or postal address, or write `no_review_procedure: true`",
        ),
        Some(review) if review.email.is_none() && review.address.is_empty() => found.push(
            "the review has no address to write to",
            authority.name.span,
            "`review` has neither `email` nor `address`",
            "give `review.email` or `review.address`",
        ),
        Some(review) if environmental && review.within < 40 => found.push(
            "the EIR give forty working days to ask for a review",
            authority.name.span,
            "`review.within` gives fewer",
            "write `within: 40`, or leave it out",
        ),
        Some(_) => {}
    }
}
