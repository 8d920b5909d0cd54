// SPDX-License-Identifier: EUPL-1.2
//! When plain mails go out: as the person wants it, once a day, and not at night.

use std::time::Duration;

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{Lease, MailTime, OutboxKind, OutboxRow, OutboxState, Outcome, SmtpReply};
use mailbox::when::Hour;
use mailbox::{NotifyPolicy, OutboxStore, StoreError, Timestamp, service};
use protocol::statement::Right;

use crate::support::{Clerk, Insured, World, both};

const LEASE: Duration = Duration::from_secs(60);
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// 2026-12-01, 00:00 in Berlin.
const FIRST: i64 = 1_796_079_600;

struct Case {
    owner: Insured,
    clerk: Clerk,
    thread: ThreadId,
    said: std::cell::Cell<u64>,
}

impl Case {
    async fn new(w: &World) -> Self {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", &[Right::Read, Right::Write])]).await;
        // Nobody has an address yet: what tells of the bindings ends here.
        assert!(door(w).lease(10, LEASE).await.unwrap().is_empty());
        w.contact(owner.pid).await;
        let thread = w.thread(&owner, "pflege").await;
        Self {
            owner,
            clerk,
            thread,
            said: 1.into(),
        }
    }

    async fn message(&self, w: &World) {
        let n = self.said.get();
        self.said.set(n + 1);
        w.say(&self.clerk, self.clerk.staff(), self.thread, n)
            .await
            .unwrap();
    }

    async fn pending(&self, w: &World) -> OutboxRow {
        let pid = self.owner.pid;
        let rows = w
            .tx(move |tx| tx.outbox().find_by_person(pid))
            .await
            .unwrap();
        rows.into_iter()
            .find(|row| row.kind == OutboxKind::Message && row.state == OutboxState::Pending)
            .unwrap()
    }
}

fn door(w: &World) -> OutboxStore {
    OutboxStore::new(&w.store, w.ambient.clone())
}

/// So many hours and seconds after the first of December in Berlin.
fn until(w: &World, hours: i64, secs: i64) {
    let then = FIRST + hours * HOUR + secs;
    let now = w.now().secs();
    assert!(now <= then, "the clock only goes forward");
    w.advance(u64::try_from(then - now).unwrap());
}

async fn choose(w: &World, pid: PersonId, time: MailTime, lang: &str) -> Result<(), StoreError> {
    let (ctx, lang) = (w.ctx(), lang.to_owned());
    w.tx(move |tx| service::choose_mails(tx, &ctx, pid, (time, &lang)))
        .await
}

async fn send(w: &World, lease: &Lease) {
    let attempt = door(w)
        .begin_attempt(lease, None, None, LEASE)
        .await
        .unwrap();
    let sent = Outcome::Sent(SmtpReply::default());
    door(w).complete(lease, &attempt, sent).await.unwrap();
}

both! {
    async fn who_wants_it_in_the_morning_has_one_mail_each_morning(w: World) {
        let case = Case::new(w).await;
        let pid = case.owner.pid;
        choose(w, pid, MailTime::Morning, "de").await.unwrap();
        until(w, 9, 0);
        case.message(w).await;
        let next = |hours: i64| Timestamp::from_secs(FIRST + hours * HOUR);
        assert_eq!(case.pending(w).await.due_at, next(24 + 8));
        until(w, 24 + 7, 3_599);
        assert!(door(w).lease(10, LEASE).await.unwrap().is_empty());
        // Half a minute late: the next one is not later each day.
        until(w, 24 + 8, 30);
        let leases = door(w).lease(10, LEASE).await.unwrap();
        send(w, &leases[0]).await;
        until(w, 24 + 9, 0);
        case.message(w).await;
        assert_eq!(case.pending(w).await.due_at, next(48 + 8));
        // One that waits comes when she wants it by now.
        choose(w, pid, MailTime::Evening, "de").await.unwrap();
        assert_eq!(case.pending(w).await.due_at, next(48 + 18), "today she had one");
        choose(w, pid, MailTime::Soon, "de").await.unwrap();
        assert_eq!(case.pending(w).await.due_at, Timestamp::from_secs(FIRST + 32 * HOUR + 30 + DAY));
    }
}

