//! The days of a time for reply, one by one: the date and the working are the same count.

use jiff::civil::{Date, Weekday};

use super::{Clock, Day, Holidays, Kept};

/// A day of a time for reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDay {
    /// The day.
    pub day: Day,
    /// How it counts.
    pub counted: Counted,
}

/// How a day counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// It is the day of receipt: day 0.
    Received,
    /// It is a working day, the so-manieth.
    Working(u32),
    /// It is a Saturday or a Sunday.
    Weekend,
    /// It is a bank holiday, Good Friday or Christmas Day: its names, with where it is kept.
    Holiday(String),
    /// A fee was asked for and not yet paid.
    FeeUnpaid,
    /// The school has no session.
    NoSession,
}

impl Holidays {
    /// The days of a clock from the day of receipt to its last: day 1 is the first working day after receipt.
    ///
    /// The limit to reply is the twentieth working day following receipt (FOIA s.10(1), EIR reg.
    /// 5(2)). A bank holiday in *any* part of the United Kingdom does not count (s.10(6)), so a
    /// holiday kept in Belfast alone moves the date in Cardiff.
    ///
    /// `None` beyond the holiday table: better no date than one that a later proclamation makes wrong.
    #[must_use]
    pub fn working(&self, clock: &Clock) -> Option<Vec<WorkingDay>> {
        let mut days = vec![WorkingDay { day: Day(clock.received), counted: Counted::Received }];
        let (mut count, mut elapsed) = (0, 0);
        let mut day = clock.received;
        while count < clock.days && clock.longest.is_none_or(|longest| elapsed < longest) {
            day = day.tomorrow().ok()?;
            if !self.covers(day) {
                return None;
            }
            let counted = self.count(day, clock, &mut count, &mut elapsed);
            days.push(WorkingDay { day: Day(day), counted });
        }
        Some(days)
    }

    fn count(&self, day: Date, clock: &Clock, count: &mut u32, elapsed: &mut u32) -> Counted {
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Counted::Weekend;
        }
        if let Some(names) = self.names(day, clock.kept) {
            return Counted::Holiday(names);
        }
        if clock.stands_still(day) {
            return Counted::FeeUnpaid;
        }
        *elapsed += 1;
        if clock.is_closed(day) {
            return Counted::NoSession;
        }
        *count += 1;
        Counted::Working(*count)
    }

    /// The last day to answer a subject access request: the corresponding date so many months later, or the last
    /// day of that month, moved past a weekend or holiday (UK GDPR Art. 12A, as the ICO counts). The days from a
    /// question to the requester to its answer, both included, do not count (Art. 12A(5)).
    #[must_use]
    pub fn data_request(&self, received: Day, months: u32, paused: &[(Date, Date)], kept: Kept) -> Option<Day> {
        let mut day = received.months_later(months)?.0;
        // Each day of a pause adds one, and a day in two pauses one only.
        let mut lost: Vec<Date> = Vec::new();
        for (asked, answered) in paused {
            lost.extend(asked.series(jiff::Span::new().days(1)).take_while(|day| day <= answered));
        }
        lost.sort_unstable();
        lost.dedup();
        for at in lost {
            if received.0 < at && at <= day {
                day = day.tomorrow().ok()?;
            }
        }
        while self.covers(day) && !self.is_working_day(day, kept) {
            day = day.tomorrow().ok()?;
        }
        self.covers(day).then_some(Day(day))
    }

    /// The last day of a clock.
    ///
    /// `None` beyond the holiday table.
    #[must_use]
    pub fn due(&self, clock: &Clock) -> Option<Date> {
        self.working(clock)?.last().map(|day| day.day.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_school_does_not_count_its_holidays_and_never_waits_beyond_the_sixtieth_day() {
        let table = Holidays::built_in();
        let closed = |from, until| Clock {
            closed: vec![(from, until)],
            longest: Some(60),
            ..Clock::new(date(2026, 7, 13), 20, Kept::AnywhereInTheUk)
        };
        // Received on Monday 13 July 2026; without holidays the last day is Tuesday 11 August.
        assert_eq!(table.due(&closed(date(2026, 1, 1), date(2026, 1, 1))), Some(date(2026, 8, 11)));
        assert_eq!(table.due(&closed(date(2026, 7, 22), date(2026, 9, 1))), Some(date(2026, 9, 21)));
        assert_eq!(table.due(&closed(date(2026, 7, 14), date(2027, 7, 14))), Some(date(2026, 10, 7)));
    }

    #[test]
    fn the_working_says_why_a_day_does_not_count() {
        let days = Holidays::built_in().working(&Clock::new(date(2026, 6, 1), 20, Kept::AnywhereInTheUk));
        let days = days.unwrap_or_default();
        let on = |wanted: Date| days.iter().find(|day| day.day.0 == wanted).map(|day| day.counted.clone());
        assert_eq!(on(date(2026, 6, 1)), Some(Counted::Received));
        assert_eq!(on(date(2026, 6, 2)), Some(Counted::Working(1)));
        assert_eq!(on(date(2026, 6, 6)), Some(Counted::Weekend));
        assert!(matches!(on(date(2026, 6, 15)), Some(Counted::Holiday(names)) if names.contains("Scotland")));
        assert_eq!(on(date(2026, 6, 30)), Some(Counted::Working(20)));
    }
}
