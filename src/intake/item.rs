//! How people mark the items of a list: numbers, letters, bullets, `Q1`.

/// A mark at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) kind: Kind,
    /// Its place among marks of its kind, from one; zero for bullets.
    pub(super) number: u32,
    /// How it was written, for those who point at it: `1`, `(a)`, `Q4`.
    pub(super) label: String,
    /// How far the line is indented.
    pub(super) indent: usize,
    /// Where the words begin, in bytes of the line.
    pub(super) start: usize,
    /// Whether it can only be a mark: `Question 6 first` in the middle of a paragraph is none.
    pub(super) plain: bool,
}

/// A kind of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `Q1`, `Question 1`.
    Word,
    /// `1.`, `1)`, `(1)`.
    Number,
    /// `a)`, `(a)`.
    Letter,
    /// `i)`, `(iv)`.
    Roman,
    /// `1.1`: a part of a number.
    Dotted,
    /// `•`, `-`, `*`.
    Bullet,
}

impl Marker {
    pub(super) fn is_bullet(&self) -> bool {
        self.kind == Kind::Bullet
    }
}

/// The mark at the start of a line.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let words = line.trim_start();
    let indent = line.len() - words.len();
    let found = word(words).or_else(|| dotted(words)).or_else(|| numbered(words)).or_else(|| bullet(words));
    let (kind, number, label, length, plain) = found?;
    let rest = &words[length..];
    let start = line.len() - rest.trim_start().len();
    Some(Marker { kind, number, label, indent, start, plain })
}

/// A kind of mark, its number, its label, how long it is, and whether it can be nothing else.
type Found = (Kind, u32, String, usize, bool);

/// Numbers as people spell them.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// `Q1`, `Q.1`, `Question 1:`, `Question One`.
fn word(words: &str) -> Option<Found> {
    const NAMES: [&str; 9] = ["question", "cwestiwn", "query", "request", "item", "no.", "no", "#", "q"];
    let name =
        NAMES.into_iter().find(|name| words.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)))?;
    let after = words[name.len()..].trim_start_matches(['.', ' ', '#']);
    let digits = after.chars().take_while(char::is_ascii_alphanumeric).count();
    let spelled = NUMBERS
        .iter()
        .position(|word| after[..digits].eq_ignore_ascii_case(word))
        .and_then(|place| u32::try_from(place + 1).ok());
    let number = spelled.filter(|_| name.len() > 2).or_else(|| after[..digits].parse().ok())?;
    if !(1..=999).contains(&number) {
        return None;
    }
    let rest = &after[digits..];
    let end = rest.chars().take_while(|one| matches!(one, '.' | ')' | ':')).count();
    let rest = &rest[end..];
    if !(rest.is_empty() || rest.starts_with([' ', '-', '–'])) || (name == "q" && words[1..].starts_with("  ")) {
        return None;
    }
    let dashed = [" - ", " – ", "- ", "– "].iter().find_map(|dash| rest.strip_prefix(dash)).filter(|_| end == 0);
    let rest = dashed.unwrap_or(rest);
    let plain = matches!(name, "q" | "#") || end > 0 || dashed.is_some() || rest.trim().is_empty();
    let label = if name == "q" { format!("{}{number}", &words[..1]) } else { number.to_string() };
    Some((Kind::Word, number, label, words.len() - rest.len(), plain))
}

/// `1.1`, `2.3.`: its number is the last.
fn dotted(words: &str) -> Option<Found> {
    let length = words.chars().take_while(|one| one.is_ascii_digit() || *one == '.').count();
    let mark = words[..length].trim_end_matches('.');
    let rest = words[length..].trim_start_matches([')', ':']);
    let parts: Vec<&str> = mark.split('.').collect();
    let small = |part: &&str| (1..=2).contains(&part.len()) && !part.starts_with('0');
    let sound = parts.len() == 2
        && parts.iter().all(small)
        && rest.starts_with(' ')
        && rest.trim_start().starts_with(char::is_uppercase);
    let number = parts.last()?.parse().ok().filter(|_| sound)?;
    Some((Kind::Dotted, number, mark.to_owned(), words.len() - rest.len(), false))
}

/// `1.`, `1)`, `(1)`, `[1]`, `1/`, `1 -`, `a)`, `(a)`, `iv.`, `A.`
fn numbered(words: &str) -> Option<Found> {
    let close = match words.chars().next()? {
        '(' => Some(')'),
        '[' => Some(']'),
        _ => None,
    };
    let inner = if close.is_some() { &words[1..] } else { words };
    let length = inner.chars().take_while(char::is_ascii_alphanumeric).count();
    let mark = &inner[..length];
    let after = &inner[length..];
    let digits = !mark.is_empty() && mark.chars().all(|one| one.is_ascii_digit());
    let dash = [" - ", " – ", " — "].iter().find(|dash| digits && close.is_none() && after.starts_with(**dash));
    let (end, rest) = match dash {
        Some(dash) => ('-', &after[dash.len() - 1..]),
        None => (after.chars().next()?, &after[after.chars().next()?.len_utf8()..]),
    };
    let closes = match close {
        Some(close) => end == close,
        None => matches!(end, '.' | ')' | ':' | '-') || (digits && end == '/'),
    };
    // `1.Swans` has no space; `1.5` is a number, and `1(a)` begins with its part.
    let glued = digits && rest.starts_with(char::is_uppercase);
    if mark.is_empty() || !closes || !(rest.is_empty() || rest.starts_with([' ', '(']) || glued) {
        return None;
    }
    let (kind, number) = read(mark, end)?;
    let label = if close == Some(')') { format!("({mark})") } else { mark.to_owned() };
    // Capital letters, and a number before a dash, may be anything: the list around them must say so.
    let plain = !mark.starts_with(|one: char| one.is_ascii_uppercase()) && end != '-' || close.is_some();
    Some((kind, number, label, words.len() - rest.len(), plain))
}

