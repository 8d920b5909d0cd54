// SPDX-License-Identifier: EUPL-1.2
//! Decisions: only under a consent that holds, provided before anybody is notified, and the days that follow by law.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: without the question for a consent the first is red, with a notification that is not moved
//! to its reminder the fifth, with one that is swallowed the eighth.

use std::time::Duration;

use mailbox::ids::ThreadId;
use mailbox::model::{
    AnnouncementView, DeliveryReport, Level, OutboxKind, OutboxState, Outcome, Receiving,
    ResubmitReason, ReturnClass, ReturnTaken, SessionMethod, SmtpReply, SmtpRoute,
};
use mailbox::service::{self, Given};
use mailbox::{Conflict, OutboxStore, StoreError};
use protocol::Signed;
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{Author, Consent, Lane, MessageKind, Right};

use crate::support::{Clerk, Human, Insured, World, both, org};

const RW: &[Right] = &[Right::Read, Right::Write];
const LEASE: Duration = Duration::from_secs(60);
const NO_CONSENT: StoreError = StoreError::Conflict(Conflict::Consent);
const UNREACHABLE: StoreError = StoreError::Conflict(Conflict::Unreachable);

pub struct Case<'w> {
    pub w: &'w World,
    pub owner: Insured,
    pub clerk: Clerk,
    pub thread: ThreadId,
    outbox: OutboxStore,
    n: std::cell::Cell<u64>,
    /// Of the thread, as it is now.
    epoch: std::cell::Cell<u64>,
}

impl<'w> Case<'w> {
    pub async fn of(w: &'w World) -> Self {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        assert!(outbox.lease(10, LEASE).await.unwrap().is_empty());
        let thread = w.thread(&owner, "pflege").await;
        Self {
            w,
            owner,
            clerk,
            thread,
            outbox,
            n: 1.into(),
            epoch: 1.into(),
        }
    }

    async fn says(&self, by: &Human, iat: i64, given: bool) -> Result<(), StoreError> {
        says(self.w, &self.owner, by, (iat, given)).await
    }

    pub async fn consents(&self, given: bool) {
        self.says(&self.owner, self.w.now().secs(), given)
            .await
            .unwrap();
    }

    pub async fn decide(&self) -> Result<(), StoreError> {
        let message = self.w.message(
            &self.clerk,
            self.thread,
            Lane::Case,
            self.epoch.get(),
            MessageKind::Decision,
            self.n.get(),
        );
        let new = Receiving {
            epoch: None,
            message,
        };
        self.w
            .send(self.clerk.staff(), self.thread, new)
            .await
            .map(|_| self.n.set(self.n.get() + 1))
    }

    pub async fn deliver(&self, outcome: Outcome) -> OutboxState {
        let mut leases = self.outbox.lease(10, LEASE).await.unwrap();
        leases.retain(|lease| lease.kind == OutboxKind::Formal);
        assert_eq!(leases.len(), 1);
        let attempt = self
            .outbox
            .begin_attempt(&leases[0], Some(relay()), None, LEASE)
            .await
            .unwrap();
        self.outbox
            .complete(&leases[0], &attempt, outcome)
            .await
            .unwrap()
    }

    /// A report about the newest notification of a decision comes.
    pub async fn returns(&self, class: ReturnClass, status: &str) -> ReturnTaken {
        self.w.advance(1);
        let pid = self.owner.pid;
        let mut rows = self
            .w
            .tx(move |tx| tx.outbox().find_by_person(pid))
            .await
            .unwrap();
        rows.retain(|row| row.kind == OutboxKind::Formal);
        let report = DeliveryReport {
            class,
            status: status.parse().ok(),
            host: Some("mx.post.example".to_owned()),
        };
        let id = rows.last().unwrap().id;
        self.outbox.take_return(id, report).await.unwrap()
    }

    async fn task(&self) -> Option<ResubmitReason> {
        let thread = self.thread;
        let units = self.w.tx(move |tx| tx.threads().units(thread)).await;
        let clocks = &units.unwrap()[0].clocks;
        clocks.resubmission.as_ref().map(|one| one.reason)
    }

