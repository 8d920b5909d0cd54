// SPDX-License-Identifier: EUPL-1.2
//! A store with people who have something to read, and a worker for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use contact_seal::{ContactIdentity, seal};
use mailbox::ids::{OutboxId, PersonId, ThreadId};
use mailbox::model::{Candidate, Contact, OutboxKind, OutboxRow, Thread};
use mailbox::store::outbox::AttemptRow;
use mailbox::{
    Ambient, BlobConfig, Clock, Ctx, DatabaseConfig, HistoryPolicy, LevelPolicy, MockClock,
    NotifyPolicy, OutboxStore, PoolConfig, SeededChance, Sensitive, Store, StoreConfig,
    SystemChance, Timestamp,
};
use notifier::{NotifierConfig, Worker};
use protocol::statement::{MessageClass, PersonRole};
use uuid::Uuid;

/// When every test begins.
pub const START: Timestamp = Timestamp::from_secs(1_795_442_700);

pub struct Post {
    pub store: Store,
    pub clock: Arc<MockClock>,
    pub identity: ContactIdentity,
    config: StoreConfig,
    pub folder: tempfile::TempDir,
}

impl Post {
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| -> PathBuf { folder.path().join(name) };
        let config = StoreConfig {
            database: DatabaseConfig::Sqlite {
                path: path("main.sqlite"),
                shred_path: path("keys.sqlite"),
            },
            blobs: BlobConfig::Memory,
            pool: PoolConfig::default(),
            notify: NotifyPolicy {
                delay_s: NotifyPolicy::default().delay_s,
                ..NotifyPolicy::PROMPT
            },
            history: HistoryPolicy::default(),
            levels: LevelPolicy::default(),
            deadlines: mailbox::DeadlinePolicy::default(),
            announcement: mailbox::deadlines::AnnouncementPolicy::default(),
            escalation: mailbox::EscalationPolicy::default(),
            retention: mailbox::RetentionPolicy::default(),
        };
        crate::migrated::migrate_new(&config);
        Self {
            store: Store::open(&config).unwrap(),
            clock: Arc::new(MockClock::at(START)),
            identity: ContactIdentity::generate().unwrap(),
            config,
            folder,
        }
    }

    /// What a restart of the process does to the store.
    pub fn reopen(&mut self) {
        self.store = Store::open(&self.config).unwrap();
    }

    pub fn outbox(&self) -> OutboxStore {
        let clock: Arc<dyn Clock> = self.clock.clone();
        OutboxStore::new(&self.store, Ambient::new(clock, Arc::new(SystemChance)))
    }

    pub fn worker(&self, config: &NotifierConfig) -> Worker {
        let chance = Arc::new(SeededChance::new(7));
        Worker::new(
            config,
            &super::brand(None),
            self.identity.clone(),
            self.outbox(),
            chance,
        )
        .unwrap()
    }

    pub fn ctx(&self) -> Ctx {
        Ctx::new(self.clock.now(), Arc::new(SystemChance))
    }

    /// A person with an address and a thread.
    pub async fn person(&self, address: &str, lang: &str) -> PersonId {
        let sealed = seal(&self.identity.recipient(), &address.parse().unwrap()).unwrap();
        self.person_with(sealed.as_str(), lang).await
    }

    /// The same with whatever stands in the column for the address.
    pub async fn person_with(&self, sealed: &str, lang: &str) -> PersonId {
        let uuid: [u8; 16] = self.ctx().bytes();
        let uuid = uuid::Builder::from_random_bytes(uuid).into_uuid();
        let (pid, thread) = (PersonId::new(uuid), ThreadId::new(uuid));
        let contact = Contact {
            sealed: Sensitive::new(sealed.to_owned()),
            lang: lang.to_owned(),
        };
        let now = self.clock.now();
        self.store
            .transaction("test_person", move |tx| {
                tx.persons().insert(pid, PersonRole::Insured, now)?;
                tx.contacts().upsert(pid, &contact, now)?;
                tx.threads().insert(&Thread {
                    id: thread,
                    subject: pid,
                    matter: "krankengeld".parse().unwrap(),
                    class: MessageClass::Normal,
                    depts: vec!["leistung".parse().unwrap()],
                    dirty_since: None,
                    created_at: now,
                    four_eyes: false,
                })?;
                tx.threads().replace_persons(thread, &[pid], 1, 0, now)
            })
            .await
            .unwrap();
        pid
    }

    /// Whether mails to the person are to name nobody.
    pub async fn discreet(&self, pid: PersonId, on: bool) {
        let ctx = self.ctx();
        let set = move |tx: &mut mailbox::Tx<'_>| mailbox::service::set_discreet(tx, &ctx, pid, on);
        self.store.transaction("discreet", set).await.unwrap();
    }

    /// A message for the person arrives. Gives the row that announces it.
    pub async fn message(&self, pid: PersonId, idx: u64) -> OutboxId {
        let ctx = self.ctx();
        self.store
            .transaction("test_message", move |tx| {
                let policy = tx.policy();
                tx.threads()
                    .mark_message(ThreadId::new(pid.uuid()), idx, ctx.now())?;
                tx.outbox().enqueue(pid, OutboxKind::Message, policy, &ctx)
            })
            .await
            .unwrap();
        self.rows(pid).await.last().unwrap().id
    }

    /// So many people at once, each with a message, all of them behind the same few addresses.
    pub async fn crowd(&self, count: usize) -> Vec<(PersonId, OutboxId)> {
        let mut all = Vec::new();
        for n in 0..count {
            let address = format!("p{}@example.org", n % 4);
            all.push(self.person(&address, "de").await);
        }
        let mut told = Vec::new();
        for pid in all {
            told.push((pid, self.message(pid, 1).await));
        }
        told
    }

    /// A plain mail came from this address, and is answered.
    pub async fn plain_mail(&self, address: &str) -> PersonId {
        let sealed = seal(&self.identity.recipient(), &address.parse().unwrap()).unwrap();
        let contact = Contact {
            sealed: Sensitive::new(sealed.as_str().to_owned()),
            lang: "de".to_owned(),
        };
        let ctx = self.ctx();
        let uuid: [u8; 16] = ctx.bytes();
        let nobody = PersonId::new(uuid::Builder::from_random_bytes(uuid).into_uuid());
        self.store
            .transaction("test_plain_mail", move |tx| {
                tx.outbox()
                    .enqueue_to(nobody, OutboxKind::MailIn, &contact, &ctx)
            })
            .await
            .unwrap();
        nobody
    }

    /// The person names an address; a code is to be mailed there.
    pub async fn ask_code(&self, pid: PersonId, address: &str) {
        let sealed = seal(&self.identity.recipient(), &address.parse().unwrap()).unwrap();
        let contact = Contact {
            sealed: Sensitive::new(sealed.as_str().to_owned()),
            lang: "de".to_owned(),
        };
        let ctx = self.ctx();
        self.store
            .transaction("test_ask_code", move |tx| {
                mailbox::service::ask_contact(tx, &ctx, pid, &contact)
            })
            .await
            .unwrap();
    }

    /// The address that waits for its code.
    pub async fn candidate(&self, pid: PersonId) -> Candidate {
        let found = self
            .store
            .read("test_candidate", move |tx| tx.contacts().candidate(pid));
        found.await.unwrap().unwrap()
    }

    /// The person reads everything up to `idx`.
    pub async fn read(&self, pid: PersonId, idx: u64) {
        self.store
            .transaction("test_read", move |tx| {
                tx.threads().mark_read(ThreadId::new(pid.uuid()), pid, idx)
            })
            .await
            .unwrap();
    }

    /// Nothing can be written until the sender is used or dropped: another process is at it.
    pub async fn hold(&self) -> std::sync::mpsc::Sender<()> {
        let other = Store::open(&self.config).unwrap();
        let (release, released) = std::sync::mpsc::channel();
        let released = std::sync::Mutex::new(released);
        let (held, is_held) = std::sync::mpsc::channel();
        tokio::spawn(async move {
            let hold = move |_: &mut mailbox::Tx<'_>| {
                held.send(()).unwrap();
                let _ = released.lock().unwrap().recv();
                Ok(())
            };
            other.transaction("test_hold", hold).await.unwrap();
        });
        tokio::task::spawn_blocking(move || is_held.recv().unwrap())
            .await
            .unwrap();
        release
    }

    pub async fn rows(&self, pid: PersonId) -> Vec<OutboxRow> {
        self.store
            .read("test_rows", move |tx| tx.outbox().find_by_person(pid))
            .await
            .unwrap()
    }

    pub async fn attempts(&self, id: OutboxId) -> Vec<AttemptRow> {
        self.store
            .read("test_attempts", move |tx| tx.outbox().attempts(id))
            .await
            .unwrap()
    }

    pub fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }
}

/// `Message-ID` of a row's mail.
pub fn message_id(id: OutboxId) -> String {
    let id: Uuid = id.uuid();
    format!("<{id}@musterkasse.example>")
}
