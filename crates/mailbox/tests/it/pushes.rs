// SPDX-License-Identifier: EUPL-1.2
//! Signs to browsers: who gets them, when they end, and what a notification without a mail becomes.

use std::time::Duration;

use mailbox::ids::{PersonId, SessionId};
use mailbox::model::{
    Lease, NewPush, NewSecurityEvent, OutboxKind, OutboxRow, OutboxState, Outcome, PUSH_DEVICES,
    PushOutcome, PushTarget, SecurityKind, SessionState, SmtpReply,
};
use mailbox::{Conflict, OutboxStore, Sensitive, StoreError, service};
use protocol::Hash;
use protocol::statement::Right;
use uuid::Uuid;

use crate::announcements::Case as Decision;
use crate::support::{World, both};

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
const LEASE: Duration = Duration::from_secs(60);
/// Of the form that is stored; only the notifier's tests open any.
const SEALED: &str = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0-IFgyNTUxOSBhYmM";

fn door(w: &World) -> OutboxStore {
    OutboxStore::new(&w.store, w.ambient.clone()).pushing()
}

fn nobody() -> SessionId {
    SessionId::new(Uuid::nil())
}

fn device(name: &str) -> Hash {
    Hash::of(name.as_bytes())
}

async fn subscribe(w: &World, pid: PersonId, name: &str, session: SessionId) {
    let (ctx, device) = (w.ctx(), device(name));
    w.tx(move |tx| {
        let new = NewPush {
            pid,
            device,
            session,
            sealed: Sensitive::new(SEALED.to_owned()),
        };
        service::put_push(tx, &ctx, &new)
    })
    .await
    .unwrap();
    w.advance(1);
}

async fn devices(w: &World, pid: PersonId) -> Vec<Hash> {
    let found = w.tx(move |tx| tx.pushes().find_by_person(pid)).await;
    found.unwrap().iter().map(|one| one.device).collect()
}

async fn rows(w: &World, pid: PersonId) -> Vec<OutboxRow> {
    w.tx(move |tx| tx.outbox().find_by_person(pid))
        .await
        .unwrap()
}

async fn last(w: &World, pid: PersonId) -> OutboxState {
    rows(w, pid).await.last().unwrap().state
}

async fn lease(w: &World) -> Vec<Lease> {
    door(w).lease(10, LEASE).await.unwrap()
}

async fn one(w: &World) -> Lease {
    let mut leases = lease(w).await;
    assert_eq!(leases.len(), 1);
    leases.remove(0)
}

/// Something happens to an account that is told of.
async fn happen(w: &World, pid: PersonId) {
    let ctx = w.ctx();
    let event = NewSecurityEvent {
        pid,
        kind: SecurityKind::PasskeyAdded,
        word: None,
        session: None,
    };
    w.tx(move |tx| service::tell(tx, &ctx, event))
        .await
        .unwrap();
    w.advance(HOUR);
}

/// A person whom nothing is waiting for.
async fn person(w: &World) -> PersonId {
    let pid = w.insured().await.pid;
    w.advance(HOUR);
    assert!(lease(w).await.is_empty());
    pid
}

both! {
    async fn ten_browsers_of_a_person_take_signs_and_one_more_replaces_the_oldest(w: World) {
        let (pid, other) = (person(w).await, person(w).await);
        for n in 0..=PUSH_DEVICES {
            subscribe(w, pid, &n.to_string(), nobody()).await;
        }
        subscribe(w, other, "0", nobody()).await;
        let known = devices(w, pid).await;
        assert_eq!(known.len(), PUSH_DEVICES);
        assert_eq!(known[0], device("10"), "newest first");
        assert!(!known.contains(&device("0")));
        subscribe(w, pid, "5", nobody()).await;
        assert_eq!(devices(w, pid).await.len(), PUSH_DEVICES, "known before");
        let ctx = w.ctx();
        w.tx(move |tx| service::remove_push(tx, &ctx, pid, Some(device("5")))).await.unwrap();
        assert_eq!(devices(w, pid).await.len(), PUSH_DEVICES - 1);
        let ctx = w.ctx();
        w.tx(move |tx| service::remove_push(tx, &ctx, pid, None)).await.unwrap();
        assert!(devices(w, pid).await.is_empty());
        assert_eq!(devices(w, other).await, [device("0")], "somebody else's stays");
    }
}

