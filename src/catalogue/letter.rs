//! The kinds of letter, and the parts that letters are made of.

use schemars::JsonSchema;
use serde::Deserialize;

use super::markdown_file::{Passage, fences, front_matter, sections};
use crate::case::StepKind;
use crate::diagnostic::Report;
use crate::source::{SourceId, Span};
use crate::yaml::{self, Located, Shape, Text};

/// One file of `templates/letters`: which step it is the letter of, and its parts in order.
#[derive(Debug, Clone)]
pub struct LetterFile {
    /// The name of the file, without its ending.
    pub name: String,
    /// The step.
    pub step: StepKind,
    /// How it is laid out.
    pub layout: Layout,
    /// Its parts, in order.
    pub parts: Vec<Text>,
    /// Where the file says which step it is for.
    pub place: Span,
    /// Cases of which it is the letter, as far as they are particular to it.
    pub examples: Vec<Passage>,
}

/// How a letter is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// As a letter, on the authority's paper.
    #[default]
    Letter,
    /// As an e-mail: without the head of the paper and the address.
    Email,
    /// As a page of the disclosure log, which anybody may read: it says nothing about who asked.
    Log,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 3] = [Self::Letter, Self::Email, Self::Log];

    /// How a command line and a file write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Email => "email",
            Self::Log => "log",
        }
    }

    /// Whether a kind of part stands in it.
    #[must_use]
    pub fn shows(self, kind: PartKind) -> bool {
        self != Self::Email || !matches!(kind, PartKind::Letterhead | PartKind::Address)
    }
}

/// One file of `templates/parts`.
#[derive(Debug, Clone)]
pub struct PartFile {
    /// The name of the file, without its ending.
    pub name: String,
    /// What it is in a letter.
    pub kind: PartKind,
    /// Its wording.
    pub passage: Passage,
}

/// What a part is in a letter, for those who set the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// The authority's name and address.
    Letterhead,
    /// The requester's name and address.
    Address,
    /// References and date.
    Details,
    /// What the letter is about: its title.
    Subject,
    /// Anything in the letter itself.
    Body,
    /// The end of the letter: greeting and signature.
    SignOff,
    /// Anything in an annex.
    Annex,
    /// A passage that other parts include; no part of a letter by itself.
    Included,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LetterMatter {
    /// The step whose letter this is.
    step: Located<StepKind>,
    /// How it is laid out.
    #[serde(default)]
    layout: Layout,
    /// Its parts, in order, by the names of their files.
    parts: Vec<Text>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PartMatter {
    /// What the part is in a letter.
    kind: PartKind,
}

impl LetterFile {
    /// The shape of a letter's front matter.
    pub(super) fn shape() -> Shape {
        Shape::of::<LetterMatter>("letter", &[yaml::LINE])
    }

    /// Reads a letter's file.
    pub(super) fn read(name: &str, source: SourceId, shape: &Shape, report: &mut Report) -> Option<Self> {
        let (matter, body) = front_matter::<LetterMatter>(source, shape, report)?;
        let found = sections(source, body, &["Example"], report);
        let text = report.sources.get(source).clone();
        let blocks = found.into_iter().flat_map(|(_, range)| fences(text.raw(), range));
        let example = |range| Passage { name: format!("{name}#example"), source, range };
        Some(Self {
            name: stem(name),
            step: matter.step.value,
            layout: matter.layout,
            parts: matter.parts,
            place: matter.step.span,
            examples: blocks.map(example).collect(),
        })
    }
}

impl PartFile {
    /// The shape of a part's front matter.
    pub(super) fn shape() -> Shape {
        Shape::of::<PartMatter>("part", &[])
    }

    /// Reads a part's file.
    pub(super) fn read(name: &str, source: SourceId, shape: &Shape, report: &mut Report) -> Option<Self> {
        let (matter, range) = front_matter::<PartMatter>(source, shape, report)?;
        let passage = Passage { name: name.to_owned(), source, range };
        Some(Self { name: stem(name), kind: matter.kind, passage })
    }
}

/// `rights` of `templates/parts/rights.md`.
pub(super) fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_suffix(".md").unwrap_or(file).to_owned()
}
