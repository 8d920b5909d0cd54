// SPDX-License-Identifier: EUPL-1.2
//! Bundles, unlock methods, passkeys.

use protocol::Hash;

use super::person::PersonState;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{ActivationId, MethodId, PersonId};

word_enum! {
    /// Kinds of unlock methods.
    MethodTag {
        /// Passkey with PRF.
        Prf = "prf",
        /// Recovery sheet.
        Rec = "rec",
        /// Password and browser secret.
        Pwd = "pwd",
    }
}

/// A person's key bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Sequence number.
    pub seq: u64,
    /// age file.
    pub file: Vec<u8>,
}

/// An unlock method as the browser sends it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewMethod {
    /// Its id.
    pub id: MethodId,
    /// Its kind.
    pub tag: MethodTag,
    /// Bundle MAC of this method.
    pub mac: Hash,
    /// Hash of the secret that logs in (`rec`, `pwd`).
    pub auth_hash: Option<Hash>,
    /// Hash of the locator (`rec`).
    pub locator_hash: Option<Hash>,
}

/// A stored unlock method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Whose.
    pub pid: PersonId,
    /// What the browser sent.
    pub new: NewMethod,
    /// Wrong tries in a row.
    pub failures: u32,
    /// No tries before then.
    pub blocked_until: Option<Timestamp>,
    /// When the last wrong one was.
    pub failed_at: Option<Timestamp>,
    /// When it was added.
    pub added_at: Timestamp,
}

/// What a browser needs to unlock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodSummary {
    /// Its id.
    pub id: MethodId,
    /// Its kind.
    pub tag: MethodTag,
    /// Bundle MAC of this method.
    pub mac: Hash,
}

/// Outcome of a try. It is a value and no error, because the count of failures must be committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MethodCheck {
    /// The secret is right.
    Right(Box<Method>),
    /// The secret is wrong, or there is no such method; the two look alike.
    Wrong {
        /// Tries before the block.
        tries_left: u32,
    },
    /// The secret is right, and access of the person is closed. Nobody else learns that.
    NoAccess {
        /// Blocked, or left.
        state: PersonState,
    },
    /// Nothing was tried.
    Blocked {
        /// End of the block.
        until: Timestamp,
    },
}

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Credential id.
    pub credential_id: Vec<u8>,
    /// Whose.
    pub pid: PersonId,
    /// Unlock method made from its PRF; none: it only logs in.
    pub method: Option<MethodId>,
    /// Public key and counters, as webauthn-rs serialises them.
    pub passkey: String,
    /// Activation it was made in; not usable before that is bound.
    pub activation: Option<ActivationId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last logged in.
    pub used_at: Option<Timestamp>,
}
