// SPDX-License-Identifier: EUPL-1.2
//! What came back: when an address is not written to any more, which mails that stops, and what lifts it.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`.

use std::time::Duration;

use mailbox::ids::{OutboxId, PersonId};
use mailbox::model::{
    ContactCheck, DeliveryReport, Lease, Mute, MuteReason, OutboxKind, OutboxState, Outcome,
    ReturnClass, ReturnTaken, SmtpReply,
};
use mailbox::{OutboxStore, service};

use crate::support::{World, both};

const LEASE: Duration = Duration::from_secs(60);
const DAY: u64 = 86_400;

fn door(w: &World) -> OutboxStore {
    OutboxStore::new(&w.store, w.ambient.clone())
}

/// A person with an address, and nothing on its way.
async fn person(w: &World) -> PersonId {
    let pid = w.insured().await.pid;
    assert!(door(w).lease(10, LEASE).await.unwrap().is_empty());
    w.contact(pid).await;
    pid
}

async fn enqueue(w: &World, pid: PersonId, kind: OutboxKind) {
    let ctx = w.ctx();
    w.tx(move |tx| {
        let policy = tx.policy();
        tx.outbox().enqueue(pid, kind, policy, &ctx)
    })
    .await
    .unwrap();
}

async fn out(w: &World, lease: &Lease) {
    let door = door(w);
    let attempt = door.begin_attempt(lease, None, None, LEASE).await.unwrap();
    let sent = Outcome::Sent(SmtpReply::default());
    door.complete(lease, &attempt, sent).await.unwrap();
}

/// A mail goes out; `None`: it does not.
async fn mail(w: &World, pid: PersonId, kind: OutboxKind) -> Option<OutboxId> {
    w.advance(3_600);
    enqueue(w, pid, kind).await;
    w.advance(1);
    let leases = door(w).lease(10, LEASE).await.unwrap();
    for lease in &leases {
        out(w, lease).await;
    }
    leases
        .iter()
        .find(|lease| lease.kind == kind && lease.pid == pid)
        .map(|lease| lease.id)
}

fn report(class: ReturnClass, status: &str) -> DeliveryReport {
    DeliveryReport {
        class,
        status: status.parse().ok(),
        host: Some("mx.post.example".to_owned()),
    }
}

async fn returned(w: &World, id: OutboxId, class: ReturnClass, status: &str) -> ReturnTaken {
    w.advance(1);
    let taken = door(w).take_return(id, report(class, status)).await;
    taken.unwrap()
}

async fn muted(w: &World, pid: PersonId) -> Option<MuteReason> {
    let mute: Option<Mute> = w.tx(move |tx| tx.contacts().muted(pid)).await.unwrap();
    mute.map(|mute| mute.why)
}

async fn mail_and_return(w: &World, pid: PersonId, class: ReturnClass, status: &str) {
    let id = mail(w, pid, OutboxKind::Security).await.unwrap();
    assert_eq!(returned(w, id, class, status).await, ReturnTaken::Kept);
}

both! {
    async fn one_no_such_mailbox_is_enough_and_nothing_goes_there_any_more(w: World) {
        let pid = person(w).await;
        mail_and_return(w, pid, ReturnClass::Hard, "5.1.1").await;
        assert_eq!(muted(w, pid).await, Some(MuteReason::Returned));
        for kind in [OutboxKind::Security, OutboxKind::Formal] {
            assert_eq!(mail(w, pid, kind).await, None, "{kind}");
        }
        let rows = w.tx(move |tx| tx.outbox().find_by_person(pid)).await.unwrap();
        assert_eq!(rows.last().unwrap().state, OutboxState::Moot);
        // Nobody can be told of a decision there, and staff sees why.
        let view = w.tx(move |tx| service::consent_of(tx, pid)).await.unwrap();
        assert_eq!((view.reachable, view.returned), (false, true));
    }
}

