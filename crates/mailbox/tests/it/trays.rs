// SPDX-License-Identifier: EUPL-1.2
//! A person puts threads away, hides and pins them, and is told where they stand. Hiding is not deletion: staff sees the item, and
//! whatever comes into it brings it back.
//!
//! Controls are inside: before it is read, on the last day of a period, and as anybody else, it is refused.

use mailbox::deadlines::Day;
use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{
    CloseReason, InboxView, LawRule, Level, Outcome, Progress, ResubmitReason, Scope, Standing,
    Tray, WorkState,
};
use mailbox::service::{self, InboxPage, TrayChange, WorkChange};
use mailbox::{Conflict, StoreError};

use crate::announcements::{Case, reply};
use crate::support::work::{DAY, RW, change, pflege, set};
use crate::support::{Clerk, Human, World, both};

const TO_INBOX: TrayChange = TrayChange {
    tray: Tray::Inbox,
    pinned: false,
    sure: false,
};
const TO_ARCHIVE: TrayChange = TrayChange {
    tray: Tray::Archive,
    ..TO_INBOX
};
const TO_HIDDEN: TrayChange = TrayChange {
    tray: Tray::Hidden,
    ..TO_INBOX
};
const PINNED: TrayChange = TrayChange {
    pinned: true,
    ..TO_INBOX
};

async fn put(w: &World, pid: PersonId, thread: ThreadId, to: TrayChange) -> Result<(), StoreError> {
    let ctx = w.ctx();
    w.tx(move |tx| service::put_tray(tx, &ctx, pid, thread, to))
        .await
}

async fn view(w: &World, pid: PersonId, view: InboxView) -> InboxPage {
    let ctx = w.ctx();
    w.store
        .read("page", move |tx| {
            service::inbox_page(tx, &ctx, (pid, pid), &Scope::All, view, None, 50)
        })
        .await
        .unwrap()
}

async fn ids(w: &World, pid: PersonId, one: InboxView) -> Vec<ThreadId> {
    view(w, pid, one)
        .await
        .page
        .rows
        .iter()
        .map(|row| row.thread)
        .collect()
}

async fn reads(w: &World, who: &Human, thread: ThreadId) {
    let (ctx, actor) = (w.ctx(), who.person());
    w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, Level::Normal))
        .await
        .unwrap();
}

async fn told(w: &World, thread: ThreadId) -> Progress {
    w.store
        .read("progress", move |tx| service::progress(tx, thread))
        .await
        .unwrap()
}

async fn answers(w: &World, clerk: &Clerk, thread: ThreadId, n: u64) {
    w.advance(60);
    w.say(clerk, clerk.staff(), thread, n).await.unwrap();
}

both! {
    async fn what_is_hidden_stays_with_the_insurer_and_comes_back_with_a_message(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let (first, second) = (w.thread(&owner, "pflege").await, w.thread(&owner, "pflege").await);
        let before = w.store.read("staff", |tx| tx.inbox().page_unit(&pflege(), PersonId::from_bytes([0; 16]), None, None, None, 50)).await.unwrap();
        put(w, owner.pid, first, TO_HIDDEN).await.unwrap();
        put(w, owner.pid, second, TO_ARCHIVE).await.unwrap();
        // Said twice it is the same.
        put(w, owner.pid, second, TO_ARCHIVE).await.unwrap();
        assert_eq!(ids(w, owner.pid, InboxView::Inbox).await, []);
        assert_eq!(ids(w, owner.pid, InboxView::Hidden).await, [first]);
        assert_eq!(ids(w, owner.pid, InboxView::Archive).await, [second]);
        assert_eq!(ids(w, owner.pid, InboxView::All).await.len(), 2, "search and export have all of it");
        let counts = view(w, owner.pid, InboxView::Inbox).await.counts.unwrap();
        assert_eq!((counts.unread, counts.archive, counts.hidden), (0, 1, 1));
        let after = w.store.read("staff", |tx| tx.inbox().page_unit(&pflege(), PersonId::from_bytes([0; 16]), None, None, None, 50)).await.unwrap();
        assert_eq!(before, after, "for staff nothing has changed");
        answers(w, &clerk, first, 1).await;
        assert_eq!(ids(w, owner.pid, InboxView::Inbox).await, [first]);
        assert_eq!(ids(w, owner.pid, InboxView::Unread).await, [first]);
        // Her own message brings back what she had put away.
        w.say(&owner, owner.person(), second, 2).await.unwrap();
        assert_eq!(ids(w, owner.pid, InboxView::Archive).await, []);
        let stranger = w.insured().await;
        assert_eq!(put(w, stranger.pid, first, TO_HIDDEN).await, Err(StoreError::Absent));
        assert_eq!(put(w, clerk.pid, first, TO_HIDDEN).await, Err(StoreError::Absent));
    }
}

