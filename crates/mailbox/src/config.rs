// SPDX-License-Identifier: EUPL-1.2
//! Configuration of the store. One struct a section, unknown keys are errors, secrets come from files.

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use crate::deadlines::{AnnouncementPolicy, DeadlinePolicy, EscalationPolicy, RetentionPolicy};
use crate::error::StoreError;
use crate::levels::LevelPolicy;
use crate::model::OutboxKind;
use crate::sensitive::Sensitive;
use crate::when::Hour;

/// Everything the store wants to know.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreConfig {
    /// Where rows live.
    pub database: DatabaseConfig,
    /// Where attachments live.
    pub blobs: BlobConfig,
    /// Limits and waiting times of the connections.
    #[serde(default)]
    pub pool: PoolConfig,
    /// When people are notified.
    #[serde(default)]
    pub notify: NotifyPolicy,
    /// When somebody who was identified anew may get her history back.
    #[serde(default)]
    pub history: HistoryPolicy,
    /// How sure we must be of somebody for what.
    #[serde(default)]
    pub levels: LevelPolicy,
    /// Until when messages are answered.
    #[serde(default)]
    pub deadlines: DeadlinePolicy,
    /// On which day a decision counts as announced.
    #[serde(default)]
    pub announcement: AnnouncementPolicy,
    /// When cases go to the lead.
    #[serde(default)]
    pub escalation: EscalationPolicy,
    /// How long cases stay.
    #[serde(default)]
    pub retention: RetentionPolicy,
}

/// Main database and key store. The key store is a database of its own, see docs/DATA.md.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum DatabaseConfig {
    /// Two files.
    Sqlite {
        /// File of the main database.
        path: PathBuf,
        /// File of the key store; its backups must not live longer than 30 days.
        shred_path: PathBuf,
    },
    /// Two schemas of one database, or two databases.
    Postgres {
        /// Connection URL. Prefer `url_file`.
        #[serde(default)]
        url: Option<Sensitive<String>>,
        /// File that holds the connection URL.
        #[serde(default)]
        url_file: Option<PathBuf>,
        /// File that holds the URL of the key store; default: the main URL. Schema `shred` in both cases.
        #[serde(default)]
        shred_url_file: Option<PathBuf>,
    },
}

/// Where attachments live.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum BlobConfig {
    /// Files below a directory; each is synced, and its directory too, before it counts as stored.
    Fs {
        /// The directory; made when missing.
        path: PathBuf,
    },
    /// In memory, for tests.
    Memory,
    /// Objects in a bucket of S3-compatible storage.
    S3(Box<S3Config>),
}

/// A bucket of S3-compatible storage and how it is talked to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3Config {
    /// Address of the service without the bucket, `https://host[:port]`; `http://` on this machine only.
    pub endpoint: String,
    /// Region that requests are signed for (default `us-east-1`, which services without regions expect).
    #[serde(default = "S3Config::default_region")]
    pub region: String,
    /// Name of the bucket; it has to be there.
    pub bucket: String,
    /// What names in the bucket begin with, without slashes at the ends (default nothing).
    #[serde(default)]
    pub prefix: String,
    /// Name of the access key.
    pub access_key_id: String,
    /// The secret key. Prefer `secret_key_file`.
    #[serde(default)]
    pub secret_key: Option<Sensitive<String>>,
    /// File that holds the secret key.
    #[serde(default)]
    pub secret_key_file: Option<PathBuf>,
    /// PEM file with the certificate authorities to trust instead of the system's.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// Whether the bucket is part of the path (default) or of the host.
    #[serde(default = "S3Config::yes")]
    pub path_style: bool,
    /// Whether writing asks that nothing is there yet, `If-None-Match: *` (default). Not every service knows it.
    #[serde(default = "S3Config::yes")]
    pub create_only: bool,
    /// Whether objects are stored with their SHA-256 (default), which the service then compares.
    #[serde(default = "S3Config::yes")]
    pub checksum: bool,
    /// Bytes of a part of larger objects, MiB, 5 to 64 (default 8). Each upload under way holds so much in memory.
    #[serde(default = "S3Config::default_part")]
    pub part_mib: usize,
    /// Longest time until there is a connection, seconds (default 5).
    #[serde(default = "S3Config::default_connect")]
    pub connect_timeout_s: u64,
    /// Longest time without an answer, or without the next bytes of one, seconds (default 30).
    #[serde(default = "S3Config::default_read")]
    pub read_timeout_s: u64,
    /// Tries after the first one when the service does not answer or is busy (default 3).
    #[serde(default = "S3Config::default_retries")]
    pub retries: usize,
}