both! {
    async fn what_may_pass_ends_nothing_however_often_it_comes(w: World) {
        let pid = person(w).await;
        for _ in 0..5 {
            mail_and_return(w, pid, ReturnClass::Soft, "4.2.2").await;
            mail_and_return(w, pid, ReturnClass::Delayed, "4.4.1").await;
            mail_and_return(w, pid, ReturnClass::Unclear, "").await;
            mail_and_return(w, pid, ReturnClass::Delivered, "2.0.0").await;
        }
        assert_eq!(muted(w, pid).await, None);
        assert!(mail(w, pid, OutboxKind::Security).await.is_some());
    }
}

both! {
    async fn for_another_reason_it_takes_three_within_thirty_days(w: World) {
        let pid = person(w).await;
        // About the sender, about policy, about a full mailbox: whether there is a mailbox it does not say.
        mail_and_return(w, pid, ReturnClass::Hard, "5.1.8").await;
        mail_and_return(w, pid, ReturnClass::Hard, "5.7.1").await;
        w.advance(31 * DAY);
        mail_and_return(w, pid, ReturnClass::Hard, "5.2.2").await;
        mail_and_return(w, pid, ReturnClass::Hard, "").await;
        assert_eq!(muted(w, pid).await, None, "the first two are too long ago");
        mail_and_return(w, pid, ReturnClass::Hard, "5.0.0").await;
        assert_eq!(muted(w, pid).await, Some(MuteReason::Returned));
    }
}

both! {
    async fn the_same_report_again_counts_once(w: World) {
        let pid = person(w).await;
        let id = mail(w, pid, OutboxKind::Security).await.unwrap();
        assert_eq!(returned(w, id, ReturnClass::Hard, "5.7.1").await, ReturnTaken::Kept);
        for status in ["5.7.1", "5.2.1", "5.1.1"] {
            assert_eq!(returned(w, id, ReturnClass::Hard, status).await, ReturnTaken::Known);
        }
        assert_eq!(muted(w, pid).await, None);
        let rows = w.tx(move |tx| tx.mail_returns().of_outbox(id)).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].report, report(ReturnClass::Hard, "5.7.1"));
        assert_eq!(rows[0].pid, pid);
        let object = id.to_string();
        let audit = w.tx(move |tx| tx.audit().find_by_object("outbox", &object)).await.unwrap();
        assert_eq!(audit.iter().filter(|one| one.action == "notification-returned").count(), 1);
    }
}

both! {
    async fn what_never_went_out_or_is_not_there_cannot_come_back(w: World) {
        let pid = person(w).await;
        enqueue(w, pid, OutboxKind::Security).await;
        let waiting = w.tx(move |tx| tx.outbox().pending_id(pid, OutboxKind::Security)).await.unwrap().unwrap();
        assert_eq!(returned(w, waiting, ReturnClass::Hard, "5.1.1").await, ReturnTaken::Stale);
        let nothing = OutboxId::new(uuid::Uuid::new_v4());
        assert_eq!(returned(w, nothing, ReturnClass::Hard, "5.1.1").await, ReturnTaken::Stale);
        assert_eq!(muted(w, pid).await, None);
    }
}

both! {
    async fn a_complaint_stops_what_is_plain_and_nothing_else(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", &[protocol::statement::Right::Read, protocol::statement::Right::Write])]).await;
        assert!(door(w).lease(10, LEASE).await.unwrap().is_empty());
        let pid = owner.pid;
        w.contact(pid).await;
        let thread = w.thread(&owner, "pflege").await;
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        let id = mail(w, pid, OutboxKind::Message).await.unwrap();
        assert_eq!(returned(w, id, ReturnClass::Complaint, "").await, ReturnTaken::Kept);
        assert_eq!(muted(w, pid).await, Some(MuteReason::Complaint));
        w.advance(2 * DAY);
        assert_eq!(mail(w, pid, OutboxKind::Message).await, None);
        let view = w.tx(move |tx| service::consent_of(tx, pid)).await.unwrap();
        assert_eq!((view.reachable, view.returned), (true, false), "decisions still come");
        assert!(mail(w, pid, OutboxKind::Formal).await.is_some());
        // That the mailbox is gone says more than that she does not want it.
        mail_and_return(w, pid, ReturnClass::Hard, "5.1.1").await;
        assert_eq!(muted(w, pid).await, Some(MuteReason::Returned));
        assert_eq!(mail(w, pid, OutboxKind::Formal).await, None);
    }
}

