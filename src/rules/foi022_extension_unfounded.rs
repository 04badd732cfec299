//! An extension that the law does not allow, or that does not say what it must.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::calendar::DatedAt;
use crate::case::StepKind;
use crate::catalogue::Status;
use crate::provision::Regime;
use crate::resolve::content::{Content, Detail, Leaf};
use crate::yaml::Text;

pub(super) const RULE: Rule = Rule {
    code: "FOI022",
    law: "FOIA 2000 ss.10(3), 17(2), EIR reg. 7",
    severity: Severity::Error,
    explanation: include_str!("foi022_extension_unfounded.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    if content.letter.value == StepKind::BalanceDecided && content.put_off.on.is_none() {
        found.push(
            "this decision was never put off",
            content.letter.span,
            "no `extended` before it",
            "add the step `extended`, or call this step `answered`",
        );
    }
    let Detail::Extended { until, because } = &content.detail else { return };
    if content.regimes().contains(&Regime::Foisa) {
        found.push(
            "the Scottish Act allows no more time",
            until.span,
            "there is no extension under FOISA",
            "answer in twenty working days; only the EI(S)Rs allow more, for complexity and volume",
        );
        return;
    }
    // What the letter answers needs no more time.
    let waits = |leaf: &Leaf| {
        content.questions[leaf.question].regime.is_environmental()
            && !content.answers.iter().any(|answer| answer.to.contains(leaf))
    };
    let all = content.regimes().iter().all(|regime| regime.is_environmental());
    let environmental = all || content.leaves().iter().any(waits);
    let act = content.regimes().contains(&Regime::Foia);
    if environmental && because.is_none() {
        found.push(
            "the Regulations allow more time only for complexity and volume",
            until.span,
            "does not say why",
            "say in `because` why the request is complex and for how much it asks; to weigh the public interest is no reason under them",
        );
    }
    if let Some(due) = content.plain.0.filter(|due| environmental && content.date.value > *due) {
        found.push(
            format!("the time could be extended only until {due}"),
            content.date.span,
            "too late",
            "answer the request: under the Regulations the notice goes within twenty working days",
        );
    }
    // A request under both laws may be extended for the Regulations alone, if the letter answers the rest.
    let open = |leaf: &Leaf| {
        content.questions[leaf.question].regime == Regime::Foia
            && !content.answers.iter().any(|answer| answer.to.contains(leaf))
    };
    let unfounded = !environmental || content.leaves().iter().any(open);
    if act && content.put_off.claims.is_empty() && unfounded {
        found.push(
            "the extension names no exemption",
            until.span,
            "more time for what?",
            "name under `under:` the claims whose public interest test needs the time; for volume or absence the Act gives none",
        );
    }
    let claims = &content.put_off.claims;
    let answered = content.leaves().iter().all(|leaf| content.answers.iter().any(|answer| answer.to.contains(leaf)));
    if !content.answers.is_empty() && answered && !claims.is_empty() && !claims.iter().any(|claim| content.relies_on(claim.as_str())) {
        found.push(
            "every question has its answer, and nothing is left to decide",
            claims[0].span,
            "more time for what?",
            "name the claim in the answer that it puts off, or send the answers without an extension",
        );
    }
    timely(content, until, found);
    let put_off = |name: &Text| content.put_off.claims.iter().find(|one| one.as_str() == name.as_str());
    let exemptions = content.exemptions.iter().map(|claim| (&claim.name, claim.status, claim.section.regime, claim.cited()));
    let exclusions = content.exclusions.iter().map(|claim| (&claim.name, claim.status, claim.section.regime, claim.cited()));
    for (name, status, regime, cited) in exemptions.chain(exclusions) {
        let Some(named) = put_off(name) else { continue };
        if status != Status::Qualified {
            found.push(
                format!("{cited} has no public interest test that could need more time"),
                named.span,
                "absolute",
                "answer in time for it; only a qualified provision allows more",
            );
        }
        if regime.is_environmental() {
            found.push(
                format!("{cited} is under the Regulations, which give no time to weigh the public interest"),
                named.span,
                "an exception of the Regulations",
                "weigh it and decide in time",
            );
        }
    }
}

/// The day that the notice gives: after the notice, and within what the law or the Code allows.
fn timely(content: &Content, until: &DatedAt, found: &mut Found) {
    if until.value <= content.date.value {
        found.push("the extension ends before it begins", until.span, "not after the letter", "give the day by which you will decide");
    }
    let Some(fortieth) = content.plain.1.filter(|last| until.value > *last) else { return };
    let finding = RULE
        .finding(format!("the extension goes beyond the fortieth working day, {fortieth}"))
        .at(until.span, "too late")
        .help("under the Regulations forty working days is the most; under the Act more than that is seldom reasonable");
    let hard = content.regimes().iter().any(|regime| regime.is_environmental());
    found.report.push(if hard { finding } else { finding.with_severity(Severity::Warning) });
}
