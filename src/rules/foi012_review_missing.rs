//! An authority whose profile does not say how to ask for a review.

use super::{Found, Rule};
use crate::case::StepKind;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::provision::Regime;
use crate::resolve::content::{Content, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI012",
    law: "FOIA 2000 s.17(7)(a), EIR regs 11 and 14(5), FOISA 2002 ss.19 and 20, EI(S)R regs 13 and 16",
    severity: Severity::Error,
    explanation: include_str!("foi012_review_missing.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    let letter = content.letter.value;
    let regimes = content.regimes();
    let environmental = regimes.iter().any(|regime| regime.is_environmental());
    let scottish = regimes.iter().any(|regime| regime.is_scottish());
    let authority = &office.authority;
    // A review's own outcome leads on to the Commissioner; an answer that refuses nothing owes no notice, and the
    // Regulations ask for none where they extend the time (reg. 7).
    let none_due = letter == StepKind::Extended && regimes == [Regime::Eir] && !refuses_something(content);
    if letter == StepKind::Reviewed || !content.refuses() || none_due {
        if letter != StepKind::Reviewed && authority.review.is_none() && !authority.no_review_procedure {
            found.push_as(
                Severity::Warning,
                "the letter does not say how to ask for an internal review",
                authority.name.span,
                "neither a procedure nor a statement that there is none",
                "good practice in every letter: give `review:` with an e-mail or postal address",
            );
        }
        return;
    }
    match &authority.review {
        None if authority.no_review_procedure && scottish => found.push(
            "the Scottish laws give a right to a review, and the authority has no procedure",
            authority.name.span,
            "has `no_review_procedure`",
            "give `review:` with an e-mail or postal address",
        ),
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
        Some(review) if (environmental || scottish) && review.within < 40 => found.push(
            "the law gives forty working days to ask for a review",
            authority.name.span,
            "`review.within` gives fewer",
            "write `within: 40`, or leave it out",
        ),
        Some(review) if scottish && review.answered_within > 20 => found.push(
            "the Scottish laws give an authority twenty working days for a review",
            authority.name.span,
            "`review.answered_within` gives more",
            "write `answered_within: 20`, or leave it out",
        ),
        Some(_) => {}
    }
}

/// Whether the letter refuses something beside what it puts off.
fn refuses_something(content: &Content) -> bool {
    let refused = |outcome: &Outcome| !outcome.neither().is_empty() || !outcome.available().is_empty() || outcome.refuses_request();
    content.withholds() || content.answers.iter().any(|answer| refused(&answer.outcome))
}
