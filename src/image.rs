//! Images: what they are, how large, and whether a letter can show them.
//!
//! Of a file nothing is kept but what is seen: what cameras and programs write beside it (where a photograph was
//! taken, who edited it, a small picture of it before it was cropped) is not the requester's to have.

mod bare;

use std::sync::Arc;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::diagnostic::{Diagnostic, Report};
use crate::files::{self, Files};
use crate::source::Span;

/// An image.
#[derive(Debug, PartialEq, Eq)]
pub struct Image {
    /// Its path within the workspace.
    pub name: String,
    /// Its format.
    pub kind: Kind,
    /// How many dots wide.
    pub width: u32,
    /// How many dots high.
    pub height: u32,
    /// A file of it, with nothing but what is seen.
    pub bytes: Vec<u8>,
}

/// A format of images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// PNG.
    Png {
        /// How many colours: one (grey) or three.
        colours: u8,
        /// Its dots from the upper left, eight bits for each colour.
        dots: Vec<u8>,
    },
    /// JPEG, with one colour (grey) or three.
    Jpeg {
        /// How many colours.
        colours: u8,
    },
}

/// The most dots that an image may have: a page printed at 500 to the inch has fewer.
const MOST: u64 = 25_000_000;

/// Reads an image that a file names; says at `place` why it cannot be shown.
pub fn read(files: &dyn Files, file: &str, named: &str, place: Span, report: &mut Report) -> Option<Arc<Image>> {
    let unfit = |why: &str, help: &str| {
        Diagnostic::error("FOI404", format!("`{named}` cannot be shown: {why}")).at(place, "this image").help(help)
    };
    if named.contains("://") {
        let finding = unfit("it is not in the workspace", "save it beside the case, and name that file");
        report.push(finding);
        return None;
    }
    let (path, bytes) = files::bytes_beside(files, file, named, files::LARGEST, place, report)?;
    match decode(&path, &bytes) {
        Ok(image) => Some(Arc::new(image)),
        Err(Unfit::Unknown) => {
            report.push(unfit("it is no image in PNG or JPEG", "save it as PNG or JPEG"));
            None
        }
        Err(Unfit::Damaged) => {
            report.push(unfit("it is damaged", "save it again"));
            None
        }
        Err(Unfit::Large) => {
            report.push(unfit("it has too many dots", "save it smaller: 2,000 dots in width are enough for a page"));
            None
        }
        Err(Unfit::Turned) => {
            report
                .push(unfit("its file says that it is to be turned", "turn it upright in a program and save it again"));
            None
        }
        Err(Unfit::Colours) => {
            report.push(unfit("its colours are for printing presses (CMYK)", "save it in RGB"));
            None
        }
    }
}

/// Why an image cannot be shown.
#[derive(Debug, PartialEq, Eq)]
enum Unfit {
    Unknown,
    Damaged,
    Large,
    Turned,
    Colours,
}

fn decode(name: &str, bytes: &[u8]) -> Result<Image, Unfit> {
    let small = |width: u32, height: u32| {
        let dots = u64::from(width) * u64::from(height);
        if dots == 0 {
            Err(Unfit::Damaged)
        } else if dots > MOST {
            Err(Unfit::Large)
        } else {
            Ok(())
        }
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| Unfit::Damaged)?;
        let (width, height) = (reader.info().width, reader.info().height);
        small(width, height)?;
        let mut dots = vec![0; reader.output_buffer_size().ok_or(Unfit::Large)?];
        let info = reader.next_frame(&mut dots).map_err(|_| Unfit::Damaged)?;
        dots.truncate(info.buffer_size());
        let (colours, dots) = on_white(info.color_type, dots);
        let bytes = encode(width, height, colours, &dots).ok_or(Unfit::Damaged)?;
        return Ok(Image { name: name.to_owned(), kind: Kind::Png { colours, dots }, width, height, bytes });
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        let strict = DecoderOptions::default().set_strict_mode(true).set_max_width(65_535).set_max_height(65_535);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), strict);
        decoder.decode_headers().map_err(|_| Unfit::Damaged)?;
        let info = decoder.info().ok_or(Unfit::Damaged)?;
        let (width, height) = (u32::from(info.width), u32::from(info.height));
        small(width, height)?;
        if !matches!(info.components, 1 | 3) {
            return Err(Unfit::Colours);
        }
        decoder.decode().map_err(|_| Unfit::Damaged)?;
        if decoder.exif().is_some_and(|exif| bare::turned(exif)) {
            return Err(Unfit::Turned);
        }
        let bytes = bare::jpeg(bytes).ok_or(Unfit::Damaged)?;
        let kind = Kind::Jpeg { colours: info.components };
        return Ok(Image { name: name.to_owned(), kind, width, height, bytes });
    }
    Err(Unfit::Unknown)
}

impl Image {
    /// The name of its format on the web.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self.kind {
            Kind::Png { .. } => "image/png",
            Kind::Jpeg { .. } => "image/jpeg",
        }
    }
}

/// Dots on white paper, and how many colours they have. What stands under clear dots is not seen, and is gone.
fn on_white(kind: png::ColorType, dots: Vec<u8>) -> (u8, Vec<u8>) {
    let over = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    match kind {
        png::ColorType::Grayscale => (1, dots),
        png::ColorType::GrayscaleAlpha => (1, dots.chunks_exact(2).map(|dot| over(dot[0], dot[1])).collect()),
        png::ColorType::Rgba => {
            (3, dots.chunks_exact(4).flat_map(|dot| [0, 1, 2].map(|colour| over(dot[colour], dot[3]))).collect())
        }
        png::ColorType::Rgb | png::ColorType::Indexed => (3, dots),
    }
}

/// A PNG of dots and nothing else.
fn encode(width: u32, height: u32, colours: u8, dots: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(if colours == 1 { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(dots).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], unfit: &Unfit) {
        assert_eq!(decode("logo", bytes).as_ref().err(), Some(unfit));
    }

    #[test]
    fn what_is_no_image_is_refused() {
        case(b"", &Unfit::Unknown);
        case(b"%PDF-1.7", &Unfit::Unknown);
        case(b"\x89PNG\r\n\x1a\n", &Unfit::Damaged);
        case(b"\xff\xd8\xff\xe0 no more", &Unfit::Damaged);
    }
}
