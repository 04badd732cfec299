//! How dark the colours are that office programs name.

/// Below this brightness, of a thousand times 255, a colour is dark.
const DARK: u32 = 76_500;

/// Whether a colour is dark, by its red, green and blue in hexadecimal digits; digits before them say how strong it is.
/// Nobody knows where it is no such colour: it may be `auto`.
pub(super) fn is_dark(colour: &str) -> Option<bool> {
    let digits = colour.trim_start_matches('#');
    let start = digits.len().checked_sub(6)?;
    let part = |place: usize| {
        let from = start + 2 * place;
        digits.get(from..from + 2).and_then(|two| u32::from_str_radix(two, 16).ok())
    };
    Some(299 * part(0)? + 587 * part(1)? + 114 * part(2)? < DARK)
}

#[cfg(test)]
mod tests {
    use super::is_dark;

    #[test]
    fn colours() {
        let cases = [
            ("#000000", Some(true)),
            ("FF1F1F1F", Some(true)),
            ("ffff00", Some(false)),
            ("auto", None),
            ("inherit", None),
            ("", None),
        ];
        for (colour, dark) in cases {
            assert_eq!(is_dark(colour), dark, "{colour}");
        }
    }
}