    async fn shown(&self) -> Vec<AnnouncementView> {
        let thread = self.thread;
        self.w
            .tx(move |tx| service::announcements(tx, thread, None))
            .await
            .unwrap()
    }

    pub async fn one(&self) -> AnnouncementView {
        let mut all = self.shown().await;
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    async fn watched(&self) -> Vec<(mailbox::ids::MessageId, mailbox::ids::PersonId)> {
        let now = self.w.now();
        self.w
            .tx(move |tx| service::watched(tx, now))
            .await
            .unwrap()
    }

    /// As the server does every minute.
    pub async fn watch(&self) {
        for which in self.watched().await {
            let ctx = self.w.ctx();
            self.w
                .tx(move |tx| service::watch_decision(tx, &ctx, which))
                .await
                .unwrap();
        }
    }

    pub async fn reads(&self, who: mailbox::model::Actor) {
        let (ctx, thread) = (self.w.ctx(), self.thread);
        self.w
            .tx(move |tx| service::mark_read(tx, &ctx, who, thread, u64::MAX, Level::Substantial))
            .await
            .unwrap();
    }
}

async fn says(
    w: &World,
    owner: &Insured,
    by: &Human,
    (iat, given): (i64, bool),
) -> Result<(), StoreError> {
    let word = Consent {
        v: V1,
        org: org(),
        by: Author {
            pid: by.pid,
            kc: by.kc,
        },
        given,
        version: 1,
        lang: "de".to_owned(),
        text: "Bescheide sollen ins Postfach kommen.".to_owned(),
        iat: UnixTime(iat),
    };
    let word = Signed::sign(word, &[&by.key]).unwrap();
    let (ctx, pid) = (w.ctx(), owner.pid);
    let here = Given {
        session: mailbox::ids::SessionId::new(uuid::Uuid::new_v4()),
        level: Level::Substantial,
        method: Some(SessionMethod::Passkey),
    };
    let result = w
        .tx(move |tx| service::put_consent(tx, &ctx, pid, here, &word))
        .await;
    w.advance(1);
    result.map(|_| ())
}

/// Somebody agrees to decisions in the portal and can be notified of them.
pub async fn agrees(w: &World, owner: &Insured) {
    w.contact(owner.pid).await;
    says(w, owner, owner, (w.now().secs(), true)).await.unwrap();
}

fn days(view: &AnnouncementView) -> Option<(String, String, String)> {
    Some((
        view.announced_on?.to_string(),
        view.month_until?.to_string(),
        view.year_until?.to_string(),
    ))
}

fn relay() -> SmtpRoute {
    SmtpRoute {
        host: "relay.musterkasse.example".to_owned(),
        peer: None,
        tls: None,
    }
}

pub fn reply() -> SmtpReply {
    SmtpReply {
        code: Some(250),
        text: Some("2.0.0 queued as 4XyZ".to_owned()),
    }
}

both! {
    async fn without_a_consent_that_holds_and_an_address_nothing_is_announced(w: World) {
        let c = Case::of(w).await;
        assert_eq!(c.decide().await, Err(NO_CONSENT));
        c.consents(true).await;
        assert_eq!(c.decide().await, Err(UNREACHABLE));
        w.contact(c.owner.pid).await;
        c.decide().await.unwrap();
        c.consents(false).await;
        assert_eq!(c.decide().await, Err(NO_CONSENT));
        // What went out before stays announced, and she can agree once more.
        assert_eq!(c.shown().await.len(), 1);
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(c.shown().await.len(), 2);
    }
}

both! {
    async fn only_staff_decides_and_only_in_the_case(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        let own = w.message(&c.owner, c.thread, Lane::Case, 1, MessageKind::Decision, 2);
        let new = Receiving { epoch: None, message: own };
        let refused = w.send(c.owner.person(), c.thread, new).await;
        assert_eq!(refused.map(|_| ()), Err(StoreError::Invalid("kind-not-allowed")));
        assert!(c.shown().await.is_empty());
    }
}

both! {
    async fn a_word_that_is_not_hers_or_not_of_now_is_none(w: World) {
        let c = Case::of(w).await;
        let now = w.now().secs();
        let other = w.insured().await;
        assert_eq!(c.says(&other, now, true).await, Err(StoreError::Invalid("wrong-person")));
        assert_eq!(c.says(&c.owner, now - 700, true).await, Err(StoreError::Invalid("stale")));
        // Given, taken back, and the first one posted again.
        let first = w.now().secs();
        c.says(&c.owner, first, true).await.unwrap();
        c.says(&c.owner, first + 1, false).await.unwrap();
        assert_eq!(c.says(&c.owner, first, true).await, Err(StoreError::Invalid("stale")));
        let mut forged = c.owner.clone();
        forged.key = other.key.clone();
        assert_eq!(c.says(&forged, w.now().secs(), true).await, Err(StoreError::Invalid("bad-signature")));
        let pid = c.owner.pid;
        let view = w.tx(move |tx| service::consent_of(tx, pid)).await.unwrap();
        assert_eq!(view.newest.map(|word| word.given), Some(false));
    }
}

both! {
    async fn the_day_follows_from_sending_and_not_from_reading(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        let before = c.one().await;
        assert_eq!((days(&before), before.row.notified.is_some()), (None, false));
        // Nor has it one because somebody was quicker than the mail: it would be another one a minute later.
        c.reads(c.owner.person()).await;
        assert_eq!(days(&c.one().await), None);
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        let sent = mailbox::deadlines::Day::of(w.now()).unwrap();
        let after = c.one().await;
        let policy = mailbox::deadlines::AnnouncementPolicy::default();
        let on = policy.announced_on(sent).unwrap();
        assert_eq!(after.announced_on, Some(on));
        assert_eq!(after.month_until, policy.objection_until(on, mailbox::deadlines::Instruction::Complete).ok());
        assert_eq!(after.year_until, policy.objection_until(on, mailbox::deadlines::Instruction::Missing).ok());
        assert_eq!(after.row.notified.as_ref().map(|one| one.reply.clone()), Some(reply()));
        let host = after.row.notified.as_ref().and_then(|one| one.host.clone());
        assert_eq!(host, Some(relay().host));
        // Whoever reads it earlier has the whole period all the same.
        assert_eq!(after.row.fetched.map(|(_, level)| level), Some(Level::Substantial));
    }
}

both! {
    async fn an_unknown_outcome_proves_nothing_and_the_reminder_counts(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Unknown(SmtpReply::default())).await, OutboxState::Unknown);
        assert_eq!(days(&c.one().await), None);
        w.advance(86_400);
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        let view = c.one().await;
        let on = mailbox::deadlines::AnnouncementPolicy::default()
            .announced_on(mailbox::deadlines::Day::of(w.now()).unwrap())
            .unwrap();
        assert_eq!(view.announced_on, Some(on));
    }
}

