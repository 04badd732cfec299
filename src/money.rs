//! Money: the limit above which a request may be refused for its cost, the rate for work, and amounts.
//!
//! The rates are dated data, because Parliament may change them (Freedom of Information and Data Protection
//! (Appropriate Limit and Fees) Regulations 2004, SI 2004/3244; Scotland: SSI 2004/467 and SSI 2004/376).

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use crate::calendar::{self, Day};
use crate::diagnostic::Report;
use crate::provision::Regime;
use crate::source::Source;
use crate::yaml::{self, Complaint, Form, Shape};

/// An amount in pence: `12.50` in a file, `£12.50` in a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub u64);

/// The form of a text that is an amount.
pub const AMOUNT: Form = ("amount", |text| Amount::parse(text).map(|_| ()));

/// What the law allows for the cost of a request on some days.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// The law that the rates belong to.
    pub regime: Regime,
    /// The first day.
    pub from: Day,
    /// The last day, once there is one.
    pub until: Option<Day>,
    /// The appropriate limit of most authorities.
    pub limit: Amount,
    /// The appropriate limit of bodies in Part I of Schedule 1 to the FOIA.
    pub limit_schedule_1_part_1: Option<Amount>,
    /// What an hour of one person's work counts for; in Scotland at most.
    pub hourly: Amount,
    /// What work may count.
    pub countable: Vec<Activity>,
    /// Within how many consecutive working days requests are added together (reg. 5); none where they are not.
    pub aggregated_within: Option<u32>,
    /// Where the figures come from.
    pub source: String,
}

/// Work that answering a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Activity {
    /// Finding out whether the information is held.
    Determining,
    /// Locating the information, or a document that may contain it.
    Locating,
    /// Retrieving it.
    Retrieving,
    /// Extracting it from a document that contains it.
    Extracting,
    /// Providing it. It counts in Scotland alone.
    Providing,
    /// Reading it and deciding whether it may be given. It counts under the Regulations alone.
    Considering,
    /// Removing what may not be given. It counts under the Regulations alone.
    Redacting,
}

impl Rates {
    /// The rates that the program carries.
    #[must_use]
    pub fn built_in(report: &mut Report) -> Vec<Self> {
        let source = report.sources.add(Source::new("rates.yaml", include_str!("money/rates.yaml")));
        let shape = Shape::of::<Vec<Self>>("table of rates", &[calendar::DATE, AMOUNT]);
        yaml::read(source, &shape, report).unwrap_or_default()
    }

    /// Whether they are those of a law on a day.
    #[must_use]
    pub fn covers(&self, regime: Regime, day: Day) -> bool {
        self.regime == regime && self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The limit of an authority.
    #[must_use]
    pub fn limit_of(&self, schedule_1_part_1: bool) -> Amount {
        self.limit_schedule_1_part_1.filter(|_| schedule_1_part_1).unwrap_or(self.limit)
    }

    /// How many hours of work reach a limit: 18 for £450.
    #[must_use]
    pub fn hours(&self, limit: Amount) -> u64 {
        limit.0 / self.hourly.0.max(1)
    }

    /// What some minutes of work count for, to the penny below.
    #[must_use]
    pub fn cost(&self, minutes: u64) -> Amount {
        Amount(minutes.saturating_mul(self.hourly.0) / 60)
    }

    /// Whether work and other costs come to more than a limit. What reaches it exactly does not (s.12(1)).
    #[must_use]
    pub fn exceeds(&self, minutes: u64, other: Amount, limit: Amount) -> bool {
        let sixtieths = u128::from(minutes) * u128::from(self.hourly.0) + u128::from(other.0) * 60;
        sixtieths > u128::from(limit.0) * 60
    }
}

impl Activity {
    /// What a letter calls it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Determining => "finding out whether we hold the information",
            Self::Locating => "locating it",
            Self::Retrieving => "retrieving it",
            Self::Extracting => "extracting it",
            Self::Providing => "providing it",
            Self::Considering => "reading it and deciding what may be given",
            Self::Redacting => "removing what may not be given",
        }
    }

    /// How a file writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Determining => "determining",
            Self::Locating => "locating",
            Self::Retrieving => "retrieving",
            Self::Extracting => "extracting",
            Self::Providing => "providing",
            Self::Considering => "considering",
            Self::Redacting => "redacting",
        }
    }
}

