//! The arms of conditions and the bodies of loops: what a letter may or may not go into.

use std::collections::BTreeSet;

use super::scan::{self, Tag, TagKind};
use super::span;
use crate::catalogue::Passage;
use crate::diagnostic::Report;
use crate::source::Span;

/// An arm of a condition, or the body of a loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arm {
    /// The tag that opens it.
    pub tag: Span,
    /// What stands in it. A letter that uses a place in here went into it.
    pub body: Span,
}

/// The arms of a template, in order. A template that cannot be read has those that can be.
#[must_use]
pub fn arms(passage: &Passage, report: &Report) -> Vec<Arm> {
    let tags = scan::scan(passage, &mut Report::new(report.sources.clone()));
    let mut arms: Vec<Arm> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for tag in &tags {
        let place = span(passage, tag.range.clone(), &report.sources);
        let closes = matches!(tag.kind, TagKind::Else | TagKind::EndIf | TagKind::EndFor | TagKind::If(_, true));
        if let Some(arm) = open.pop_if(|_| closes) {
            arms[arm].body.end = place.start;
        }
        if matches!(tag.kind, TagKind::If(..) | TagKind::Else | TagKind::For(..)) {
            open.push(arms.len());
            arms.push(Arm { tag: place, body: Span { start: place.end, ..place } });
        }
    }
    arms
}

/// The places of the tags that open an arm without words of its own.
pub(super) fn silent(tags: &[Tag], text: &str) -> BTreeSet<usize> {
    let mut silent = BTreeSet::new();
    let mut open: Vec<usize> = Vec::new();
    for (place, tag) in tags.iter().enumerate() {
        match tag.kind {
            TagKind::If(_, false) | TagKind::For(..) => {
                open.push(place);
                silent.insert(place);
            }
            TagKind::If(_, true) | TagKind::Else => {
                open.pop();
                open.push(place);
                silent.insert(place);
            }
            TagKind::EndIf | TagKind::EndFor => drop(open.pop()),
            TagKind::Text if !text[tag.range.clone()].trim().is_empty() => {
                if let Some(arm) = open.last() {
                    silent.remove(arm);
                }
            }
            TagKind::Text | TagKind::Comment | TagKind::Place(_) | TagKind::Include(_) | TagKind::Wrong => {}
        }
    }
    silent
}
