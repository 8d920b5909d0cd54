// SPDX-License-Identifier: EUPL-1.2
//! Staff opens threads: every opening is on record, once for a quarter of an hour and session; what is somebody else's opens for
//! a coded reason only; who opened is told by unit, and to the own unit only by name.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, class 1.

use std::time::Duration;

use mailbox::StoreError;
use mailbox::ids::{AttachmentId, SessionId, ThreadId};
use mailbox::model::{CloseReason, Level, Opened, Opener, OpeningItem, Purpose, WorkState};
use mailbox::service::{self, OPENING_LASTS, WorkChange};
use protocol::statement::Right;
use uuid::Uuid;

use crate::support::people::dept;
use crate::support::work::{self, change};
use crate::support::{Clerk, Human, World, both};

const RW: &[Right] = &[Right::Read, Right::Write];

/// An employee at a screen.
#[derive(Clone, Copy)]
struct Desk(Opener);

impl Desk {
    fn of(clerk: &Clerk) -> Self {
        Self(Opener {
            actor: clerk.staff(),
            session: SessionId::new(Uuid::new_v4()),
            level: Level::Substantial,
            reason: None,
        })
    }

    fn because(self, reason: Purpose) -> Self {
        Self(Opener {
            reason: Some(reason),
            ..self.0
        })
    }

    async fn opens(self, w: &World, what: Opened) -> Result<(), StoreError> {
        let ctx = w.ctx();
        w.tx(move |tx| service::open_thread(tx, &ctx, &self.0, what))
            .await
    }
}

async fn told(w: &World, human: &Human, staff: bool, thread: ThreadId) -> Vec<OpeningItem> {
    let ctx = w.ctx();
    let actor = if staff { human.staff() } else { human.person() };
    w.tx(move |tx| service::openings_page(tx, &ctx, actor, thread, None, 50))
        .await
        .unwrap()
        .rows
}

async fn purposes(w: &World, owner: &Human, thread: ThreadId) -> Vec<Purpose> {
    let mut rows = told(w, owner, false, thread).await;
    rows.reverse();
    rows.into_iter().map(|row| row.purpose).collect()
}

async fn set(w: &World, by: &Clerk, thread: ThreadId, state: WorkState, claim: Option<&Clerk>) {
    let before = w.tx(move |tx| tx.threads().units(thread)).await.unwrap()[0].claimed_by;
    let change = WorkChange {
        state: Some(state),
        reason: (state == WorkState::Done).then_some(CloseReason::Answered),
        claimed_by: Some(claim.map(|clerk| clerk.pid)),
        expected_claimed_by: before,
        ..change()
    };
    work::set(w, by, thread, change).await;
}

struct Case {
    owner: Human,
    one: Clerk,
    two: Clerk,
    thread: ThreadId,
}

impl Case {
    async fn new(w: &World) -> Self {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let (one, two) = (
            w.clerk(&[("pflege", RW)]).await,
            w.clerk(&[("pflege", RW)]).await,
        );
        let thread = w.thread(&owner, "pflege").await;
        Self {
            owner,
            one,
            two,
            thread,
        }
    }
}

both! {
    async fn one_entry_for_a_session_and_a_quarter_of_an_hour(w: World) {
        let c = Case::new(w).await;
        let what = Opened::Thread(c.thread);
        let desk = Desk::of(&c.one);
        desk.opens(w, what).await.unwrap();
        desk.opens(w, what).await.unwrap();
        assert_eq!(purposes(w, &c.owner, c.thread).await.len(), 1);
        // The time runs from the entry: reading on does not make it longer.
        w.advance(OPENING_LASTS.as_secs() - 1);
        desk.opens(w, what).await.unwrap();
        assert_eq!(purposes(w, &c.owner, c.thread).await.len(), 1);
        w.advance(1);
        desk.opens(w, what).await.unwrap();
        assert_eq!(purposes(w, &c.owner, c.thread).await.len(), 2);
        // Another session of hers is another opening, and so is a colleague.
        Desk::of(&c.one).opens(w, what).await.unwrap();
        w.advance(1);
        Desk::of(&c.two).opens(w, what).await.unwrap();
        let rows = told(w, &c.owner, false, c.thread).await;
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[0].by, c.two.pid);
        assert!(rows.iter().all(|row| row.unit == dept("pflege") && row.attachment.is_none()));
    }
}

