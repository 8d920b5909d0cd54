// SPDX-License-Identifier: EUPL-1.2
//! The store handle.

use std::path::PathBuf;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use tokio::sync::broadcast;

use super::tx::{Policies, Tx};
use crate::blob::BlobStore;
use crate::config::{DatabaseConfig, NotifyPolicy, StoreConfig};
use crate::db::conn::Conn;
use crate::db::database::Database;
use crate::db::migrate::{self, Which};
use crate::db::open::{Source, Use};
use crate::deadlines::RetentionPolicy;
use crate::error::StoreError;
use crate::event::Event;
use crate::levels::LevelPolicy;
use crate::shred::KeyStore;

/// Rows, keys and blobs of one installation. Cheap to clone; the last handle closes everything.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    main: Database,
    keys: KeyStore,
    blobs: BlobStore,
    policies: Policies,
    events: broadcast::Sender<Event>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// Opens databases that [`Store::migrate`] has brought to this program's version.
    ///
    /// # Errors
    /// [`StoreError::Schema`] for a database of another version, [`StoreError::Unavailable`] when
    /// something cannot be opened.
    pub fn open(config: &StoreConfig) -> Result<Self, StoreError> {
        let (main, shred) = sources(&config.database)?;
        migrate::check(&mut main.connect(Use::Read)?, Which::Main)?;
        migrate::check(&mut shred.connect(Use::Read)?, Which::Shred)?;
        let (events, _) = broadcast::channel(1024);
        #[cfg(feature = "postgres")]
        if let Source::Postgres { .. } = &main {
            crate::db::listen::start(main.clone(), events.downgrade())?;
        }
        let (quiet, _) = broadcast::channel(1);
        Ok(Self(Arc::new(Inner {
            main: Database::open(main, &config.pool, events.clone())?,
            keys: KeyStore::new(Database::open(shred, &config.pool, quiet)?),
            blobs: BlobStore::open(&config.blobs)?,
            policies: Policies {
                notify: config.notify,
                history: config.history,
                levels: Arc::new(config.levels.clone()),
                deadlines: Arc::new(config.deadlines.clone()),
                announcement: Arc::new(config.announcement.clone()),
                escalation: Arc::new(config.escalation.clone()),
                retention: Arc::new(config.retention.clone()),
            },
            events,
        })))
    }

    /// Applies all missing migrations to both databases, and makes them when they do not exist.
    /// Gives the number applied.
    ///
    /// # Errors
    /// [`StoreError::Schema`] when a migration fails; nothing of that migration stays.
    pub fn migrate(config: &StoreConfig) -> Result<usize, StoreError> {
        let (main, shred) = sources(&config.database)?;
        make_folders(&config.database)?;
        let keys = migrate::up(&mut shred.connect(Use::Write)?, Which::Shred)?;
        Ok(keys + migrate::up(&mut main.connect(Use::Write)?, Which::Main)?)
    }

    /// Undoes all migrations: everything is gone. For tests.
    ///
    /// # Errors
    /// [`StoreError::Schema`] when a migration cannot be undone.
    pub fn unmigrate(config: &StoreConfig) -> Result<(), StoreError> {
        let (main, shred) = sources(&config.database)?;
        migrate::down(&mut main.connect(Use::Write)?, Which::Main)?;
        migrate::down(&mut shred.connect(Use::Write)?, Which::Shred)
    }

    /// Runs a named unit of work that may write. It is on the disk when this answers `Ok`, and has left
    /// no trace when it answers an error. The closure may run several times; it cannot await, so that
    /// no transaction waits for a network.
    ///
    /// # Errors
    /// What the closure answers; [`StoreError::Busy`], [`StoreError::DiskFull`],
    /// [`StoreError::Unavailable`] when it could not be committed.
    pub async fn transaction<T, F>(&self, name: &'static str, mut work: F) -> Result<T, StoreError>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let policies = self.0.policies.clone();
        self.0
            .main
            .transaction(name, move |conn, events| {
                work(&mut Tx::new(conn, events, policies.clone()))
            })
            .await
    }

    /// Runs a named unit of work that only reads, on one snapshot. Writing in it is an error.
    ///
    /// # Errors
    /// As [`Store::transaction`].
    pub async fn read<T, F>(&self, name: &'static str, mut work: F) -> Result<T, StoreError>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let policies = self.0.policies.clone();
        self.0
            .main
            .read(name, move |conn| {
                work(&mut Tx::new(conn, &mut Vec::new(), policies.clone()))
            })
            .await
    }

    /// Keys of thread lanes.
    #[must_use]
    pub fn keys(&self) -> &KeyStore {
        &self.0.keys
    }

    /// Takes deleted rows out of the write-ahead log of SQLite (rows are overwritten by `secure_delete`). What a reader still needs stays
    /// there until the next time. PostgreSQL does that by itself: its vacuum gives the space to others.
    pub(crate) async fn scrub(&self) -> Result<(), StoreError> {
        let source = self.0.main.source().clone();
        tokio::task::spawn_blocking(move || {
            let mut conn = source.connect(Use::Write)?;
            match &conn {
                Conn::Sqlite(_) => Ok(conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?),
                #[cfg(feature = "postgres")]
                Conn::Postgres(_) => Ok(()),
            }
        })
        .await
        .map_err(|_| StoreError::Unavailable("shutting down".to_owned()))?
    }

    /// Attachments.
    #[must_use]
    pub fn blobs(&self) -> &BlobStore {
        &self.0.blobs
    }

    /// When people are notified.
    #[must_use]
    pub fn policy(&self) -> NotifyPolicy {
        self.0.policies.notify
    }

    /// How long cases stay.
    #[must_use]
    pub fn retention(&self) -> &RetentionPolicy {
        &self.0.policies.retention
    }

    /// How sure we must be of somebody for what.
    #[must_use]
    pub fn levels(&self) -> &LevelPolicy {
        &self.0.policies.levels
    }

    /// Everything that is committed from now on, as hints to look again. A slow listener loses the
    /// oldest (`Lagged`) and should then look again at everything.
    #[must_use]
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.0.events.subscribe()
    }

    /// Whether both databases answer; for `/readyz`.
    ///
    /// # Errors
    /// Why not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read("ping", |_| Ok(())).await?;
        self.0.keys.ping().await
    }
}

