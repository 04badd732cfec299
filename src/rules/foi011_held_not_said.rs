//! A refusal that does not say that the information is held. The letter itself is looked at, in [`crate::letter`].

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI011",
    law: "FOIA 2000 s.1(1)(a)",
    severity: Severity::Error,
    explanation: include_str!("foi011_held_not_said.md"),
    check,
};

fn check(_: &Content, _: &Office, _: &mut Found) {}
