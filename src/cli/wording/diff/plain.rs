//! Two versions of letters for a terminal.

use std::fmt::Write;

use super::shown;
use crate::comparison::{Comparison, LineKind, Piece};

const RED: &str = "\u{1b}[31;9m";
const GREEN: &str = "\u{1b}[32;1m";
const PLAIN: &str = "\u{1b}[0m";

/// Letters with their changes: `[-old-]{+new+}`, in colours where those are wanted.
pub(super) fn write(comparisons: &[&Comparison], whole: bool, colour: bool) -> String {
    let mut text = String::new();
    for comparison in comparisons {
        let _ = write!(text, "=== {}\n\n", comparison.name);
        let mut left_out = false;
        for (line, shown) in comparison.lines.iter().zip(shown(comparison, whole)) {
            if !shown {
                if !left_out {
                    text.push_str("…\n\n");
                }
                left_out = true;
                continue;
            }
            left_out = false;
            let words: String = line.pieces.iter().map(|piece| words(piece, colour)).collect();
            let before = match line.kind {
                LineKind::Heading(level) => "#".repeat(usize::from(level)) + " ",
                LineKind::Paragraph => String::new(),
                LineKind::Item => "- ".to_owned(),
                LineKind::Quotation => "> ".to_owned(),
                LineKind::Row => "| ".to_owned(),
            };
            let _ = write!(text, "{before}{words}\n\n");
        }
    }
    text
}

fn words(piece: &Piece, colour: bool) -> String {
    match piece {
        Piece::Same(words) => words.clone(),
        Piece::Old(words) if colour => format!("{RED}[-{words}-]{PLAIN}"),
        Piece::New(words) if colour => format!("{GREEN}{{+{words}+}}{PLAIN}"),
        Piece::Old(words) => format!("[-{words}-]"),
        Piece::New(words) => format!("{{+{words}+}}"),
    }
}
