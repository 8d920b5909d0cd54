// SPDX-License-Identifier: EUPL-1.2
//! Sessions.

use std::time::Duration;

use protocol::Hash;

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{ActivationId, PersonId, SessionId};

word_enum! {
    /// Which of the two pages.
    Side {
        /// Insured persons and representatives.
        Portal = "portal",
        /// Staff.
        Office = "office",
    }
}

word_enum! {
    /// What a session may do.
    SessionState {
        /// A login ceremony runs.
        Ceremony = "ceremony",
        /// A code was presented.
        Activating = "activating",
        /// A recovery sheet was presented.
        Recovering = "recovering",
        /// Everything.
        Full = "full",
    }
}

word_enum! {
    /// How the session was proven.
    SessionMethod {
        /// Passkey.
        Passkey = "passkey",
        /// Recovery sheet and claims.
        Recovery = "recovery",
        /// Password and browser secret.
        Password = "password",
        /// Activation code.
        Activation = "activation",
    }
}

word_enum! {
    /// How sure we are, in ascending order.
    Level {
        /// Normal.
        Normal = "normal",
        /// Substantial.
        Substantial = "substantiell",
        /// High.
        High = "hoch",
    }
}

/// Younger ways to unlock prove nothing for a change of keys: whoever finds one unlocked screen could make two of them
/// there (ruling 14). As long as such a change waits for the person's objection.
pub const PROOF_AGE: Duration = Duration::from_secs(72 * 3600);

/// What a method proves that was added then.
#[must_use]
pub fn proof_of(method: SessionMethod, added: Timestamp, now: Timestamp) -> Option<SessionMethod> {
    (now.since(added) >= PROOF_AGE).then_some(method)
}

/// A session to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of the token in the cookie; the token itself is never stored.
    pub token_hash: Hash,
    /// Id for logs and lists.
    pub id: SessionId,
    /// Which of the two pages.
    pub side: Side,
    /// What it may do.
    pub state: SessionState,
    /// Whose, once known.
    pub pid: Option<PersonId>,
    /// By which activation.
    pub aid: Option<ActivationId>,
    /// How it was proven.
    pub method: Option<SessionMethod>,
    /// What of it counts as a proof, the first of the session; see [`proof_of`].
    pub proof: Option<SessionMethod>,
    /// How sure we are.
    pub level: Level,
    /// Serialised state of a WebAuthn ceremony.
    pub ceremony: Option<String>,
    /// End, whatever happens.
    pub expires_at: Timestamp,
    /// Begun at a device that others use too: shorter limits, for as long as it lives.
    pub shared: bool,
}

/// A live session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What it began with, or became.
    pub new: NewSession,
    /// All methods proven in it that count, each once, in the order of their proof.
    pub proofs: Vec<SessionMethod>,
    /// When the ceremony began.
    pub ceremony_at: Option<Timestamp>,
    /// When a passkey or a password was last proven in it.
    pub strong_at: Option<Timestamp>,
    /// When it began.
    pub created_at: Timestamp,
    /// Last request, to the minute.
    pub seen_at: Timestamp,
}

/// How long a session may be silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleLimits {
    /// At the person's own device.
    pub own: Duration,
    /// At a device that others use too.
    pub shared: Duration,
}

impl IdleLimits {
    /// The limit of a session.
    #[must_use]
    pub const fn of(&self, shared: bool) -> Duration {
        if shared { self.shared } else { self.own }
    }
}

impl From<Duration> for IdleLimits {
    /// The same limit everywhere.
    fn from(limit: Duration) -> Self {
        Self {
            own: limit,
            shared: limit,
        }
    }
}

/// What a session becomes; its token changes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionChange {
    /// Hash of the new token.
    pub token_hash: Hash,
    /// What it may do from now on.
    pub state: SessionState,
    /// Whose.
    pub pid: Option<PersonId>,
    /// By which activation.
    pub aid: Option<ActivationId>,
    /// How it was proven.
    pub method: Option<SessionMethod>,
    /// A proof to be added to those of the session; see [`proof_of`].
    pub proof: Option<SessionMethod>,
    /// How sure we are.
    pub level: Level,
    /// A passkey or a password was proven just now.
    pub strong: bool,
    /// End, whatever happens.
    pub expires_at: Timestamp,
}

impl SessionMethod {
    /// Whether proving it counts as a fresh factor for class `hoch`.
    #[must_use]
    pub const fn is_factor(self) -> bool {
        matches!(self, Self::Passkey | Self::Password)
    }
}

impl Session {
    /// All methods proven in it, blank-separated.
    #[must_use]
    pub fn proofs_text(&self) -> String {
        let words: Vec<&str> = self.proofs.iter().map(|m| m.as_str()).collect();
        words.join(" ")
    }
}
