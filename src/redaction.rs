//! The notation for what is not to be seen: `[[staff-names| the words ]]`, or `[[staff-names]]`
//! where the words are not even kept.
//!
//! The name is that of a claim, or `private` for words of a quoted request that are nobody's
//! business. First in the order of modules, because nothing may read a text before this has marked
//! what is hidden in it.

use std::ops::Range;

/// How a mark begins.
pub const OPEN: &str = "[[";

/// The name of a mark that hides private words of a quoted request, under no exemption.
pub const PRIVATE: &str = "private";

/// Where the redactions of a text stand: `[[name| words ]]`, and `[[name]]` whose words are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The whole mark, brackets and all.
    pub whole: Range<usize>,
    /// The name in it.
    pub name: Range<usize>,
    /// From after the bar to the closing brackets, empty where no words are kept.
    pub hidden: Range<usize>,
    /// Whether the mark is closed. One that is not hides everything to the end of the text.
    pub closed: bool,
}

impl Mark {
    /// Whether words stand where the name should: somebody forgot the bar between them, or the name itself.
    #[must_use]
    pub fn lacks_bar(&self, text: &str) -> bool {
        let name = text[self.name.clone()].trim();
        self.closed
            && self.hidden.is_empty()
            && name.contains([' ', ':', '\u{a0}'])
            && !text[self.whole.clone()].contains('|')
    }
}

/// The redactions of a text, in order. A mark inside the hidden words of another belongs to that other.
#[must_use]
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    if !text.as_bytes().contains(&b'[') {
        return found;
    }
    let mut at = 0;
    while let Some(open) = text[at..].find(OPEN).map(|offset| at + offset) {
        let name_start = open + 2;
        let name_end = text[name_start..].find(['|', ']', '\n']).map_or(text.len(), |offset| name_start + offset);
        let rest = &text[name_end..];
        let mark = if rest.starts_with("]]") {
            Mark { whole: open..name_end + 2, name: name_start..name_end, hidden: name_end..name_end, closed: true }
        } else if rest.starts_with('|') {
            let close = closing(text, name_end);
            let end = close.unwrap_or(text.len());
            let whole = open..close.map_or(end, |end| end + 2);
            Mark { whole, name: name_start..name_end, hidden: name_end + 1..end, closed: close.is_some() }
        } else {
            Mark { whole: open..text.len(), name: name_start..name_end, hidden: name_end..text.len(), closed: false }
        };
        at = mark.whole.end;
        found.push(mark);
    }
    found
}

/// Where the mark whose bar stands at `from` closes. Marks and single brackets inside it are paired
/// first, so that `[x]]` does not end it. Where they do not pair, it does not close.
fn closing(text: &str, from: usize) -> Option<usize> {
    // What is open: a mark, or else a single bracket.
    let mut open = vec![true];
    let mut at = from;
    loop {
        let next = at + text[at..].find(['[', ']'])?;
        let rest = &text[next..];
        let innermost_is_mark = *open.last()?;
        at = next + 1;
        if rest.starts_with("[[") {
            open.push(true);
            at = next + 2;
        } else if rest.starts_with('[') {
            open.push(false);
        } else if !innermost_is_mark {
            open.pop();
        } else if rest.starts_with("]]") {
            open.pop();
            if open.is_empty() {
                return Some(next);
            }
            at = next + 2;
        }
    }
}

/// A text with the hidden words of its redactions gone, and the marks that were never closed, which
/// are gone with everything after them.
#[must_use]
pub fn remove(text: &str) -> (String, Vec<Mark>) {
    let mut kept = String::with_capacity(text.len());
    let mut open = Vec::new();
    let mut at = 0;
    for mark in marks(text) {
        kept.push_str(&text[at..mark.whole.start]);
        at = mark.whole.end;
        if mark.closed {
            kept.push_str("[[");
            kept.push_str(text[mark.name].trim());
            kept.push_str("]]");
        } else {
            open.push(mark);
        }
    }
    kept.push_str(&text[at..]);
    (kept, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_nest() {
        let found = marks("[[a| one [[b| two ]] three ]] and [[c]]");
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|mark| mark.closed));
        assert!(found[1].hidden.is_empty());
    }

    #[test]
    fn removal_leaves_the_name_alone() {
        assert_eq!(remove("by [[ staff | Ann [x] Lee ]], then").0, "by [[staff]], then");
        assert_eq!(remove("by [[staff| see [x]] and Bob ]], then").0, "by [[staff]], then");
        assert_eq!(remove("by [[staff| a smile :[ ]], then Bob").0, "by ");
        assert_eq!(remove("a [[b| c").0, "a ");
        assert_eq!(remove("a [[b| c").1.len(), 1);
    }
}