pub(crate) fn sources(config: &DatabaseConfig) -> Result<(Source, Source), StoreError> {
    match config {
        DatabaseConfig::Sqlite { path, shred_path } => Ok((
            Source::Sqlite(path.clone()),
            Source::Sqlite(shred_path.clone()),
        )),
        #[cfg(feature = "postgres")]
        DatabaseConfig::Postgres {
            url,
            url_file,
            shred_url_file,
        } => {
            let (main, shred) = DatabaseConfig::postgres_urls(
                url.as_ref(),
                url_file.as_ref(),
                shred_url_file.as_ref(),
            )?;
            Ok((
                Source::Postgres {
                    url: main,
                    schema: "public",
                },
                Source::Postgres {
                    url: shred,
                    schema: "shred",
                },
            ))
        }
        #[cfg(not(feature = "postgres"))]
        DatabaseConfig::Postgres { .. } => Err(StoreError::Unavailable(
            "this program was built without PostgreSQL".to_owned(),
        )),
    }
}

fn make_folders(config: &DatabaseConfig) -> Result<(), StoreError> {
    let DatabaseConfig::Sqlite { path, shred_path } = config else {
        return Ok(());
    };
    let folder = |path: &PathBuf| match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => std::fs::create_dir_all(parent)
            .map_err(|e| StoreError::Unavailable(format!("{}: {e}", parent.display()))),
        _ => Ok(()),
    };
    folder(path)?;
    folder(shred_path)
}
