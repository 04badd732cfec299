//! Where in a file the check of its shape is.

use crate::source::Span;

/// Where the check is: the key that leads to it, and what it is in. Its path is made only for a finding.
pub(super) struct Here<'p> {
    within: Option<&'p Here<'p>>,
    step: Step<'p>,
    /// The key that leads here, or the item itself.
    pub(super) key: Span,
}

/// A step of a path.
enum Step<'p> {
    /// The file itself.
    File,
    /// A field.
    Field(&'p str),
    /// An item of a list, from one.
    Item(usize),
}

impl<'p> Here<'p> {
    /// The file itself.
    pub(super) fn file(key: Span) -> Self {
        Here { within: None, step: Step::File, key }
    }

    /// An item of the list that is here, counted from one.
    pub(super) fn item(&'p self, number: usize, key: Span) -> Self {
        Here { within: Some(self), step: Step::Item(number), key }
    }

    /// A field of what is here.
    pub(super) fn into(&'p self, name: &'p str, key: Span) -> Self {
        Here { within: Some(self), step: Step::Field(name), key }
    }

    /// Whether this is the file itself.
    pub(super) fn is_file(&self) -> bool {
        matches!(self.step, Step::File)
    }

    /// The path from the file to here.
    pub(super) fn path(&self) -> String {
        let before = self.within.map(Here::path).unwrap_or_default();
        match self.step {
            Step::File => before,
            Step::Field(name) if before.is_empty() => name.to_owned(),
            Step::Field(name) => format!("{before}.{name}"),
            Step::Item(number) => format!("{before}[{number}]"),
        }
    }

    /// What a message calls it; `whole` is what it calls the file.
    pub(super) fn name(&self, whole: &str) -> String {
        if self.is_file() { whole.to_owned() } else { self.path() }
    }
}
