// SPDX-License-Identifier: EUPL-1.2
//! Administrators: two different people sign every staff certificate and department epoch; root
//! keys sign Trust Documents and nothing else.

mod certify;
mod root;
mod signer;
mod summary;

use protocol::StatementError;
use protocol::dsse::DsseError;
use thiserror::Error;

pub use self::certify::{CertifyReport, Skipped, certificate, certify_staff, countersign};
pub use self::root::{ROOT_THRESHOLD, RootKeys, TrustPlan, first_document, next_document};
pub use self::signer::AdminSigner;
pub use self::summary::summary;
use crate::keyfolder::KeyFolderError;
use crate::portal::PortalError;

/// Why an administrator's program refuses.
#[derive(Debug, Error)]
pub enum AdminError {
    /// The key folder.
    #[error(transparent)]
    Keys(#[from] KeyFolderError),
    /// The portal failed or cannot be reached.
    #[error(transparent)]
    Portal(#[from] PortalError),
    /// Something does not verify.
    #[error("trust: {0}")]
    Trust(#[from] StatementError),
    /// An envelope cannot be made or read.
    #[error(transparent)]
    Envelope(#[from] DsseError),
    /// The statement is of a type that this key does not sign.
    #[error("this key does not sign statements of type {0}")]
    NotOurs(String),
    /// This key has signed already: the second signature must be somebody else's.
    #[error("signed with this key already; the second signature is another person's")]
    SignedAlready,
    /// Both signers hold the same key.
    #[error("two signatures with one key are one signature")]
    SameKey,
    /// A key that the Trust Document does not name.
    #[error("the Trust Document does not name this key")]
    NotNamed,
    /// Not enough keys, or the wrong number of them.
    #[error("{0}")]
    Plan(&'static str),
}
