//! The structure of a letter for those who hear it, search it or read it in another shape: a tree of
//! elements in reading order (ISO 32000-1, 14.7; ISO 14289-1).
//!
//! The tree is whole before a page is drawn. Its leaves are stretches of text; where and on how many pages
//! a leaf is shown is added as it is drawn.

/// An element, by its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ElementId(pub(super) usize);

/// A leaf, by its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LeafId(pub(super) usize);

/// What stands in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    Element(ElementId),
    Leaf(LeafId),
    /// A link that can be followed: the page and its place among the links there.
    Link(usize, usize),
}

/// What else is said of an element.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Attribute {
    /// What it shows, in words.
    Alternative(String),
    /// The language of what stands in it.
    Language(String),
    /// What a head of a table is the head of: `Column` or `Row`.
    Heads(&'static str),
    /// How the items of a list are marked.
    Numbering(&'static str),
    /// Left, bottom, right and top on its page.
    Bounds([f32; 4]),
    /// A name of its own.
    Name(String),
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// Its type, as the standard names it.
    pub(super) kind: &'static str,
    pub(super) parent: Option<ElementId>,
    pub(super) kids: Vec<Kid>,
    pub(super) attributes: Vec<Attribute>,
}

/// A stretch of text in an element.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) element: ElementId,
    pub(super) text: String,
    /// The pages on which it is shown, each with its number there.
    pub(super) shown: Vec<(usize, usize)>,
}

/// The tree. Element 0 is the document.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) elements: Vec<Element>,
    pub(super) leaves: Vec<Leaf>,
}

impl Tree {
    /// The document, and nothing in it.
    pub(super) fn new() -> Self {
        let root = Element { kind: "Document", parent: None, kids: Vec::new(), attributes: Vec::new() };
        Self { elements: vec![root], leaves: Vec::new() }
    }

    /// The document.
    pub(super) fn root() -> ElementId {
        ElementId(0)
    }

    /// A new element, the last in `parent` so far.
    pub(super) fn element(&mut self, parent: ElementId, kind: &'static str) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element { kind, parent: Some(parent), kids: Vec::new(), attributes: Vec::new() });
        self.elements[parent.0].kids.push(Kid::Element(id));
        id
    }

    /// Says something of an element.
    pub(super) fn say(&mut self, element: ElementId, attribute: Attribute) {
        self.elements[element.0].attributes.push(attribute);
    }

    /// The leaf that text goes on in: the last of the element, or a new one.
    pub(super) fn leaf(&mut self, element: ElementId) -> LeafId {
        if let Some(Kid::Leaf(leaf)) = self.elements[element.0].kids.last() {
            return *leaf;
        }
        let id = LeafId(self.leaves.len());
        self.leaves.push(Leaf { element, text: String::new(), shown: Vec::new() });
        self.elements[element.0].kids.push(Kid::Leaf(id));
        id
    }

    /// The tree as YAML, for people and for tests.
    pub(super) fn outline(&self) -> String {
        let mut text = String::new();
        self.outline_of(Self::root(), 0, &mut text);
        text
    }

    fn outline_of(&self, id: ElementId, depth: usize, text: &mut String) {
        let element = &self.elements[id.0];
        let indent = "  ".repeat(depth);
        text.push_str(&format!("{indent}- {}", element.kind));
        for attribute in &element.attributes {
            match attribute {
                Attribute::Language(tag) => text.push_str(&format!(" language={tag}")),
                Attribute::Heads(scope) => text.push_str(&format!(" scope={scope}")),
                Attribute::Numbering(how) => text.push_str(&format!(" numbering={how}")),
                Attribute::Name(name) => text.push_str(&format!(" name={name}")),
                Attribute::Bounds(_) | Attribute::Alternative(_) => {}
            }
        }
        let alternative = element.attributes.iter().find_map(|attribute| match attribute {
            Attribute::Alternative(words) => Some(words),
            _ => None,
        });
        match element.kids.as_slice() {
            _ if alternative.is_some() => {
                text.push_str(&format!(": {}\n", quoted(alternative.map_or("", String::as_str))));
            }
            [] => text.push('\n'),
            [Kid::Leaf(leaf)] => text.push_str(&format!(": {}\n", quoted(&self.leaves[leaf.0].text))),
            kids => {
                text.push_str(":\n");
                for kid in kids {
                    match kid {
                        Kid::Element(id) => self.outline_of(*id, depth + 1, text),
                        Kid::Leaf(leaf) => {
                            text.push_str(&format!("{indent}  - {}\n", quoted(&self.leaves[leaf.0].text)));
                        }
                        Kid::Link(..) => {}
                    }
                }
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
