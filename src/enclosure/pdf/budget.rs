//! What may be spent on a file: whoever made it may have meant it to be too much.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Document, Object, ObjectId, Stream};

use super::LARGEST;
use super::font::Font;
use crate::enclosure::Stop;

const PACKED: &str = "a part of it is packed so that the program cannot unpack it";

/// What may still be spent on a file.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: usize,
    comparisons: usize,
    /// The fonts that were read.
    fonts: BTreeMap<ObjectId, Rc<Font>>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: 4 * LARGEST, comparisons: 500_000_000, fonts: BTreeMap::new() }
    }
}

impl Budget {
    /// The content of a stream.
    pub(super) fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, Stop> {
        let most = self.bytes.min(LARGEST);
        let bytes = stream.decompressed_content_with_limit(most).map_err(|_| Stop::Unseen(PACKED.to_owned()))?;
        self.bytes = self.bytes.saturating_sub(bytes.len());
        Ok(bytes)
    }

    /// Spends some comparisons.
    pub(super) fn compare(&mut self, times: usize) -> Result<(), Stop> {
        self.comparisons = self.comparisons.checked_sub(times).ok_or_else(too_much)?;
        Ok(())
    }

    /// A font, which is read once.
    pub(super) fn font(&mut self, pdf: &Document, font: &Object) -> Rc<Font> {
        let id = font.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Rc::clone(known);
        }
        let read = pdf.dereference(font).and_then(|(_, font)| font.as_dict()).map(|font| Font::read(pdf, font));
        let read = Rc::new(read.unwrap_or_default());
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&read));
        }
        read
    }
}

/// The file is larger than what is looked through.
pub(super) fn too_much() -> Stop {
    Stop::Unseen("it has more on its pages than the program looks through".to_owned())
}
