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
    let notes = r#"<p:notes><a:p><a:fld type="slidenum"><a:t>2</a:t></a:fld><a:r><a:t/></a:r></a:p>
        <p:sp><p:nvPr><p:ph type="ftr"/></p:nvPr><a:p><a:r><a:t>Stonebridge Council</a:t></a:r></a:p></p:sp></p:notes>"#;
    let more = [("ppt/slides/_rels/slide1.xml.rels", BESIDE), ("ppt/notesSlides/notesSlide1.xml", notes)];
    hides("talk.pptx", &slides("<p:sld/>", &more), &[]);
}

#[test]
fn slides_that_are_not_named() {
    let more = [("ppt/slides/slide9.xml", "<p:sld/>")];
    hides("talk.pptx", &slides("<p:sld/>", &more), &["1 slide that its list of slides does not name"]);
}

#[test]
fn dark_shapes_over_words() {
    let shape = |left: u32, fill: &str, words: &str| {
        format!(
            r#"<p:sp><p:spPr><a:xfrm><a:off x="{left}" y="500000"/><a:ext cx="2000000" cy="500000"/></a:xfrm>
            <a:solidFill>{fill}</a:solidFill><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></p:spPr>
            <p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"#
        )
    };
    let white = r#"<a:srgbClr val="FFFFFF"/>"#;
    let black = r#"<a:srgbClr val="000000"/>"#;
    let faint = r#"<a:srgbClr val="000000"><a:alpha val="20000"/></a:srgbClr>"#;
    let words = shape(1_000_000, white, "Wren");
    let file = |over: String| slides(&format!("<p:sld>{words}{over}</p:sld>"), &[]);
    let over = "a dark shape over words on slide 2: the words are still under it";
    hides("talk.pptx", &file(shape(900_000, black, "")), &[over]);
    hides("talk.pptx", &file(shape(900_000, faint, "")), &[]);
    hides("talk.pptx", &file(shape(900_000, white, "")), &[]);
    hides("talk.pptx", &file(shape(5_000_000, black, "")), &[]);
    let below = format!("<p:sld>{}{words}</p:sld>", shape(900_000, black, ""));
    hides("talk.pptx", &slides(&below, &[]), &[]);
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
