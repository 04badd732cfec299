//! A text made of lines of other files, which remembers where each came from.

use crate::source::{SourceId, Sources, Span};

/// A text, line by line.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    /// For each line the file that it was copied from, where it begins there, and how far it was moved to the right.
    origins: Vec<Option<(SourceId, usize, usize)>>,
}

impl Lines {
    /// Adds lines that come from no file.
    pub(super) fn own(&mut self, text: &str) {
        self.text.push_str(text);
        self.origins.extend(text.lines().map(|_| None));
    }

    /// Adds lines of a file, which begin at a byte of it, each moved to the right by some spaces.
    pub(super) fn copy(&mut self, source: SourceId, start: usize, text: &str, indent: usize) {
        let mut at = start;
        for line in text.split_inclusive('\n') {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(line.trim_end_matches('\n'));
            self.text.push('\n');
            self.origins.push(Some((source, at, indent)));
            at += line.len();
        }
    }

    /// Adds the lines of another.
    pub(super) fn join(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.origins.extend(&other.origins);
    }

    /// Where a stretch of the text came from; itself where it came from no file.
    pub(super) fn origin(&self, span: Span, sources: &Sources) -> Span {
        let text = sources.get(span.source).raw();
        let start = (span.start as usize).min(text.len());
        let line = text[..start].matches('\n').count();
        let Some((source, at, indent)) = self.origins.get(line).copied().flatten() else { return span };
        let column = start - text[..start].rfind('\n').map_or(0, |end| end + 1);
        let from = at + column.saturating_sub(indent);
        // It ends in its first line: a line further down has been moved too.
        let rest = text[start..].lines().next().map_or(0, str::len);
        let length = (span.end.saturating_sub(span.start) as usize).min(rest);
        sources.span(source, from..from + length)
    }
}