both! {
    async fn plain_mails_do_not_go_out_at_night_and_others_do(w: World) {
        let case = Case::new(w).await;
        let pid = case.owner.pid;
        let night = NotifyPolicy {
            quiet_from: Hour::new(21).unwrap(),
            quiet_until: Hour::new(7).unwrap(),
            spread_s: 300,
            ..NotifyPolicy::PROMPT
        };
        until(w, 20, 50 * 60);
        case.message(w).await;
        let ctx = w.ctx();
        w.tx(move |tx| tx.outbox().enqueue(pid, OutboxKind::Formal, night, &ctx)).await.unwrap();
        // Due in the evening, but the relay was away until the night.
        until(w, 23, 0);
        let ctx = w.ctx();
        let leased = w
            .tx(move |tx| tx.outbox().lease(10, ctx.now() + LEASE, night, &ctx))
            .await
            .unwrap();
        assert_eq!(leased.iter().map(|lease| lease.kind).collect::<Vec<_>>(), [OutboxKind::Formal]);
        let due = case.pending(w).await.due_at;
        let seven = Timestamp::from_secs(FIRST + (24 + 7) * HOUR);
        assert!(due >= seven && due <= seven + Duration::from_secs(300), "{due:?}");
        until(w, 24 + 7, 301);
        let ctx = w.ctx();
        let leased = w
            .tx(move |tx| tx.outbox().lease(10, ctx.now() + LEASE, night, &ctx))
            .await
            .unwrap();
        assert!(leased.iter().any(|lease| lease.kind == OutboxKind::Message));
    }
}

both! {
    async fn the_language_of_mails_is_hers_to_choose(w: World) {
        let case = Case::new(w).await;
        let pid = case.owner.pid;
        choose(w, pid, MailTime::Soon, "de-simple").await.unwrap();
        let ctx = w.ctx();
        let view = w.tx(move |tx| service::contact_view(tx, &ctx, pid)).await.unwrap();
        assert_eq!((view.lang.as_deref(), view.time), (Some("de-simple"), MailTime::Soon));
        until(w, 12, 0);
        case.message(w).await;
        let leases = door(w).lease(10, LEASE).await.unwrap();
        assert_eq!(leases[0].lang, "de-simple");
        assert_eq!(choose(w, pid, MailTime::Soon, "x y").await, Err(StoreError::Invalid("malformed")));
        let nobody = PersonId::new(uuid::Uuid::nil());
        assert_eq!(choose(w, nobody, MailTime::Soon, "de").await, Err(StoreError::Absent));
    }
}

both! {
    async fn she_sees_which_mails_went_to_her_and_whoever_has_one_can_ask(w: World) {
        let case = Case::new(w).await;
        let other = w.insured().await;
        let pid = case.owner.pid;
        until(w, 12, 0);
        case.message(w).await;
        let waits = case.pending(w).await.id;
        assert_eq!(w.tx(move |tx| service::check_mail(tx, waits)).await.unwrap(), None, "not sent yet");
        let leases = door(w).lease(10, LEASE).await.unwrap();
        let lease = leases.iter().find(|lease| lease.kind == OutboxKind::Message).unwrap();
        send(w, lease).await;
        let found = w.tx(move |tx| service::check_mail(tx, waits)).await.unwrap().unwrap();
        assert!(found.sure && found.at == w.now());
        let list = |pid: PersonId| w.tx(move |tx| service::sent_mails(tx, pid));
        assert_eq!(list(pid).await.unwrap().first().map(|mail| mail.id), Some(waits));
        assert!(list(other.pid).await.unwrap().iter().all(|mail| mail.id != waits));
        assert_eq!(list(PersonId::new(uuid::Uuid::nil())).await, Err(StoreError::Absent));
    }
}
