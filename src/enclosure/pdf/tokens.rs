//! The language of content: operands, then their operator (ISO 32000-2, 7.8).
//!
//! It is read one token after the other, so that nothing in it can be too deep or too long. Brackets of lists and
//! dictionaries are passed over: the order of what stands in them is all that matters here.

/// What stands next.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'b> {
    /// An operand.
    Operand(Operand),
    /// An operator.
    Operator(&'b [u8]),
}

/// An operand.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    /// A number.
    Number(f64),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// A string, in the codes of a font.
    Words(Vec<u8>),
}

impl Operand {
    /// The number that it is.
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The name that it is.
    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }
}

/// The numbers among some operands.
pub(super) fn numbers(operands: &[Operand]) -> Vec<f64> {
    operands.iter().filter_map(Operand::number).collect()
}

/// The tokens of some content.
#[derive(Debug)]
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The bytes from here for as long as they are of some kind.
    fn take(&mut self, is: impl Fn(u8) -> bool) -> &'b [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !is(*byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn next_byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn name(&mut self) -> Operand {
        let raw = self.take(is_regular);
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let [first, after @ ..] = rest {
            let code = after.first_chunk::<2>().and_then(|two| Some(16 * digit(two[0])? + digit(two[1])?));
            match code {
                Some(code) if *first == b'#' => {
                    name.push(code);
                    rest = after.get(2..).unwrap_or_default();
                }
                _ => {
                    name.push(*first);
                    rest = after;
                }
            }
        }
        Operand::Name(name)
    }

    /// A string in round brackets; its opening one is behind us.
    fn literal(&mut self) -> Operand {
        let mut words = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.next_byte() {
            match byte {
                b'\\' => {
                    words.extend(self.escape());
                    continue;
                }
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            words.push(byte);
        }
        Operand::Words(words)
    }

    fn escape(&mut self) -> Option<u8> {
        match self.next_byte()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' | b'\r' => None,
            first if is_octal(first) => {
                let mut code = u16::from(first - b'0');
                for _ in 0..2 {
                    let Some(next) = self.bytes.get(self.at).filter(|byte| is_octal(**byte)) else { break };
                    code = code * 8 + u16::from(next - b'0');
                    self.at += 1;
                }
                u8::try_from(code & 0xff).ok()
            }
            other => Some(other),
        }
    }

    /// A string in sharp brackets, two digits for each byte.
    fn hexadecimal(&mut self) -> Operand {
        let digits: Vec<u8> = self.take(|byte| byte != b'>').iter().filter_map(|byte| digit(*byte)).collect();
        self.at += 1;
        Operand::Words(digits.chunks(2).map(|two| two.iter().fold(0, |code, digit| code * 16 + digit)).collect())
    }

    /// A number or an operator.
    fn word(&mut self) -> Token<'b> {
        let word = self.take(is_regular);
        if word.first().is_some_and(|first| first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
            let number = std::str::from_utf8(word).ok().and_then(|word| word.parse::<f64>().ok());
            return Token::Operand(Operand::Number(number.filter(|number| number.is_finite()).unwrap_or(0.0)));
        }
        if word == b"ID" {
            self.skip_image();
        }
        Token::Operator(word)
    }

    /// Passes over the dots of an image that stands in the content, to behind its `EI`.
    fn skip_image(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = |part: &[u8]| {
            let [before, b'E', b'I', after @ ..] = part else { return false };
            // Dots may look like the end: after that stands content, which is all text.
            let is_text = after.iter().all(|byte| is_blank(*byte) || byte.is_ascii_graphic());
            is_text && is_blank(*before) && after.first().is_none_or(|next| is_blank(*next))
        };
        let end = (0..rest.len()).find(|from| ends(rest.get(*from..rest.len().min(from + 11)).unwrap_or_default()));
        self.at += end.map_or(rest.len(), |end| end + 3);
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let first = *self.bytes.get(self.at)?;
            if is_regular(first) {
                return Some(self.word());
            }
            self.at += 1;
            let is_double = self.bytes.get(self.at) == Some(&first);
            match first {
                b'%' => {
                    self.take(|byte| !matches!(byte, b'\n' | b'\r'));
                }
                b'/' => return Some(Token::Operand(self.name())),
                b'(' => return Some(Token::Operand(self.literal())),
                b'<' if is_double => self.at += 1,
                b'<' => return Some(Token::Operand(self.hexadecimal())),
                _ => {}
            }
        }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'\0' | 12)
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_octal(byte: u8) -> bool {
    matches!(byte, b'0'..=b'7')
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_and_operators() {
        let content = b"% note\n-1.5 /F#311 [(a\\(\\051\\\nb(c)) <4D 6>] TJ<</MCID 0>>BDC ID \x01 EI\xff x EI Q";
        let tokens: Vec<Token<'_>> = Tokens::new(content).collect();
        let words = |text: &[u8]| Token::Operand(Operand::Words(text.to_vec()));
        let name = |text: &[u8]| Token::Operand(Operand::Name(text.to_vec()));
        let number = |number: f64| Token::Operand(Operand::Number(number));
        let expected = [
            number(-1.5),
            name(b"F11"),
            words(b"a()b(c)"),
            words(b"M\x06"),
            Token::Operator(b"TJ"),
            name(b"MCID"),
            number(0.0),
            Token::Operator(b"BDC"),
            Token::Operator(b"ID"),
            Token::Operator(b"Q"),
        ];
        assert_eq!(tokens, expected);
    }
}
