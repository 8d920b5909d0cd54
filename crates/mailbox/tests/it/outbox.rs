// SPDX-License-Identifier: EUPL-1.2
//! Notifications: neither lost nor doubled, at most one a day, nothing for what was read.

use std::time::Duration;

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{
    ContactCheck, Lease, OutboxKind, OutboxRow, OutboxState, Outcome, SmtpReply, SmtpRoute, SmtpTls,
};
use mailbox::{Conflict, OutboxStore, StoreError, service};
use protocol::statement::Right;

use crate::support::{Clerk, Insured, World, both};

const DAY: u64 = 86_400;
const LEASE: Duration = Duration::from_secs(60);

struct Case {
    owner: Insured,
    clerk: Clerk,
    thread: ThreadId,
    outbox: OutboxStore,
    n: std::sync::atomic::AtomicU64,
}

impl Case {
    async fn new(w: &World) -> Self {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", &[Right::Read, Right::Write])]).await;
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        // Nobody has an address yet: what tells of the bindings ends here.
        assert!(outbox.lease(10, LEASE).await.unwrap().is_empty());
        w.contact(owner.pid).await;
        let thread = w.thread(&owner, "pflege").await;
        Self {
            owner,
            clerk,
            thread,
            outbox,
            n: 1.into(),
        }
    }

    async fn message(&self, w: &World) {
        tick(w);
        let n = self.n.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        w.say(&self.clerk, self.clerk.staff(), self.thread, n)
            .await
            .unwrap();
    }

    async fn rows(&self, w: &World) -> Vec<OutboxRow> {
        rows(w, self.owner.pid).await
    }

    async fn states(&self, w: &World) -> Vec<OutboxState> {
        self.rows(w).await.iter().map(|r| r.state).collect()
    }

    async fn lease(&self) -> Vec<Lease> {
        self.outbox.lease(10, LEASE).await.unwrap()
    }

    async fn one(&self) -> Lease {
        let mut leases = self.lease().await;
        assert_eq!(leases.len(), 1);
        leases.remove(0)
    }

    async fn deliver(&self, outcome: Outcome) -> OutboxState {
        let lease = self.one().await;
        let attempt = self
            .outbox
            .begin_attempt(&lease, Some(route()), None, LEASE)
            .await
            .unwrap();
        self.outbox
            .complete(&lease, &attempt, outcome)
            .await
            .unwrap()
    }

    async fn read(&self, w: &World) {
        let (ctx, actor, thread) = (w.ctx(), self.owner.person(), self.thread);
        w.tx(move |tx| {
            service::mark_read(
                tx,
                &ctx,
                actor,
                thread,
                u64::MAX,
                mailbox::model::Level::Normal,
            )
        })
        .await
        .unwrap();
    }
}

/// Rows about messages.
async fn rows(w: &World, pid: PersonId) -> Vec<OutboxRow> {
    let mut rows = w
        .tx(move |tx| tx.outbox().find_by_person(pid))
        .await
        .unwrap();
    rows.retain(|row| row.kind == OutboxKind::Message);
    rows
}

/// Rows made later sort later.
fn tick(w: &World) {
    w.clock.advance(Duration::from_micros(1));
}

fn route() -> SmtpRoute {
    SmtpRoute {
        host: "relay.musterkasse.example".to_owned(),
        peer: Some("192.0.2.25:587".to_owned()),
        tls: Some(SmtpTls {
            version: "TLSv1_3".to_owned(),
            cipher: "TLS13_AES_256_GCM_SHA384".to_owned(),
        }),
    }
}

fn ok() -> Outcome {
    Outcome::Sent(SmtpReply {
        code: Some(250),
        text: Some("2.0.0 queued as 4XyZ".to_owned()),
    })
}

both! {
    async fn ten_messages_are_one_mail_and_the_evidence_stays(w: World) {
        let c = Case::new(w).await;
        for _ in 0..10 { c.message(w).await; }
        assert_eq!(c.rows(w).await.iter().map(|r| r.items).collect::<Vec<_>>(), [10]);
        assert_eq!(c.deliver(ok()).await, OutboxState::Sent);
        assert!(c.lease().await.is_empty());
        let id = c.rows(w).await[0].id;
        let attempts = w.tx(move |tx| tx.outbox().attempts(id)).await.unwrap();
        assert_eq!(attempts.len(), 1);
        assert_eq!((attempts[0].outcome.as_str(), attempts[0].reply.code), ("sent", Some(250)));
        assert_eq!(attempts[0].route, Some(route()));
    }
}

