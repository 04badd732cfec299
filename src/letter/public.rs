//! A page that anybody may read does not say who asked.

use crate::diagnostic::Report;
use crate::document::{Document, Inline, Target};
use crate::rules;
use crate::source::Span;

/// Reports what of `private` a page says, wherever it says it.
pub(super) fn check(document: &Document, private: &[(String, Span)], report: &mut Report) {
    if private.is_empty() {
        return;
    }
    let mut said = String::new();
    document.each(&mut |inline| match inline {
        Inline::Text(text, _) | Inline::Code(text) => said.push_str(text),
        Inline::Link(Target::Address(to), _) => said.push_str(to),
        Inline::Break => said.push(' '),
        _ => {}
    });
    let said = said.to_lowercase();
    for (words, span) in private {
        let Some(rule) = rules::rule("FOI029").filter(|_| said.contains(&words.to_lowercase())) else { continue };
        let finding = rule
            .finding("the page for the disclosure log says who asked")
            .at(*span, "stands in the page too")
            .help("hide it where it is quoted, `[[private| … ]]`, or word the answer without it");
        report.push(finding);
    }
}
