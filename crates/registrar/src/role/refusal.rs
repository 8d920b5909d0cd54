// SPDX-License-Identifier: EUPL-1.2
//! Why a request is refused: names for the portal and its pages, never a person's data.

use protocol::StatementError;

use crate::portal::Outcome;

/// A refusal with what is left to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file does not open, or is not what it should be.
    Malformed,
    /// No such activation.
    Unknown,
    /// A signature, a keycard, an agreement or the MAC is wrong; the name is the protocol's.
    Invalid(&'static str),
    /// The keycard is of another kind than the code, or was bound before.
    BadKeycard,
    /// The code was used.
    Used,
    /// A newer code was issued.
    Superseded,
    /// The code is too old.
    Expired,
    /// The claims are wrong; so many tries are left.
    WrongClaims(u32),
    /// No tries are left: a new letter helps.
    NoTriesLeft,
    /// Nobody is bound who could carry over.
    NotBound,
    /// The person objected.
    Vetoed,
    /// The request is too old or from the future.
    Stale,
}

impl Refusal {
    /// The name on the wire.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unknown => "unknown",
            Self::Invalid("wrong-mac") => "bad-mac",
            Self::Invalid(code) => code,
            Self::BadKeycard => "bad-keycard",
            Self::Used => "used",
            Self::Superseded => "superseded",
            Self::Expired => "expired",
            Self::WrongClaims(_) => "wrong-claims",
            Self::NoTriesLeft => "no-tries-left",
            Self::NotBound => "not-bound",
            Self::Vetoed => "vetoed",
            Self::Stale => "stale",
        }
    }

    /// The answer for the portal. `tries_left` are those of the code or sheet; 0 is told only
    /// where nothing but a new letter helps, because the portal closes the code then.
    #[must_use]
    pub fn outcome(&self, tries_left: u32) -> Outcome {
        let tries_left = match self {
            Self::WrongClaims(left) => *left,
            Self::Unknown | Self::Used | Self::Superseded | Self::Expired | Self::NoTriesLeft => 0,
            Self::Malformed
            | Self::Invalid(_)
            | Self::BadKeycard
            | Self::NotBound
            | Self::Vetoed
            | Self::Stale => tries_left,
        };
        Outcome::Refused {
            reason: self.reason().to_owned(),
            tries_left,
        }
    }
}

impl From<StatementError> for Refusal {
    fn from(error: StatementError) -> Self {
        Self::Invalid(error.code())
    }
}
