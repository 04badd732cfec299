//! An internal review, as templates see it.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AnswerView, QuestionView, RequestView};
use crate::plan::words::{Blocks, Words};

/// The letter that this one follows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EarlierView {
    /// Its reference.
    pub reference: Words,
    /// Its date.
    pub date: Option<Words>,
}

/// An internal review.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct ReviewView {
    /// The request for it.
    pub requested: RequestView,
    /// The post of the reviewer.
    pub reviewer: Words,
    /// Whether the reviewer had no part in the first answer.
    pub independent: bool,
    /// The grounds.
    pub grounds: Vec<GroundView>,
    /// The findings, in the order of the questions.
    pub findings: Vec<FindingView>,
    /// What was not done as the law asks.
    pub failures: Vec<FailureView>,
    /// Whether any decision was upheld.
    pub any_upheld: bool,
    /// Whether every decision was upheld.
    pub all_upheld: bool,
    /// Whether anything more is disclosed now.
    pub more_disclosed: bool,
}

/// A ground.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroundView {
    /// Its number, and the questions that it is about.
    pub heading: Words,
    /// The point.
    pub text: Blocks,
    /// Found to be right.
    pub accepted: bool,
    /// Found to be right in part.
    pub accepted_in_part: bool,
    /// Why.
    pub because: Blocks,
}

/// A finding about some questions.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct FindingView {
    /// The questions, as a heading.
    pub heading: Words,
    /// The questions, within a sentence.
    pub questions: Words,
    /// Whether there is one question only.
    pub single: bool,
    /// The questions in the requester's words.
    pub asked: Vec<QuestionView>,
    /// What the first answer did.
    pub earlier: EarlierOutcome,
    /// The first answer was right.
    pub upheld: bool,
    /// The first answer was right in part, or is added to.
    pub varied: bool,
    /// The first answer was wrong.
    pub overturned: bool,
    /// Why.
    pub because: Blocks,
    /// The answers now.
    pub answers: Vec<AnswerView>,
    /// Whether several answers stand under this finding, so that each needs its own heading.
    pub several: bool,
    /// Whether the answers are the first ones.
    pub unchanged: bool,
}

/// What a first answer did.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EarlierOutcome {
    /// It disclosed something.
    pub disclosed: bool,
    /// The provisions under which it withheld.
    pub withheld: Option<Words>,
    /// The provisions under which it neither confirmed nor denied.
    pub neither: Option<Words>,
    /// It said that the information was not held.
    pub not_held: bool,
    /// It said where the information can be had.
    pub available: bool,
}

/// A failure to keep to the law.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FailureView {
    /// The provision.
    pub of: Words,
    /// What went wrong.
    pub what: Blocks,
    /// What is done about it.
    pub action: Option<Blocks>,
    /// By when.
    pub by: Option<Words>,
}
