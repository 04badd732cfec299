//! A letter to which somebody has not agreed whom the authority asks.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;
use crate::authority::Letters;
use crate::case::StepKind;

pub(super) const RULE: Rule = Rule {
    code: "FOI050",
    law: "the authority's own policy",
    severity: Severity::Warning,
    explanation: include_str!("foi050_not_signed_off.md"),
    check,
};

fn check(content: &Content, office: &Office, found: &mut Found) {
    let letters = kinds(content);
    let mut asked: Vec<(&str, Letters)> = Vec::new();
    for (role, of) in &office.authority.sign_off {
        if let Some(kind) = of.iter().find(|kind| letters.contains(kind)) {
            asked.push((role.as_str(), *kind));
        }
    }
    // Who agreed to an extension has not agreed to what was decided after it.
    let since = content.extensions.last().map(|extension| extension.date.value);
    for (role, kind) in asked {
        let agreed = found.kept.signed_off.iter().filter(|agreed| {
            same(agreed.role.as_str(), role) && since.is_none_or(|since| agreed.date.value > since)
        });
        let days: Vec<_> = agreed.map(|agreed| (agreed.date.value, agreed.date.span)).collect();
        match days.iter().min_by_key(|(day, _)| *day) {
            None => found.push(
                format!("nothing says that the {role} has agreed to this letter"),
                content.letter.span,
                kind.words(),
                format!("add `- {{ role: {role}, date: … }}` to `signed_off` in `record` once they have"),
            ),
            Some((day, span)) if *day > content.date.value => found.push(
                format!("the {role} agreed after the date of the letter"),
                *span,
                &format!("the letter is of {}", content.date.value),
                "date the letter on or after the day on which they agreed",
            ),
            Some(_) => {}
        }
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |role: &str| role.trim().trim_start_matches("the ").to_lowercase();
    plain(one) == plain(other)
}

/// The kinds of letter that a letter is, for those who agree to it.
fn kinds(content: &Content) -> Vec<Letters> {
    use crate::resolve::content::Outcome;
    let mut kinds = vec![Letters::Every];
    let any = |wanted: fn(&Outcome) -> bool| content.answers.iter().any(|answer| wanted(&answer.outcome));
    let of = [
        (content.withholds(), Letters::Withheld),
        (any(|outcome| !outcome.neither().is_empty()), Letters::NeitherConfirmNorDeny),
        (any(|outcome| matches!(outcome, Outcome::Cost(_))), Letters::OverCostLimit),
        (any(|outcome| matches!(outcome, Outcome::Vexatious(_))), Letters::Vexatious),
        (any(|outcome| matches!(outcome, Outcome::Repeated(_))), Letters::Repeated),
        (content.letter.value == StepKind::Extended, Letters::Extended),
        (content.letter.value == StepKind::Reviewed, Letters::Reviewed),
    ];
    kinds.extend(of.into_iter().filter(|(is, _)| *is).map(|(_, kind)| kind));
    kinds
}
