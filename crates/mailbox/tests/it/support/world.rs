// SPDX-License-Identifier: EUPL-1.2
//! A store of its own on a fresh database.

use std::sync::Arc;
use std::time::Duration;

use mailbox::service::KeySigner;
use mailbox::{
    Ambient, BlobConfig, Ctx, DatabaseConfig, HistoryPolicy, LevelPolicy, MockClock, NotifyPolicy,
    PoolConfig, Sensitive, Store, StoreConfig, StoreError, SystemChance, Timestamp, Tx,
};
#[cfg(feature = "postgres")]
use protocol::Hash;
use protocol::SigningKey;

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

/// A database that goes away with the test.
#[cfg(feature = "postgres")]
pub struct PgDatabase {
    base: String,
    name: String,
}

#[cfg(not(feature = "postgres"))]
pub struct PgDatabase;

#[cfg(feature = "postgres")]
impl PgDatabase {
    fn create(base: &str) -> Self {
        use diesel::{Connection, RunQueryDsl};
        let name = format!("mb_{}", uuid::Uuid::new_v4().simple());
        let mut conn = diesel::PgConnection::establish(base).unwrap();
        let template = template(&mut conn, base);
        diesel::sql_query(format!(
            "CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
        ))
        .execute(&mut conn)
        .unwrap();
        Self {
            base: base.to_owned(),
            name,
        }
    }

    fn url(&self) -> String {
        let (server, _) = self.base.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }
}

/// A database with all migrations done, made by whichever test is first: copying it costs a fraction of migrating. Its name is that of the
/// migrations' contents, so that a server which outlives the tests never lends an old schema.
#[cfg(feature = "postgres")]
fn template(conn: &mut diesel::PgConnection, base: &str) -> String {
    use diesel::connection::SimpleConnection;
    use diesel::sql_types::{Bool, Text};
    use diesel::{QueryableByName, RunQueryDsl};

    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = Bool)]
        found: bool,
    }

    let name = format!("mb_template_{}", migrations_hash());
    conn.batch_execute("SELECT pg_advisory_lock(4711)").unwrap();
    let found: Found =
        diesel::sql_query("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS found")
            .bind::<Text, _>(&name)
            .get_result(conn)
            .unwrap();
    if !found.found {
        // Under another name until it is complete: a test that is ended meanwhile must not leave half a template.
        let making = format!("mb_making_{}", uuid::Uuid::new_v4().simple());
        conn.batch_execute(&format!("CREATE DATABASE {making}"))
            .unwrap();
        let (server, _) = base.rsplit_once('/').unwrap();
        Store::migrate(&store_config(
            DatabaseConfig::Postgres {
                url: Some(Sensitive::new(format!("{server}/{making}"))),
                url_file: None,
                shred_url_file: None,
            },
            std::path::Path::new("unused"),
        ))
        .unwrap();
        conn.batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}"))
            .unwrap();
    }
    conn.batch_execute("SELECT pg_advisory_unlock(4711)")
        .unwrap();
    name
}

/// Sixteen hex digits that change with any migration.
#[cfg(feature = "postgres")]
fn migrations_hash() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/postgres");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|step| std::fs::read_dir(step.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let all: Vec<u8> = files
        .iter()
        .flat_map(|file| std::fs::read(file).unwrap())
        .collect();
    Hash::of(&all)
        .as_bytes()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn store_config(database: DatabaseConfig, folder: &std::path::Path) -> StoreConfig {
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
        deadlines: mailbox::DeadlinePolicy::default(),
        announcement: mailbox::deadlines::AnnouncementPolicy::default(),
        escalation: mailbox::EscalationPolicy::default(),
    }
}

#[cfg(feature = "postgres")]
impl Drop for PgDatabase {
    fn drop(&mut self) {
        use diesel::{Connection, RunQueryDsl};
        let mut conn = diesel::PgConnection::establish(&self.base).unwrap();
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        diesel::sql_query(sql).execute(&mut conn).unwrap();
    }
}

impl World {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = DatabaseConfig::Sqlite {
            path: folder.path().join("main.db"),
            shred_path: folder.path().join("keys").join("shred.db"),
        };
        Self::open(Backend::Sqlite, folder, database, None)
    }

    #[cfg(not(feature = "postgres"))]
    pub fn postgres() -> Option<Self> {
        println!("not run on PostgreSQL: built without it");
        None
    }

    #[cfg(feature = "postgres")]
    pub fn postgres() -> Option<Self> {
        let base = postgres_url()?;
        let made = PgDatabase::create(&base);
        let database = DatabaseConfig::Postgres {
            url: Some(Sensitive::new(made.url())),
            url_file: None,
            shred_url_file: None,
        };
        let folder = tempfile::tempdir().unwrap();
        Some(Self::open(Backend::Postgres, folder, database, Some(made)))
    }

    fn open(
        backend: Backend,
        folder: tempfile::TempDir,
        database: DatabaseConfig,
        made: Option<PgDatabase>,
    ) -> Self {
        let config = store_config(database, folder.path());
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
