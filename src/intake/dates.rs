//! Days as people write them, and the day in the United Kingdom at a moment.

use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use crate::calendar::Day;

/// The months, in English and in Welsh.
const MONTHS: [(&str, &str); 12] = [
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
];

/// The day that a line names and says nothing else but: `3 July 2026`, `14th September 2026`, `22/09/2026`, `Date:
/// Tuesday, 7 July 2026`. Slashes are read as they are written here: the day first.
pub(super) fn alone(line: &str) -> Option<Day> {
    let line = line.trim();
    let line = ["date:", "dated:", "dyddiad:"].iter().find_map(|word| strip(line, word)).unwrap_or(line);
    let words: Vec<&str> = line.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let words = match words.as_slice() {
        [weekday, rest @ ..] if weekday.chars().all(char::is_alphabetic) && month(weekday).is_none() => rest,
        all => all,
    };
    match words {
        [one] => numbers(one),
        [day, name, year] => named(day, name, year).or_else(|| named(name, day, year)),
        _ => None,
    }
}

/// The first day that a text names.
pub(super) fn within(text: &str) -> Option<Day> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let three = words.windows(3).find_map(|words| {
        let [day, name, year] = words else { return None };
        named(day, name, year).or_else(|| named(name, day, year))
    });
    three.or_else(|| words.iter().find_map(|word| numbers(word)))
}

/// What follows a word at the start of a line, whatever its capitals.
pub(super) fn strip<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let head = line.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| line[word.len()..].trim_start())
}

fn named(day: &str, name: &str, year: &str) -> Option<Day> {
    let day: i8 = day.trim_end_matches(|one: char| one.is_alphabetic()).parse().ok()?;
    civil(year.parse().ok()?, month(name)?, day)
}

fn month(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.').to_lowercase();
    let known = |month: &str| month == name || (name.len() >= 3 && month.len() > 3 && month.starts_with(&name));
    let place = MONTHS.iter().position(|(english, welsh)| known(english) || *welsh == name)?;
    i8::try_from(place + 1).ok()
}

fn numbers(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.trim_end_matches('.').split(['/', '.', '-']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let digits = |part: &&str| !part.is_empty() && part.chars().all(|one| one.is_ascii_digit());
    if ![first, second, third].into_iter().all(digits) {
        return None;
    }
    if first.len() == 4 {
        return civil(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
    }
    civil(third.parse().ok()?, second.parse().ok()?, first.parse().ok()?)
}

fn civil(year: i16, month: i8, day: i8) -> Option<Day> {
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    Date::new(year, month, day).ok().filter(|date| (1990..2100).contains(&date.year())).map(Day)
}

/// The day in the United Kingdom at a moment: an hour ahead of Greenwich from one in the morning of the last Sunday of
/// March to one in the morning of the last Sunday of October, Greenwich time (Summer Time Act 1972 s.1, SI 2002/262).
pub(super) fn in_the_united_kingdom(seconds: i64) -> Option<Day> {
    let moment = Timestamp::from_second(seconds).ok()?;
    let greenwich = Offset::UTC.to_datetime(moment);
    let turn = |month| last_sunday(greenwich.year(), month).map(|sunday| sunday.at(1, 0, 0, 0));
    let summer = turn(3)? <= greenwich && greenwich < turn(10)?;
    let here = if summer { greenwich.checked_add(1.hour()).ok()? } else { greenwich };
    Some(Day(here.date())).filter(|day| (1990..2100).contains(&day.0.year()))
}

fn last_sunday(year: i16, month: i8) -> Option<Date> {
    let last = Date::new(year, month, 1).ok()?.last_of_month();
    let back = last.weekday().since(Weekday::Sunday);
    last.checked_sub(i64::from(back).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(line: &str, iso: Option<&str>) {
        assert_eq!(alone(line).map(Day::iso).as_deref(), iso, "{line}");
    }

    #[test]
    fn days_as_people_write_them() {
        case("3 July 2026", Some("2026-07-03"));
        case("14th September 2026", Some("2026-09-14"));
        case("Tuesday, 7 July 2026", Some("2026-07-07"));
        case("July 7, 2026", Some("2026-07-07"));
        case("7 Medi 2026", Some("2026-09-07"));
        case("22/09/2026", Some("2026-09-22"));
        case("02/03/2026", Some("2026-03-02"));
        case("22.9.26", Some("2026-09-22"));
        case("2026-09-22", Some("2026-09-22"));
        case("Date: 3 Sept 2026", Some("2026-09-03"));
        case("31 June 2026", None);
        case("the 12 months to 31 March 2026", None);
        case("12/13/2026", None);
        case("", None);
        assert_eq!(within("On Mon, 3 Aug 2026 at 09:14, somebody wrote:").map(Day::iso).as_deref(), Some("2026-08-03"));
    }

    #[test]
    fn the_day_turns_at_midnight_in_the_united_kingdom() {
        let day = |seconds| in_the_united_kingdom(seconds).map(Day::iso);
        // 23:30 at Greenwich on Monday 3 August 2026 is half past midnight on Tuesday.
        assert_eq!(day(1_785_799_800).as_deref(), Some("2026-08-04"));
        // And on Tuesday 1 December 2026 it is still Tuesday.
        assert_eq!(day(1_796_167_800).as_deref(), Some("2026-12-01"));
        // The last Sunday of March 2026 is the 29th, of October the 25th.
        assert_eq!(last_sunday(2026, 3).map(|day| day.to_string()).as_deref(), Some("2026-03-29"));
        assert_eq!(last_sunday(2026, 10).map(|day| day.to_string()).as_deref(), Some("2026-10-25"));
        assert_eq!(day(i64::MAX), None);
    }
}
