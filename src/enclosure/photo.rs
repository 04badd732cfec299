//! Pictures, and where they were taken.

use super::{Found, Hidden, Stop};

/// The tag of a directory of Exif that says where its directory of places is (CIPA DC-008).
const PLACES: u16 = 0x8825;

/// The tag of a directory of places that says the latitude.
const LATITUDE: u16 = 0x0002;

/// Finds the place at which a picture was taken.
pub(super) fn look(bytes: &[u8]) -> Found {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Vec::new());
    }
    if !bytes.starts_with(b"\xff\xd8\xff") {
        return Err(Stop::Damaged("it is no image in PNG or JPEG".to_owned()));
    }
    let mut found = Vec::new();
    if exif(bytes).is_some_and(|exif| has_place(exif).is_some()) {
        let mend = "save it without its location: on Windows, Properties, Details, Remove Properties";
        found.push(Hidden { what: "the place where the photograph was taken".to_owned(), mend });
    }
    Ok(found)
}

/// What a camera wrote beside the dots of a JPEG (ITU-T T.81, annex B).
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    loop {
        let (head, rest) = bytes.get(at..)?.split_at_checked(2)?;
        match head {
            // A marker may be preceded by bytes that fill up.
            [0xff, 0xff] => at += 1,
            [0xff, 0x01 | 0xd0..=0xd8] => at += 2,
            [0xff, 0xd9 | 0xda] => return None,
            [0xff, marker] => {
                let length = usize::from(u16::from_be_bytes(rest.first_chunk().copied()?));
                let part = rest.get(2..length)?;
                if *marker == 0xe1 && part.starts_with(b"Exif\0\0") {
                    return part.get(6..);
                }
                at += 2 + length;
            }
            _ => return None,
        }
    }
}

/// The entry of Exif that says the latitude, if there is one.
fn has_place(exif: &[u8]) -> Option<usize> {
    let little = exif.starts_with(b"II");
    let short = |at: usize| -> Option<u16> {
        let bytes = exif.get(at..)?.first_chunk().copied()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| -> Option<usize> {
        let bytes = exif.get(at..)?.first_chunk().copied()?;
        usize::try_from(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }).ok()
    };
    let entry = |directory: usize, tag: u16| -> Option<usize> {
        let entries = usize::from(short(directory)?);
        let mut places = (0..entries).filter_map(|place| directory.checked_add(2 + 12 * place));
        places.find(|at| short(*at) == Some(tag))
    };
    let first = entry(long(4)?, PLACES)?;
    entry(long(first.checked_add(8)?)?, LATITUDE)
}
