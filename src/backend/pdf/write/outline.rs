//! The bookmarks: headings, each below the one that it belongs to.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary};

use super::super::draw::Marked;
use super::{destination, integer, name, text_string};

/// A bookmark with those below it.
struct Entry<'a> {
    marked: &'a Marked,
    below: Vec<Entry<'a>>,
}

/// Adds the bookmarks; gives their root, if there are any.
pub(super) fn write(pdf: &mut Pdf, pages: &[ObjectId], marked: &[Marked]) -> Option<ObjectId> {
    let mut rest = marked;
    let entries = nested(&mut rest, 0);
    if entries.is_empty() {
        return None;
    }
    let root = pdf.new_object_id();
    let mut outline = dictionary! { "Type" => name("Outlines") };
    add(pdf, pages, &entries, root, &mut outline);
    pdf.objects.insert(root, outline.into());
    Some(root)
}

/// The bookmarks below a level, as long as they are below it.
fn nested<'a>(rest: &mut &'a [Marked], above: u8) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    while let Some((first, others)) = rest.split_first() {
        if first.level <= above {
            break;
        }
        *rest = others;
        entries.push(Entry { marked: first, below: nested(rest, first.level) });
    }
    entries
}

fn add(pdf: &mut Pdf, pages: &[ObjectId], entries: &[Entry], parent: ObjectId, above: &mut Dictionary) {
    let ids: Vec<ObjectId> = entries.iter().map(|_| pdf.new_object_id()).collect();
    for (place, entry) in entries.iter().enumerate() {
        let mut item = dictionary! {
            "Title" => text_string(&entry.marked.title),
            "Parent" => Object::Reference(parent),
            "Dest" => destination(pages, entry.marked.target),
        };
        if let Some(before) = place.checked_sub(1) {
            item.set("Prev", Object::Reference(ids[before]));
        }
        if let Some(after) = ids.get(place + 1) {
            item.set("Next", Object::Reference(*after));
        }
        if !entry.below.is_empty() {
            add(pdf, pages, &entry.below, ids[place], &mut item);
        }
        pdf.objects.insert(ids[place], item.into());
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        above.set("First", Object::Reference(*first));
        above.set("Last", Object::Reference(*last));
        above.set("Count", integer(count(entries)));
    }
}

/// All bookmarks are open.
fn count(entries: &[Entry]) -> usize {
    entries.iter().map(|entry| 1 + count(&entry.below)).sum()
}
