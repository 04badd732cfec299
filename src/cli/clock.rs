//! Which day it is, for what a person does today.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::calendar::Day;

/// Today by the clock, in UTC; the environment may say another day for the sake of builds that can be repeated.
pub(super) fn today() -> Day {
    #[expect(clippy::disallowed_methods, reason = "the command line may ask which day it is")]
    let set = std::env::var("SOURCE_DATE_EPOCH").ok();
    let set = set.and_then(|seconds| Timestamp::from_second(seconds.trim().parse().ok()?).ok());
    let date: Date = Offset::UTC.to_datetime(set.unwrap_or_else(Timestamp::now)).date();
    Day(date)
}

/// A day as an argument.
pub(super) fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|complaint| format!("{}: {}", complaint.message, complaint.help))
}
