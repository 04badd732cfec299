//! PDF files.

mod boxes;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::hides;
use crate::enclosure::{Look, look};

/// A document of one page, changed before it is written: the file, its catalogue and its page.
fn changed(content: &str, change: impl FnOnce(&mut Document, &mut Dictionary, &mut Dictionary)) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let content = pdf.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let font = pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let faint = dictionary! { "ca" => 0.3_f32 };
    let bare = dictionary! { "SMask" => "None" };
    let resources = dictionary! {
        "Font" => dictionary! { "F1" => font },
        "ExtGState" => dictionary! { "Faint" => faint, "Marker" => dictionary! { "BM" => "Multiply" }, "Bare" => bare },
    };
    let mut page = dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "Contents" => content,
        "Resources" => resources,
    };
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    change(&mut pdf, &mut catalog, &mut page);
    let page = pdf.add_object(page);
    pdf.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => vec![Object::from(page)], "Count" => 1 });
    let catalog = pdf.add_object(catalog);
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

const WORDS: &str = "BT /F1 12 Tf 100 700 Td (Wren Calloway of Mill Lane) Tj ET\n";

const OVER: &str = "a box over words on page 1: the words are still under it";

/// A page with words.
pub(super) fn plain() -> Vec<u8> {
    changed(WORDS, |_, _, _| {})
}

#[track_caller]
fn page(content: &str, expected: &[&str]) {
    hides("letter.pdf", &changed(content, |_, _, _| {}), expected);
}

#[test]
fn what_is_seen_is_clean() {
    hides("letter.pdf", &plain(), &[]);
    // White words on a dark box, a rule, a line that strikes out, a faint box, a box beside the words.
    page(&format!("0 0 0.4 rg 90 690 300 30 re f 1 g {WORDS}"), &[]);
    page(&format!("{WORDS} 0 g 100 698 150 1 re f 100 703 150 1 re f"), &[]);
    page(&format!("{WORDS} /Faint gs 0 g 90 690 300 30 re f"), &[]);
    page(&format!("{WORDS} 0 g 90 600 300 30 re f"), &[]);
    // A box that is drawn and not filled, and one that is cut down to a corner without words.
    page(&format!("{WORDS} 0 g 90 690 300 30 re S"), &[]);
    page(&format!("{WORDS} 0 g q 300 300 10 10 re W n 0 0 595 842 re f Q"), &[]);
    // A dark page with a light card on it.
    page(&format!("0 g 0 0 595 842 re f 1 g 80 680 400 60 re f 0 g {WORDS}"), &[]);
}

#[test]
fn boxes_over_words() {
    page(&format!("{WORDS} 0 g 140 695 60 20 re f"), &[OVER]);
    // Black is what is filled with where nothing else is said.
    page(&format!("{WORDS} 90 690 m 400 690 l 400 720 l 90 720 l h B*"), &[OVER]);
    page(&format!("{WORDS} q 2 0 0 2 0 0 cm 0 0 0 1 k 47 346 60 12 re f Q"), &[OVER]);
    page(
        "BT /F1 12 Tf 1 0 0 1 100 700 Tm [(Wr) -20 (en)] TJ 0 -14 TD (Calloway) Tj <4d696c6c> ' ET 90 665 80 14 re f",
        &[OVER],
    );
    page(&format!("{WORDS} BI /W 1 /H 1 /BPC 8 /CS /G ID \u{7f} EI 0.1 0.1 0.1 rg 90 690 300 30 re f"), &[OVER]);
}

#[test]
fn words_as_dark_as_their_box() {
    page(&format!("0 g 90 690 300 30 re f {WORDS}"), &["words on page 1 that are as dark as the box they stand on"]);
}

#[test]
fn boxes_in_forms() {
    let form = |pdf: &mut Document, page: &mut Dictionary, content: &str| {
        let matrix = [1, 0, 0, 1, 0, 90].map(Object::from).to_vec();
        let bounds = [0, 0, 595, 842].map(Object::from).to_vec();
        let form = dictionary! { "Subtype" => "Form", "Matrix" => matrix, "BBox" => bounds };
        let form = pdf.add_object(Stream::new(form, content.as_bytes().to_vec()));
        // The form names itself, as nothing may.
        page.set("Resources", dictionary! { "XObject" => dictionary! { "X1" => form } });
    };
    let file = |content: &str| changed(&format!("{WORDS} /X1 Do"), |pdf, _, page| form(pdf, page, content));
    hides("letter.pdf", &file("0 g 90 600 300 30 re f /X1 Do"), &[OVER]);
    hides("letter.pdf", &file("0 g 90 690 300 30 re f /X1 Do"), &[]);
}

/// A page with an annotation.
fn annotated(annotation: Dictionary) -> Vec<u8> {
    changed(WORDS, |pdf, _, page| {
        let annotation = pdf.add_object(annotation);
        page.set("Annots", vec![Object::from(annotation)]);
    })
}

