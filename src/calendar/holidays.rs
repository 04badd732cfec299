//! The bank holidays of the United Kingdom, from a dated table.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use super::{Day, Kept};
use crate::diagnostic::Report;
use crate::source::Source;
use crate::yaml::{self, Shape};

/// The days that are no working days though they are no weekend, by part of the United Kingdom.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// When the table was last compared with its source.
    pub checked: Day,
    /// Where the table comes from.
    pub source: String,
    /// The first day that it covers.
    pub from: Day,
    /// The last day that it covers.
    pub until: Day,
    england_and_wales: Days,
    scotland: Days,
    northern_ireland: Days,
}

/// Days, one to a line, each with the name of its holiday.
#[derive(Debug, Clone)]
struct Days(Vec<Day>);

impl Holidays {
    /// The table that the program carries.
    ///
    /// # Panics
    ///
    /// Never: the table is part of the program, and a test reads it.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static TABLE: OnceLock<Holidays> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut report = Report::default();
            let text = include_str!("bank-holidays.yaml");
            let source = report.sources.add(Source::new("bank-holidays.yaml", text));
            let shape = Shape::of::<Self>("table of bank holidays", &[]);
            let table = yaml::read(source, &shape, &mut report);
            debug_assert!(report.findings().is_empty(), "{report:?}");
            #[expect(clippy::expect_used, reason = "the table is part of the program, and a test reads it")]
            table.expect("the built-in table of bank holidays is sound")
        })
    }

    /// Whether the table says anything about a day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from.0 <= day && day <= self.until.0
    }

    /// Whether a day is a bank holiday, Good Friday or Christmas Day.
    #[must_use]
    pub fn is_holiday(&self, day: Date, kept: Kept) -> bool {
        let on = |days: &Days| days.0.binary_search(&Day(day)).is_ok();
        match kept {
            Kept::AnywhereInTheUk => on(&self.england_and_wales) || on(&self.scotland) || on(&self.northern_ireland),
            Kept::InScotland => on(&self.scotland),
        }
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let day = |line: &str| Day::parse(line.split(' ').next().unwrap_or_default());
        let days: Result<Vec<Day>, _> = text.lines().map(day).collect();
        days.map(Self).map_err(|complaint| D::Error::custom(complaint.message))
    }
}

impl JsonSchema for Days {
    fn schema_name() -> Cow<'static, str> {
        "Days".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_is_in_order_and_within_its_bounds() {
        let table = Holidays::built_in();
        for days in [&table.england_and_wales, &table.scotland, &table.northern_ireland] {
            assert!(days.0.is_sorted());
            assert!(days.0.iter().all(|day| table.covers(day.0)));
            assert!(days.0.len() > 100);
        }
    }
}
