// SPDX-License-Identifier: EUPL-1.2
//! The operator's tasks over a store with people in it.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

use std::sync::Arc;
use std::time::Duration;

use mailbox::ids::{Dept, Matter, OutboxId, PersonId, ThreadId};
use mailbox::model::{
    Contact, DeliveryReport, OutboxKind, OutboxState, Outcome, ReturnClass, SmtpReply, SmtpRoute,
    SmtpTls, Thread,
};
use mailbox::{
    Ambient, BlobConfig, Chance, Clock, Ctx, DatabaseConfig, HistoryPolicy, LevelPolicy, MockClock,
    NotifyPolicy, OutboxStore, PoolConfig, Sensitive, Store, StoreConfig, SystemChance,
    SystemClock,
};
use protocol::statement::{MessageClass, PersonRole};
use siegelpost::{admin, housekeeping};

struct Installation {
    config: StoreConfig,
    store: Store,
    pid: PersonId,
    thread: ThreadId,
    _folder: tempfile::TempDir,
}

impl Installation {
    /// One person with one unread message, long enough ago that its mail is due.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = StoreConfig {
            database: DatabaseConfig::Sqlite {
                path: folder.path().join("main.sqlite"),
                shred_path: folder.path().join("keys.sqlite"),
            },
            blobs: BlobConfig::Fs {
                path: folder.path().join("blobs"),
            },
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
        Store::migrate(&config).unwrap();
        let store = Store::open(&config).unwrap();
        let then = SystemClock.now() - Duration::from_secs(3_600);
        let ctx = Ctx::new(then, Arc::new(SystemChance));
        let mut id = [0; 16];
        SystemChance.fill(&mut id);
        let id = uuid::Builder::from_random_bytes(id).into_uuid();
        let (pid, thread) = (PersonId::new(id), ThreadId::new(id));
        store
            .transaction("test", move |tx| {
                let matter: Matter = "krankengeld".parse().unwrap();
                let dept: Dept = "leistung".parse().unwrap();
                let contact = Contact {
                    sealed: Sensitive::new("x".to_owned()),
                    lang: "de".to_owned(),
                };
                tx.persons().insert(pid, PersonRole::Insured, then)?;
                tx.contacts().upsert(pid, &contact, then)?;
                tx.threads().insert(&Thread {
                    id: thread,
                    subject: pid,
                    matter,
                    class: MessageClass::Normal,
                    depts: vec![dept],
                    dirty_since: None,
                    created_at: then,
                    four_eyes: false,
                })?;
                tx.threads().replace_persons(thread, &[pid], 1, 0, then)?;
                tx.threads().mark_message(thread, 1, then)?;
                let policy = tx.policy();
                tx.outbox().enqueue(pid, OutboxKind::Message, policy, &ctx)
            })
            .await
            .unwrap();
        Self {
            config,
            store,
            pid,
            thread,
            _folder: folder,
        }
    }

    /// The relay refuses the person's address for good.
    async fn fail(&self) -> OutboxId {
        let outbox = OutboxStore::new(&self.store, Ambient::system());
        let lease = outbox
            .lease(1, Duration::from_secs(60))
            .await
            .unwrap()
            .remove(0);
        let route = SmtpRoute {
            host: "mail.musterkasse.example".to_owned(),
            peer: Some("192.0.2.25:587".to_owned()),
            tls: Some(SmtpTls {
                version: "TLSv1_3".to_owned(),
                cipher: "TLS13_AES_256_GCM_SHA384".to_owned(),
            }),
        };
        let attempt = outbox
            .begin_attempt(&lease, Some(route), None, Duration::from_secs(60))
            .await
            .unwrap();
        let reply = SmtpReply {
            code: Some(550),
            text: Some("5.1.1".to_owned()),
        };
        outbox
            .complete(&lease, &attempt, Outcome::Failed(reply))
            .await
            .unwrap();
        lease.id
    }

    /// The relay takes the person's mail about a decision.
    async fn send_formal(&self) -> OutboxId {
        let (pid, ctx) = (self.pid, Ambient::system().ctx());
        self.store
            .transaction("test", move |tx| {
                let policy = tx.policy();
                tx.outbox().enqueue(pid, OutboxKind::Formal, policy, &ctx)
            })
            .await
            .unwrap();
        let outbox = OutboxStore::new(&self.store, Ambient::system());
        let leases = outbox.lease(9, Duration::from_secs(60)).await.unwrap();
        let lease = leases
            .iter()
            .find(|lease| lease.kind == OutboxKind::Formal)
            .unwrap();
        let attempt = outbox
            .begin_attempt(lease, None, None, Duration::from_secs(60))
            .await
            .unwrap();
        let sent = Outcome::Sent(SmtpReply::default());
        outbox.complete(lease, &attempt, sent).await.unwrap();
        lease.id
    }

    async fn states(&self) -> Vec<OutboxState> {
        let pid = self.pid;
        let rows = self
            .store
            .read("test", move |tx| tx.outbox().find_by_person(pid))
            .await
            .unwrap();
        rows.iter().map(|row| row.state).collect()
    }
}

