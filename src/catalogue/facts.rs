//! What the file of a section says of its provisions: the typed part of the law.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::authority::Capacity;
use crate::calendar::Day;
use crate::provision::Provision;
use crate::yaml::{Entries, Located, Text};

/// Whether the public interest is weighed (FOIA s.2). In this order: of several limbs the last decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is no exemption: section 2 has nothing to do with it (s.12, s.14).
    NoTest,
    /// It is not.
    Absolute,
    /// It is.
    Qualified,
    /// Its condition decides (s.40(2)).
    ByCondition,
    /// The limb whose interest is protected decides (s.37(2)).
    ByLimb,
}

/// What makes a limb apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Prejudice to an interest.
    Prejudice,
    /// Inhibition of advice or of an exchange of views.
    Inhibition,
    /// Danger to somebody's health or safety.
    Endangerment,
    /// An adverse effect on an interest (reg. 12(5)).
    AdverseEffect,
    /// The information is of a class; no harm need be shown.
    Class,
    /// The exemption is required for a purpose (s.24, s.34).
    Required,
    /// The request is manifestly unreasonable (reg. 12(4)(b)).
    ManifestlyUnreasonable,
    /// The request is too general (reg. 12(4)(c)).
    TooGeneral,
    /// The requester can have it elsewhere.
    Accessible,
    /// It is personal data whose disclosure data protection law forbids.
    PersonalData,
    /// It is the requester's own personal data.
    OwnData,
    /// It is not held.
    NotHeld,
    /// To answer would cost too much (s.12).
    Cost,
    /// The request is vexatious (s.14(1)).
    Vexatious,
    /// The request is repeated (s.14(2)).
    Repeated,
    /// No duty yet: something is still to come from the requester (s.1(3), s.9).
    Waiting,
}

impl Kind {
    /// Whether it is about the request, and says nothing of what is held.
    #[must_use]
    pub fn is_about_request(self) -> bool {
        matches!(self, Self::ManifestlyUnreasonable | Self::TooGeneral)
    }

    /// Whether it is an outcome of an answer, or a step, and no claim that withholds information.
    #[must_use]
    pub fn is_outcome(self) -> bool {
        matches!(
            self,
            Self::Accessible
                | Self::OwnData
                | Self::NotHeld
                | Self::Cost
                | Self::Vexatious
                | Self::Repeated
                | Self::Waiting
        )
    }
}

/// A test that a condition asks for and that is not the public interest test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Legitimate interests (UK GDPR Article 6(1)(f)).
    LegitimateInterests,
}

/// A field that a claim must fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// How likely the harm is.
    Likelihood,
    /// The harm.
    Harm,
    /// Why the provision applies.
    Because,
    /// Whose interests or information.
    Whose,
    /// The condition of s.40.
    Condition,
    /// The qualified person's opinion.
    Opinion,
    /// A purpose.
    Purpose,
    /// The enactment.
    Enactment,
    /// The planned publication.
    Publication,
    /// When the material will be complete.
    Completion,
    /// Who was consulted.
    Consulted,
    /// The cost.
    Estimate,
    /// Whether the information relates to emissions (reg. 12(9)).
    Emissions,
}

/// What a file says of a limb.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of the law that a file names")]
pub struct LimbFacts {
    /// What makes it apply.
    pub kind: Kind,
    /// Whether the public interest is weighed.
    pub status: Status,
    /// Set where it is absolute for what either House of Parliament holds (s.2(3)(e)).
    #[serde(default)]
    pub absolute_for_either_house: bool,
    /// What an authority must be to use it.
    pub only_for: Option<Capacity>,
    /// Set where it is not to be had for information on emissions (reg. 12(9)).
    #[serde(default)]
    pub emissions: bool,
    /// After how many years it ends, counted from the 1 January after a document was made (ss.62 and 63).
    pub ends_after_years: Option<u32>,
    /// Set where all it says is that other law applies (s.39(1)).
    #[serde(default)]
    pub gateway: bool,
    /// Set where it protects only what was obtained from somebody else (s.41(1)(a)).
    #[serde(default)]
    pub from_another: bool,
    /// The entry of the list of provisions that it belongs to, where it is not one of its own.
    pub listed: Option<Text>,
    /// How a letter cites it, where that is more than its number.
    pub cited_as: Option<Text>,
    /// The words of the law that say when it applies.
    pub test: Text,
    /// The interest that it protects.
    pub protects: Option<Text>,
    /// What disclosure would do, in the words of the Act.
    pub would: Option<Text>,
    /// What disclosure would be likely to do, in the words of the Act.
    pub likely: Option<Text>,
    /// What it asks for beyond what its section does.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// What a letter says about this limb.
    pub letter: Option<Text>,
    /// Between which days it is law, where that is not as for its section.
    pub in_force: Option<InForce>,
    /// What it covers, in one sentence.
    pub summary: Text,
}

