//! How a case stands: whose turn it is, by when, and what is still to be answered.

use super::clock::before;
use super::questions::{self, Questions};
use super::{Basis, time};
use crate::calendar::{Day, Kept};
use crate::case::{CaseFile, Step};
use crate::diagnostic::Report;
use crate::office::Office;
use crate::provision::Regime;

/// How a case stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The authority's reference.
    pub reference: String,
    /// What the request is about.
    pub subject: String,
    /// The law of the case.
    pub regime: Regime,
    /// Whose turn it is.
    pub turn: Turn,
    /// The last day for the authority's next letter, where a time runs for it and the table of holidays reaches that far.
    pub due: Option<Day>,
    /// The working days that are left, today and the last one included; those since it are negative.
    pub left: Option<i64>,
    /// The questions that have no answer in the file yet, and how many there are in all.
    pub unanswered: (Vec<String>, usize),
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// The authority is to answer the request.
    Answer,
    /// The authority is to send an answer that bears a later day.
    Send(Day),
    /// The authority is to decide a review.
    Review,
    /// The requester is to say what is meant, or to make the request valid, since a day.
    Requester(Day),
    /// The requester is to pay, since a day: the time stands still.
    Fee(Day),
    /// Nobody: a letter of that day ended it.
    Nobody(Day),
}

impl Turn {
    /// Whether the authority is to do something.
    #[must_use]
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Answer | Self::Send(_) | Self::Review)
    }
}

/// How a case stands on a day.
pub fn standing(file: &CaseFile, today: Day, office: &Office, report: &mut Report) -> Option<Standing> {
    let basis = Basis::of(file, report)?;
    let regime = basis.regime.value;
    let questions = questions::resolve(basis.request, regime, &mut Report::new(report.sources.clone()));
    let names = Questions::new(&questions);
    let mut open = super::content::leaves(&questions);
    let all = open.len();
    let mut silent = Report::new(report.sources.clone());
    for answer in file.chain().flat_map(|file| &file.case.answers) {
        let answered = names.find(&answer.value.to, &mut silent);
        open.retain(|leaf| !answered.contains(leaf));
    }
    // What a letter does not answer is still to be answered, whatever it says of itself.
    let answered = matches!(turn(file, today), Turn::Nobody(_)) && !open.is_empty() && file.case.review.is_none();
    let transferred = matches!(before(file, None).last().map(|step| &step.value), Some(Step::Transferred(_)));
    let turn = if answered && !transferred { Turn::Answer } else { turn(file, today) };
    let due = turn.is_ours().then(|| time(file, office, report)?.due(office)).flatten();
    let kept = Kept::by(regime);
    let left = due.map(|due| {
        let count = |from: Day, until: Day| i64::from(office.holidays.working_days(from.0, until.0, kept));
        match due.0.tomorrow() {
            Ok(after) if due < today => -count(Day(after), today),
            _ => count(today, due),
        }
    });
    let label = |leaf: &super::content::Leaf| {
        let question = &questions[leaf.question];
        format!("{}{}", question.id.as_str(), leaf.part.map_or("", |part| question.parts[part].id.as_str()))
    };
    Some(Standing {
        reference: file.case.reference.as_str().to_owned(),
        subject: basis.subject.as_str().to_owned(),
        regime,
        turn,
        due,
        left,
        unanswered: (open.iter().map(label).collect(), all),
    })
}

/// Whose turn it is after the last step that has been taken.
fn turn(file: &CaseFile, today: Day) -> Turn {
    let steps = before(file, None);
    let answers = |step: &Step| matches!(step, Step::Answered(_) | Step::BalanceDecided(_) | Step::Reviewed(_));
    let reviewed = steps.iter().rev().find(|step| matches!(step.value, Step::Reviewed(_)));
    if file.case.review.is_some() {
        return match reviewed.map(|step| step.value.date().value) {
            Some(day) if day < today => Turn::Nobody(day),
            Some(day) => Turn::Send(day),
            None => Turn::Review,
        };
    }
    let Some(last) = steps.last() else { return Turn::Answer };
    let day = last.value.date().value;
    match &last.value {
        Step::ClarificationAsked(_) | Step::ValidRequestAsked(_) => Turn::Requester(day),
        Step::FeeAsked(_) => Turn::Fee(day),
        Step::Transferred(_) => Turn::Nobody(day),
        step if answers(step) && day < today => Turn::Nobody(day),
        step if answers(step) => Turn::Send(day),
        _ => Turn::Answer,
    }
}
