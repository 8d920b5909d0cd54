// SPDX-License-Identifier: EUPL-1.2
//! The hours at which plain mails go out: not at night, gathered for whoever wants that, and not to the second. All by the
//! clock on the wall in Europe/Berlin.

use std::time::Duration;

use serde::Deserialize;

use crate::clock::Timestamp;
use crate::config::NotifyPolicy;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::StoreError;
use crate::model::MailTime;

/// A full hour of the day, 0 to 23.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "u8")]
pub struct Hour(u8);

impl Hour {
    /// The hour, if there is such a one.
    ///
    /// # Errors
    /// For 24 and more.
    pub const fn new(hour: u8) -> Result<Self, NotAnHour> {
        if hour < 24 {
            Ok(Self(hour))
        } else {
            Err(NotAnHour)
        }
    }

    /// 0 to 23.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    pub(crate) const fn fixed<const HOUR: u8>() -> Self {
        const { assert!(HOUR < 24) };
        Self(HOUR)
    }
}

impl TryFrom<u8> for Hour {
    type Error = NotAnHour;

    fn try_from(hour: u8) -> Result<Self, NotAnHour> {
        Self::new(hour)
    }
}

/// A number that is no hour of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an hour is 0 to 23")]
pub struct NotAnHour;

impl NotifyPolicy {
    /// From when to when no plain mail goes out; none if the configuration names the same hour twice.
    #[must_use]
    pub fn quiet(&self) -> Option<(Hour, Hour)> {
        (self.quiet_from != self.quiet_until).then_some((self.quiet_from, self.quiet_until))
    }

    /// The first moment from `at` on that is not in the quiet hours.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] for moments that no calendar has.
    pub fn outside_quiet(&self, at: Timestamp) -> Result<Timestamp, StoreError> {
        let Some((from, until)) = self.quiet() else {
            return Ok(at);
        };
        let day = Day::of(at)?;
        let (begin, end) = (day.at_hour(from)?, day.at_hour(until)?);
        if from < until {
            return Ok(if begin <= at && at < end { end } else { at });
        }
        // Over midnight: the end of last night, or the beginning of the next one.
        if at < end {
            Ok(end)
        } else if begin <= at {
            day.plus(1)?.at_hour(until)
        } else {
            Ok(at)
        }
    }

    /// When a plain mail goes out that may go from `earliest` on, the last one having gone at `last`.
    pub(crate) fn plain_at(
        &self,
        time: MailTime,
        earliest: Timestamp,
        last: Option<Timestamp>,
        ctx: &Ctx,
    ) -> Result<Timestamp, StoreError> {
        let hour = match time {
            MailTime::Soon => {
                let after = last.map_or(earliest, |last| {
                    earliest.max(last + Duration::from_secs(self.min_interval_s))
                });
                return Ok(self.outside_quiet(after)? + self.spread(ctx));
            }
            MailTime::Morning => self.morning,
            MailTime::Evening => self.evening,
        };
        let mut day = Day::of(earliest)?;
        // Once a day, whatever the time of the last one was: counted in hours, the mail would be later each day.
        if let Some(last) = last
            && self.min_interval_s > 0
            && Day::of(last)? >= day
        {
            day = Day::of(last)?.plus(1)?;
        }
        let mut at = day.at_hour(hour)?;
        if at < earliest {
            at = day.plus(1)?.at_hour(hour)?;
        }
        Ok(at + self.spread(ctx))
    }

    /// A part of the configured delay, by chance: the time of a mail tells less of the time of what it announces, and those who wait for the
    /// end of the night do not all come at once.
    pub(crate) fn spread(&self, ctx: &Ctx) -> Duration {
        let most = self.spread_s.saturating_mul(1_000);
        if most == 0 {
            return Duration::ZERO;
        }
        let drawn = u64::from_le_bytes(ctx.bytes());
        // 2^64 is so much more than a day's milliseconds that no delay is noticeably likelier.
        Duration::from_millis(drawn % (most + 1))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ctx::Ambient;
    use crate::{MockClock, SystemChance};

    fn at(text: &str) -> Timestamp {
        let (day, time) = text.split_once('T').unwrap();
        let time: Vec<u8> = time.split(':').map(|part| part.parse().unwrap()).collect();
        let hour = day
            .parse::<Day>()
            .unwrap()
            .at_hour(Hour::new(time[0]).unwrap());
        let rest = u64::from(time[1]) * 60 + time.get(2).copied().map_or(0, u64::from);
        hour.unwrap() + Duration::from_secs(rest)
    }

    fn policy(from: u8, until: u8) -> NotifyPolicy {
        NotifyPolicy {
            quiet_from: Hour::new(from).unwrap(),
            quiet_until: Hour::new(until).unwrap(),
            ..NotifyPolicy::PROMPT
        }
    }

    #[test]
    fn nights_end_by_the_clock_on_the_wall() {
        for (from, until, moment, allowed) in [
            (21, 7, "2026-12-01T12:00", "2026-12-01T12:00"),
            (21, 7, "2026-12-01T20:59:59", "2026-12-01T20:59:59"),
            (21, 7, "2026-12-01T21:00", "2026-12-02T07:00"),
            (21, 7, "2026-12-02T00:00", "2026-12-02T07:00"),
            (21, 7, "2026-12-02T06:59:59", "2026-12-02T07:00"),
            (21, 7, "2026-12-02T07:00", "2026-12-02T07:00"),
            // The nights in which the clocks change are an hour shorter and longer.
            (21, 7, "2026-03-28T22:00", "2026-03-29T07:00"),
            (21, 7, "2026-10-24T22:00", "2026-10-25T07:00"),
            (21, 7, "2026-12-31T23:00", "2027-01-01T07:00"),
            // Not over midnight, and none.
            (1, 5, "2026-12-01T03:00", "2026-12-01T05:00"),
            (1, 5, "2026-12-01T00:30", "2026-12-01T00:30"),
            (3, 3, "2026-12-01T03:00", "2026-12-01T03:00"),
        ] {
            let found = policy(from, until).outside_quiet(at(moment)).unwrap();
            assert_eq!(found, at(allowed), "{from} to {until}, {moment}");
        }
        let night = at("2026-03-29T07:00").since(at("2026-03-28T21:00"));
        assert_eq!(night, Duration::from_secs(9 * 3_600));
    }

    #[test]
    fn the_delay_is_within_its_limit_and_not_always_the_same() {
        let clock = Arc::new(MockClock::at(at("2026-12-01T12:00")));
        let ctx = Ambient::new(clock, Arc::new(SystemChance)).ctx();
        let spread = NotifyPolicy {
            spread_s: 300,
            ..NotifyPolicy::PROMPT
        };
        let drawn: Vec<_> = (0..500).map(|_| spread.spread(&ctx)).collect();
        assert!(drawn.iter().all(|delay| *delay <= Duration::from_secs(300)));
        // Each fifth of the window has its share: about a hundred of five hundred.
        for fifth in 0..5_u64 {
            let window = Duration::from_secs(60 * fifth)..Duration::from_secs(60 * (fifth + 1));
            let n = drawn.iter().filter(|delay| window.contains(*delay)).count();
            assert!((40..=160).contains(&n), "{n} in fifth {fifth}");
        }
        assert_eq!(NotifyPolicy::PROMPT.spread(&ctx), Duration::ZERO);
    }

    #[test]
    fn there_are_24_hours() {
        assert!(Hour::new(23).is_ok());
        assert_eq!(Hour::new(24), Err(NotAnHour));
    }
}
