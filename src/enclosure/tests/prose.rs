//! Documents.

use super::{hides, package};
use crate::enclosure::{Look, look};

/// A document with a paragraph.
fn document(paragraph: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let body = format!("<w:document><w:body><w:p>{paragraph}</w:p></w:body></w:document>");
    let mut parts = vec![("word/document.xml", body.as_str())];
    parts.extend(more);
    package("word/document.xml", &parts)
}

const HIDDEN: &str = "text that is formatted as hidden";

#[test]
fn what_is_seen_is_clean() {
    let text = r#"<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen</w:t></w:r>
        <w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Seen</w:t></w:r>"#;
    hides("letter.docx", &document(text, &[("word/comments.xml", "<w:comments/>")]), &[]);
}

#[test]
fn tracked_changes() {
    let text = r#"<w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>
        <w:moveFrom w:id="3"><w:r><w:t>moved</w:t></w:r></w:moveFrom>"#;
    hides("letter.docx", &document(text, &[]), &["tracked changes: 1 addition and 2 deletions"]);
    let note = r#"<w:footnotes><w:footnote><w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p></w:footnote></w:footnotes>"#;
    let expected = ["tracked changes: 1 addition and 0 deletions"];
    hides("letter.docx", &document("", &[("word/footnotes.xml", note)]), &expected);
}

#[test]
fn comments() {
    let comments =
        r#"<w:comments><w:comment w:id="1"><w:p><w:r><w:t>Careful</w:t></w:r></w:p></w:comment></w:comments>"#;
    hides("letter.docx", &document("", &[("word/comments.xml", comments)]), &["1 comment"]);
}

#[test]
fn hidden_text() {
    let own = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Wren</w:t></w:r>";
    hides("letter.docx", &document(own, &[]), &[HIDDEN]);
    let styles = r#"<w:styles><w:style w:styleId="Quiet"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Loud"/></w:styles>"#;
    let more = [("word/styles.xml", styles)];
    let run = r#"<w:r><w:rPr><w:rStyle w:val="Quiet"/></w:rPr><w:t>Wren</w:t></w:r>"#;
    hides("letter.docx", &document(run, &more), &[HIDDEN]);
    let paragraph = r#"<w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:r><w:t>Wren</w:t></w:r>"#;
    hides("letter.docx", &document(paragraph, &more), &[HIDDEN]);
    let loud = r#"<w:pPr><w:pStyle w:val="Loud"/></w:pPr><w:r><w:t>Wren</w:t></w:r>"#;
    hides("letter.docx", &document(loud, &more), &[]);
}

#[test]
fn text_of_styles_that_are_based_on_others() {
    let styles = r#"<w:styles><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>
        <w:style w:styleId="B"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>
        <w:style w:styleId="D"><w:basedOn w:val="B"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>"#;
    let text = |style: &str| format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>Wren</w:t></w:r>"#);
    let (hidden, seen): (&[&str], &[&str]) = (&[HIDDEN], &[]);
    for (style, expected) in [("A", hidden), ("C", seen), ("D", seen)] {
        hides("letter.docx", &document(&text(style), &[("word/styles.xml", styles)]), expected);
    }
    let usual = r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
    hides("letter.docx", &document("<w:r><w:t>Wren</w:t></w:r>", &[("word/styles.xml", usual)]), &[HIDDEN]);
}

#[test]
fn words_as_dark_as_what_they_stand_on() {
    let run = |format: &str| format!("<w:r><w:rPr>{format}</w:rPr><w:t>Wren</w:t></w:r>");
    let cell = |format: &str| {
        let run = run(format);
        format!(r#"<w:tbl><w:tc><w:tcPr><w:shd w:fill="000000"/></w:tcPr><w:p>{run}</w:p></w:tc></w:tbl>"#)
    };
    let black = r#"<w:color w:val="000000"/>"#;
    let swallowed = [
        run(r#"<w:highlight w:val="black"/>"#),
        run(r#"<w:color w:val="1A1A1A"/><w:shd w:val="clear" w:fill="000000"/>"#),
        cell(black),
    ];
    for text in swallowed {
        hides("letter.docx", &document(&text, &[]), &["words that are as dark as what they stand on"]);
    }
    let seen = [
        run(r#"<w:highlight w:val="yellow"/>"#),
        run(r#"<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>"#),
        run(r#"<w:shd w:val="clear" w:fill="000000"/>"#),
        cell(""),
        format!("{}<w:p>{}</w:p>", cell(""), run(black)),
    ];
    for text in seen {
        hides("letter.docx", &document(&text, &[]), &[]);
    }
}

#[test]
fn rows_pictures_and_parts() {
    let row = "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr></w:tr></w:tbl>";
    hides("letter.docx", &document(row, &[]), &[HIDDEN]);
    let picture = r#"<w:r><w:drawing><wp:docPr id="1" name="Map" hidden="1"/></w:drawing></w:r>"#;
    hides("letter.docx", &document(picture, &[]), &["1 hidden picture or shape"]);
    let other = document(r#"<w:altChunk r:id="rId5"/>"#, &[]);
    assert!(matches!(look("letter.docx", &other), Look::Unseen(_)));
}

#[test]
fn macros_and_embedded_files() {
    let more = [("word/vbaProject.bin", "x"), ("word/embeddings/a.xlsx", "x"), ("word/embeddings/b.bin", "x")];
    let expected = ["macros, with all that is written in them", "2 embedded files, whole, behind a chart or an object"];
    hides("letter.docm", &document("", &more), &expected);
}
