//! Files that are made here, each hiding one thing or nothing.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod open;
mod pdf;
mod photo;
mod prose;
mod slides;
mod workbook;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Look, look};

/// An archive of parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The part that says what a package is about, and others.
fn package(main: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let root = format!(
        r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>"#
    );
    let mut all = vec![("_rels/.rels", root.as_str())];
    all.extend(parts);
    zipped(&all)
}

/// What a file hides, in words.
#[track_caller]
fn hides(name: &str, bytes: &[u8], expected: &[&str]) {
    let found: Vec<String> = match look(name, bytes) {
        Look::Clean => Vec::new(),
        Look::Hides(things) => things.into_iter().map(|hidden| hidden.what).collect(),
        other => vec![format!("{other:?}")],
    };
    assert_eq!(found, expected);
}

#[test]
fn plain_files_are_clean() {
    assert_eq!(look("figures.csv", b"Ward,Fines\nMill,3\n"), Look::Clean);
    assert_eq!(look("a/b/NOTES.MD", b"# Notes"), Look::Clean);
    assert_eq!(look("wide.txt", b"\xff\xfeW\0a\0r\0d\0"), Look::Clean);
    assert_eq!(look("map.svg", b"<svg><g style='display: inline'/></svg>"), Look::Clean);
    hides("map.svg", b"<svg><g style='display: none'/></svg>", &["parts of the drawing that are not shown"]);
    hides("map.svg", br#"<svg><g visibility="hidden"/></svg>"#, &["parts of the drawing that are not shown"]);
    assert!(matches!(look("figures.csv", b"PK\x03\x04 no table"), Look::Unseen(_)));
}

#[test]
fn kinds_that_nobody_looks_into_are_unseen() {
    let names = ["a.doc", "a.xls", "a.ppt", "a.xlsb", "a.zip", "a.msg", "a.html", "a", ""];
    for name in names {
        assert!(matches!(look(name, b"anything"), Look::Unseen(_)), "{name}");
    }
    let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
    assert!(matches!(look("a.xlsx", locked), Look::Unseen(_)));
}

const ENDINGS: [&str; 9] = ["xlsx", "docx", "pptx", "ods", "odt", "odp", "pdf", "jpg", "csv"];

#[test]
fn garbage_is_damaged() {
    for ending in &ENDINGS[..8] {
        let name = format!("a.{ending}");
        assert!(matches!(look(&name, b"no such file"), Look::Damaged(_)), "{name}");
        assert!(matches!(look(&name, b""), Look::Damaged(_)), "{name}");
        // An archive of something else.
        if !matches!(*ending, "pdf" | "jpg") {
            assert!(matches!(look(&name, &zipped(&[("a.txt", "a")])), Look::Damaged(_)), "{name}");
        }
    }
}

#[test]
fn an_archive_that_was_cut_off_is_damaged() {
    let whole = workbook::plain();
    assert_eq!(look("a.xlsx", &whole), Look::Clean);
    assert!(matches!(look("a.xlsx", &whole[..whole.len() / 2]), Look::Damaged(_)));
}

#[test]
fn a_part_that_unpacks_without_end_is_not_read() {
    let mut bomb = workbook::with_nought_bytes(100);
    assert!(matches!(look("a.xlsx", &bomb), Look::Unseen(_)));
    // It says that it unpacks to ten bytes.
    let places: Vec<usize> = (0..bomb.len()).filter(|at| bomb[*at..].starts_with(b"PK\x01\x02")).collect();
    for at in places {
        bomb[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(matches!(look("a.xlsx", &bomb), Look::Unseen(_) | Look::Damaged(_)));
}

#[test]
fn elements_in_each_other_without_end_are_not_read() {
    let deep = format!("<sheets>{}", "<a>".repeat(200_000));
    assert!(matches!(look("a.xlsx", &package("xl/workbook.xml", &[("xl/workbook.xml", &deep)])), Look::Damaged(_)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_fail(ending in 0..ENDINGS.len(), bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let name = format!("a.{}", ENDINGS[ending]);
        let _ = look(&name, &bytes);
        let heads = [&b"PK\x03\x04"[..], b"%PDF-1.7\n", b"\xff\xd8\xff\xe1", b"PK\x05\x06"];
        for head in heads {
            let _ = look(&name, &[head, &bytes[..]].concat());
        }
    }

    #[test]
    fn no_damage_makes_it_fail(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for (name, mut bytes) in [("a.xlsx", workbook::plain()), ("a.pdf", pdf::plain())] {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = look(name, &bytes);
            let _ = look(name, &bytes[..at]);
        }
    }
}
