// SPDX-License-Identifier: EUPL-1.2
//! Inbox and work lists: order, pages, and that none of them scans or sorts.

use mailbox::deadlines::Day;
use mailbox::ids::PersonId;
use mailbox::model::{
    CloseReason, InboxView, ResubmitFilter, Scope, WorkFilter, WorkScope, WorkSort, WorkState,
};
use mailbox::service::{self, WorkChange};
use mailbox::store::overview::Marks;
use protocol::statement::Right;

use crate::support::{World, both};

const RW: &[Right] = &[Right::Read, Right::Write];

/// A clerk for whom there are no barriers.
fn nobody() -> PersonId {
    PersonId::from_bytes([0; 16])
}

both! {
    async fn the_inbox_is_newest_first_and_pages_do_not_overlap(w: World) {
        w.unit("pflege").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let mut threads = Vec::new();
        for i in 0..7 {
            threads.push(w.thread(&owner, "pflege").await);
            // Two of them at the same microsecond: the id decides.
            if i != 3 { w.advance(1); }
        }
        w.thread(&other, "pflege").await;
        w.advance(1);
        w.say(&owner, owner.person(), threads[2], 2).await.unwrap();
        let pid = owner.pid;
        let mut seen = Vec::new();
        let mut before = None;
        loop {
            let page = w.store.read("page", move |tx| tx.inbox().page_person(pid, pid, &Scope::All, mailbox::model::InboxView::All, before, 3)).await.unwrap();
            assert!(page.rows.len() <= 3);
            seen.extend(page.rows);
            before = page.next;
            if before.is_none() { break; }
        }
        assert_eq!(seen.len(), 7);
        assert_eq!(seen[0].thread, threads[2]);
        let mut ids: Vec<_> = seen.iter().map(|r| r.thread).collect();
        assert!(seen.windows(2).all(|p| (p[0].last_at, p[0].thread) > (p[1].last_at, p[1].thread)));
        ids.sort_unstable();
        threads.sort_unstable();
        assert_eq!(ids, threads);
        assert_eq!(seen[0].last_sender, Some(owner.pid));
        assert_eq!(seen[0].depts, ["pflege".parse().unwrap()]);
        assert_eq!(seen[0].state, None, "work states are the staff's");
    }
}

both! {
    async fn a_work_list_has_all_that_is_not_done_or_one_state(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let mut threads = Vec::new();
        for _ in 0..4 {
            threads.push(w.thread(&owner, "pflege").await);
            w.advance(1);
        }
        for (i, state) in [(0, WorkState::Done), (1, WorkState::Open)] {
            let (ctx, actor, thread) = (w.ctx(), clerk.staff(), threads[i]);
            let change = WorkChange { although_away: false,
                dept: "pflege".parse().unwrap(), state: Some(state),
                reason: (state == WorkState::Done).then_some(CloseReason::NoAnswer), main: None,
                claimed_by: None, expected_claimed_by: None,
            };
            w.tx(move |tx| service::set_work(tx, &ctx, actor, thread, &change)).await.unwrap();
        }
        let list = |state| {
            let page = w.store.read("page", move |tx| {
                tx.inbox().page_unit(&"pflege".parse().unwrap(), nobody(), state, None, None, 50)
            });
            async move { page.await.unwrap().rows.iter().map(|r| r.thread).collect::<Vec<_>>() }
        };
        assert_eq!(list(None).await, [threads[3], threads[2], threads[1]]);
        assert_eq!(list(Some(WorkState::Done)).await, [threads[0]]);
        assert_eq!(list(Some(WorkState::Open)).await, [threads[1]]);
        // About one person: whatever the state, and nothing of others.
        let other = w.insured().await;
        let foreign = w.thread(&other, "pflege").await;
        let about = |state, pid| {
            let page = w.store.read("page", move |tx| {
                tx.inbox().page_unit(&"pflege".parse().unwrap(), nobody(), state, Some(pid), None, 50)
            });
            async move { page.await.unwrap().rows.iter().map(|r| r.thread).collect::<Vec<_>>() }
        };
        assert_eq!(about(None, owner.pid).await, [threads[3], threads[2], threads[1], threads[0]]);
        assert_eq!(about(Some(WorkState::Open), owner.pid).await, [threads[1]]);
        assert_eq!(about(None, other.pid).await, [foreign]);
        let (ctx, actor) = (w.ctx(), clerk.staff());
        let units = w.tx(move |tx| service::units_of(tx, &ctx, actor)).await.unwrap();
        let counts = units[0].counts;
        assert_eq!((counts.new, counts.open, counts.waiting, counts.done), (3, 1, 0, 1));
        assert_eq!((units[0].epochs.len(), units[0].grants.len()), (1, 1));
    }
}

