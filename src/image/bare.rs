//! Images without what their files say beside them.

/// The parts of a PNG that are seen (PNG specification, 5.6).
const SEEN: [&[u8; 4]; 5] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"];

/// A PNG with nothing but what is seen; `None` where its parts cannot be told apart.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bare = bytes.get(..8)?.to_vec();
    let mut rest = &bytes[8..];
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let whole = usize::try_from(length).ok()?.checked_add(12)?;
        let part = rest.get(..whole)?;
        let kind = &part[4..8];
        if SEEN.iter().any(|seen| *seen == kind) {
            bare.extend_from_slice(part);
        }
        if kind == b"IEND" {
            // What stands after the end is not seen either.
            return Some(bare);
        }
        rest = &rest[whole..];
    }
}

/// A JPEG with nothing but what is seen; `None` where its parts cannot be told apart (ITU-T T.81, annex B).
pub(super) fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bare = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if bytes[at] != 0xff {
            return None;
        }
        match marker {
            // A marker may be preceded by bytes that fill up.
            0xff => at += 1,
            0xd9 => {
                bare.extend([0xff, 0xd9]);
                return Some(bare);
            }
            0x01 | 0xd0..=0xd8 => {
                bare.extend([0xff, marker]);
                at += 2;
            }
            _ => {
                let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
                let end = at + 2 + length;
                let part = bytes.get(at..end)?;
                // Of what programs add (APP0 to APP15, comments) only APP14 changes what is seen: it says how the
                // colours are to be read.
                if marker == 0xee || !matches!(marker, 0xe0..=0xef | 0xfe) {
                    bare.extend_from_slice(part);
                }
                at = end;
                if marker == 0xda {
                    let start = at;
                    at = scan(bytes, start)?;
                    bare.extend_from_slice(&bytes[start..at]);
                }
            }
        }
    }
}

/// The end of the dots that follow a head: the next marker that is none of theirs.
fn scan(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// Whether Exif says that an image is to be turned before it is shown (CIPA DC-008, tag 0x0112).
pub(super) fn turned(exif: &[u8]) -> bool {
    orientation(exif).is_some_and(|orientation| orientation != 1)
}

fn orientation(exif: &[u8]) -> Option<u16> {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let little = tiff.starts_with(b"II");
    let short = |at: usize| -> Option<u16> {
        let bytes = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| -> Option<usize> {
        let bytes = tiff.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }).ok()
    };
    let first = long(4)?;
    let entries = usize::from(short(first)?);
    let entry = (0..entries).map(|place| first + 2 + 12 * place).find(|at| short(*at) == Some(0x0112))?;
    short(entry + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_left_out() {
        let part = |kind: &[u8; 4], data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap_or_default().to_be_bytes();
            [&length, &kind[..], data, &[0; 4]].concat()
        };
        let head = b"\x89PNG\r\n\x1a\n".to_vec();
        let (ihdr, idat, iend) = (part(b"IHDR", b"size"), part(b"IDAT", b"dots"), part(b"IEND", b""));
        let text = part(b"tEXt", b"Author\0Wren Calloway");
        let exif = part(b"eXIf", b"51.5 N");
        let full = [&head[..], &ihdr, &text, &idat, &exif, &iend, b"after the end"].concat();
        assert_eq!(png(&full), Some([&head[..], &ihdr, &idat, &iend].concat()));
        assert_eq!(png(&full[..full.len() - 20]), None);

        let jfif = b"\xff\xe0\0\x07JFIF\0";
        let exif = b"\xff\xe1\0\x08Exif51";
        let comment = b"\xff\xfe\0\x06Wren";
        let adobe = b"\xff\xee\0\x07Adobe";
        let table = b"\xff\xdb\0\x04tb";
        let dots = b"\xff\xda\0\x04hddots\xff\0more\xff\xd0rest";
        let full = [&b"\xff\xd8"[..], jfif, exif, comment, adobe, table, dots, b"\xff\xd9", b"after"].concat();
        assert_eq!(jpeg(&full), Some([&b"\xff\xd8"[..], adobe, table, dots, b"\xff\xd9"].concat()));
        assert_eq!(jpeg(&full[..30]), None);
    }

    #[test]
    fn an_image_may_be_turned() {
        let exif = |value: u8| [&b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..], &[value, 0, 0, 0]].concat();
        assert!(turned(&exif(6)));
        assert!(!turned(&exif(1)));
        assert!(!turned(b"Exif\0\0MM"));
    }
}
