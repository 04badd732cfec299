//! An exception that the Regulations do not allow for information on emissions.

use super::{Found, Rule, gaps};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI033",
    law: "EIR reg. 12(9), EI(S)R reg. 10(6)",
    severity: Severity::Error,
    explanation: include_str!("foi033_emissions.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for gap in gaps(content).filter(|gap| gap.field == "emissions") {
        found.gap(
            gap,
            format!("`{}` does not say whether the information relates to emissions", gap.claim.as_str()),
            "write `emissions: false` once you have made sure: whatever relates to emissions cannot be withheld under it",
        );
    }
    for claim in &content.exemptions {
        let allowed = !claim.limbs.iter().any(|limb| limb.facts.emissions);
        let Some(emissions) = claim.emissions.as_ref().filter(|emissions| emissions.value && !allowed) else { continue };
        found.push(
            format!("{} cannot be relied on for information that relates to emissions", claim.cited()),
            emissions.span,
            "it relates to emissions",
            "give that information; withhold only what does not relate to emissions, with `items` or a redaction",
        );
    }
}
