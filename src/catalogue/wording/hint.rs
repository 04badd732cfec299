//! Words that a pattern cannot do without, read off the pattern itself.

/// The fewest letters that say something about a text.
const FEWEST: usize = 2;

/// Words, in small letters, of which one stands in every text in which a pattern finds something.
pub(super) type AnyOf = Vec<String>;

/// What must stand in a text, each in one of its forms, if a pattern is to find something there. Where nothing can be
/// said there is nothing.
pub(super) fn hints(pattern: &str) -> Vec<AnyOf> {
    let characters: Vec<char> = pattern.chars().collect();
    let mut reader = Reader { characters: &characters, at: 0 };
    let found = if has_more(pattern) { Vec::new() } else { reader.choice() };
    // A bracket too many is no pattern.
    if reader.at == characters.len() { found } else { Vec::new() }
}

/// Whether a pattern has what is not read here: flags, and characters by their numbers.
fn has_more(pattern: &str) -> bool {
    let named = |rest: &str| rest.starts_with(':') || rest.starts_with('<') || rest.starts_with("P<");
    let flags = pattern.split("(?").skip(1).any(|rest| !named(rest));
    flags
        || pattern.contains("[[")
        || pattern.contains("[:")
        || ["\\x", "\\u", "\\U"].iter().any(|number| pattern.contains(number))
}

/// How much a choice of words says: as much as the shortest of them.
fn weight(words: &AnyOf) -> usize {
    words.iter().map(|word| word.trim().len()).min().unwrap_or(0)
}

struct Reader<'a> {
    characters: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// Alternatives. Of several each says what it must have most of, and one of those stands.
    fn choice(&mut self) -> Vec<AnyOf> {
        let first = self.sequence();
        if self.peek() != Some('|') {
            return first;
        }
        let mut all = first.into_iter().max_by_key(weight);
        while self.peek() == Some('|') {
            self.at += 1;
            let words = self.sequence().into_iter().max_by_key(weight);
            all = all.zip(words).map(|(mut all, words)| {
                all.extend(words);
                all
            });
        }
        all.into_iter().collect()
    }

    fn sequence(&mut self) -> Vec<AnyOf> {
        let mut all: Vec<AnyOf> = Vec::new();
        let mut run = String::new();
        let end = |run: &mut String, all: &mut Vec<AnyOf>| all.push(vec![std::mem::take(run)]);
        while let Some(character) = self.peek().filter(|character| !matches!(character, '|' | ')')) {
            self.at += 1;
            if character == '(' {
                self.group();
                let words = self.choice();
                self.at += 1;
                end(&mut run, &mut all);
                if self.repeats() != Some(true) {
                    all.extend(words);
                }
                continue;
            }
            let letter = match character {
                '[' => self.class(),
                '\\' => {
                    let escaped = self.peek();
                    self.at += 1;
                    escaped.filter(char::is_ascii_punctuation)
                }
                '.' | '^' | '$' => None,
                other => Some(other.to_ascii_lowercase()),
            };
            let repeats = self.repeats();
            match letter.filter(|_| repeats != Some(true)) {
                // Several spaces are any white space, as one is.
                Some(' ') if run.ends_with(' ') => {}
                Some(letter) => run.push(letter),
                None => end(&mut run, &mut all),
            }
            if repeats == Some(false) {
                end(&mut run, &mut all);
            }
        }
        end(&mut run, &mut all);
        all.retain(|words| weight(words) >= FEWEST);
        all
    }

    /// The head of a group: `?:`, `?<word>`, `?P<word>`.
    fn group(&mut self) {
        if self.peek() != Some('?') {
            return;
        }
        while let Some(character) = self.peek() {
            self.at += 1;
            if matches!(character, ':' | '>') {
                return;
            }
        }
    }

    /// The letter of a class that has but one, large and small; `None` for every other class.
    fn class(&mut self) -> Option<char> {
        let start = self.at;
        // A bracket that comes first belongs to the class.
        while self.peek().is_some_and(|character| character != ']' || self.at == start) {
            self.at += if self.peek() == Some('\\') { 2 } else { 1 };
        }
        let inside = self.characters.get(start..self.at)?;
        self.at += 1;
        let first = inside.first()?.to_ascii_lowercase();
        let same = |letter: &char| letter.is_ascii_alphabetic() && letter.to_ascii_lowercase() == first;
        inside.iter().all(same).then_some(first)
    }

    /// Reads how often what came before may stand: `None` for once, or whether it may be missing.
    fn repeats(&mut self) -> Option<bool> {
        let start = self.at;
        let mut optional = false;
        while let Some(character) = self.peek() {
            match character {
                '?' | '*' => optional = true,
                '+' => {}
                '{' => {
                    optional |= self.characters.get(self.at + 1).is_none_or(|first| matches!(first, '0' | ','));
                    while self.peek().is_some_and(|character| character != '}') {
                        self.at += 1;
                    }
                }
                _ => break,
            }
            self.at += 1;
        }
        (self.at > start).then_some(optional)
    }
}

#[cfg(test)]
mod tests {
    use super::hints;

    #[test]
    fn a_hint_is_what_every_find_has() {
        let of = |pattern| hints(pattern).iter().map(|words| words.join("|")).collect::<Vec<_>>().join(" & ");
        assert_eq!(of("prior to"), "prior to");
        assert_eq!(of("utili[sz](?:e|es|ing)"), "utili");
        assert_eq!(of("(?:is|are) not held?"), "is|are &  not hel");
        assert_eq!(of("[Tt]he (?<word>Act|Regulations)"), "the  & act|regulations");
        assert_eq!(of("(?:he or she|s/he)"), "he or she|s/he");
        assert_eq!(of("(?:one two|three)(?: four)?"), "one two|three");
        assert_eq!(of(r"£\d+(?:\.\d\d)? pounds"), "£ &  pounds");
        assert_eq!(of("x{0,2}yz{2}abc+d"), "yz & abc");
        assert_eq!(of("a  b"), "a b");
        for none in [r"\x41bcd", "(?x)a b c", "a?b?", "[A-Z]{3,6}s?", "one|[0-9]+", "a)b"] {
            assert_eq!(of(none), "", "{none}");
        }
    }
}
