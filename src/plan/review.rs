//! An internal review as templates see it.

use super::Planner;
use super::names::list;
use super::view::{
    AnswerView, EarlierOutcome, EarlierView, FailureView, FindingView, GroundView, RequestView, ReviewView,
};
use crate::case::{Decision, GroundFinding};
use crate::resolve::content::{Exclusion, Exemption, Finding, Leaf, Outcome};

impl Planner<'_, '_> {
    /// The letter that this one follows.
    pub(super) fn earlier(&mut self) -> Option<EarlierView> {
        let earlier = self.content.earlier.as_ref()?;
        Some(EarlierView {
            reference: self.words.must_line_if(
                !self.is_public(),
                &earlier.reference,
                "the reference of the earlier letter",
            ),
            date: earlier.date.as_ref().map(|date| self.words.word(&date.value.to_string())),
        })
    }

    /// The review, where this letter is one.
    pub(super) fn review(&mut self) -> Option<ReviewView> {
        let review = self.content.review.as_ref()?;
        let requested = RequestView {
            dated: self.words.word(&review.requested.dated.value.to_string()),
            received: self.words.word(&review.requested.received.value.to_string()),
            same_day: review.requested.dated.value == review.requested.received.value,
            text: review.requested.text.as_ref().map(|text| self.words.quoted(text)),
            questions: false,
        };
        let grounds = review
            .grounds
            .iter()
            .enumerate()
            .map(|(place, ground)| GroundView {
                heading: {
                    let about = if ground.about.is_empty() {
                        String::new()
                    } else {
                        format!(": {}", self.names.questions(&ground.about))
                    };
                    self.words.word(&format!("Point {}{about}", place + 1))
                },
                text: self.words.must_prose(&ground.text, "a ground"),
                accepted: ground.finding == GroundFinding::Accepted,
                accepted_in_part: ground.finding == GroundFinding::AcceptedInPart,
                because: self.words.must_prose(&ground.because, "why a ground is accepted or not"),
            })
            .collect();
        let failures = review
            .failures
            .iter()
            .map(|failure| FailureView {
                of: {
                    let law = if failure.of.value.is_regulation() { "Regulations" } else { "Act" };
                    self.words.must_word(&format!("{} of the {law}", failure.of.value), failure.of.span, "a failure")
                },
                what: self.words.must_prose(&failure.what, "what went wrong"),
                action: failure.action.as_ref().map(|action| self.words.must_prose(action, "what is done about it")),
                by: failure.by.as_ref().map(|by| self.words.must_word(&by.value.to_string(), by.span, "by when")),
            })
            .collect();
        let findings: Vec<FindingView> = review.findings.iter().map(|finding| self.finding(finding)).collect();
        let changed = |finding: &Finding| finding.decision.value != Decision::Upheld;
        Some(ReviewView {
            requested,
            reviewer: match &review.reviewer {
                Some(reviewer) => self.words.line(&reviewer.role),
                None => self.words.word("a reviewer"),
            },
            independent: review.reviewer.as_ref().is_some_and(|reviewer| reviewer.independent),
            grounds,
            failures,
            any_upheld: review.findings.iter().any(|finding| !changed(finding)),
            all_upheld: !review.findings.iter().any(changed),
            more_disclosed: findings.iter().any(|finding| {
                !finding.unchanged
                    && finding.answers.iter().any(|answer| answer.given.as_ref().is_some_and(|given| given.disclosed))
            }),
            findings,
        })
    }

    fn finding(&mut self, finding: &Finding) -> FindingView {
        let content = self.content;
        let questions = self.names.questions(&finding.to);
        let mut answers: Vec<AnswerView> = Vec::new();
        for answer in &content.answers {
            let to: Vec<Leaf> = answer.to.iter().copied().filter(|leaf| finding.to.contains(leaf)).collect();
            if !to.is_empty() {
                answers.push(self.answer(answer, &to));
            }
        }
        FindingView {
            heading: self.heading(&finding.to, &questions),
            questions: self.words.word(&questions),
            single: finding.to.len() == 1,
            asked: self.asked(&finding.to),
            earlier: self.earlier_outcome(&finding.to),
            upheld: finding.decision.value == Decision::Upheld,
            varied: finding.decision.value == Decision::Varied,
            overturned: finding.decision.value == Decision::Overturned,
            because: self.words.must_prose(&finding.because, "why a decision is upheld or not"),
            several: answers.len() > 1,
            answers,
            unchanged: finding.decision.value == Decision::Upheld,
        }
    }

    fn earlier_outcome(&mut self, to: &[Leaf]) -> EarlierOutcome {
        let content = self.content;
        let answers = content.earlier.iter().flat_map(|earlier| &earlier.answers);
        let answers: Vec<_> = answers.filter(|answer| answer.to.iter().any(|leaf| to.contains(leaf))).collect();
        let mut withheld = Vec::new();
        let mut neither = Vec::new();
        for answer in &answers {
            withheld.extend(answer.outcome.withheld());
            neither.extend(answer.outcome.neither());
        }
        let mut cite = |names: Vec<&crate::yaml::Text>| {
            let mut all: Vec<String> = Vec::new();
            for name in names {
                let exemption =
                    content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str()).map(Exemption::cited);
                let exclusion =
                    content.exclusions.iter().find(|claim| claim.name.as_str() == name.as_str()).map(Exclusion::cited);
                all.extend(exemption.or(exclusion));
            }
            all.dedup();
            let law = if all.iter().any(|cite| cite.starts_with("regulation")) { "Regulations" } else { "Act" };
            (!all.is_empty()).then(|| self.words.word(&format!("{} of the {law}", list(&all))))
        };
        EarlierOutcome {
            withheld: cite(withheld),
            neither: cite(neither),
            disclosed: answers.iter().any(|answer| answer.outcome.discloses()),
            not_held: answers.iter().any(|answer| matches!(answer.outcome, Outcome::NotHeld(_))),
            available: answers.iter().any(|answer| matches!(answer.outcome, Outcome::Available(_))),
        }
    }
}
