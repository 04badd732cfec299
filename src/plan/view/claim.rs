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
    /// The public interest test.
    pub public_interest: Option<BalanceView>,
    /// The test of legitimate interests.
    pub legitimate_interests: Option<LegitimateView>,
    /// Whether reasons are left out (s.17(4)).
    pub reasons_left_out: bool,
    /// Whether it is about neither confirming nor denying.
    pub neither: bool,
    /// Whether it is under the Regulations.
    pub environmental: bool,
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
