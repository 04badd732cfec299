//! A qualified claim without its public interest test.

use super::{Found, Rule};
use crate::case::StepKind;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Balance, Content, Field, Gap, Test};
use crate::yaml::Text;

pub(super) const RULE: Rule = Rule {
    code: "FOI005",
    law: "FOIA 2000 s.17(3), EIR reg. 14(3)(b)",
    severity: Severity::Error,
    explanation: include_str!("foi005_public_interest_missing.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    // Of a citation that stops above its limbs nobody knows whether it is qualified (FOI001).
    let cited = content.exemptions.iter().filter(|claim| !claim.limbs.is_empty());
    let exemptions = cited.map(|claim| (&claim.name, &claim.test, "maintaining the exemption"));
    let exclusions = content.exclusions.iter().map(|claim| (&claim.name, &claim.test, "neither confirming nor denying"));
    for (name, test, what) in exemptions.chain(exclusions) {
        let Test::Balance(test) = test else { continue };
        // Put off by this letter (s.10(3)): the test is what the time is for.
        let put_off = content.put_off.claims.iter().any(|claim| claim.as_str() == name.as_str());
        if put_off && content.letter.value == StepKind::Extended {
            continue;
        }
        match test {
            Field::Gap(gap) => found.gap(
                gap,
                format!("`{}` needs a public interest test", name.as_str()),
                format!("write `public_interest: {{ for: […], against: […], balance: … }}`, about {what}"),
            ),
            Field::Written(balance) => one_sided(name, balance, found),
            Field::Absent => {}
        }
    }
}

fn one_sided(name: &Text, balance: &Balance, found: &mut Found) {
    if let Some(gap) = balance.balance.gap() {
        found.gap(
            gap,
            format!("the public interest test of `{}` comes to no conclusion", name.as_str()),
            "write `balance`: what weighs more in this case, and why",
        );
    }
    for (field, points) in [("public_interest.for", &balance.for_), ("public_interest.against", &balance.against)] {
        if points.is_empty() {
            found.gap(
                &Gap { field, claim: name.clone() },
                format!("the public interest test of `{}` names nothing under `{field}`", name.as_str()),
                "name at least one point: a test weighs two sides",
            );
        }
    }
}
