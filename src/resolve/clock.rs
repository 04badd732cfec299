//! The time for reply.

use super::content::Asked;
use crate::calendar::{Clock, Day, Kept};
use crate::case::{Case, Step, StepKind};
use crate::office::Office;
use crate::provision::Regime;
use crate::yaml::Located;

/// The last day for a letter: the twentieth working day after receipt, later where the law allows it.
///
/// `None` where the letter has no time of its own, or where the table of holidays ends first.
pub(super) fn due(
    case: &Case,
    regime: Regime,
    asked: &Asked,
    letter: &Located<StepKind>,
    office: &Office,
) -> Option<Day> {
    if let Some(review) = case.review.as_ref().filter(|_| about_a_review(letter.value)) {
        // EIR reg. 11(4) sets forty working days for a review; FOISA s.21(1) twenty. Under FOIA the
        // s.45 Code asks for twenty and allows forty: forty is when the Commissioner steps in.
        let promised = office.authority.review.as_ref().map_or(20, |review| review.answered_within);
        let days = match (regime, letter.value) {
            (Regime::Foisa | Regime::Eisr, _) => 20,
            // What the acknowledgement promises is what the authority aims at, never more than the law allows.
            (Regime::Foia, StepKind::ReviewAcknowledged) => promised.min(40),
            _ => 40,
        };
        return count(office, review.requested.received.value, days, regime, Vec::new());
    }
    if !matches!(letter.value, StepKind::Answered | StepKind::Acknowledged | StepKind::BalanceDecided) {
        return None;
    }
    let mut received = asked.received.value;
    let mut paused: Vec<(jiff::civil::Date, Option<jiff::civil::Date>)> = Vec::new();
    let mut until = None;
    // A letter uses the file up to its own step: what came later changes nothing.
    for step in case.progress.iter().take_while(|step| step.span != letter.span) {
        match &step.value {
            // The date of receipt becomes the day on which the clarification arrived (s.10(6)).
            Step::Clarified(step) => received = step.date.value,
            Step::FeeAsked(step) => paused.push((step.date.value.0, None)),
            Step::FeePaid(step) => {
                if let Some((_, paid)) = paused.last_mut() {
                    *paid = Some(step.date.value.0);
                }
            }
            Step::Extended(step) => until = Some(step.until.value),
            _ => {}
        }
    }
    let Some(until) = until else { return count(office, received, 20, regime, paused) };
    // An extension under the EIR ends with the fortieth working day (reg. 7(1)), whatever its notice said.
    let longest = if regime.is_environmental() { count(office, received, 40, regime, paused) } else { None };
    Some(longest.map_or(until, |longest| until.min(longest)))
}

pub(super) fn count(
    office: &Office,
    received: Day,
    days: u32,
    regime: Regime,
    paused: Vec<(jiff::civil::Date, Option<jiff::civil::Date>)>,
) -> Option<Day> {
    let clock = Clock { received: received.0, days, kept: Kept::by(regime), paused };
    office.holidays.due(&clock).map(Day)
}

fn about_a_review(letter: StepKind) -> bool {
    matches!(letter, StepKind::Reviewed | StepKind::ReviewAcknowledged)
}
