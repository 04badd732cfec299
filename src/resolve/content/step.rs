//! The step whose letter is drawn, with what only that letter says.

use super::ClaimName;
use crate::calendar::{DatedAt, Day};
use crate::case::Transferred;
use crate::money::Amount;
use crate::yaml::{Prose, Text};

/// What only the letter of a step says.
#[derive(Debug, Clone)]
pub enum Detail {
    /// Nothing beyond what every letter says.
    Nothing,
    /// What the authority asks the requester.
    Asked {
        /// What is not clear, or is missing.
        unclear: Text,
        /// What it asks.
        question: Prose,
        /// When it closes the request where nothing comes.
        close_by: Option<Day>,
    },
    /// The fee that it asks for.
    Fee(Fee),
    /// To whom the request was passed, or the requester pointed.
    Transferred(Transferred),
    /// More time.
    Extended {
        /// Until when.
        until: DatedAt,
        /// Why the request is complex and voluminous (reg. 7).
        because: Option<Prose>,
    },
}

/// A fee.
#[derive(Debug, Clone)]
pub struct Fee {
    /// All of it, VAT included.
    pub amount: Amount,
    /// The VAT in it.
    pub vat: Amount,
    /// What it is made of.
    pub lines: Vec<FeeLine>,
    /// What it is for.
    pub because: Prose,
    /// Cheaper ways to have the information.
    pub cheaper: Option<Prose>,
    /// The last day to pay.
    pub pay_by: Option<Day>,
}

/// One line of a fee.
#[derive(Debug, Clone)]
pub struct FeeLine {
    /// What it pays for.
    pub what: Text,
    /// How many.
    pub number: u32,
    /// The price of one.
    pub price: Amount,
    /// The price of all, without VAT.
    pub total: Amount,
}

/// An extension that went before.
#[derive(Debug, Clone)]
pub struct Extension {
    /// The date of its letter.
    pub date: DatedAt,
    /// The claims that it named.
    pub under: Vec<ClaimName>,
}

/// What an extension has put off.
#[derive(Debug, Clone, Default)]
pub struct PutOff {
    /// The claims whose public interest test needs the time (s.10(3)).
    pub claims: Vec<ClaimName>,
    /// The day of the letter that put them off.
    pub on: Option<Day>,
}
