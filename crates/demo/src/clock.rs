// SPDX-License-Identifier: EUPL-1.2
//! The clock of the demo: the machine's, or some hours ahead of it, so that everybody can see what happens when a waiting
//! time is over or a code has expired.

use std::time::Duration;

use mailbox::Timestamp;
use protocol::UnixTime;

/// The machine's clock and so much more.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ahead(Duration);

impl Ahead {
    /// So many hours.
    #[must_use]
    pub const fn hours(hours: u32) -> Self {
        Self(Duration::from_secs(3_600).saturating_mul(hours))
    }
}

impl mailbox::Clock for Ahead {
    fn now(&self) -> Timestamp {
        mailbox::Clock::now(&mailbox::SystemClock) + self.0
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
}
