//! How hard a text is to read.

use super::sentences::{sentences, words};

/// The letters and digits, words and sentences of some text.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Count {
    characters: u64,
    words: u64,
    sentences: u64,
}

impl Count {
    /// Counts a text in.
    pub(super) fn add(&mut self, text: &str) {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        for sentence in sentences(text) {
            let mut found = 0;
            for word in words(&text[sentence]) {
                found += 1;
                self.characters += count(word.chars().filter(|character| character.is_alphanumeric()).count());
            }
            self.words += found;
            self.sentences += u64::from(found > 0);
        }
    }

    /// How many words there are.
    pub(super) fn words(&self) -> u64 {
        self.words
    }

    /// The grade of the Automated Readability Index, in tenths: 4.71 × characters for each word, and 0.5 × words for
    /// each sentence, less 21.43. Whole numbers only, so that it is the same on every machine.
    pub(super) fn grade_in_tenths(&self) -> u64 {
        if self.words == 0 || self.sentences == 0 {
            return 0;
        }
        let thousandths = 4710 * self.characters / self.words + 500 * self.words / self.sentences;
        thousandths.saturating_sub(21_430) / 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_and_long_sentences_are_harder() {
        let grade = |text: &str| {
            let mut count = Count::default();
            count.add(text);
            count.grade_in_tenths()
        };
        // 4.71 × 10 ÷ 3 + 0.5 × 3 − 21.43 is below nothing.
        assert_eq!(grade("The cat sits."), 0);
        // 4.71 × 54 ÷ 8 + 0.5 × 8 − 21.43 = 14.36
        assert_eq!(grade("Disclosure would prejudice the commercial interest of bidders."), 143);
    }
}
