//! Who answers: the authority's profile, `foi.yaml`, and the regulator of its law.

mod regulator;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

pub use regulator::Regulator;

use crate::calendar::{self, Corrections, Day};
use crate::money::{self, Amount, Rates};
use crate::provision;
use crate::yaml::{self, Entries, Form, Located, Prose, Shape, Text};

/// The public authority: its name, its contacts, where reviews go, the licence for re-use.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "FOI authority")]
pub struct Authority {
    /// The name in full.
    pub name: Text,
    /// What stands at the head of a letter.
    pub letterhead: Letterhead,
    /// The fonts of the house. PDF uses the program's own where nothing is said.
    pub fonts: Option<Fonts>,
    /// Where a requester writes about a request.
    pub contact: Contact,
    /// Where a request for an internal review goes.
    pub review: Option<Review>,
    /// Set where the authority has no procedure for reviews; the letter then says so (s.17(7)(a)).
    /// Under the EIR there must be one (reg. 11).
    #[serde(default)]
    pub no_review_procedure: bool,
    /// Set for the House of Commons and the House of Lords: s.36 is absolute for what they hold (s.2(3)(e)).
    #[serde(default)]
    pub house_of_parliament: bool,
    /// What the authority is in law, where that decides what it may rely on or how it counts.
    #[serde(default)]
    pub is: Vec<Capacity>,
    /// Corrections of the table of bank holidays that the program carries.
    #[serde(default)]
    pub bank_holidays: Corrections,
    /// For a school: the stretches of days on which it has no session.
    #[serde(default)]
    pub closed: Vec<Closed>,
    /// What the authority charges for sending information, by the names that cases use.
    #[serde(default)]
    pub charges: Entries<Charge>,
    /// How a requester pays: a sentence or two.
    pub payment: Option<Prose>,
    /// Corrections of the limit and the rate for work that the program carries, dated.
    #[serde(default)]
    pub rates: Vec<Rates>,
    /// Whom a requester complains to after a review. The program's own dated entry is used where
    /// nothing is said.
    pub regulator: Option<Regulator>,
    /// What a requester may do with what is disclosed. Nothing is said where this is left out.
    pub reuse: Option<Reuse>,
    /// How annexes are labelled.
    #[serde(default)]
    pub annexes: Labels,
    /// Who must have agreed before a letter goes: the posts, each with the letters that it is asked for. A case records
    /// them under `record: { signed_off: … }`.
    #[serde(default)]
    pub sign_off: Entries<Vec<Letters>>,
    /// Who signs, where the case does not say.
    pub signed_by: Option<Signature>,
    /// A link to the authority's privacy notice.
    #[schemars(extend("format" = "link"))]
    pub privacy_notice: Option<Located<String>>,
}

/// Days on which a school has no session, the first and the last included.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// A charge for sending information: a copy, a disc, postage. Never for the time of staff under FOIA s.9.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// What it pays for: `a copy on paper, A4`.
    pub what: Text,
    /// The price of one, without VAT.
    pub price: Amount,
    /// The rate of VAT in per cent, where VAT is due.
    pub vat: Option<u32>,
}

/// What an authority is in law. A lawyer sets these when the profile is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// A body in Part I of Schedule 1 to the FOIA: its limit is £600 (SI 2004/3244 reg. 3).
    #[serde(rename = "schedule_1_part_1")]
    Schedule1Part1,
    /// It audits other public authorities (s.33(1)).
    AuditFunctions,
    /// A government department as s.84 has it, or the Welsh Government (s.35(1)).
    CrownBody,
    /// Part of the Scottish Administration (FOISA s.29).
    ScottishAdministration,
    /// A maintained or academy school: days without a session do not count (SI 2004/3364 reg. 3, SI 2010/2768, SI 2009/1369).
    School,
    /// The National Archives, the Public Record Office of Northern Ireland, or a place of deposit (SI 2004/3364 reg. 4).
    Archive,
}

impl Authority {
    /// For a school: the stretches of days on which it has no session.
    #[must_use]
    pub fn days_closed(&self) -> Option<Vec<(Date, Date)>> {
        let school = self.is.contains(&Capacity::School);
        school.then(|| self.closed.iter().map(|closed| (closed.from.0, closed.until.0)).collect())
    }
}

impl Capacity {
    /// What such authorities are.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Schedule1Part1 => "bodies in Part I of Schedule 1",
            Self::AuditFunctions => "authorities that audit other authorities",
            Self::CrownBody => "government departments in the wide sense of section 84, and the Welsh Government",
            Self::ScottishAdministration => "the Scottish Administration",
            Self::School => "schools",
            Self::Archive => "archives",
        }
    }

    /// How a profile writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Schedule1Part1 => "schedule_1_part_1",
            Self::AuditFunctions => "audit_functions",
            Self::CrownBody => "crown_body",
            Self::ScottishAdministration => "scottish_administration",
            Self::School => "school",
            Self::Archive => "archive",
        }
    }
}

