//! An answer, as templates see it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ClaimRef, EstimateView};
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
    /// Why it would cost too much.
    pub cost: Option<CostRefusalView>,
    /// Why the request is vexatious.
    pub vexatious: Option<VexatiousView>,
    /// Which request it repeats.
    pub repeated: Option<RepeatedView>,
    /// Why it is, or would be, the requester's own personal data.
    pub own_data: Option<OwnDataView>,
    /// What is given although the law does not ask for it.
    pub outside: Option<Blocks>,
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
    /// The table; at most one.
    pub tables: Vec<TableView>,
    /// The claims under which the rest is withheld.
    pub withheld: Vec<ClaimRef>,
    /// Whether there is one such claim only.
    pub one_claim: bool,
    /// Whether all of them are about the request, and say nothing of what is held.
    pub about_request: bool,
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
    /// Whether the Scottish Act asks for a formal notice (FOISA s.17).
    pub scottish_act: bool,
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
    /// What the Regulations say of it, where any of it is asked for under them.
    pub under_regulations: Option<Blocks>,
}

/// A refusal because of cost (s.12).
#[derive(Debug, Serialize, JsonSchema)]
pub struct CostRefusalView {
    /// The provision.
    pub cite: Words,
    /// Whether even finding out if the information is held would cost too much (s.12(2)).
    pub even_to_confirm: bool,
    /// What the catalogue says of the provision.
    pub passage: Option<Blocks>,
    /// The limit of the authority.
    pub limit: Words,
    /// How many hours reach it.
    pub hours: Words,
    /// What an hour of work counts for.
    pub hourly: Words,
    /// The estimate.
    pub estimates: Vec<EstimateView>,
    /// Requests that were added to this one.
    pub aggregated: Vec<AggregatedView>,
    /// Why they were.
    pub together: Option<Blocks>,
    /// Help to bring the request within the limit.
    pub advice: Option<Blocks>,
    /// Why no help is possible.
    pub no_advice: Option<Blocks>,
}

/// A request that was added to another for an estimate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AggregatedView {
    /// Its reference.
    pub reference: Words,
    /// The day on which it was received.
    pub received: Words,
}

/// A refusal because the request is vexatious (s.14(1)).
#[derive(Debug, Serialize, JsonSchema)]
pub struct VexatiousView {
    /// The provision.
    pub cite: Words,
    /// What the catalogue says of the provision.
    pub passage: Option<Blocks>,
    /// Why.
    pub because: Blocks,
    /// How to narrow the request.
    pub advice: Option<Blocks>,
    /// Whether the letter warns that further requests may get no reply (s.17(6)).
    pub warning: bool,
}

/// A refusal because the request is repeated (s.14(2)).
#[derive(Debug, Serialize, JsonSchema)]
pub struct RepeatedView {
    /// The provision.
    pub cite: Words,
    /// What the catalogue says of the provision.
    pub passage: Option<Blocks>,
    /// The earlier request.
    pub earlier: Words,
    /// The day on which it was complied with.
    pub complied: Words,
    /// Why no reasonable interval has passed.
    pub because: Blocks,
}

/// A request for the requester's own personal data.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnDataView {
    /// The provision, where the law asks for a refusal notice.
    pub cite: Option<Words>,
    /// The provision of the exemption.
    pub exemption: Option<Words>,
    /// The same at the start of a sentence.
    pub starts: Option<Words>,
    /// Whether it is under the Regulations, which ask for an explanation only.
    pub environmental: bool,
    /// Why it is, or would be.
    pub because: Blocks,
    /// The day by which the subject access request is answered.
    pub by: Words,
}

/// A table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TableView {
    /// Its title, where nothing else says it.
    pub title: Option<Words>,
    /// The headings of its columns.
    pub head: Vec<Words>,
    /// Its rows.
    pub rows: Vec<RowView>,
    /// Notes under it.
    pub notes: Vec<Blocks>,
    /// What is withheld of it.
    pub withheld: Option<WithheldView>,
}

/// A row of a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RowView {
    /// Its cells.
    pub cells: Vec<CellView>,
}

/// A cell of a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CellView {
    /// What it shows; nothing where it is withheld.
    pub text: Option<Words>,
}

/// What is withheld of a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WithheldView {
    /// The highest number that is small.
    pub most: Words,
    /// Whether other numbers are withheld too.
    pub also: bool,
    /// The provision.
    pub cite: Words,
    /// `Act` or `Regulations`.
    pub law: String,
}
