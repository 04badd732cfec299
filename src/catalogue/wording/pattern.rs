//! Patterns of wording rules: regular expressions that find whole words.
//!
//! A letter is checked against hundreds of them in a moment. So each is read only when words that it cannot do without
//! stand in the text, by a library that is quick to read a pattern rather than to search with it.

use std::ops::Range;
use std::sync::OnceLock;

use regex_lite::{Regex, RegexBuilder};

use super::hint::{AnyOf, hints};
use crate::diagnostic::{Diagnostic, Report};
use crate::source::Span;
use crate::yaml::Located;

/// Some patterns, each as a rule's file writes it.
///
/// A pattern finds whole words. A space in it is any white space, and an apostrophe any form of one.
#[derive(Debug)]
pub struct Patterns(Vec<Pattern>);

#[derive(Debug)]
struct Pattern {
    written: Located<String>,
    /// Whether capital and small letters differ.
    exact: bool,
    /// What stands wherever it finds something.
    hints: Vec<AnyOf>,
    /// Whether it is one word, and nothing but letters.
    word: bool,
    /// `None` where it cannot be read.
    regex: OnceLock<Option<Regex>>,
}

/// A stretch that a pattern found, and the place of the pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The bytes.
    pub range: Range<usize>,
    /// Which of the patterns found it.
    pub pattern: usize,
}

/// The patterns that may find something in a text.
#[derive(Debug)]
pub struct Likely<'p>(Vec<(usize, &'p Pattern)>);

/// The most bytes that a pattern may take in memory.
const LARGEST: usize = 96 << 10;

/// A text as patterns look for their words in it: in small letters, with single spaces and straight apostrophes.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '’' => plain.push('\''),
            _ if character.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            _ => plain.push(character.to_ascii_lowercase()),
        }
    }
    plain
}

impl Patterns {
    pub(super) fn new(written: Vec<Located<String>>, exact: bool) -> Self {
        let pattern = |written: Located<String>| {
            let hints = hints(&written.value);
            let word = !written.value.is_empty() && written.value.bytes().all(|byte| byte.is_ascii_alphabetic());
            Pattern { written, exact, hints, word, regex: OnceLock::new() }
        };
        Self(written.into_iter().map(pattern).collect())
    }

    /// Those that may find something in a text, which is given [`plain`].
    #[must_use]
    pub fn likely(&self, plain: &str) -> Likely<'_> {
        Likely(self.0.iter().enumerate().filter(|(_, pattern)| pattern.may_find(plain)).collect())
    }

    /// Whether one of them finds something in a text, which is given [`plain`] too.
    #[must_use]
    pub fn finds(&self, text: &str, plain: &str) -> bool {
        self.0
            .iter()
            .any(|pattern| pattern.may_find(plain) && pattern.regex().is_some_and(|regex| regex.is_match(text)))
    }

    /// What a group of that name finds in a text, with all that its pattern finds around it.
    #[must_use]
    pub fn find_group<'t>(&self, text: &'t str, name: &str) -> Vec<(Range<usize>, &'t str)> {
        let found = self.0.iter().filter_map(Pattern::regex).flat_map(|regex| regex.captures_iter(text));
        found.filter_map(|found| Some((found.get(0)?.range(), found.name(name)?.as_str()))).collect()
    }

    /// Reports every one that cannot be read.
    pub(super) fn faults(&self, report: &mut Report) {
        for Pattern { written, exact, .. } in &self.0 {
            if let Err(fault) = read(&written.value, *exact) {
                report.push(bad(written.span, &fault));
            }
        }
    }

    /// Reports those that have no group of that name.
    pub(super) fn must_name(&self, group: &str, report: &mut Report) {
        for pattern in &self.0 {
            let named = pattern.regex().is_some_and(|regex| regex.capture_names().flatten().any(|name| name == group));
            if !named {
                let finding = Diagnostic::error("FOI211", format!("this pattern has no group `{group}`"))
                    .at(pattern.written.span, "does not say what must be introduced")
                    .help(format!("put `(?<{group}> … )` around what must have been introduced"));
                report.push(finding);
            }
        }
    }
}

impl Likely<'_> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every stretch of a text that one of them finds, in order. Of those that overlap the first stands, and of those
    /// that begin together the longest.
    #[must_use]
    pub fn find(&self, text: &str, plain: &str) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        for (place, pattern) in self.0.iter().filter(|(_, pattern)| pattern.may_find(plain)) {
            let found = pattern.find(text).into_iter();
            all.extend(found.map(|range| Found { range, pattern: *place }));
        }
        all.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
        let mut end = 0;
        all.retain(|found| {
            let stands = found.range.start >= end && !found.range.is_empty();
            if stands {
                end = found.range.end;
            }
            stands
        });
        all
    }
}

impl Likely<'_> {
    /// The stretches alone.
    #[must_use]
    pub fn all(&self, text: &str) -> Vec<Range<usize>> {
        self.0.iter().flat_map(|(_, pattern)| pattern.find(text)).collect()
    }
}

impl Pattern {
    fn may_find(&self, plain: &str) -> bool {
        self.hints.iter().all(|any_of| any_of.iter().any(|hint| plain.contains(hint)))
    }

    /// Every stretch of a text that it finds.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.word {
            return find_word(text, &self.written.value, self.exact);
        }
        self.regex().into_iter().flat_map(|regex| regex.find_iter(text)).map(|found| found.range()).collect()
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| read(&self.written.value, self.exact).ok()).as_ref()
    }
}

