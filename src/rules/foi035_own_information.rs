//! Information that is relied on as obtained from somebody else, and was not.

use super::reading::{has, is_own, sentences};
use super::{Found, Rule};
use crate::authority::Capacity;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Exemption};

pub(super) const RULE: Rule = Rule {
    code: "FOI035",
    law: "FOIA 2000 ss.41(1)(a) and 81(2)",
    severity: Severity::Error,
    explanation: include_str!("foi035_own_information.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    for claim in content.exemptions.iter().filter(|claim| claim.own && claim.limbs.iter().any(|limb| limb.facts.from_another)) {
        from_itself(claim, office, found);
        contract(claim, found);
    }
}

/// How the names of government departments begin.
const DEPARTMENTS: [&str; 8] = [
    "department", "ministry", "home office", "cabinet office", "foreign, commonwealth", "hm treasury", "treasury",
    "northern ireland office",
];

/// Whose information it is: never the authority's own, and between departments of the Crown not another's either.
fn from_itself(claim: &Exemption, office: &Office, found: &mut Found) {
    let Some(whose) = claim.reasons.whose.written() else { return };
    if is_own(whose.as_str(), office.authority.name.as_str()) {
        found.push(
            format!("{} protects what was obtained from somebody else", claim.cited()),
            whose.span,
            "the authority itself",
            "name the kind of person who gave it; for what the authority made itself, rely on another provision",
        );
    }
    let crown = office.authority.is.contains(&Capacity::CrownBody);
    let named = whose.as_str().to_lowercase();
    let named = named.trim_start_matches("the ").trim_start_matches("another ").trim_start_matches("government ");
    if crown && DEPARTMENTS.iter().any(|start| named.starts_with(start)) {
        found.push_as(
            Severity::Warning,
            "one government department owes another no duty of confidence that it could sue over",
            whose.span,
            "another department?",
            "section 81(2) leaves no such claim between departments; rely on another provision",
        );
    }
}

/// What two sides agreed was obtained from neither.
fn contract(claim: &Exemption, found: &mut Found) {
    for said in claim.reasons.why() {
        let joint = ["negotiated between", "agreed between", "we negotiated", "jointly negotiated", "terms of our contract"];
        let agreed = |(_, sentence): (usize, &str)| {
            has(sentence, &["contract", "agreement"]) && has(sentence, &joint) && !has(sentence, &["not", "nothing", "no"])
        };
        if sentences(said.text).any(agreed) {
            found.push_as(
                Severity::Warning,
                "the terms of a contract that both sides negotiated were mostly obtained from neither",
                said.span,
                "a contract of the authority's own?",
                "keep the claim for what the other side gave, such as technical papers; section 43 may serve for the rest",
            );
        }
    }
}
