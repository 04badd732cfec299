//! A document of which nothing is given, and nothing says why.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI037",
    law: "FOIA 2000 s.2(2), EIR reg. 12(11)",
    severity: Severity::Warning,
    explanation: include_str!("foi037_withheld_in_full.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let whole = content.documents.iter().filter(|document| document.own && !document.withheld.is_empty());
    for document in whole.filter(|document| document.no_part_because.is_none()) {
        found.push(
            format!("nothing says why no part of `{}` can be given", document.id.as_str()),
            document.id.span,
            "withheld as a whole",
            "redact what is exempt and give the rest, or say in `no_part_because` why redaction will not do",
        );
    }
}