impl Amount {
    /// Reads an amount in pounds and pence, with or without the sign of the pound.
    ///
    /// # Errors
    ///
    /// When the text is no amount, or has fractions of a penny.
    pub fn parse(text: &str) -> Result<Self, Complaint> {
        read(text).ok_or_else(|| Complaint {
            code: "FOI129",
            message: format!("`{text}` is not an amount of money"),
            help: "write pounds, and pence after a full stop: 12.50".to_owned(),
        })
    }
}

fn read(text: &str) -> Option<Amount> {
    let text = text.trim().trim_start_matches('£').replace(',', "");
    let (pounds, pence) = text.split_once('.').unwrap_or((&text, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = digits(pounds) && digits(pence) && pence.len() == 2;
    let pence: u64 = pence.parse().ok()?;
    let amount = pounds.parse::<u64>().ok()?.checked_mul(100)?.checked_add(pence)?;
    sound.then_some(Amount(amount))
}

impl Amount {
    /// The amount with its pence, as a column of prices has it: `£33.00`.
    #[must_use]
    pub fn in_full(self) -> String {
        format!("£{}.{:02}", thousands(self.0 / 100), self.0 % 100)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let pounds = thousands(self.0 / 100);
        match self.0 % 100 {
            0 => write!(formatter, "£{pounds}"),
            pence => write!(formatter, "£{pounds}.{pence:02}"),
        }
    }
}

/// A whole number with a comma before each three digits: `1,400`.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Minutes in words: `52 hours 30 minutes`.
#[must_use]
pub fn hours(minutes: u64) -> String {
    let some = |number: u64, one: &str| {
        let plural = if number == 1 { "" } else { "s" };
        format!("{} {one}{plural}", thousands(number))
    };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => some(minutes, "minute"),
        (hours, 0) => some(hours, "hour"),
        (hours, minutes) => format!("{} {}", some(hours, "hour"), some(minutes, "minute")),
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|complaint| D::Error::custom(complaint.message))
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "integer"], "format": "amount", "examples": ["12.50", "450"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        let read = |text: &str| Amount::parse(text).ok().map(|amount| amount.to_string());
        assert_eq!(read("12.50").as_deref(), Some("£12.50"));
        assert_eq!(read("£1,200").as_deref(), Some("£1,200"));
        assert_eq!(read("450").as_deref(), Some("£450"));
        assert_eq!(read("12.5"), None);
        assert_eq!(read("-3"), None);
        assert_eq!(read("ten"), None);
        assert_eq!(read("184467440737095516.16"), None);
    }

    #[test]
    fn what_reaches_the_limit_does_not_exceed_it() {
        let mut report = Report::default();
        let rates = Rates::built_in(&mut report);
        assert!(report.findings().is_empty(), "{report:?}");
        let day =
            Day::parse("2026-11-22").ok().filter(|day| rates.iter().any(|rates| rates.covers(Regime::Foia, *day)));
        let day = day.unwrap_or(Day(jiff::civil::date(2026, 11, 22)));
        let foia = rates.iter().find(|rates| rates.covers(Regime::Foia, day)).unwrap_or(&rates[0]);
        assert_eq!((foia.hours(foia.limit_of(false)), foia.hours(foia.limit_of(true))), (18, 24));
        assert!(!foia.exceeds(18 * 60, Amount(0), foia.limit_of(false)));
        assert!(foia.exceeds(18 * 60 + 1, Amount(0), foia.limit_of(false)));
        assert!(foia.exceeds(18 * 60, Amount(1), foia.limit_of(false)));
        assert!(!foia.exceeds(24 * 60, Amount(0), foia.limit_of(true)));
        assert_eq!(foia.cost(62), Amount(2583));
    }

    #[test]
    fn time_in_words() {
        assert_eq!([45, 60, 3150].map(hours), ["45 minutes", "1 hour", "52 hours 30 minutes"]);
    }
}
