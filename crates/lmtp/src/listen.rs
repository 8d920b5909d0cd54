// SPDX-License-Identifier: EUPL-1.2
//! Where the mail server finds us.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a place is refused.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum ListenError {
    /// It is none.
    #[error("must be an address and port, or unix:/path")]
    Form,
    /// Others could reach it.
    #[error("must be an address of this machine (127.0.0.1 or ::1)")]
    Network,
}

/// Where to listen. Never on a network: whoever can connect is believed to be the mail server.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum Listen {
    /// A port of this machine.
    Tcp(SocketAddr),
    /// A socket in the file system.
    Unix(PathBuf),
}

impl FromStr for Listen {
    type Err = ListenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("unix:") {
            return Ok(Self::Unix(PathBuf::from(path)));
        }
        let address: SocketAddr = text.parse().map_err(|_| ListenError::Form)?;
        if !address.ip().is_loopback() {
            return Err(ListenError::Network);
        }
        Ok(Self::Tcp(address))
    }
}

impl TryFrom<String> for Listen {
    type Error = ListenError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Listen> for String {
    fn from(listen: Listen) -> Self {
        match listen {
            Listen::Tcp(address) => address.to_string(),
            Listen::Unix(path) => format!("unix:{}", path.display()),
        }
    }
}
