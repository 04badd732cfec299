//! Information that is withheld until a day that is too late, or is no day, or has passed.

use super::reading::words;
use super::{Found, Rule};
use crate::calendar::Day;
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::provision::Regime;
use crate::resolve::content::{Content, Exemption};

pub(super) const RULE: Rule = Rule {
    code: "FOI043",
    law: "FOISA 2002 s.27(1), FOIA 2000 s.22(1), EIR reg. 12(4)(d)",
    severity: Severity::Error,
    explanation: include_str!("foi043_publication_too_late.md"),
    check,
};

/// The days within which FOISA wants publication: twelve weeks after the request.
const TWELVE_WEEKS: i64 = 84;

fn check(content: &Content, _: &Office, found: &mut Found) {
    for claim in content.exemptions.iter().filter(|claim| claim.own) {
        completed(claim, content, found);
        let Some(publication) = claim.reasons.publication.written() else { continue };
        let when = &publication.when;
        let day = day(when.as_str(), content.request.dated.value);
        if let Some(day) = day.filter(|day| *day < content.date.value) {
            found.push_as(
                Severity::Warning,
                format!("the day of publication, {day}, is before the letter"),
                when.span,
                "has passed",
                "say where it was published, with `already_available`, or give the new day",
            );
        }
        if publication.intended_since.value == content.request.dated.value {
            found.push_as(
                Severity::Warning,
                "the intention to publish is of the day of the request",
                publication.intended_since.span,
                "was it there before the request was made?",
                "make sure that it was, and give the day from which it is on record",
            );
        }
        if claim.section.regime != Regime::Foisa {
            continue;
        }
        let last = content.request.dated.value.0.checked_add(jiff::Span::new().days(TWELVE_WEEKS)).map(Day);
        match (day, last) {
            (Some(day), Ok(last)) if day > last => found.push(
                format!("publication is planned for {day}, and twelve weeks after the request end on {last}"),
                when.span,
                "too late for section 27(1)",
                "give the information, or rely on another provision",
            ),
            (None, Ok(last)) => found.push_as(
                Severity::Warning,
                "nothing says that publication comes within twelve weeks of the request",
                when.span,
                "no day",
                format!("give the day, which is no later than {last}"),
            ),
            _ => {}
        }
    }
}

/// Material that was to be complete before the letter is no longer in the course of completion (reg. 12(4)(d)).
fn completed(claim: &Exemption, content: &Content, found: &mut Found) {
    let Some(completion) = claim.reasons.completion.written() else { return };
    let day = day(completion.when.as_str(), content.request.dated.value);
    if let Some(day) = day.filter(|day| *day < content.date.value) {
        found.push_as(
            Severity::Warning,
            format!("the material was to be complete on {day}, before the letter"),
            completion.when.span,
            "has passed",
            "if it is complete, this exception is gone; if not, give the day on which it is expected now",
        );
    }
}

/// The last day that a text names: `2026-08-31`, `31 August 2026`, `31st August 2026`, `August 2026`.
///
/// Where no year is named it is that of the request, or the next. A year that ended is what a report is about.
fn day(text: &str, asked: Day) -> Option<Day> {
    let text = ["year ended ", "year ending ", "year to "].iter().fold(text.to_owned(), |text, period| {
        text.split(period).next().unwrap_or_default().to_owned()
    });
    let lower = text.to_lowercase();
    if ["last year", " was ", " were "].iter().any(|past| lower.contains(past)) {
        return None;
    }
    let all: Vec<&str> = words(&text).map(|(_, word)| word).collect();
    let iso = all.iter().filter_map(|word| Day::parse(word).ok());
    let named = (0..all.len()).filter_map(|month| named_day(&all, month, asked));
    iso.chain(named).max()
}

/// The day of the month at a place among the words; the last of that month where none is named.
fn named_day(words: &[&str], place: usize, asked: Day) -> Option<Day> {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let name = words.get(place)?.to_lowercase();
    let month = i8::try_from(MONTHS.iter().position(|known| *known == name)? + 1).ok()?;
    let number = |word: Option<&&str>| {
        let plain = word?.trim_end_matches(|one: char| one.is_ascii_alphabetic());
        plain.parse::<i8>().ok().filter(|day| (1..=31).contains(day))
    };
    let year = |word: Option<&&str>| word?.parse::<i16>().ok().filter(|year| *year > 1000);
    let before = place.checked_sub(1).and_then(|before| number(words.get(before)));
    let after = number(words.get(place + 1));
    let named = year(words.get(place + 1)).or_else(|| year(words.get(place + 2)));
    let in_year = |year: i16| match before.or(after) {
        Some(day) => jiff::civil::Date::new(year, month, day).ok(),
        None => jiff::civil::Date::new(year, month, 1).ok().map(jiff::civil::Date::last_of_month),
    };
    let same = asked.0.year();
    match named {
        Some(year) => in_year(year).map(Day),
        // "may" is mostly no month.
        None if name == "may" && before.or(after).is_none() => None,
        None => in_year(same).filter(|date| *date >= asked.0).or_else(|| in_year(same + 1)).map(Day),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_as_people_write_them() {
        let asked = crate::calendar::Day(jiff::civil::date(2026, 5, 1));
        let day = |text| super::day(text, asked).map(|day| day.0.to_string());
        assert_eq!(day("on 31 August 2026").as_deref(), Some("2026-08-31"));
        assert_eq!(day("19th June 2026").as_deref(), Some("2026-06-19"));
        assert_eq!(day("June 19, 2026").as_deref(), Some("2026-06-19"));
        assert_eq!(day("in February 2027").as_deref(), Some("2027-02-28"));
        assert_eq!(day("between 1 June 2026 and 31 December 2026").as_deref(), Some("2026-12-31"));
        assert_eq!(day("2026-08-31").as_deref(), Some("2026-08-31"));
        assert_eq!(day("with the papers on Tuesday 16 June").as_deref(), Some("2026-06-16"));
        assert_eq!(day("on 3 February").as_deref(), Some("2027-02-03"));
        assert_eq!(day("in our report for the year ended 31 March 2026, in the autumn"), None);
        assert_eq!(day("in spring 2027"), None);
    }
}
