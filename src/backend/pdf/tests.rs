//! What holds of every page, whatever the letter.

use proptest::prelude::*;

use super::band::{Band, Content, Line};
use super::flow::Flow;
use super::pages::{Page, paginate};
use super::tags::Kid;
use super::{Printer, style};
use crate::calendar::Day;
use crate::catalogue::PartKind;
use crate::document::{About, Document, Origins, Part, number_notes, parse, tidy};

fn letter(markdown: &str) -> Document {
    let part = |kind, blocks| Part { kind, id: None, blocks };
    let blocks = |text: &str| tidy(parse(text, &Origins::One(None)));
    let mut parts = vec![
        part(PartKind::Letterhead, blocks("**Tarnbrook District Council**\\\nThe Guildhall")),
        part(PartKind::Body, blocks(markdown)),
        part(PartKind::SignOff, blocks("Yours sincerely\n\n**Wren Calloway**\\\nInformation Team")),
        part(PartKind::Annex, blocks("# Annex A\n\nThe end.")),
    ];
    number_notes(&mut parts);
    Document {
        title: "T".to_owned(),
        author: "T".to_owned(),
        reference: "T-1".to_owned(),
        #[expect(clippy::unwrap_used, reason = "it is a date")]
        date: Day::parse("2026-06-19").map_err(|_| ()).unwrap(),
        language: "en-GB",
        draft: false,
        parts,
        about: About::default(),
    }
}

const END: f32 = style::PAGE.1 - style::BOTTOM;

fn inside(line: &Line, left: f32, right: f32) {
    assert!(left >= style::SIDE - 0.1, "a line begins left of the text");
    assert!(left + line.width <= right + 0.5, "a line of {} ends beyond {right}", line.width);
}

/// Checks the pages of some Markdown.
fn check(markdown: &str) {
    let document = letter(markdown);
    let mut printer = Printer::plain();
    let flow = Flow::new(&document, &printer.fonts, &mut printer.shaper);
    let pages = paginate(&flow.bands, &flow.notes);
    once(&flow.bands, &pages);
    notes_once(&flow.notes, &pages);
    for page in &pages {
        for placed in &page.placed {
            let band = &flow.bands[placed.band];
            match &band.content {
                Content::Line(line, x, _) => inside(line, *x, style::SIDE + style::MEASURE),
                Content::Row(row) => {
                    for cell in &row.cells {
                        cell.lines.iter().for_each(|line| inside(line, cell.x, cell.x + cell.width));
                    }
                }
                _ => {}
            }
            let height = match (&band.content, &placed.lines) {
                (Content::Row(row), Some(lines)) => lines.len() as f32 * row.leading + 2.0 * style::CELL.1,
                _ => band.height,
            };
            let notes: f32 = page.notes.iter().map(|note| flow.notes[note.note][note.band].height).sum();
            assert!(placed.top + height <= END - notes + 0.1, "a band runs off the page or into the footnotes");
        }
    }
    kept_together(&flow.bands, &pages);
    for line in pages.iter().flat_map(|page| &page.notes) {
        assert!(line.top >= style::TOP - 0.1, "a footnote begins above the page");
        if let Content::Line(text, x, _) = &flow.notes[line.note][line.band].content {
            inside(text, *x, style::SIDE + style::MEASURE);
        }
    }
    let marks = |bands: &[Band]| bands.iter().map(|band| band.labels.len()).sum::<usize>();
    let drawn = marks(&flow.bands) + flow.notes.iter().map(|bands| marks(bands)).sum::<usize>();
    let wanted = flow.tree.elements.iter().filter(|element| element.kind == "Lbl").count();
    let called = flow.tree.elements.iter().filter(|element| element.kind == "Reference").count();
    assert_eq!(drawn + called, wanted, "a mark of a list or of a footnote is lost");
    for (place, element) in flow.tree.elements.iter().enumerate() {
        for kid in &element.kids {
            if let Kid::Element(id) = kid {
                assert!(id.0 > place, "an element comes after its parent");
            }
        }
    }
}

