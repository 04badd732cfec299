//! Two versions of a letter, word by word: how a change of wording reads to somebody who reads letters.

use std::collections::BTreeSet;

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use crate::catalogue::TOPS;
use crate::document::{Block, Document, Inline, text_of};
use crate::source::{Sources, Span};

/// A letter in two versions.
#[derive(Debug)]
pub struct Comparison {
    /// What letter it is.
    pub name: String,
    /// Its lines, in reading order.
    pub lines: Vec<Compared>,
    /// The wording that made the difference: what one version says and the other does not.
    pub wording: BTreeSet<String>,
}

/// A line in two versions.
#[derive(Debug)]
pub struct Compared {
    /// What it is.
    pub kind: LineKind,
    /// Its words; where they are all the same, the line has not changed.
    pub pieces: Vec<Piece>,
}

/// What a line of a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// A heading of a level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A quotation.
    Quotation,
    /// A row of a table.
    Row,
}

/// Words that both versions have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Both.
    Same(String),
    /// The old one.
    Old(String),
    /// The new one.
    New(String),
}

/// A line of one version.
#[derive(Debug)]
struct Line {
    kind: LineKind,
    text: String,
    /// The wording that it is made of: the lines of templates and exemption files, with their files.
    wording: BTreeSet<String>,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.text == other.text
    }
}

impl Eq for Line {}

impl std::hash::Hash for Line {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for Line {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Line {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.text, self.kind).cmp(&(&other.text, other.kind))
    }
}

impl Compared {
    /// Whether the versions differ here.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.pieces.iter().any(|piece| !matches!(piece, Piece::Same(_)))
    }
}

/// Compares two versions of a letter, each with the sources of its office; `None` where they say the same. A version
/// that is not there, because no letter can be drawn in it, has no lines.
#[must_use]
pub fn compare(
    name: &str,
    old: (Option<&Document>, &Sources),
    new: (Option<&Document>, &Sources),
) -> Option<Comparison> {
    let lines = |(document, sources): (Option<&Document>, &Sources)| {
        let mut lines = Lines { sources, lines: Vec::new() };
        for part in document.iter().flat_map(|document| &document.parts) {
            lines.blocks(&part.blocks, LineKind::Paragraph);
        }
        lines.lines
    };
    let (old, new) = (lines(old), lines(new));
    let mut comparison = Comparison { name: name.to_owned(), lines: Vec::new(), wording: BTreeSet::new() };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        comparison.add(op, &old, &new);
    }
    comparison.lines.iter().any(Compared::is_changed).then_some(comparison)
}

impl Comparison {
    fn add(&mut self, op: DiffOp, old: &[Line], new: &[Line]) {
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        if let DiffOp::Equal { .. } = op {
            let same = |line: &Line| Compared { kind: line.kind, pieces: vec![Piece::Same(line.text.clone())] };
            self.lines.extend(after.iter().map(same));
            return;
        }
        for place in 0..before.len().max(after.len()) {
            match (before.get(place), after.get(place)) {
                (Some(one), Some(other)) => self.change(one, other),
                (Some(gone), None) => self.one(gone, Piece::Old),
                (None, Some(come)) => self.one(come, Piece::New),
                (None, None) => {}
            }
        }
    }

