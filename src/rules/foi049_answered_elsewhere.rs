//! What is neither confirmed nor denied here and answered in another case. It is looked at over a folder, in [`super::across()`].

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI049",
    law: "FOIA 2000 s.2(1), EIR reg. 12(6), FOISA 2002 s.18",
    severity: Severity::Warning,
    explanation: include_str!("foi049_answered_elsewhere.md"),
    check,
};

fn check(_: &Content, _: &Office, _: &mut Found) {}
