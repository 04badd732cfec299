//! Pictures: where they were taken, and what stands behind their end.

use super::{Found, Hidden, Stop};

/// The tag of a directory of Exif that says where its directory of places is (CIPA DC-008).
const PLACES: u16 = 0x8825;

/// The tag of a directory of places that says the latitude.
const LATITUDE: u16 = 0x0002;

/// What says the latitude in the other form in which programs write of a picture (ISO 16684-1).
const LATITUDE_IN_WORDS: &[u8] = b"GPSLatitude";

/// How a picture in PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How a picture in JPEG begins.
const JPEG: &[u8] = b"\xff\xd8\xff";

/// What was seen in a whole picture.
#[derive(Debug, Default)]
struct Seen {
    has_place: bool,
    /// Where it ends.
    end: usize,
}

/// Finds what a picture hides.
pub(super) fn look(bytes: &[u8]) -> Found {
    let seen = if bytes.starts_with(PNG) {
        png(bytes)
    } else if bytes.starts_with(JPEG) {
        jpeg(bytes)
    } else {
        return Err(Stop::Damaged("it is no image in PNG or JPEG".to_owned()));
    };
    let Some(seen) = seen else { return Err(Stop::Damaged("it is no whole image: its end is missing".to_owned())) };
    let mut found = Vec::new();
    if seen.has_place {
        let mend = "save it without its location: on Windows, Properties, Details, Remove Properties";
        found.push(Hidden { what: "the place where the photograph was taken".to_owned(), mend });
    }
    let behind = bytes.get(seen.end..).unwrap_or_default();
    if behind.iter().any(|byte| !matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        let what = "more behind the end of the picture: what was cut off it, or another file".to_owned();
        found.push(Hidden { what, mend: "make a new picture: take a screenshot of it, and enclose that" });
    }
    Ok(found)
}

/// Whether a picture within a file says where it was taken.
pub(super) fn says_place(bytes: &[u8]) -> bool {
    bytes.starts_with(JPEG) && jpeg(bytes).is_some_and(|seen| seen.has_place)
}

/// A PNG to its end, chunk by chunk (ISO 15948, 5.3).
fn png(bytes: &[u8]) -> Option<Seen> {
    let mut seen = Seen { end: PNG.len(), ..Seen::default() };
    loop {
        let (length, rest) = bytes.get(seen.end..)?.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let part = rest.get(..length)?;
        // The sum that follows is not checked: a picture is shown without.
        seen.end = seen.end.checked_add(length)?.checked_add(12)?;
        match kind {
            b"IEND" => return Some(seen),
            b"eXIf" => seen.has_place |= has_place(part).is_some(),
            b"iTXt" | b"tEXt" => seen.has_place |= says_latitude(part),
            _ => {}
        }
    }
}

/// A JPEG to its end, marker by marker (ITU-T T.81, annex B).
fn jpeg(bytes: &[u8]) -> Option<Seen> {
    let mut seen = Seen { end: 2, ..Seen::default() };
    loop {
        // Between two markers there may be dots, and bytes that fill up.
        let rest = bytes.get(seen.end..)?;
        let place = rest.windows(2).position(|two| matches!(two, [0xff, 0x01..=0xcf | 0xd8..=0xfe]))?;
        let (marker, rest) = rest.get(place + 1..)?.split_first()?;
        seen.end += place + 2;
        match marker {
            0xd9 => return Some(seen),
            0x01 | 0xd8 => {}
            _ => {
                let length = usize::from(u16::from_be_bytes(rest.first_chunk().copied()?));
                let part = rest.get(2..length)?;
                seen.has_place |= *marker == 0xe1 && is_placed(part);
                seen.end += length;
            }
        }
    }
}

/// Whether what a camera or a program wrote beside the dots of a JPEG says where it was taken.
fn is_placed(part: &[u8]) -> bool {
    part.strip_prefix(b"Exif\0\0").map_or_else(|| says_latitude(part), |exif| has_place(exif).is_some())
}

fn says_latitude(part: &[u8]) -> bool {
    part.windows(LATITUDE_IN_WORDS.len()).any(|words| words == LATITUDE_IN_WORDS)
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
