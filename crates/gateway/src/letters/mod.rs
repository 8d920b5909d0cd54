// SPDX-License-Identifier: EUPL-1.2
//! Letters of last resort: a decision that cannot be announced in the portal goes by post, the same document.
//!
//! A job is taken for a while, opened, and written into a draft folder. Then the server is told that it is the print shop's: that is the moment
//! from which nobody makes it again. Then the draft gets its name. A draft that a crash left is finished or removed by what the server says of it,
//! so that of two programs and any number of crashes one letter comes.

mod documents;
mod manifest;
mod results;
mod round;
mod spool;

pub use self::documents::{Document, Documents};
pub use self::manifest::{Listed, Manifest};
pub use self::results::{Day, Outcome, collect, report};
pub use self::round::{Made, round};
pub use self::spool::{Draft, Spool};

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The 16 raw bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// A new one.
            #[must_use]
            pub fn random(rng: &mut impl rand::RngCore) -> Self {
                let mut bytes = [0; 16];
                rng.fill_bytes(&mut bytes);
                Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }
    };
}

uuid_id!(
    /// A letter, as the server names it.
    LetterId
);
uuid_id!(
    /// By which a letter is this run's.
    Lease
);

/// Why a letter cannot be made, as the server knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The address is protected, and no employee has decided.
    AddressBlock,
    /// Nothing by which the core system finds the address.
    NoReference,
    /// The decision does not open, or is not what its author signed.
    NotGenuine,
    /// It cannot be set on paper.
    NotPrintable,
    /// The print shop could not make it.
    PrintShop,
}
