//! What the file keeps and no letter prints.
//!
//! Nothing that decides or writes a letter may read this. Where the authority neither confirms nor
//! denies that it holds information, the record may say whether it does, and the letter must be the
//! same to the byte.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::request::Questions;
use crate::calendar::DatedAt;
use crate::yaml::{Entries, Located, Text};

/// The record of a case.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Whether the information is held, by question.
    #[serde(default)]
    #[schemars(with = "Entries<bool>")]
    pub held: Entries<IgnoredAny>,
    /// How many records there are, by question.
    #[serde(default)]
    #[schemars(with = "Entries<Text>")]
    pub counted: Entries<IgnoredAny>,
    /// Where was searched.
    #[serde(default)]
    pub searches: Vec<Search>,
    /// Who agreed to the letter.
    #[serde(default)]
    pub signed_off: Vec<SignedOff>,
    /// Notes for the file.
    #[serde(default)]
    pub notes: Vec<Text>,
}

/// One search.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// The questions it was made for.
    #[serde(rename = "for")]
    pub for_: Located<Questions>,
    /// Where.
    #[serde(rename = "where")]
    pub where_: Text,
    /// When.
    pub date: DatedAt,
    /// Who searched.
    pub by: Text,
    /// The terms used.
    pub terms: Option<Text>,
    /// What was found.
    pub found: Option<Text>,
}

/// An agreement to the letter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedOff {
    /// The post of the person.
    pub role: Text,
    /// The day.
    pub date: DatedAt,
}
