//! A claim under s.36 without a qualified person's opinion, or with one that came too late.

use super::{Found, Rule, gaps};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI009",
    law: "FOIA 2000 s.36(2)",
    severity: Severity::Error,
    explanation: include_str!("foi009_opinion_missing.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for gap in gaps(content).filter(|gap| gap.field == "opinion") {
        found.gap(
            gap,
            format!("`{}` has no opinion of a qualified person", gap.claim.as_str()),
            "write `opinion: { by: …, date: …, because: … }`: section 36 applies only by that opinion",
        );
    }
    let exemptions = content.exemptions.iter().map(|claim| &claim.reasons);
    for reasons in exemptions.chain(content.exclusions.iter().map(|claim| &claim.reasons)) {
        let Some(opinion) = reasons.opinion.written() else { continue };
        if opinion.date.value > content.date.value {
            found.push(
                "the qualified person's opinion is later than the letter that relies on it",
                opinion.date.span,
                &format!("after {}", content.date.value),
                "the opinion must be there before the exemption is relied on",
            );
        }
    }
}
