// SPDX-License-Identifier: EUPL-1.2
//! Days before and after the one on which the demo begins, on the calendar that the work list counts by.

use anyhow::Context;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
    tz::TimeZone,
};
use protocol::UnixTime;

/// So many days before the start, at this hour and minute; on the day of the start, so many hours and minutes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ago(pub u8, pub i8, pub i8);

/// The moment at which the demo begins.
pub struct Calendar {
    now: Timestamp,
    zone: TimeZone,
}

impl Calendar {
    /// Beginning at this moment.
    pub fn at(now: UnixTime) -> anyhow::Result<Self> {
        Ok(Self {
            now: Timestamp::from_second(now.0)?,
            zone: TimeZone::get("Europe/Berlin").context("time zone")?,
        })
    }

    fn day(&self, at: Timestamp) -> Date {
        at.to_zoned_datetime(self.zone.clone()).date()
    }

    fn moment(&self, Ago(days, hour, minute): Ago) -> anyhow::Result<Timestamp> {
        if days == 0 {
            let span = i64::from(hour).hours().minutes(minute);
            return Ok(self.now.checked_sub(span)?);
        }
        let day = self.day(self.now).checked_sub(i64::from(days).days())?;
        let time = Time::new(hour, minute, 0, 0)?;
        let at = day.to_datetime(time).to_zoned_datetime(self.zone.clone())?;
        Ok(at.timestamp())
    }

    /// Seconds before the start.
    pub fn back(&self, ago: Ago) -> anyhow::Result<i64> {
        Ok(self.now.as_second() - self.moment(ago)?.as_second())
    }

    /// The day of a moment, as the API writes it.
    pub fn day_of(&self, ago: Ago) -> anyhow::Result<String> {
        Ok(self.day(self.moment(ago)?).to_string())
    }

    /// The day so many days after the start, or before it.
    pub fn day_in(&self, days: i8) -> anyhow::Result<String> {
        let day = self.day(self.now).checked_add(i64::from(days).days())?;
        Ok(day.to_string())
    }
}
