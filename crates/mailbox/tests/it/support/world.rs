// SPDX-License-Identifier: EUPL-1.2
//! A store of its own on a fresh database.

use std::sync::Arc;
use std::time::Duration;

use mailbox::service::KeySigner;
use mailbox::{
    Ambient, BlobConfig, Ctx, DatabaseConfig, HistoryPolicy, LevelPolicy, MockClock, NotifyPolicy,
    PoolConfig, Sensitive, Store, StoreConfig, StoreError, SystemChance, Timestamp, Tx,
};
use protocol::SigningKey;

use super::bucket::Bucket;
#[cfg(feature = "postgres")]
use super::lent::PgDatabase;

#[cfg(not(feature = "postgres"))]
pub struct PgDatabase;

/// Monday, 23 November 2026, 12:00 UTC.
pub const START: i64 = 1_795_435_200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

pub struct World {
    pub backend: Backend,
    pub store: Store,
    pub config: StoreConfig,
    pub clock: Arc<MockClock>,
    pub ambient: Ambient,
    pub signer: Arc<KeySigner>,
    pub binder: SigningKey,
    pub admin: SigningKey,
    pub folder: tempfile::TempDir,
    pub bucket: Option<Bucket>,
    _database: Option<PgDatabase>,
}

/// Where a PostgreSQL server for tests is; `just test` starts one.
#[cfg(feature = "postgres")]
#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where PostgreSQL is"
)]
fn postgres_url() -> Option<String> {
    let required = std::env::var("SIEGELPOST_REQUIRE_PG").is_ok_and(|v| v == "1");
    match std::env::var("SIEGELPOST_TEST_PG") {
        Ok(url) => Some(url),
        Err(_) if required => panic!("SIEGELPOST_TEST_PG is not set, and SIEGELPOST_REQUIRE_PG=1"),
        Err(_) => {
            println!("not run on PostgreSQL: SIEGELPOST_TEST_PG is not set");
            None
        }
    }
}

pub fn store_config(database: DatabaseConfig, folder: &std::path::Path) -> StoreConfig {
    StoreConfig {
        database,
        blobs: BlobConfig::Fs {
            path: folder.join("blobs"),
        },
        pool: PoolConfig {
            wait_ms: 60_000,
            ..PoolConfig::default()
        },
        notify: NotifyPolicy::PROMPT,
        history: HistoryPolicy::default(),
        levels: LevelPolicy::default(),
        deadlines: mailbox::DeadlinePolicy {
            tell_persons: true,
            ..Default::default()
        },
        announcement: mailbox::deadlines::AnnouncementPolicy::default(),
        escalation: mailbox::EscalationPolicy::default(),
        retention: mailbox::RetentionPolicy::default(),
    }
}

impl World {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = DatabaseConfig::Sqlite {
            path: folder.path().join("main.db"),
            shred_path: folder.path().join("keys").join("shred.db"),
        };
        let config = store_config(database, folder.path());
        Self::open(Backend::Sqlite, folder, config, None)
    }

    /// SQLite, and attachments elsewhere than in a folder.
    pub fn sqlite_with(blobs: BlobConfig) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = DatabaseConfig::Sqlite {
            path: folder.path().join("main.db"),
            shred_path: folder.path().join("keys").join("shred.db"),
        };
        let config = StoreConfig {
            blobs,
            ..store_config(database, folder.path())
        };
        Self::open(Backend::Sqlite, folder, config, None)
    }

    /// SQLite, and attachments in a bucket of its own; nothing where there is no service.
    pub async fn s3() -> Option<Self> {
        let bucket = Bucket::make().await?;
        let mut world = Self::sqlite_with(bucket.config());
        world.bucket = Some(bucket);
        Some(world)
    }

    #[cfg(not(feature = "postgres"))]
    pub fn postgres() -> Option<Self> {
        println!("not run on PostgreSQL: built without it");
        None
    }

    #[cfg(feature = "postgres")]
    pub fn postgres() -> Option<Self> {
        let base = postgres_url()?;
        let made = PgDatabase::lend(&base);
        let database = postgres_at(made.url());
        let folder = tempfile::tempdir().unwrap();
        let config = store_config(database, folder.path());
        Some(Self::open(Backend::Postgres, folder, config, Some(made)))
    }

    fn open(
        backend: Backend,
        folder: tempfile::TempDir,
        config: StoreConfig,
        made: Option<PgDatabase>,
    ) -> Self {
        // The copy of a template on PostgreSQL is migrated.
        if backend == Backend::Sqlite {
            crate::migrated::migrate_new(&config);
        }
        let store = Store::open(&config).unwrap();
        let clock = Arc::new(MockClock::at(Timestamp::from_secs(START)));
        let ambient = Ambient::new(clock.clone(), Arc::new(SystemChance));
        let key = |n: u8| SigningKey::from_seed(&[n; 32]);
        Self {
            backend,
            store,
            config,
            clock,
            ambient,
            signer: Arc::new(KeySigner::new(super::org(), key(1))),
            binder: key(2),
            admin: key(3),
            folder,
            bucket: None,
            _database: made,
        }
    }

    pub fn ctx(&self) -> Ctx {
        self.ambient.ctx()
    }

    pub fn now(&self) -> Timestamp {
        self.ambient.now()
    }

    pub fn advance(&self, secs: u64) {
        self.clock.advance(Duration::from_secs(secs));
    }

    /// Runs a unit of work that may write.
    pub async fn tx<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.store.transaction("test", work).await
    }

    /// A second handle on the same databases, as after a restart.
    pub fn reopen(&self) -> Store {
        Store::open(&self.config).unwrap()
    }
}