/// Every band stands on a page once, in order; every line of a divided row does.
fn once(bands: &[Band], pages: &[Page]) {
    let placed = pages.iter().flat_map(|page| &page.placed).filter(|placed| !placed.again);
    let mut next = (0, 0);
    for placed in placed {
        assert_eq!(placed.band, next.0, "bands are out of order");
        let Content::Row(row) = &bands[placed.band].content else {
            next.0 += 1;
            continue;
        };
        let lines = placed.lines.clone().unwrap_or(0..row.lines());
        assert_eq!(lines.start, next.1, "lines of a row are out of order");
        next = if lines.end == row.lines() { (next.0 + 1, 0) } else { (next.0, lines.end) };
    }
    assert_eq!(next, (bands.len(), 0), "a band is lost");
}

fn notes_once(notes: &[Vec<Band>], pages: &[Page]) {
    let mut placed: Vec<(usize, usize)> =
        pages.iter().flat_map(|page| &page.notes).map(|line| (line.note, line.band)).collect();
    placed.sort_unstable();
    let lines = notes.iter().enumerate();
    let wanted: Vec<(usize, usize)> =
        lines.flat_map(|(note, bands)| (0..bands.len()).map(move |band| (note, band))).collect();
    assert_eq!(placed, wanted, "a line of a footnote is lost or stands twice");
}

/// No page ends with what belongs to the next, unless all of it belongs together.
fn kept_together(bands: &[Band], pages: &[Page]) {
    for page in pages {
        let own: Vec<&Band> =
            page.placed.iter().filter(|placed| !placed.again).map(|placed| &bands[placed.band]).collect();
        let next = page.placed.last().and_then(|placed| bands.get(placed.band + 1));
        let divided = page.placed.last().is_some_and(|placed| placed.lines.is_some());
        if let (Some(last), Some(next)) = (own.last(), next)
            && !next.page
            && !divided
        {
            assert!(!last.keep || own.iter().all(|band| band.keep), "a page ends with what belongs to the next");
        }
    }
}

fn blocks() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        "[A-Za-z]{1,12}( [A-Za-z,.()]{1,12}){0,60}",
        "[a-z]{80,400}",
        "(שלום|Ŵyr|e\u{301}|36\\(2\\)\\(b\\)|https://example.org/a/b| ){1,30}",
        "(\\*\\*[a-z]{1,9}\\*\\* |`[a-z ]{1,40}` |\\*[a-z]{1,9}\\* ){1,20}",
    ];
    let row = "\\| ([a-z]{1,30} ){0,20}\\| [0-9,]{1,9} \\| [a-z]{1,60} \\|";
    let head = prop_oneof![Just("`a`"), Just("a[^h]"), Just("**a**"), Just("[a](https://example.org)")];
    let note = "\n\n[^h]: - first of the note\n    - second of the note\n\n      # head\n\n";
    prop_oneof![
        5 => words.clone().prop_map(|words| format!("{words}\n\n")),
        1 => words.clone().prop_map(|words| format!("## {words}\n\n")),
        1 => prop::collection::vec(words.clone(), 1..6)
            .prop_map(|items| items.iter().enumerate().map(|(depth, item)| "  ".repeat(depth % 4) + "- " + item + "\n").collect::<String>() + "\n"),
        1 => words.clone().prop_map(|words| format!("> {words}\n\n")),
        1 => (words.clone(), words.clone()).prop_map(|(one, note)| format!("{one}[^{0}]\n\n[^{0}]: {note}\n\n", one.len())),
        1 => (head, prop::collection::vec(row, 1..40)).prop_map(move |(head, rows)| {
            format!("| {head} | b | c |\n|---|---|---|\n{}{note}", rows.join("\n"))
        }),
        1 => Just("- 1. one\n- - two\n- > three\n\n".to_owned()),
        1 => words.prop_map(|words| format!("```\n{words}\n```\n\n")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_page_holds_what_it_shows_and_nothing_is_lost(blocks in prop::collection::vec(blocks(), 0..40)) {
        check(&blocks.concat());
    }
}

#[test]
fn long_footnotes_and_tall_rows_go_on_overleaf() {
    check(&format!("Word.[^1] More.[^2]\n\n[^1]: {}\n\n[^2]: short\n", "Note upon note. ".repeat(1_000)));
    check(&format!("| a | b |\n|---|---|\n| {} | x |\n| y | z |\n", "words of a row ".repeat(1_500)));
    check(
        &("filler\n\n".repeat(29)
            + "| a |\n|---|\n"
            + &"| words that fill a row[^1] |\n".repeat(40)
            + "\n[^1]: note\n"),
    );
}
