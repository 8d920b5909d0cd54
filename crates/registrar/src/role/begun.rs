// SPDX-License-Identifier: EUPL-1.2
//! What somebody goes to a provider for: a key, or one declaration.

use protocol::agefile::Recipient;
use protocol::dsse::PublicKey;
use protocol::oidc::{declare_nonce, nonce};
use protocol::statement::{DeclareStart, OidcStart};
use protocol::{Envelope, Hash, Org, Provider, Signed, StatementError, UnixTime};

/// A question that waits for the way back.
#[derive(Clone)]
pub(crate) enum Begun {
    /// For a key that nobody knows yet.
    Identify(Signed<OidcStart>),
    /// For a message.
    Declare(Signed<DeclareStart>),
}

impl Begun {
    /// Checks that the key it names has signed.
    ///
    /// # Errors
    /// In this order: `wrong-org`, `weak-key`, `bad-signature`.
    pub(crate) fn verify(&self, org: &Org) -> Result<(), StatementError> {
        match self {
            Self::Identify(start) => start.verify(org),
            Self::Declare(start) => start.verify(org),
        }
    }

    pub(crate) const fn declares(&self) -> bool {
        matches!(self, Self::Declare(_))
    }

    pub(crate) fn sh(&self) -> Hash {
        match self {
            Self::Identify(start) => start.sh(),
            Self::Declare(start) => start.sh(),
        }
    }

    pub(crate) fn envelope(&self) -> &Envelope {
        match self {
            Self::Identify(start) => start.envelope(),
            Self::Declare(start) => start.envelope(),
        }
    }

    pub(crate) fn provider(&self) -> &Provider {
        match self {
            Self::Identify(start) => &start.payload().provider,
            Self::Declare(start) => &start.payload().provider,
        }
    }

    /// Who signs the way back.
    pub(crate) fn signer(&self) -> &PublicKey {
        match self {
            Self::Identify(start) => &start.payload().sig,
            Self::Declare(start) => &start.payload().sig,
        }
    }

    /// To whom answers are sealed.
    pub(crate) fn recipient(&self) -> &Recipient {
        match self {
            Self::Identify(start) => &start.payload().enc,
            Self::Declare(start) => &start.payload().enc,
        }
    }

    pub(crate) fn asked_at(&self) -> UnixTime {
        match self {
            Self::Identify(start) => start.payload().iat,
            Self::Declare(start) => start.payload().iat,
        }
    }

    /// What the ID token has to name.
    pub(crate) fn nonce(&self) -> String {
        match self {
            Self::Identify(start) => {
                let asked = start.payload();
                nonce(&asked.org, &asked.sig, &asked.enc, &asked.r)
            }
            Self::Declare(start) => declare_nonce(start.payload()),
        }
    }
}
