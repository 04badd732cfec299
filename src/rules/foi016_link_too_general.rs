//! A link to a home page.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Available, Content, Outcome, Part};

pub(super) const RULE: Rule = Rule {
    code: "FOI016",
    law: "FOIA 2000 ss.16 and 21",
    severity: Severity::Warning,
    explanation: include_str!("foi016_link_too_general.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in &content.answers {
        let available: Vec<&Available> = match &answer.outcome {
            Outcome::Available(available) => vec![available],
            Outcome::Split(items, _) => items.iter().filter_map(|(_, part)| available(part)).collect(),
            _ => continue,
        };
        for link in available.iter().flat_map(|available| &available.at) {
            let rest = link.value.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/');
            if !rest.contains('/') {
                found.push(
                    "this link is to a home page",
                    link.span,
                    "where on this site?",
                    "link to the page or document itself: the requester must be able to find it without searching",
                );
            }
        }
    }
}

fn available(part: &Part) -> Option<&Available> {
    if let Part::Available(available) = part { Some(available) } else { None }
}
