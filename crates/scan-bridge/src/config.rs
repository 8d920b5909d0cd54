// SPDX-License-Identifier: EUPL-1.2
//! The configuration file.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format, Toml};
use serde::Deserialize;

/// Characters that a pairing code has at least: whoever guesses it could ask the scanner about files, no more.
const CODE: usize = 24;
const MIB: usize = 1 << 20;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where it listens; anything but a loopback address needs `beyond_this_machine = true`.
    pub listen: SocketAddr,
    /// Said by whoever puts TLS in front of it: files of insured persons cross no network in the clear.
    #[serde(default)]
    pub beyond_this_machine: bool,
    /// Origin of the back office, to the letter; no other page is answered.
    pub origin: String,
    /// File with the pairing code that clerks type in once.
    pub code_file: PathBuf,
    /// Where the scanner is: `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`.
    pub clamd: String,
    /// Largest file in MiB; not above `StreamMaxLength` of the scanner.
    #[serde(default = "largest")]
    pub max_mib: usize,
    /// So long may a scan take.
    #[serde(default = "seconds")]
    pub seconds: u64,
}

const fn largest() -> usize {
    64
}

const fn seconds() -> u64 {
    60
}

/// What is wrong with it. Names keys, never values.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A key is unknown, missing or of the wrong type.
    #[error("{0}")]
    Key(String),
    /// It would be reached from elsewhere.
    #[error(
        "listen: not a loopback address; beyond_this_machine = true says that TLS stands in front of it"
    )]
    Listen,
    /// Not an origin.
    #[error("origin: not https://host or http://localhost:port, without a slash at the end")]
    Origin,
    /// The code cannot be read, or is short.
    #[error("code_file: cannot be read, or fewer than {CODE} characters")]
    Code,
    /// The scanner's place.
    #[error("clamd: neither unix:PATH nor tcp:HOST:PORT")]
    Clamd,
}

impl Config {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let config: Self = Figment::from(Toml::file_exact(path))
            .extract()
            .map_err(|error| ConfigError::Key(error.to_string()))?;
        config.check()?;
        Ok(config)
    }

    /// What the types cannot say.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn check(&self) -> Result<(), ConfigError> {
        if !self.listen.ip().is_loopback() && !self.beyond_this_machine {
            return Err(ConfigError::Listen);
        }
        let host = self.origin.strip_prefix("https://");
        let host = host.or_else(|| {
            let here = self.origin.strip_prefix("http://");
            here.filter(|host| host.starts_with("localhost:"))
        });
        if host.is_none_or(|host| host.is_empty() || host.contains(['/', ' ', '*'])) {
            return Err(ConfigError::Origin);
        }
        Ok(())
    }

    /// The pairing code.
    ///
    /// # Errors
    /// [`ConfigError::Code`].
    pub fn code(&self) -> Result<String, ConfigError> {
        let text = std::fs::read_to_string(&self.code_file).map_err(|_| ConfigError::Code)?;
        let code = text.trim();
        if code.len() < CODE {
            return Err(ConfigError::Code);
        }
        Ok(code.to_owned())
    }

    pub(crate) const fn max_bytes(&self) -> usize {
        self.max_mib.saturating_mul(MIB)
    }
}
