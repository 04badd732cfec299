//! Bare addresses in running text become links.

use super::{Inline, Target};
use crate::source::Span;

/// A text with the addresses in it as links.
pub(super) fn linked(text: &str, origin: Option<Span>) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let (start, length) = address(word);
        let found = &word[start..start + length];
        if let Some(target) = target(found) {
            if at + start > plain {
                pieces.push(Inline::Text(text[plain..at + start].to_owned(), origin));
            }
            pieces.push(Inline::Link(Target::Address(target), vec![Inline::Text(found.to_owned(), origin)]));
            plain = at + start + length;
        }
        at += word.len();
    }
    if plain < text.len() {
        pieces.push(Inline::Text(text[plain..].to_owned(), origin));
    }
    pieces
}

/// Where an address would stand in a word: without the brackets, quotes and full stops around it.
fn address(word: &str) -> (usize, usize) {
    let front = word.trim_start_matches(['(', '[', '<', '"', '“', '‘', '\'']);
    let start = word.len() - front.len();
    let back = front.trim_end().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '”', '’', '\'']);
    (start, back.len())
}

fn target(word: &str) -> Option<String> {
    if ["https://", "http://"].iter().any(|scheme| word.len() > scheme.len() && word.starts_with(scheme)) {
        return Some(word.to_owned());
    }
    let (name, host) = word.split_once('@')?;
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|character| character.is_ascii_alphanumeric() || ".-_+".contains(character))
    };
    let sound = plain(name) && plain(host) && host.contains('.') && !host.starts_with('.');
    sound.then(|| format!("mailto:{word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, address: Option<&str>) {
        let found = linked(text, None).into_iter().find_map(|piece| match piece {
            Inline::Link(Target::Address(address), _) => Some(address),
            _ => None,
        });
        assert_eq!(found.as_deref(), address, "{text}");
    }

    #[test]
    fn addresses_in_running_text() {
        case("see (https://www.example.org/a-b).", Some("https://www.example.org/a-b"));
        case("write to foi@example.org, please", Some("mailto:foi@example.org"));
        case("an @ sign", None);
        case("me@here", None);
        case("https://", None);
    }
}