both! {
    async fn the_sender_and_people_without_address_get_no_mail(w: World) {
        let c = Case::new(w).await;
        w.say(&c.owner, c.owner.person(), c.thread, 2).await.unwrap();
        assert!(c.rows(w).await.is_empty(), "her own message");
        let other = w.insured().await;
        let thread = w.thread(&other, "pflege").await;
        w.say(&c.clerk, c.clerk.staff(), thread, 1).await.unwrap();
        assert!(c.lease().await.is_empty());
        let pid = other.pid;
        let rows = rows(w, pid).await;
        assert_eq!(rows.iter().map(|r| r.state).collect::<Vec<_>>(), [OutboxState::Moot]);
        // With an address she is told of what is still unread.
        w.ask_contact(pid, "her").await.unwrap();
        let code = w.mail_code(&c.outbox).await;
        assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed);
        tick(w);
        assert_eq!(c.lease().await.iter().map(|l| l.pid).collect::<Vec<_>>(), [pid]);
    }
}

both! {
    async fn a_message_during_the_dialogue_gets_a_mail_of_its_own_a_day_later(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let lease = c.one().await;
        let attempt = c.outbox.begin_attempt(&lease, None, None, LEASE).await.unwrap();
        c.message(w).await;
        assert_eq!(c.states(w).await, [OutboxState::Sending, OutboxState::Pending]);
        w.advance(30);
        assert!(c.lease().await.is_empty(), "one mail at a time");
        c.outbox.complete(&lease, &attempt, ok()).await.unwrap();
        w.advance(DAY - 1);
        assert!(c.lease().await.is_empty(), "at most one in 24 hours");
        w.advance(1);
        assert_eq!(c.deliver(ok()).await, OutboxState::Sent);
    }
}

both! {
    async fn what_was_read_before_the_mail_is_due_needs_none(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        c.read(w).await;
        assert!(c.lease().await.is_empty());
        assert_eq!(c.states(w).await, [OutboxState::Moot]);
        c.message(w).await;
        assert_eq!(c.lease().await.len(), 1);
    }
}

both! {
    async fn a_refusal_for_now_is_tried_again_and_swallows_what_came_meanwhile(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let lease = c.one().await;
        let attempt = c.outbox.begin_attempt(&lease, None, None, LEASE).await.unwrap();
        c.message(w).await;
        let retry = Outcome::Retry {
            reply: SmtpReply { code: Some(451), ..SmtpReply::default() },
            at: w.now() + Duration::from_secs(300),
        };
        let state = c.outbox.complete(&lease, &attempt, retry).await.unwrap();
        assert_eq!(state, OutboxState::Pending);
        let rows = c.rows(w).await;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].id, rows[0].items, rows[0].attempts), (lease.id, 2, 1));
        w.advance(299);
        assert!(c.lease().await.is_empty());
        w.advance(1);
        assert_eq!(c.deliver(ok()).await, OutboxState::Sent);
        assert_eq!(c.states(w).await, [OutboxState::Sent]);
    }
}

both! {
    async fn trying_ends_after_so_many_attempts_and_leaves_a_trace(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let max = w.config.notify.max_attempts;
        for i in 1..=max {
            let retry = Outcome::Retry { reply: SmtpReply::default(), at: w.now() };
            let expected = if i == max { OutboxState::Failed } else { OutboxState::Pending };
            assert_eq!(c.deliver(retry).await, expected);
        }
        let object = c.rows(w).await[0].id.to_string();
        let audit = w.tx(move |tx| tx.audit().find_by_object("outbox", &object)).await.unwrap();
        assert_eq!(audit.iter().map(|a| a.action.as_str()).collect::<Vec<_>>(), ["notification-failed"]);
        c.message(w).await;
        assert_eq!(c.deliver(Outcome::Failed(SmtpReply::default())).await, OutboxState::Failed);
    }
}

