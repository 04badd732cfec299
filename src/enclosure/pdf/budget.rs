//! What may be spent on a file: whoever made it may have meant it to be too much.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::LARGEST;
use super::font::Font;
use super::letters;
use crate::enclosure::Stop;

/// What a call costs at least, in bytes: whoever calls a small part without end spends time, too.
const LEAST: usize = 1024;

const PACKED: &str = "a part of it is packed so that the program cannot unpack it";

/// What may still be spent on a file.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: usize,
    comparisons: usize,
    /// What forms unpack to.
    forms: BTreeMap<ObjectId, Rc<[u8]>>,
    /// How many bytes of them may still be kept.
    kept: usize,
    /// The fonts that were read.
    fonts: BTreeMap<ObjectId, Rc<Font>>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            bytes: 4 * LARGEST,
            comparisons: 500_000_000,
            forms: BTreeMap::new(),
            kept: LARGEST,
            fonts: BTreeMap::new(),
        }
    }
}

impl Budget {
    /// The content of a stream.
    pub(super) fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, Stop> {
        self.spend(stream.content.len())?;
        let most = self.bytes.min(LARGEST);
        let bytes = stream.decompressed_content_with_limit(most).map_err(|_| Stop::Unseen(PACKED.to_owned()))?;
        self.bytes = self.bytes.saturating_sub(bytes.len());
        Ok(bytes)
    }

    /// The content of a form, which is unpacked once if there is room for it.
    pub(super) fn unpack_form(&mut self, id: ObjectId, form: &Stream) -> Result<Rc<[u8]>, Stop> {
        if let Some(known) = self.forms.get(&id).cloned() {
            self.spend(known.len())?;
            return Ok(known);
        }
        let bytes: Rc<[u8]> = self.unpack(form)?.into();
        // A form that stands in its place alone has no number of its own.
        if let Some(kept) = self.kept.checked_sub(bytes.len()).filter(|_| id != ObjectId::default()) {
            self.kept = kept;
            self.forms.insert(id, Rc::clone(&bytes));
        }
        Ok(bytes)
    }

    /// The codes that are blanks, where a font says of what letters its codes are.
    fn blanks(&mut self, pdf: &Document, font: &Dictionary) -> Option<BTreeSet<u32>> {
        let table = font.get_deref(b"ToUnicode", pdf).and_then(Object::as_stream).ok()?;
        Some(letters::blanks(&self.unpack(table).ok()?))
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Stop> {
        self.bytes = self.bytes.checked_sub(bytes.max(LEAST)).ok_or_else(too_much)?;
        Ok(())
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
        let font = pdf.dereference(font).and_then(|(_, font)| font.as_dict());
        let read = font.map(|font| Font::read(pdf, font, self.blanks(pdf, font))).unwrap_or_default();
        let read = Rc::new(read);
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
