//! What is still true of a case of which something could not be read.
//!
//! An officer wants every fault in one run. So what can be read is resolved and looked at although the rest cannot. But a
//! thing that could not be read is missing for all that comes after it, and a finding that something is missing is then
//! no finding. What stands in the same block as a fault is left out, and what looks at the whole of a block that has one.

use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Sources, Span};

/// The places of the faults for which something was left out.
#[derive(Debug, Clone, Default)]
pub struct Damage(Vec<(&'static str, Span)>);

/// Findings that are about blocks as a whole, and the keys of the first level that these are.
const WHOLE: &[(&str, &[&str])] = &[
    ("FOI002", &["answers", "request"]),
    ("FOI015", &["progress", "request", "review"]),
    ("FOI020", &["review", "answers", "request"]),
    ("FOI021", &["answers", "request"]),
    ("FOI027", &["answers", "documents"]),
    ("FOI031", &["exemptions"]),
    ("FOI042", &["exemptions", "answers", "documents", "progress"]),
    ("FOI044", &["exemptions"]),
    ("FOI045", &["answers", "documents", "exemptions"]),
    ("FOI046", &["answers", "documents"]),
    ("FOI047", &["annexes", "documents", "request"]),
    ("FOI051", &["review"]),
    ("FOI052", &["record"]),
    ("FOI056", &["progress"]),
    ("FOI058", &["request"]),
    ("FOI105", &["follows", "request", "regime", "subject", "requester", "review"]),
    ("FOI117", &["exemptions", "answers", "documents", "annexes"]),
    ("FOI123", &["progress", "answers"]),
    ("FOI124", &["exemptions", "answers", "documents", "progress", "review", "request"]),
    ("FOI125", &["documents", "answers", "annexes", "follows", "review", "request"]),
];

/// Errors for which nothing was left out: they say that what is there does not go together.
const JUDGEMENTS: &[&str] = &["FOI113", "FOI117", "FOI123", "FOI125", "FOI130", "FOI131", "FOI134", "FOI135"];

/// Faults of a name within an answer or a claim: what they stand in is there all the same.
const WITHIN: &[&str] = &["FOI116", "FOI118"];

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
        let Some((span, label)) = &finding.label else { return false };
        let whole = WHOLE.iter().find(|(code, _)| *code == finding.code).map(|(_, keys)| *keys);
        let text = sources.get(span.source).shown();
        let own = block(text, span.start as usize);
        let stands = STANDS.contains(&finding.code);
        if NAMES.contains(&finding.code) && is_written(text, span.start as usize..span.end as usize) {
            return false;
        }
        let lacking = label.strip_prefix("has no `").and_then(|rest| rest.split('`').next());
        self.0.iter().all(|(code, fault)| {
            if JUDGEMENTS.contains(code) {
                // Whether a letter is late cannot be told from dates that are wrong.
                return !(*code == "FOI113" && finding.code == "FOI015");
            }
            let elsewhere = fault.source != span.source;
            let at = fault.start as usize;
            // What a claim lacks it lacks, but for a fault of that very field or a name that may be its.
            let other_field = lacking.is_some_and(|field| *code != "FOI103" && !on_line_of(text, at, field));
            let in_own = !stands && !elsewhere && own.contains(&at) && fault != span && !other_field;
            // What hides the rest of a text hides where in it a fault is.
            let key = if elsewhere { "" } else { first_level(text, at) };
            let answered = finding.code == "FOI002" && WITHIN.contains(code);
            // A key of the first level that is misspelt may be any.
            let misspelt = *code == "FOI103" && first_column(text, at);
            let in_whole =
                !answered && whole.is_some_and(|keys| elsewhere || misspelt || key.is_empty() || keys.contains(&key));
            !in_own && !in_whole
        })
    }
}

/// Whether a byte is the first of its line.
fn first_column(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// Whether a byte stands in what a field says: on its line, or further in below it.
fn on_line_of(text: &str, at: usize, field: &str) -> bool {
    let field = field.split('.').next().unwrap_or(field);
    let (key, quoted) = (format!("{field}:"), format!("\"{field}\":"));
    let written = text.match_indices(&key).chain(text.match_indices(&quoted));
    let written = written.map(|(start, _)| start).filter(|start| *start <= at);
    written.into_iter().any(|start| block(text, start).contains(&at))
}

/// Whether a name is the name of an entry of the same file, such as a claim, a document or a question.
fn is_written(text: &str, name: std::ops::Range<usize>) -> bool {
    let Some(name) = text.get(name).map(|name| name.trim_matches(['"', '\''])).filter(|name| !name.is_empty()) else {
        return false;
    };
    let (key, id) = (format!("{name}:"), format!("id: {name}"));
    let is_id = |line: &str| line.find(&id).is_some_and(|at| !line[at + id.len()..].starts_with(char::is_alphanumeric));
    let named = |line: &str| line.trim_start().starts_with(&key) || is_id(line);
    let mut places = text.match_indices(name).map(|(at, _)| at);
    places.any(|at| {
        let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        named(line) && ["exemptions", "documents", "request"].contains(&first_level(text, at))
    })
}

/// The lines of the entry that begins on the line of a byte: that line, and every line below it that stands further in.
fn block(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = opening(text, floor(text, at));
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
    // Braces that are open go on, however far to the left.
    let open = |end: usize| {
        let count = |one: char| text[start..end].matches(one).count();
        count('{') + count('[') > count('}') + count(']')
    };
    while end < text.len() && open(end) {
        end = text[end..].find('\n').map_or(text.len(), |next| end + next + 1);
    }
    start..end
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Where the braces open that a byte stands in, or the byte itself where it stands in none.
fn opening(text: &str, at: usize) -> usize {
    const FAR: usize = 4_000;
    let mut depth = 0_u32;
    for (back, byte) in text.as_bytes()[..at].iter().rev().take(FAR).enumerate() {
        match byte {
            b'}' => depth += 1,
            b'{' if depth == 0 => return at - back - 1,
            b'{' => depth -= 1,
            _ => {}
        }
    }
    at
}

/// The key of the first level below which a byte stands.
fn first_level(text: &str, at: usize) -> &str {
    let at = floor(text, at);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    if text[start..end].starts_with('\0') {
        return "";
    }
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
