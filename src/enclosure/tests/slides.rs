//! Presentations.

use super::{hides, package};

const MAIN: &str = r#"<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId7"/><p:sldId id="257" r:id="rId3"/></p:sldIdLst></p:presentation>"#;

const LINKS: &str = r#"<Relationships>
    <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide1.xml"/>
    <Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide2.xml"/>
</Relationships>"#;

/// A presentation: the second slide is the part `slide1.xml`.
fn slides(second: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![
        ("ppt/presentation.xml", MAIN),
        ("ppt/_rels/presentation.xml.rels", LINKS),
        ("ppt/slides/slide2.xml", r#"<p:sld show="1"/>"#),
        ("ppt/slides/slide1.xml", second),
    ];
    parts.extend(more);
    package("ppt/presentation.xml", &parts)
}

const BESIDE: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide" Target="../notesSlides/notesSlide1.xml"/>
    <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments/comment1.xml"/>
</Relationships>"#;

#[test]
fn what_is_seen_is_clean() {
    let notes = r#"<p:notes><a:p><a:fld type="slidenum"><a:t>2</a:t></a:fld><a:r><a:t/></a:r></a:p></p:notes>"#;
    let more = [("ppt/slides/_rels/slide1.xml.rels", BESIDE), ("ppt/notesSlides/notesSlide1.xml", notes)];
    hides("talk.pptx", &slides("<p:sld/>", &more), &[]);
}

#[test]
fn hidden_slides_and_shapes() {
    hides("talk.pptx", &slides(r#"<p:sld show="0"/>"#, &[]), &["slide 2 is hidden"]);
    let shape = r#"<p:sld><p:sp><p:cNvPr id="2" name="Box" hidden="1"/></p:sp></p:sld>"#;
    hides("talk.pptx", &slides(shape, &[]), &["1 hidden shape on slide 2"]);
}

#[test]
fn notes_and_comments() {
    let notes = "<p:notes><a:p><a:r><a:t>Do not mention Wren</a:t></a:r></a:p></p:notes>";
    let comments = "<p:cmLst><p:cm/><p:cm/></p:cmLst>";
    let more = [
        ("ppt/slides/_rels/slide1.xml.rels", BESIDE),
        ("ppt/notesSlides/notesSlide1.xml", notes),
        ("ppt/comments/comment1.xml", comments),
        ("ppt/embeddings/book.xlsx", "x"),
    ];
    let expected = [
        "the speaker’s notes of slide 2",
        "2 comments on slide 2",
        "1 embedded file, whole, behind a chart or an object",
    ];
    hides("talk.pptx", &slides("<p:sld/>", &more), &expected);
}
