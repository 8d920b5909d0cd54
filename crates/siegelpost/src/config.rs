// SPDX-License-Identifier: EUPL-1.2
//! The configuration file. The only place that reads the environment.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use mailbox::StoreConfig;
use notifier::{Brand, NotifierConfig};
use serde::Deserialize;

/// Environment variables `SIEGELPOST_<SECTION>__<KEY>` win over the file, e.g. `SIEGELPOST_LOG__FORMAT=text`.
const PREFIX: &str = "SIEGELPOST_";

/// The whole file; each section belongs to the crate that uses it. Unknown keys are errors.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `[store]`: databases, attachments, when people are notified.
    pub store: StoreConfig,
    /// `[web]`: listeners, names, limits. Needed by `serve`.
    #[serde(default)]
    pub web: Option<web::Config>,
    /// `[notifier]`: the mail relay. Needed by `notify` and `serve --with-notifier`.
    #[serde(default)]
    pub notifier: Option<NotifierConfig>,
    /// `[log]`: what is logged, and how.
    #[serde(default)]
    pub log: LogConfig,
}

/// Section `[log]`. Logs go to standard error.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogConfig {
    /// What is logged: a level, or `target=level` pairs as tracing-subscriber's `EnvFilter` reads them.
    pub filter: String,
    /// `json` (one object a line) or `text`.
    pub format: LogFormat,
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line.
    #[default]
    Json,
    /// For reading at a terminal.
    Text,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self {
            filter: "info".to_owned(),
            format: LogFormat::Json,
        }
    }
}

/// What is wrong with the configuration. Names keys, never values.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no such file, or it cannot be read.
    #[error("{0}: cannot be read")]
    File(PathBuf),
    /// A key is unknown, missing or of the wrong type.
    #[error("{0}")]
    Key(String),
    /// A section that the command needs is not there.
    #[error("section [{0}] is missing")]
    Section(&'static str),
    /// A value of the store's section cannot be right.
    #[error(transparent)]
    Store(#[from] mailbox::StoreError),
    /// A value of the notifier's section cannot be right.
    #[error(transparent)]
    Notifier(#[from] notifier::ConfigError),
    /// A value of the server's section cannot be right.
    #[error(transparent)]
    Web(#[from] web::ConfigError),
}

impl Config {
    /// Reads the file and the environment.
    ///
    /// # Errors
    /// [`ConfigError`] naming the file or key.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|_| ConfigError::File(path.to_owned()))?;
        Self::extract(&Figment::from(Toml::string(&text)).merge(sections()))
    }

    /// Reads a configuration from text, without the environment; for the demo and for tests.
    ///
    /// # Errors
    /// [`ConfigError::Key`].
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        Self::extract(&Figment::from(Toml::string(text)))
    }

    fn extract(figment: &Figment) -> Result<Self, ConfigError> {
        let config: Self = figment.extract().map_err(|error| {
            // figment would show the value too, which may be a secret in the wrong place.
            let problems: Vec<String> = error.into_iter().map(|one| describe(&one)).collect();
            ConfigError::Key(problems.join("; "))
        })?;
        config.store.blobs.check()?;
        if let Some(notifier) = &config.notifier {
            notifier.check()?;
        }
        if let Some(web) = &config.web {
            web.check()?;
        }
        Ok(config)
    }

    /// Section `[web]`.
    ///
    /// # Errors
    /// [`ConfigError::Section`].
    pub fn web(&self) -> Result<&web::Config, ConfigError> {
        self.web.as_ref().ok_or(ConfigError::Section("web"))
    }

    /// Section `[notifier]`.
    ///
    /// # Errors
    /// [`ConfigError::Section`].
    pub fn notifier(&self) -> Result<&NotifierConfig, ConfigError> {
        self.notifier
            .as_ref()
            .ok_or(ConfigError::Section("notifier"))
    }

    /// What the mail says of the insurer.
    ///
    /// # Errors
    /// [`ConfigError::Section`] when neither `[notifier.brand]` nor `[web.brand]` is there.
    pub fn brand(&self) -> Result<Brand, ConfigError> {
        let notifier = self.notifier()?;
        let host = notifier.portal_host.clone();
        match (&notifier.brand, &self.web) {
            (Some(brand), _) => Ok(Brand {
                name: brand.name.clone(),
                phone: brand.phone.clone(),
                host,
            }),
            (None, Some(web)) => Ok(Brand {
                name: web.brand.name.clone(),
                phone: web.brand.phone.clone(),
                host,
            }),
            (None, None) => Err(ConfigError::Section("notifier.brand")),
        }
    }
}

/// Variables that name a section and a key; others of the same prefix are somebody else's.
fn sections() -> Env {
    Env::prefixed(PREFIX)
        .filter(|key| key.as_str().contains("__"))
        .split("__")
}

/// Messages of serde itself (tagged sections, addresses) name keys and forms. toml's show the line too, which may
/// hold a secret: only what is outside its drawing with bars is kept.
fn without_excerpt(message: &str) -> String {
    let is_drawing = |line: &str| {
        let line = line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
        line.starts_with('|')
    };
    let kept: Vec<&str> = message
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !is_drawing(line))
        .collect();
    kept.join(": ")
}

/// Key path and kind of problem; the value that was found is left out.
fn describe(error: &figment::Error) -> String {
    use figment::error::Kind;
    let path = error.path.join(".");
    let problem = match &error.kind {
        Kind::UnknownField(found, expected) => {
            format!(
                "unknown key `{found}`, expected one of: {}",
                expected.join(", ")
            )
        }
        Kind::MissingField(name) => format!("key `{name}` is missing"),
        Kind::UnknownVariant(_, expected) => format!("must be one of: {}", expected.join(", ")),
        Kind::InvalidType(_, expected) => format!("wrong type, expected {expected}"),
        Kind::InvalidValue(_, expected) => format!("wrong value, expected {expected}"),
        Kind::Message(message) => without_excerpt(message),
        Kind::DuplicateField(name) => format!("key `{name}` stands there twice"),
        _ => "cannot be used".to_owned(),
    };
    if path.is_empty() {
        problem
    } else {
        format!("{path}: {problem}")
    }
}
