// SPDX-License-Identifier: EUPL-1.2
//! Randomness as an argument.

use std::fmt;
use std::sync::Mutex;

use rand::rngs::{OsRng, StdRng};
use rand::{RngCore, SeedableRng};
use uuid::Uuid;

use crate::clock::Timestamp;

/// Where random bytes come from.
pub trait Chance: Send + Sync + fmt::Debug {
    /// Fills `out` with random bytes.
    fn fill(&self, out: &mut [u8]);
}

/// Random bytes of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, out: &mut [u8]) {
        OsRng.fill_bytes(out);
    }
}

/// The same bytes in every run. For tests and the demo's invented people only.
pub struct SeededChance(Mutex<StdRng>);

impl SeededChance {
    /// A source that is decided by `seed` alone.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl fmt::Debug for SeededChance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeededChance")
    }
}

impl Chance for SeededChance {
    fn fill(&self, out: &mut [u8]) {
        // A panic of another holder leaves the generator in a valid state, so poisoning is no reason to stop.
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .fill_bytes(out);
    }
}

/// `N` random bytes.
#[must_use]
pub fn bytes<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut out = [0; N];
    chance.fill(&mut out);
    out
}

/// A random UUID (version 4).
#[must_use]
pub fn uuid_v4(chance: &dyn Chance) -> Uuid {
    uuid::Builder::from_random_bytes(bytes(chance)).into_uuid()
}

/// A UUID of version 7: sorts by time, which keeps indexes dense.
#[must_use]
pub fn uuid_v7(chance: &dyn Chance, now: Timestamp) -> Uuid {
    let millis = u64::try_from(now.micros().div_euclid(1000)).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes(chance)).into_uuid()
}