#[tokio::test]
async fn shows_the_evidence_of_a_failed_notification_and_tries_it_again() {
    let it = Installation::new().await;
    assert!(
        admin::outbox::counts(&it.config)
            .await
            .unwrap()
            .starts_with("due 1  waiting 0")
    );
    let failed = it.fail().await;
    let lines = admin::outbox::of_person(&it.config, &it.pid.to_string())
        .await
        .unwrap();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with(&format!("{failed}  message  failed  ")),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(
            "host mail.musterkasse.example (192.0.2.25:587)  tls TLSv1_3 TLS13_AES_256_GCM_SHA384  code 550  reply 5.1.1"
        ),
        "{}",
        lines[1]
    );

    let text = admin::outbox::explain(&it.config, "musterkasse.example", &failed.to_string())
        .await
        .unwrap()
        .join("\n");
    assert!(text.starts_with(&lines[0]), "{text}");
    assert!(text.contains(&lines[1]), "{text}");
    assert!(
        text.contains(&format!("<{failed}@musterkasse.example>")),
        "{text}"
    );
    assert!(text.contains("given up"), "{text}");
    assert!(
        !text.contains("sealed"),
        "no address, not even sealed: {text}"
    );

    admin::outbox::retry(&it.config, &failed.to_string())
        .await
        .unwrap();
    assert_eq!(
        it.states().await,
        [OutboxState::Failed, OutboxState::Pending]
    );
}

#[tokio::test]
async fn refused_taken_and_come_back_are_told_apart_in_words() {
    let it = Installation::new().await;
    let explain = async |id: OutboxId| {
        admin::outbox::explain(&it.config, "musterkasse.example", &id.to_string())
            .await
            .unwrap()
            .join("\n")
    };
    let refused = explain(it.fail().await).await;
    assert!(refused.contains("given up at"), "{refused}");
    let id = it.send_formal().await;
    let taken = explain(id).await;
    assert!(taken.contains("The relay took it at"), "{taken}");
    assert!(!taken.contains("Came back"), "{taken}");
    let door = OutboxStore::new(&it.store, Ambient::system());
    for (class, status) in [
        (ReturnClass::Delayed, "4.4.1"),
        (ReturnClass::Hard, "5.7.1"),
    ] {
        let report = DeliveryReport {
            class,
            status: status.parse().ok(),
            host: Some("mx.post.example".to_owned()),
        };
        door.take_return(id, report).await.unwrap();
    }
    let late = explain(id).await;
    for words in [
        "The relay took it at",
        "return delayed",
        "Not delivered yet",
        "return hard",
        "status 5.7.1  reported by mx.post.example",
        "it was not delivered, for good",
        "It proves nothing",
    ] {
        assert!(late.contains(words), "{words}: {late}");
    }
    let pid = it.pid.to_string();
    let listed = admin::outbox::of_person(&it.config, &pid).await.unwrap();
    let listed = listed.join("\n");
    assert!(listed.contains("return hard"), "{listed}");
}

#[tokio::test]
async fn only_what_has_failed_can_be_tried_again() {
    let it = Installation::new().await;
    let pid = it.pid;
    let rows = it
        .store
        .read("test", move |tx| tx.outbox().find_by_person(pid))
        .await
        .unwrap();
    let error = admin::outbox::retry(&it.config, &rows[0].id.to_string())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("pending"), "{error}");
    assert_eq!(it.states().await, [OutboxState::Pending]);
}

#[tokio::test]
async fn a_notice_to_one_certain_address_cannot_be_tried_again() {
    let it = Installation::new().await;
    it.fail().await;
    let (pid, ctx) = (it.pid, Ambient::system().ctx());
    it.store
        .transaction("test", move |tx| {
            let former = tx.contacts().lookup(pid)?.unwrap();
            tx.outbox()
                .enqueue_to(pid, OutboxKind::Moved, &former, &ctx)
        })
        .await
        .unwrap();
    let failed = it.fail().await;
    let error = admin::outbox::retry(&it.config, &failed.to_string())
        .await
        .unwrap_err();
    assert!(error.to_string().contains("moved"), "{error}");
    assert_eq!(it.states().await, [OutboxState::Failed; 2]);
}

#[tokio::test]
async fn blocks_a_person_and_gives_access_back() {
    let it = Installation::new().await;
    let (pid, text) = (it.pid, it.pid.to_string());
    let state = async || {
        let person = it
            .store
            .read("test", move |tx| tx.persons().lookup(pid))
            .await
            .unwrap();
        person.unwrap().state.to_string()
    };
    admin::persons::block(&it.config, &text).await.unwrap();
    assert_eq!(state().await, "blocked");
    admin::persons::unblock(&it.config, &text).await.unwrap();
    assert_eq!(state().await, "pending");
    assert_eq!(admin::sessions::end(&it.config, &text).await.unwrap(), 0);
}

#[tokio::test]
async fn shreds_a_thread_and_may_do_so_again() {
    let it = Installation::new().await;
    let thread = it.thread;
    for _ in 0..2 {
        admin::threads::shred(&it.config, &thread.to_string())
            .await
            .unwrap();
        let found = it
            .store
            .read("test", move |tx| tx.threads().lookup(thread))
            .await
            .unwrap();
        assert!(found.is_none());
    }
}

#[tokio::test]
async fn cleaning_up_deletes_evidence_when_its_time_is_over_and_not_before() {
    let it = Installation::new().await;
    it.fail().await;
    let clock = Arc::new(MockClock::at(SystemClock.now()));
    let shared: Arc<dyn Clock> = clock.clone();
    let ambient = Ambient::new(shared, Arc::new(SystemChance));
    housekeeping::clean(&it.store, &ambient).await.unwrap();
    assert_eq!(it.states().await, [OutboxState::Failed]);
    clock.advance(Duration::from_secs(731 * 86_400));
    housekeeping::clean(&it.store, &ambient).await.unwrap();
    assert!(it.states().await.is_empty());
}
