//! Finds provisions by the words that officers use.

use super::Listed;
use crate::provision::Provision;

/// How well an entry of the list meets a query; nothing where no word of it is met anywhere. A query that is met whole
/// comes before one that is met in part.
///
/// Words that officers use for a section weigh most, then its title, then what it covers.
#[must_use]
pub fn score(entry: &Listed, query: &str) -> Option<u32> {
    let wanted: Vec<String> = words(query).collect();
    if wanted.is_empty() {
        return None;
    }
    if let Ok(cited) = Provision::parse(query) {
        let limbs = entry.limbs.iter().map(|limb| &limb.provision);
        let conditions = entry.conditions.iter().map(|condition| &condition.provision);
        let mut own = limbs.chain(conditions);
        let meant = own.any(|known| cited.contains(known) || known.contains(&cited));
        // `s40(2)` is decided by its conditions.
        let by_condition = !entry.conditions.is_empty() && entry.section.provisions().any(|known| *known == cited);
        return (meant || by_condition).then_some(1000);
    }
    let section = entry.section;
    let phrases: Vec<Vec<String>> = section.words.iter().map(|phrase| words(phrase.as_str()).collect()).collect();
    let title: Vec<String> = words(section.title.as_str()).collect();
    let covers: Vec<String> = entry.summaries().flat_map(words).collect();
    let whole = phrases.contains(&wanted);
    let mut total = if whole { 40 } else { 0 };
    let mut met = 0;
    for word in &wanted {
        let in_phrases = phrases.iter().flatten().any(|known| alike(known, word));
        let in_title = title.iter().any(|known| alike(known, word));
        let in_covers = covers.iter().any(|known| alike(known, word));
        let found = u32::from(in_phrases) * 8 + u32::from(in_title) * 5 + u32::from(in_covers) * 3;
        met += u32::from(found > 0);
        total += found;
    }
    let all = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
    (met > 0).then(|| total * met * met / (all * all))
}

/// The words of a text that carry meaning.
fn words(text: &str) -> impl Iterator<Item = String> {
    const SMALL: [&str; 24] = [
        "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "not", "of",
        "on", "or", "our", "that", "the", "to", "with",
    ];
    let all = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    all.map(str::to_lowercase).filter(|word| !SMALL.contains(&word.as_str())).collect::<Vec<_>>().into_iter()
}

/// Whether two words are one but for their endings: `investigation` and `investigations`.
fn alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| -> String {
        let word = word.strip_suffix("ies").map_or_else(|| word.to_owned(), |start| format!("{start}y"));
        let word = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")).unwrap_or(&word).to_owned();
        word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or(&word).trim_end_matches('e').to_owned()
    };
    one == other || one.len() > 3 && other.len() > 3 && stem(one) == stem(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_but_for_their_endings() {
        for (one, other) in
            [("names", "name"), ("investigating", "investigate"), ("enquiries", "enquiry"), ("prices", "price")]
        {
            assert!(alike(one, other), "{one} {other}");
        }
        assert!(!alike("cost", "coast"));
        assert!(!alike("as", "a"));
    }
}
