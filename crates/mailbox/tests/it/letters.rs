// SPDX-License-Identifier: EUPL-1.2
//! Decisions that go by post: one letter at a time, taken by one program, and the day that follows from it.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: two live letters, a job that is taken without a lease, a clock of the portal that starts for a
//! letter, a word of a program of another unit.

use std::time::Duration;

use mailbox::deadlines::{AnnouncementPolicy, Day, SecondWay};
use mailbox::ids::{LetterJobId, LetterLease, MessageId, OutboxId, ThreadId};
use mailbox::model::{
    DeliveryReport, LetterFault, LetterReason, LetterResult, LetterState, LetterView, NewMessage,
    OutboxKind, Outcome, Receiving, ResubmitReason, ReturnClass, SmtpReply,
};
use mailbox::service;
use mailbox::{Conflict, OutboxStore, Store, StoreError};
use protocol::Hash;
use protocol::statement::{Lane, MessageKind, Right};
use uuid::Uuid;

use crate::support::{Clerk, Insured, World, both};

const RW: &[Right] = &[Right::Read, Right::Write];
const R: &[Right] = &[Right::Read];
const DAY: u64 = 86_400;
const LOST: StoreError = StoreError::Conflict(Conflict::Lease);

struct Case<'w> {
    w: &'w World,
    owner: Insured,
    clerk: Clerk,
    program: Clerk,
    thread: ThreadId,
}

impl<'w> Case<'w> {
    async fn of(w: &'w World) -> Self {
        w.unit("pflege").await;
        w.unit("reha").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let program = w.program(&[("pflege", R)]).await;
        let thread = w.thread(&owner, "pflege").await;
        Self {
            w,
            owner,
            clerk,
            program,
            thread,
        }
    }

    fn message(&self, n: u64) -> NewMessage {
        let (lane, kind) = (Lane::Case, MessageKind::Decision);
        let mut message = self.w.message(&self.clerk, self.thread, lane, 1, kind, n);
        message.letter = true;
        message
    }

    async fn send(&self, message: NewMessage) -> Result<(), StoreError> {
        let new = Receiving {
            epoch: None,
            message,
        };
        let sent = self.w.send(self.clerk.staff(), self.thread, new).await;
        sent.map(|_| ())
    }

    /// A decision that goes by post from the start, and its letter.
    async fn decided(&self) -> (MessageId, Hash, LetterJobId) {
        let message = self.message(1);
        let (mid, document) = (message.header.mid, Hash::of(message.file.as_bytes()));
        self.send(message).await.unwrap();
        (mid, document, self.one().await.job.id)
    }

    async fn shown(&self) -> Vec<LetterView> {
        let thread = self.thread;
        self.w
            .tx(move |tx| service::letters(tx, thread, None))
            .await
            .unwrap()
    }

    async fn one(&self) -> LetterView {
        let mut all = self.shown().await;
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    async fn order(&self, by: &Clerk, mid: MessageId) -> Result<LetterJobId, StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        let what = (mid, self.owner.pid);
        self.w
            .tx(move |tx| service::order_letter(tx, &ctx, actor, thread, what))
            .await
    }

    async fn waiting(&self, by: &Clerk) -> Result<Vec<LetterJobId>, StoreError> {
        let (ctx, actor) = (self.w.ctx(), by.staff());
        let all = self
            .w
            .tx(move |tx| service::letters_waiting(tx, &ctx, actor))
            .await?;
        Ok(all.iter().map(|job| job.id).collect())
    }

    async fn take(
        &self,
        by: &Clerk,
        id: LetterJobId,
        lease: LetterLease,
    ) -> Result<(), StoreError> {
        let (ctx, actor) = (self.w.ctx(), by.staff());
        self.w
            .tx(move |tx| service::take_letter(tx, &ctx, actor, id, lease))
            .await
            .map(|_| ())
    }

    async fn printed(
        &self,
        by: &Clerk,
        id: LetterJobId,
        what: (LetterLease, Hash),
    ) -> Result<(), StoreError> {
        let (ctx, actor) = (self.w.ctx(), by.staff());
        self.w
            .tx(move |tx| service::letter_printed(tx, &ctx, actor, id, what))
            .await
    }