both! {
    async fn a_mail_that_is_refused_leaves_the_day_of_fetching(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Failed(SmtpReply::default())).await, OutboxState::Failed);
        let failed = c.one().await;
        assert!(failed.row.failed_at.is_some());
        assert_eq!(days(&failed), None);
        // A clerk who looks fetches nothing for her.
        c.reads(c.clerk.staff()).await;
        assert_eq!(c.one().await.row.fetched, None);
        c.reads(c.owner.person()).await;
        let fetched = c.one().await;
        assert_eq!(fetched.announced_on, mailbox::deadlines::Day::of(w.now()).ok());
        // Only the first time counts.
        w.advance(3 * 86_400);
        c.reads(c.owner.person()).await;
        assert_eq!(c.one().await.row.fetched, fetched.row.fetched);
    }
}

both! {
    async fn an_address_that_is_gone_by_then_is_no_notification(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        let pid = c.owner.pid;
        w.tx(move |tx| tx.contacts().delete(pid).map(|_| ())).await.unwrap();
        assert!(c.outbox.lease(10, LEASE).await.unwrap().is_empty());
        assert!(c.one().await.row.failed_at.is_some());
    }
}

both! {
    async fn two_decisions_before_the_mail_are_one_mail_and_two_records(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        let all = c.shown().await;
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|one| one.announced_on.is_some()));
        // A third one while the mail is under way has a mail of its own; going back swallows its row and keeps its record.
        c.decide().await.unwrap();
        let leases = c.outbox.lease(10, LEASE).await.unwrap();
        let lease = leases.iter().find(|lease| lease.kind == OutboxKind::Formal).unwrap();
        c.decide().await.unwrap();
        c.outbox.release(lease, w.now()).await.unwrap();
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        assert!(c.shown().await.iter().all(|one| one.row.notified.is_some()));
    }
}

