//! The bank holidays of the United Kingdom, from a dated table.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use super::{Day, Kept};
use crate::diagnostic::Report;
use crate::source::Source;
use crate::yaml::{self, Shape, Text};

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
struct Days(Vec<(Day, String)>);

/// What an authority corrects in the table: a holiday that was proclaimed since, or one that was moved.
#[derive(Debug, Clone, Default, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// Holidays that the table lacks.
    #[serde(default)]
    pub add: Vec<Correction>,
    /// Holidays that are none.
    #[serde(default)]
    pub remove: Vec<Correction>,
    /// The last day that the table covers, once holidays after it were added.
    pub until: Option<Day>,
}

/// A holiday that is added to the table, or taken from it.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The day.
    pub date: Day,
    /// Its name.
    pub name: Text,
    /// Where it is kept.
    #[serde(rename = "in")]
    pub in_: Vec<Division>,
}

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

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
        self.parts(kept).any(|(_, days)| days.on(day).is_some())
    }

    /// The names of a holiday, each with where it is kept; `None` where the day is none.
    #[must_use]
    pub fn names(&self, day: Date, kept: Kept) -> Option<String> {
        let mut names: Vec<(&str, Vec<&str>)> = Vec::new();
        for (place, days) in self.parts(kept) {
            let Some(name) = days.on(day) else { continue };
            match names.iter_mut().find(|(known, _)| *known == name) {
                Some((_, places)) => places.push(place),
                None => names.push((name, vec![place])),
            }
        }
        let words: Vec<String> = names.iter().map(|(name, places)| format!("{name} ({})", places.join("; "))).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// The table with an authority's corrections.
    #[must_use]
    pub fn corrected(&self, corrections: &Corrections) -> Self {
        let mut table = self.clone();
        for wrong in &corrections.remove {
            for place in &wrong.in_ {
                table.part(*place).0.retain(|(day, _)| *day != wrong.date);
            }
        }
        for new in &corrections.add {
            for place in &new.in_ {
                let days = &mut table.part(*place).0;
                days.push((new.date, new.name.as_str().to_owned()));
                days.sort();
            }
        }
        table.until = corrections.until.map_or(table.until, |until| until.max(table.until));
        table
    }

    fn parts(&self, kept: Kept) -> impl Iterator<Item = (&'static str, &Days)> {
        let parts = [
            ("England and Wales", &self.england_and_wales, Kept::InEnglandAndWales),
            ("Scotland", &self.scotland, Kept::InScotland),
            ("Northern Ireland", &self.northern_ireland, Kept::InNorthernIreland),
        ];
        let wanted = move |own: Kept| kept == Kept::AnywhereInTheUk || kept == own;
        parts.into_iter().filter(move |(_, _, own)| wanted(*own)).map(|(place, days, _)| (place, days))
    }

    fn part(&mut self, division: Division) -> &mut Days {
        match division {
            Division::EnglandAndWales => &mut self.england_and_wales,
            Division::Scotland => &mut self.scotland,
            Division::NorthernIreland => &mut self.northern_ireland,
        }
    }
}

impl Days {
    /// The name of the holiday on a day.
    fn on(&self, day: Date) -> Option<&str> {
        let place = self.0.binary_search_by(|(known, _)| known.0.cmp(&day)).ok()?;
        Some(&self.0[place].1)
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let day = |line: &str| {
            let (day, name) = line.split_once(' ').unwrap_or((line, "a holiday"));
            Day::parse(day).map(|day| (day, name.to_owned()))
        };
        let days: Result<Vec<(Day, String)>, _> = text.lines().map(day).collect();
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
            assert!(days.0.iter().all(|(day, _)| table.covers(day.0)));
            assert!(days.0.len() > 100);
        }
    }

    #[test]
    fn an_authority_can_correct_the_table() {
        let day = Day(jiff::civil::date(2027, 6, 4));
        let correction = |date| Correction {
            date,
            name: crate::yaml::Located { value: crate::yaml::Line("A wedding".to_owned()), span: nowhere() },
            in_: vec![Division::Scotland],
        };
        let corrections = Corrections { add: vec![correction(day)], ..Corrections::default() };
        let table = Holidays::built_in().corrected(&corrections);
        assert_eq!(table.names(day.0, Kept::AnywhereInTheUk).as_deref(), Some("A wedding (Scotland)"));
        assert!(!table.is_holiday(day.0, Kept::InEnglandAndWales));
        let corrections = Corrections { remove: vec![correction(day)], ..Corrections::default() };
        assert!(!table.corrected(&corrections).is_holiday(day.0, Kept::InScotland));
    }

    fn nowhere() -> crate::source::Span {
        let mut sources = crate::source::Sources::default();
        let source = sources.add(Source::new("test", ""));
        sources.span(source, 0..0)
    }
}
