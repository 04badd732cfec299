//! What only the letter of a step says: what is asked, the fee, the extension.

use super::clock;
use super::content::{Detail, Extension, Fee, FeeLine, PutOff};
use crate::calendar::Day;
use crate::case::{CaseFile, FeeAsked, Step, StepKind};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::money::Amount;
use crate::office::Office;
use crate::provision::Regime;
use crate::yaml::Located;

/// What the letter of a step says.
pub(super) fn detail(letter: &Located<Step>, regime: Regime, office: &Office, report: &mut Report) -> Detail {
    match &letter.value {
        Step::ValidRequestAsked(asked) => {
            Detail::Asked { unclear: asked.unclear.clone(), question: asked.question.clone(), close_by: None }
        }
        Step::ClarificationAsked(asked) => Detail::Asked {
            unclear: asked.unclear.clone(),
            question: asked.question.clone(),
            // The s.45 Code lets an authority close the request after two months.
            close_by: (regime == Regime::Foia).then(|| asked.date.value.months_later(2)).flatten(),
        },
        Step::FeeAsked(asked) => Detail::Fee(fee(asked, regime, office, report)),
        Step::Transferred(transferred) => Detail::Transferred(transferred.clone()),
        Step::Extended(extended) => {
            Detail::Extended { until: extended.until.clone(), because: extended.because.clone() }
        }
        _ => Detail::Nothing,
    }
}

/// Whether the requester was asked what was meant before a letter.
pub(super) fn asked_what_was_meant(file: &CaseFile, letter: &Located<Step>) -> bool {
    let mut before = clock::before(file, Some(letter.span)).into_iter();
    before.any(|step| matches!(step.value, Step::ClarificationAsked(_)))
}

/// The extensions that went before a letter.
pub(super) fn extensions(file: &CaseFile, letter: &Located<Step>) -> Vec<Extension> {
    // What was extended before the request was clarified is another time.
    let all = clock::before(file, Some(letter.span));
    let clarified = all.iter().rposition(|step| matches!(step.value, Step::Clarified(_)));
    let before = all.into_iter().skip(clarified.map_or(0, |place| place + 1));
    let extended = before.filter_map(|step| if let Step::Extended(step) = &step.value { Some(step) } else { None });
    extended.map(|step| Extension { date: step.date.clone(), under: step.under.clone() }).collect()
}

/// What the extension of a case puts off: in its own letter, and in the letter that decides.
pub(super) fn put_off(file: &CaseFile, letter: &Located<Step>) -> PutOff {
    if !matches!(letter.value.letter(), Some(StepKind::Extended | StepKind::BalanceDecided)) {
        return PutOff::default();
    }
    let until = clock::before(file, Some(letter.span)).into_iter().chain([letter]);
    let mut extended = until.filter_map(|step| if let Step::Extended(step) = &step.value { Some(step) } else { None });
    extended
        .next_back()
        .map_or_else(PutOff::default, |step| PutOff { claims: step.under.clone(), on: Some(step.date.value) })
}

/// A fee with what it is made of; what cannot be right is reported.
fn fee(asked: &FeeAsked, regime: Regime, office: &Office, report: &mut Report) -> Fee {
    let mut lines = Vec::new();
    let (mut sum, mut vat) = (0_u64, 0_u64);
    for (name, number) in &asked.charges {
        let Some(charge) = office.authority.charges.get(name.as_str()) else {
            let known = office.authority.charges.names();
            let finding = Diagnostic::error("FOI118", format!("no charge is called `{}`", name.as_str()))
                .at(name.span, "not in the profile")
                .help(did_you_mean(name.as_str(), known).unwrap_or_else(|| {
                    "add it to `charges:` in foi.yaml, with what it pays for and its price".to_owned()
                }));
            report.push(finding);
            continue;
        };
        let total = charge.price.0.saturating_mul(u64::from(*number));
        let tax = total.saturating_mul(u64::from(charge.vat.unwrap_or(0)));
        sum = sum.saturating_add(total);
        // To the nearest penny, a half upwards.
        vat = vat.saturating_add(tax.saturating_add(50) / 100);
        lines.push(FeeLine { what: charge.what.clone(), number: *number, price: charge.price, total: Amount(total) });
    }
    let made = Amount(sum.saturating_add(vat));
    match (asked.amount, lines.is_empty()) {
        (None, true) if asked.charges.0.is_empty() => {
            let finding = Diagnostic::error("FOI105", "the fees notice states no amount")
                .at(asked.date.span, "this notice")
                .law("FOIA 2000 s.9(1), EIR reg. 8(4)")
                .help("write `amount:`, or `charges:` with how many of each");
            report.push(finding);
        }
        (Some(amount), false) if amount != made => {
            let finding =
                Diagnostic::error("FOI131", format!("the charges come to {made}, and the notice says {amount}"))
                    .at(asked.date.span, "this notice")
                    .help("take `amount` out: the program adds the charges up");
            report.push(finding);
        }
        _ => {}
    }
    if asked.amount.unwrap_or(made) == Amount(0) && (asked.amount.is_some() || !lines.is_empty()) {
        let finding = Diagnostic::error("FOI131", "the notice asks for nothing")
            .at(asked.date.span, "this notice")
            .help("a fees notice states an amount; without one, answer the request");
        report.push(finding);
    }
    Fee {
        amount: asked.amount.unwrap_or(made),
        vat: Amount(vat),
        lines,
        because: asked.because.clone(),
        cheaper: asked.cheaper.clone(),
        pay_by: pay_by(asked.date.value, regime, office),
    }
}

/// The last day to pay: three months beginning with the day of the notice (FOIA s.9(2), FOISA s.9(3)), or the
/// sixtieth working day after it (EIR reg. 8(5)); in Scotland sixty working days beginning with it (EI(S)R reg. 8).
fn pay_by(notice: Day, regime: Regime, office: &Office) -> Option<Day> {
    match regime {
        Regime::Foia | Regime::Foisa => notice.last_of_months(3),
        Regime::Eir => clock::count(office, notice, 60, regime, Vec::new()),
        Regime::Eisr => clock::count(office, notice.yesterday()?, 60, regime, Vec::new()),
    }
}
