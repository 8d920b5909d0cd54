// SPDX-License-Identifier: EUPL-1.2
//! When an operation happens, and by what chance: two arguments that always travel together.

use std::sync::Arc;

use crate::chance::{self, Chance, SystemChance};
use crate::clock::{Clock, SystemClock, Timestamp};

/// The clock and the chance of a program. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ambient {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

impl Ambient {
    /// From a clock and a source of random bytes.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance }
    }

    /// Real time and real chance.
    #[must_use]
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemChance))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The moment of one operation.
    #[must_use]
    pub fn ctx(&self) -> Ctx {
        Ctx {
            now: self.clock.now(),
            chance: Arc::clone(&self.chance),
        }
    }
}

/// The moment of one operation: its time stands still, also when the unit of work is repeated.
#[derive(Clone, Debug)]
pub struct Ctx {
    now: Timestamp,
    chance: Arc<dyn Chance>,
}

impl Ctx {
    /// A moment of one's own choosing.
    #[must_use]
    pub fn new(now: Timestamp, chance: Arc<dyn Chance>) -> Self {
        Self { now, chance }
    }

    /// The time of the operation.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Where its random bytes come from.
    #[must_use]
    pub fn chance(&self) -> &dyn Chance {
        self.chance.as_ref()
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        chance::bytes(self.chance.as_ref())
    }
}