both! {
    async fn nothing_unread_goes_out_of_sight(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        answers(w, &clerk, thread, 1).await;
        for to in [TO_HIDDEN, TO_ARCHIVE, TrayChange { sure: true, ..TO_HIDDEN }] {
            assert_eq!(put(w, owner.pid, thread, to).await, Err(StoreError::Conflict(Conflict::Unread)));
        }
        assert_eq!(ids(w, owner.pid, InboxView::Inbox).await, [thread]);
        reads(w, &owner, thread).await;
        put(w, owner.pid, thread, TO_HIDDEN).await.unwrap();
    }
}

both! {
    async fn no_period_that_runs_goes_out_of_sight_unsaid(w: World) {
        let c = Case::of(w).await;
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        c.reads(c.owner.person()).await;
        let (pid, thread) = (c.owner.pid, c.thread);
        let sure = |to: TrayChange| TrayChange { sure: true, ..to };
        let runs = Err(StoreError::Conflict(Conflict::Period));
        let asks = Err(StoreError::Conflict(Conflict::PeriodOpen));
        // Before its day there is none that could be over.
        assert_eq!(put(w, pid, thread, sure(TO_HIDDEN)).await, runs);
        c.deliver(Outcome::Sent(reply())).await;
        assert_eq!(put(w, pid, thread, sure(TO_HIDDEN)).await, runs);
        assert_eq!(put(w, pid, thread, TO_ARCHIVE).await, asks);
        put(w, pid, thread, sure(TO_ARCHIVE)).await.unwrap();
        put(w, pid, thread, TO_INBOX).await.unwrap();
        // A pin says nothing of that.
        put(w, pid, thread, PINNED).await.unwrap();
        let month = c.one().await.month_until.unwrap();
        while Day::of(w.now()).unwrap() < month { w.advance(DAY); }
        assert_eq!(put(w, pid, thread, sure(TO_HIDDEN)).await, runs, "the last day is still one");
        w.advance(DAY);
        // Whether the decision names the ways against it, the server cannot read.
        assert_eq!(put(w, pid, thread, TO_HIDDEN).await, asks);
        put(w, pid, thread, sure(TO_HIDDEN)).await.unwrap();
        put(w, pid, thread, TO_INBOX).await.unwrap();
        w.advance(366 * DAY);
        put(w, pid, thread, TO_HIDDEN).await.unwrap();
    }
}

both! {
    async fn a_decision_by_post_has_a_period_too(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let mut message = w.message(&clerk, thread, protocol::statement::Lane::Case, 1, protocol::statement::MessageKind::Decision, 1);
        message.letter = true;
        w.send(clerk.staff(), thread, mailbox::model::Receiving { epoch: None, message }).await.unwrap();
        reads(w, &owner, thread).await;
        let refused = put(w, owner.pid, thread, TrayChange { sure: true, ..TO_HIDDEN }).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Period)));
    }
}