both! {
    async fn what_is_not_fetched_is_reminded_of_twice_and_is_then_a_task(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        let on = c.one().await.announced_on;
        let mut reminded = Vec::new();
        for day in 1..=14 {
            w.advance(86_400);
            c.watch().await;
            // What is not due is not looked at: it would hide what is behind it.
            assert!(c.watched().await.is_empty());
            let one = c.one().await;
            reminded.push((day, one.row.reminders, one.row.tasked_at.is_some()));
        }
        let first = |n: u64| reminded.iter().find(|(_, at, _)| *at == n).map(|(day, ..)| *day);
        assert_eq!((first(1), first(2), first(3)), (Some(3), Some(7), None));
        assert_eq!(reminded.iter().find(|(.., task)| *task).map(|(day, ..)| *day), Some(10));
        // Nothing of it moves the day, and the case is open again for its unit.
        assert_eq!(c.one().await.announced_on, on);
        let thread = c.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!(units[0].state, mailbox::model::WorkState::Open);
        assert_eq!(units[0].clocks.resubmission.map(|one| one.reason), Some(ResubmitReason::Unread));
    }
}

both! {
    async fn what_was_fetched_is_nobodys_task_and_what_failed_is_one_at_once(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        c.reads(c.owner.person()).await;
        w.advance(30 * 86_400);
        c.watch().await;
        let read = c.one().await.row;
        assert_eq!((read.reminders, read.tasked_at), (0, None));
        c.decide().await.unwrap();
        c.watch().await;
        assert!(c.shown().await.iter().all(|one| one.row.tasked_at.is_none()), "it is on its way");
        assert_eq!(c.deliver(Outcome::Failed(SmtpReply::default())).await, OutboxState::Failed);
        c.watch().await;
        let tasked = c.shown().await.iter().filter(|one| one.row.tasked_at.is_some()).count();
        assert_eq!(tasked, 1);
        let thread = c.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!(units[0].clocks.resubmission.map(|one| one.reason), Some(ResubmitReason::NotNotified));
    }
}

both! {
    async fn a_representative_without_an_address_makes_no_task_of_what_the_person_was_told(w: World) {
        let c = Case::of(w).await;
        let guardian = w.insured().await;
        let until = w.now().secs() + 365 * 86_400;
        w.represent_until(guardian.pid, c.owner.pid, until).await;
        w.let_in(&c.owner, c.thread, 2, &[&guardian]).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.epoch.set(2);
        c.decide().await.unwrap();
        let leases = c.outbox.lease(10, LEASE).await.unwrap();
        let lease = leases.iter().find(|lease| lease.kind == OutboxKind::Formal).unwrap();
        assert_eq!(lease.pid, c.owner.pid);
        let attempt = c.outbox.begin_attempt(lease, None, None, LEASE).await.unwrap();
        c.outbox.complete(lease, &attempt, Outcome::Sent(reply())).await.unwrap();
        let all = c.shown().await;
        assert_eq!(all.iter().filter(|one| one.row.failed_at.is_some()).count(), 1);
        c.watch().await;
        let thread = c.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!(units[0].clocks.resubmission, None);
        assert!(c.watched().await.is_empty());
    }
}