#[test]
fn what_lies_on_a_page() {
    let black = || vec![Object::from(0), Object::from(0), Object::from(0)];
    let cases = [
        (dictionary! { "Subtype" => "Link" }, ""),
        (dictionary! { "Subtype" => "Widget" }, ""),
        (dictionary! { "Subtype" => "Highlight", "C" => vec![Object::from(1), Object::from(1), Object::from(0)] }, ""),
        (dictionary! { "Subtype" => "Square", "C" => black() }, ""),
        (dictionary! { "Subtype" => "Square", "IC" => black(), "CA" => 0.2_f32 }, ""),
        (dictionary! { "Subtype" => "FreeText", "Contents" => Object::string_literal("Received") }, ""),
        (dictionary! { "Subtype" => "Square", "IC" => black() }, SHAPE),
        (dictionary! { "Subtype" => "Highlight", "C" => black() }, SHAPE),
        (dictionary! { "Subtype" => "Ink", "C" => black(), "BS" => dictionary! { "W" => 12 } }, SHAPE),
        (dictionary! { "Subtype" => "Redact" }, "words on page 1 that are marked for redaction, and not taken out"),
        (dictionary! { "Subtype" => "Text" }, "1 note on page 1"),
        (dictionary! { "Subtype" => "StrikeOut", "Contents" => Object::string_literal("Why?") }, "1 note on page 1"),
        (dictionary! { "Subtype" => "FileAttachment" }, "1 attached file on page 1"),
    ];
    for (annotation, what) in cases {
        let expected: Vec<&str> = Some(what).into_iter().filter(|what| !what.is_empty()).collect();
        hides("letter.pdf", &annotated(annotation), &expected);
    }
}

const SHAPE: &str = "a shape laid over page 1: what is under it is still in the file";

#[test]
fn light_shapes() {
    let white = |kind: &str, low: i64| {
        let colour = || vec![Object::from(1), Object::from(1), Object::from(1)];
        let place = [90, low, 400, low + 30].map(Object::from).to_vec();
        annotated(dictionary! { "Subtype" => kind, "IC" => colour(), "C" => colour(), "Rect" => place })
    };
    hides("letter.pdf", &white("Square", 690), &[OVER]);
    hides("letter.pdf", &white("FreeText", 690), &[OVER]);
    hides("letter.pdf", &white("Square", 600), &[]);
}

#[test]
fn stamps() {
    let file = changed(WORDS, |pdf, _, page| {
        let looks = pdf.add_object(Stream::new(Dictionary::new(), b"0 g 0 0 200 20 re f".to_vec()));
        let stamp = dictionary! { "Subtype" => "Stamp", "AP" => dictionary! { "N" => looks } };
        page.set("Annots", vec![Object::from(stamp)]);
    });
    hides("letter.pdf", &file, &[SHAPE]);
}

#[test]
fn attached_files() {
    let file = changed(WORDS, |_, catalog, _| {
        let files = dictionary! { "Names" => vec![Object::string_literal("raw.xlsx"), Object::Null] };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => files });
    });
    hides("letter.pdf", &file, &["other files that are attached to it"]);
    let hybrid = changed(WORDS, |pdf, _, _| pdf.trailer.set("AdditionalStreams", vec![Object::Null]));
    hides("letter.pdf", &hybrid, &["other files that are attached to it"]);
    let beside = changed(WORDS, |_, _, page| page.set("AF", vec![Object::Null]));
    hides("letter.pdf", &beside, &["1 attached file on page 1"]);
}

#[test]
fn a_file_that_can_be_repaired() {
    hides("letter.pdf", &[plain(), vec![0; 1_100]].concat(), &[]);
    hides("letter.pdf", &[plain(), vec![b'x'; 1_100]].concat(), &[]);
    let why = "its table of contents is damaged: print it to PDF anew".to_owned();
    assert_eq!(look("letter.pdf", b"%PDF-1.7 and no more"), Look::Damaged(why));
}

#[test]
fn layers_that_are_switched_off() {
    let layers = |usual: Dictionary| {
        changed(WORDS, |pdf, catalog, _| {
            let layer = pdf.add_object(dictionary! { "Type" => "OCG" });
            let all = dictionary! { "OCGs" => vec![Object::from(layer)], "D" => usual };
            catalog.set("OCProperties", all);
        })
    };
    hides("plan.pdf", &layers(dictionary! {}), &[]);
    let off = dictionary! { "OFF" => vec![Object::from((5, 0))] };
    hides("plan.pdf", &layers(off), &["1 layer that is switched off"]);
    hides("plan.pdf", &layers(dictionary! { "BaseState" => "OFF" }), &["1 layer that is switched off"]);
}

#[test]
fn a_locked_file_is_unseen() {
    let file = changed(WORDS, |pdf, _, _| {
        let lock = pdf.add_object(dictionary! { "Filter" => "Standard", "V" => 99, "R" => 99 });
        pdf.trailer.set("Encrypt", lock);
    });
    assert!(matches!(look("letter.pdf", &file), Look::Unseen(_)));
}

#[test]
fn what_is_missing_is_not_clean() {
    let file = changed(WORDS, |_, _, page| page.set("Contents", Object::Reference((99, 0))));
    assert!(matches!(look("letter.pdf", &file), Look::Damaged(_)));
    let packed = changed(WORDS, |pdf, _, page| {
        let content = dictionary! { "Filter" => "RunLengthDecode" };
        let content = pdf.add_object(Stream::new(content, b"x".to_vec()));
        page.set("Contents", content);
    });
    assert!(matches!(look("letter.pdf", &packed), Look::Unseen(_)));
}