both! {
    async fn only_what_is_sealed_is_stored(w: World) {
        let pid = person(w).await;
        for clear in ["https://fcm.googleapis.com/fcm/send/abc", "", "aGFsbG8"] {
            let (ctx, clear) = (w.ctx(), clear.to_owned());
            let refused = w.tx(move |tx| {
                let sealed = Sensitive::new(clear.clone());
                service::put_push(tx, &ctx, &NewPush { pid, device: device("a"), session: nobody(), sealed })
            }).await;
            assert_eq!(refused, Err(StoreError::Invalid("malformed")));
        }
        assert!(devices(w, pid).await.is_empty());
    }
}

both! {
    async fn signing_out_ends_the_signs_of_that_browser_and_idleness_does_not(w: World) {
        let pid = person(w).await;
        let here = w.session(pid, None, SessionState::Full).await.new;
        let there = w.session(pid, None, SessionState::Full).await.new;
        let idle = w.session(pid, None, SessionState::Full).await.new;
        for (name, session) in [("here", here.id), ("there", there.id), ("idle", idle.id)] {
            subscribe(w, pid, name, session).await;
        }
        let token = here.token_hash;
        w.tx(move |tx| tx.sessions().delete(token)).await.unwrap();
        assert_eq!(devices(w, pid).await, [device("idle"), device("there")]);
        let ctx = w.ctx();
        w.tx(move |tx| service::end_session(tx, &ctx, pid, idle.id, there.id)).await.unwrap();
        assert_eq!(devices(w, pid).await, [device("idle")]);
        w.advance(30 * DAY);
        let now = w.now();
        assert!(w.tx(move |tx| tx.sessions().purge(now)).await.unwrap() > 0);
        assert_eq!(devices(w, pid).await, [device("idle")]);
        w.tx(move |tx| tx.sessions().delete_all(pid, None)).await.unwrap();
        assert!(devices(w, pid).await.is_empty(), "a block, leaving, a change of keys");
    }
}

both! {
    async fn beside_a_mail_signs_go_out_once_however_often_it_is_tried(w: World) {
        let pid = person(w).await;
        w.contact(pid).await;
        w.advance(HOUR);
        for lease in lease(w).await {
            door(w).release(&lease, w.now() + Duration::from_secs(90 * DAY)).await.unwrap();
        }
        subscribe(w, pid, "a", nobody()).await;
        subscribe(w, pid, "b", nobody()).await;
        w.advance(90 * DAY);
        happen(w, pid).await;
        let first = one(w).await;
        assert!(first.contact.is_some());
        assert_eq!(first.pushes.len(), 2);
        door(w).release(&first, w.now()).await.unwrap();
        let second = one(w).await;
        assert_eq!((second.id, second.pushes.len()), (first.id, 0));
        let wrong = door(w).complete_pushed(&second, PushOutcome::Taken).await;
        assert_eq!(wrong, Err(StoreError::Conflict(Conflict::Lease)), "a sign is no mail");
        let attempt = door(w).begin_attempt(&second, None, None, LEASE).await.unwrap();
        let sent = Outcome::Sent(SmtpReply::default());
        assert_eq!(door(w).complete(&second, &attempt, sent).await, Ok(OutboxState::Sent));
    }
}

both! {
    async fn without_an_address_a_sign_is_enough(w: World) {
        let pid = person(w).await;
        happen(w, pid).await;
        assert!(rows(w, pid).await.iter().all(|row| row.state == OutboxState::Moot), "control");
        subscribe(w, pid, "a", nobody()).await;
        happen(w, pid).await;
        let held = one(w).await;
        assert_eq!((held.kind, &held.contact, held.pushes.len()), (OutboxKind::Security, &None, 1));
        assert_eq!(door(w).complete_pushed(&held, PushOutcome::Taken).await, Ok(OutboxState::Pushed));
        let mails = w.tx(move |tx| tx.outbox().sent_to(pid, 10)).await.unwrap();
        assert!(mails.is_empty(), "no mail is claimed: {mails:?}");
        // The interval is kept as between mails.
        let ctx = w.ctx();
        let event = NewSecurityEvent { pid, kind: SecurityKind::PasskeyAdded, word: None, session: None };
        w.tx(move |tx| service::tell(tx, &ctx, event)).await.unwrap();
        assert!(lease(w).await.is_empty());
        w.advance(HOUR);
        let late = one(w).await;
        w.advance(HOUR);
        assert_eq!(door(w).complete_pushed(&late, PushOutcome::Taken).await, Ok(OutboxState::Pushed), "nobody else has it");
    }
}

