//! Text that may not grow without end.

use std::io::{Error, Write};

/// The most bytes that a template may give: a table of twenty thousand rows takes about a third of it.
const LARGEST: usize = 32 << 20;

/// The text that a template gives. Writing to it fails where it would grow too large.
#[derive(Default)]
pub(super) struct Text {
    bytes: Vec<u8>,
    full: bool,
}

impl Text {
    /// Whether more was written to it than it takes.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// The text. Templates and values are text, so what they give is.
    pub(super) fn into_string(self) -> String {
        String::from_utf8(self.bytes).unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned())
    }
}

impl Write for &mut Text {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        if self.bytes.len() + bytes.len() > LARGEST {
            self.full = true;
            return Err(Error::other("the text is too large"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}
