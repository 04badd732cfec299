//! What only the letter of a step says, as templates see it.

use schemars::JsonSchema;
use serde::Serialize;

use super::ClaimView;
use crate::plan::words::{Blocks, Words};

/// What only the letter of a step says.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct StepView {
    /// What is asked of the requester.
    pub asked: Option<AskedView>,
    /// The fee that is asked for.
    pub fee: Option<FeeView>,
    /// To whom the request was passed, or the requester pointed.
    pub transfer: Option<TransferView>,
    /// More time.
    pub extension: Option<ExtensionView>,
    /// The day of the letter that put the decision off.
    pub put_off_on: Option<Words>,
}

/// What is asked of the requester.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AskedView {
    /// What is not clear, or is missing.
    pub unclear: Words,
    /// The question.
    pub question: Blocks,
    /// What the law says of it.
    pub passage: Option<Blocks>,
    /// When the request is closed where nothing comes.
    pub close_by: Option<Words>,
}

/// A fee.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FeeView {
    /// All of it.
    pub amount: Words,
    /// The VAT in it.
    pub vat: Option<Words>,
    /// What it is made of.
    pub lines: Vec<FeeLineView>,
    /// What it is for.
    pub because: Blocks,
    /// Cheaper ways to have the information.
    pub cheaper: Option<Blocks>,
    /// The last day to pay.
    pub pay_by: Option<Words>,
    /// How to pay.
    pub payment: Option<Blocks>,
    /// What the law says of it.
    pub passage: Option<Blocks>,
}

/// One line of a fee.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FeeLineView {
    /// What it pays for.
    pub what: Words,
    /// How many.
    pub number: Words,
    /// The price of one.
    pub price: Words,
    /// The price of all.
    pub total: Words,
}

/// To whom the request was passed, or the requester pointed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TransferView {
    /// The other authority.
    pub to: Words,
    /// How to reach it.
    pub contact: Option<Words>,
    /// Why the authority does not hold the information.
    pub because: Option<Blocks>,
    /// Whether the request was passed on.
    pub passed_on: bool,
    /// What the Regulations ask to be said: there it is a refusal.
    pub refusal: Option<Blocks>,
}

/// More time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExtensionView {
    /// Until when.
    pub until: Words,
    /// Why the request is complex and voluminous (reg. 7).
    pub because: Option<Blocks>,
    /// The claims whose public interest test needs the time.
    pub claims: Vec<ClaimView>,
    /// How a sentence names those under which information is withheld.
    pub cites: Option<Words>,
    /// How a sentence names those under which it is neither confirmed nor denied.
    pub neither: Option<Words>,
}