impl S3Config {
    fn default_region() -> String {
        "us-east-1".to_owned()
    }

    const fn yes() -> bool {
        true
    }

    const fn default_part() -> usize {
        8
    }

    const fn default_connect() -> u64 {
        5
    }

    const fn default_read() -> u64 {
        30
    }

    const fn default_retries() -> usize {
        3
    }

    /// The secret key.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when neither or both of key and file are given, or the file cannot be read.
    pub(crate) fn secret(&self) -> Result<Sensitive<String>, StoreError> {
        match (&self.secret_key, &self.secret_key_file) {
            (Some(key), None) => Ok(key.clone()),
            (None, Some(path)) => std::fs::read_to_string(path)
                .map(|text| Sensitive::new(text.trim().to_owned()))
                .map_err(|e| StoreError::Unavailable(format!("{}: {e}", path.display()))),
            _ => Err(StoreError::Unavailable(
                "store.blobs: give either secret_key or secret_key_file".to_owned(),
            )),
        }
    }
}

impl BlobConfig {
    /// Looks for values that cannot be right, without reading files or asking anybody.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] that names the key.
    pub fn check(&self) -> Result<(), StoreError> {
        match self {
            Self::S3(config) => crate::blob::check_s3(config),
            Self::Fs { .. } | Self::Memory => Ok(()),
        }
    }
}

/// Limits and waiting times.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PoolConfig {
    /// Connections for reading (SQLite) or for everything (PostgreSQL).
    pub connections: u32,
    /// Units of work that may wait for the SQLite writer; more are refused as busy.
    pub queue: usize,
    /// Longest time a unit of work waits before it is refused as busy, milliseconds.
    pub wait_ms: u64,
    /// Most units of work in one commit.
    pub group: usize,
}

impl Default for PoolConfig {
    fn default() -> Self {
        Self {
            connections: 8,
            queue: 1024,
            wait_ms: 2_000,
            group: 256,
        }
    }
}

impl PoolConfig {
    /// Longest waiting time.
    #[must_use]
    pub const fn wait(&self) -> Duration {
        Duration::from_millis(self.wait_ms)
    }
}

/// When people are notified by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NotifyPolicy {
    /// At most one plain notification per person in so many seconds (default a day).
    pub min_interval_s: u64,
    /// Seconds between the first new message and the mail, so that several become one.
    pub delay_s: u64,
    /// At most one mail about security events per person in so many seconds (default ten minutes); what happens
    /// meanwhile is in the next one.
    pub security_interval_s: u64,
    /// Attempts before a notification counts as failed.
    pub max_attempts: u32,
    /// From this hour on no plain mail goes out, Europe/Berlin (default 21).
    pub quiet_from: Hour,
    /// Until this hour (default 7). The same hour twice: no quiet hours.
    pub quiet_until: Hour,
    /// When those get their mail who want it in the morning (default 8).
    pub morning: Hour,
    /// When those get their mail who want it in the evening (default 18).
    pub evening: Hour,
    /// Plain mails wait up to so many seconds longer, by chance (default five minutes).
    pub spread_s: u64,
    /// Notifications that come back with "no such mailbox" before the address is not written to any more; 0: never for that reason.
    pub no_mailbox_returns: u32,
    /// Notifications that come back for good, whatever the reason, before that; 0: never.
    pub hard_returns: u32,
    /// Days within which they went out.
    pub hard_return_days: u16,
}