both! {
    async fn refused_accepted_and_come_back_late_are_three_proofs(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Sent(reply())).await, OutboxState::Sent);
        let accepted = c.one().await;
        assert!(accepted.row.proof().is_some() && accepted.announced_on.is_some());
        // Still tried, or nobody knows what it says: the proof stands.
        for class in [ReturnClass::Delayed, ReturnClass::Unclear, ReturnClass::Delivered, ReturnClass::Complaint] {
            assert_eq!(c.returns(class, "").await, ReturnTaken::Kept);
            assert_eq!(c.one().await, accepted, "{class}");
            assert_eq!(c.task().await, None, "{class}");
        }
        assert_eq!(c.returns(ReturnClass::Hard, "5.7.1").await, ReturnTaken::Kept);
        let late = c.one().await;
        // What was on record stays there, beside what came later.
        assert_eq!(late.row.notified, accepted.row.notified);
        assert_eq!(late.row.proof(), None);
        let back = late.row.returned.clone().unwrap();
        assert_eq!((back.at, back.status.map(|s| s.to_string()), back.host), (w.now(), Some("5.7.1".to_owned()), Some("mx.post.example".to_owned())));
        // The fictional day does not hold, and the unit knows at once, without anybody looking.
        assert_eq!(days(&late), None);
        assert_eq!(c.task().await, Some(ResubmitReason::NotNotified));
        assert!(late.row.tasked_at.is_some());
        assert!(c.watched().await.is_empty());
        // Whoever fetches it now has it announced on that day.
        w.advance(2 * 86_400);
        c.reads(c.owner.person()).await;
        assert_eq!(c.one().await.announced_on, mailbox::deadlines::Day::of(w.now()).ok());
        // Refused is another thing.
        c.decide().await.unwrap();
        assert_eq!(c.deliver(Outcome::Failed(SmtpReply::default())).await, OutboxState::Failed);
        let refused = c.shown().await.remove(1).row;
        assert!(refused.notified.is_none() && refused.failed_at.is_some() && refused.returned.is_none());
    }
}

both! {
    async fn what_was_given_up_for_now_is_no_notification_either_and_ends_no_address(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        c.deliver(Outcome::Sent(reply())).await;
        assert_eq!(c.returns(ReturnClass::Soft, "4.2.2").await, ReturnTaken::Kept);
        assert_eq!(days(&c.one().await), None);
        assert_eq!(c.task().await, Some(ResubmitReason::NotNotified));
        let pid = c.owner.pid;
        let view = w.tx(move |tx| service::consent_of(tx, pid)).await.unwrap();
        assert!(view.reachable);
    }
}

both! {
    async fn what_was_fetched_before_it_came_back_counts_from_then_and_is_nobodys_task(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        c.deliver(Outcome::Sent(reply())).await;
        w.advance(86_400);
        c.reads(c.owner.person()).await;
        let fetched = mailbox::deadlines::Day::of(w.now()).ok();
        w.advance(86_400);
        c.returns(ReturnClass::Hard, "5.1.1").await;
        assert_eq!(c.one().await.announced_on, fetched);
        assert_eq!(c.task().await, None);
        // The next one cannot be announced there.
        assert_eq!(c.decide().await, Err(UNREACHABLE));
    }
}

both! {
    async fn a_report_that_comes_before_the_end_of_the_attempt_is_not_lost(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        let leases = c.outbox.lease(10, LEASE).await.unwrap();
        let lease = leases.iter().find(|lease| lease.kind == OutboxKind::Formal).unwrap();
        let attempt = c.outbox.begin_attempt(lease, Some(relay()), None, LEASE).await.unwrap();
        assert_eq!(c.returns(ReturnClass::Hard, "5.7.1").await, ReturnTaken::Kept);
        c.outbox.complete(lease, &attempt, Outcome::Sent(reply())).await.unwrap();
        let one = c.one().await;
        assert_eq!((days(&one), one.row.proof()), (None, None));
        assert_eq!(c.task().await, Some(ResubmitReason::NotNotified));
    }
}

