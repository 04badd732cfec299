//! A letter says everything that its case says, whatever its templates are.
//!
//! Every word that a letter must have is a token; a token that no template placed was left out. That
//! a refusal says that the information is held (s.1(1)(a)) is seen by the words of the part `held`.

use super::fill::Filler;
use crate::diagnostic::Report;
use crate::plan::{Piece, WordsTable};
use crate::rules;
use crate::source::Span;

/// The part that says that information is held.
const HELD: &str = "templates/parts/held.md";

/// Reports what a letter leaves out.
pub(super) fn check(filler: &Filler, words: &WordsTable, refusals: &[Span], report: &mut Report) {
    let mut said = Vec::new();
    for (duty, piece) in words.left_out(&filler.placed) {
        // The lines of an address are one thing.
        if said.contains(&duty) {
            continue;
        }
        said.push(duty);
        let Some(rule) = rules::rule("FOI013") else { continue };
        let finding = rule
            .finding(format!("the letter leaves out {duty}"))
            .help("a template of your workspace does not place it: compare it with the built-in one");
        let span = match piece {
            Piece::Line(_, span) => *span,
            Piece::Prose(_, span) => Some(*span),
            _ => None,
        };
        report.push(match span {
            Some(span) => finding.at(span, "not in the letter"),
            None => finding,
        });
    }
    // Each time that the part is used, its words come in a row.
    let is_held = |span: &Span| report.sources.get(span.source).name() == HELD;
    let rows = filler.used.chunk_by(|one, other| is_held(one) == is_held(other));
    let times = rows.filter(|row| row.first().is_some_and(is_held)).count();
    if let (Some(answer), Some(rule)) = (refusals.get(times), rules::rule("FOI011")) {
        let finding = rule
            .finding("the letter withholds information and does not say that it is held")
            .at(*answer, "the letter does not say it of this answer")
            .help("include `templates/parts/held.md` in each answer that withholds information");
        report.push(finding);
    }
}
