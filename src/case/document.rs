//! A document: annexed, enclosed or withheld.

use schemars::JsonSchema;
use serde::Deserialize;

use super::table::Table;
use crate::calendar::DatedAt;
use crate::yaml::Text;

/// A document. Annexed text, enclosure and row of the schedule are one thing, and carry their outcome.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The name by which answers, annexes and references call it.
    pub id: Text,
    /// Its title, as the letter prints it.
    pub title: Text,
    /// Its date.
    pub date: Option<DatedAt>,
    /// How many pages it has.
    pub pages: Option<u32>,
    /// A Markdown file that an annex prints.
    pub file: Option<Text>,
    /// A CSV file that an annex prints as a table.
    pub table: Option<Table>,
    /// A file that goes with the letter as it is.
    pub enclosed: Option<Text>,
    /// Claims under which parts of it are redacted.
    #[serde(default)]
    pub redacted: Vec<Text>,
    /// Claims under which the whole of it is withheld.
    #[serde(default)]
    pub withheld: Vec<Text>,
    /// Why no part of it can be given, where the whole of it is withheld (s.2(2), reg. 12(11)). The schedule of
    /// documents prints it: one or two full sentences.
    pub no_part_because: Option<Text>,
}
