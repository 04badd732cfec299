//! How a rule reads words: whole words in small letters, sentences, numbers. It finds words and no meanings, so what is
//! found in this way is no more than a warning.

use std::ops::Range;

use crate::provision::Provision;

/// The words of a text, each with its place. Apostrophes and hyphens within a word belong to it.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let belongs = |one: char| one.is_alphanumeric() || matches!(one, '\'' | '’' | '-');
    text.split(move |one| !belongs(one)).filter(|word| !word.is_empty()).map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start..start + word.len(), word)
    })
}

/// The first of some phrases that stands in a text as whole words, and its place. A phrase that ends with `*` may go
/// on: `retriev*`.
pub(super) fn phrase(text: &str, phrases: &[&str]) -> Option<Range<usize>> {
    phrases.iter().filter_map(|phrase| one_phrase(text, phrase)).min_by_key(|found| found.start)
}

fn one_phrase(text: &str, phrase: &str) -> Option<Range<usize>> {
    let (phrase, goes_on) = phrase.strip_suffix('*').map_or((phrase, false), |start| (start, true));
    let letter = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    let ends = |end: usize| goes_on || !letter(text[end..].chars().next());
    let begins = |start: usize| !letter(text[..start].chars().next_back());
    let same = |start: &usize| {
        let end = start + phrase.len();
        let there = text.get(*start..end).is_some_and(|there| there.eq_ignore_ascii_case(phrase));
        there && begins(*start) && ends(end)
    };
    text.char_indices().map(|(start, _)| start).find(same).map(|start| start..start + phrase.len())
}

/// Whether a text has one of some phrases.
pub(super) fn has(text: &str, phrases: &[&str]) -> bool {
    phrase(text, phrases).is_some()
}

/// The sentences of a text, or what is near enough: stretches up to a stop, or to an empty line.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.match_indices([' ', '\n']).map(|(at, _)| at).chain([text.len()]).filter_map(move |at| {
        let stops = at == text.len() || text[start..at].trim_end().ends_with(['.', '?', '!', ':', '”']);
        let stops = stops || text[at..].starts_with("\n\n");
        if !stops {
            return None;
        }
        let sentence = (start, &text[start..at]);
        start = at;
        Some(sentence)
    })
}

/// A number as it is written in words or figures, up to twenty in words.
pub(super) fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let spelled = WORDS.iter().position(|name| name.eq_ignore_ascii_case(word)).map(|place| place + 1);
    spelled.or_else(|| word.parse().ok())
}

/// A text without what it quotes: what somebody else said is theirs.
pub(super) fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    let mut straight = false;
    let mut kept = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '"' => straight = !straight,
            _ => {}
        }
        // As many bytes, so that a place in the one is a place in the other.
        if depth > 0 || straight { kept.extend(std::iter::repeat_n(' ', one.len_utf8())) } else { kept.push(one) }
    }
    kept
}

/// The provisions that a text names, each with its place: `section 31(1)(a)`, `sections 40(2) and 41`, `reg. 12(5)(e)`.
pub(super) fn provisions(text: &str) -> Vec<(Range<usize>, Provision)> {
    let mut found = Vec::new();
    for (place, word) in words(text) {
        let kind = match word.to_ascii_lowercase().as_str() {
            "section" | "sections" | "s" | "ss" => "s",
            "regulation" | "regulations" | "reg" | "regs" => "reg",
            _ => continue,
        };
        let mut at = place.end;
        while let Some((start, end)) = numbered(text, at) {
            let Ok(provision) = Provision::parse(&format!("{kind}{}", &text[start..end])) else { break };
            found.push((place.start.max(if at == place.end { 0 } else { start })..end, provision));
            at = end;
        }
    }
    found
}

/// The next number of a provision after a place, past the signs and words that join provisions.
fn numbered(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut rest = &text[from..];
    loop {
        let trimmed = rest.trim_start_matches(['.', ',', ' ', '\u{a0}', '\n']);
        let past = ["and ", "or ", "to "].iter().find_map(|joint| trimmed.strip_prefix(joint)).unwrap_or(trimmed);
        if past.len() == rest.len() {
            break;
        }
        rest = past;
    }
    let start = text.len() - rest.len();
    let length =
        rest.find(|one: char| !(one.is_ascii_alphanumeric() || matches!(one, '(' | ')'))).unwrap_or(rest.len());
    // A bracket that closes more than the provision opens is the sentence's own.
    let mut chunk = &rest[..length];
    while chunk.matches(')').count() > chunk.matches('(').count() {
        chunk = chunk.strip_suffix(')')?;
    }
    chunk.starts_with(|one: char| one.is_ascii_digit()).then_some((start, start + chunk.len()))
}