both! {
    async fn an_address_that_is_confirmed_lifts_it_the_same_or_another(w: World) {
        let pid = person(w).await;
        for name in ["in-force", "another"] {
            mail_and_return(w, pid, ReturnClass::Hard, "5.1.1").await;
            assert_eq!(muted(w, pid).await, Some(MuteReason::Returned));
            w.advance(2 * DAY);
            w.ask_contact(pid, name).await.unwrap();
            assert_eq!(muted(w, pid).await, Some(MuteReason::Returned), "not by naming one");
            w.advance(1);
            let code = w.mail_code(&door(w)).await;
            assert_eq!(w.confirm(pid, &code).await, ContactCheck::Confirmed);
            assert_eq!(muted(w, pid).await, None, "{name}");
            // Nothing more goes to the address from which it came back.
            w.advance(1);
            let leases = door(w).lease(10, LEASE).await.unwrap();
            assert!(leases.iter().all(|lease| lease.kind != OutboxKind::Moved));
            for lease in &leases {
                out(w, lease).await;
            }
        }
        assert!(mail(w, pid, OutboxKind::Security).await.is_some());
    }
}

both! {
    async fn what_went_to_the_address_from_before_says_nothing_of_this_one(w: World) {
        let pid = person(w).await;
        let mut old = Vec::new();
        for _ in 0..4 {
            old.push(mail(w, pid, OutboxKind::Security).await.unwrap());
        }
        w.advance(60);
        w.contact(pid).await;
        for id in old {
            assert_eq!(returned(w, id, ReturnClass::Hard, "5.1.1").await, ReturnTaken::Kept);
        }
        assert_eq!(muted(w, pid).await, None);
        mail_and_return(w, pid, ReturnClass::Hard, "5.7.1").await;
        assert_eq!(muted(w, pid).await, None, "nor does it count");
    }
}

both! {
    async fn a_code_that_comes_back_says_so_at_the_new_address_and_leaves_the_old_one_alone(w: World) {
        let pid = person(w).await;
        let undeliverable = async || {
            let ctx = w.ctx();
            let view = w.tx(move |tx| service::contact_view(tx, &ctx, pid)).await.unwrap();
            view.candidate.map(|one| one.undeliverable)
        };
        w.ask_contact(pid, "typo").await.unwrap();
        w.advance(1);
        w.mail_code(&door(w)).await;
        assert_eq!(undeliverable().await, Some(false));
        let rows = w.tx(move |tx| tx.outbox().find_by_person(pid)).await.unwrap();
        let code = rows.iter().find(|row| row.kind == OutboxKind::Confirm).unwrap().id;
        assert_eq!(returned(w, code, ReturnClass::Hard, "5.1.1").await, ReturnTaken::Kept);
        assert_eq!(undeliverable().await, Some(true));
        assert_eq!(muted(w, pid).await, None);
        for _ in 0..2 {
            mail_and_return(w, pid, ReturnClass::Hard, "5.7.1").await;
        }
        assert_eq!(muted(w, pid).await, None, "the code does not count for it");
    }
}

both! {
    async fn what_is_two_years_old_is_gone(w: World) {
        let pid = person(w).await;
        let id = mail(w, pid, OutboxKind::Security).await.unwrap();
        returned(w, id, ReturnClass::Soft, "4.2.2").await;
        let all = async || w.tx(move |tx| tx.mail_returns().of_outbox(id)).await.unwrap().len();
        assert_eq!(all().await, 1);
        w.advance(731 * DAY);
        let ctx = w.ctx();
        w.tx(move |tx| service::purge_expired(tx, &ctx)).await.unwrap();
        assert_eq!(all().await, 0);
    }
}
