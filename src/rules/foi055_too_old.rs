//! A document that is too old for the provision under which it is withheld.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{ClaimName, Content, Document};

pub(super) const RULE: Rule = Rule {
    code: "FOI055",
    law: "FOIA 2000 ss.62 and 63, FOISA 2002 ss.57 and 58",
    severity: Severity::Error,
    explanation: include_str!("foi055_too_old.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for document in content.documents.iter().filter(|document| document.own) {
        for name in document.withheld.iter().chain(&document.redacted) {
            ended(document, name, content, found);
        }
    }
}

/// The years begin on 1 January after the year of the document; of a file, of its last paper.
fn ended(document: &Document, name: &ClaimName, content: &Content, found: &mut Found) {
    let Some(date) = &document.date else { return };
    let Some(claim) = content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str()) else { return };
    let years = claim.limbs.iter().map(|limb| limb.facts.ends_after_years);
    let Some(years) = years.collect::<Option<Vec<_>>>().and_then(|years| years.into_iter().max()) else { return };
    let age = content.date.value.0.year() - date.value.0.year();
    if u32::try_from(age).is_ok_and(|age| age > years) {
        found.push(
            format!("{} ends {years} years after a document was made", claim.cited()),
            date.span,
            "too old",
            "give it, or rely on a provision that does not end; of a file the date of its last paper counts",
        );
    }
}
