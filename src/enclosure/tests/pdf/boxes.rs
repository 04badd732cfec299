//! Boxes, and what only looks like one.

use lopdf::{Dictionary, ObjectId, Stream, dictionary};

use super::{OVER, WORDS, changed, page};
use crate::enclosure::tests::hides;
use crate::enclosure::{Look, look};

#[test]
fn boxes_that_are_not_dark_or_not_quite_boxes() {
    page(&format!("{WORDS} 1 g 90 690 300 30 re f"), &[OVER]);
    page(&format!("{WORDS} /Marker gs 1 1 0 rg 90 690 300 30 re f"), &[]);
    page(&format!("{WORDS} /Faint gs /Bare gs 0 g 90 690 300 30 re f"), &[]);
    // As LibreOffice draws it: from the middle of an edge.
    page(&format!("{WORDS} 200 690 m 90 690 l 90 720 l 400 720 l 400 690 l 200 690 l h f*"), &[OVER]);
    let round = "95 690 m 395 690 l 398 690 400 692 400 695 c 400 715 l 400 718 398 720 395 720 c 95 720 l 90 720 90 715 v 90 695 l 90 692 95 690 y f";
    page(&format!("{WORDS} {round}"), &[OVER]);
    page(&format!("{WORDS} 90 690 m 400 690 l 90 720 l f"), &[]);
    page(&format!("{WORDS} 16 w 90 704 m 300 704 l S"), &[OVER]);
    page(&format!("{WORDS} 1 w 90 704 m 300 704 l S"), &[]);
    let strips: String = (0..10).map(|row| format!("90 {} 300 2 re f ", 694 + 2 * row)).collect();
    page(&format!("{WORDS} {strips}"), &[OVER]);
}

#[test]
fn frames_are_no_boxes() {
    // By turns, by the way in which they are drawn, and as what bounds all that comes.
    for frame in [
        "91 691 298 28 re 90 690 300 30 re f*",
        "90 690 m 390 690 l 390 720 l 90 720 l h 91 691 m 91 719 l 389 719 l 389 691 l h f",
        "q 90 690 300 30 re 91 691 298 28 re W* n 80 680 320 50 re f Q",
    ] {
        page(&format!("{frame} {WORDS}"), &[]);
        page(&format!("{WORDS} {frame}"), &[]);
    }
    // Two boxes that are drawn the same way are one.
    page(&format!("{WORDS} 90 690 300 30 re 91 691 298 28 re f"), &[OVER]);
}

/// A page that calls a form that calls another, to some depth, and each so often.
fn nested(depth: usize, times: usize) -> Vec<u8> {
    changed(WORDS, |pdf, _, page| {
        let mut inner =
            pdf.add_object(Stream::new(dictionary! { "Subtype" => "Form" }, b"90 690 300 30 re f".to_vec()));
        for _ in 0..depth {
            let form = dictionary! { "Subtype" => "Form", "Resources" => naming(inner) };
            inner = pdf.add_object(Stream::new(form, "/X1 Do ".repeat(times).into_bytes()));
        }
        let content = pdf.add_object(Stream::new(Dictionary::new(), format!("{WORDS} /X1 Do").into_bytes()));
        page.set("Contents", content);
        page.set("Resources", naming(inner));
    })
}

fn naming(form: ObjectId) -> Dictionary {
    dictionary! { "XObject" => dictionary! { "X1" => form } }
}

#[test]
fn forms_in_each_other() {
    hides("letter.pdf", &nested(6, 1), &[OVER]);
    assert!(matches!(look("letter.pdf", &nested(12, 1)), Look::Unseen(_)));
    assert!(matches!(look("letter.pdf", &nested(8, 50)), Look::Unseen(_)));
}
