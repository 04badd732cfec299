//! What is relied on for not giving information, and why.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::calendar::DatedAt;
use crate::money::{Activity, Amount};
use crate::provision::Cite;
use crate::yaml::{Located, Prose, Text};

/// An exemption or exception that is relied on. Which fields it needs, its provision says.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The provisions, each to its limb: `[s31(1)(a)]`. Several are limbs of one section.
    pub cite: Vec<Cite>,
    /// The condition by virtue of which personal data is exempt: `s40(3A)(a)`.
    pub condition: Option<Cite>,
    /// For neither confirming nor denying: the provisions whose interests it protects.
    #[serde(default)]
    pub in_respect_of: Vec<Cite>,
    /// How likely the harm is, where the provision has the choice.
    pub likelihood: Option<Located<Likelihood>>,
    /// Whose interests would be harmed, or whose information it is.
    pub whose: Option<Text>,
    /// What harm disclosure would do, and how this information would do it.
    pub harm: Option<Prose>,
    /// Why the provision applies to this information.
    pub because: Option<Prose>,
    /// The opinion of the qualified person (s.36).
    pub opinion: Option<Opinion>,
    /// Set for statistical information, which needs no opinion (s.36(4)).
    #[serde(default)]
    pub statistics: bool,
    /// Whether the information relates to emissions. To be answered for reg. 12(5)(d) to (g), which are not to be had to
    /// the extent that it does (reg. 12(9); in Scotland reg. 10(5)(d) to (g) and 10(6)).
    pub emissions: Option<Located<bool>>,
    /// The purposes of s.31(2), or another purpose that the provision asks for.
    #[serde(default)]
    pub purpose: Vec<Text>,
    /// The enactment, obligation or order that forbids disclosure (s.44).
    pub enactment: Option<Text>,
    /// Who was consulted and what they said.
    pub consulted: Option<Prose>,
    /// When and where the information will be published (s.22, s.22A).
    pub publication: Option<Publication>,
    /// Who completes the material and when (reg. 12(4)(d)).
    pub completion: Option<Completion>,
    /// What the work would cost (s.12, reg. 12(4)(b)).
    pub estimate: Option<Estimate>,
    /// The name of another claim that this one is made in the alternative to.
    pub in_the_alternative: Option<Text>,
    /// The public interest test, for a qualified provision. For neither confirming nor denying it is
    /// about saying whether the information is held, not about disclosing it.
    pub public_interest: Option<Balance>,
    /// The test of legitimate interests, for personal data whose disclosure would break a principle.
    pub legitimate_interests: Option<LegitimateInterests>,
    /// Why the reasons cannot be given without disclosing exempt information (s.17(4)). For the file only.
    pub reasons_left_out: Option<Text>,
}

/// How likely a harm is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Likelihood {
    /// More probable than not.
    #[serde(rename = "would")]
    Would,
    /// A real and significant risk, even if below one half.
    #[serde(rename = "would be likely to")]
    Likely,
}

/// The opinion of a qualified person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// The post of the qualified person (s.36(5)): `the Minister of State for Water`.
    pub by: Text,
    /// The day on which the opinion was given. It must be before it is relied on.
    pub date: DatedAt,
    /// The limbs that the opinion is about; to be said where the claim cites more than one.
    #[serde(default)]
    pub limbs: Vec<Cite>,
    /// Why the opinion is a reasonable one.
    pub because: Prose,
}

/// A public interest test.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Balance {
    /// Points for disclosing, or for saying whether the information is held: names from the
    /// exemption's own list, or your own words.
    #[serde(rename = "for", default)]
    pub for_: Vec<Prose>,
    /// Points for maintaining the exemption: names from the exemption's own list, or your own words.
    #[serde(default)]
    pub against: Vec<Prose>,
    /// What weighs more, and why, in this case.
    pub balance: Option<Prose>,
    /// The name of a claim whose test is this one's too, because both protect the same information
    /// and their weights were taken together.
    #[serde(rename = "as")]
    pub as_: Option<Text>,
}

/// The test of legitimate interests (UK GDPR Article 6(1)(f)). It is not the public interest test.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegitimateInterests {
    /// Step 1: the legitimate interest in disclosure.
    pub purpose: Prose,
    /// Step 2: whether disclosure is necessary for it.
    pub necessary: Prose,
    /// Step 3: that interest against the rights and freedoms of the people concerned. Where
    /// disclosure is not necessary the test ends at step 2.
    pub balance: Option<Prose>,
}

/// A publication that is planned.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// When, as far as it is settled: a date, or `in spring 2027`.
    pub when: Text,
    /// Where.
    #[serde(rename = "where")]
    pub where_: Option<Text>,
    /// The day from which the intention is on record. It must be before the request was made.
    pub intended_since: DatedAt,
}

/// Material in the course of completion.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Completion {
    /// The authority that prepares it, where it is another.
    pub by: Option<Text>,
    /// When it is expected to be complete.
    pub when: Text,
}

/// What it would cost to answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// The work, one line for each kind.
    pub lines: Vec<Line>,
    /// Costs other than work, such as an outside search of tapes.
    #[serde(default)]
    pub costs: Vec<Cost>,
    /// How the figures were found: a sample, a test search.
    pub basis: Prose,
}

/// Work of one kind.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The kind of work. Under section 12 only the first four count, in Scotland `locating`, `retrieving` and
    /// `providing`.
    pub activity: Located<Activity>,
    /// What would be done: `opening each paper file`.
    pub what: Option<Text>,
    /// How many records or files.
    pub number: u32,
    /// Minutes for each.
    pub minutes_each: u32,
}

/// A cost that is no work.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// What it buys.
    pub what: Text,
    /// How much, in pounds and pence: `12.50`.
    pub amount: Amount,
}

impl Estimate {
    /// The minutes that all the work takes.
    #[must_use]
    pub fn minutes(&self) -> u64 {
        self.lines.iter().fold(0, |sum, line| sum.saturating_add(line.minutes()))
    }

    /// What the other costs come to.
    #[must_use]
    pub fn other(&self) -> Amount {
        Amount(self.costs.iter().fold(0, |sum, cost| sum.saturating_add(cost.amount.0)))
    }
}

impl Line {
    /// The minutes that the work takes.
    #[must_use]
    pub fn minutes(&self) -> u64 {
        u64::from(self.number) * u64::from(self.minutes_each)
    }
}
