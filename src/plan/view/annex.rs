//! Annexes, as templates see them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ClaimView, TableView};
use crate::plan::words::{Blocks, Words};

/// The annexes of what was moved to one, as links.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Annexed {
    /// The request.
    pub request: Option<Words>,
    /// The request for a review.
    pub review_request: Option<Words>,
    /// The answers.
    pub answers: Option<Words>,
    /// How to complain.
    pub rights: Option<Words>,
    /// The earlier letter.
    pub earlier_letter: Option<Words>,
    /// The claims that are not in the letter itself.
    pub claims: Option<Words>,
}

/// An annex, pointed at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnnexRef {
    /// Its label, as a link.
    pub link: Words,
    /// Its title, where the link does not say it already.
    pub title: Option<Words>,
}

/// An annex, printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnnexView {
    /// Its heading.
    pub heading: Words,
    /// What stands in it.
    pub items: Vec<AnnexItemView>,
}

/// One thing in an annex: one of these is there.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct AnnexItemView {
    /// The request.
    pub request: bool,
    /// The request for a review.
    pub review_request: bool,
    /// The answers.
    pub answers: bool,
    /// How to complain.
    pub rights: bool,
    /// The earlier letter as it was sent.
    pub earlier_letter: Option<Blocks>,
    /// The provisions that the letter relies on, in short.
    pub law: Vec<ProvisionView>,
    /// The documents, with what was done with each.
    pub schedule: Vec<ScheduledView>,
    /// A claim; at most one.
    pub claim: Vec<ClaimView>,
    /// A document.
    pub document: Option<DocumentView>,
}

/// A document, printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentView {
    /// Its title.
    pub title: Words,
    /// Its date.
    pub date: Option<Words>,
    /// Whether the annex is called after it.
    pub alone: bool,
    /// The provisions under which parts of it are redacted.
    pub redacted: Option<Words>,
    /// Its text.
    pub text: Option<Blocks>,
    /// Its table; at most one.
    pub tables: Vec<TableView>,
}

/// A provision in short.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProvisionView {
    /// How it is cited, at the start of a sentence.
    pub cite: Words,
    /// Its law in full.
    pub law: Words,
    /// What it covers.
    pub summary: Words,
    /// Where to read it.
    pub link: Words,
}

/// A document in the schedule.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScheduledView {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Words,
    /// Its date.
    pub date: Option<Words>,
    /// How many pages it has.
    pub pages: Option<String>,
    /// The provisions under which all of it is withheld.
    pub withheld: Option<Words>,
    /// Why no part of it is given.
    pub no_part_because: Option<Words>,
    /// The provisions under which parts of it are redacted.
    pub redacted: Option<Words>,
    /// The annex that prints it.
    pub annex: Option<Words>,
    /// Whether it goes with the letter as it is.
    pub enclosed: bool,
}
