// SPDX-License-Identifier: EUPL-1.2
//! The `[notifier.returns]` section of the configuration.

use std::path::PathBuf;

use lmtp::Listen;
use serde::{Deserialize, Serialize};

use crate::config::ConfigError;

/// Section `[notifier.returns]`: each mail has a return address of its own, and what comes back is taken over LMTP.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnsConfig {
    /// Domain of the return addresses. Nothing else is received there.
    pub domain: String,
    /// File with the key by which return addresses are known: 32 random bytes, base64url.
    pub key_file: PathBuf,
    /// Where the mail server hands returns over: `127.0.0.1:2424`, or `unix:/run/siegelpost/returns.sock`.
    pub listen: Listen,
    /// Most bytes of one mail.
    #[serde(default = "defaults::bytes")]
    pub bytes: u32,
    /// Most recipients of one mail.
    #[serde(default = "defaults::recipients")]
    pub recipients: u16,
    /// Most connections at the same time.
    #[serde(default = "defaults::connections")]
    pub connections: u16,
    /// Seconds to wait for the next line.
    #[serde(default = "defaults::timeout_seconds")]
    pub timeout_seconds: u16,
    /// Seconds that one connection may take in all.
    #[serde(default = "defaults::connection_seconds")]
    pub connection_seconds: u16,
}

impl ReturnsConfig {
    /// Checks what does not need the network or a file.
    ///
    /// # Errors
    /// The first key that cannot be right.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        if !crate::address::is_host_name(&self.domain) {
            return Err(ConfigError::new("returns.domain", "not a host name"));
        }
        let none = [
            ("returns.bytes", self.bytes),
            ("returns.recipients", self.recipients.into()),
            ("returns.connections", self.connections.into()),
            ("returns.timeout_seconds", self.timeout_seconds.into()),
            ("returns.connection_seconds", self.connection_seconds.into()),
        ]
        .into_iter()
        .find(|(_, value)| *value == 0);
        none.map_or(Ok(()), |(key, _)| {
            Err(ConfigError::new(key, "must be at least 1"))
        })
    }
}

mod defaults {
    pub fn bytes() -> u32 {
        10_485_760
    }
    pub fn recipients() -> u16 {
        16
    }
    pub fn connections() -> u16 {
        8
    }
    pub fn timeout_seconds() -> u16 {
        60
    }
    pub fn connection_seconds() -> u16 {
        600
    }
}
