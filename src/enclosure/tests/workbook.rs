//! Workbooks.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{hides, package};
use crate::enclosure::{Look, grid, look};

const ONE_SHEET: &str = r#"<workbook><sheets><sheet name="2025" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

const LINKS: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/>
</Relationships>"#;

const SHEET: &str = r#"<worksheet><cols><col min="8" max="16384" width="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>3</v></c></row><row r="2" hidden="1"/></sheetData></worksheet>"#;

/// A workbook with one sheet.
fn book(main: &str, sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts =
        vec![("xl/workbook.xml", main), ("xl/_rels/workbook.xml.rels", LINKS), ("xl/worksheets/sheet1.xml", sheet)];
    parts.extend(more);
    package("xl/workbook.xml", &parts)
}

/// A workbook that hides nothing: its hidden rows and columns are empty.
pub(super) fn plain() -> Vec<u8> {
    book(ONE_SHEET, SHEET, &[])
}

/// A workbook whose sheet is so many megabytes of nothing.
pub(super) fn with_nought_bytes(megabytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("xl/workbook.xml", ONE_SHEET), ("xl/_rels/workbook.xml.rels", LINKS)] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let megabyte = vec![0_u8; 1024 * 1024];
    for _ in 0..megabytes {
        writer.write_all(&megabyte).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_seen_is_clean() {
    hides("figures.xlsx", &plain(), &[]);
}

#[test]
fn sheets_that_are_missing_or_not_named() {
    let lost = |name: &str, file: Vec<u8>| assert!(matches!(look(name, &file), Look::Damaged(_)), "{name}");
    // A workbook that was given the ending of a document.
    lost("figures.docx", plain());
    lost("figures.pptx", plain());
    lost("figures.xlsx", book(&ONE_SHEET.replace("rId1", "rId9"), SHEET, &[]));
    lost("figures.xlsx", book(&ONE_SHEET.replace("rId1", "rId2"), SHEET, &[]));
    let more = [("xl/worksheets/sheet7.xml", SHEET)];
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &more), &["1 sheet that its list of sheets does not name"]);
}

#[test]
fn sheets() {
    let main = r#"<workbook><sheets>
        <sheet name="2025" sheetId="1" r:id="rId1"/>
        <sheet name="Raw &amp; late" sheetId="2" state="hidden" r:id="rId2"/>
        <sheet name="Deep" sheetId="3" state="veryHidden" r:id="rId3"/>
    </sheets></workbook>"#;
    let expected = ["the sheet “Raw & late” is hidden", "the sheet “Deep” is hidden, and no menu shows it"];
    hides("figures.xlsx", &book(main, SHEET, &[]), &expected);
}

#[test]
fn rows() {
    let sheet = r#"<worksheet><sheetData>
        <row r="11"><c r="A11"><v>1</v></c></row>
        <row r="12" hidden="1"><c r="A12"><v>1</v></c></row>
        <row r="13" hidden="1"/>
        <row hidden="true"><c><is><t>Wren</t></is></c></row>
        <row r="20" hidden="1"><c r="A20" s="4"/></row>
        <row r="30" ht="0" customHeight="1"><c r="A30"><f>A1</f></c></row>
    </sheetData></worksheet>"#;
    hides("figures.xlsx", &book(ONE_SHEET, sheet, &[]), &["the rows 12 to 14, 30 of the sheet “2025” are hidden"]);
    let sheet = r#"<worksheet><sheetData><row r="7" hidden="1"><c r="B7"><v>1</v></c></row></sheetData></worksheet>"#;
    hides("figures.xlsx", &book(ONE_SHEET, sheet, &[]), &["the row 7 of the sheet “2025” is hidden"]);
}

#[test]
fn columns() {
    let sheet = r#"<worksheet><cols>
        <col min="2" max="2" width="9" hidden="1"/>
        <col min="3" max="3" width="0" customWidth="1"/>
        <col min="5" max="5" width="9" hidden="1"/>
        <col min="7" max="16384" width="9" hidden="1"/>
    </cols><sheetData>
        <row r="1"><c r="A1"><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c r="H1"><v>4</v></c></row>
    </sheetData></worksheet>"#;
    hides("figures.xlsx", &book(ONE_SHEET, sheet, &[]), &["the columns B to C, G to H of the sheet “2025” are hidden"]);
}

#[test]
fn columns_that_overlap() {
    let cell = r#"<c r="F1"><v>1</v></c>"#;
    let many = r#"<col min="2" max="9" hidden="1"/><col min="5" max="12" hidden="1"/>"#.repeat(20_000);
    let sheet =
        format!("<worksheet><cols>{many}</cols><sheetData><row>{}</row></sheetData></worksheet>", cell.repeat(20_000));
    hides("figures.xlsx", &book(ONE_SHEET, &sheet, &[]), &["the columns B to L of the sheet “2025” are hidden"]);
}