both! {
    async fn what_is_pinned_stands_apart_and_there_is_an_end_to_it(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let mut threads = Vec::new();
        for _ in 0..22 {
            threads.push(w.thread(&owner, "pflege").await);
            w.advance(1);
        }
        for thread in &threads[..20] {
            put(w, owner.pid, *thread, PINNED).await.unwrap();
            w.advance(1);
        }
        assert_eq!(put(w, owner.pid, threads[20], PINNED).await, Err(StoreError::Invalid("too-many-pinned")));
        // Saying it again pins nothing anew.
        put(w, owner.pid, threads[0], PINNED).await.unwrap();
        let page = view(w, owner.pid, InboxView::Inbox).await;
        let pinned: Vec<_> = page.pinned.iter().map(|row| row.thread).collect();
        let newest_first: Vec<_> = threads[..20].iter().rev().copied().collect();
        assert_eq!(pinned, newest_first);
        assert!(page.pinned.iter().all(|row| row.pinned && row.standing == Some(Standing::Open)));
        assert_eq!(ids(w, owner.pid, InboxView::Inbox).await, [threads[21], threads[20]]);
        // Put away, it is pinned no more; nothing is pinned there.
        put(w, owner.pid, threads[3], TO_ARCHIVE).await.unwrap();
        put(w, owner.pid, threads[20], PINNED).await.unwrap();
        let nowhere = TrayChange { pinned: true, ..TO_ARCHIVE };
        assert_eq!(put(w, owner.pid, threads[4], nowhere).await, Err(StoreError::Invalid("pinned-elsewhere")));
    }
}

both! {
    async fn she_is_told_what_the_insurer_has_done_and_no_more(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let asked = told(w, thread).await;
        assert_eq!(asked.standing, Standing::Open);
        let promise = w.tx(move |tx| tx.threads().units(thread)).await.unwrap()[0].clocks.promise.unwrap();
        assert_eq!(asked.answer_by, Some(Day::of(promise.at).unwrap()));
        answers(w, &clerk, thread, 1).await;
        assert_eq!(told(w, thread).await, Progress { standing: Standing::Answered, answer_by: None, statutory: None });
        // "It is your turn" is said only of what a clerk has asked for.
        let (ctx, actor) = (w.ctx(), clerk.staff());
        let soon = Day::of(w.now()).unwrap().plus(7).unwrap();
        w.tx(move |tx| service::set_resubmission(tx, &ctx, actor, thread, &pflege(), Some((soon, ResubmitReason::Papers)))).await.unwrap();
        assert_eq!(told(w, thread).await.standing, Standing::Waiting);
        set(w, &clerk, thread, WorkChange { state: Some(WorkState::Done), reason: Some(CloseReason::Answered), ..change() }).await;
        assert_eq!(told(w, thread).await.standing, Standing::Done);
        // A reply opens what was closed, and counts from itself.
        w.advance(40 * DAY);
        reads(w, &owner, thread).await;
        put(w, owner.pid, thread, TO_ARCHIVE).await.unwrap();
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        let again = told(w, thread).await;
        assert_eq!(again.standing, Standing::Open);
        assert!(again.answer_by.unwrap() >= Day::of(w.now()).unwrap());
        let line = &view(w, owner.pid, InboxView::Inbox).await.page.rows[0];
        assert_eq!((line.thread, line.standing), (thread, Some(Standing::Open)));
    }
}

both! {
    async fn a_statutory_deadline_is_told_until_there_is_a_decision(w: World) {
        let c = Case::of(w).await;
        let (ctx, actor, thread) = (w.ctx(), c.clerk.staff(), c.thread);
        let today = Day::of(w.now()).unwrap();
        w.tx(move |tx| service::set_statutory(tx, &ctx, actor, thread, &pflege(), Some((LawRule::ThreeWeeks, today)))).await.unwrap();
        assert_eq!(told(w, thread).await.statutory, Some((today, today.plus(21).unwrap())));
        w.contact(c.owner.pid).await;
        c.consents(true).await;
        c.decide().await.unwrap();
        assert_eq!(told(w, thread).await.statutory, None);
    }
}