both! {
    async fn a_thread_is_dirty_when_its_department_has_a_newer_key(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        w.thread(&owner, "pflege").await;
        let dirty = || {
            let page = w.store.read("page", |tx| {
                tx.inbox().page_unit(&"pflege".parse().unwrap(), nobody(), None, None, None, 50)
            });
            async move { page.await.unwrap().rows[0].dirty_since }
        };
        assert_eq!(dirty().await, None);
        let unit = w.tx(|tx| tx.units().lookup(&"pflege".parse().unwrap())).await.unwrap().unwrap();
        let next = w.dept_epoch("pflege", 2, Some(unit.epoch_sh), &[&w.admin]);
        let attested = protocol::statement::Attested::logged(next).into_untyped();
        w.advance(5);
        let ctx = w.ctx();
        w.tx(move |tx| service::accept_statement(tx, &ctx, &attested)).await.unwrap();
        assert_eq!(dirty().await, Some(w.now()));
    }
}

/// Plans of all statements that a closure really sends.
async fn plans<F>(w: &World, mut work: F) -> Vec<(String, String)>
where
    F: FnMut(&mut mailbox::Tx<'_>) -> Result<(), mailbox::StoreError> + Send + 'static,
{
    w.store
        .read("explain", move |tx| {
            let sent = tx.trace(&mut work)?;
            let mut plans = Vec::new();
            for sql in sent {
                let plan = tx.explain(&sql)?.join("\n");
                plans.push((sql, plan));
            }
            Ok(plans)
        })
        .await
        .unwrap()
}

fn scans_or_sorts(plan: &str) -> bool {
    plan.contains("SCAN") || plan.contains("USE TEMP B-TREE FOR ORDER BY")
}

/// Every order alone, and every filter in the order of deadlines.
fn filters() -> Vec<WorkFilter> {
    let plain = WorkFilter::default();
    let only = |change: fn(&mut WorkFilter)| {
        let mut filter = WorkFilter::default();
        change(&mut filter);
        filter
    };
    vec![
        plain,
        only(|f| f.state = Some(WorkState::New)),
        only(|f| f.state = Some(WorkState::Waiting)),
        only(|f| f.state = Some(WorkState::Done)),
        only(|f| f.free = true),
        only(|f| f.overdue = true),
        only(|f| f.due_before = Some(mailbox::Timestamp::from_secs(1))),
        only(|f| f.resubmission = Some(ResubmitFilter::Due)),
        only(|f| f.resubmission = Some(ResubmitFilter::All)),
        only(|f| f.matter = Some("pflege".parse().unwrap())),
        only(|f| f.class = Some(protocol::statement::MessageClass::Normal)),
        only(|f| f.astray = true),
        only(|f| f.disputed = true),
    ]
}

/// Orders that have an index of their own in a unit; what one has claimed is one desk's, and sorted when it is not by deadline.
fn orders() -> Vec<WorkFilter> {
    [WorkSort::Age, WorkSort::Newest, WorkSort::Escalated]
        .map(|sort| WorkFilter {
            sort: Some(sort),
            ..WorkFilter::default()
        })
        .into()
}

#[tokio::test]
async fn no_list_query_scans_or_sorts() {
    let w = World::sqlite();
    w.unit("pflege").await;
    let owner = w.insured().await;
    let clerk = w.clerk(&[("pflege", RW)]).await;
    let thread = w.thread(&owner, "pflege").await;
    let (pid, actor, clerk) = (owner.pid, owner.person(), clerk.staff());
    let now = w.now();
    let cursor = Some(mailbox::model::Cursor { at: now, thread });
    let found = plans(&w, move |tx| {
        let dept = "pflege".parse().unwrap();
        tx.inbox().page_person(
            pid,
            pid,
            &Scope::All,
            mailbox::model::InboxView::All,
            None,
            50,
        )?;
        tx.inbox().page_person(
            pid,
            pid,
            &Scope::All,
            mailbox::model::InboxView::All,
            cursor,
            50,
        )?;
        for view in [
            InboxView::Inbox,
            InboxView::Unread,
            InboxView::Archive,
            InboxView::Hidden,
        ] {
            tx.inbox()
                .page_person(pid, pid, &Scope::All, view, None, 50)?;
            tx.inbox()
                .page_person(pid, pid, &Scope::All, view, cursor, 50)?;
        }
        tx.inbox().pinned(pid, pid, &Scope::All)?;
        tx.inbox().tray_counts(pid, pid, &Scope::All)?;
        tx.inbox().standings(&[thread])?;
        tx.threads().tray(thread, pid)?;
        tx.inbox().page_unit(&dept, pid, None, None, None, 50)?;
        tx.inbox().page_unit(&dept, pid, None, None, cursor, 50)?;
        tx.inbox()
            .page_unit(&dept, pid, Some(WorkState::Open), None, None, 50)?;
        tx.units().counts(&dept, pid)?;
        for scope in [
            WorkScope::Unit(dept.clone()),
            WorkScope::Claimed(pid, vec![dept.clone()]),
        ] {
            let mut wanted = filters();
            if matches!(scope, WorkScope::Unit(_)) {
                wanted.extend(orders());
            } else {
                wanted.retain(|filter| filter.state != Some(WorkState::Done));
            }
            for filter in wanted {
                tx.worklist().page(&scope, pid, &filter, None, 50, now)?;
                tx.worklist().page(&scope, pid, &filter, cursor, 50, now)?;
            }
        }
        tx.worklist().counts(&dept, pid, now, now)?;
        tx.worklist()
            .claimed_counts(pid, pid, std::slice::from_ref(&dept), now)?;
        tx.barriers().threads_of(pid)?;
        tx.barriers().recusals(thread)?;
        tx.routes().lookup(pid)?;
        tx.routes().barred(pid)?;
        tx.absences().of_unit(&dept, now)?;
        let marks = Marks {
            now,
            tomorrow: now,
            soon: now,
            ages: [now; 4],
        };
        tx.escalations().unknown(&dept, 50)?;
        tx.escalations().has_any(&dept, now)?;
        tx.overview().loads(&dept, &marks)?;
        tx.rules().of_unit(&dept)?;
        tx.rules().loads(&dept)?;
        tx.rules().hands(&dept, pid, thread)?;
        tx.rules().assignments(thread)?;
        tx.barriers().clerks_of(thread)?;
        tx.units().workers(&dept, now)?;
        tx.tallies().since(&dept, Day::of(now)?)?;
        tx.threads()
            .lookup_for(actor, thread, mailbox::model::Access::Read, now)?;
        tx.threads()
            .lookup_for(clerk, thread, mailbox::model::Access::Write, now)?;
        tx.threads().has_unread(pid, now)?;
        tx.messages()
            .page(thread, protocol::statement::Lane::Case, 0, 100)?;
        tx.messages().senders(thread)?;
        tx.security_events().page(pid, None, 50)?;
        let event = mailbox::ids::SecurityEventId::new(pid.uuid());
        let place = mailbox::model::SecurityCursor { at: now, id: event };
        tx.security_events().page(pid, Some(place), 50)?;
        let session = mailbox::ids::SessionId::new(pid.uuid());
        tx.session_devices().find(pid, &[session])?;
        tx.text_modules().of_unit(&dept)?;
        let module = mailbox::ids::TextModuleId::new(pid.uuid());
        tx.text_modules().versions(&dept, module)?;
        tx.persons().bound_staff()?;
        tx.attachments().find_by_thread(thread)?;
        tx.statements()
            .find_by_subject(mailbox::model::StatementKind::Td, "")?;
        Ok(())
    })
    .await;
    assert!(found.len() >= 20, "{found:?}");
    for (sql, plan) in found {
        assert!(plan.contains("SEARCH"), "{sql}\n{plan}");
        let sorted_anyway = sql.contains("`statement`") || sql.contains("kind = 'staff'");
        assert!(
            !plan.contains("SCAN") || sql.contains("kind = 'staff'"),
            "{sql}\n{plan}"
        );
        assert!(sorted_anyway || !scans_or_sorts(&plan), "{sql}\n{plan}");
    }
}

#[tokio::test]
async fn a_query_that_scans_is_noticed() {
    let w = World::sqlite();
    let found = plans(&w, |tx| tx.threads().all().map(drop)).await;
    assert!(
        found.iter().any(|(_, plan)| scans_or_sorts(plan)),
        "{found:?}"
    );
}

/// What has come to its end is the most of the outbox, and nobody who looks for work goes through it.
#[tokio::test]
async fn looking_for_mails_goes_by_those_that_wait_and_those_under_way() {
    let w = World::sqlite();
    let ctx = w.ctx();
    let found = plans(&w, move |tx| {
        let policy = tx.policy();
        tx.outbox().lease(64, ctx.now(), policy, &ctx).map(drop)
    })
    .await;
    let plans: Vec<&str> = found.iter().map(|(_, plan)| plan.as_str()).collect();
    let [under_way, due] = plans.as_slice() else {
        panic!("{found:?}")
    };
    assert!(
        under_way.contains("SEARCH outbox USING INDEX outbox_by_lease"),
        "{under_way}"
    );
    assert!(
        due.contains("SEARCH outbox USING INDEX outbox_due"),
        "{due}"
    );
    assert!(
        !scans_or_sorts(under_way) && !scans_or_sorts(due),
        "{found:?}"
    );
}
