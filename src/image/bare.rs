//! JPEG files without what they say beside the image.

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
                match marker {
                    // How the colours are to be read: the one part of those that programs add which changes what is
                    // seen. A profile of colours would too; letters are in sRGB, and go without.
                    0xee if part.len() >= 16 && part[4..].starts_with(b"Adobe") => {
                        bare.extend(b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0");
                        bare.push(part[15]);
                    }
                    // Tables and heads that dots are read by.
                    0xc0..=0xc2 | 0xc4 | 0xda | 0xdb | 0xdd => bare.extend_from_slice(part),
                    _ => {}
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
    orientation(exif).is_some_and(|orientation| (2..=8).contains(&orientation))
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
        let jfif = b"\xff\xe0\0\x07JFIF\0";
        let exif = b"\xff\xe1\0\x08Exif51";
        let comment = b"\xff\xfe\0\x06Wren";
        let adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01";
        let more = b"\xff\xee\0\x12Adobe\0\x64\0\0\0\0\x01Wren";
        let table = b"\xff\xdb\0\x04tb";
        let dots = b"\xff\xda\0\x04hddots\xff\0more\xff\xd0rest";
        let full = [&b"\xff\xd8"[..], jfif, exif, comment, more, table, dots, b"\xff\xd9", b"after"].concat();
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
