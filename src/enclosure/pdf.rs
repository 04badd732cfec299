//! PDF files (ISO 32000-2): words under a box, notes, attached files, layers that are switched off.
//!
//! What a picture covers or shows, and words in white on white, nobody finds here; nor what an earlier version of the
//! file held that was changed and kept.

mod budget;
mod colour;
mod font;
mod letters;
mod notes;
mod page;
mod paint;
mod plane;
mod state;
mod tokens;

use std::panic;

use lopdf::{Dictionary, Document, LoadOptions, Object};

use self::budget::Budget;
use super::{Found, Hidden, Stop, count};

/// The most bytes to which a part of a file may unpack.
const LARGEST: usize = 64 * 1024 * 1024;

/// What stands at the end of a file.
const END: &[u8] = b"%%EOF";

/// What programs that show PDFs mend without a word, and the one that reads them here does not.
const REPAIRABLE: &str = "its table of contents is damaged: print it to PDF anew";

/// Finds what a PDF hides.
pub(super) fn look(bytes: &[u8]) -> Found {
    // What reads the file for us gives up on some kinds of damage with a panic.
    panic::catch_unwind(|| inspect(bytes)).unwrap_or_else(|_| Err(damaged()))
}

fn inspect(bytes: &[u8]) -> Found {
    let options = LoadOptions::with_max_decompressed_size(LARGEST);
    let is_locked = || bytes.windows(8).any(|eight| eight == b"/Encrypt");
    let pdf = Document::load_mem_with_options(trimmed(bytes), options).map_err(|_| match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] if is_locked() => locked(),
        [b'%', b'P', b'D', b'F', b'-', ..] => Stop::Damaged(REPAIRABLE.to_owned()),
        _ => damaged(),
    })?;
    // It is gone where no password was needed.
    if pdf.trailer.has(b"Encrypt") {
        return Err(locked());
    }
    let pages = pdf.get_pages();
    if pages.is_empty() {
        return Err(damaged());
    }
    if told(&pdf).is_some_and(|told| told > pages.len()) {
        return Err(Stop::Unseen("the program cannot find all of its pages".to_owned()));
    }
    let mut found = Vec::new();
    found.extend(attached(&pdf));
    found.extend(layers(&pdf));
    let mut budget = Budget::default();
    for (number, id) in pages {
        let Ok(page) = pdf.get_dictionary(id) else { continue };
        let laid = notes::look(&pdf, page, number, &mut budget)?;
        found.extend(laid.found);
        let sight = paint::look(&pdf, page, &laid.light, &mut budget)?;
        let mend = "take the words out of the document itself, and make the PDF anew";
        if sight.covered {
            let what = format!("a box over words on page {number}: the words are still under it");
            found.push(Hidden { what, mend });
        }
        if sight.swallowed {
            let what = format!("words on page {number} that are as dark as the box they stand on");
            found.push(Hidden { what, mend });
        }
    }
    Ok(found)
}

/// A file to its end, without what some servers add to it: its table of contents is sought near its end.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(END.len()).rposition(|words| words == END);
    end.and_then(|end| bytes.get(..end + END.len())).unwrap_or(bytes)
}

/// How many pages the file says that it has.
fn told(pdf: &Document) -> Option<usize> {
    let pages = dictionary(pdf, pdf.catalog().ok()?, b"Pages")?;
    let number = pages.get_deref(b"Count", pdf).and_then(Object::as_i64).ok()?;
    usize::try_from(number).ok()
}

fn damaged() -> Stop {
    Stop::Damaged("it is no PDF, or not a whole one".to_owned())
}

fn locked() -> Stop {
    Stop::Unseen("it is locked with a password".to_owned())
}

/// Files that are attached to the whole document.
fn attached(pdf: &Document) -> Option<Hidden> {
    let catalog = pdf.catalog().ok()?;
    let names = dictionary(pdf, catalog, b"Names").and_then(|names| dictionary(pdf, names, b"EmbeddedFiles"));
    let any = |tree: &Dictionary| [&b"Names"[..], b"Kids"].iter().any(|key| !list(pdf, tree, key).is_empty());
    // LibreOffice puts the document that a PDF was made from behind it.
    let is_hybrid = pdf.trailer.has(b"AdditionalStreams");
    let has = names.is_some_and(any) || !list(pdf, catalog, b"AF").is_empty() || is_hybrid;
    let mend = "delete the attachments, or enclose the files by themselves";
    has.then(|| Hidden { what: "other files that are attached to it".to_owned(), mend })
}

/// Layers that nobody sees until somebody switches them on.
fn layers(pdf: &Document) -> Option<Hidden> {
    let properties = dictionary(pdf, pdf.catalog().ok()?, b"OCProperties")?;
    let usual = dictionary(pdf, properties, b"D")?;
    let all_off = usual.get_deref(b"BaseState", pdf).and_then(Object::as_name).is_ok_and(|state| state == b"OFF");
    let off = if all_off {
        list(pdf, properties, b"OCGs").len().saturating_sub(list(pdf, usual, b"ON").len())
    } else {
        list(pdf, usual, b"OFF").len()
    };
    let off = u32::try_from(off).unwrap_or(u32::MAX);
    let what = count(off, "layer that is switched off", "layers that are switched off");
    (off > 0).then_some(Hidden { what, mend: "delete the layers, or print the file as a new PDF" })
}

/// A dictionary in another, wherever the file keeps it.
fn dictionary<'p>(pdf: &'p Document, parent: &'p Dictionary, key: &[u8]) -> Option<&'p Dictionary> {
    match parent.get_deref(key, pdf).ok()? {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A list in a dictionary; empty where there is none.
fn list<'p>(pdf: &'p Document, parent: &'p Dictionary, key: &[u8]) -> &'p [Object] {
    parent.get_deref(key, pdf).and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The numbers of a list.
fn numbers(pdf: &Document, list: &[Object]) -> Vec<f64> {
    let number = |one: &Object| pdf.dereference(one).ok().and_then(|(_, one)| one.as_float().ok()).map(f64::from);
    list.iter().filter_map(number).collect()
}