    async fn result(
        &self,
        by: &Clerk,
        id: LetterJobId,
        result: LetterResult,
    ) -> Result<(), StoreError> {
        let (ctx, actor) = (self.w.ctx(), by.staff());
        self.w
            .tx(move |tx| service::letter_result(tx, &ctx, actor, id, result))
            .await
    }

    /// From the order to the post, today.
    async fn posted(&self, id: LetterJobId, document: Hash) -> Day {
        let lease = lease();
        self.take(&self.program, id, lease).await.unwrap();
        self.printed(&self.program, id, (lease, document))
            .await
            .unwrap();
        let today = Day::of(self.w.now()).unwrap();
        let posted = LetterResult::Posted(today);
        self.result(&self.program, id, posted).await.unwrap();
        today
    }

    async fn reason(&self) -> Option<ResubmitReason> {
        let thread = self.thread;
        let units = self.w.tx(move |tx| tx.threads().units(thread)).await;
        units.unwrap()[0].clocks.resubmission.map(|one| one.reason)
    }
}

fn lease() -> LetterLease {
    LetterLease::new(Uuid::new_v4())
}

fn announced(sent: Day) -> Option<Day> {
    AnnouncementPolicy::default().announced_on(sent).ok()
}

both! {
    async fn without_a_consent_a_decision_goes_by_post_and_starts_no_clock_of_the_portal(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        let (mid, document, id) = c.decided().await;
        let view = c.one().await;
        assert_eq!((view.job.mid, view.job.pid, view.job.reason), (mid, c.owner.pid, LetterReason::NoConsent));
        assert_eq!((view.job.state, view.announced_on), (LetterState::Ordered, None));
        // She has the mail that everything has, and no announcement hangs on it.
        let thread = c.thread;
        assert!(w.tx(move |tx| service::announcements(tx, thread, None)).await.unwrap().is_empty());
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        let leases = outbox.lease(10, Duration::from_secs(60)).await.unwrap();
        let hers: Vec<_> = leases.iter().filter(|lease| lease.pid == c.owner.pid).map(|lease| lease.kind).collect();
        assert_eq!(hers, [OutboxKind::Message]);
        // Nor does her reading it begin a period: she has agreed to nothing.
        let (ctx, actor) = (w.ctx(), c.owner.person());
        let level = mailbox::model::Level::Substantial;
        w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, level)).await.unwrap();
        assert_eq!(c.one().await.announced_on, None);
        w.advance(DAY);
        let today = c.posted(id, document).await;
        let view = c.one().await;
        assert_eq!((view.job.posted_on, view.announced_on), (Some(today), announced(today)));
    }
}

both! {
    async fn a_decision_by_post_is_no_announcement_even_with_a_consent(w: World) {
        let c = Case::of(w).await;
        crate::announcements::agrees(w, &c.owner).await;
        c.decided().await;
        assert_eq!(c.one().await.job.reason, LetterReason::Ordered);
        let thread = c.thread;
        let none = w.tx(move |tx| service::announcements(tx, thread, None)).await.unwrap();
        assert!(none.is_empty());
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        let leases = outbox.lease(10, Duration::from_secs(60)).await.unwrap();
        assert!(leases.iter().all(|lease| lease.kind != OutboxKind::Formal));
    }
}

both! {
    async fn only_a_decision_of_staff_goes_by_post(w: World) {
        let c = Case::of(w).await;
        let mut message = c.message(1);
        message.header.kind = MessageKind::Msg;
        assert_eq!(c.send(message).await, Err(StoreError::Invalid("kind-not-allowed")));
        assert!(c.shown().await.is_empty());
        // What is no decision of this case is not ordered afterwards either.
        let other = MessageId::new(Uuid::now_v7());
        assert_eq!(c.order(&c.clerk, other).await, Err(StoreError::Absent));
    }
}

both! {
    async fn one_letter_at_a_time_and_another_one_once_it_came_back(w: World) {
        let c = Case::of(w).await;
        let (mid, document, id) = c.decided().await;
        let exists = Err(StoreError::Conflict(Conflict::Exists));
        assert_eq!(c.order(&c.clerk, mid).await, exists);
        c.posted(id, document).await;
        assert_eq!(c.order(&c.clerk, mid).await, exists);
        assert_eq!(c.reason().await, None);
        c.result(&c.program, id, LetterResult::Returned).await.unwrap();
        // What came back has not arrived, and somebody has to look.
        let view = c.one().await;
        assert_eq!((view.job.state, view.announced_on), (LetterState::Returned, None));
        assert_eq!(c.reason().await, Some(ResubmitReason::LetterReturned));
        let second = c.order(&c.clerk, mid).await.unwrap();
        assert_ne!(second, id);
        assert_eq!(c.shown().await.len(), 2);
        assert_eq!(c.waiting(&c.program).await.unwrap(), [second]);
    }
}

