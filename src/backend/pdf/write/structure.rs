//! The tree of elements as objects of a PDF (ISO 32000-1, 14.7).

use lopdf::{Document as Pdf, Object, ObjectId, dictionary};

use super::super::draw::Drawn;
use super::super::tags::{Attribute, Element, ElementId, Kid, Tree};
use super::{integer, name, numbers, text_string};

/// Adds the tree; gives its root.
pub(super) fn write(
    pdf: &mut Pdf,
    pages: &[ObjectId],
    tree: &Tree,
    drawn: &Drawn,
    links: &[Vec<ObjectId>],
) -> ObjectId {
    let root = pdf.new_object_id();
    let kept = kept(tree);
    // Where nothing is kept, the number is never used.
    let ids: Vec<ObjectId> = kept.iter().map(|kept| if *kept { pdf.new_object_id() } else { (0, 0) }).collect();
    let writer = Writer { pages, tree, links, kept: &kept, ids: &ids };
    for (place, element) in tree.elements.iter().enumerate().filter(|(place, _)| kept[*place]) {
        let parent = element.parent.map_or(root, |parent| ids[parent.0]);
        pdf.objects.insert(ids[place], writer.element(element, parent));
    }
    let parents = writer.parents(drawn);
    let parents = pdf.add_object(dictionary! { "Nums" => parents });
    let next = pages.len() + links.iter().map(Vec::len).sum::<usize>();
    let mut tree_root = dictionary! {
        "Type" => name("StructTreeRoot"),
        "K" => Object::Reference(ids[Tree::root().0]),
        "ParentTree" => Object::Reference(parents),
        "ParentTreeNextKey" => integer(next),
    };
    if let Some(named) = named(tree, &ids, &kept) {
        tree_root.set("IDTree", Object::Reference(pdf.add_object(dictionary! { "Names" => named })));
    }
    pdf.objects.insert(root, tree_root.into());
    root
}

/// The elements that something stands in. A cell counts though it is empty: its column would be lost.
fn kept(tree: &Tree) -> Vec<bool> {
    let mut kept = vec![false; tree.elements.len()];
    // What stands in an element comes after it, so that one walk backwards knows all.
    for (place, element) in tree.elements.iter().enumerate().rev() {
        kept[place] = matches!(element.kind, "TD" | "TH")
            || place == Tree::root().0
            || element.kids.iter().any(|kid| match kid {
                Kid::Element(id) => kept[id.0],
                Kid::Leaf(leaf) => !tree.leaves[leaf.0].shown.is_empty(),
                Kid::Link(..) => true,
            });
    }
    kept
}

struct Writer<'a> {
    pages: &'a [ObjectId],
    tree: &'a Tree,
    links: &'a [Vec<ObjectId>],
    kept: &'a [bool],
    ids: &'a [ObjectId],
}

impl Writer<'_> {
    fn element(&self, element: &Element, parent: ObjectId) -> Object {
        let page = element.kids.iter().find_map(|kid| match kid {
            Kid::Leaf(leaf) => self.tree.leaves[leaf.0].shown.first().map(|(page, _)| *page),
            _ => None,
        });
        let mut kids: Vec<Object> = Vec::with_capacity(element.kids.len());
        for kid in &element.kids {
            match kid {
                Kid::Element(id) if self.kept[id.0] => kids.push(Object::Reference(self.ids[id.0])),
                Kid::Element(_) => {}
                Kid::Leaf(leaf) => {
                    kids.extend(self.tree.leaves[leaf.0].shown.iter().map(|shown| self.stretch(*shown, page)));
                }
                Kid::Link(page, place) => kids.push(
                    dictionary! {
                        "Type" => name("OBJR"),
                        "Obj" => Object::Reference(self.links[*page][*place]),
                        "Pg" => Object::Reference(self.pages[*page]),
                    }
                    .into(),
                ),
            }
        }
        let mut object = dictionary! { "S" => name(element.kind), "P" => Object::Reference(parent) };
        if let Some(page) = page {
            object.set("Pg", Object::Reference(self.pages[page]));
        }
        match kids.len() {
            0 => {}
            1 => object.set("K", kids.remove(0)),
            _ => object.set("K", kids),
        }
        for attribute in &element.attributes {
            match attribute {
                Attribute::Alternative(words) => object.set("Alt", text_string(words)),
                Attribute::Language(tag) => object.set("Lang", text_string(tag)),
                Attribute::Name(name) => object.set("ID", text_string(name)),
                Attribute::Heads(scope) => {
                    object.set("A", dictionary! { "O" => name("Table"), "Scope" => name(scope) });
                }
                Attribute::Numbering(how) => {
                    object.set("A", dictionary! { "O" => name("List"), "ListNumbering" => name(how) });
                }
                Attribute::Bounds(bounds) => object.set(
                    "A",
                    dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => numbers(bounds) },
                ),
            }
        }
        object.into()
    }

    /// A stretch of a page; its number alone where the page is that of its element.
    fn stretch(&self, (page, number): (usize, usize), usual: Option<usize>) -> Object {
        if usual == Some(page) {
            return integer(number);
        }
        dictionary! {
            "Type" => name("MCR"),
            "Pg" => Object::Reference(self.pages[page]),
            "MCID" => integer(number),
        }
        .into()
    }

    /// The way back: the elements of each page's stretches, and of each link.
    fn parents(&self, drawn: &Drawn) -> Vec<Object> {
        let reference = |id: &ElementId| Object::Reference(self.ids[id.0]);
        let mut parents: Vec<Object> = Vec::new();
        for (page, sheet) in drawn.sheets.iter().enumerate() {
            parents.push(integer(page));
            parents.push(Object::Array(sheet.numbered.iter().map(reference).collect()));
        }
        let mut linked: Vec<(usize, usize, ElementId)> = Vec::new();
        for (place, element) in self.tree.elements.iter().enumerate() {
            linked.extend(element.kids.iter().filter_map(|kid| match kid {
                Kid::Link(page, link) => Some((*page, *link, ElementId(place))),
                _ => None,
            }));
        }
        linked.sort_unstable();
        for (place, (_, _, element)) in linked.iter().enumerate() {
            parents.push(integer(self.pages.len() + place));
            parents.push(reference(element));
        }
        parents
    }
}

/// The elements that have names of their own, in the order of those.
fn named(tree: &Tree, ids: &[ObjectId], kept: &[bool]) -> Option<Vec<Object>> {
    let mut names: Vec<(&String, ObjectId)> = Vec::new();
    for (place, element) in tree.elements.iter().enumerate().filter(|(place, _)| kept[*place]) {
        names.extend(element.attributes.iter().filter_map(|attribute| match attribute {
            Attribute::Name(name) => Some((name, ids[place])),
            _ => None,
        }));
    }
    names.sort();
    let pairs = names.into_iter().flat_map(|(name, id)| [text_string(name), Object::Reference(id)]);
    let pairs: Vec<Object> = pairs.collect();
    (!pairs.is_empty()).then_some(pairs)
}