    /// A line that took the place of another, as one where they share enough to be read together.
    fn change(&mut self, old: &Line, new: &Line) {
        let words = TextDiff::from_words(&old.text, &new.text);
        if old.kind != new.kind || words.ratio() < 0.3 {
            self.one(old, Piece::Old);
            self.one(new, Piece::New);
            return;
        }
        self.wording.extend(old.wording.symmetric_difference(&new.wording).cloned());
        let mut pieces: Vec<Piece> = Vec::new();
        for change in words.iter_all_changes() {
            let text = change.value();
            match (change.tag(), pieces.last_mut()) {
                (ChangeTag::Equal, Some(Piece::Same(before)))
                | (ChangeTag::Delete, Some(Piece::Old(before)))
                | (ChangeTag::Insert, Some(Piece::New(before))) => before.push_str(text),
                (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
                (ChangeTag::Delete, _) => pieces.push(Piece::Old(text.to_owned())),
                (ChangeTag::Insert, _) => pieces.push(Piece::New(text.to_owned())),
            }
        }
        self.lines.push(Compared { kind: new.kind, pieces: gathered(pieces) });
    }

    fn one(&mut self, line: &Line, piece: fn(String) -> Piece) {
        self.wording.extend(line.wording.iter().cloned());
        self.lines.push(Compared { kind: line.kind, pieces: vec![piece(line.text.clone())] });
    }
}

/// Changes with nothing but a space between them as one: a person reads the old words, then the new.
fn gathered(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut gathered: Vec<Piece> = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let mut left = pieces.into_iter().peekable();
    let flush = |old: &mut String, new: &mut String, into: &mut Vec<Piece>| {
        for (words, piece) in [(old, Piece::Old as fn(String) -> Piece), (new, Piece::New)] {
            if !words.is_empty() {
                into.push(piece(std::mem::take(words)));
            }
        }
    };
    while let Some(piece) = left.next() {
        match piece {
            Piece::Old(words) => old.push_str(&words),
            Piece::New(words) => new.push_str(&words),
            Piece::Same(words)
                if words.trim().is_empty()
                    && !(old.is_empty() && new.is_empty())
                    && !matches!(left.peek(), None | Some(Piece::Same(_))) =>
            {
                old.push_str(&words);
                new.push_str(&words);
            }
            Piece::Same(words) => {
                flush(&mut old, &mut new, &mut gathered);
                gathered.push(Piece::Same(words));
            }
        }
    }
    flush(&mut old, &mut new, &mut gathered);
    gathered
}

/// As few letters as show every change of wording, in their order. Of those that show as much the first is chosen.
#[must_use]
pub fn fewest(comparisons: &[Comparison]) -> Vec<usize> {
    let mut left: BTreeSet<&String> = comparisons.iter().flat_map(|one| &one.wording).collect();
    let mut chosen = Vec::new();
    while !left.is_empty() {
        let shows = |one: &Comparison| one.wording.iter().filter(|wording| left.contains(wording)).count();
        let best = (0..comparisons.len()).rev().max_by_key(|place| shows(&comparisons[*place]));
        let Some(best) = best.filter(|place| shows(&comparisons[*place]) > 0) else { break };
        left.retain(|wording| !comparisons[best].wording.contains(*wording));
        chosen.push(best);
    }
    // A change that no file of wording made, such as one of a profile, is shown once.
    if chosen.is_empty() && !comparisons.is_empty() {
        chosen.push(0);
    }
    chosen.sort_unstable();
    chosen
}

struct Lines<'a> {
    sources: &'a Sources,
    lines: Vec<Line>,
}

impl Lines<'_> {
    fn blocks(&mut self, blocks: &[Block], kind: LineKind) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.line(inlines, kind),
                Block::Heading(level, _, inlines) => self.line(inlines, LineKind::Heading(*level)),
                Block::List(_, items) => items.iter().for_each(|item| self.blocks(item, LineKind::Item)),
                Block::Quote(inner) => self.blocks(inner, LineKind::Quotation),
                Block::Table(_, head, rows) => {
                    for row in std::iter::once(head).chain(rows) {
                        let mut cells = Vec::new();
                        for cell in row {
                            cells.extend_from_slice(cell);
                            cells.push(Inline::Text(" | ".to_owned(), None));
                        }
                        cells.pop();
                        self.line(&cells, LineKind::Row);
                    }
                }
                Block::Code(text) => self.line(&[Inline::Code(text.clone())], kind),
                Block::Figure(figure) => self.line(&[Inline::Code(figure.alternative.clone())], kind),
                Block::Rule => {}
            }
        }
    }

    fn line(&mut self, inlines: &[Inline], kind: LineKind) {
        let mut wording = BTreeSet::new();
        self.wording(inlines, &mut wording);
        self.lines.push(Line { kind, text: text_of(inlines), wording });
    }

    fn wording(&self, inlines: &[Inline], into: &mut BTreeSet<String>) {
        for inline in inlines {
            match inline {
                Inline::Text(_, Some(span)) => into.extend(self.template_line(*span)),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Plain(inner)
                | Inline::Link(_, inner)
                | Inline::Language(_, inner) => self.wording(inner, into),
                _ => {}
            }
        }
    }

    fn template_line(&self, span: Span) -> Option<String> {
        let source = self.sources.get(span.source);
        let is = TOPS.iter().any(|top| source.name().starts_with(&format!("{top}/"))) && source.name().ends_with(".md");
        is.then(|| format!("{}: {}", source.name(), &source.shown()[span.start as usize..span.end as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Origins, parse};

    fn lines(markdown: &str) -> Vec<Line> {
        let sources = Sources::default();
        let mut lines = Lines { sources: &sources, lines: Vec::new() };
        lines.blocks(&parse(markdown, &Origins::One(None)), LineKind::Paragraph);
        lines.lines
    }

    #[test]
    fn changed_words_stand_together() {
        let (old, new) = (lines("Ask within 40 working days of it."), lines("Ask within two calendar months of it."));
        let mut comparison = Comparison { name: String::new(), lines: Vec::new(), wording: BTreeSet::new() };
        comparison.change(&old[0], &new[0]);
        let wanted = [
            Piece::Same("Ask within ".to_owned()),
            Piece::Old("40 working days".to_owned()),
            Piece::New("two calendar months".to_owned()),
            Piece::Same(" of it.".to_owned()),
        ];
        assert_eq!(comparison.lines[0].pieces, wanted);
    }
}
