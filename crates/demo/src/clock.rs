// SPDX-License-Identifier: EUPL-1.2
//! A clock that is the machine's, some hours ahead or behind: deadlines, quarantines and expiries are seen without waiting for them, and
//! what happened before the demo began can have happened weeks ago.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::Duration;

use mailbox::Timestamp;
use protocol::UnixTime;

/// The clock of everything in this process, by so much away from the machine's. Clones show the same time.
#[derive(Debug, Clone, Default)]
pub struct Ahead(Arc<AtomicI64>);

impl Ahead {
    /// So many hours ahead.
    #[must_use]
    pub fn hours(hours: u32) -> Self {
        let clock = Self::default();
        clock.set(i64::from(hours) * 3_600);
        clock
    }

    /// From now on it is by so many seconds ahead, or behind. Whoever sets it must not let time run backwards under what is already stored.
    pub fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::SeqCst);
    }

    /// Seconds that it is ahead.
    #[must_use]
    pub fn ahead(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl mailbox::Clock for Ahead {
    fn now(&self) -> Timestamp {
        let machine = mailbox::Clock::now(&mailbox::SystemClock);
        let by = self.ahead();
        let size = Duration::from_secs(by.unsigned_abs());
        if by < 0 {
            machine - size
        } else {
            machine + size
        }
    }
}

impl registrar::clock::Clock for Ahead {
    fn now(&self) -> UnixTime {
        UnixTime(mailbox::Clock::now(self).secs())
    }
}

#[cfg(test)]
mod tests {
    use mailbox::Clock as _;

    use super::Ahead;

    #[test]
    fn both_clocks_are_ahead_by_as_much() {
        let now = Ahead::default().now().secs();
        let later = Ahead::hours(73);
        let ahead = later.now().secs() - now;
        assert!((73 * 3600..73 * 3600 + 60).contains(&ahead), "{ahead}");
        let difference = registrar::clock::Clock::now(&later).0 - later.now().secs();
        assert!((0..60).contains(&difference), "{difference}");
    }

    #[test]
    fn clones_show_the_same_time_also_in_the_past() {
        let clock = Ahead::default();
        let other = clock.clone();
        clock.set(-86_400);
        let behind = Ahead::default().now().secs() - other.now().secs();
        assert!((86_400 - 60..=86_400).contains(&behind), "{behind}");
    }
}