fn read(mark: &str, end: char) -> Option<(Kind, u32)> {
    if mark.len() <= 3 && mark.chars().all(|one| one.is_ascii_digit()) {
        return mark.parse().ok().filter(|number| *number > 0).map(|number| (Kind::Number, number));
    }
    let capitals = mark.chars().all(|one| one.is_ascii_uppercase());
    if let Some(number) =
        roman(mark).or_else(|| roman(&mark.to_lowercase()).filter(|_| capitals && matches!(end, '.' | ')')))
    {
        return Some((Kind::Roman, number));
    }
    let letter = mark.chars().next().filter(|_| mark.len() == 1 && end != '-')?;
    Some((Kind::Letter, u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1))
}

/// A small Roman number up to twenty, in small letters.
fn roman(mark: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    NUMBERS.iter().position(|number| *number == mark).and_then(|place| u32::try_from(place + 1).ok())
}

fn bullet(words: &str) -> Option<Found> {
    let first = words.chars().next()?;
    let known = matches!(
        first,
        '•' | '‣'
            | '▪'
            | '●'
            | '◦'
            | '·'
            | '■'
            | '□'
            | '➢'
            | '»'
            | '✓'
            | '✔'
            | '►'
            | '○'
            | '*'
            | '-'
            | '–'
            | '—'
            | '+'
    );
    let rest = &words[first.len_utf8()..];
    let words_follow = rest.starts_with(' ')
        && rest
            .trim_start()
            .starts_with(|one: char| one.is_alphanumeric() || matches!(one, '"' | '“' | '‘' | '\'' | '(' | '£'));
    (known && words_follow)
        .then(|| (Kind::Bullet, 0, String::new(), words.len() - rest.len(), !matches!(first, '-' | '–' | '—' | '+')))
}

/// The Roman number that stands in the place of a letter, as `i` does in a row of letters after `h`.
pub(super) fn as_letter(label: &str) -> Option<u32> {
    let mark = label.trim_matches(['(', ')']);
    let letter = mark.chars().next().filter(|one| mark.len() == 1 && one.is_ascii_alphabetic())?;
    Some(u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(line: &str, wanted: Option<(Kind, u32, &str, &str)>) {
        let found = marker(line);
        let shown = found.as_ref().map(|found| (found.kind, found.number, found.label.as_str(), &line[found.start..]));
        assert_eq!(shown, wanted, "{line}");
    }

    #[test]
    fn marks_as_people_write_them() {
        case("1. How many?", Some((Kind::Number, 1, "1", "How many?")));
        case("  (12) How many?", Some((Kind::Number, 12, "(12)", "How many?")));
        case("3) How", Some((Kind::Number, 3, "3", "How")));
        case("Q1 HOW MUCH", Some((Kind::Word, 1, "Q1", "HOW MUCH")));
        case("Q2) Which", Some((Kind::Word, 2, "Q2", "Which")));
        case("Q3: The", Some((Kind::Word, 3, "Q3", "The")));
        case("Question 4", Some((Kind::Word, 4, "4", "")));
        case("Question 4: Why", Some((Kind::Word, 4, "4", "Why")));
        case("a) Every", Some((Kind::Letter, 1, "a", "Every")));
        case("(b) the main", Some((Kind::Letter, 2, "(b)", "the main")));
        case("iv) A copy", Some((Kind::Roman, 4, "iv", "A copy")));
        case("•   The total", Some((Kind::Bullet, 0, "", "The total")));
        case("1/ How", Some((Kind::Number, 1, "1", "How")));
        case("1 - How", Some((Kind::Number, 1, "1", "How")));
        case("2)Swans", Some((Kind::Number, 2, "2", "Swans")));
        case("[3] How", Some((Kind::Number, 3, "3", "How")));
        case("#4 How", Some((Kind::Word, 4, "4", "How")));
        case("Question Two", Some((Kind::Word, 2, "2", "")));
        case("Question 2 – Geese", Some((Kind::Word, 2, "2", "Geese")));
        case("1.2 Geese", Some((Kind::Dotted, 2, "1.2", "Geese")));
        case("B. Geese", Some((Kind::Letter, 2, "B", "Geese")));
        case("II. Geese", Some((Kind::Roman, 2, "II", "Geese")));
        case("– The total", Some((Kind::Bullet, 0, "", "The total")));
    }

    #[test]
    fn words_that_only_look_like_marks() {
        for line in [
            "2026. The",
            "12/03/2026 was",
            "5(1) says",
            "10 Downing Street",
            "£1. That",
            "-5 degrees",
            "--",
            "Quite",
            "Q",
            "q&a",
            "1.5 million",
            "e.g. this",
            "",
        ] {
            case(line, None);
        }
        assert!(marker("question 6 first and let me know.").is_some_and(|found| !found.plain));
        // A name, for all that one line tells.
        assert!(marker("A. Smith was").is_some_and(|found| !found.plain));
    }
}
