//! An answer, as templates see it.

use schemars::JsonSchema;
use serde::Serialize;

use super::ClaimRef;
use crate::plan::words::{Blocks, Words};

/// An answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnswerView {
    /// The questions, as a heading.
    pub heading: Words,
    /// The same, where it is no place for links to lead.
    pub title: Words,
    /// The questions, within a sentence.
    pub questions: Words,
    /// Whether it answers one question only.
    pub single: bool,
    /// The questions in the requester's words.
    pub asked: Vec<QuestionView>,
    /// What is disclosed or withheld.
    pub given: Option<GivenView>,
    /// The items of a question that is split.
    pub items: Vec<ItemView>,
    /// The claims under which the authority neither confirms nor denies that there is more.
    pub further: Vec<ClaimRef>,
    /// The claims under which the authority neither confirms nor denies.
    pub neither: Vec<ClaimRef>,
    /// Why it is not held.
    pub not_held: Option<NotHeldView>,
    /// Where it can be had.
    pub available: Option<AvailableView>,
    /// The answer that answers it.
    pub see: Option<Words>,
    /// A remark.
    pub note: Option<Blocks>,
}

/// A question in the requester's words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionView {
    /// The requester's number.
    pub number: Words,
    /// The requester's words.
    pub text: Words,
    /// The sub-parts.
    pub parts: Vec<PartView>,
}

/// A sub-part in the requester's words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PartView {
    /// The requester's number.
    pub number: Words,
    /// The requester's words.
    pub text: Words,
}

/// What is disclosed or withheld.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GivenView {
    /// The words.
    pub text: Option<Blocks>,
    /// Whether anything is disclosed.
    pub disclosed: bool,
    /// The documents.
    pub documents: Vec<DocumentRef>,
    /// The claims under which the rest is withheld.
    pub withheld: Vec<ClaimRef>,
    /// Whether there is one such claim only.
    pub one_claim: bool,
}

/// One item of a question that is split.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemView {
    /// The item.
    pub what: Words,
    /// What is disclosed or withheld.
    pub given: Option<GivenView>,
    /// Why it is not held.
    pub not_held: Option<NotHeldView>,
    /// Where it can be had.
    pub available: Option<AvailableView>,
}

/// A document that is disclosed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentRef {
    /// Its title.
    pub title: Words,
    /// Its date.
    pub date: Option<Words>,
    /// The annex that prints it.
    pub annex: Option<Words>,
    /// Whether it is printed in the same annex as the answer.
    pub below: bool,
    /// The file that goes with the letter.
    pub enclosed: Option<Words>,
    /// The provisions under which parts of it are redacted.
    pub redacted: Option<Words>,
}

/// Information that is not held.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotHeldView {
    /// Why.
    pub because: Option<Blocks>,
    /// The questions whose answer makes it so.
    pub follows_from: Option<Words>,
    /// The questions under the Act, where both laws apply.
    pub under_act: Option<Words>,
    /// The questions under the Regulations: there it is a refusal.
    pub under_regulations: Option<Words>,
    /// What the Regulations ask to be said.
    pub refusal: Option<Blocks>,
    /// Who may hold it.
    pub holder: Option<HolderView>,
}

/// Who may hold information.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HolderView {
    /// The name.
    pub name: Words,
    /// How to ask.
    pub contact: Option<Words>,
}

/// Information that can be had elsewhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AvailableView {
    /// Where.
    pub at: Vec<Words>,
    /// Why the requester can get it there.
    pub because: Option<Blocks>,
    /// What the Act says of it.
    pub refusal: Option<Blocks>,
    /// Whether any of it is asked for under the Regulations.
    pub under_regulations: bool,
}
