//! An extension that the letters after it do not keep to.

use super::{Found, Rule};
use crate::case::StepKind;
use crate::catalogue::Status;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI042",
    law: "FOIA 2000 s.10(3), EIR reg. 7",
    severity: Severity::Warning,
    explanation: include_str!("foi042_extension_not_kept_to.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Some(extension) = content.extensions.last() else { return };
    if content.letter.value == StepKind::Extended {
        found.push(
            "the time is extended once more",
            content.letter.span,
            &format!("it was extended on {}", extension.date.value),
            "decide now if you can; a second notice is for an estimate that cannot be kept, and it says so",
        );
    }
    if !content.letter.value.is_final() || content.review.is_some() || content.untimed || extension.under.is_empty() {
        return;
    }
    if extension.under.iter().any(|name| content.relies_on(name.as_str())) {
        return;
    }
    let exemptions = content.exemptions.iter().map(|claim| (&claim.name, claim.status, claim.section.regime, claim.cited()));
    let exclusions = content.exclusions.iter().map(|claim| (&claim.name, claim.status, claim.section.regime, claim.cited()));
    let new = exemptions.chain(exclusions).find(|(name, status, regime, _)| {
        *status == Status::Qualified && !regime.is_environmental() && content.relies_on(name.as_str())
    });
    if let Some((name, _, _, cited)) = new {
        found.push(
            format!("the extension was not for {cited}"),
            name.span,
            "relied on after the time was extended for another provision",
            "more time is for the public interest test of a provision that already applied; own up in `opening` and say why it changed, or accept this if the first notice relied on it too",
        );
    }
}
