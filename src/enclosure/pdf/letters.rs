//! Of what letters the codes of a font are (ISO 32000-2, 9.10.3), as far as these are blanks.

use std::collections::BTreeSet;

use super::tokens::{Operand, Token, Tokens};

/// The blank, and the one at which no line is broken.
const BLANKS: [u32; 2] = [0x20, 0xa0];

/// The codes that a table says are blanks.
pub(super) fn blanks(table: &[u8]) -> BTreeSet<u32> {
    let mut blanks = BTreeSet::new();
    let mut codes: Vec<u32> = Vec::new();
    let mut told = 0.0;
    for token in Tokens::new(table) {
        match token {
            Token::Operand(Operand::Words(words)) => codes.push(code(&words)),
            Token::Operand(operand) => told = operand.number().unwrap_or(told),
            Token::Operator(b"endbfchar") => {
                for pair in codes.chunks_exact(2) {
                    if let [code, letter] = pair {
                        blanks.extend(in_range(*code, *code, *letter));
                    }
                }
            }
            Token::Operator(b"endbfrange") if is_plain(codes.len(), told) => {
                for group in codes.chunks_exact(3) {
                    if let [from, to, letter] = group {
                        blanks.extend(in_range(*from, *to, *letter));
                    }
                }
            }
            Token::Operator(_) => codes.clear(),
        }
    }
    blanks
}

/// The blanks in a range of codes, by its first letter.
fn in_range(from: u32, to: u32, letter: u32) -> impl Iterator<Item = u32> {
    let place = move |blank: u32| from.checked_add(blank.checked_sub(letter)?).filter(|code| *code <= to);
    BLANKS.into_iter().filter_map(place)
}

/// Whether as many codes as these are so many ranges with a letter each: a range may also list its letters, and which
/// list is whose, nobody can tell from the codes.
fn is_plain(codes: usize, told: f64) -> bool {
    u32::try_from(codes / 3).is_ok_and(|ranges| codes.is_multiple_of(3) && (f64::from(ranges) - told).abs() < 0.5)
}

/// A code of at most two bytes; more are several letters.
fn code(words: &[u8]) -> u32 {
    if words.len() > 2 { u32::MAX } else { words.iter().fold(0, |code, byte| code * 256 + u32::from(*byte)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_a_table() {
        let table = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0004> <0041>
            endbfchar 2 beginbfrange <0010> <0090> <0020> <0200> <0202> <00A0> endbfrange
            1 beginbfrange <0300> <0301> [<0020> <0041>] endbfrange";
        assert_eq!(blanks(table).into_iter().collect::<Vec<_>>(), [0x3, 0x10, 0x90, 0x200]);
    }
}