/// What a file says of a condition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionFacts {
    /// Whether the public interest is weighed.
    pub status: Status,
    /// The test that it asks for instead.
    pub test: Option<Test>,
    /// The entry of the list of provisions that it belongs to.
    pub listed: Option<Text>,
    /// How a letter cites it, where that is more than its number.
    pub cited_as: Option<Text>,
    /// What it covers, in one sentence.
    pub summary: Text,
}

/// What a file says of a provision that excludes the duty to confirm or deny.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExclusionFacts {
    /// Whether the public interest is weighed.
    pub status: Status,
    /// Set where it is absolute for what either House of Parliament holds (s.2(3)(e)).
    #[serde(default)]
    pub absolute_for_either_house: bool,
    /// The entry of the list of provisions that it is, where it is one of its own.
    pub listed: Option<Text>,
    /// The limbs or conditions whose interests it protects.
    pub covers: Vec<Located<Provision>>,
    /// How a letter cites it, where that is more than its number.
    pub cited_as: Option<Text>,
    /// What must be true of a confirmation or a denial.
    pub test: Text,
    /// What it covers, in one sentence.
    pub summary: Text,
}

/// A section that cannot apply to the same information.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The section.
    pub section: Located<Provision>,
    /// The provision that says so.
    pub by: Text,
}

/// Something that a refusal must explain, and what meets it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Explain {
    /// What must be explained.
    pub what: Text,
    /// What meets it.
    pub by: Met,
    /// Where the passage of the letter meets it: words of that passage.
    pub says: Option<Text>,
    /// The provisions that it concerns, where it does not concern all.
    #[serde(default)]
    pub only: Vec<Located<Provision>>,
}

/// What meets a duty to explain: a field of the claim, or another part of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// How likely the harm is.
    Likelihood,
    /// The harm.
    Harm,
    /// Why the provision applies.
    Because,
    /// Whose interests or information.
    Whose,
    /// The condition.
    Condition,
    /// The opinion.
    Opinion,
    /// The purpose.
    Purpose,
    /// The enactment.
    Enactment,
    /// The planned publication.
    Publication,
    /// When the material will be complete.
    Completion,
    /// Who was consulted.
    Consulted,
    /// The cost.
    Estimate,
    /// The public interest test.
    PublicInterest,
    /// The test of legitimate interests.
    LegitimateInterests,
    /// What the claim cites.
    Cite,
    /// The interests that neither confirming nor denying protects.
    InRespectOf,
    /// The answer says that the information is held.
    Held,
    /// The links of the answer.
    At,
    /// Help (s.16).
    Advice,
    /// Who may hold it.
    Try,
    /// The passage on reviews and complaints.
    Rights,
    /// The passage of the letter, in the words that are given.
    Letter,
}

/// Points for and against, by the name that a claim may use.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factors {
    /// Towards giving.
    #[serde(rename = "for", default)]
    pub for_: Entries<Located<String>>,
    /// Towards not giving.
    #[serde(default)]
    pub against: Entries<Located<String>>,
}

/// Points about disclosing information, and points about saying whether it is held.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sides {
    /// About disclosing.
    #[serde(default)]
    pub disclosing: Factors,
    /// About confirming or denying.
    #[serde(default)]
    pub confirming: Factors,
}

/// The dates between which a provision is law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// The first day.
    pub from: Day,
    /// The last day, where it is repealed.
    pub until: Option<Day>,
}

impl InForce {
    /// Whether it is law on a day.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}
