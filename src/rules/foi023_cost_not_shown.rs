//! A refusal for cost whose estimate does not bear it.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::money::Activity;
use crate::provision::Regime;
use crate::resolve::content::{Content, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI023",
    law: "FOIA 2000 s.12, SI 2004/3244 regs 3 to 5",
    severity: Severity::Error,
    explanation: include_str!("foi023_cost_not_shown.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    for answer in &content.answers {
        let Outcome::Cost(refusal) = &answer.outcome else { continue };
        let limit = &refusal.limit;
        let regime = content.regimes_of(&answer.to).first().copied().unwrap_or(content.regime);
        // FOI025 reports a cost limit under the Regulations.
        let Some(rates) = office.rates(regime, content.date.value) else { continue };
        let mut minutes: u64 = 0;
        for line in &limit.estimate.lines {
            let counts = rates.countable.contains(&line.activity.value)
                && (!limit.even_to_confirm || line.activity.value == Activity::Determining);
            if counts {
                minutes = minutes.saturating_add(line.minutes());
                continue;
            }
            let known: Vec<&str> = rates.countable.iter().map(|activity| activity.key()).collect();
            found.push(
                format!("`{}` does not count towards the limit", line.activity.value.key()),
                line.activity.span,
                "may not be in the estimate",
                if limit.even_to_confirm {
                    "only `determining` counts where the cost of confirming alone is estimated".to_owned()
                } else {
                    format!("only {} count; take this line out", known.join(", "))
                },
            );
        }
        let amount = rates.limit_of(office.authority.is_schedule_1_part_1());
        if !rates.exceeds(minutes, limit.estimate.other(), amount) {
            found.push(
                format!("the work does not cost more than the limit of {amount}"),
                answer.span,
                "the estimate",
                format!("what counts must take more than {} hours; to reach the limit is not enough", rates.hours(amount)),
            );
        }
        if limit.even_to_confirm && regime == Regime::Foisa {
            found.push(
                "the Scottish Act has no refusal for the cost of confirming alone",
                answer.span,
                "`even_to_confirm`",
                "take `even_to_confirm` out",
            );
        }
        aggregated(content, refusal, rates.aggregated_within, office, found);
    }
}

/// Requests may be added together only within some consecutive working days of each other (reg. 5).
fn aggregated(
    content: &Content,
    refusal: &crate::resolve::content::CostRefusal,
    within: Option<u32>,
    office: &Office,
    found: &mut Found,
) {
    let (Some(first), received) = (refusal.limit.aggregated.first(), &content.request.received) else { return };
    if refusal.limit.together.is_none() {
        found.push(
            "nothing says why these requests are counted together",
            first.reference.span,
            "added to this request",
            "say in `together` why the information is the same or similar, and why the person is the same or they act together",
        );
    }
    let Some(within) = within else {
        found.push(
            "this law adds no requests together",
            first.reference.span,
            "added to this request",
            "estimate each request by itself",
        );
        return;
    };
    let mut days: Vec<_> = refusal.limit.aggregated.iter().map(|other| other.received.value).collect();
    days.push(received.value);
    days.sort_unstable();
    let (Some(earliest), Some(latest)) = (days.first(), days.last()) else { return };
    let count = office.holidays.working_days(earliest.0, latest.0, crate::calendar::Kept::by(content.regime));
    if count > within {
        found.push(
            format!("these requests lie {count} working days apart"),
            first.received.span,
            "more than the law joins",
            format!("add only requests that came within {within} consecutive working days"),
        );
    }
}