both! {
    async fn a_letter_that_nobody_brings_to_the_post_is_a_task_once(w: World) {
        let c = Case::of(w).await;
        let (_, document, id) = c.decided().await;
        let late = async || {
            let now = w.now();
            w.tx(move |tx| service::late_letters(tx, now)).await.unwrap()
        };
        let told = async || {
            let ctx = w.ctx();
            w.tx(move |tx| service::watch_letter(tx, &ctx, id)).await.unwrap()
        };
        w.advance(4 * DAY);
        assert!(late().await.is_empty());
        w.advance(DAY);
        assert_eq!(late().await, [id]);
        // Of two nodes that found it, one tells.
        assert!(told().await);
        assert!(!told().await);
        assert!(late().await.is_empty());
        assert_eq!(c.reason().await, Some(ResubmitReason::LetterLate));
        // It is a letter still, and goes out when the print shop wakes up.
        c.posted(id, document).await;
        assert_eq!(c.one().await.job.state, LetterState::Posted);
    }
}

both! {
    async fn what_the_post_has_is_not_late(w: World) {
        let c = Case::of(w).await;
        let (_, document, id) = c.decided().await;
        c.posted(id, document).await;
        w.advance(60 * DAY);
        let now = w.now();
        let late = w.tx(move |tx| service::late_letters(tx, now)).await.unwrap();
        assert!(late.is_empty());
    }
}

both! {
    async fn two_orders_in_one_moment_are_one_letter(w: World) {
        let c = Case::of(w).await;
        let (mid, document, id) = c.decided().await;
        c.posted(id, document).await;
        c.result(&c.program, id, LetterResult::Returned).await.unwrap();
        let (one, two) = futures_util::future::join(c.order(&c.clerk, mid), c.order(&c.clerk, mid)).await;
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|ok| **ok).count(), 1, "{one:?} {two:?}");
    }
}

both! {
    async fn a_letter_is_one_runs_until_its_lease_ends(w: World) {
        let c = Case::of(w).await;
        let (_, document, id) = c.decided().await;
        let other = w.program(&[("pflege", R)]).await;
        let (first, second) = (lease(), lease());
        c.take(&c.program, id, first).await.unwrap();
        // The same run again, after an answer that was lost; nobody else, and not a second run of the same program.
        c.take(&c.program, id, first).await.unwrap();
        assert_eq!(c.take(&other, id, second).await, Err(LOST));
        assert_eq!(c.take(&c.program, id, second).await, Err(LOST));
        assert!(c.waiting(&other).await.unwrap().is_empty());
        w.advance(service::LETTER_LEASE.as_secs());
        assert_eq!(c.waiting(&other).await.unwrap(), [id]);
        c.take(&other, id, second).await.unwrap();
        // The first one is too late, whatever it has made by now.
        assert_eq!(c.printed(&c.program, id, (first, document)).await, Err(LOST));
        let failed = LetterResult::Failed(LetterFault::NotPrintable);
        assert_eq!(c.result(&c.program, id, failed).await, Err(LOST));
        c.printed(&other, id, (second, document)).await.unwrap();
        c.printed(&other, id, (second, document)).await.unwrap();
        w.advance(DAY);
        assert_eq!(c.take(&c.program, id, first).await, Err(LOST));
        assert!(c.waiting(&other).await.unwrap().is_empty());
    }
}

both! {
    async fn what_is_printed_is_the_decision_that_lies_here(w: World) {
        let c = Case::of(w).await;
        let (_, document, id) = c.decided().await;
        let mine = lease();
        c.take(&c.program, id, mine).await.unwrap();
        let wrong = Hash::of(b"another decision");
        assert_eq!(c.printed(&c.program, id, (mine, wrong)).await, Err(StoreError::Invalid("wrong-object")));
        c.printed(&c.program, id, (mine, document)).await.unwrap();
        assert_eq!(c.one().await.job.document, Some(document));
    }
}

