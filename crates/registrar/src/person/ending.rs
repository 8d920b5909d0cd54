// SPDX-License-Identifier: EUPL-1.2
//! When an account is read-only and when it closes, after the end of the insurance, in German civil time.
//!
//! The last day counts whole. The grace period begins with the day after it and is counted in calendar months (§ 187 Abs. 2,
//! § 188 Abs. 2 and 3 BGB). Whoever is told late loses nothing: the account never closes before the notice is over, which is
//! counted in days from the day after the one on which the insurer's core system first said so.

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use protocol::UnixTime;
use serde::{Deserialize, Serialize};

/// Time zone of the insurer.
const ZONE: &str = "Europe/Berlin";

/// Why an account ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndingReason {
    /// The insurance is over, or about to be.
    Insurance,
    /// The person has died.
    Death,
}

impl EndingReason {
    /// The name on the wire and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Insurance => "insurance",
            Self::Death => "death",
        }
    }

    /// Reads [`Self::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Insurance, Self::Death]
            .into_iter()
            .find(|reason| reason.name() == name)
    }
}

/// The end of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Why.
    pub reason: EndingReason,
    /// From then on nothing new is written; Unix seconds.
    pub read_only_at: UnixTime,
    /// From then on nobody signs in; Unix seconds, never before `read_only_at`.
    pub closes_at: UnixTime,
}

/// How long an account stays after the insurance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EndingPolicy {
    /// Calendar months after the last day of the insurance.
    pub grace_months: i64,
    /// Days after the day on which the end was first heard of.
    pub notice_days: i64,
}

impl Default for EndingPolicy {
    fn default() -> Self {
        Self {
            grace_months: 3,
            notice_days: 28,
        }
    }
}

impl EndingPolicy {
    /// What follows from a last day of insurance that was heard of at `heard`; `None` for a date out of range.
    #[must_use]
    pub fn after(&self, last_day: Date, heard: UnixTime) -> Option<Ending> {
        let zone = TimeZone::get(ZONE).ok()?;
        let begins = |day: Date| {
            let at = day.to_zoned_datetime(zone.clone()).ok()?;
            Some(UnixTime(at.start_of_day().ok()?.timestamp().as_second()))
        };
        let first = last_day.tomorrow().ok()?;
        let clamped = first.checked_add(self.grace_months.months()).ok()?;
        // There is no such day in that month: the period ends with the month.
        let end = if clamped.day() == first.day() {
            clamped
        } else {
            clamped.tomorrow().ok()?
        };
        let day_heard = jiff::Timestamp::from_second(heard.0)
            .ok()?
            .to_zoned_datetime(zone.clone())
            .date();
        let noticed = day_heard
            .checked_add(self.notice_days.saturating_add(1).days())
            .ok()?;
        Some(Ending {
            reason: EndingReason::Insurance,
            read_only_at: begins(first)?,
            closes_at: begins(end)?.max(begins(noticed)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> UnixTime {
        UnixTime(text.parse::<jiff::Timestamp>().unwrap().as_second())
    }

    fn after(last: &str, heard: &str) -> (String, String) {
        let ending = EndingPolicy::default()
            .after(last.parse().unwrap(), at(heard))
            .unwrap();
        let text = |at: UnixTime| jiff::Timestamp::from_second(at.0).unwrap().to_string();
        (text(ending.read_only_at), text(ending.closes_at))
    }

    fn both(read_only: &str, closes: &str) -> (String, String) {
        (read_only.to_owned(), closes.to_owned())
    }

    #[test]
    fn the_last_day_counts_whole_and_three_months_follow() {
        let heard = "2026-01-01T00:00:00Z";
        assert_eq!(
            after("2026-06-30", heard),
            both("2026-06-30T22:00:00Z", "2026-09-30T22:00:00Z")
        );
        // Summer time ends in between.
        assert_eq!(
            after("2026-08-31", heard),
            both("2026-08-31T22:00:00Z", "2026-11-30T23:00:00Z")
        );
        assert_eq!(
            after("2026-11-30", heard),
            both("2026-11-30T23:00:00Z", "2027-02-28T23:00:00Z")
        );
    }

    #[test]
    fn a_month_that_is_too_short_is_whole() {
        let heard = "2026-01-01T00:00:00Z";
        // The period begins on 30 November; February has no 30th and counts whole.
        assert_eq!(
            after("2026-11-29", heard),
            both("2026-11-29T23:00:00Z", "2027-02-28T23:00:00Z")
        );
    }

    #[test]
    fn whoever_is_told_late_keeps_the_notice() {
        // Heard on 15 November, 23:30 in Berlin: 28 whole days follow that day.
        assert_eq!(
            after("2026-03-31", "2026-11-15T22:30:00Z"),
            both("2026-03-31T22:00:00Z", "2026-12-13T23:00:00Z")
        );
        // Half an hour into 16 November it is a day more.
        assert_eq!(
            after("2026-03-31", "2026-11-15T23:30:00Z").1,
            "2026-12-14T23:00:00Z"
        );
    }
}
