//! Whom a requester complains to: data, dated, because the name and the address change.

use schemars::JsonSchema;
use serde::Deserialize;

use super::FORMS;
use crate::calendar::{DatedAt, Day};
use crate::diagnostic::Report;
use crate::provision::Regime;
use crate::source::Source;
use crate::yaml::{self, Located, Shape, Text};

/// A regulator, as it stood from a day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regulator {
    /// The laws that it enforces.
    pub regimes: Vec<Regime>,
    /// Its name, as a letter prints it.
    pub name: Text,
    /// Its short name, where it has one.
    pub short: Option<Text>,
    /// The person or body to whom the law gives the decision.
    pub office_holder: Text,
    /// The postal address, line by line.
    pub address: Vec<Text>,
    /// The telephone number.
    pub phone: Option<Text>,
    /// Where a complaint is made on the web.
    #[schemars(extend("format" = "link"))]
    pub web: Located<String>,
    /// The first day on which this entry is right.
    pub from: DatedAt,
    /// The last day on which this entry is right, once it is known.
    pub until: Option<DatedAt>,
    /// The day on which somebody last compared it with the regulator's own site.
    pub checked: DatedAt,
    /// Where it was found, and what is doubtful about it.
    pub source: Text,
}

/// The entries that the program carries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Regulators {
    /// In order of date.
    regulators: Vec<Regulator>,
}

impl Regulator {
    /// The entries that the program carries.
    pub fn built_in(report: &mut Report) -> Vec<Self> {
        let source = report.sources.add(Source::new("regulators.yaml", include_str!("regulators.yaml")));
        let shape = Shape::of::<Regulators>("list of regulators", FORMS);
        yaml::read(source, &shape, report).map(|list: Regulators| list.regulators).unwrap_or_default()
    }

    /// Whether this entry is right on a day.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from.value <= day && self.until.as_ref().is_none_or(|until| day <= until.value)
    }
}
