//! No letter shows what reads like the mark of a redaction.
//!
//! Every mark that could be read has become a [`Inline::Redacted`] long before. What still looks like
//! one was not read: a converter escaped its brackets, or they do not pair. The words beside it may
//! be words that were to be hidden, so the letter is not written.

use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Block, Document, Inline, Target};
use crate::source::Span;

/// Reports what reads like a mark.
pub(super) fn check(document: &Document, report: &mut Report) {
    let mut found = Vec::new();
    for part in &document.parts {
        blocks(&part.blocks, &mut found);
    }
    // An address or the name of a language is no text, and would carry hidden words out all the same.
    document.each(&mut |inline| match inline {
        Inline::Note(_, said) => blocks(said, &mut found),
        Inline::Link(Target::Address(to), inner) => address(to, inner, &mut found),
        Inline::Language(tag, inner) => address(tag, inner, &mut found),
        _ => {}
    });
    for origin in found {
        let finding = Diagnostic::error("FOI120", "something in this text reads like a redaction, and is none").help(
            "mark hidden words `[[name-of-claim| … ]]`, with no backslash before a bracket, and pair every bracket",
        );
        report.push(match origin {
            Some(span) => finding.at(span, "`[[` or `]]` would be printed"),
            None => finding,
        });
    }
}

fn blocks(all: &[Block], found: &mut Vec<Option<Span>>) {
    for block in all {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, _, inlines) => line(inlines, found),
            Block::List(_, items) => items.iter().for_each(|item| blocks(item, found)),
            Block::Quote(inner) => blocks(inner, found),
            Block::Table(_, head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, found));
            }
            Block::Code(text) => look(text, None, found),
            Block::Figure(figure) => {
                look(&figure.alternative, None, found);
                look(&figure.image.name, None, found);
            }
            Block::Rule => {}
        }
    }
}

/// A line as a whole, because a mark may stand in several of its pieces.
fn line(inlines: &[Inline], found: &mut Vec<Option<Span>>) {
    let mut text = String::new();
    let mut origin = None;
    gather(inlines, &mut text, &mut origin);
    look(&text, origin, found);
}

/// The words of some pieces with nothing in the place of what is hidden, and where the first bracket came from.
fn gather(inlines: &[Inline], text: &mut String, origin: &mut Option<Span>) {
    for inline in inlines {
        match inline {
            Inline::Text(words, from) => {
                if origin.is_none() && words.contains(['[', ']']) {
                    *origin = *from;
                }
                text.push_str(words);
            }
            Inline::Code(words) => text.push_str(words),
            Inline::Plain(inner)
            | Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link(_, inner)
            | Inline::Language(_, inner) => {
                gather(inner, text, origin);
            }
            Inline::Break => text.push('\n'),
            _ => text.push(' '),
        }
    }
}

fn address(address: &str, words: &[Inline], found: &mut Vec<Option<Span>>) {
    let mut origin = None;
    for inline in words {
        if let Inline::Text(_, from) = inline {
            origin = origin.or(*from);
        }
    }
    look(&address.replace("%5B", "[").replace("%5D", "]").replace("%5b", "[").replace("%5d", "]"), origin, found);
}

fn look(text: &str, origin: Option<Span>, found: &mut Vec<Option<Span>>) {
    if text.contains("[[") || text.contains("]]") {
        found.push(origin);
    }
}