both! {
    async fn an_unknown_outcome_is_never_sent_again_but_reminded_of(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let first = c.one().await;
        let attempt = c.outbox.begin_attempt(&first, None, None, LEASE).await.unwrap();
        tick(w);
        c.outbox.complete(&first, &attempt, Outcome::Unknown(SmtpReply::default())).await.unwrap();
        assert_eq!(c.states(w).await, [OutboxState::Unknown, OutboxState::Pending]);
        w.advance(DAY - 1);
        assert!(c.lease().await.is_empty());
        w.advance(1);
        let reminder = c.one().await;
        assert_ne!(reminder.id, first.id);
        let rows = c.rows(w).await;
        assert_eq!(rows[1].folded_from, Some(first.id));
    }
}

both! {
    async fn an_unknown_outcome_needs_no_reminder_when_all_was_read(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let lease = c.one().await;
        let attempt = c.outbox.begin_attempt(&lease, None, None, LEASE).await.unwrap();
        c.read(w).await;
        c.outbox.complete(&lease, &attempt, Outcome::Unknown(SmtpReply::default())).await.unwrap();
        assert_eq!(c.states(w).await, [OutboxState::Unknown]);
    }
}

both! {
    async fn a_notifier_that_dies_before_data_loses_nothing_and_after_it_doubles_nothing(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let first = c.one().await;
        w.advance(60);
        // Died before DATA: the same row is leased again.
        let second = c.one().await;
        assert_eq!(second.id, first.id);
        let stale = c.outbox.begin_attempt(&first, None, None, LEASE).await;
        assert_eq!(stale.err(), Some(StoreError::Conflict(Conflict::Lease)), "its lease is gone");
        let attempt = c.outbox.begin_attempt(&second, None, None, LEASE).await.unwrap();
        w.advance(60);
        // Died after DATA may have begun: nobody knows.
        assert!(c.lease().await.is_empty());
        assert_eq!(c.states(w).await, [OutboxState::Unknown, OutboxState::Pending]);
        // It was only slow: its late word is believed, and nothing else changes.
        let state = c.outbox.complete(&second, &attempt, ok()).await.unwrap();
        assert_eq!(state, OutboxState::Sent);
        assert_eq!(c.states(w).await, [OutboxState::Sent, OutboxState::Pending]);
        let late = c.outbox.complete(&second, &attempt, Outcome::Failed(SmtpReply::default())).await;
        assert_eq!(late, Err(StoreError::Conflict(Conflict::Lease)));
    }
}

both! {
    async fn a_lease_that_ran_out_may_not_begin_and_one_lease_is_one_attempt(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let lease = c.one().await;
        let attempt = c.outbox.begin_attempt(&lease, None, None, LEASE).await.unwrap();
        let twice = c.outbox.begin_attempt(&lease, None, None, LEASE).await;
        assert_eq!(twice.err(), Some(StoreError::Conflict(Conflict::Lease)));
        let released = c.outbox.release(&lease, w.now()).await;
        assert_eq!(released, Err(StoreError::Conflict(Conflict::Lease)), "DATA may have been sent");
        c.outbox.complete(&lease, &attempt, ok()).await.unwrap();
        w.advance(DAY);
        c.message(w).await;
        let lease = c.one().await;
        w.advance(60);
        let late = c.outbox.begin_attempt(&lease, None, None, LEASE).await;
        assert_eq!(late.err(), Some(StoreError::Conflict(Conflict::Lease)));
        let lease = c.one().await;
        c.outbox.release(&lease, w.now()).await.unwrap();
        assert_eq!(c.states(w).await, [OutboxState::Sent, OutboxState::Pending]);
    }
}

both! {
    async fn counts_tell_what_waits(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        let counts = c.outbox.counts().await.unwrap();
        assert_eq!((counts.due, counts.waiting, counts.sending), (1, 0, 0));
        let _lease = c.one().await;
        let counts = c.outbox.counts().await.unwrap();
        assert_eq!((counts.due, counts.waiting, counts.sending), (0, 0, 1));
    }
}

both! {
    async fn a_message_wakes_a_waiting_notifier(w: World) {
        let c = Case::new(w).await;
        let outbox = c.outbox.clone();
        let started = std::time::Instant::now();
        let waiting = tokio::spawn(async move { outbox.wait(Duration::from_secs(60)).await });
        tokio::time::sleep(Duration::from_millis(200)).await;
        c.message(w).await;
        waiting.await.unwrap();
        assert!(started.elapsed() < Duration::from_secs(30));
    }
}

