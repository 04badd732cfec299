//! Two versions of letters as a page for a browser, on which a lawyer reads them.

use std::fmt::Write;

use super::shown;
use crate::backend::html::escape;
use crate::comparison::{Compared, Comparison, LineKind, Piece};

const STYLE: &str = "body{font:17px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}del{background:#ffe0dd;color:#7a0c00}ins{background:#dff5df;color:#0b4a0b;text-decoration:none;font-weight:bold}blockquote{border-left:3px solid #888;margin-left:0;padding-left:1em}article{border-top:3px solid #333;margin-top:3em}.gap{color:#555}";

/// A page with letters and their changes; `all` is how many letters read differently.
pub(super) fn write(comparisons: &[&Comparison], all: usize, whole: bool) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Changes of wording</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Changes of wording</h1>\n<p>{all} letters read differently. The {} below show every change. <del>Words that went</del> are struck through; <ins>words that came</ins> are bold.</p>\n",
        comparisons.len()
    );
    for comparison in comparisons {
        let _ = write!(page, "<article>\n<h2>{}</h2>\n", escape(&comparison.name));
        let mut left_out = false;
        for (line, shown) in comparison.lines.iter().zip(shown(comparison, whole)) {
            if shown {
                page.push_str(&block(line));
            } else if !left_out {
                page.push_str("<p class=\"gap\">…</p>\n");
            }
            left_out = !shown;
        }
        page.push_str("</article>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn block(line: &Compared) -> String {
    let words: String = line.pieces.iter().map(words).collect();
    match line.kind {
        LineKind::Heading(level) => {
            let level = (level + 2).min(6);
            format!("<h{level}>{words}</h{level}>\n")
        }
        LineKind::Paragraph | LineKind::Row => format!("<p>{words}</p>\n"),
        LineKind::Item => format!("<ul><li>{words}</li></ul>\n"),
        LineKind::Quotation => format!("<blockquote><p>{words}</p></blockquote>\n"),
    }
}

fn words(piece: &Piece) -> String {
    match piece {
        Piece::Same(words) => escape(words),
        Piece::Old(words) => format!("<del>{}</del>", escape(words)),
        Piece::New(words) => format!("<ins>{}</ins>", escape(words)),
    }
}
