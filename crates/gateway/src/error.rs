// SPDX-License-Identifier: EUPL-1.2
//! The one error of the program. It holds no content, no name and no number.

use std::path::{Path, PathBuf};

use protocol::StatementError;
use registrar::keyfolder::KeyFolderError;
use thiserror::Error;

/// Why something was not done.
#[derive(Debug, Error)]
pub enum GatewayError {
    /// No connection, or it broke off: try again.
    #[error("the portal cannot be reached")]
    Unreachable,
    /// The portal refuses.
    #[error("the portal refuses: {status} {code}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Code of the problem document; `unknown` without one.
        code: String,
    },
    /// The answer is not what docs/API.md says.
    #[error("the portal's answer is malformed: {0}")]
    Malformed(&'static str),
    /// Something is not signed as it must be. The name is a stable code of docs/PROTOCOL.md.
    #[error("not genuine: {0}")]
    NotGenuine(&'static str),
    /// The program's own keys.
    #[error(transparent)]
    Keys(#[from] KeyFolderError),
    /// The program has not been enrolled.
    #[error("not enrolled: run `siegelpost-gateway enrol` first")]
    NotEnrolled,
    /// Something that cannot be encoded or sealed.
    #[error("cannot be made: {0}")]
    Made(&'static str),
    /// Another process works in this folder.
    #[error("{} is another process's", .0.display())]
    InUse(PathBuf),
    /// Reading or writing failed.
    #[error("{}: {source}", .path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
}

impl GatewayError {
    pub(crate) fn at(path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }

    /// Whether the portal answered with this code.
    #[must_use]
    pub fn is_code(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == wanted)
    }

    /// Whether trying again later may help.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable => true,
            Self::Refused { status, .. } => *status >= 500 || *status == 401 || *status == 429,
            _ => false,
        }
    }
}

impl From<StatementError> for GatewayError {
    fn from(error: StatementError) -> Self {
        Self::NotGenuine(error.code())
    }
}
