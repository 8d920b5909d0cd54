// SPDX-License-Identifier: EUPL-1.2
//! The insurer's identity provider, as far as the back office knows it: keyed hashes of names, never names.

use protocol::Hash;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::ids::{PersonId, SessionId};

/// A sign-in at the provider that runs: what its way back is checked by.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRequest {
    /// What the way back has to bring.
    pub state: String,
    /// What the ID token has to bring.
    pub nonce: String,
    /// PKCE.
    pub verifier: String,
}

impl std::fmt::Debug for ProviderRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProviderRequest([REDACTED])")
    }
}

/// Which account at the provider belongs to an employee; none: no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffAccount {
    /// The employee.
    pub pid: PersonId,
    /// Keyed hash of the account's name.
    pub account: Option<Hash>,
}

/// Whom the provider has vouched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// Keyed hash of the account's name.
    pub account: Hash,
    /// Keyed hash of the subject.
    pub subject: Hash,
    /// Keyed hash of the session at the provider, if it names one.
    pub sid: Option<Hash>,
    /// When the ID token was signed, Unix seconds.
    pub iat: i64,
}

/// What was shown at the provider in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderProof {
    /// The session.
    pub session: SessionId,
    /// Whose account.
    pub pid: PersonId,
    /// Keyed hash of the subject.
    pub subject: Hash,
    /// Keyed hash of the session at the provider.
    pub sid: Option<Hash>,
    /// When.
    pub shown_at: Timestamp,
}

/// What became of a sign-in at the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderShown {
    /// It counts in this session from now on.
    Shown,
    /// The account belongs to nobody here.
    UnknownAccount,
    /// The provider has ended it in the meantime.
    Ended,
}

/// The provider says that somebody left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderLogout {
    /// Hash of the token's id.
    pub jti: Hash,
    /// Keyed hash of the subject.
    pub subject: Option<Hash>,
    /// Keyed hash of the session at the provider; none: all of the subject.
    pub sid: Option<Hash>,
    /// When it was signed, Unix seconds.
    pub iat: i64,
    /// After that the token is refused for its age.
    pub expires_at: Timestamp,
}

impl ProviderLogout {
    /// Whether it ends what was shown under this subject and session. A session of which the provider never said a name ends with
    /// any of its subject.
    #[must_use]
    pub fn ends(&self, subject: Hash, sid: Option<Hash>) -> bool {
        let same = self.subject.is_none_or(|named| named == subject);
        match (self.sid, sid) {
            (Some(named), Some(own)) => same && named == own,
            (Some(_) | None, _) => self.subject == Some(subject),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logout_ends_what_it_names_and_nothing_else() {
        let (a, b) = (Hash::of(b"a"), Hash::of(b"b"));
        let (s, t) = (Hash::of(b"s"), Hash::of(b"t"));
        let logout = |subject, sid| ProviderLogout {
            jti: a,
            subject,
            sid,
            iat: 0,
            expires_at: Timestamp::from_secs(0),
        };
        for (subject, sid, own, ends) in [
            (Some(a), None, (a, Some(s)), true),
            (Some(a), None, (b, Some(s)), false),
            (Some(a), Some(s), (a, Some(s)), true),
            (Some(a), Some(s), (a, Some(t)), false),
            (Some(a), Some(s), (b, Some(s)), false),
            (Some(a), Some(s), (a, None), true),
            (None, Some(s), (a, Some(s)), true),
            (None, Some(s), (a, None), false),
        ] {
            assert_eq!(logout(subject, sid).ends(own.0, own.1), ends, "{own:?}");
        }
    }
}
