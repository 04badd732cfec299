//! A claim and its tests, as templates see them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::plan::words::{Blocks, Words};

/// A claim, pointed at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClaimRef {
    /// The provision, to its limb.
    pub cite: Words,
    /// The name of the Act or Regulations, after `the`: `Act`, `Regulations`.
    pub law: String,
    /// What the provision is about.
    pub title: Words,
    /// The annex that explains it.
    pub annex: Option<Words>,
}

/// A claim, explained. The passages of the catalogue see it as `claim`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct ClaimView {
    /// The provisions as a heading.
    pub heading: Words,
    /// The provision, to its limb.
    pub cite: Words,
    /// What the provision is about.
    pub title: Words,
    /// What it covers: questions and documents.
    pub covers: Option<Words>,
    /// The condition by virtue of which it applies.
    pub condition: Option<Words>,
    /// For neither confirming nor denying: the provisions whose interests it protects.
    pub in_respect_of: Option<Words>,
    /// What the catalogue says about each limb that is cited.
    pub limb_texts: Vec<Words>,
    /// What disclosure, or an answer, would do; one for each limb.
    pub effects: Vec<Words>,
    /// Whose interests or information.
    pub whose: Option<Words>,
    /// The harm.
    pub harm: Option<Blocks>,
    /// Why the provision applies.
    pub because: Option<Blocks>,
    /// The qualified person's opinion.
    pub opinion: Option<OpinionView>,
    /// Whether the provision asks for the opinion of a qualified person, except about statistics.
    pub asks_opinion: bool,
    /// The purposes that the provision asks for.
    pub purposes: Vec<Words>,
    /// The enactment, obligation or order that forbids disclosure.
    pub enactment: Option<Words>,
    /// The planned publication.
    pub publication: Option<PublicationView>,
    /// When the material will be complete.
    pub completion: Option<CompletionView>,
    /// Who was consulted and what they said.
    pub consulted: Option<Blocks>,
    /// What the work would cost: one estimate or none.
    pub estimates: Vec<EstimateView>,
    /// The provision to which this one is the alternative.
    pub alternative: Option<Words>,
    /// The public interest test.
    pub public_interest: Option<BalanceView>,
    /// The test of legitimate interests.
    pub legitimate_interests: Option<LegitimateView>,
    /// Whether reasons are left out (s.17(4)).
    pub reasons_left_out: bool,
    /// Whether it is about neither confirming nor denying.
    pub neither: bool,
    /// `Act` or `Regulations`.
    pub law: String,
    /// Whether it is under the Regulations.
    pub environmental: bool,
    /// Whether it is under the law of Scotland.
    pub scottish: bool,
    /// Whether it is about prejudice.
    pub prejudice: bool,
    /// Whether it is about inhibiting advice or discussion.
    pub inhibition: bool,
    /// Whether it is about the request, and says nothing of what is held.
    pub about_request: bool,
    /// Whether it is about personal data.
    pub personal: bool,
    /// Whether it is about danger to somebody's health or safety.
    pub endangers: bool,
    /// Whether the Regulations presume in favour of disclosure (reg. 12(2)); not for personal data.
    pub presumption: bool,
    /// Whether it is absolute, without any test of its own.
    pub absolute: bool,
    /// Whether it withholds only parts of documents.
    pub redacts_only: bool,
    /// The passage of the catalogue about it. Not for that passage itself.
    pub passage: Option<Blocks>,
}

/// The opinion of a qualified person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OpinionView {
    /// The post of the person.
    pub by: Words,
    /// The day.
    pub date: Words,
    /// Why it is reasonable.
    pub because: Blocks,
}

/// A public interest test.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BalanceView {
    /// Points towards giving.
    #[serde(rename = "for")]
    pub for_: Vec<Words>,
    /// Points towards not giving.
    pub against: Vec<Words>,
    /// What weighs more, and why.
    pub balance: Option<Blocks>,
    /// The provision whose test this is too.
    pub shared_with: Option<Words>,
}

/// A test of legitimate interests.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LegitimateView {
    /// The interest.
    pub purpose: Blocks,
    /// Whether disclosure is necessary.
    pub necessary: Option<Blocks>,
    /// The interest against the people's rights.
    pub balance: Option<Blocks>,
}

/// A publication that is planned.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PublicationView {
    /// When.
    pub when: Words,
    /// Where.
    #[serde(rename = "where")]
    pub where_: Option<Words>,
    /// Since when it was intended.
    pub intended_since: Words,
}

/// Material in the course of completion.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompletionView {
    /// The authority that prepares it, where it is another.
    pub by: Option<Words>,
    /// When it is expected to be complete.
    pub when: Words,
}

/// What some work would cost.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EstimateView {
    /// The work.
    pub lines: Vec<EstimateLineView>,
    /// Other costs.
    pub costs: Vec<CostView>,
    /// How the figures were found.
    pub basis: Blocks,
    /// The time that all of it takes.
    pub time: Words,
    /// What an hour counts for, where the law says so.
    pub hourly: Option<Words>,
    /// What all of it comes to, where the law says what an hour counts for.
    pub total: Option<Words>,
}

/// One line of an estimate.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EstimateLineView {
    /// The kind of work.
    pub activity: Words,
    /// What would be done.
    pub what: Option<Words>,
    /// How many records.
    pub number: Words,
    /// The time for each.
    pub each: Words,
    /// The time for all.
    pub time: Words,
}

/// A cost that is no work.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CostView {
    /// What it buys.
    pub what: Words,
    /// How much.
    pub amount: Words,
}