#[test]
fn hidden_shapes() {
    let drawing = r#"<xdr:wsDr><xdr:pic><xdr:cNvPr id="2" name="Map" hidden="1"/></xdr:pic><xdr:sp><xdr:cNvPr id="3" hidden="1">
        <a:extLst><a:ext><a14:compatExt/></a:ext></a:extLst></xdr:cNvPr></xdr:sp></xdr:wsDr>"#;
    let more = [("xl/drawings/drawing1.xml", drawing)];
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &more), &["1 hidden picture or shape"]);
}

#[test]
fn cells_that_show_nothing() {
    let looks = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts>
        <fonts><font><color theme="1"/></font><font><color rgb="FFFFFFFF"/></font></fonts>
        <fills><fill><patternFill/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>
        <cellStyleXfs><xf fontId="0" fillId="1"/></cellStyleXfs>
        <cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="1"/><xf fontId="0" fillId="1"/><xf numFmtId="164" fontId="0" fillId="0"/></cellXfs></styleSheet>"#;
    let file = |look: u32, content: &str| {
        let sheet = format!(
            r#"<worksheet><sheetData><row r="1"><c r="A1" s="{look}">{content}</c></row></sheetData></worksheet>"#
        );
        book(ONE_SHEET, &sheet, &[("xl/styles.xml", looks)])
    };
    let what = "cells of the sheet “2025” that show nothing of what is in them";
    for (look, expected) in [(0, ""), (1, ""), (2, what), (3, what)] {
        let expected: Vec<&str> = Some(expected).into_iter().filter(|what| !what.is_empty()).collect();
        hides("figures.xlsx", &file(look, "<v>3</v>"), &expected);
        hides("figures.xlsx", &file(look, ""), &[]);
    }
}

#[test]
fn comments() {
    let links = r#"<Relationships>
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/>
        <Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>
    </Relationships>"#;
    let comments = "<comments><commentList><comment ref=\"A1\"/><comment ref=\"B1\"/></commentList></comments>";
    let more = [("xl/worksheets/_rels/sheet1.xml.rels", links), ("xl/comments1.xml", comments)];
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &more), &["2 comments on the sheet “2025”"]);
    let threaded = "<ThreadedComments><threadedComment ref=\"A1\"/></ThreadedComments>";
    let more = [("xl/worksheets/_rels/sheet1.xml.rels", links), ("xl/threadedComments/threadedComment1.xml", threaded)];
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &more), &["1 comment on the sheet “2025”"]);
}

#[test]
fn parts_behind_the_sheets() {
    let cases = [
        ("xl/pivotCache/pivotCacheRecords1.xml", "a pivot table keeps a copy of all the data that it was made from"),
        ("xl/externalLinks/externalLink1.xml", "a copy of cells from another workbook that it refers to"),
        ("xl/connections.xml", "a connection to the source of its data, and how to ask it"),
        ("xl/queryTables/queryTable1.xml", "a connection to the source of its data, and how to ask it"),
        ("xl/model/item.data", "a data model: whole tables that no sheet shows"),
        ("xl/revisions/revisionLog1.xml", "the history of its changes, with what cells held before"),
        ("xl/vbaProject.bin", "macros, with all that is written in them"),
        ("xl/embeddings/book.xlsx", "1 embedded file, whole, behind a chart or an object"),
    ];
    for (part, what) in cases {
        hides("figures.xlsm", &book(ONE_SHEET, SHEET, &[(part, "<a/>")]), &[what]);
    }
}

#[test]
fn names() {
    let main = r#"<workbook><sheets><sheet name="2025" sheetId="1" r:id="rId1"/></sheets><definedNames>
        <definedName name="_xlnm._FilterDatabase" hidden="1">A1</definedName>
        <definedName name="Total">A2</definedName>
        <definedName name="Salaries" hidden="1">{1,2}</definedName>
    </definedNames></workbook>"#;
    hides("figures.xlsx", &book(main, SHEET, &[]), &["1 hidden name"]);
}

#[test]
fn custom_xml() {
    let about = r#"<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><a>Ann Lee</a></p:properties>"#;
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &[("customXml/item1.xml", about)]), &[]);
    let query = r#"<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>"#;
    let what = "data of a program or a form in its custom XML";
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &[("customXml/item2.xml", query)]), &[what]);
    let empty = r#"<form xmlns="http://example.org"/>"#;
    hides("figures.xlsx", &book(ONE_SHEET, SHEET, &[("customXml/item3.xml", empty)]), &[]);
}

#[test]
fn columns_have_names() {
    for (name, number) in
        [("A1", Some(1)), ("z9", Some(26)), ("AA10", Some(27)), ("XFD1", Some(16_384)), ("XFE1", None), ("1", None)]
    {
        assert_eq!(grid::column(name), number, "{name}");
    }
}
