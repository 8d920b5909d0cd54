// SPDX-License-Identifier: EUPL-1.2
//! When somebody is so many years old: with the beginning of that birthday (§ 187 Abs. 2, § 188 Abs. 2 BGB), in German
//! civil time. Whoever was born on 29 February is a year older with the end of 28 February.

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use protocol::{BirthDate, UnixTime};

/// Time zone of the insurer.
const ZONE: &str = "Europe/Berlin";

/// The moment at which somebody completes so many years of life; `None` for a date out of range.
#[must_use]
pub fn completes(birth: &BirthDate, years: i16) -> Option<UnixTime> {
    let day: Date = birth.as_str().parse().ok()?;
    let clamped = day.checked_add(i64::from(years).years()).ok()?;
    // There is no 29 February in that year: the last year of life ends with the 28th, so the next begins on 1 March.
    let first = if clamped.day() == day.day() {
        clamped
    } else {
        clamped.tomorrow().ok()?
    };
    let zone = TimeZone::get(ZONE).ok()?;
    let start = first.to_zoned_datetime(zone).ok()?.start_of_day().ok()?;
    Some(UnixTime(start.timestamp().as_second()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(birth: &str, years: i16) -> String {
        let time = completes(&birth.parse().unwrap(), years).unwrap();
        jiff::Timestamp::from_second(time.0).unwrap().to_string()
    }

    #[test]
    fn fifteen_years_end_with_the_day_before_the_birthday() {
        // Summer time begins on 29 March 2026 and ends on 25 October 2026.
        assert_eq!(at("2011-06-17", 15), "2026-06-16T22:00:00Z");
        assert_eq!(at("2011-12-01", 15), "2026-11-30T23:00:00Z");
        assert_eq!(at("2011-03-29", 15), "2026-03-28T23:00:00Z");
        assert_eq!(at("2011-10-25", 15), "2026-10-24T22:00:00Z");
    }

    #[test]
    fn a_child_of_29_february_is_older_with_the_end_of_the_28th() {
        assert_eq!(at("2012-02-29", 15), "2027-02-28T23:00:00Z");
        assert_eq!(at("2012-02-29", 16), "2028-02-28T23:00:00Z");
        assert_eq!(at("2012-03-01", 15), "2027-02-28T23:00:00Z");
        assert_eq!(at("2013-03-01", 15), "2028-02-29T23:00:00Z");
    }
}
