// SPDX-License-Identifier: EUPL-1.2
//! A day on the insurer's calendar.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::when::Hour;

/// Time zone of the insurer.
const ZONE: &str = "Europe/Berlin";

/// A day in Europe/Berlin; on the wire and in the configuration `2026-11-23`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// What does not parse as a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the form 2026-11-23")]
pub struct NotADay;

/// The time zone of the insurer.
pub(super) fn zone() -> Result<TimeZone, StoreError> {
    TimeZone::get(ZONE).map_err(|error| StoreError::Internal(format!("{ZONE}: {error}")))
}

pub(super) const fn bad() -> StoreError {
    StoreError::Invalid("bad-day")
}

impl Day {
    /// The day in Europe/Berlin to which a moment belongs.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] `bad-day` for moments that no calendar has.
    pub fn of(at: Timestamp) -> Result<Self, StoreError> {
        let at = jiff::Timestamp::from_microsecond(at.micros()).map_err(|_| bad())?;
        Ok(Self(at.to_zoned_datetime(zone()?).date()))
    }

    /// Its first moment, 00:00 in Europe/Berlin.
    ///
    /// # Errors
    /// As above.
    pub fn begins(self) -> Result<Timestamp, StoreError> {
        self.at(jiff::civil::Time::midnight())
    }

    /// A time of this day by the clock on the wall. One that the change to summer time leaves out is an hour later, of one that comes twice
    /// the first one counts.
    pub(super) fn at(self, time: jiff::civil::Time) -> Result<Timestamp, StoreError> {
        let zoned = self
            .0
            .to_datetime(time)
            .to_zoned_datetime(zone()?)
            .map_err(|_| bad())?;
        Ok(Timestamp::from_micros(zoned.timestamp().as_microsecond()))
    }

    /// A full hour of this day, by the same rule.
    pub(crate) fn at_hour(self, hour: Hour) -> Result<Timestamp, StoreError> {
        let hour = i8::try_from(hour.get()).map_err(|_| bad())?;
        self.at(jiff::civil::Time::new(hour, 0, 0, 0).map_err(|_| bad())?)
    }

    /// So many days later.
    ///
    /// # Errors
    /// As above.
    pub fn plus(self, days: i32) -> Result<Self, StoreError> {
        self.0
            .checked_add(i64::from(days).days())
            .map(Self)
            .map_err(|_| bad())
    }

    /// The Monday of its week.
    ///
    /// # Errors
    /// As above.
    pub fn monday(self) -> Result<Self, StoreError> {
        self.plus(-i32::from(self.0.weekday().to_monday_zero_offset()))
    }

    pub(super) const fn from_date(date: Date) -> Self {
        Self(date)
    }

    /// The day in the calendar.
    pub(super) const fn date(self) -> Date {
        self.0
    }

    /// The year, AD.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `2026-11-23`, and no other form.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let date: Date = text.parse().map_err(|_| NotADay)?;
        if date.to_string() == text {
            Ok(Self(date))
        } else {
            Err(NotADay)
        }
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}