both! {
    async fn employees_make_no_letters_and_programs_none_of_other_units(w: World) {
        let c = Case::of(w).await;
        let (mid, document, id) = c.decided().await;
        let stranger = w.program(&[("reha", RW)]).await;
        let mine = lease();
        assert_eq!(c.waiting(&c.clerk).await, Err(StoreError::Forbidden));
        assert_eq!(c.take(&c.clerk, id, mine).await, Err(StoreError::Forbidden));
        assert!(c.waiting(&stranger).await.unwrap().is_empty());
        assert_eq!(c.take(&stranger, id, mine).await, Err(StoreError::Absent));
        c.take(&c.program, id, mine).await.unwrap();
        assert_eq!(c.printed(&stranger, id, (mine, document)).await, Err(StoreError::Absent));
        c.printed(&c.program, id, (mine, document)).await.unwrap();
        let posted = LetterResult::Posted(Day::of(w.now()).unwrap());
        assert_eq!(c.result(&stranger, id, posted).await, Err(StoreError::Absent));
        assert_eq!(c.result(&c.clerk, id, posted).await, Err(StoreError::Forbidden));
        assert_eq!(c.one().await.job.state, LetterState::Printed);
        // A program that only reads orders nothing, nor does the clerk of another unit.
        assert_eq!(c.order(&c.program, mid).await, Err(StoreError::Forbidden));
        let elsewhere = w.clerk(&[("reha", RW)]).await;
        assert_eq!(c.order(&elsewhere, mid).await, Err(StoreError::Absent));
    }
}

both! {
    async fn a_result_follows_what_was_and_names_a_day_that_can_be(w: World) {
        let c = Case::of(w).await;
        let (_, document, id) = c.decided().await;
        let today = Day::of(w.now()).unwrap();
        let state = Err(StoreError::Conflict(Conflict::State));
        let bad = Err(StoreError::Invalid("bad-day"));
        assert_eq!(c.result(&c.program, id, LetterResult::Posted(today)).await, state);
        assert_eq!(c.result(&c.program, id, LetterResult::Returned).await, state);
        let mine = lease();
        c.take(&c.program, id, mine).await.unwrap();
        c.printed(&c.program, id, (mine, document)).await.unwrap();
        for day in [1, -1] {
            let posted = LetterResult::Posted(today.plus(day).unwrap());
            assert_eq!(c.result(&c.program, id, posted).await, bad);
        }
        let posted = LetterResult::Posted(today);
        c.result(&c.program, id, posted).await.unwrap();
        c.result(&c.program, id, posted).await.unwrap();
        w.advance(DAY);
        let later = LetterResult::Posted(today.plus(1).unwrap());
        assert_eq!(c.result(&c.program, id, later).await, state);
        let failed = LetterResult::Failed(LetterFault::PrintShop);
        assert_eq!(c.result(&c.program, id, failed).await, state);
    }
}

both! {
    async fn what_could_not_be_made_is_a_task(w: World) {
        let c = Case::of(w).await;
        let (mid, _, id) = c.decided().await;
        c.take(&c.program, id, lease()).await.unwrap();
        let failed = LetterResult::Failed(LetterFault::AddressBlock);
        c.result(&c.program, id, failed).await.unwrap();
        assert_eq!(c.reason().await, Some(ResubmitReason::LetterFailed));
        assert_eq!(c.one().await.job.fault, Some(LetterFault::AddressBlock));
        c.order(&c.clerk, mid).await.unwrap();
        assert_eq!(c.shown().await[1].job.ordered_by, Some(c.clerk.pid));
    }
}