/// Letters that somebody is asked to agree to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// Every letter.
    Every,
    /// Letters that withhold information.
    Withheld,
    /// Letters that neither confirm nor deny.
    NeitherConfirmNorDeny,
    /// Refusals because of cost.
    OverCostLimit,
    /// Refusals of a vexatious request. To ask somebody first is good practice before section 14.
    Vexatious,
    /// Refusals of a repeated request.
    Repeated,
    /// Extensions.
    Extended,
    /// Outcomes of a review.
    Reviewed,
}

impl Letters {
    /// What such a letter does.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Every => "this letter",
            Self::Withheld => "a letter that withholds information",
            Self::NeitherConfirmNorDeny => "a letter that neither confirms nor denies",
            Self::OverCostLimit => "a refusal because of cost",
            Self::Vexatious => "a refusal of a vexatious request",
            Self::Repeated => "a refusal of a repeated request",
            Self::Extended => "an extension",
            Self::Reviewed => "the outcome of a review",
        }
    }
}

/// What stands at the head of a letter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// The authority's logo. PDF and HTML show it.
    pub logo: Option<Logo>,
    /// The team or department, under the name of the authority.
    pub team: Option<Text>,
    /// The postal address, line by line.
    #[serde(default)]
    pub address: Vec<Text>,
    /// The telephone number.
    pub phone: Option<Text>,
    /// The website.
    pub website: Option<Text>,
}

/// The authority's logo.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// The image, PNG or JPEG, beside this file.
    pub file: Text,
    /// What it shows, for those who do not see it: the name of the authority, mostly.
    pub alt: Text,
}

/// The fonts of a house, for PDF: files in TrueType or OpenType format beside this file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fonts {
    /// For the text: all four, so that nothing which is stressed looks as if it were not.
    pub text: Option<Faces>,
    /// For text to be shown as it is.
    pub code: Option<Text>,
    /// For characters that the other fonts do not have, such as those of other scripts.
    #[serde(default)]
    pub more: Vec<Text>,
}

/// The fonts of running text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Faces {
    /// Upright and light.
    pub regular: Text,
    /// Upright and bold.
    pub bold: Text,
    /// Italic and light.
    pub italic: Text,
    /// Italic and bold.
    pub bold_italic: Text,
}

/// Where to write.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The e-mail address.
    pub email: Text,
    /// The telephone number.
    pub phone: Option<Text>,
}

/// Where and how to ask for an internal review.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Who deals with it.
    pub team: Option<Text>,
    /// The e-mail address.
    pub email: Option<Text>,
    /// The postal address, line by line.
    #[serde(default)]
    pub address: Vec<Text>,
    /// Within how many working days of the answer the authority asks to be told. The s.45 Code and
    /// EIR reg. 11 have forty.
    #[serde(default = "forty")]
    pub within: u32,
    /// Within how many working days the authority answers. The s.45 Code has twenty; EIR reg. 11(4)
    /// allows forty.
    #[serde(default = "twenty")]
    pub answered_within: u32,
}

/// What a requester may do with what is disclosed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reuse {
    /// The Open Government Licence v3.0 applies.
    OpenGovernmentLicence,
    /// The requester must ask (Re-use of Public Sector Information Regulations 2015).
    OnRequest,
}

/// How annexes are labelled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Labels {
    /// Annex A, Annex B.
    #[default]
    Letters,
    /// Annex 1, Annex 2.
    Numbers,
    /// Each by its title alone.
    Plain,
}

/// The texts of a profile that have a form of their own.
const FORMS: &[Form] = &[money::AMOUNT, calendar::DATE, provision::PROVISION, yaml::LINE, yaml::LINK];

/// Who signs a letter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The name of a person or a team.
    pub name: Text,
    /// The post of that person.
    pub role: Option<Text>,
}

impl Authority {
    /// Whether its limit is that of bodies in Part I of Schedule 1.
    #[must_use]
    pub fn is_schedule_1_part_1(&self) -> bool {
        self.is.contains(&Capacity::Schedule1Part1)
    }

    /// The shape of a profile.
    #[must_use]
    pub fn shape() -> Shape {
        Shape::of::<Self>("authority's profile", FORMS)
    }
}

fn forty() -> u32 {
    40
}

fn twenty() -> u32 {
    20
}
