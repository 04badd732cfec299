//! The time for reply.

use jiff::civil::Date;

use super::content::Asked;
use crate::calendar::{Clock, Day, Kept};
use crate::case::{Case, CaseFile, Question, Step, StepKind};
use crate::office::Office;
use crate::provision::Regime;
use crate::source::Span;
use crate::yaml::Located;

/// A time for reply: how it is counted, and what else sets its end.
#[derive(Debug, Clone)]
pub struct Time {
    /// How it is counted.
    pub clock: Clock,
    /// The provision that gives it.
    pub law: &'static str,
    /// An end that a notice set: an extension, or a day that the Commissioner allowed.
    pub until: Option<Until>,
}

/// An end that a notice set.
#[derive(Debug, Clone)]
pub struct Until {
    /// The day.
    pub day: Day,
    /// What set it.
    pub by: &'static str,
    /// The clock that it can never outlast.
    pub longest: Option<Clock>,
}

impl Time {
    /// Its last day; `None` where the table of holidays ends first.
    #[must_use]
    pub fn due(&self, office: &Office) -> Option<Day> {
        let plain = office.holidays.due(&self.clock).map(Day);
        let Some(until) = &self.until else { return plain };
        let longest = until.longest.as_ref().and_then(|longest| office.holidays.due(longest)).map(Day);
        let day = longest.map_or(until.day, |last| until.day.min(last));
        // A notice gives more time and never takes any away.
        Some(plain.map_or(day, |plain| day.max(plain)))
    }
}

/// The last day for a letter: the twentieth working day after receipt, later where the law allows it.
///
/// `None` where the letter has no time of its own, or where the table of holidays ends first.
pub(super) fn due(
    file: &CaseFile,
    regime: Regime,
    asked: &Asked,
    letter: &Located<StepKind>,
    office: &Office,
) -> Option<Day> {
    if is_revised(file, letter) {
        return None;
    }
    match letter.value {
        StepKind::Reviewed | StepKind::ReviewAcknowledged => review(&file.case, regime, false, office)?.due(office),
        StepKind::Answered
        | StepKind::Acknowledged
        | StepKind::BalanceDecided
        | StepKind::Extended
        | StepKind::FeeAsked => reply(file, regime, asked, Some(letter.span), office).due(office),
        // Reg. 9(2) sets a time to ask; the Act has none.
        StepKind::ClarificationAsked if regime.is_environmental() => {
            reply(file, regime, asked, Some(letter.span), office).due(office)
        }
        _ => None,
    }
}

/// Whether a letter answers anew what was answered before: no time of the Act runs for it.
pub(super) fn is_revised(file: &CaseFile, letter: &Located<StepKind>) -> bool {
    let answered = |step: &&Located<Step>| matches!(step.value, Step::Answered(_) | Step::BalanceDecided(_));
    letter.value == StepKind::Answered && before(file, Some(letter.span)).iter().any(answered)
}

/// The steps of a case and of those that it follows, from the first, up to a letter.
pub(super) fn before(file: &CaseFile, letter: Option<Span>) -> Vec<&Located<Step>> {
    let mut chain: Vec<&CaseFile> = file.chain().collect();
    chain.reverse();
    let steps = chain.into_iter().flat_map(|file| &file.case.progress);
    steps.take_while(|step| Some(step.span) != letter).collect()
}

/// The time for the outcome of a review.
///
/// EIR reg. 11(4) sets forty working days for a review; FOISA s.21(1) and EI(S)R reg. 16 twenty. Under FOIA the s.45
/// Code asks for twenty and allows forty: forty is when the Commissioner steps in, and with `at_most` what counts.
pub(super) fn review(case: &Case, regime: Regime, at_most: bool, office: &Office) -> Option<Time> {
    let received = case.review.as_ref()?.requested.received.value;
    let promised = office.authority.review.as_ref().map_or(20, |review| review.answered_within);
    let (days, law) = match regime {
        Regime::Foia if at_most => (40, "Code of Practice under FOIA 2000 s.45, at most"),
        Regime::Foia => (promised.min(40), "Code of Practice under FOIA 2000 s.45"),
        Regime::Eir => (40, "EIR reg. 11(4)"),
        Regime::Foisa => (20, "FOISA 2002 s.21(1)"),
        Regime::Eisr => (20, "EI(S)R reg. 16"),
    };
    Some(Time { clock: Clock::new(received.0, days, Kept::by(regime)), law, until: None })
}

