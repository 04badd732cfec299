//! What a page is made of.

use lopdf::{Dictionary, Document, Object};

use super::budget::Budget;
use super::dictionary;
use crate::enclosure::Stop;

/// How deep the tree of pages may be.
const DEEPEST_TREE: usize = 64;

/// The content of a page, which may be in several parts.
pub(super) fn content(pdf: &Document, page: &Dictionary, budget: &mut Budget) -> Result<Vec<u8>, Stop> {
    let Ok(named) = page.get(b"Contents") else { return Ok(Vec::new()) };
    let parts: Vec<&Object> = match pdf.dereference(named) {
        Ok((_, Object::Array(parts))) => parts.iter().collect(),
        _ => vec![named],
    };
    let mut content = Vec::new();
    for part in parts {
        match pdf.dereference(part) {
            Ok((_, Object::Stream(part))) => content.extend(budget.unpack(part)?),
            Ok((_, Object::Null)) => {}
            // What cannot be found may be what a page hides.
            _ => return Err(Stop::Damaged("a part of a page is missing".to_owned())),
        }
        content.push(b'\n');
    }
    Ok(content)
}

/// What the content of a page may name: its own, or that of a branch it stands on.
pub(super) fn resources<'p>(pdf: &'p Document, page: &'p Dictionary) -> Option<&'p Dictionary> {
    let mut node = page;
    for _ in 0..DEEPEST_TREE {
        let own = dictionary(pdf, node, b"Resources");
        if own.is_some() {
            return own;
        }
        node = dictionary(pdf, node, b"Parent")?;
    }
    None
}
