// SPDX-License-Identifier: EUPL-1.2
//! Escalation: what nobody takes, and what stays late, becomes the lead's matter by the clock alone; she is told at most once a working
//! day and unit, by a row without any content. The controls are inside: a second before its moment nothing has escalated.

use mailbox::ids::ThreadId;
use mailbox::model::{CloseReason, OutboxKind, WorkFilter, WorkSort, WorkState};
use mailbox::service::{self, WorkChange, WorkQuery};

use crate::support::work::{DAY, HOUR, LEAD, RW, change, claim, pflege, set};
use crate::support::{Clerk, World, both};

/// What has escalated, in the order of the list; the count agrees.
async fn escalated(w: &World, clerk: &Clerk) -> Vec<ThreadId> {
    let (ctx, actor) = (w.ctx(), clerk.staff());
    let query = WorkQuery {
        dept: Some(pflege()),
        mine: false,
        standing_in_for: None,
        filter: WorkFilter {
            escalated: true,
            sort: Some(WorkSort::Escalated),
            ..WorkFilter::default()
        },
        after: None,
        limit: 50,
    };
    let (page, counts) = w
        .store
        .read("escalated", move |tx| {
            let page = service::worklist(tx, &ctx, actor, &query)?;
            Ok((page, service::work_counts(tx, &ctx, actor)?))
        })
        .await
        .unwrap();
    let ids: Vec<ThreadId> = page.rows.iter().map(|row| row.thread).collect();
    let count = counts.units[0].1.escalated;
    assert_eq!(count, u64::try_from(ids.len()).unwrap());
    ids
}

async fn tick(w: &World) -> bool {
    let ctx = w.ctx();
    w.tx(move |tx| service::escalate(tx, &ctx, &pflege()))
        .await
        .unwrap()
}

/// Rows for a mail about escalation to somebody, of all times.
async fn mails(w: &World, clerk: &Clerk) -> u64 {
    let pid = clerk.pid;
    let long_ago = w.now() - std::time::Duration::from_secs(365 * DAY);
    w.store
        .read("mails", move |tx| {
            let found = tx
                .outbox()
                .announced_since(pid, OutboxKind::Escalation, long_ago)?;
            Ok(found.0)
        })
        .await
        .unwrap()
}

both! {
    async fn what_nobody_takes_goes_to_the_lead_after_two_working_days(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        // Monday, 13:00 in Berlin: Wednesday, 16:00.
        let free = w.thread(&owner, "pflege").await;
        let taken = w.thread(&owner, "pflege").await;
        claim(w, &lead, taken).await;
        w.advance(2 * DAY + 3 * HOUR - 1);
        assert_eq!(escalated(w, &lead).await, []);
        w.advance(1);
        assert_eq!(escalated(w, &lead).await, [free]);
        // Whoever takes it ends it; giving it back begins nothing anew.
        claim(w, &lead, free).await;
        assert_eq!(escalated(w, &lead).await, []);
        let back = WorkChange { claimed_by: Some(None), expected_claimed_by: Some(lead.pid), ..change() };
        set(w, &lead, free, back).await;
        assert_eq!(escalated(w, &lead).await, [free]);
        w.say(&lead, lead.staff(), free, 1).await.unwrap();
        assert_eq!(escalated(w, &lead).await, [], "an answer ends it");
    }
}

both! {
    async fn what_stays_late_goes_to_the_lead_whoever_has_it(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        claim(w, &clerk, thread).await;
        // Promised until Thursday, 16:00; one working day later.
        w.advance(4 * DAY + 3 * HOUR - 1);
        assert_eq!(escalated(w, &clerk).await, []);
        w.advance(1);
        assert_eq!(escalated(w, &clerk).await, [thread]);
        let done = WorkChange { state: Some(WorkState::Done), reason: Some(CloseReason::Phone), ..change() };
        set(w, &clerk, thread, done).await;
        assert_eq!(escalated(w, &clerk).await, []);
    }
}

both! {
    async fn the_lead_is_told_once_a_working_day_and_unit(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let silent = w.clerk(&[("pflege", LEAD)]).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        w.contact(lead.pid).await;
        w.contact(clerk.pid).await;
        w.thread(&owner, "pflege").await;
        assert!(!tick(w).await, "nothing has escalated");
        w.advance(2 * DAY + 4 * HOUR);
        assert!(tick(w).await);
        w.thread(&owner, "pflege").await;
        assert!(!tick(w).await, "a second round, and another case");
        assert_eq!((mails(w, &lead).await, mails(w, &silent).await, mails(w, &clerk).await), (1, 0, 0));
        // Thursday and Friday again, while it lasts; nobody works on Saturday and Sunday.
        for told in [true, true, false, false, true] {
            w.advance(DAY);
            assert_eq!(tick(w).await, told);
            assert!(!tick(w).await);
        }
        // Told while the mail before it waits: one mail.
        assert_eq!(mails(w, &lead).await, 4);
    }
}

both! {
    async fn the_row_says_nothing_but_to_whom(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        w.contact(lead.pid).await;
        w.thread(&owner, "pflege").await;
        w.advance(3 * DAY);
        assert!(tick(w).await);
        let outbox = mailbox::OutboxStore::new(&w.store, w.ambient.clone());
        let leases = outbox.lease(10, std::time::Duration::from_secs(60)).await.unwrap();
        let lease = leases.iter().find(|lease| lease.kind == OutboxKind::Escalation).unwrap();
        assert_eq!(lease.pid, lead.pid);
        assert!(lease.staff, "the text for employees");
        assert_eq!(leases.len(), 1, "nobody else is told");
    }
}

both! {
    async fn what_was_there_before_is_looked_at_too(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let thread = w.thread(&owner, "pflege").await;
        // As the migration leaves it.
        w.tx(move |tx| tx.escalations().mark(thread, &pflege(), Some(mailbox::Timestamp::from_micros(0)))).await.unwrap();
        w.advance(3 * DAY);
        assert_eq!(escalated(w, &lead).await, []);
        tick(w).await;
        assert_eq!(escalated(w, &lead).await, [thread]);
    }
}
