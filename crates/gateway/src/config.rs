// SPDX-License-Identifier: EUPL-1.2
//! Configuration: a TOML file, overridden by environment variables (`SIEGELPOST_GATEWAY_OFFICE__ORIGIN=…`). Unknown keys are refused; keys lie
//! in a folder of their own.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use protocol::Org;
use registrar::letter::Insurer;
use serde::Deserialize;
use thiserror::Error;

/// Why a configuration is refused.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// Missing, unknown or wrongly typed key; names it.
    #[error("configuration: {0}")]
    Read(Box<figment::Error>),
    /// A value out of its bounds.
    #[error("configuration: {0}")]
    Bounds(&'static str),
}

/// Configuration of `siegelpost-gateway`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GatewayConfig {
    /// The organisation.
    pub org: Org,
    /// Folder of the program's own keys.
    pub keys: PathBuf,
    /// File with the Trust Document that was told by hand.
    pub trust_file: PathBuf,
    /// The back office.
    pub office: OfficeSection,
    /// Who sends letters.
    pub insurer: Insurer,
    /// Letters of last resort.
    pub letters: LettersSection,
}

/// Where the back office is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeSection {
    /// Its origin, as employees type it.
    pub origin: String,
}

/// Folders that the print shop shares.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LettersSection {
    /// One folder for each letter.
    pub jobs: PathBuf,
    /// What became of letters, a JSON file each.
    pub results: PathBuf,
    /// Seconds between two rounds.
    #[serde(default = "every_seconds")]
    pub every_seconds: u64,
}

const fn every_seconds() -> u64 {
    60
}

impl GatewayConfig {
    /// Reads and checks the configuration.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let config: Self = Figment::new()
            .merge(Toml::file_exact(path))
            .merge(Env::prefixed("SIEGELPOST_GATEWAY_").split("__"))
            .extract()
            .map_err(|e| ConfigError::Read(Box::new(e)))?;
        if !(1..=3_600).contains(&config.letters.every_seconds) {
            return Err(ConfigError::Bounds(
                "letters.every_seconds: between 1 and 3600",
            ));
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../../deploy/examples/gateway.toml");

    fn loaded(text: &str) -> Result<GatewayConfig, ConfigError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c.toml");
        std::fs::write(&path, text).unwrap();
        GatewayConfig::load(&path)
    }

    #[test]
    fn the_example_is_read() {
        assert_eq!(loaded(EXAMPLE).unwrap().letters.every_seconds, 60);
    }

    #[test]
    fn every_key_is_in_the_example() {
        for line in EXAMPLE.lines().filter(|line| line.contains(" = ")) {
            let key = line.split(" = ").next().unwrap();
            let wrong = EXAMPLE.replace(line, &format!("{key}x{}", &line[key.len()..]));
            assert!(loaded(&wrong).is_err(), "{key}");
        }
    }

    #[test]
    fn an_hour_is_the_longest_pause() {
        let wrong = EXAMPLE.replace("every_seconds = 60", "every_seconds = 7200");
        assert!(
            loaded(&wrong)
                .unwrap_err()
                .to_string()
                .contains("every_seconds")
        );
    }
}
