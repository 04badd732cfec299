//! What is answered to a question.

use schemars::JsonSchema;
use serde::Deserialize;

use super::claim::Estimate;
use super::request::Questions;
use super::table::Table;
use crate::calendar::DatedAt;
use crate::provision::Cite;
use crate::yaml::{Located, Prose, Text};

/// The answer to one or more questions. It has one outcome; `disclosed` and `withheld` together are
/// a partial disclosure.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The questions it answers: `1`, `5-7`, `1-3 and 5`, `2(a)`, or `all`.
    pub to: Located<Questions>,
    /// Information that is given.
    pub disclosed: Option<Disclosed>,
    /// The claims under which information is withheld. The letter says that it is held.
    #[serde(default)]
    pub withheld: Vec<Text>,
    /// One question split by year, item or name, each with its own outcome.
    #[serde(default)]
    pub items: Vec<Located<Item>>,
    /// Claims under which the authority neither confirms nor denies that it holds anything further.
    #[serde(default)]
    pub anything_further: Vec<Text>,
    /// Claims under which the authority neither confirms nor denies that it holds the information.
    #[serde(default)]
    pub neither_confirm_nor_deny: Vec<Text>,
    /// The information is not held. Under the EIR that is a refusal (reg. 12(4)(a)).
    pub not_held: Option<NotHeld>,
    /// The information can already be had elsewhere (s.21, reg. 6(1)(b)).
    pub already_available: Option<AlreadyAvailable>,
    /// The answer to another question answers this one.
    pub see: Option<Located<Questions>>,
    /// Answering would cost more than the appropriate limit (s.12).
    pub over_cost_limit: Option<CostLimit>,
    /// The request is vexatious (s.14(1)).
    pub vexatious: Option<Vexatious>,
    /// The request repeats one that was complied with (s.14(2)).
    pub repeated: Option<Repeated>,
    /// The information is the requester's own personal data (s.40(5A), reg. 5(3)).
    pub own_personal_data: Option<OwnPersonalData>,
    /// Information given although the Act does not ask for it, beside another outcome.
    pub outside_the_act: Option<Prose>,
    /// A remark that helps to read the answer.
    pub note: Option<Prose>,
}

/// One item of a question that is split.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The item: a year, a name, a document.
    pub what: Text,
    /// Information that is given.
    pub disclosed: Option<Disclosed>,
    /// The claims under which information is withheld.
    #[serde(default)]
    pub withheld: Vec<Text>,
    /// The information is not held.
    pub not_held: Option<NotHeld>,
    /// The information can already be had elsewhere.
    pub already_available: Option<AlreadyAvailable>,
}

/// Information that is given.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disclosed {
    /// The information itself, or words that introduce it.
    pub text: Option<Prose>,
    /// The documents that hold it, by their names in `documents`.
    #[serde(default)]
    pub documents: Vec<Text>,
    /// A table that holds it.
    pub table: Option<Table>,
}

/// Information that is not held.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotHeld {
    /// Why it is not held, and where the authority looked.
    pub because: Option<Prose>,
    /// A question whose answer makes it so.
    pub follows_from: Option<Located<Questions>>,
    /// Who may hold it (s.16, reg. 10).
    #[serde(rename = "try")]
    pub try_: Option<Holder>,
}

/// Somebody who may hold the information.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    /// The name.
    pub name: Text,
    /// How to ask: an e-mail address, a link or a postal address.
    pub contact: Option<Text>,
}

/// Information that can already be had.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlreadyAvailable {
    /// The pages or documents themselves, checked today. A home page is not enough.
    #[schemars(extend("items" = {"type": "string", "format": "link"}))]
    pub at: Vec<Located<String>>,
    /// The provision, where it is not the usual one: `s21(2)(b)` where an enactment obliges somebody to give it to
    /// anyone who asks, `s21(3)` where it is to be had under the publication scheme.
    pub cite: Option<Cite>,
    /// Where on the page, at what price, and why the requester can get it there.
    pub because: Option<Prose>,
}

/// A refusal because of cost.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostLimit {
    /// Whether even finding out if the information is held would cost more than the limit (s.12(2)).
    #[serde(default)]
    pub even_to_confirm: bool,
    /// What the work would cost.
    pub estimate: Estimate,
    /// Requests that were added together (Fees Regulations reg. 5).
    #[serde(default)]
    pub aggregated: Vec<Aggregated>,
    /// Why they were: the same or similar information, and the same person or persons acting together.
    pub together: Option<Prose>,
    /// How the request could be brought within the limit (s.16).
    pub advice: Option<Prose>,
}

/// A request that was added to this one for the estimate.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aggregated {
    /// Its reference.
    pub reference: Text,
    /// The day on which it was received.
    pub received: DatedAt,
}

/// A refusal because the request is vexatious. It is the request that is, never the person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vexatious {
    /// Why: the burden, the history, the purpose and value, the effect on staff, weighed together.
    pub because: Prose,
    /// How the request could be narrowed, where the burden is the reason.
    pub advice: Option<Prose>,
    /// Whether the letter warns that further requests on the subject may get no reply (s.17(6)).
    #[serde(default)]
    pub warning: bool,
    /// Why no notice is due (s.17(6)). No letter is written then.
    pub no_notice: Option<NoNotice>,
}

/// Why no notice of a refusal is due (s.17(6)): one was given before, and it would be unreasonable to expect another.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoNotice {
    /// The day of the earlier notice.
    pub earlier: DatedAt,
    /// Why it would be unreasonable to expect another. For the file only.
    pub because: Text,
}

/// A refusal because the request is repeated.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repeated {
    /// The reference of the request that was complied with.
    pub earlier: Text,
    /// The day on which it was complied with.
    pub complied: DatedAt,
    /// Why no reasonable interval has passed.
    pub because: Prose,
    /// Why no notice is due (s.17(6)). No letter is written then.
    pub no_notice: Option<NoNotice>,
}

/// A request for the requester's own data, which is answered as a subject access request.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPersonalData {
    /// Why the information is, or would be if held, the requester's own personal data.
    pub because: Prose,
    /// The day by which the subject access request is answered.
    pub by: DatedAt,
}
