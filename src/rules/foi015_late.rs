//! A letter that goes after its time and does not own up to it.

use super::{Found, Rule};
use crate::case::StepKind;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::provision::Regime;
use crate::calendar::Day;
use crate::resolve::content::Content;
use crate::yaml::Prose;

pub(super) const RULE: Rule = Rule {
    code: "FOI015",
    law: "FOIA 2000 s.10(1), EIR reg. 5(2)",
    severity: Severity::Breach,
    explanation: include_str!("foi015_late.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Some(due) = content.due else {
        if content.letter.value == StepKind::Answered && !content.untimed {
            let finding = RULE
                .finding("nobody can tell from the table of bank holidays whether this letter is late")
                .with_severity(Severity::Warning)
                .at(content.date.span, "outside the table")
                .help("count the working days by hand, and use a newer version of the program");
            found.report.push(finding);
        }
        return;
    };
    // To acknowledge a request is no duty.
    let no_duty = content.letter.value == StepKind::Acknowledged || content.letter.value == StepKind::ReviewAcknowledged;
    // FOI022 and FOI039: what comes too late there is no extension and no fees notice.
    let void = content.letter.value == StepKind::FeeAsked
        || content.letter.value == StepKind::Extended && content.regimes().iter().all(|regime| regime.is_environmental());
    let one_law = content.regimes().len() == 1;
    if let Some(late) = content.late.as_ref().filter(|_| content.date.value <= due && content.review.is_none() && one_law) {
        in_time(late, due, found);
    }
    if content.date.value <= due || content.late.is_some() || no_duty || void {
        return;
    }
    let finding = RULE
        .finding(format!("the letter goes after its time, which ended on {due}"))
        .at(content.date.span, "late")
        .help("send it, and own up: say in `late:` that it is late, why, and that you are sorry");
    // The Act sets no time for a review; the Code asks for twenty working days, forty at most.
    let by_code_only = content.review.is_some() && content.regime == Regime::Foia;
    found.report.push(if by_code_only { finding.with_severity(Severity::Warning) } else { finding });
}

/// An apology for what did not happen. Of two laws in one letter the other may be late.
fn in_time(late: &Prose, due: Day, found: &mut Found) {
    found.push_as(
        Severity::Warning,
        format!("the letter says that it is late, and its time ends on {due}"),
        late.span(),
        "not late",
        "take `late` out; what was late before this letter belongs into `opening`",
    );
}
