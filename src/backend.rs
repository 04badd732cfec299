//! The formats that a letter can be written in.

pub mod html;
pub mod markdown;
pub mod pdf;
pub mod terminal;

use crate::diagnostic::Report;
use crate::document::Document;
use crate::files::Files;
use crate::office::Office;

/// A format: its name, the endings of its files, and how it is written.
#[derive(Debug, Clone, Copy)]
pub struct Backend {
    /// Its name, for `--to`.
    pub name: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// Whether a person can read its files as they are.
    pub text: bool,
    /// Makes ready what all letters of an office share; each thread has a press of its own.
    pub press: fn(&Office, &dyn Files, &mut Report) -> Box<dyn Press>,
}

/// Writes letters in a format, one after the other. What it remembers of one changes nothing in the next.
pub trait Press {
    /// Writes a letter; reports what the format cannot show.
    fn write(&mut self, document: &Document, report: &mut Report) -> Vec<u8>;
}

/// A press that shares nothing and can show everything.
struct Plain(fn(&Document) -> String);

impl Press for Plain {
    fn write(&mut self, document: &Document, _: &mut Report) -> Vec<u8> {
        (self.0)(document).into_bytes()
    }
}

/// What a draft says of itself where it begins.
const DRAFT: &str = "DRAFT: parts of this letter are still to be written.";

/// Every format. The first is written where none is asked for.
pub const BACKENDS: &[Backend] = &[markdown::BACKEND, html::BACKEND, pdf::BACKEND];

/// The format of that name or ending.
#[must_use]
pub fn backend(name: &str) -> Option<&'static Backend> {
    BACKENDS.iter().find(|backend| backend.name == name || backend.ending == name)
}