/// The time for a reply. A letter uses the file up to its own step: what came later changes nothing.
///
/// An extension counts where its law has one and its notice went in time: a void one gives no day more.
pub(super) fn reply(file: &CaseFile, regime: Regime, asked: &Asked, letter: Option<Span>, office: &Office) -> Time {
    let closed = office.authority.days_closed();
    let mut received = asked.received.value;
    let mut paused: Vec<(Date, Option<Date>)> = Vec::new();
    let mut extended = None;
    let questions = file.chain().find_map(|file| file.case.request.as_ref()).map(|request| &request.questions);
    let of_regulations = |question: &Question| question.regime.as_ref().is_some_and(|law| law.value.is_environmental());
    let mixed = questions.is_some_and(|questions| questions.iter().any(of_regulations));
    // Whether the last question to the requester went in time: asked too late it moves nothing (reg. 9(2)).
    let mut asked_in_time = true;
    for step in before(file, letter) {
        let (clock, _) = uninterrupted(received, regime, asked.transferred_record, closed.clone());
        let plain = office.holidays.due(&Clock { paused: paused.clone(), ..clock }).map(Day);
        let in_time = |day: Day, end: Option<Day>| end.is_none_or(|end| day <= end);
        match &step.value {
            Step::ClarificationAsked(step) => asked_in_time = in_time(step.date.value, plain),
            // The date of receipt becomes the day on which the clarification arrived (s.10(6)).
            Step::Clarified(step) if asked_in_time || !regime.is_environmental() => {
                (received, extended) = (step.date.value, None);
            }
            Step::FeeAsked(step) => paused.push((step.date.value.0, None)),
            Step::FeePaid(step) => {
                if let Some((_, paid)) = paused.last_mut() {
                    *paid = Some(step.date.value.0);
                }
            }
            Step::Extended(step) => {
                let (end, founded) = match regime {
                    // A second notice may give a new estimate while the first one runs.
                    Regime::Foia => (extended.or(plain), !step.under.is_empty() || step.because.is_some() && mixed),
                    Regime::Eir | Regime::Eisr => (plain, step.because.is_some()),
                    Regime::Foisa => (plain, false),
                };
                if founded && in_time(step.date.value, end) {
                    extended = Some(step.until.value);
                }
            }
            _ => {}
        }
    }
    let fixed = |days| Clock { paused: paused.clone(), ..Clock::new(received.0, days, Kept::by(regime)) };
    let allowed = asked.allowed_until.as_ref().filter(|_| regime == Regime::Foia).map(|allowed| Until {
        day: allowed.value,
        by: "the Commissioner allowed it (SI 2004/3364 regs 5 and 6)",
        longest: Some(fixed(60)),
    });
    let extended = extended.map(|day| Until {
        day,
        by: if regime.is_environmental() { "the extension (reg. 7)" } else { "the extension (s.10(3))" },
        // An extension under the Regulations ends with the fortieth working day, whatever its notice said.
        longest: regime.is_environmental().then(|| fixed(40)),
    });
    let (clock, law) = uninterrupted(received, regime, asked.transferred_record, closed);
    Time { clock: Clock { paused: paused.clone(), ..clock }, law, until: extended.or(allowed) }
}

/// The last days of a reply before any extension: the plain one, and the fortieth working day.
pub(super) fn plain(
    file: &CaseFile,
    regime: Regime,
    asked: &Asked,
    letter: Span,
    office: &Office,
) -> (Option<Day>, Option<Day>) {
    let Time { clock, .. } = reply(file, regime, asked, Some(letter), office);
    let fortieth = Clock { days: 40, ..clock.clone() };
    (office.holidays.due(&clock).map(Day), office.holidays.due(&fortieth).map(Day))
}

/// The clock of a reply that nothing interrupts, and the law that gives it: twenty working days, but for schools and
/// archives, which the Regulations under s.10(4) give more under the Act. Under the EIR nobody has more.
#[must_use]
pub fn uninterrupted(
    received: Day,
    regime: Regime,
    transferred_record: bool,
    closed: Option<Vec<(Date, Date)>>,
) -> (Clock, &'static str) {
    let transferred = transferred_record && !regime.is_environmental();
    let clock = Clock::new(received.0, if transferred { 30 } else { 20 }, Kept::by(regime));
    let law = match (regime, &closed) {
        (Regime::Foia, _) if transferred => "SI 2004/3364 reg. 4",
        (Regime::Foia, Some(_)) => "SI 2004/3364 reg. 3",
        (Regime::Foia, None) => "FOIA 2000 s.10(1) and (6)",
        (Regime::Eir, _) => "EIR reg. 5(2)",
        (Regime::Foisa, _) if transferred => "FOISA 2002 s.10(2)",
        (Regime::Foisa, _) => "FOISA 2002 ss.10(1) and 73",
        (Regime::Eisr, _) => "EI(S)R reg. 5(2)(a)",
    };
    match closed.filter(|_| regime == Regime::Foia) {
        Some(closed) => (Clock { closed, longest: Some(60), ..clock }, law),
        None => (clock, law),
    }
}

pub(super) fn count(
    office: &Office,
    received: Day,
    days: u32,
    regime: Regime,
    paused: Vec<(Date, Option<Date>)>,
) -> Option<Day> {
    let clock = Clock { paused, ..Clock::new(received.0, days, Kept::by(regime)) };
    office.holidays.due(&clock).map(Day)
}
