//! Where a sentence ends.

use std::ops::Range;

/// Words after whose full stop a sentence goes on.
const GO_ON: [&str; 17] = [
    "mr", "mrs", "ms", "dr", "prof", "rev", "st", "no", "nos", "art", "reg", "regs", "para", "paras", "vol", "p", "pp",
];

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if !matches!(character, '.' | '?' | '!') {
            continue;
        }
        let after = &text[at + 1..];
        // A closing quote or bracket belongs to the sentence that ends.
        let rest = after.trim_start_matches(['”', '’', ')', '"', '\'']);
        let end = text.len() - rest.len();
        let next = rest.trim_start().chars().next();
        let gap = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let word = text[start..at].rsplit(|one: char| !one.is_alphanumeric()).next().unwrap_or_default();
        // `section 1. The`, but not `s. 1`, `J. Smith` or `e.g. this`.
        let short = GO_ON.contains(&word.to_lowercase().as_str())
            || word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "I";
        if gap && !(character == '.' && short) && next.is_none_or(|next| !next.is_lowercase()) {
            found.push(start..end);
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        found.push(start..text.len());
    }
    found.retain(|range| !text[range.clone()].trim().is_empty());
    for range in &mut found {
        let sentence = &text[range.clone()];
        range.start += sentence.len() - sentence.trim_start().len();
    }
    found
}

/// The words of a text: what has a letter or a digit in it.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_stops() {
        let of = |text: &'static str| -> Vec<&str> { sentences(text).into_iter().map(|range| &text[range]).collect() };
        assert_eq!(of("We hold it. You may ask."), ["We hold it.", "You may ask."]);
        assert_eq!(of("It costs £2.50 a page, e.g. on paper."), ["It costs £2.50 a page, e.g. on paper."]);
        assert_eq!(of("Mr. A. Smith wrote “Why?” We replied."), ["Mr. A. Smith wrote “Why?”", "We replied."]);
        assert_eq!(of("Under reg. 12(4)(a) we refuse"), ["Under reg. 12(4)(a) we refuse"]);
        assert_eq!(of(" . "), ["."]);
        assert!(of("  ").is_empty());
    }
}
