//! Dates that cannot be right, and times that this authority does not have.

use super::clock;
use super::content::Asked;
use crate::authority::Capacity;
use crate::calendar::{DatedAt, Day};
use crate::case::{Case, CaseFile, Step};
use crate::diagnostic::{Diagnostic, Report};
use crate::office::Office;
use crate::provision::Regime;
use crate::yaml::Located;

/// Reports every date of a case that comes before or after what it cannot come before or after.
pub(super) fn check(file: &CaseFile, asked: &Asked, regime: Regime, office: &Office, report: &mut Report) {
    let case = &file.case;
    let mut wrong = |message: &str, at: &DatedAt, label: String, help: &str| {
        report.push(Diagnostic::error("FOI113", message).at(at.span, label).help(help));
    };
    if asked.received.value < asked.dated.value {
        let help = "`dated` is the date that the request bears, `received` the day on which it arrived";
        let label = format!("before {}", asked.dated.value);
        wrong("the request was received before its date", &asked.received, label, help);
    }
    let start = case.review.as_ref().map_or(&asked.received, |review| &review.requested.received);
    if start.value < asked.received.value {
        let label = format!("before {}", asked.received.value);
        let help = "check the year and the month";
        wrong("the review was asked for before the request was received", start, label, help);
    }
    let mut last = &asked.received;
    for step in &case.progress {
        let date = step.value.date();
        // Only what is about the review comes after it was asked for.
        if matches!(step.value, Step::ReviewAcknowledged(_) | Step::Reviewed(_)) && last.value < start.value {
            last = start;
        }
        if date.value < last.value {
            let help = "check the year and the month; `progress` runs from the first step to the last";
            wrong("the steps are not in order of their dates", date, format!("before {}", last.value), help);
        }
        last = date;
    }
    if let Some(first) = case.progress.first().filter(|_| case.follows.is_some())
        && let Some(last) = clock::before(file, Some(first.span))
            .last()
            .filter(|last| first.value.date().value < last.value.date().value)
    {
        let label = format!("before {}", last.value.date().value);
        let help = "check the year and the month: this case carries on after the last step of the one that it follows";
        wrong("this step goes before the case that it follows", first.value.date(), label, help);
    }
    fees(&case.progress, &mut wrong);
    clarified(&case.progress, case.follows.is_some(), &mut wrong);
    if let Some(review) =
        case.review.as_ref().filter(|review| review.requested.received.value < review.requested.dated.value)
    {
        let asked = &review.requested;
        let help = "`dated` is the date that the request for a review bears, `received` the day on which it arrived";
        let label = format!("before {}", asked.dated.value);
        wrong("the request for a review was received before its date", &asked.received, label, help);
    }
    claims(case, asked, &mut wrong);
    if let Some(letter) = case.progress.iter().rev().find(|step| step.value.letter().is_some()) {
        outcomes(case, asked, letter.value.date().value, &mut wrong);
    }
    special_times(asked, regime, office, report);
}

type Wrong<'w> = dyn FnMut(&str, &DatedAt, String, &str) + 'w;

/// A fee is asked for, then paid, then perhaps another is asked for.
fn fees(progress: &[Located<Step>], wrong: &mut Wrong) {
    let mut open: Option<Day> = None;
    for step in progress {
        match (&step.value, open) {
            (Step::FeeAsked(asked), Some(before)) => {
                let label = format!("the fee of {before} is not paid");
                let help = "add `fee_paid` before it, or take one of the two out";
                wrong("a second fee is asked for before the first is paid", &asked.date, label, help);
            }
            (Step::FeeAsked(asked), None) => open = Some(asked.date.value),
            (Step::FeePaid(paid), None) => {
                let help = "add the step `fee_asked` before it";
                wrong("a fee is paid that nobody asked for", &paid.date, "no `fee_asked` before".to_owned(), help);
            }
            (Step::FeePaid(_), Some(_)) => open = None,
            _ => {}
        }
    }
}

/// A requester clarifies what somebody asked about: only then does the time begin anew (s.1(3), s.10(6)).
fn clarified(progress: &[Located<Step>], follows: bool, wrong: &mut Wrong) {
    let mut asked = follows;
    for step in progress {
        match &step.value {
            Step::ClarificationAsked(_) => asked = true,
            Step::Clarified(clarified) if !asked => {
                let help = "add the step `clarification_asked` before it; what nobody asked for moves no date";
                wrong(
                    "a request is clarified that nobody asked about",
                    &clarified.date,
                    "no question before".to_owned(),
                    help,
                );
            }
            _ => {}
        }
    }
}

/// s.22(1)(b): the intention to publish is older than the request.
fn claims(case: &Case, asked: &Asked, wrong: &mut Wrong) {
    for (_, claim) in &case.exemptions {
        let since = claim.publication.as_ref().map(|publication| &publication.intended_since);
        if let Some(since) = since.filter(|since| since.value > asked.dated.value) {
            let label = format!("after the request of {}", asked.dated.value);
            let help =
                "section 22 needs an intention that was there when the request was made; rely on another provision";
            wrong("the intention to publish is younger than the request", since, label, help);
        }
    }
}

fn outcomes(case: &Case, asked: &Asked, letter: Day, wrong: &mut Wrong) {
    for answer in &case.answers {
        let answer = &answer.value;
        if let Some(by) = answer.own_personal_data.as_ref().map(|own| &own.by).filter(|by| by.value < letter) {
            let help = "give the day by which the subject access request is answered";
            wrong("the day to answer about own data has passed", by, format!("before {letter}"), help);
        }
        let complied = answer.repeated.as_ref().map(|repeated| &repeated.complied);
        if let Some(complied) = complied.filter(|complied| complied.value > asked.received.value) {
            let label = format!("after this request came, on {}", asked.received.value);
            let help = "section 14(2) needs an earlier request that was complied with before this one came";
            wrong("the earlier request was complied with after this one came", complied, label, help);
        }
        let joined = answer.over_cost_limit.iter().flat_map(|limit| &limit.aggregated);
        for other in joined.filter(|other| other.received.value > letter) {
            let help = "only requests that have come can be added";
            wrong("a request is added that came after this letter", &other.received, format!("after {letter}"), help);
        }
    }
}

/// Times that the Regulations under s.10(4) give to some.
fn special_times(asked: &Asked, regime: Regime, office: &Office, report: &mut Report) {
    let archive = office.authority.is.contains(&Capacity::Archive);
    if asked.transferred_record && !archive {
        let finding = Diagnostic::error("FOI135", "thirty working days are for archives")
            .at(asked.received.span, "this request has `transferred_record`")
            .law("SI 2004/3364 reg. 4, FOISA 2002 s.10(2)")
            .help("take it out; if the authority is an archive, a lawyer adds `archive` to `is:` in foi.yaml");
        report.push(finding);
    }
    let Some(allowed) = &asked.allowed_until else { return };
    let last = clock::count(office, asked.received.value, 60, regime, Vec::new());
    let message = if regime != Regime::Foia {
        "only FOIA lets the Commissioner allow more time"
    } else if last.is_some_and(|last| allowed.value > last) {
        "the Commissioner can allow no more than sixty working days"
    } else {
        return;
    };
    let finding = Diagnostic::error("FOI135", message)
        .at(allowed.span, "this day")
        .law("FOIA 2000 s.10(5), SI 2004/3364 regs 5 and 6")
        .help("answer in the time that the law gives");
    report.push(finding);
}
