//! Words that a pattern cannot do without, read off the pattern itself.

/// The fewest letters that say something about a text.
const FEWEST: usize = 2;

/// Words, in small letters, of which one stands in every text in which a pattern finds something; `None` where the
/// pattern has none.
pub(super) fn hints(pattern: &str) -> Option<Vec<String>> {
    let characters: Vec<char> = pattern.chars().collect();
    let mut reader = Reader { characters: &characters, at: 0 };
    let found = reader.choice();
    // A bracket too many is no pattern.
    (reader.at == characters.len()).then_some(found).flatten()
}

struct Reader<'a> {
    characters: &'a [char],
    at: usize,
}

/// The best that is known of a sequence so far.
#[derive(Default)]
struct Best {
    run: String,
    best: Option<Vec<String>>,
}

impl Best {
    /// Ends a run of plain characters.
    fn end(&mut self) {
        if !self.run.is_empty() {
            let run = std::mem::take(&mut self.run);
            self.offer(vec![run]);
        }
    }

    /// Words of which one must stand here: the longer the shortest of them is, the more they say.
    fn offer(&mut self, words: Vec<String>) {
        let shortest = |words: &[String]| words.iter().map(|word| word.trim().len()).min().unwrap_or(0);
        let known = self.best.as_deref().map_or(FEWEST - 1, shortest);
        if shortest(&words) > known {
            self.best = Some(words);
        }
    }
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// Alternatives: one of the words of one of them.
    fn choice(&mut self) -> Option<Vec<String>> {
        let mut all = Some(Vec::new());
        loop {
            let words = self.sequence();
            all = all.zip(words).map(|(mut all, words)| {
                all.extend(words);
                all
            });
            if self.peek() != Some('|') {
                return all;
            }
            self.at += 1;
        }
    }

    fn sequence(&mut self) -> Option<Vec<String>> {
        let mut best = Best::default();
        while let Some(character) = self.peek().filter(|character| !matches!(character, '|' | ')')) {
            self.at += 1;
            if character == '(' {
                self.group();
                let words = self.choice();
                self.at += 1;
                best.end();
                let optional = self.repeats();
                if let Some(words) = words.filter(|_| !optional) {
                    best.offer(words);
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
            let optional = self.repeats();
            match letter.filter(|_| !optional) {
                Some(letter) => best.run.push(letter),
                None => best.end(),
            }
        }
        best.end();
        best.best
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

    /// Reads how often what came before may stand; gives whether it may be missing.
    fn repeats(&mut self) -> bool {
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
        optional
    }
}

#[cfg(test)]
mod tests {
    use super::hints;

    #[test]
    fn a_hint_is_what_every_find_has() {
        let of = |pattern| hints(pattern).map(|words| words.join("|"));
        assert_eq!(of("prior to").as_deref(), Some("prior to"));
        assert_eq!(of("utili[sz](?:e|es|ing)").as_deref(), Some("utili"));
        assert_eq!(of("(?:is|are) not held?").as_deref(), Some(" not hel"));
        assert_eq!(of("[Tt]he (?<word>Act|Regulations)").as_deref(), Some("the "));
        assert_eq!(of("(?:he or she|s/he)").as_deref(), Some("he or she|s/he"));
        assert_eq!(of(r"£\d+(?:\.\d\d)? pounds").as_deref(), Some(" pounds"));
        assert_eq!(of("a?b?"), None);
        assert_eq!(of("[A-Z]{3,6}s?"), None);
        assert_eq!(of("one|[0-9]+"), None);
        assert_eq!(of("x{0,2}yz{2}ab").as_deref(), Some("yzab"));
    }
}
