// SPDX-License-Identifier: EUPL-1.2
//! What can be wrong with a provider and with what it says. Names only: no token, code or person is in any of them.

use thiserror::Error;

/// Why nothing is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{code}")]
pub struct Fault {
    code: &'static str,
    public: &'static str,
}

macro_rules! faults {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $public:literal;)*) => {
        impl Fault {
            $($(#[$meta])* pub const $name: Self = Self::of($code, $public);)*
        }
    };
}

faults! {
    /// No connection, or no whole answer in time.
    UNREACHABLE = "unreachable", "provider-failed";
    /// An answer that is no JSON, too large, has a member twice, or another status than 200 or 201.
    ANSWER = "answer", "provider-failed";
    /// An address that is not `https`, or that nobody may be sent to.
    ADDRESS = "address", "provider-failed";
    /// An address at a host that the configuration does not name.
    FOREIGN_HOST = "foreign-host", "provider-failed";
    /// Discovery names another issuer.
    DISCOVERY_ISSUER = "discovery-issuer", "provider-failed";
    /// Discovery names another address of keys than the one that is pinned.
    UNPINNED_KEYS = "unpinned-keys", "provider-failed";
    /// The provider does not do what is needed: code, PKCE with S256, an answer behind the `#`, one of our algorithms.
    UNSUITABLE = "unsuitable", "provider-failed";
    /// The provider does not take the pushed request.
    PUSHED = "pushed", "provider-failed";
    /// The way back names another issuer, or none although the provider says that it does (RFC 9207).
    MIX_UP = "mix-up", "not-proven";
    /// The provider does not take the code.
    CODE = "code", "not-proven";
    /// No ID token.
    NO_TOKEN = "no-token", "not-proven";
    /// No signed token of three parts, or headers that are not understood.
    MALFORMED = "malformed", "not-proven";
    /// An algorithm that is not allowed for this provider.
    ALGORITHM = "algorithm", "not-proven";
    /// No key of this name, also after having looked again.
    UNKNOWN_KEY = "unknown-key", "not-proven";
    /// The key is for something else.
    UNFIT_KEY = "unfit-key", "not-proven";
    /// The signature does not verify.
    SIGNATURE = "signature", "not-proven";
    /// Another issuer.
    ISSUER = "issuer", "not-proven";
    /// For somebody else, or for others too.
    AUDIENCE = "audience", "not-proven";
    /// Handed to somebody else.
    AUTHORIZED_PARTY = "authorized-party", "not-proven";
    /// No subject, or in a logout token neither subject nor session.
    SUBJECT = "subject", "not-proven";
    /// Over, or without an end.
    EXPIRED = "expired", "not-proven";
    /// Of another time: older than the request, or from the future.
    ISSUED_AT = "issued-at", "not-proven";
    /// Not for this request.
    NONCE = "nonce", "not-proven";
    /// The person was not asked anew, or nobody says when.
    AUTH_TIME = "auth-time", "not-proven";
    /// Not sure enough, or not by two factors where that is asked for.
    LEVEL = "level", "level-too-low";
    /// A logout token that does not say that it is one.
    EVENT = "event", "not-proven";
    /// A logout token with a nonce: somebody hands in an ID token.
    WITH_NONCE = "with-nonce", "not-proven";
    /// A logout token without an id of its own.
    TOKEN_ID = "token-id", "not-proven";
}

impl Fault {
    /// One of whoever reads more out of a token than is checked here.
    #[must_use]
    pub const fn of(code: &'static str, public: &'static str) -> Self {
        Self { code, public }
    }

    /// The name in logs and tests.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// What the person is told: `provider-failed` (try again), `not-proven` (begin anew), `level-too-low` or what [`Fault::of`] says.
    #[must_use]
    pub const fn public(self) -> &'static str {
        self.public
    }
}