both! {
    async fn evidence_is_deleted_after_two_years(w: World) {
        let c = Case::new(w).await;
        c.message(w).await;
        c.deliver(ok()).await;
        w.advance(DAY * 729);
        let purge = || {
            let ctx = w.ctx();
            w.store.transaction("purge", move |tx| service::purge_expired(tx, &ctx))
        };
        assert_eq!(purge().await.unwrap().outbox, 0);
        w.advance(DAY * 2);
        assert_eq!(purge().await.unwrap().outbox, 1);
        assert!(c.rows(w).await.is_empty());
    }
}

/// What a notifier and the world do to one person in a random run.
#[derive(Clone, Copy, Debug)]
enum Act {
    Message,
    Read,
    Lease,
    Begin,
    Sent,
    Retry,
    Unknown,
    Failed,
    Release,
    Minute,
    Day,
}

/// Counts what a person sees, and checks the promises after each step.
async fn random_run(w: &World, acts: &[Act]) {
    let c = Case::new(w).await;
    let mut held: Option<(Lease, Option<mailbox::model::Attempt>)> = None;
    // Times at which a mail may have arrived.
    let mut mails: Vec<i64> = Vec::new();
    for act in acts {
        match act {
            Act::Message => c.message(w).await,
            Act::Read => c.read(w).await,
            Act::Minute => w.advance(61),
            Act::Day => w.advance(DAY),
            Act::Lease if held.is_none() => held = c.lease().await.pop().map(|l| (l, None)),
            Act::Begin => {
                if let Some((lease, slot @ None)) = &mut held {
                    *slot = c.outbox.begin_attempt(lease, None, None, LEASE).await.ok();
                    match slot {
                        // From here on the mail may be on its way.
                        Some(_) => mails.push(w.now().secs()),
                        None => held = None,
                    }
                }
            }
            Act::Sent | Act::Unknown | Act::Retry | Act::Failed => {
                if let Some((lease, Some(attempt))) = held.take() {
                    let outcome = match act {
                        Act::Sent => ok(),
                        Act::Unknown => Outcome::Unknown(SmtpReply::default()),
                        Act::Retry => Outcome::Retry {
                            reply: SmtpReply::default(),
                            at: w.now(),
                        },
                        _ => Outcome::Failed(SmtpReply::default()),
                    };
                    if matches!(act, Act::Retry | Act::Failed) {
                        // The relay has said that it did not take it.
                        mails.pop();
                    }
                    let _ = c.outbox.complete(&lease, &attempt, outcome).await;
                }
            }
            Act::Release => {
                if let Some((lease, None)) = &held {
                    let _ = c.outbox.release(lease, w.now()).await;
                    held = None;
                }
            }
            Act::Lease => {}
        }
        let rows = c.rows(w).await;
        let pending = rows
            .iter()
            .filter(|r| r.state == OutboxState::Pending)
            .count();
        let sending = rows
            .iter()
            .filter(|r| r.state == OutboxState::Sending)
            .count();
        assert!(pending <= 1 && sending <= 1, "{act:?}: {rows:?}");
        for pair in mails.windows(2) {
            assert!(
                pair[1] - pair[0] >= DAY as i64,
                "two mails within a day: {mails:?} {acts:?}"
            );
        }
        let pid: PersonId = c.owner.pid;
        let now = w.now();
        let unread = w
            .tx(move |tx| tx.threads().has_unread(pid, now))
            .await
            .unwrap();
        let last = rows
            .iter()
            .map(|r| r.state)
            .rfind(|s| *s != OutboxState::Moot);
        // Whatever is unread has been announced, or will be, or the relay has refused it for good.
        let hope =
            pending + sending > 0 || matches!(last, Some(OutboxState::Sent | OutboxState::Failed));
        assert!(!unread || hope, "forgotten after {act:?}: {rows:?}");
    }
}

use proptest::prelude::*;

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => Just(Act::Message),
        1 => Just(Act::Read),
        5 => Just(Act::Lease),
        5 => Just(Act::Begin),
        2 => Just(Act::Sent),
        2 => Just(Act::Retry),
        2 => Just(Act::Unknown),
        1 => Just(Act::Failed),
        1 => Just(Act::Release),
        2 => Just(Act::Minute),
        2 => Just(Act::Day),
    ];
    prop::collection::vec(act, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_doubles_or_forgets_a_mail(plan in acts()) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(random_run(&World::sqlite(), &plan));
    }
}
