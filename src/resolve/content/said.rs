//! The words of the officer, wherever a case has them, for rules that read words.
//!
//! Words of the requester are not among them: the request, the questions, the points of a review.

use super::{
    Answer, Balance, Content, Exclusion, Exemption, Field, GivenTable, NotHeld, Outcome, Part, Point, Reasons, Test,
};
use crate::source::Span;
use crate::yaml::Prose;

/// Words of the officer.
#[derive(Debug, Clone, Copy)]
pub struct Said<'c> {
    /// The words, in Markdown.
    pub text: &'c str,
    /// Where they were written.
    pub span: Span,
}

impl<'c> From<&'c Prose> for Said<'c> {
    fn from(prose: &'c Prose) -> Self {
        Self { text: prose.as_str(), span: prose.span() }
    }
}

impl Content<'_> {
    /// All words of the officer that this case adds, in no order that means anything.
    #[must_use]
    pub fn said(&self) -> Vec<Said<'_>> {
        let around = [&self.late, &self.opening, &self.closing, &self.advice, &self.no_advice];
        let mut said: Vec<Said> = around.into_iter().flatten().map(Said::from).collect();
        said.extend(self.answers.iter().filter(|answer| answer.own).flat_map(Answer::said));
        said.extend(self.exemptions.iter().filter(|claim| claim.own).flat_map(Exemption::said));
        said.extend(self.exclusions.iter().filter(|claim| claim.own).flat_map(Exclusion::said));
        if let Some(review) = &self.review {
            said.extend(review.grounds.iter().map(|ground| Said::from(&ground.because)));
            said.extend(review.findings.iter().map(|finding| Said::from(&finding.because)));
            said.extend(review.failures.iter().map(|failure| Said::from(&failure.what)));
        }
        said
    }
}

impl Answer {
    /// The words of the officer in it.
    #[must_use]
    pub fn said(&self) -> Vec<Said<'_>> {
        let mut said: Vec<Said> = self.outside.iter().chain(&self.note).map(Said::from).collect();
        match &self.outcome {
            Outcome::Given(given) => said.extend(of_given(given.text.as_ref(), given.table.as_ref())),
            Outcome::Split(items, _) => said.extend(items.iter().flat_map(|(_, part)| of_part(part))),
            Outcome::NotHeld(not_held) => said.extend(of_not_held(not_held)),
            Outcome::Available(available) => said.extend(available.because.iter().map(Said::from)),
            Outcome::Cost(refusal) => {
                let limit = &refusal.limit;
                said.push(Said::from(&limit.estimate.basis));
                said.extend(limit.together.iter().chain(&limit.advice).map(Said::from));
            }
            Outcome::Vexatious(vexatious) => {
                said.push(Said::from(&vexatious.because));
                said.extend(vexatious.advice.iter().map(Said::from));
            }
            Outcome::Repeated(repeated) => said.push(Said::from(&repeated.because)),
            Outcome::OwnData(own) => said.push(Said::from(&own.because)),
            Outcome::Neither(_) | Outcome::See(..) => {}
        }
        said
    }
}

fn of_given<'c>(text: Option<&'c Prose>, table: Option<&'c GivenTable>) -> Vec<Said<'c>> {
    text.into_iter().chain(table.into_iter().flat_map(|table| &table.notes)).map(Said::from).collect()
}

fn of_not_held(not_held: &NotHeld) -> Vec<Said<'_>> {
    not_held.because.iter().map(Said::from).collect()
}

fn of_part(part: &Part) -> Vec<Said<'_>> {
    match part {
        Part::Given(given) => of_given(given.text.as_ref(), given.table.as_ref()),
        Part::NotHeld(not_held) => of_not_held(not_held),
        Part::Available(available) => available.because.iter().map(Said::from).collect(),
    }
}

impl Exemption<'_> {
    /// The words of the officer about it.
    #[must_use]
    pub fn said(&self) -> Vec<Said<'_>> {
        of_claim(&self.reasons, &self.test)
    }
}

impl Exclusion<'_> {
    /// The words of the officer about it.
    #[must_use]
    pub fn said(&self) -> Vec<Said<'_>> {
        of_claim(&self.reasons, &self.test)
    }
}

impl Reasons {
    /// Why the claim applies: what a requester reads as its reason.
    #[must_use]
    pub fn why(&self) -> Vec<Said<'_>> {
        let opinion = self.opinion.written().map(|opinion| Said::from(&opinion.because));
        [&self.harm, &self.because].into_iter().filter_map(Field::written).map(Said::from).chain(opinion).collect()
    }
}

fn of_claim<'c>(reasons: &'c Reasons, test: &'c Test) -> Vec<Said<'c>> {
    let mut said = reasons.why();
    said.extend(reasons.consulted.written().map(Said::from));
    said.extend(reasons.estimate.written().map(|estimate| Said::from(&estimate.basis)));
    match test {
        Test::Balance(Field::Written(balance)) => said.extend(of_balance(balance)),
        Test::LegitimateInterests(Field::Written(test)) => {
            said.extend([&test.purpose, &test.necessary].into_iter().chain(&test.balance).map(Said::from));
        }
        _ => {}
    }
    said
}

fn of_balance(balance: &Balance) -> Vec<Said<'_>> {
    // A point of the catalogue's list is no words of the officer.
    let own = |point: &&Point| point.span.source == balance.claim.span.source;
    let points = balance.for_.iter().chain(&balance.against).filter(own);
    let points = points.map(|point| Said { text: &point.text, span: point.span });
    points.chain(balance.balance.written().map(Said::from)).collect()
}
