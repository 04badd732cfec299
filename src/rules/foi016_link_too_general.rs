//! A link to a home page.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI016",
    law: "FOIA 2000 ss.16 and 21",
    severity: Severity::Warning,
    explanation: include_str!("foi016_link_too_general.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in content.answers.iter().filter(|answer| answer.own) {
        for link in answer.outcome.available().into_iter().flat_map(|available| &available.at) {
            let rest = link.value.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/');
            if !rest.contains(['/', '?']) {
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
