//! A letter whose templates leave out what the case says. The letter itself is looked at, in [`crate::letter`].

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI013",
    law: "FOIA 2000 ss.1, 17, EIR reg. 14",
    severity: Severity::Error,
    explanation: include_str!("foi013_left_out.md"),
    check,
};

fn check(_: &Content, _: &Office, _: &mut Found) {}