/// What a section is often a name for.
const NAMES: &[&str] = &[
    "agreement",
    "agreements",
    "notice",
    "notices",
    "grant",
    "grants",
    "order",
    "orders",
    "consent",
    "consents",
    "enquiry",
    "enquiries",
    "inquiry",
    "inquiries",
    "application",
    "applications",
    "letter",
    "letters",
    "report",
    "reports",
];

/// Whether a sentence speaks of a provision of another Act, or of what is called after one.
pub(super) fn of_another_act(sentence: &str, rest: &str) -> bool {
    let rest = rest.trim_start();
    let next = rest.split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default();
    let ours = ["of the Act", "of the Freedom", "of the Regulations", "of the Environmental"];
    let other = rest.starts_with("of the") && !ours.iter().any(|own| rest.starts_with(own));
    let mut acts = sentence.match_indices("Act ").filter(|(at, _)| sentence[at + 4..].starts_with(['1', '2']));
    let named = acts
        .any(|(at, _)| !sentence[..at].trim_end().ends_with("Information") && !sentence[..at].ends_with("(Scotland) "));
    NAMES.contains(&next.to_lowercase().as_str()) || other || named
}

/// Whether a description of a person or body means the authority itself. "Our supplier" is somebody else.
pub(super) fn is_own(whose: &str, authority: &str) -> bool {
    const OWN: &[&str] = &[
        "us",
        "we",
        "ourselves",
        "authority",
        "this authority",
        "council",
        "our own",
        "our officers",
        "our staff",
        "our own officers",
        "our own staff",
        "our department",
    ];
    let whose = whose.trim().to_lowercase();
    let plain = |text: &str| text.trim_start_matches("the ").to_owned();
    let whose =
        plain(whose.split([',', '(']).next().and_then(|start| start.split(" as ").next()).unwrap_or_default().trim());
    OWN.contains(&whose.as_str()) || whose == plain(&authority.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        assert_eq!(phrase("The air quality here", &["air quality"]), Some(4..15));
        assert_eq!(phrase("Repairs", &["air"]), None);
        assert_eq!(phrase("we retrieved it", &["retriev*"]), Some(3..10));
        assert_eq!(phrase("Über AIR", &["air"]), Some(6..9));
    }

    #[test]
    fn sentences_end_at_stops_and_empty_lines() {
        let found: Vec<&str> = sentences("One. Two is 1.5 m?\n\nThree").map(|(_, text)| text.trim()).collect();
        assert_eq!(found, ["One.", "Two is 1.5 m?", "Three"]);
    }

    #[test]
    fn provisions_are_found_as_people_write_them() {
        let keys = |text| -> Vec<String> { provisions(text).iter().map(|(_, provision)| provision.key()).collect() };
        assert_eq!(keys("under section 31(1)(a) and section 40 (2)"), ["s31(1)(a)", "s40"]);
        assert_eq!(keys("(see sections 22, 36(2)(b)(i) and 43)"), ["s22", "s36(2)(b)(i)", "s43"]);
        assert_eq!(keys("reg. 12(5)(e). Section 5 of the lease"), ["reg12(5)(e)", "s5"]);
        assert_eq!(keys("cross-section 4, in 2026"), Vec::<String>::new());
    }

    #[test]
    fn our_supplier_is_not_us() {
        assert!(is_own("the council", "Tarnbrook District Council"));
        assert!(is_own("Tarnbrook District Council", "Tarnbrook District Council"));
        assert!(is_own("us, the council", "X"));
        assert!(!is_own("our supplier", "X"));
        assert!(!is_own("a tenant of Tarnbrook District Council", "Tarnbrook District Council"));
    }

    #[test]
    fn quoted_words_are_no_ones_own() {
        assert!(!unquoted("They say “prejudice” here").contains("prejudice"));
    }
}
