//! Pictures.

use super::hides;

/// A JPEG whose directory of places has one entry.
fn photo(entry: u8) -> Vec<u8> {
    let tiff = [
        &b"II*\0\x08\0\0\0"[..],
        b"\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0",
        &[1, 0, entry, 0, 5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ];
    let exif = [&b"Exif\0\0"[..], &tiff.concat()[..]].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xe1"[..], &length[..], &exif[..], b"\xff\xda\0\x02dots\xff\xd9"].concat()
}

#[test]
fn where_a_photograph_was_taken() {
    hides("site.JPG", &photo(2), &["the place where the photograph was taken"]);
    // Cameras write the version of the directory even where they know no place.
    hides("site.jpeg", &photo(0), &[]);
    hides("site.jpg", b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xda\0\x02dots\xff\xd9", &[]);
    hides("logo.png", b"\x89PNG\r\n\x1a\n and more", &[]);
}
