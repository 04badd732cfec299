//! What happened to a request since it came, step by step.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::calendar::DatedAt;
use crate::money::Amount;
use crate::yaml::{Entries, Prose, Text};

/// A step in the life of a request.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The authority acknowledged the request.
    Acknowledged(Sent),
    /// The authority asked for what makes the request valid (s.8).
    ValidRequestAsked(Asked),
    /// The authority asked what is meant (s.1(3), reg. 9(2)).
    ClarificationAsked(Asked),
    /// The requester said what is meant. A new time for reply begins (s.10(6)).
    Clarified(Clarified),
    /// The authority asked for a fee (s.9, reg. 8). The clock stops.
    FeeAsked(FeeAsked),
    /// The fee was paid. The clock goes on (s.10(2)).
    FeePaid(Happened),
    /// The request was passed to, or the requester pointed to, another authority (reg. 10).
    Transferred(Transferred),
    /// The time was extended: under FOIA for the public interest test (s.10(3)), under the EIR for
    /// complexity and volume (reg. 7).
    Extended(Extended),
    /// The authority answered.
    Answered(Sent),
    /// The authority gave the public interest decision that it had put off (s.17(3)).
    BalanceDecided(Sent),
    /// The authority acknowledged the request for a review.
    ReviewAcknowledged(Sent),
    /// The authority gave the outcome of its internal review.
    Reviewed(Sent),
}

/// The name of a step, for choosing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Acknowledgement of a request.
    Acknowledged,
    /// Request for a valid request.
    ValidRequestAsked,
    /// Request for clarification.
    ClarificationAsked,
    /// Fees notice.
    FeeAsked,
    /// Signpost or transfer.
    Transferred,
    /// Extension.
    Extended,
    /// Response.
    Answered,
    /// Public interest decision after an extension.
    BalanceDecided,
    /// Acknowledgement of a request for a review.
    ReviewAcknowledged,
    /// Outcome of an internal review.
    Reviewed,
}

/// A letter of the authority.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The date of the letter.
    pub date: DatedAt,
    /// The letter as it was sent, as a Markdown file, once it has gone.
    pub as_sent: Option<Text>,
}

/// Something that happened on a day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// The day.
    pub date: DatedAt,
}

/// A letter that asks the requester something.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The date of the letter.
    pub date: DatedAt,
    /// The words that are not clear, or what is missing.
    pub unclear: Text,
    /// What the authority asks.
    pub question: Prose,
    /// The letter as it was sent, as a Markdown file, once it has gone.
    pub as_sent: Option<Text>,
}

/// The requester's clarification.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clarified {
    /// The day on which the authority received it.
    pub date: DatedAt,
    /// What the requester wrote.
    pub text: Prose,
}

/// A fees notice.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeAsked {
    /// The date of the notice.
    pub date: DatedAt,
    /// The amount in pounds and pence, VAT included: `12.50`. Left out where `charges` says what it is made of.
    pub amount: Option<Amount>,
    /// What the amount is made of: charges by their names in the authority's profile, and how many of each.
    #[serde(default)]
    pub charges: Entries<u32>,
    /// What the amount is for. Under FOIA s.9 no staff time may be in it.
    pub because: Prose,
    /// Cheaper ways to have the information.
    pub cheaper: Option<Prose>,
    /// The letter as it was sent, as a Markdown file, once it has gone.
    pub as_sent: Option<Text>,
}

/// A pointer or transfer to another authority.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transferred {
    /// The date of the letter.
    pub date: DatedAt,
    /// The other authority.
    pub to: Text,
    /// How to reach it.
    pub contact: Option<Text>,
    /// Why the authority does not hold the information, and where it looked.
    pub because: Option<Prose>,
    /// Whether the authority passed the request on; otherwise it only points there.
    #[serde(default)]
    pub passed_on: bool,
    /// The letter as it was sent, as a Markdown file, once it has gone.
    pub as_sent: Option<Text>,
}