both! {
    async fn what_somebody_else_has_opens_for_a_reason_only(w: World) {
        let c = Case::new(w).await;
        let what = Opened::Thread(c.thread);
        set(w, &c.one, c.thread, WorkState::Open, Some(&c.one)).await;
        Desk::of(&c.one).opens(w, what).await.unwrap();
        let desk = Desk::of(&c.two);
        assert_eq!(desk.opens(w, what).await, Err(StoreError::ReasonRequired));
        // "Work" is what is written down where no reason is needed; it is none.
        assert_eq!(desk.because(Purpose::Work).opens(w, what).await, Err(StoreError::ReasonRequired));
        assert_eq!(purposes(w, &c.owner, c.thread).await, [Purpose::Work]);
        w.advance(1);
        desk.because(Purpose::Deputy).opens(w, what).await.unwrap();
        // For this opening it holds; for the next one it is asked anew.
        desk.opens(w, what).await.unwrap();
        assert_eq!(purposes(w, &c.owner, c.thread).await, [Purpose::Work, Purpose::Deputy]);
        w.advance(OPENING_LASTS.as_secs());
        assert_eq!(desk.opens(w, what).await, Err(StoreError::ReasonRequired));
        // Nobody else profits from it.
        desk.because(Purpose::Quality).opens(w, what).await.unwrap();
        assert_eq!(Desk::of(&c.two).opens(w, what).await, Err(StoreError::ReasonRequired));
    }
}

both! {
    async fn whoever_has_it_open_keeps_it_until_the_opening_ends_when_a_colleague_takes_it(w: World) {
        let c = Case::new(w).await;
        let what = Opened::Thread(c.thread);
        let desk = Desk::of(&c.two);
        desk.opens(w, what).await.unwrap();
        set(w, &c.one, c.thread, WorkState::Open, Some(&c.one)).await;
        // She may be writing: she is told who has it now, and her text stays on the screen.
        w.advance(OPENING_LASTS.as_secs() - 1);
        desk.opens(w, what).await.unwrap();
        w.advance(1);
        assert_eq!(desk.opens(w, what).await, Err(StoreError::ReasonRequired));
        assert_eq!(purposes(w, &c.owner, c.thread).await, [Purpose::Work]);
        set(w, &c.one, c.thread, WorkState::New, None).await;
        desk.opens(w, what).await.unwrap();
    }
}

both! {
    async fn what_is_done_opens_for_whoever_did_it_and_else_for_a_reason(w: World) {
        let c = Case::new(w).await;
        let what = Opened::Thread(c.thread);
        let desk = Desk::of(&c.two);
        desk.opens(w, what).await.unwrap();
        set(w, &c.two, c.thread, WorkState::Done, None).await;
        // Whoever has it on her screen while she finishes it reads on.
        desk.opens(w, what).await.unwrap();
        w.advance(OPENING_LASTS.as_secs());
        assert_eq!(desk.opens(w, what).await, Err(StoreError::ReasonRequired));
        set(w, &c.one, c.thread, WorkState::Done, Some(&c.one)).await;
        assert_eq!(desk.opens(w, what).await, Err(StoreError::ReasonRequired));
        Desk::of(&c.one).opens(w, what).await.unwrap();
        desk.because(Purpose::Complaint).opens(w, what).await.unwrap();
    }
}

