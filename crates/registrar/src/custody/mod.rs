// SPDX-License-Identifier: EUPL-1.2
//! Custody of department identities: made here, kept only until a member can hand them on, and
//! nested for pairs of custodians for the day when nobody can.

mod breakglass;
mod grant;
mod units;

use protocol::StatementError;
use protocol::agefile::SealError;
use protocol::dsse::DsseError;
use protocol_open::{GrantError, NotAnIdentity, OpenError};
use thiserror::Error;

pub use self::breakglass::{
    Copies, Custodian, Pair, open as open_break_glass, seal as seal_break_glass,
};
pub use self::grant::{Forget, GrantReport, grant_round};
pub use self::units::{NewEpoch, UnitKeys};
use crate::keyfolder::KeyFolderError;
use crate::portal::PortalError;

/// Why the custodian refuses.
#[derive(Debug, Error)]
pub enum CustodyError {
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
    /// A grant or link cannot be made or opened.
    #[error(transparent)]
    Grant(#[from] GrantError),
    /// A break-glass copy does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A seed is no identity.
    #[error(transparent)]
    Identity(#[from] NotAnIdentity),
    /// Three different custodians are needed.
    #[error("three different custodians are needed")]
    Custodians,
    /// A file beside the keys cannot be read or written.
    #[error("a file of the unit folder: {0}")]
    File(#[from] std::io::Error),
}
