//! A file that goes with the letter and holds more than it shows.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::enclosure::Look;
use crate::office::Office;
use crate::resolve::content::Content;

pub(super) const RULE: Rule = Rule {
    code: "FOI041",
    law: "UK GDPR Art. 5(1)(f), FOIA 2000 s.40(2)",
    severity: Severity::Error,
    explanation: include_str!("foi041_enclosure_hides.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    for document in content.documents.iter().filter(|document| document.own) {
        let (Some(named), Some(look)) = (&document.enclosed, &document.look) else { continue };
        let file = named.as_str();
        match look {
            Look::Clean => {}
            Look::Hides(things) => {
                for hidden in things {
                    found.push(format!("`{file}` hides something: {}", hidden.what), named.span, "goes as it is", hidden.mend);
                }
            }
            Look::Unseen(why) => found.push_as(
                Severity::Warning,
                format!("nobody can tell what `{file}` hides: {why}"),
                named.span,
                "not looked into",
                "send it in a form that can be looked into: a table as CSV, a text as PDF, each file by itself",
            ),
            Look::Damaged(why) => found.push(
                format!("`{file}` cannot be read: {why}"),
                named.span,
                "the requester could not read it either",
                "save it again from the program that made it",
            ),
        }
    }
}
