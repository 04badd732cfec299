//! Where no line may end, though letters and spaces alone would let it.

/// Words that are nothing without the number or letter after them.
const BEFORE_NUMBERS: [&str; 14] = [
    "section",
    "sections",
    "regulation",
    "regulations",
    "Article",
    "Articles",
    "paragraph",
    "question",
    "questions",
    "Annex",
    "part",
    "page",
    "item",
    "Schedule",
];

/// The months, before which the day of the month belongs.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a place where a line could end is within something that reads as one: `section 40(2)`, `36(2)(b)(i)`,
/// `1 June`, `https://`.
pub(super) fn bound(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    if !before.ends_with(' ') {
        return before.ends_with("://")
            || (before.ends_with(')') && after.starts_with('('))
            // Word processors leave places where a word may be divided. It would need a hyphen that is not there.
            || before.ends_with('\u{ad}')
            // Within an address a hyphen at the end of a line would leave open whether it belongs to it.
            || (before.ends_with('-') && in_address(before));
    }
    let last = before.trim_end().rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    let next = after.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    let number = next.starts_with(|character: char| character.is_ascii_digit())
        || (next.len() == 1 && next.starts_with(|character: char| character.is_ascii_uppercase()));
    let day = (1..=2).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit());
    (number && BEFORE_NUMBERS.contains(&last)) || (day && MONTHS.contains(&next))
}

/// Whether a text ends within an address.
fn in_address(text: &str) -> bool {
    // Far enough for any address that is read; the whole of a text would be read again at each of its hyphens.
    let near = text.char_indices().rev().nth(500).map_or(text, |(at, _)| &text[at..]);
    near.rsplit(' ').next().is_some_and(|word| word.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands where lines may end.
    #[track_caller]
    fn case(wanted: &str) {
        let text = wanted.replace('|', "");
        let ends: Vec<usize> =
            unicode_linebreak::linebreaks(&text).map(|(at, _)| at).filter(|at| !bound(&text, *at)).collect();
        let mut found = String::new();
        let mut from = 0;
        for end in ends {
            found.push_str(&text[from..end]);
            found.push_str(if end < text.len() { "|" } else { "" });
            from = end;
        }
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_reads_as_one_stands_on_one_line() {
        case("under |section 36(2)(b)(i) |of |the |Act");
        case("on |1 June |2026");
        case("in |Annex B, |question 4");
        case("part |of |it");
        case("see |https://example.org/|open-government-licence/|v3");
        case("twenty-|one |e-|mails");
    }
}