both! {
    async fn two_recipients_of_whom_one_was_notified_are_no_task(w: World) {
        let c = Case::of(w).await;
        let guardian = w.insured().await;
        let until = w.now().secs() + 365 * 86_400;
        w.represent_until(guardian.pid, c.owner.pid, until).await;
        w.let_in(&c.owner, c.thread, 2, &[&guardian]).await;
        w.contact(c.owner.pid).await;
        w.contact(guardian.pid).await;
        c.consents(true).await;
        c.epoch.set(2);
        c.decide().await.unwrap();
        let leases = c.outbox.lease(10, LEASE).await.unwrap();
        let formal: Vec<_> = leases.iter().filter(|lease| lease.kind == OutboxKind::Formal).collect();
        assert_eq!(formal.len(), 2);
        for lease in &formal {
            let attempt = c.outbox.begin_attempt(lease, None, None, LEASE).await.unwrap();
            c.outbox.complete(lease, &attempt, Outcome::Sent(reply())).await.unwrap();
        }
        let report = |class| DeliveryReport { class, status: None, host: None };
        c.outbox.take_return(formal[0].id, report(ReturnClass::Hard)).await.unwrap();
        assert_eq!(c.task().await, None);
        c.outbox.take_return(formal[1].id, report(ReturnClass::Soft)).await.unwrap();
        assert_eq!(c.task().await, Some(ResubmitReason::NotNotified), "now nobody was");
    }
}

both! {
    async fn of_two_recipients_the_earlier_receipt_counts_for_both(w: World) {
        let c = Case::of(w).await;
        let guardian = w.insured().await;
        let until = w.now().secs() + 365 * 86_400;
        w.represent_until(guardian.pid, c.owner.pid, until).await;
        w.let_in(&c.owner, c.thread, 2, &[&guardian]).await;
        w.contact(c.owner.pid).await;
        w.contact(guardian.pid).await;
        c.consents(true).await;
        c.epoch.set(2);
        c.decide().await.unwrap();
        let days = async || {
            let all = c.shown().await;
            let text = |day: Option<mailbox::deadlines::Day>| day.map(|day| day.to_string());
            let of = |who: &Insured| {
                let one = all.iter().find(|one| one.row.pid == who.pid).unwrap();
                (text(one.announced_on), text(one.effective.map(|days| days.announced_on)))
            };
            (of(&c.owner), of(&guardian))
        };
        assert_eq!(days().await, ((None, None), (None, None)), "nobody yet");
        // The owner is notified; the guardian's mail is refused, and she looks by herself two days later.
        for lease in c.outbox.lease(10, LEASE).await.unwrap() {
            let attempt = c.outbox.begin_attempt(&lease, Some(relay()), None, LEASE).await.unwrap();
            let outcome = if lease.pid == c.owner.pid { Outcome::Sent(reply()) } else { Outcome::Failed(SmtpReply::default()) };
            c.outbox.complete(&lease, &attempt, outcome).await.unwrap();
        }
        let today = mailbox::deadlines::Day::of(w.now()).unwrap();
        let day = |n| Some(today.plus(n).unwrap().to_string());
        assert_eq!(days().await, ((day(4), day(4)), (None, day(4))));
        w.advance(2 * 86_400);
        c.reads(guardian.person()).await;
        assert_eq!(days().await, ((day(4), day(2)), (day(2), day(2))));
        let all = c.shown().await;
        let days = all[0].effective.unwrap();
        assert!(days.month_until < days.year_until && days.announced_on < days.month_until);
        // With one recipient there is nothing to compare.
        let alone = w.insured().await;
        let thread = w.thread(&alone, "pflege").await;
        agrees(w, &alone).await;
        let message = w.message(&c.clerk, thread, Lane::Case, 1, MessageKind::Decision, 1);
        w.send(c.clerk.staff(), thread, Receiving { epoch: None, message }).await.unwrap();
        let one = w.tx(move |tx| service::announcements(tx, thread, None)).await.unwrap();
        assert_eq!(one[0].effective, None);
    }
}