/// An extension of the time for reply.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extended {
    /// The date of the letter.
    pub date: DatedAt,
    /// The day by which the authority expects to decide (s.17(2)).
    pub until: DatedAt,
    /// The claims whose public interest test needs the time.
    #[serde(default)]
    pub under: Vec<Text>,
    /// Why the request is complex and voluminous, under the EIR.
    pub because: Option<Prose>,
    /// The letter as it was sent, as a Markdown file, once it has gone.
    pub as_sent: Option<Text>,
}

impl Step {
    /// The day of the step.
    #[must_use]
    pub fn date(&self) -> &DatedAt {
        match self {
            Self::Acknowledged(step) | Self::Answered(step) | Self::BalanceDecided(step) => &step.date,
            Self::ReviewAcknowledged(step) | Self::Reviewed(step) => &step.date,
            Self::ValidRequestAsked(step) | Self::ClarificationAsked(step) => &step.date,
            Self::Clarified(step) => &step.date,
            Self::FeeAsked(step) => &step.date,
            Self::FeePaid(step) => &step.date,
            Self::Transferred(step) => &step.date,
            Self::Extended(step) => &step.date,
        }
    }

    /// The letter that the step is; `None` for what the requester does.
    #[must_use]
    pub fn letter(&self) -> Option<StepKind> {
        Some(match self {
            Self::Acknowledged(_) => StepKind::Acknowledged,
            Self::ValidRequestAsked(_) => StepKind::ValidRequestAsked,
            Self::ClarificationAsked(_) => StepKind::ClarificationAsked,
            Self::FeeAsked(_) => StepKind::FeeAsked,
            Self::Transferred(_) => StepKind::Transferred,
            Self::Extended(_) => StepKind::Extended,
            Self::Answered(_) => StepKind::Answered,
            Self::BalanceDecided(_) => StepKind::BalanceDecided,
            Self::ReviewAcknowledged(_) => StepKind::ReviewAcknowledged,
            Self::Reviewed(_) => StepKind::Reviewed,
            Self::Clarified(_) | Self::FeePaid(_) => return None,
        })
    }

    /// The letter as it was sent, where the file keeps it.
    #[must_use]
    pub fn as_sent(&self) -> Option<&Text> {
        match self {
            Self::Acknowledged(step) | Self::Answered(step) | Self::BalanceDecided(step) => step.as_sent.as_ref(),
            Self::ReviewAcknowledged(step) | Self::Reviewed(step) => step.as_sent.as_ref(),
            Self::ValidRequestAsked(step) | Self::ClarificationAsked(step) => step.as_sent.as_ref(),
            Self::FeeAsked(step) => step.as_sent.as_ref(),
            Self::Transferred(step) => step.as_sent.as_ref(),
            Self::Extended(step) => step.as_sent.as_ref(),
            Self::Clarified(_) | Self::FeePaid(_) => None,
        }
    }
}

impl StepKind {
    /// Every letter of the authority, in the order of a request's life.
    pub const ALL: [Self; 10] = [
        Self::Acknowledged,
        Self::ValidRequestAsked,
        Self::ClarificationAsked,
        Self::FeeAsked,
        Self::Transferred,
        Self::Extended,
        Self::Answered,
        Self::BalanceDecided,
        Self::ReviewAcknowledged,
        Self::Reviewed,
    ];

    /// Whether the letter answers questions. The others go before there is an answer, or about a review.
    #[must_use]
    pub fn answers(self) -> bool {
        matches!(self, Self::Extended | Self::Answered | Self::BalanceDecided | Self::Reviewed)
    }

    /// Whether every question must have its answer in the letter.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Answered | Self::BalanceDecided | Self::Reviewed)
    }

    /// How a case file writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::ValidRequestAsked => "valid_request_asked",
            Self::ClarificationAsked => "clarification_asked",
            Self::FeeAsked => "fee_asked",
            Self::Transferred => "transferred",
            Self::Extended => "extended",
            Self::Answered => "answered",
            Self::BalanceDecided => "balance_decided",
            Self::ReviewAcknowledged => "review_acknowledged",
            Self::Reviewed => "reviewed",
        }
    }
}