/// Every place of a word of ASCII letters in a text: what most patterns are need not be read as a pattern.
fn find_word(text: &str, word: &str, exact: bool) -> Vec<Range<usize>> {
    let (bytes, wanted) = (text.as_bytes(), word.as_bytes());
    let is = |part: &[u8]| if exact { part == wanted } else { part.eq_ignore_ascii_case(wanted) };
    let part_of_word = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let places =
        bytes.windows(wanted.len()).enumerate().filter(|(_, part)| is(part)).map(|(at, part)| at..at + part.len());
    let whole = |place: &Range<usize>| {
        let before = place.start.checked_sub(1).and_then(|before| bytes.get(before));
        !part_of_word(before) && !part_of_word(bytes.get(place.end))
    };
    places.filter(whole).collect()
}

/// A pattern of the program's own making, such as the introduction of a word.
pub(crate) fn one(pattern: &str, exact: bool) -> Option<Regex> {
    read(pattern, exact).ok()
}

fn read(pattern: &str, exact: bool) -> Result<Regex, regex_lite::Error> {
    // By itself, so that no bracket of it can close what stands around it.
    RegexBuilder::new(pattern).build()?;
    let whole = format!(r"\b{{start-half}}(?:{})\b{{end-half}}", widened(pattern));
    RegexBuilder::new(&whole).case_insensitive(!exact).size_limit(LARGEST).nest_limit(60).build()
}

/// A pattern in which a space is any white space and an apostrophe any form of one.
fn widened(pattern: &str) -> String {
    let mut wide = String::with_capacity(pattern.len() + 16);
    let mut escaped = false;
    let mut class = false;
    for character in pattern.chars() {
        match character {
            _ if escaped => wide.push(character),
            ' ' if !class => wide.push_str(r"\s+"),
            '\'' if class => wide.push_str("'’"),
            '\'' => wide.push_str("['’]"),
            _ => wide.push(character),
        }
        class = !escaped && (character == '[' || (class && character != ']'));
        escaped = character == '\\' && !escaped;
    }
    wide
}

/// Reports a pattern that cannot be read.
pub(super) fn check(pattern: &str, place: Span, report: &mut Report) {
    if let Err(fault) = read(pattern, true) {
        report.push(bad(place, &fault));
    }
}

fn bad(place: Span, fault: &regex_lite::Error) -> Diagnostic {
    Diagnostic::error("FOI211", format!("this pattern cannot be read: {fault}"))
        .at(place, "no pattern")
        .help("write words, with `(?:one|other)` for a choice; put a backslash before a bracket, a dot or a `?` that is meant")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let regex = one(pattern, false).unwrap_or_else(|| unreachable!("{pattern}"));
        regex.find_iter(text).map(|found| found.as_str().to_owned()).collect()
    }

    #[test]
    fn patterns_find_whole_words_however_they_are_spaced() {
        assert_eq!(found("prior to", "Prior\n  to that, a prioritory"), ["Prior\n  to"]);
        assert_eq!(found("don't [a-z']+", "We don’t can’t"), ["don’t can’t"]);
        assert_eq!(found(r"\(FOI\)", "the Act (FOI)."), ["(FOI)"]);
        assert_eq!(found(r"s\. 1", "s. 1 and s. 12"), ["s. 1"]);
        assert!(one("a)(?:b", false).is_none());
    }

    /// Patterns over a small alphabet, so that texts often have what they look for.
    fn patterns() -> impl Strategy<Value = String> {
        let letter = prop_oneof!["[ab' ]", Just("[Bb]".to_owned()), Just("[ab]".to_owned()), Just(r"\.".to_owned())];
        let times = prop_oneof![
            4 => Just(""), 1 => Just("?"), 1 => Just("*"), 1 => Just("+"), 1 => Just("{2}"), 1 => Just("{0,2}"), 1 => Just("{1,}")
        ];
        letter.prop_recursive(4, 24, 4, move |inner| {
            let times = times.clone();
            let piece = (inner, times).prop_map(|(inner, times)| format!("(?:{inner}){times}"));
            let run = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat());
            prop::collection::vec(run, 1..3).prop_map(|runs| runs.join("|"))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        /// Where a pattern finds something, one of its hints stands: nothing is missed because it was not looked for.
        #[test]
        fn a_hint_stands_wherever_its_pattern_finds_something(pattern in patterns(), text in "[aAbB'’. \n]{0,24}") {
            let Some(regex) = one(&pattern, false) else { return Ok(()) };
            let found = regex.find_iter(&text).any(|found| !found.is_empty());
            for any_of in hints(&pattern).iter().filter(|_| found) {
                prop_assert!(any_of.iter().any(|hint| plain(&text).contains(hint)), "{pattern}: {any_of:?}");
            }
        }

        #[test]
        fn a_word_is_found_where_its_pattern_finds_it(word in "[ab]{1,2}", text in "[abAB _-]{0,16}", exact: bool) {
            let regex = one(&word, exact).map(|regex| regex.find_iter(&text).map(|found| found.range()).collect::<Vec<_>>());
            prop_assert_eq!(regex, Some(find_word(&text, &word, exact)));
        }

        #[test]
        fn no_pattern_makes_the_program_fall_over(pattern in "[a(|)?*+{}0-9,\\[\\]\\\\:<> -]{0,20}", text in "\\PC{0,20}") {
            let _ = hints(&pattern);
            let _ = one(&pattern, true).map(|regex| regex.find_iter(&text).count());
        }
    }
}