impl Default for NotifyPolicy {
    fn default() -> Self {
        Self {
            min_interval_s: 86_400,
            delay_s: 30,
            security_interval_s: 600,
            max_attempts: 12,
            quiet_from: Hour::fixed::<21>(),
            quiet_until: Hour::fixed::<7>(),
            morning: Hour::fixed::<8>(),
            evening: Hour::fixed::<18>(),
            spread_s: 300,
            no_mailbox_returns: 1,
            hard_returns: 3,
            hard_return_days: 30,
        }
    }
}

impl NotifyPolicy {
    /// Every mail at once and at any hour: what is tried does not depend on the time of the day.
    pub const PROMPT: Self = Self {
        min_interval_s: 86_400,
        delay_s: 0,
        security_interval_s: 600,
        max_attempts: 12,
        quiet_from: Hour::fixed::<0>(),
        quiet_until: Hour::fixed::<0>(),
        morning: Hour::fixed::<8>(),
        evening: Hour::fixed::<18>(),
        spread_s: 0,
        no_mailbox_returns: 1,
        hard_returns: 3,
        hard_return_days: 30,
    };

    /// Least time between two mails of a kind to one person.
    #[must_use]
    pub const fn interval(&self, kind: OutboxKind) -> Duration {
        Duration::from_secs(match kind {
            OutboxKind::Message => self.min_interval_s,
            OutboxKind::Security => self.security_interval_s,
            // As many as were asked for, which has a limit of its own; and each notice to a certain address at once.
            // Told once a day and unit.
            OutboxKind::Escalation => 0,
            // Each day of sending begins a period.
            OutboxKind::Formal => 0,
            OutboxKind::Confirm | OutboxKind::Moved | OutboxKind::Rekeyed | OutboxKind::MailIn => 0,
        })
    }

    /// Time between the first new message or event and its mail. Somebody waits for a code.
    #[must_use]
    pub const fn delay(&self, kind: OutboxKind) -> Duration {
        Duration::from_secs(match kind {
            OutboxKind::Message | OutboxKind::Security => self.delay_s,
            OutboxKind::Formal
            | OutboxKind::Escalation
            | OutboxKind::Confirm
            | OutboxKind::Moved
            | OutboxKind::Rekeyed
            | OutboxKind::MailIn => 0,
        })
    }
}

/// When somebody who was identified anew may get her history back (docs/PROTOCOL.md, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HistoryPolicy {
    /// Days after a new binding by letter in which the person's old address can object. The clients of the staff
    /// wait [`HistoryPolicy::LEAST_DAYS`] in any case, so that a smaller number counts as that.
    pub letter_wait_days: u16,
}

impl HistoryPolicy {
    /// Days that the protocol sets for a binding by letter.
    pub const LEAST_DAYS: u16 = 7;

    /// Time between a new binding by letter and the first grant of what was before.
    #[must_use]
    pub fn letter_wait(&self) -> Duration {
        Duration::from_secs(86_400) * u32::from(self.letter_wait_days.max(Self::LEAST_DAYS))
    }
}

impl Default for HistoryPolicy {
    fn default() -> Self {
        Self {
            letter_wait_days: Self::LEAST_DAYS,
        }
    }
}

impl DatabaseConfig {
    /// The two PostgreSQL URLs, main and key store.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when neither URL nor file is given, or a file cannot be read.
    #[cfg_attr(
        not(feature = "postgres"),
        expect(dead_code, reason = "only one backend is built")
    )]
    pub(crate) fn postgres_urls(
        url: Option<&Sensitive<String>>,
        url_file: Option<&PathBuf>,
        shred_url_file: Option<&PathBuf>,
    ) -> Result<(Sensitive<String>, Sensitive<String>), StoreError> {
        let read = |path: &PathBuf| {
            std::fs::read_to_string(path)
                .map(|s| Sensitive::new(s.trim().to_owned()))
                .map_err(|e| StoreError::Unavailable(format!("{}: {e}", path.display())))
        };
        let main = match (url, url_file) {
            (Some(url), None) => url.clone(),
            (None, Some(path)) => read(path)?,
            _ => {
                return Err(StoreError::Unavailable(
                    "give either url or url_file".to_owned(),
                ));
            }
        };
        let shred = shred_url_file.map_or_else(|| Ok(main.clone()), read)?;
        Ok((main, shred))
    }
}
