//! The case as it was written: one request in one file, from its receipt to its last letter.
//!
//! The types here are the format. Their documentation is what `foi schema` and an editor show, and
//! their shape is what [`crate::yaml`] checks. They hold what was written and decide nothing:
//! names become things in [`crate::resolve`].

mod annex;
mod answer;
mod claim;
mod document;
mod read;
mod record;
mod request;
mod review;
mod step;
mod table;

use schemars::JsonSchema;
use serde::Deserialize;

pub use annex::Annex;
pub use answer::{
    Aggregated, AlreadyAvailable, Answer, CostLimit, Disclosed, Holder, Item, NoNotice, NotHeld, OwnPersonalData,
    Repeated, Vexatious,
};
pub use claim::{
    Balance, Claim, Completion, Cost, Estimate, LegitimateInterests, Likelihood, Line as EstimateLine, Opinion,
    Publication,
};
pub use document::Document;
pub use read::{CaseFile, read, read_damaged};
pub use record::{Record, Search, SignedOff};
pub use request::{Called, Part, Question, Questions, Request, Requester};
pub use review::{Decision, Failure, Finding, Ground, GroundFinding, Requested, Review, Reviewer};
pub use step::{FeeAsked, Step, StepKind, Transferred};
pub use table::{CellOf, Suppress, Table, TotalsOf};

use crate::authority::Signature;
use crate::calendar;
use crate::money;
use crate::provision::{self, Regime};
use crate::yaml::{self, Entries, Form, Located, Prose, Shape, Text};

/// A case: a request for information, what happened to it, and what the authority answers.
///
/// The letter drawn is the authority's last step in `progress`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "FOI case")]
pub struct Case {
    /// The authority's reference for this request.
    pub reference: Text,
    /// Other references that the letter repeats, by the name that the letter gives them: `yours`, `previous`.
    #[serde(default)]
    pub references: Entries<Text>,
    /// The case that this one carries on, as a file beside it: a review, a revised answer, an answer
    /// after a decision notice. Its request, exemptions, documents and answers are inherited.
    pub follows: Option<Text>,
    /// The law that applies; a question may name its own. Inherited where the case follows another.
    pub regime: Option<Located<Regime>>,
    /// What the request is about, in a few words. Inherited where the case follows another.
    pub subject: Option<Text>,
    /// Who asks. Inherited where the case follows another.
    pub requester: Option<Requester>,
    /// What was asked, and when. Inherited where the case follows another.
    pub request: Option<Request>,
    /// For an internal review: what was asked of it, who did it and what it found.
    pub review: Option<Review>,
    /// What has happened since, in order. It drives the clocks, and the last step of the authority
    /// says which letter is due.
    #[serde(default)]
    pub progress: Vec<Located<Step>>,
    /// The exemptions and exceptions relied on, each with a name that answers and redactions use.
    #[serde(default)]
    pub exemptions: Entries<Claim>,
    /// What is answered to each question. Every question is answered once.
    #[serde(default)]
    pub answers: Vec<Located<Answer>>,
    /// Documents that are annexed, enclosed or withheld.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// The annexes in their order; their letters and every reference to them follow from it.
    #[serde(default)]
    pub annexes: Vec<Located<Annex>>,
    /// Why the letter is late, in a sentence that owns up. Needed where it goes after its time.
    pub late: Option<Prose>,
    /// What is to be said before the answers, where something is.
    pub opening: Option<Prose>,
    /// What is to be said after the answers, where something is.
    pub closing: Option<Prose>,
    /// Help that the letter gives under the duty to advise and assist.
    pub advice: Option<Prose>,
    /// Why no help can be given to bring a refused request within its limit.
    pub no_advice: Option<Prose>,
    /// Who signs: a person, or a team. The authority's own signature is used where nothing is said.
    pub signed_by: Option<Signature>,
    /// Findings that the officer has looked at and goes on with, each with the reason.
    #[serde(default)]
    pub accept: Vec<Acceptance>,
    /// For the file, never for a letter: no template can name anything in it.
    pub record: Option<Record>,
}

/// A decision to go on although a rule has found something.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The code of the finding, such as `FOI031`.
    pub rule: Text,
    /// Why it is right to go on.
    pub reason: Text,
}

impl Case {
    /// The shape of a case file.
    #[must_use]
    pub fn shape() -> Shape {
        Shape::of::<Self>("case", FORMS)
    }
}

/// The texts of a case that have a form of their own.
const FORMS: &[Form] =
    &[money::AMOUNT, calendar::DATE, provision::PROVISION, yaml::LINE, yaml::LINK, request::QUESTIONS];
