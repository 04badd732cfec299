//! Files in the open format.

use super::{hides, zipped};
use crate::enclosure::{Look, look};

fn open(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument"), ("content.xml", &content)])
}

fn sheet(style: &str, table: &str) -> String {
    format!(
        r#"<office:spreadsheet><table:table table:name="2025" table:style-name="{style}">{table}</table:table></office:spreadsheet>"#
    )
}

const STYLES: &str = r##"
    <style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
    <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
    <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="T2" style:family="text"><style:text-properties fo:color="#000000" fo:background-color="#000000"/></style:style>
    <style:style style:name="P1" style:family="paragraph"><style:text-properties fo:color="red"/></style:style>
    <style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>"##;

const CELL: &str = "<table:table-cell><text:p>3</text:p></table:table-cell>";

#[test]
fn what_is_seen_is_clean() {
    let table = format!(
        r#"<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
        <table:table-row>{CELL}{CELL}{CELL}<table:table-cell/></table:table-row>
        <table:table-row table:visibility="collapse" table:number-rows-repeated="1000"><table:table-cell/></table:table-row>"#
    );
    hides("figures.ods", &open(STYLES, &sheet("ta1", &table)), &[]);
    let text = r#"<office:text><text:tracked-changes text:track-changes="false"/><text:p text:style-name="P1">Seen</text:p></office:text>"#;
    hides("letter.odt", &open(STYLES, text), &[]);
    hides(
        "talk.odp",
        &open(STYLES, r#"<office:presentation><draw:page draw:style-name="dp2"/></office:presentation>"#),
        &[],
    );
}

#[test]
fn sheets_rows_and_columns() {
    hides("figures.ods", &open(STYLES, &sheet("ta2", "")), &["the sheet “2025” is hidden"]);
    let table = format!(
        r#"<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
        <table:table-row table:number-rows-repeated="4">{CELL}</table:table-row>
        <table:table-row table:visibility="filter" table:number-rows-repeated="2">{CELL}</table:table-row>
        <table:table-row><table:table-cell table:number-columns-repeated="2"/>{CELL}</table:table-row>"#
    );
    let expected = ["the rows 5 to 6 of the sheet “2025” are hidden", "the column C of the sheet “2025” is hidden"];
    hides("figures.ods", &open(STYLES, &sheet("ta1", &table)), &expected);
}

#[test]
fn copies_of_cells_from_elsewhere() {
    let table = sheet("ta1", "") + &sheet("ta2", "").replace("2025", "'file:///C:/staff.xlsx'#Staff");
    hides("figures.ods", &open(STYLES, &table), &["a copy of cells from another workbook that it refers to"]);
}

#[test]
fn comments_and_changes() {
    let note = "<office:text><text:p>Seen<office:annotation><dc:date>2026</dc:date><text:p>Careful</text:p></office:annotation></text:p></office:text>";
    hides("letter.odt", &open("", note), &["1 comment"]);
    let changes = "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>Wren</text:p></text:deletion></text:changed-region></text:tracked-changes></office:text>";
    hides("letter.odt", &open("", changes), &["tracked changes"]);
    let form = "<office:text><text:tracked-changes><text:changed-region><text:format-change/></text:changed-region></text:tracked-changes></office:text>";
    hides("letter.odt", &open("", form), &[]);
}

#[test]
fn hidden_text() {
    let bodies = [
        r#"<text:p><text:span text:style-name="T1">Wren</text:span></text:p>"#,
        r#"<text:p><text:span text:style-name="T2">Wren</text:span></text:p>"#,
        r#"<text:p><text:hidden-text text:string-value="Wren"/></text:p>"#,
        "<text:p><text:hidden-paragraph/>Wren</text:p>",
        r#"<text:section text:display="none"><text:p>Wren</text:p></text:section>"#,
    ];
    for body in bodies {
        hides("letter.odt", &open(STYLES, &format!("<office:text>{body}</office:text>")), &["text that is hidden"]);
    }
}

#[test]
fn text_of_styles_that_are_based_on_others() {
    let styles = r#"<style:default-style style:family="paragraph"><style:text-properties/></style:default-style>
        <style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/>
        <style:style style:name="B" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="C" style:family="paragraph" style:parent-style-name="C"/>
        <style:style style:name="D" style:family="paragraph" style:parent-style-name="B"><style:text-properties text:display="true"/></style:style>"#;
    let (hidden, seen): (&[&str], &[&str]) = (&["text that is hidden"], &[]);
    for (style, expected) in [("A", hidden), ("C", seen), ("D", seen)] {
        let body = format!(r#"<office:text><text:p text:style-name="{style}">Wren</text:p></office:text>"#);
        hides("letter.odt", &open(styles, &body), expected);
    }
}

#[test]
fn what_lies_beside_the_content() {
    let manifest = r#"<manifest:manifest>
        <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
        <manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
        <manifest:file-entry manifest:full-path="Object 2/" manifest:media-type="application/vnd.oasis.opendocument.chart"/>
    </manifest:manifest>"#;
    let styles = "<office:document-styles><office:master-styles><style:master-page><style:header><text:p><office:annotation/></text:p></style:header></style:master-page></office:master-styles></office:document-styles>";
    let file = |name: &str, part: &str| {
        zipped(&[
            ("content.xml", r#"<a><draw:frame drawooo:display="none"/></a>"#),
            ("Basic/Standard/script-lb.xml", "<a/>"),
            (name, part),
        ])
    };
    let shape = "1 hidden shape";
    hides("letter.odt", &file("a.xml", "<a/>"), &[shape]);
    hides("letter.odt", &file("styles.xml", styles), &["1 comment", shape]);
    hides("letter.odt", &file("META-INF/manifest.xml", manifest), &[shape, "1 embedded file, whole, behind an object"]);
    let macros = "macros, with all that is written in them";
    hides("letter.odt", &file("Basic/Standard/Module1.xml", "<a/>"), &[shape, macros]);
}

#[test]
fn slides() {
    let slides = r#"<office:presentation>
        <draw:page><presentation:notes><draw:frame><text:p><text:page-number>1</text:page-number></text:p></draw:frame></presentation:notes></draw:page>
        <draw:page draw:style-name="dp1"><presentation:notes><text:p>Do not mention Wren</text:p></presentation:notes></draw:page>
    </office:presentation>"#;
    hides("talk.odp", &open(STYLES, slides), &["slide 2 is hidden", "the speaker’s notes of slide 2"]);
}

#[test]
fn a_locked_file_is_unseen() {
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", "no XML")]);
    assert!(matches!(look("figures.ods", &locked), Look::Unseen(_)));
}
