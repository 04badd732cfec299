//! An internal review: its grounds and its findings.

use super::content::{Asked, Finding, Ground, Review};
use super::questions::Questions;
use crate::case;
use crate::diagnostic::Report;

/// The review of a case.
pub(super) fn resolve(review: &case::Review, names: &Questions, report: &mut Report) -> Review {
    let ground = |written: &case::Ground, report: &mut Report| Ground {
        text: written.text.clone(),
        about: written.about.as_ref().map(|about| names.find(about, report)).unwrap_or_default(),
        finding: written.finding,
        because: written.because.clone(),
    };
    let grounds = review.grounds.iter().map(|written| ground(written, report)).collect();
    let mut findings: Vec<Finding> = Vec::new();
    for written in &review.findings {
        findings.push(Finding {
            span: written.value.to.span,
            to: names.find(&written.value.to, report),
            decision: written.value.decision.clone(),
            because: written.value.because.clone(),
        });
    }
    findings.sort_by_key(|finding| finding.to.first().copied());
    Review {
        requested: Asked {
            dated: review.requested.dated.clone(),
            received: review.requested.received.clone(),
            text: review.requested.text.clone(),
            transferred_record: false,
            allowed_until: None,
        },
        reviewer: review.reviewer.clone(),
        grounds,
        findings,
        failures: review.failures.clone(),
    }
}
