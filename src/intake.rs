//! A request as it came becomes a case: who asks, when, what about, and every question with the requester's own number.
//!
//! Nothing here decides anything for good: what was found is written into a file that its officer reads, with a
//! comment wherever it was found by guessing. A question too many is seen there; one that is missing is not, so
//! where it is not plain whether something is asked, it is.

mod asks;
mod body;
mod dates;
mod ends;
mod item;
mod law;
mod list;
mod message;
mod names;
mod questions;
mod quoted;
mod subject;
mod who;
mod write;

use crate::calendar::Day;
use crate::office::Office;
use crate::provision::Regime;
use crate::resolve;

pub use write::{Particulars, write};

/// A request that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who asks.
    pub requester: Requester,
    /// What it is about, in a few words; `None` where it does not say.
    pub subject: Option<String>,
    /// The day that it bears.
    pub dated: Option<Day>,
    /// The day on which the authority's server took it in.
    pub arrived: Option<Day>,
    /// The words, without what was quoted in them, greeting and signature at the end.
    pub text: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// Why the numbers are not the requester's own, where they are not.
    pub numbered_here: Option<&'static str>,
    /// The law that is suggested, and why.
    pub regime: (Regime, String),
    /// What the officer should look at.
    pub remarks: Vec<String>,
    /// The lines that are not among the words: what was quoted, the signature, what an office puts under its messages.
    pub left_out: Vec<String>,
}

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requester {
    /// The name.
    pub name: Option<String>,
    /// How a letter begins, where the request says.
    pub salutation: Option<String>,
    /// The address of e-mail.
    pub email: Option<String>,
    /// The postal address.
    pub address: Vec<String>,
}

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The requester's own number or letter.
    pub id: String,
    /// The words.
    pub text: String,
    /// Another law that may apply to it, and the words that say so.
    pub regime: Option<(Regime, String)>,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The requester's own number or letter.
    pub id: String,
    /// The words.
    pub text: String,
}

/// Why a request cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing is in it.
    #[error("there are no words in it")]
    Empty,
    /// All that it has is attached.
    #[error("the e-mail has no words of its own, only files: {}", .0.join(", "))]
    OnlyAttached(Vec<String>),
    /// It is no text.
    #[error("it is {0}, not text: save the message as .eml, or copy its words into a text file")]
    NotText(&'static str),
    /// It is no e-mail.
    #[error("it has the ending of an e-mail and is none")]
    NoEmail,
    /// It has too many words.
    #[error("it has more words than a request can have (2 MB)")]
    TooLong,
}

/// Reads a request as it came; `named_email` says whether its name says that it is an e-mail.
///
/// # Errors
///
/// When no words can be read.
pub fn read(bytes: &[u8], named_email: bool, office: &Office) -> Result<Request, Fault> {
    let came = message::read(bytes, named_email)?;
    let body = body::read(&came);
    let found = questions::find(&body.asked);
    let who = who::find(&came, &body);
    let regime = law::suggest(&body.text(), &found.questions, office);
    let mut questions = found.questions;
    law::of_questions(regime.0, &mut questions);
    Ok(Request {
        subject: body.subject(&came),
        dated: body.dated(&came),
        arrived: came.arrived.filter(|_| !body.forwarded && !came.forwarded),
        text: body.text(),
        numbered_here: found.numbered_here,
        remarks: law::remarks(&came, &body),
        left_out: body.left_out(&came),
        requester: who,
        questions,
        regime,
    })
}

impl Request {
    /// Puts the request under a law, and asks again which of its questions may be under another.
    pub fn set_regime(&mut self, regime: Regime, why: &str) {
        self.regime = (regime, why.to_owned());
        for question in &mut self.questions {
            question.regime = None;
        }
        law::of_questions(regime, &mut self.questions);
    }
}

/// The last day for a reply to a request that nothing interrupts, and the law that sets it.
#[must_use]
pub fn due(office: &Office, regime: Regime, received: Day) -> Option<(Day, &'static str)> {
    let (clock, law) = resolve::uninterrupted(received, regime, false, office.authority.days_closed());
    Some((Day(office.holidays.due(&clock)?), law))
}
