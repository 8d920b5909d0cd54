// SPDX-License-Identifier: EUPL-1.2
//! Configuration of the programs: a TOML file, overridden by environment variables
//! (`SIEGELPOST_REGISTRAR_PORTAL__ORIGIN=…`). Unknown keys are refused; secrets come from files.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use protocol::{Org, WebUrl};
use secrecy::SecretString;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::letter::Insurer;
use crate::oidc::IdentityConfig;
use crate::person::CheckDigit;
use crate::portal::PortalConfig;
use crate::role::{ConfigFault, RoleConfig};

/// Why a configuration is refused.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// Missing, unknown or wrongly typed key; names it.
    #[error("configuration: {0}")]
    Read(Box<figment::Error>),
    /// A value out of its bounds.
    #[error("configuration: {0}")]
    Fault(#[from] ConfigFault),
    /// Settings of identity providers.
    #[error("configuration: identity: {0}")]
    Identity(&'static str),
    /// A file named in the configuration cannot be read.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
}

/// Where the portal is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalSection {
    /// Origin of the agent listener.
    pub origin: String,
    /// File with the bearer token.
    pub token_file: PathBuf,
}

impl PortalSection {
    /// Reads the token.
    ///
    /// # Errors
    /// [`ConfigError::File`].
    pub fn load(&self) -> Result<PortalConfig, ConfigError> {
        let token = read(&self.token_file)?;
        Ok(PortalConfig {
            origin: self.origin.clone(),
            token: SecretString::from(token.trim().to_owned()),
        })
    }
}

/// Configuration of `registrar`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistrarConfig {
    /// Folder of role keys.
    pub keys: PathBuf,
    /// Database file.
    pub database: PathBuf,
    /// Validity of codes and the like.
    pub role: RoleConfig,
    /// Who sends letters.
    pub insurer: Insurer,
    /// The portal.
    pub portal: PortalSection,
    /// File with the recipient that e-mail addresses are sealed to.
    #[serde(default)]
    pub notifier_recipient_file: Option<PathBuf>,
    /// Test tenants may ask not to judge the check digit of insurance numbers.
    #[serde(default)]
    pub kvnr_check: CheckDigit,
    /// Letters that people ask for themselves.
    #[serde(default)]
    pub letters: LettersSection,
    /// Identity providers; without it nobody is identified by one.
    #[serde(default)]
    pub identity: Option<IdentityConfig>,
    /// The identity provider of staff, for `staff-accounts`.
    #[serde(default)]
    pub staff_provider: Option<StaffProviderSection>,
}

/// How accounts of staff at the insurer's identity provider are named to the portal; the same as in its `[web.office_idp]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffProviderSection {
    /// Issuer identifier, to the letter.
    pub issuer: WebUrl,
    /// File with the key by which names become hashes: 32 random bytes in base64url.
    pub name_key_file: PathBuf,
}

/// Where letters go that people ask for themselves.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LettersSection {
    /// Folder from which a print shop takes them; without it they wait for `letters issue --waiting`.
    pub queue: Option<PathBuf>,
    /// Seconds between two rounds of printing. Rounds hide which request had a letter printed.
    pub every_seconds: i64,
}

impl Default for LettersSection {
    fn default() -> Self {
        Self {
            queue: None,
            every_seconds: 60,
        }
    }
}

impl LettersSection {
    const fn check(&self) -> Result<(), ConfigFault> {
        let (least, most) = (10, 86_400);
        if self.every_seconds < least || self.every_seconds > most {
            let name = "every_seconds";
            return Err(ConfigFault { name, least, most });
        }
        Ok(())
    }
}

impl RegistrarConfig {
    /// Reads and checks the configuration.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let config: Self = load(path, "SIEGELPOST_REGISTRAR_")?;
        config.role.check()?;
        config.letters.check()?;
        if let Some(identity) = &config.identity {
            identity.check().map_err(ConfigError::Identity)?;
        }
        Ok(config)
    }
}

/// Configuration of `unit-keys`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitConfig {
    /// The organisation.
    pub org: Org,
    /// Folder of department identities.
    pub keys: PathBuf,
    /// File with the Trust Document that was told by hand.
    pub trust_file: PathBuf,
    /// Files with the recipients of the three break-glass custodians.
    pub custodian_files: [PathBuf; 3],
    /// The portal.
    pub portal: PortalSection,
    /// Seconds between two rounds.
    #[serde(default = "every_seconds")]
    pub every_seconds: u64,
    /// Members with right `grant` who must hold a grant before an identity is destroyed here.
    #[serde(default = "granters")]
    pub granters: usize,
}

const fn every_seconds() -> u64 {
    10
}
const fn granters() -> usize {
    2
}

impl UnitConfig {
    /// Reads the configuration.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        load(path, "SIEGELPOST_UNIT_KEYS_")
    }
}

/// Reads a small text file named in a configuration.
///
/// # Errors
/// [`ConfigError::File`].
pub fn read(path: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(path).map_err(|source| ConfigError::File {
        path: path.to_owned(),
        source,
    })
}

fn load<T: DeserializeOwned>(path: &Path, prefix: &str) -> Result<T, ConfigError> {
    Figment::new()
        .merge(Toml::file_exact(path))
        .merge(Env::prefixed(prefix).split("__"))
        .extract()
        .map_err(|e| ConfigError::Read(Box::new(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
keys = "/k"
database = "/d"
[role]
org = "musterkasse.example"
[insurer]
name = "Musterkasse"
street = "Musterstraße 1"
city = "12345 Musterstadt"
phone = "0800 000 4711"
hours = { de = "Mo–Fr", en = "Mon–Fri" }
portal_host = "post.musterkasse.example"
office_host = "office.musterkasse.example"
brand = [0, 77, 87]
time_zone = "Europe/Berlin"
[portal]
origin = "https://agent.musterkasse.example"
token_file = "/t"
"#;

    fn loaded(text: &str) -> Result<RegistrarConfig, ConfigError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c.toml");
        std::fs::write(&path, text).unwrap();
        RegistrarConfig::load(&path)
    }

    #[test]
    fn a_complete_file_is_read() {
        assert_eq!(loaded(GOOD).unwrap().role.letter_days, 30);
    }

    #[test]
    fn an_unknown_key_is_named() {
        let text = GOOD.replace("[portal]", "colour = 1\n[portal]");
        assert!(loaded(&text).unwrap_err().to_string().contains("colour"));
    }

    #[test]
    fn letters_that_live_ninety_days_are_refused_at_start() {
        let text = GOOD.replace("[insurer]", "letter_days = 90\n[insurer]");
        assert!(
            loaded(&text)
                .unwrap_err()
                .to_string()
                .contains("letter_days")
        );
    }
}
