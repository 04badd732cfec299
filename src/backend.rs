//! The formats that a letter can be written in.

pub mod html;
pub mod markdown;

use crate::document::Document;

/// A format: its name, the endings of its files, and how it is written.
#[derive(Debug, Clone, Copy)]
pub struct Backend {
    /// Its name, for `--to`.
    pub name: &'static str,
    /// The ending of its files.
    pub ending: &'static str,
    /// Writes a letter.
    pub write: fn(&Document) -> Vec<u8>,
}

/// Every format. The first is written where none is asked for.
pub const BACKENDS: &[Backend] = &[markdown::BACKEND, html::BACKEND];

/// The format of that name or ending.
#[must_use]
pub fn backend(name: &str) -> Option<&'static Backend> {
    BACKENDS.iter().find(|backend| backend.name == name || backend.ending == name)
}