/// Databases, empty or closed, and a folder for attachments that no store has open.
pub struct Vacant {
    pub config: StoreConfig,
    pub folder: tempfile::TempDir,
    _database: Option<PgDatabase>,
}

impl World {
    /// New databases that nobody has opened; nothing where there is no PostgreSQL.
    pub fn vacant(backend: Backend) -> Option<Vacant> {
        let folder = tempfile::tempdir().unwrap();
        let (database, made) = match backend {
            Backend::Sqlite => {
                let database = DatabaseConfig::Sqlite {
                    path: folder.path().join("main.db"),
                    shred_path: folder.path().join("keys").join("shred.db"),
                };
                (database, None)
            }
            #[cfg(not(feature = "postgres"))]
            Backend::Postgres => return None,
            #[cfg(feature = "postgres")]
            Backend::Postgres => {
                let made = PgDatabase::lend(&postgres_url()?);
                (postgres_at(made.url()), Some(made))
            }
        };
        Some(Vacant {
            config: store_config(database, folder.path()),
            folder,
            _database: made,
        })
    }

    /// The store is closed, as when the server is stopped.
    pub fn vacate(self) -> Vacant {
        drop(self.store);
        Vacant {
            config: self.config,
            folder: self.folder,
            _database: self._database,
        }
    }
}

fn postgres_at(url: String) -> DatabaseConfig {
    DatabaseConfig::Postgres {
        url: Some(Sensitive::new(url)),
        url_file: None,
        shred_url_file: None,
    }
}

impl Vacant {
    /// A configuration in one line, for a process that the test starts.
    pub fn text(config: &StoreConfig, folder: &std::path::Path) -> String {
        let url = match &config.database {
            DatabaseConfig::Sqlite { .. } => "",
            DatabaseConfig::Postgres { url, .. } => url.as_ref().unwrap().expose(),
        };
        let (server, bucket) = match &config.blobs {
            BlobConfig::S3(s3) => (s3.endpoint.as_str(), s3.bucket.as_str()),
            BlobConfig::Fs { .. } | BlobConfig::Memory => ("", ""),
        };
        format!("{}|{url}|{server}|{bucket}", folder.display())
    }

    /// What [`Vacant::text`] wrote.
    pub fn parse(text: &str) -> StoreConfig {
        let parts: Vec<&str> = text.split('|').collect();
        let folder = std::path::Path::new(parts[0]);
        let database = if parts[1].is_empty() {
            DatabaseConfig::Sqlite {
                path: folder.join("main.db"),
                shred_path: folder.join("keys").join("shred.db"),
            }
        } else {
            postgres_at(parts[1].to_owned())
        };
        let mut config = store_config(database, folder);
        if !parts[2].is_empty() {
            config.blobs = BlobConfig::S3(Box::new(super::bucket::s3(parts[2], parts[3])));
        }
        config
    }
}
