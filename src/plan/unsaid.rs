//! What must not be said: words that could tell what is neither confirmed nor denied, and who asked, on a page for all.

use crate::resolve::content::{Answer, Content, Exclusion, Outcome};
use crate::source::Span;

/// The places of the officer's words that must read the same whatever is held: those of the claims, what is said of the
/// requester's own data, and where nothing else is answered all words around them.
pub(super) fn unsaid(content: &Content) -> Vec<Span> {
    let mut places: Vec<Span> = content.exclusions.iter().flat_map(Exclusion::words).collect();
    let own = |answer: &Answer| match &answer.outcome {
        Outcome::OwnData(own) if answer.own && !content.regime.is_environmental() => Some(own.because.span()),
        _ => None,
    };
    places.extend(content.answers.iter().filter_map(own));
    let silent = |answer: &Answer| matches!(answer.outcome, Outcome::Neither(_) | Outcome::See(..));
    if !content.exclusions.is_empty() && content.answers.iter().all(silent) {
        places.extend(content.said().into_iter().filter(|said| !is_harmless(said.text)).map(|said| said.span));
    }
    places
}

/// Whether words that sound like telling are about something else: an evening that is held, or what was asked.
fn is_harmless(text: &str) -> bool {
    const OTHER: [&str; 8] =
        ["session", "meeting", "evening", "event", "found to be", "you asked", "you ask for", "junk"];
    let text = text.to_lowercase();
    OTHER.iter().any(|word| text.contains(word))
}

/// Who asked, and how to reach them.
pub(super) fn private(content: &Content) -> Vec<(String, Span)> {
    let requester = &content.requester;
    let one = [Some(&requester.name), requester.email.as_ref(), requester.on_behalf_of.as_ref()];
    // A line with a number is a house or a postcode; a town is no secret.
    let lines = requester.address.iter().filter(|line| line.as_str().contains(|one: char| one.is_ascii_digit()));
    let references = content.references.iter().map(|(_, value)| value).chain([&content.reference]);
    let all = one.into_iter().flatten().chain(lines).chain(references);
    all.map(|text| (text.as_str().to_owned(), text.span)).collect()
}