both! {
    async fn what_a_browser_reads_for_its_search_is_on_record_as_that_and_is_no_reason(w: World) {
        let c = Case::new(w).await;
        let what = Opened::Thread(c.thread);
        let desk = Desk::of(&c.two);
        let browser = desk.because(Purpose::Search);
        browser.opens(w, what).await.unwrap();
        w.advance(1);
        // Whoever looks opens it, and what the browser reads then is the same opening.
        desk.opens(w, what).await.unwrap();
        browser.opens(w, what).await.unwrap();
        assert_eq!(purposes(w, &c.owner, c.thread).await, [Purpose::Search, Purpose::Work]);
        set(w, &c.one, c.thread, WorkState::Open, Some(&c.one)).await;
        w.advance(OPENING_LASTS.as_secs());
        assert_eq!(browser.opens(w, what).await, Err(StoreError::ReasonRequired));
        assert_eq!(Desk::of(&c.two).because(Purpose::Search).opens(w, what).await, Err(StoreError::ReasonRequired));
    }
}

both! {
    async fn an_attachment_opens_its_thread_and_is_an_entry_of_its_own(w: World) {
        let c = Case::new(w).await;
        let aid = AttachmentId::new(Uuid::new_v4());
        let what = Opened::Attachment(c.thread, aid);
        let desk = Desk::of(&c.one);
        desk.opens(w, what).await.unwrap();
        desk.opens(w, what).await.unwrap();
        let rows = told(w, &c.owner, false, c.thread).await;
        let mut items: Vec<_> = rows.iter().map(|row| row.attachment).collect();
        items.sort();
        assert_eq!(items, [None, Some(aid)]);
        set(w, &c.one, c.thread, WorkState::Open, Some(&c.one)).await;
        assert_eq!(Desk::of(&c.two).opens(w, what).await, Err(StoreError::ReasonRequired));
    }
}

both! {
    async fn persons_read_unwatched_and_strangers_learn_nothing(w: World) {
        let c = Case::new(w).await;
        w.unit("reha").await;
        let (stranger, elsewhere) = (w.insured().await, w.clerk(&[("reha", RW)]).await);
        let what = Opened::Thread(c.thread);
        let person = Desk(Opener { actor: c.owner.person(), ..Desk::of(&c.one).0 });
        person.opens(w, what).await.unwrap();
        assert!(told(w, &c.owner, false, c.thread).await.is_empty());
        assert_eq!(Desk::of(&elsewhere).opens(w, what).await, Err(StoreError::Absent));
        assert_eq!(Desk::of(&elsewhere).because(Purpose::Deputy).opens(w, what).await, Err(StoreError::Absent));
        for actor in [stranger.person(), elsewhere.staff()] {
            let ctx = w.ctx();
            let thread = c.thread;
            let page = w.tx(move |tx| service::openings_page(tx, &ctx, actor, thread, None, 50)).await;
            assert_eq!(page, Err(StoreError::Absent));
        }
    }
}

both! {
    async fn the_list_comes_in_pages_newest_first_and_the_table_of_the_open_ones_is_swept(w: World) {
        let c = Case::new(w).await;
        let what = Opened::Thread(c.thread);
        for _ in 0..5 {
            Desk::of(&c.one).opens(w, what).await.unwrap();
            w.advance(60);
        }
        let (mut before, mut seen) = (None, Vec::new());
        loop {
            let (ctx, actor, thread) = (w.ctx(), c.owner.person(), c.thread);
            let page = w.tx(move |tx| service::openings_page(tx, &ctx, actor, thread, before, 2)).await.unwrap();
            seen.extend(page.rows.into_iter().map(|row| row.at));
            before = page.next.map(|next| next.to_string().parse().unwrap());
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 5);
        assert!(seen.is_sorted_by(|a, b| a > b), "{seen:?}");
        w.clock.advance(Duration::from_secs(3_600));
        let ctx = w.ctx();
        let purged = w.tx(move |tx| service::purge_expired(tx, &ctx)).await.unwrap();
        assert_eq!(purged.openings, 5);
        assert_eq!(told(w, &c.one, true, c.thread).await.len(), 5, "the log keeps them");
    }
}
