//! A fees notice that comes too late, or asks for what no fee may be asked for.

use super::reading::{phrase, sentences};
use super::{Found, Rule};
use crate::case::StepKind;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::provision::Regime;
use crate::resolve::content::{Content, Detail, Said};

pub(super) const RULE: Rule = Rule {
    code: "FOI039",
    law: "FOIA 2000 ss.9 and 10(2), SI 2004/3244 reg. 6(4), EIR regs 7 and 8, FOISA 2002 s.9",
    severity: Severity::Error,
    explanation: include_str!("foi039_fee_unsound.md"),
    check,
};

/// Work of staff, for which no fee may be asked under the Act.
const WORK: &[&str] = &[
    "staff time", "officer time", "officers' time", "officer's time", "staff costs", "hours of", "hours at", "hours that", "per hour", "an hour",
    "searching", "redacting", "retrieval", "retriev*", "locating", "labour",
];

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Detail::Fee(fee) = &content.detail else { return };
    if let Some(due) = content.due.filter(|due| content.letter.value == StepKind::FeeAsked && content.date.value > *due) {
        found.push(
            format!("the time to ask for a fee ended on {due}"),
            content.date.span,
            "too late",
            "answer the request: a fee can be asked for only within the time for reply",
        );
    }
    // In Scotland a fee may include the time of staff (the Fees Regulations of 2004 there).
    // Section 13 allows it above the limit, with the provision named.
    let because = Said::from(&fee.because);
    if content.regime != Regime::Foia || phrase(because.text, &["section 13", "s.13", "s13"]).is_some() {
        return;
    }
    for (start, sentence) in sentences(because.text) {
        let denied = phrase(sentence, &["no", "not", "without"]).is_some();
        if let Some(stretch) = phrase(sentence, WORK).filter(|_| !denied) {
            let place = found.place(&because, start + stretch.start..start + stretch.end);
            let help = "ask only for what it costs to send the information: copies, postage, a disc";
            found.push_as(Severity::Warning, "no time of staff may be in a fee", place, "work of staff?", help);
            return;
        }
    }
    for line in fee.lines.iter().filter(|line| phrase(line.what.as_str(), WORK).is_some()) {
        let help = "take this charge out of the notice, and out of the profile: a fee covers copies, postage, a disc";
        found.push_as(Severity::Warning, "no time of staff may be in a fee", line.what.span, "work of staff?", help);
    }
}
