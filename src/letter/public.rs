//! A page that anybody may read does not say who asked.

use crate::diagnostic::Report;
use crate::document::{Block, Document, Inline, Target};
use crate::rules;
use crate::source::Span;

/// Reports what of `private` a page says, wherever it says it: the whole of it, or the last word of a name.
pub(super) fn check(document: &Document, private: &[(String, Span)], report: &mut Report) {
    if private.is_empty() {
        return;
    }
    let mut said = format!("{} ", document.title);
    for part in &document.parts {
        blocks(&part.blocks, &mut said);
    }
    document.each(&mut |inline| match inline {
        Inline::Text(text, _) | Inline::Code(text) => said.push_str(text),
        Inline::Link(Target::Address(to), _) => said.push_str(&format!(" {to} ")),
        Inline::Break => said.push(' '),
        Inline::Note(_, inner) => blocks(inner, &mut said),
        _ => {}
    });
    let words: Vec<&str> = said.split(|one: char| !one.is_alphanumeric() && !matches!(one, '\'' | '’' | '-')).collect();
    let line = plain(&said);
    for (text, span) in private {
        let last = text.split_whitespace().last().filter(|last| last.chars().count() > 1 && !text.contains('@'));
        let named = last.is_some_and(|last| words.contains(&last));
        let Some(rule) = rules::rule("FOI029").filter(|_| named || line.contains(&plain(text))) else { continue };
        let finding = rule
            .finding("the page for the disclosure log says who asked")
            .at(*span, "stands in the page too")
            .help("hide it where it is quoted, `[[private| … ]]`, or word the answer without it");
        report.push(finding);
    }
}

/// The words of blocks that are no lines of text: code, and what images show.
fn blocks(all: &[Block], said: &mut String) {
    for block in all {
        match block {
            Block::Code(text) => said.push_str(&format!(" {text} ")),
            Block::Figure(figure) => said.push_str(&format!(" {} ", figure.alternative)),
            Block::List(_, items) => items.iter().for_each(|item| blocks(item, said)),
            Block::Quote(inner) => blocks(inner, said),
            _ => {}
        }
    }
}

/// Words in small letters with single spaces, so that a break within a name does not hide it.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'")
}
