//! Pictures.

use super::hides;
use crate::enclosure::{Look, look};

/// What a camera writes: its directory of places has one entry.
fn tiff(entry: u8) -> Vec<u8> {
    let tiff = [
        &b"II*\0\x08\0\0\0"[..],
        b"\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0",
        &[1, 0, entry, 0, 5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ];
    tiff.concat()
}

/// A JPEG with what a camera writes.
fn photo(entry: u8) -> Vec<u8> {
    let exif = [&b"Exif\0\0"[..], &tiff(entry)[..]].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xe1"[..], &length[..], &exif[..], b"\xff\xda\0\x02dots\xff\xd9"].concat()
}

#[test]
fn where_a_photograph_was_taken() {
    hides("site.JPG", &photo(2), &["the place where the photograph was taken"]);
    // Cameras write the version of the directory even where they know no place.
    hides("site.jpeg", &photo(0), &[]);
    hides("site.jpg", b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xda\0\x02dots\xff\xd9", &[]);
    hides("logo.png", &png(&[(b"IHDR", b"size"), (b"IEND", b"")]), &[]);
}

/// A PNG of some chunks; their sums are nought.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for &(kind, part) in chunks {
        file.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
        file.extend([&kind[..], part, &[0; 4][..]].concat());
    }
    file
}

#[test]
fn pictures_that_programs_wrote_about() {
    let place = ["the place where the photograph was taken"];
    hides("site.png", &png(&[(b"iTXt", b"XML:com.adobe.xmp exif:GPSLatitude=1"), (b"IEND", b"")]), &place);
    hides("site.png", &png(&[(b"eXIf", &tiff(2)), (b"IEND", b"")]), &place);
    hides("site.png", &png(&[(b"eXIf", &tiff(0)), (b"IEND", b"")]), &[]);
    hides("site.jpg", b"\xff\xd8\xff\xe1\0\x0dGPSLatitude\xff\xda\0\x02dots\xff\xd9", &place);
}

#[test]
fn pictures_that_are_not_whole_or_are_more() {
    assert!(matches!(look("logo.png", &png(&[(b"IDAT", b"dots")])), Look::Damaged(_)));
    assert!(matches!(look("site.jpg", b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xda\0\x02dots"), Look::Damaged(_)));
    let more = ["more behind the end of the picture: what was cut off it, or another file"];
    for (name, whole) in [("logo.png", png(&[(b"IEND", b"")])), ("site.jpg", photo(0))] {
        hides(name, &[&whole[..], b"\0\0\n"].concat(), &[]);
        hides(name, &[&whole[..], b"\0\0more dots"].concat(), &more);
    }
}

#[test]
fn photographs_in_documents() {
    let main = "<w:document/>";
    let picture = photo(2);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("word/document.xml", main.as_bytes()), ("word/media/image1.jpeg", &picture[..])] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, content).unwrap();
    }
    let file = writer.finish().unwrap().into_inner();
    hides("letter.docx", &file, &["the place where a photograph in it was taken"]);
}
