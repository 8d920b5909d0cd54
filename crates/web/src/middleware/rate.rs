// SPDX-License-Identifier: EUPL-1.2
//! Rate limits by route class (GCRA), keyed by address prefix or session, in bounded memory.

use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::config::Limits;

/// How a route is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Reading and writing.
    Ordinary,
    /// Codes, logins and ceremonies: what can be guessed. All of them share one budget per address prefix.
    Guess,
    /// Attachments.
    Upload,
    /// What programs write to many; everybody else is refused there.
    Bulk,
}

/// Keys that a limiter remembers; more share buckets.
const KEYS: usize = 100_000;
/// Shared buckets once the memory is full.
const SHARED: u64 = 4096;
/// An address prefix without session may do so much more than a session: offices share addresses.
const ADDRESS_FACTOR: u32 = 20;

type Limiter = RateLimiter<u64, DefaultKeyedStateStore<u64>, DefaultClock>;

/// All limiters of one listener.
#[derive(Debug)]
pub(crate) struct Rates {
    hasher: RandomState,
    clock: DefaultClock,
    address: Limiter,
    ordinary: Limiter,
    guess: Limiter,
    upload: Limiter,
    bulk: Limiter,
}

impl Rates {
    pub(crate) fn new(limits: &Limits) -> Self {
        let per_minute = |n: u32| {
            RateLimiter::keyed(Quota::per_minute(
                NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN),
            ))
        };
        Self {
            hasher: RandomState::new(),
            clock: DefaultClock::default(),
            address: per_minute(limits.per_minute.saturating_mul(ADDRESS_FACTOR)),
            ordinary: per_minute(limits.per_minute),
            guess: per_minute(limits.guesses_per_minute),
            upload: per_minute(limits.uploads_per_minute),
            bulk: per_minute(limits.bulk_per_minute),
        }
    }

    /// Before anything is looked up.
    ///
    /// # Errors
    /// Seconds to wait.
    pub(crate) fn address(&self, class: Class, address: IpAddr) -> Result<(), u64> {
        let prefix = prefix(address);
        self.check(&self.address, prefix)?;
        if class == Class::Guess {
            self.check(&self.guess, prefix)
        } else {
            Ok(())
        }
    }

    /// Once the session is known.
    ///
    /// # Errors
    /// Seconds to wait.
    pub(crate) fn session(&self, class: Class, key: impl Hash) -> Result<(), u64> {
        match class {
            Class::Ordinary => self.check(&self.ordinary, key),
            Class::Upload => self.check(&self.upload, key),
            Class::Bulk => self.check(&self.bulk, key),
            Class::Guess => Ok(()),
        }
    }

    fn check(&self, limiter: &Limiter, key: impl Hash) -> Result<(), u64> {
        let mut key = self.hasher.hash_one(key);
        if limiter.len() >= KEYS {
            limiter.retain_recent();
            if limiter.len() >= KEYS {
                key %= SHARED;
            }
        }
        limiter.check_key(&key).map_err(|not_until| {
            not_until
                .wait_time_from(self.clock.now())
                .as_secs()
                .saturating_add(1)
        })
    }
}

/// One IPv4 address, or the /64 of an IPv6 address: what one subscriber holds.
pub(crate) fn prefix(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Rates, prefix};
    use crate::config::Limits;

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_budget() {
        let rates = Rates::new(&Limits {
            guesses_per_minute: 2,
            ..Limits::default()
        });
        let near = ["2001:db8::1", "2001:db8::2", "2001:db8::3"].map(|a| a.parse().unwrap());
        assert!(rates.address(Class::Guess, near[0]).is_ok());
        assert!(rates.address(Class::Guess, near[1]).is_ok());
        assert!(rates.address(Class::Guess, near[2]).is_err());
        // Another network is not affected, and ordinary requests are not either.
        assert!(
            rates
                .address(Class::Guess, "2001:db8:1::1".parse().unwrap())
                .is_ok()
        );
        assert!(rates.address(Class::Ordinary, near[2]).is_ok());
    }

    #[test]
    fn mapped_addresses_count_as_the_address_they_carry() {
        assert_eq!(
            prefix("::ffff:192.0.2.7".parse().unwrap()),
            prefix("192.0.2.7".parse().unwrap())
        );
    }
}
