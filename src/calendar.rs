//! Dates, working days and the time for reply.

mod holidays;
mod working;

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{Date, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

pub use holidays::{Corrections, Holidays};
pub use working::{Counted, WorkingDay};

use crate::provision::Regime;
use crate::yaml::{Complaint, Form, Located};

/// A day as a file writes it, `2026-03-31`, and as a letter prints it, `31 March 2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// A day and where it was written.
pub type DatedAt = Located<Day>;

/// The form of a text that is a day.
pub const DATE: Form = ("date", |text| Day::parse(text).map(|_| ()));

/// Which bank holidays stop the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Those of any part of the United Kingdom: FOIA s.10(6), which the EIR adopt in reg. 2(1).
    AnywhereInTheUk,
    /// Those of England and Wales: for time that data protection law sets there.
    InEnglandAndWales,
    /// Those of Scotland: FOISA s.73, which the EI(S)Rs adopt.
    InScotland,
    /// Those of Northern Ireland: for time that data protection law sets there.
    InNorthernIreland,
}

/// A time that is counted in working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Day 0: the day of receipt, working day or not.
    pub received: Date,
    /// How many working days there are.
    pub days: u32,
    /// Which bank holidays stop it.
    pub kept: Kept,
    /// From the day of a fees notice to the day of payment, both included, no day counts (s.10(2)).
    /// A fee that is not paid stops it for good.
    pub paused: Vec<(Date, Option<Date>)>,
    /// Days on which a school has no session; they do not count (SI 2004/3364 reg. 3).
    pub closed: Vec<(Date, Date)>,
    /// The working day with which the time ends whatever days did not count (s.10(4): the sixtieth).
    pub longest: Option<u32>,
}

impl Day {
    /// Reads a day, and says what it should have been where it is none.
    ///
    /// # Errors
    ///
    /// When the text is not a day of the form `2026-03-31`.
    pub fn parse(text: &str) -> Result<Self, Complaint> {
        if text.len() == 10
            && let Ok(date) = text.parse::<Date>()
        {
            return Ok(Self(date));
        }
        let formed =
            text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| matches!(at, 4 | 7) == (byte == b'-'));
        let help = guess(text).map_or_else(
            || {
                if formed {
                    "this month has no such day".to_owned()
                } else {
                    "write year, month and day: 2026-03-31".to_owned()
                }
            },
            |date| format!("write year, month and day: if {} is meant, `{date}`", Self(date)),
        );
        Err(Complaint { code: "FOI108", message: format!("`{text}` is not a date"), help })
    }

    /// The same date so many months later, or the last day of that month where it has no such date.
    #[must_use]
    pub fn months_later(self, months: u32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().months(i64::from(months))).ok().map(Self)
    }

    /// The last day of so many months that begin with this day: three months beginning with 15 September end on
    /// 14 December, and with 30 November on 28 February.
    #[must_use]
    pub fn last_of_months(self, months: u32) -> Option<Self> {
        let end = self.months_later(months)?;
        // Where the last month has no such date, the months end with its last day.
        if end.0.day() == self.0.day() { end.yesterday() } else { Some(end) }
    }

    /// The name of the day of the week.
    #[must_use]
    pub fn weekday(self) -> &'static str {
        match self.0.weekday() {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }

    /// The day before.
    #[must_use]
    pub fn yesterday(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }

    /// The day as programs write it: `2026-03-31`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.to_string()
    }
}

/// The day that a date with slashes, dots or in another order most likely means, day first as in the UK.
fn guess(text: &str) -> Option<Date> {
    let numbers: Vec<i16> = text.split(['/', '.', '-']).map_while(|part| part.trim().parse().ok()).collect();
    let [first, second, third] = numbers.try_into().ok()?;
    let small = |number: i16| i8::try_from(number).ok();
    if first > 31 {
        Date::new(first, small(second)?, small(third)?).ok()
    } else {
        let year = if third < 100 { 2000 + third } else { third };
        Date::new(year, small(second)?, small(first)?).ok()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = usize::try_from(self.0.month()).unwrap_or(1);
        write!(formatter, "{} {} {}", self.0.day(), MONTHS[month - 1], self.0.year())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|complaint| D::Error::custom(complaint.message))
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

impl Kept {
    /// The holidays that a regime keeps.
    #[must_use]
    pub fn by(regime: Regime) -> Self {
        match regime {
            Regime::Foia | Regime::Eir => Self::AnywhereInTheUk,
            Regime::Foisa | Regime::Eisr => Self::InScotland,
        }
    }
}

impl Holidays {
    /// Whether a day counts as a working day.
    #[must_use]
    pub fn is_working_day(&self, day: Date, kept: Kept) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend && !self.is_holiday(day, kept)
    }

    /// How many working days there are from one day to another, both included.
    #[must_use]
    pub fn working_days(&self, from: Date, until: Date, kept: Kept) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day <= until {
            count += u32::from(self.is_working_day(day, kept));
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        count
    }
}

impl Clock {
    /// A time that nothing interrupts.
    #[must_use]
    pub fn new(received: Date, days: u32, kept: Kept) -> Self {
        Self { received, days, kept, paused: Vec::new(), closed: Vec::new(), longest: None }
    }

