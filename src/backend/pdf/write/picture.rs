//! Images as objects of a PDF.

use std::sync::Arc;

use lopdf::{Dictionary, Stream, dictionary};

use super::{Packer, name};
use crate::image::{Image, Kind};

/// The images made last: a batch shows the same logo in every letter.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    made: Vec<(Arc<Image>, Stream)>,
}

/// How many images are kept.
const MOST: usize = 4;

impl Pictures {
    /// An image as an object.
    pub(super) fn stream(&mut self, image: &Arc<Image>, packer: &mut Packer) -> Stream {
        if let Some((_, made)) = self.made.iter().find(|(known, _)| Arc::ptr_eq(known, image)) {
            return made.clone();
        }
        let made = stream(image, packer);
        if self.made.len() == MOST {
            self.made.remove(0);
        }
        self.made.push((Arc::clone(image), made.clone()));
        made
    }
}

fn stream(image: &Image, packer: &mut Packer) -> Stream {
    let dictionary = |colours: u8| -> Dictionary {
        dictionary! {
            "Type" => name("XObject"),
            "Subtype" => name("Image"),
            "Width" => i64::from(image.width),
            "Height" => i64::from(image.height),
            "BitsPerComponent" => 8,
            "ColorSpace" => name(if colours == 1 { "DeviceGray" } else { "DeviceRGB" }),
        }
    };
    match &image.kind {
        Kind::Jpeg { colours } => {
            let mut dictionary = dictionary(*colours);
            dictionary.set("Filter", name("DCTDecode"));
            Stream::new(dictionary, image.bytes.clone())
        }
        Kind::Png { colours, dots } => packer.stream(dictionary(*colours), dots),
    }
}
