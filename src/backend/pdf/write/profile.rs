//! The colours of a letter, defined: sRGB (IEC 61966-2-1) as an ICC profile of version 4.
//!
//! The curve is given by its parameters, so that no arithmetic of a machine can change a byte.

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let curve = parametric();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localised("sRGB")),
        (b"cprt", localised("No copyright, use freely")),
        (b"wtpt", xyz([0xf6d6, 0x10000, 0xd32d])),
        // How daylight (D65) was adapted to D50, by Bradford's method.
        (b"chad", adaptation()),
        // The primaries of sRGB, adapted to D50 as the profile connection space asks.
        (b"rXYZ", xyz([0x6fa2, 0x38f5, 0x0390])),
        (b"gXYZ", xyz([0x6299, 0xb785, 0x18da])),
        (b"bXYZ", xyz([0x24a0, 0x0f84, 0xb6cf])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = number(tags.len()).to_vec();
    let mut body = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (tag, data) in &tags {
        table.extend(*tag);
        table.extend(number(start + body.len()));
        table.extend(number(data.len()));
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = vec![0; 128];
    profile[..4].copy_from_slice(&number(start + body.len()));
    profile[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    profile[12..16].copy_from_slice(b"mntr");
    profile[16..20].copy_from_slice(b"RGB ");
    profile[20..24].copy_from_slice(b"XYZ ");
    // When this profile was first written: its date is part of it, not of the letter.
    profile[24..36].copy_from_slice(&[0x07, 0xea, 0, 11, 0, 22, 0, 0, 0, 0, 0, 0]);
    profile[36..40].copy_from_slice(b"acsp");
    profile[68..80].copy_from_slice(&[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    profile.extend(table);
    profile.extend(body);
    profile
}

fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

/// Three numbers with sixteen bits after the point.
fn xyz(values: [u32; 3]) -> Vec<u8> {
    let mut data = b"XYZ \0\0\0\0".to_vec();
    data.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    data
}

fn adaptation() -> Vec<u8> {
    let mut data = b"sf32\0\0\0\0".to_vec();
    let rows = [
        [0x0001_0c42, 0x0000_05de, 0xffff_f326],
        [0x0000_0793, 0x0000_fd90, 0xffff_fba1],
        [0xffff_fda3, 0x0000_03dc, 0x0000_c06e_u32],
    ];
    data.extend(rows.iter().flatten().flat_map(|value| value.to_be_bytes()));
    data
}

/// The curve of sRGB: ((x + 0.055) / 1.055) to the power of 2.4, and x / 12.92 below 0.04045.
fn parametric() -> Vec<u8> {
    let mut data = b"para\0\0\0\0\0\x03\0\0".to_vec();
    for value in [0x2_6666_u32, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b] {
        data.extend(value.to_be_bytes());
    }
    data
}

/// A text in one language.
fn localised(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenGB".to_vec();
    data.extend(number(units.len()));
    data.extend(number(28));
    data.extend(units);
    data
}
