//! Two claims for the same information of which the one leaves no room for the other.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{ClaimName, Content, Exemption, Outcome};

pub(super) const RULE: Rule = Rule {
    code: "FOI031",
    law: "FOIA 2000 ss.24(1), 31(1) and 36(1)",
    severity: Severity::Error,
    explanation: include_str!("foi031_excluded_together.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in &content.answers {
        match &answer.outcome {
            Outcome::Given(given) => pairs(&given.withheld, content, found),
            Outcome::Split(items, _) => {
                let given = items.iter().filter_map(|(_, part)| part.given());
                given.for_each(|given| pairs(&given.withheld, content, found));
            }
            _ => {}
        }
    }
    for document in content.documents.iter().filter(|document| document.own) {
        pairs(&document.withheld, content, found);
    }
}

/// Reports the claims of one piece of information of which one leaves no room for another.
fn pairs(names: &[ClaimName], content: &Content, found: &mut Found) {
    let claim = |name: &ClaimName| content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str());
    for (place, name) in names.iter().enumerate() {
        for other in &names[..place] {
            let (Some(second), Some(first)) = (claim(name), claim(other)) else { continue };
            let Some(by) = excluded(first, second).or_else(|| excluded(second, first)) else { continue };
            if alternative(first, second) || alternative(second, first) || apart(name, other, content) {
                continue;
            }
            let finding = found
                .rule
                .finding(format!("{} and {} cannot both apply to the same information", first.cited(), second.cited()))
                .law(by)
                .at(name.span, format!("and `{}` for the same information", other.as_str()))
                .help(format!(
                    "rely on one, or write `in_the_alternative: {}` in `{}`; split the answer with `items` where they are about different things",
                    other.as_str(),
                    name.as_str()
                ));
            found.report.push(finding);
        }
    }
}

/// The provision by which one claim leaves no room for another.
fn excluded(one: &Exemption, other: &Exemption) -> Option<String> {
    let cite = other.cites.first()?;
    let same_law = one.section.regime == other.section.regime;
    let excluded = one.section.excludes.iter().find(|excluded| excluded.section.value.contains(&cite.value));
    excluded.filter(|_| same_law).map(|excluded| excluded.by.as_str().to_owned())
}

fn alternative(one: &Exemption, to: &Exemption) -> bool {
    one.alternative.as_ref().is_some_and(|name| name.as_str() == to.name.as_str())
}

/// Whether the documents show that two claims are about different information: each is named by some, and none by one whole.
fn apart(one: &ClaimName, other: &ClaimName, content: &Content) -> bool {
    let has = |names: &[ClaimName], claim: &ClaimName| names.iter().any(|name| name.as_str() == claim.as_str());
    let names = |claim: &ClaimName| {
        content.documents.iter().any(|document| has(&document.withheld, claim) || has(&document.redacted, claim))
    };
    let both = content.documents.iter().any(|document| has(&document.withheld, one) && has(&document.withheld, other));
    names(one) && names(other) && !both
}
