//! A review that leaves a question or a ground open.

use super::{Found, Rule};
use crate::case::{Decision, StepKind};
use crate::diagnostic::Severity;
use crate::office::Office;
use std::collections::BTreeSet;

use crate::resolve::content::{Answer, ClaimName, Content, Leaf, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI020",
    law: "FOIA 2000 s.45 Code, EIR reg. 11(4) and (5)",
    severity: Severity::Error,
    explanation: include_str!("foi020_review_incomplete.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Some(review) = content.review.as_ref().filter(|_| content.letter.value == StepKind::Reviewed) else { return };
    let decided: Vec<Leaf> = review.findings.iter().flat_map(|finding| finding.to.clone()).collect();
    for leaf in content.leaves().into_iter().filter(|leaf| !decided.contains(leaf)) {
        let question = &content.questions[leaf.question];
        found.push(
            format!("the review decides nothing about question {}", question.id.as_str()),
            question.id.span,
            "no finding",
            "add a finding for it to `review.findings`",
        );
    }
    for (place, finding) in review.findings.iter().enumerate() {
        if review.findings[..place].iter().any(|other| other.to.iter().any(|leaf| finding.to.contains(leaf))) {
            found.push("the review decides one question twice", finding.span, "the second finding", "keep one");
        }
    }
    for finding in review.findings.iter().filter(|finding| finding.decision.value != Decision::Upheld) {
        // A new exemption for what is still withheld is a new answer too.
        let renewed = |answer: &Answer| answer.outcome.claims().any(|name| is_own(name, content));
        let answered = |leaf: &Leaf| {
            content.answers.iter().any(|answer| answer.to.contains(leaf) && (answer.own || renewed(answer)))
        };
        if !finding.to.iter().any(answered) {
            found.push(
                "the review changes an answer and gives no new one",
                finding.decision.span,
                "what is the answer now?",
                "add the new answer to `answers` in this file",
            );
        }
    }
    for finding in review.findings.iter().filter(|finding| finding.decision.value == Decision::Upheld) {
        let anew = content.answers.iter().find(|answer| answer.own && is_new(answer, &finding.to, content));
        if let Some(answer) = anew {
            found.push(
                "the review upholds an answer and gives a new one",
                answer.span,
                "upheld",
                "take the new answer out, or write `decision: varied`",
            );
        }
    }
    let environmental = content.regimes().iter().any(|regime| regime.is_environmental());
    let overturned = review.findings.iter().find(|finding| finding.decision.value == Decision::Overturned);
    if let Some(finding) = overturned.filter(|_| environmental && review.failures.is_empty()) {
        found.push(
            "the review overturns an answer and names no failure",
            finding.decision.span,
            "no `failures`",
            "under EIR reg. 11(5) the reply states the failure, the action and the period for it",
        );
    }
    for failure in review.failures.iter().filter(|failure| failure.action.is_none() || failure.by.is_none()) {
        if environmental {
            found.push(
                "the review finds a failure without what is done about it and by when",
                failure.of.span,
                "no `action` or no `by`",
                "under EIR reg. 11(5) the reply states the failure, the action and the period for it",
            );
        }
    }
}

/// Whether this file makes a claim.
fn is_own(name: &ClaimName, content: &Content) -> bool {
    let exemption = content.exemptions.iter().any(|claim| claim.own && claim.name.as_str() == name.as_str());
    exemption || content.exclusions.iter().any(|claim| claim.own && claim.name.as_str() == name.as_str())
}

/// Whether an answer to some questions has another outcome than the one that was reviewed; to say the same again is no
/// new answer.
fn is_new(answer: &Answer, to: &[Leaf], content: &Content) -> bool {
    let first = content.earlier.iter().flat_map(|earlier| &earlier.answers);
    let mut first = first.filter(|first| first.to.iter().any(|leaf| to.contains(leaf) && answer.to.contains(leaf)));
    let kind = |answer: &Answer| {
        let withheld: BTreeSet<String> =
            answer.outcome.withheld().into_iter().map(|name| name.as_str().to_owned()).collect();
        (std::mem::discriminant(&answer.outcome), answer.outcome.discloses(), withheld)
    };
    let refers = |outcome: &Outcome| matches!(outcome, Outcome::See(..));
    !refers(&answer.outcome) && first.any(|first| !refers(&first.outcome) && kind(first) != kind(answer))
}
