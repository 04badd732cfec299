//! What is still true of a case of which something could not be read.
//!
//! An officer wants every fault in one run. So what can be read is resolved and looked at although the rest cannot. But a
//! thing that could not be read is missing for all that comes after it, and a finding that something is missing is then
//! no finding. What stands in the same block as a fault is left out, and what looks at the whole of a block that has one.

use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Sources, Span};

/// The places of the faults for which something was left out.
#[derive(Debug, Clone, Default)]
pub struct Damage(Vec<Span>);

/// Findings that are about blocks as a whole, and the keys of the first level that these are.
const WHOLE: &[(&str, &[&str])] = &[
    ("FOI002", &["answers", "request"]),
    ("FOI015", &["progress", "request"]),
    ("FOI020", &["review", "answers", "request"]),
    ("FOI021", &["answers", "request"]),
    ("FOI031", &["exemptions"]),
    ("FOI042", &["exemptions", "answers", "documents", "progress"]),
    ("FOI044", &["exemptions"]),
    ("FOI045", &["answers", "documents", "exemptions"]),
    ("FOI047", &["annexes", "documents", "request"]),
    ("FOI051", &["review"]),
    ("FOI052", &["record"]),
    ("FOI056", &["progress"]),
    ("FOI058", &["request"]),
    ("FOI105", &["follows", "request", "regime", "subject", "requester", "review"]),
    ("FOI117", &["exemptions", "answers", "documents", "annexes"]),
    ("FOI123", &["progress"]),
    ("FOI124", &["exemptions", "answers", "documents", "progress", "review", "request"]),
    ("FOI125", &["documents", "answers", "annexes"]),
];

/// Findings about what is there, which nothing that is missing beside it makes less true.
const STANDS: &[&str] = &[
    "FOI001", "FOI003", "FOI006", "FOI014", "FOI016", "FOI024", "FOI025", "FOI040", "FOI041", "FOI046", "FOI048",
    "FOI053", "FOI054", "FOI055", "FOI110", "FOI113", "FOI114", "FOI115", "FOI116", "FOI118", "FOI120",
];

/// Findings that a name leads nowhere: it may be the name of something that was left out.
const NAMES: &[&str] = &["FOI115", "FOI118", "FOI125", "FOI126"];

impl Damage {
    /// The damage that the errors of a report have done.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self(report.errors_at().collect())
    }

    /// This damage and more.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a finding is true all the same.
    #[must_use]
    pub fn leaves(&self, finding: &Diagnostic, sources: &Sources) -> bool {
        if self.is_none() {
            return true;
        }
        let Some((span, _)) = &finding.label else { return false };
        let whole = WHOLE.iter().find(|(code, _)| *code == finding.code).map(|(_, keys)| *keys);
        let text = sources.get(span.source).raw();
        let own = block(text, span.start as usize);
        let stands = STANDS.contains(&finding.code);
        if NAMES.contains(&finding.code) && is_written(text, span.start as usize..span.end as usize) {
            return false;
        }
        self.0.iter().all(|fault| {
            let elsewhere = fault.source != span.source;
            let at = fault.start as usize;
            let in_own = !stands && !elsewhere && own.contains(&at) && fault != span;
            let in_whole = whole.is_some_and(|keys| elsewhere || keys.contains(&first_level(text, at)));
            !in_own && !in_whole
        })
    }
}

/// Whether a name is the name of an entry of the same file, such as a claim, a document or a question.
fn is_written(text: &str, name: std::ops::Range<usize>) -> bool {
    let Some(name) = text.get(name).map(|name| name.trim_matches(['"', '\''])).filter(|name| !name.is_empty()) else {
        return false;
    };
    let (key, id) = (format!("{name}:"), format!("id: {name}"));
    let is_id = |line: &str| line.find(&id).is_some_and(|at| !line[at + id.len()..].starts_with(char::is_alphanumeric));
    text.lines().any(|line| line.trim_start().starts_with(&key) || is_id(line))
}

/// The lines of the entry that begins on the line of a byte: that line, and every line below it that stands further in.
fn block(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    // An item of a list stands as far in as its dash.
    let depth = |line: &str| line.len() - line.trim_start().len();
    let own = depth(text[start..].lines().next().unwrap_or_default());
    let mut end = start;
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        if number > 0 && !line.trim().is_empty() && depth(line) <= own {
            break;
        }
        end += line.len();
    }
    start..end
}

/// The key of the first level below which a byte stands.
fn first_level(text: &str, at: usize) -> &str {
    let end = text[at.min(text.len())..].find('\n').map_or(text.len(), |end| at + end);
    let key = text[..end].lines().rev().find(|line| line.starts_with(|one: char| one.is_ascii_alphabetic()));
    key.and_then(|line| line.split(':').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_its_line_and_what_stands_below_it() {
        let text = "a:\n  one:\n    x: 1\n\n    y: 2\n  two: 3\nb: 4\n";
        let at = |words: &str| text.find(words).unwrap_or_default();
        let of = |words: &str| &text[block(text, at(words))];
        assert_eq!(of("one"), "  one:\n    x: 1\n\n    y: 2\n");
        assert_eq!(of("two"), "  two: 3\n");
        assert_eq!(of("b"), "b: 4\n");
        assert_eq!(first_level(text, at("y: 2")), "a");
        assert_eq!(first_level(text, at("b: 4")), "b");
    }
}