    /// Whether a fee was asked for and not yet paid.
    fn stands_still(&self, day: Date) -> bool {
        self.paused.iter().any(|(asked, paid)| *asked <= day && paid.is_none_or(|paid| day <= paid))
    }

    /// Whether a school has no session.
    fn is_closed(&self, day: Date) -> bool {
        self.closed.iter().any(|(from, until)| *from <= day && day <= *until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn due(weekday: &str, received: &str, days: u32, kept: Kept, wanted: &str) {
        let received: Date = received.parse().unwrap_or_default();
        assert_eq!(received.strftime("%A").to_string(), weekday);
        let clock = Clock::new(received, days, kept);
        let found = Holidays::built_in().due(&clock).map(|day| day.to_string());
        assert_eq!(found.as_deref(), Some(wanted), "{received}");
    }

    #[test]
    fn the_time_for_reply() {
        use Kept::{AnywhereInTheUk as Uk, InScotland as Scotland};
        due("Monday", "2026-06-01", 20, Uk, "2026-06-30");
        due("Monday", "2026-06-01", 20, Scotland, "2026-06-30");
        due("Monday", "2023-07-24", 20, Uk, "2023-08-22");
        due("Thursday", "2026-03-12", 20, Uk, "2026-04-14");
        due("Thursday", "2026-03-12", 20, Scotland, "2026-04-10");
        due("Saturday", "2026-07-04", 20, Uk, "2026-08-04");
        due("Thursday", "2026-12-24", 20, Uk, "2027-01-27");
        due("Monday", "2025-12-01", 20, Uk, "2025-12-31");
        due("Friday", "2022-08-26", 20, Uk, "2022-09-27");
        due("Tuesday", "2020-04-14", 20, Uk, "2020-05-13");
        due("Monday", "2026-06-01", 40, Uk, "2026-07-29");
        due("Monday", "2026-06-01", 60, Uk, "2026-08-27");
    }

    #[test]
    fn three_months_begin_with_the_day_of_the_notice() {
        let last = |year, month, day| Day(date(year, month, day)).last_of_months(3).map(Day::iso);
        assert_eq!(last(2026, 9, 15).as_deref(), Some("2026-12-14"));
        assert_eq!(last(2026, 11, 30).as_deref(), Some("2027-02-28"));
        assert_eq!(last(2026, 12, 1).as_deref(), Some("2027-02-28"));
        assert_eq!(last(2027, 12, 31).as_deref(), Some("2028-03-30"));
    }

    #[test]
    fn a_subject_access_request_counts_in_months_and_ends_on_a_working_day() {
        let due = |received, months, paused: Vec<(Date, Date)>| {
            let table = Holidays::built_in();
            table.data_request(Day(received), months, &paused, Kept::InEnglandAndWales).map(Day::iso)
        };
        // The corresponding date; a Saturday, Good Friday and Easter Monday move it.
        assert_eq!(due(date(2026, 9, 3), 1, vec![]).as_deref(), Some("2026-10-05"));
        assert_eq!(due(date(2026, 3, 3), 1, vec![]).as_deref(), Some("2026-04-07"));
        assert_eq!(due(date(2026, 1, 30), 1, vec![]).as_deref(), Some("2026-03-02"));
        assert_eq!(due(date(2026, 9, 3), 3, vec![]).as_deref(), Some("2026-12-03"));
        // Eleven days from the question to the answer do not count.
        let paused = vec![(date(2026, 9, 10), date(2026, 9, 20))];
        assert_eq!(due(date(2026, 9, 3), 1, paused).as_deref(), Some("2026-10-14"));
    }

    #[test]
    fn no_date_is_given_beyond_the_table() {
        let clock = Clock::new(date(2028, 12, 20), 20, Kept::AnywhereInTheUk);
        assert_eq!(Holidays::built_in().due(&clock), None);
    }

    #[test]
    fn a_fee_stops_the_clock_and_does_not_start_it_again_from_zero() {
        let due = |asked, paid| {
            let paused = vec![(asked, Some(paid))];
            let clock = Clock { paused, ..Clock::new(date(2026, 9, 1), 20, Kept::AnywhereInTheUk) };
            Holidays::built_in().due(&clock)
        };
        // Received on Tuesday 1 September 2026; without a fee the last day is Tuesday 29 September.
        assert_eq!(due(date(2026, 9, 15), date(2026, 10, 6)), Some(date(2026, 10, 21)));
        assert_eq!(due(date(2026, 9, 15), date(2026, 10, 4)), Some(date(2026, 10, 19)));
        assert_eq!(due(date(2026, 9, 29), date(2026, 10, 6)), Some(date(2026, 10, 7)));
        assert_eq!(due(date(2026, 9, 15), date(2026, 9, 15)), Some(date(2026, 9, 30)));
    }

    #[test]
    fn a_date_in_another_order_is_told_how_to_be_written() {
        let complaint = Day::parse("02/03/2026").err().map(|complaint| complaint.help);
        assert_eq!(complaint.as_deref(), Some("write year, month and day: if 2 March 2026 is meant, `2026-03-02`"));
        assert!(Day::parse("2026-02-30").is_err());
        assert!(Day::parse("2026-1-2").is_err());
    }
}
