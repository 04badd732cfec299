//! An internal review: what was asked of it, who did it, and what it found.

use schemars::JsonSchema;
use serde::Deserialize;

use super::request::Questions;
use crate::calendar::DatedAt;
use crate::provision::Cite;
use crate::yaml::{Located, Prose, Text};

/// An internal review.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The request for the review.
    pub requested: Requested,
    /// Who did the review. Its outcome must say so.
    pub reviewer: Option<Reviewer>,
    /// The requester's grounds, each with what was found.
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// What was decided about the first answer, question by question. Every question is decided once.
    #[serde(default)]
    pub findings: Vec<Located<Finding>>,
    /// Failures that the review found (under the EIR reg. 11(5) asks for all of it).
    #[serde(default)]
    pub failures: Vec<Failure>,
}

/// A request for a review.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requested {
    /// The date that it bears.
    pub dated: DatedAt,
    /// The day on which the authority received it.
    pub received: DatedAt,
    /// The request for the review as it came.
    pub text: Option<Prose>,
}

/// Who did the review.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reviewer {
    /// The post: `a senior information rights adviser`.
    pub role: Text,
    /// Whether the reviewer had no part in the first answer.
    pub independent: bool,
}

/// A point that the requester made against the first answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The point, as the letter repeats it: `You asked which legislation we rely on.`
    pub text: Prose,
    /// The questions that it is about.
    pub about: Option<Located<Questions>>,
    /// What the review found.
    pub finding: GroundFinding,
    /// Why.
    pub because: Prose,
}

/// What a review found on a ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroundFinding {
    /// The requester was right.
    Accepted,
    /// The requester was right in part.
    AcceptedInPart,
    /// The requester was not right.
    NotAccepted,
}

/// What a review decided about the first answer to some questions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The questions.
    pub to: Located<Questions>,
    /// What was decided. A decision that is varied or overturned has a new answer in `answers`.
    pub decision: Located<Decision>,
    /// Why.
    pub because: Prose,
}

/// What a review decided about a first answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It was right.
    Upheld,
    /// It was right in part, or is added to.
    Varied,
    /// It was wrong.
    Overturned,
}

/// A failure to keep to the law.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// The provision that was not kept to.
    pub of: Cite,
    /// What went wrong.
    pub what: Prose,
    /// What the authority does about it.
    pub action: Option<Prose>,
    /// By when.
    pub by: Option<DatedAt>,
}
