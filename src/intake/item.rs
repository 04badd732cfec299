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
    let found = word(words).or_else(|| numbered(words)).or_else(|| bullet(words));
    let (kind, number, label, length, plain) = found?;
    let rest = &words[length..];
    let start = line.len() - rest.trim_start().len();
    Some(Marker { kind, number, label, indent, start, plain })
}

/// A kind of mark, its number, its label, how long it is, and whether it can be nothing else.
type Found = (Kind, u32, String, usize, bool);

/// `Q1`, `Q.1`, `Question 1:`.
fn word(words: &str) -> Option<Found> {
    const NAMES: [&str; 6] = ["question", "cwestiwn", "query", "item", "no.", "q"];
    let name =
        NAMES.into_iter().find(|name| words.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)))?;
    let after = words[name.len()..].trim_start_matches(['.', ' ', '#']);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let number: u32 = after[..digits].parse().ok().filter(|number| (1..=999).contains(number))?;
    let rest = &after[digits..];
    let end = rest.chars().take_while(|one| matches!(one, '.' | ')' | ':')).count();
    let rest = &rest[end..];
    if !(rest.is_empty() || rest.starts_with([' ', '-', '–'])) || (name == "q" && words[1..].starts_with("  ")) {
        return None;
    }
    let rest =
        if end == 0 { rest.strip_prefix(" - ").or_else(|| rest.strip_prefix(" – ")).unwrap_or(rest) } else { rest };
    let plain = name == "q" || end > 0 || rest.trim().is_empty();
    let label = if name == "q" { format!("{}{number}", &words[..1]) } else { number.to_string() };
    Some((Kind::Word, number, label, words.len() - rest.len(), plain))
}

/// `1.`, `1)`, `(1)`, `a)`, `(a)`, `iv.`
fn numbered(words: &str) -> Option<Found> {
    let open = words.starts_with('(');
    let inner = if open { &words[1..] } else { words };
    let length = inner.chars().take_while(char::is_ascii_alphanumeric).count();
    let mark = &inner[..length];
    let end = inner[length..].chars().next()?;
    let rest = &inner[length + end.len_utf8()..];
    let closes = if open { end == ')' } else { matches!(end, '.' | ')' | ':') };
    // `1(a)` begins with its part: the mark of the question ends where the other begins.
    if mark.is_empty() || !closes || !(rest.is_empty() || rest.starts_with([' ', '('])) {
        return None;
    }
    let (kind, number) = read(mark, end)?;
    let label = if open { format!("({mark})") } else { mark.to_owned() };
    Some((kind, number, label, words.len() - rest.len(), true))
}

fn read(mark: &str, end: char) -> Option<(Kind, u32)> {
    if mark.len() <= 3 && mark.chars().all(|one| one.is_ascii_digit()) {
        return mark.parse().ok().filter(|number| *number > 0).map(|number| (Kind::Number, number));
    }
    if let Some(number) = roman(mark) {
        return Some((Kind::Roman, number));
    }
    // `A. Smith` is a name, and `I.` a word.
    let letter = mark
        .chars()
        .next()
        .filter(|_| mark.len() == 1 && (end == ')' || mark.starts_with(|one: char| one.is_ascii_lowercase())))?;
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
    let known = matches!(first, '•' | '‣' | '▪' | '●' | '◦' | '·' | '■' | '□' | '➢' | '*' | '-' | '–' | '—' | '+');
    let rest = &words[first.len_utf8()..];
    let words_follow = rest.starts_with(' ')
        && rest
            .trim_start()
            .starts_with(|one: char| one.is_alphanumeric() || matches!(one, '"' | '“' | '‘' | '\'' | '(' | '£'));
    (known && words_follow).then(|| {
        (Kind::Bullet, 0, String::new(), words.len() - rest.len(), !matches!(first, '-' | '–' | '—' | '+' | '*'))
    })
}

/// The Roman number that stands in the place of a letter, as `i` does in a row of letters after `h`.
pub(super) fn as_letter(label: &str) -> Option<u32> {
    let mark = label.trim_matches(['(', ')']);
    let letter = mark.chars().next().filter(|one| mark.len() == 1 && one.is_ascii_lowercase())?;
    Some(u32::from(letter) - u32::from('a') + 1)
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
        case("– The total", Some((Kind::Bullet, 0, "", "The total")));
    }

    #[test]
    fn words_that_only_look_like_marks() {
        for line in [
            "2026. The",
            "12/03/2026 was",
            "5(1) says",
            "A. Smith was",
            "I. Newton",
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
    }
}