both! {
    async fn a_lease_that_runs_out_is_tried_again_and_given_up_after_the_usual_tries(w: World) {
        let pid = person(w).await;
        subscribe(w, pid, "a", nobody()).await;
        happen(w, pid).await;
        let lost = one(w).await;
        w.advance(HOUR);
        let mut held = one(w).await;
        assert_eq!((held.id, held.pushes.len()), (lost.id, 1));
        let late = door(w).complete_pushed(&lost, PushOutcome::Taken).await;
        assert_eq!(late, Err(StoreError::Conflict(Conflict::Lease)));
        let max = w.tx(|tx| Ok(tx.policy().max_attempts)).await.unwrap();
        for tried in 1..max {
            let at = w.now() + Duration::from_secs(HOUR);
            let state = door(w).complete_pushed(&held, PushOutcome::Later(at)).await;
            assert_eq!(state, Ok(OutboxState::Pending), "{tried}");
            assert!(lease(w).await.is_empty(), "not before then");
            w.advance(HOUR);
            held = one(w).await;
        }
        let state = door(w).complete_pushed(&held, PushOutcome::Later(w.now())).await;
        assert_eq!(state, Ok(OutboxState::Failed));
    }
}

both! {
    async fn an_address_that_is_gone_is_forgotten_unless_it_was_named_anew(w: World) {
        let pid = person(w).await;
        subscribe(w, pid, "a", nobody()).await;
        let newer = PushTarget { device: device("a"), sealed: Sensitive::new(format!("{SEALED}x")) };
        door(w).forget_push(pid, &newer).await.unwrap();
        assert_eq!(devices(w, pid).await.len(), 1);
        let same = PushTarget { device: device("a"), sealed: Sensitive::new(SEALED.to_owned()) };
        door(w).forget_push(pid, &same).await.unwrap();
        assert!(devices(w, pid).await.is_empty());
        subscribe(w, pid, "b", nobody()).await;
        happen(w, pid).await;
        let state = door(w).complete_pushed(&one(w).await, PushOutcome::Nowhere).await;
        assert_eq!(state, Ok(OutboxState::Moot));
    }
}

both! {
    async fn what_was_read_is_not_signed_and_a_message_is(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", &[Right::Read, Right::Write])]).await;
        w.advance(HOUR);
        assert!(lease(w).await.is_empty());
        let thread = w.thread(&owner, "pflege").await;
        subscribe(w, owner.pid, "a", nobody()).await;
        for (n, read) in [(1, false), (2, true)] {
            w.say(&clerk, clerk.staff(), thread, n).await.unwrap();
            if read {
                let (ctx, actor) = (w.ctx(), owner.person());
                let level = mailbox::model::Level::Normal;
                w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, level)).await.unwrap();
            }
            w.advance(2 * DAY);
            let leases = lease(w).await;
            assert_eq!(leases.len(), usize::from(!read));
            for held in leases {
                assert_eq!(held.kind, OutboxKind::Message);
                door(w).complete_pushed(&held, PushOutcome::Taken).await.unwrap();
            }
        }
        assert_eq!(last(w, owner.pid).await, OutboxState::Moot);
    }
}

both! {
    async fn a_notifier_that_sends_no_signs_changes_nothing(w: World) {
        let pid = person(w).await;
        subscribe(w, pid, "a", nobody()).await;
        happen(w, pid).await;
        let plain = OutboxStore::new(&w.store, w.ambient.clone());
        assert!(plain.lease(10, LEASE).await.unwrap().is_empty());
        assert_eq!(last(w, pid).await, OutboxState::Moot);
    }
}

both! {
    async fn a_decision_is_never_announced_by_a_sign(w: World) {
        let c = Decision::of(w).await;
        let pid = c.owner.pid;
        w.contact(pid).await;
        c.consents(true).await;
        w.advance(DAY);
        for held in lease(w).await {
            let attempt = door(w).begin_attempt(&held, None, None, LEASE).await.unwrap();
            door(w).complete(&held, &attempt, Outcome::Sent(SmtpReply::default())).await.unwrap();
        }
        c.decide().await.unwrap();
        subscribe(w, pid, "a", nobody()).await;
        // Her address is gone before the notification goes out.
        w.tx(move |tx| tx.contacts().delete(pid)).await.unwrap();
        let mut kinds = Vec::new();
        for _ in 0..3 {
            w.advance(DAY);
            for held in lease(w).await {
                assert_eq!(held.contact, None);
                kinds.push(held.kind);
                door(w).complete_pushed(&held, PushOutcome::Taken).await.unwrap();
            }
        }
        assert_eq!(kinds, [OutboxKind::Message], "that there is something to read");
        let formal = rows(w, pid).await.into_iter().find(|row| row.kind == OutboxKind::Formal).unwrap();
        assert_eq!((formal.state, formal.pushed_at), (OutboxState::Moot, None));
        let view = c.one().await;
        assert!(view.row.notified.is_none() && view.announced_on.is_none(), "no day counts from a sign: {view:?}");
    }
}
