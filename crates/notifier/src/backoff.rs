// SPDX-License-Identifier: EUPL-1.2
//! What follows from a failed attempt, and when to try again.

use std::time::Duration;

/// Waiting times of one class: the first, which doubles every time, and the longest.
#[derive(Clone, Copy)]
struct Pace {
    base: Duration,
    cap: Duration,
}

/// A connection that broke right before DATA was answered.
const BROKEN: Pace = Pace {
    base: Duration::from_secs(60),
    cap: Duration::from_secs(60 * 60),
};

/// 4xx: who greylists lets nobody in before five minutes, which is half of the first waiting time.
const DEFERRED: Pace = Pace {
    base: Duration::from_secs(10 * 60),
    cap: Duration::from_secs(60 * 60),
};

/// A relay that does not take us: all mails wait for it, so it is looked after more often.
const RELAY: Pace = Pace {
    base: Duration::from_secs(60),
    cap: Duration::from_secs(15 * 60),
};

/// Why a mail was not accepted, by what it means for the notification.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Failure {
    /// The relay could not be reached, or the connection broke before DATA was answered.
    Connect,
    /// No TLS, or a certificate that is not trusted.
    Tls,
    /// The relay refuses us (greeting, EHLO, login, MAIL): the operator must act, the recipient cannot.
    Relay(u16),
    /// 4xx for this recipient or this mail: try again.
    Temporary(u16),
    /// 5xx for this recipient or this mail: trying again would not help.
    Permanent(u16),
    /// The address or mail cannot be sent as it is (not an address, does not open).
    Unsendable,
    /// The connection broke after DATA: the relay may or may not have the mail.
    Unknown,
}

/// What to do with the notification.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    /// Try again after this time.
    Retry(Duration),
    /// Give up; the consequence is recorded.
    Fail,
    /// Never send this one again; the next notification or reminder stands for it.
    Fold,
}

/// Decides what follows.
///
/// `attempts` counts the attempts made, this one included; the store gives up after `store.notify.max_attempts`
/// of them. `chance` is uniform in `0..=u32::MAX` and spreads the workers, so that they do not all come back in
/// the same second.
#[must_use]
pub fn next(failure: Failure, attempts: u32, chance: u32) -> Next {
    match failure {
        Failure::Unknown => Next::Fold,
        Failure::Permanent(_) | Failure::Unsendable => Next::Fail,
        Failure::Connect | Failure::Tls | Failure::Relay(_) => {
            Next::Retry(delay(BROKEN, attempts, chance))
        }
        Failure::Temporary(_) => Next::Retry(delay(DEFERRED, attempts, chance)),
    }
}

/// How long a relay is left alone that did not take us, the `rests`th time in a row.
#[must_use]
pub fn rest(rests: u32, chance: u32) -> Duration {
    delay(RELAY, rests, chance)
}

/// Half of the doubled base for certain, the other half by chance ("equal jitter").
fn delay(pace: Pace, attempts: u32, chance: u32) -> Duration {
    let doubled = pace
        .base
        .saturating_mul(2_u32.saturating_pow(attempts.saturating_sub(1).min(16)))
        .min(pace.cap);
    let half = doubled / 2;
    half + half.mul_f64(f64::from(chance) / f64::from(u32::MAX))
}

impl Failure {
    /// Whether the relay refused this mail or its recipient, and not us.
    #[must_use]
    pub const fn is_of_the_mail(self) -> bool {
        matches!(self, Self::Temporary(_) | Self::Permanent(_))
    }

    /// Short name for logs and metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Relay(_) => "relay",
            Self::Temporary(_) => "temporary",
            Self::Permanent(_) => "permanent",
            Self::Unsendable => "unsendable",
            Self::Unknown => "unknown",
        }
    }

    /// SMTP reply code, if the relay gave one.
    #[must_use]
    pub const fn code(self) -> Option<u16> {
        match self {
            Self::Relay(code) | Self::Temporary(code) | Self::Permanent(code) => Some(code),
            Self::Connect | Self::Tls | Self::Unsendable | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_after_each_attempt_and_never_more_than_the_cap() {
        for pace in [BROKEN, DEFERRED, RELAY] {
            let mut before = Duration::ZERO;
            for attempts in 1..=40 {
                let low = delay(pace, attempts, 0);
                let high = delay(pace, attempts, u32::MAX);
                assert!(low >= before, "attempt {attempts}");
                assert!(high <= pace.cap && high >= low);
                assert!(high <= low * 2 + Duration::from_millis(1));
                before = low;
            }
            assert_eq!(delay(pace, 40, u32::MAX), pace.cap);
        }
    }

    #[test]
    fn whoever_greylists_is_not_asked_before_five_minutes() {
        let minutes = |n: u64| Next::Retry(Duration::from_secs(n * 60));
        assert_eq!(next(Failure::Temporary(451), 1, 0), minutes(5));
        assert_eq!(next(Failure::Temporary(451), 1, u32::MAX), minutes(10));
        assert!(rest(1, u32::MAX) <= Duration::from_secs(60));
    }

    #[test]
    fn spreads_two_workers_that_failed_together() {
        assert_ne!(delay(RELAY, 3, 1_000), delay(RELAY, 3, u32::MAX / 2));
    }

    #[test]
    fn only_the_recipients_own_5xx_is_final_at_once() {
        let decide = |failure| next(failure, 1, 0);
        assert_eq!(decide(Failure::Permanent(550)), Next::Fail);
        assert_eq!(decide(Failure::Unsendable), Next::Fail);
        assert_eq!(decide(Failure::Unknown), Next::Fold);
        for failure in [
            Failure::Connect,
            Failure::Tls,
            Failure::Relay(535),
            Failure::Temporary(451),
        ] {
            assert!(matches!(decide(failure), Next::Retry(_)), "{failure:?}");
        }
    }

    #[test]
    fn an_unknown_outcome_is_folded_however_old_it_is() {
        assert_eq!(next(Failure::Unknown, 99, 7), Next::Fold);
    }
}
