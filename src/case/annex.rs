//! What stands in an annex instead of in the letter.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::Text;

/// One annex. What is not moved to an annex stands in the letter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Annex {
    /// The request as it came.
    Request,
    /// The request for a review as it came.
    ReviewRequest,
    /// The answers to all questions.
    Answers,
    /// The provisions that the letter relies on, in short, with where to read them.
    Law,
    /// How to complain and to whom.
    Rights,
    /// A schedule of the documents with what was done with each.
    Schedule,
    /// The letter of the case that this one follows, as it was sent, with its own annexes.
    EarlierLetter,
    /// Claims, with their tests.
    Exemptions(Vec<Text>),
    /// Documents.
    Documents(Vec<Text>),
    /// Several together under a title.
    Together(Together),
}

/// Several things in one annex.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// The title of the annex.
    pub title: Text,
    /// What stands in it, in order.
    pub of: Vec<Annex>,
}