impl Case<'_> {
    /// A decision that was announced and of which nobody could be notified.
    async fn not_notified(&self) -> MessageId {
        self.tried(Outcome::Failed(SmtpReply::default())).await.0
    }

    /// A decision in the portal, and what became of its notification.
    async fn tried(&self, outcome: Outcome) -> (MessageId, OutboxId) {
        crate::announcements::agrees(self.w, &self.owner).await;
        let mut message = self.message(1);
        message.letter = false;
        let mid = message.header.mid;
        self.send(message).await.unwrap();
        let outbox = OutboxStore::new(&self.w.store, self.w.ambient.clone());
        let lasts = Duration::from_secs(60);
        let leases = outbox.lease(10, lasts).await.unwrap();
        let lease = leases
            .iter()
            .find(|lease| lease.kind == OutboxKind::Formal)
            .unwrap();
        let attempt = outbox
            .begin_attempt(lease, None, None, lasts)
            .await
            .unwrap();
        outbox.complete(lease, &attempt, outcome).await.unwrap();
        (mid, lease.id)
    }

    async fn watch(&self, store: &Store) {
        let now = self.w.now();
        let due = store.transaction("test", move |tx| service::watched(tx, now));
        for which in due.await.unwrap() {
            let ctx = self.w.ctx();
            store
                .transaction("test", move |tx| service::watch_decision(tx, &ctx, which))
                .await
                .unwrap();
        }
    }

    async fn effective(&self) -> Option<Day> {
        let thread = self.thread;
        let all = self
            .w
            .tx(move |tx| service::announcements(tx, thread, None))
            .await
            .unwrap();
        all[0].announced_on
    }
}

both! {
    async fn a_failed_notification_is_a_task_or_by_rule_a_letter(w: World) {
        let c = Case::of(w).await;
        c.not_notified().await;
        let mut config = w.config.clone();
        config.announcement.second_way = SecondWay::Letter;
        let store = Store::open(&config).unwrap();
        c.watch(&store).await;
        let view = c.one().await;
        assert_eq!((view.job.reason, view.job.ordered_by), (LetterReason::NotNotified, None));
        assert_eq!(c.reason().await, None, "nobody has to do anything");
        // Once; and nothing more is looked after.
        c.watch(&store).await;
        assert_eq!(c.shown().await.len(), 1);
    }
}

both! {
    async fn one_that_came_back_is_a_letter_by_rule_and_says_why(w: World) {
        let c = Case::of(w).await;
        let (_, sent) = c.tried(Outcome::Sent(SmtpReply::default())).await;
        let mut config = w.config.clone();
        config.announcement.second_way = SecondWay::Letter;
        let store = Store::open(&config).unwrap();
        c.watch(&store).await;
        assert!(c.shown().await.is_empty(), "nothing is known yet");
        w.advance(1);
        let report = DeliveryReport {
            class: ReturnClass::Hard,
            status: "5.1.1".parse().ok(),
            host: None,
        };
        let door = OutboxStore::new(&store, w.ambient.clone());
        door.take_return(sent, report).await.unwrap();
        assert_eq!(c.one().await.job.reason, LetterReason::Bounced);
        assert_eq!(c.reason().await, None, "nobody has to do anything");
        c.watch(&store).await;
        assert_eq!(c.shown().await.len(), 1);
    }
}

both! {
    async fn of_two_ways_the_earlier_receipt_counts(w: World) {
        let c = Case::of(w).await;
        let mid = c.not_notified().await;
        c.watch(&w.store).await;
        assert_eq!(c.reason().await, Some(ResubmitReason::NotNotified));
        let id = c.order(&c.clerk, mid).await.unwrap();
        assert_eq!(c.one().await.job.reason, LetterReason::NotNotified);
        let item = w.tx(move |tx| tx.messages().sha256_of(mid)).await.unwrap().unwrap();
        let today = c.posted(id, item).await;
        assert_eq!(c.effective().await, announced(today));
        // She fetches it before the letter counts: that is earlier.
        w.advance(DAY);
        let (ctx, actor, thread) = (w.ctx(), c.owner.person(), c.thread);
        let level = mailbox::model::Level::Substantial;
        w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, level)).await.unwrap();
        assert_eq!(c.effective().await, today.plus(1).ok());
        // And the letter that comes back takes nothing away from it.
        c.result(&c.program, id, LetterResult::Returned).await.unwrap();
        assert_eq!(c.effective().await, today.plus(1).ok());
        assert_eq!(c.one().await.announced_on, None);
    }
}

both! {
    async fn persons_are_told_of_their_own_letters_only(w: World) {
        let c = Case::of(w).await;
        c.decided().await;
        let (thread, pid) = (c.thread, c.owner.pid);
        let own = w.tx(move |tx| service::letters(tx, thread, Some(pid))).await.unwrap();
        assert_eq!(own.len(), 1);
        let other = w.insured().await.pid;
        let none = w.tx(move |tx| service::letters(tx, thread, Some(other))).await.unwrap();
        assert!(none.is_empty());
    }
}
