// SPDX-License-Identifier: EUPL-1.2
//! Clocks of the work: what is owed since when, deadlines, Wiedervorlage by the clock alone, order and filters of the list, and
//! absences that end by themselves. The controls are inside: a second before its moment nothing has come back, and nobody's list has ended.

use mailbox::deadlines::Day;
use mailbox::ids::ThreadId;
use mailbox::model::{
    Clocks, CloseReason, LawRule, ResubmitFilter, ResubmitReason, StandIn, ThreadPage, WorkFilter,
    WorkSort, WorkState,
};
use mailbox::service::{self, NewAbsence, WorkChange, WorkQuery};
use mailbox::{Conflict, StoreError};

use crate::support::work::{DAY, HOUR, LEAD, RW, change, pflege, try_set};
use crate::support::{Clerk, World, both};

async fn clocks(w: &World, thread: ThreadId) -> Clocks {
    let found = w
        .store
        .read("clocks", move |tx| tx.threads().units(thread))
        .await
        .unwrap();
    found[0].clocks
}

fn ask(filter: WorkFilter) -> WorkQuery {
    WorkQuery {
        dept: Some(pflege()),
        mine: false,
        standing_in_for: None,
        filter,
        after: None,
        limit: 50,
    }
}

async fn page(w: &World, clerk: &Clerk, query: WorkQuery) -> Result<ThreadPage, StoreError> {
    let (ctx, actor) = (w.ctx(), clerk.staff());
    w.store
        .read("page", move |tx| service::worklist(tx, &ctx, actor, &query))
        .await
}

async fn ids(w: &World, clerk: &Clerk, query: WorkQuery) -> Vec<ThreadId> {
    page(w, clerk, query)
        .await
        .unwrap()
        .rows
        .iter()
        .map(|row| row.thread)
        .collect()
}

async fn rest(w: &World, clerk: &Clerk, thread: ThreadId, days: i32) -> Result<(), StoreError> {
    let (ctx, actor) = (w.ctx(), clerk.staff());
    let day = Day::of(w.now()).unwrap().plus(days).unwrap();
    let to = Some((day, ResubmitReason::Papers));
    w.tx(move |tx| service::set_resubmission(tx, &ctx, actor, thread, &pflege(), to))
        .await
}

async fn law(
    w: &World,
    clerk: &Clerk,
    thread: ThreadId,
    to: Option<(LawRule, i32)>,
) -> Result<(), StoreError> {
    let (ctx, actor) = (w.ctx(), clerk.staff());
    let today = Day::of(w.now()).unwrap();
    let to = to.map(|(rule, days)| (rule, today.plus(days).unwrap()));
    w.tx(move |tx| service::set_statutory(tx, &ctx, actor, thread, &pflege(), to))
        .await
}

async fn away(
    w: &World,
    by: &Clerk,
    who: &Clerk,
    hours: (u64, u64),
    deputy: Option<&Clerk>,
) -> Result<mailbox::ids::AbsenceId, StoreError> {
    let (ctx, actor) = (w.ctx(), by.staff());
    let now = w.now();
    let new = NewAbsence {
        pid: who.pid,
        from: now + std::time::Duration::from_secs(hours.0 * HOUR),
        until: now + std::time::Duration::from_secs(hours.1 * HOUR),
        deputy: deputy.map(|clerk| clerk.pid),
    };
    w.tx(move |tx| service::put_absence(tx, &ctx, actor, &pflege(), new))
        .await
}

both! {
    async fn an_answer_clears_the_promise_and_never_the_statutory_clock(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let asked = w.now();
        let thread = w.thread(&owner, "pflege").await;
        w.advance(DAY);
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        let first = clocks(w, thread).await;
        assert_eq!(first.owed_since, Some(asked), "the oldest one counts");
        assert_eq!(first.promise.unwrap().days, 3);
        // Neither claim nor state changes anything.
        try_set(w, &clerk, thread, WorkChange { claimed_by: Some(Some(clerk.pid)), state: Some(WorkState::Waiting), ..change() }).await.unwrap();
        assert_eq!(clocks(w, thread).await, first);
        law(w, &clerk, thread, Some((LawRule::FiveWeeks, -2))).await.unwrap();
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        let after = clocks(w, thread).await;
        assert_eq!((after.owed_since, after.promise), (None, None));
        assert_eq!(after.law.unwrap().rule, LawRule::FiveWeeks);
        assert_eq!(after.late_at(), after.law.map(|law| law.at));
        // Only a clerk ends it.
        law(w, &clerk, thread, None).await.unwrap();
        assert_eq!(clocks(w, thread).await.law, None);
        let future = law(w, &clerk, thread, Some((LawRule::ThreeWeeks, 1))).await;
        assert_eq!(future, Err(StoreError::Invalid("bad-day")));
    }
}

both! {
    async fn closing_settles_what_was_owed_and_the_next_message_counts_from_itself(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        try_set(w, &clerk, thread, WorkChange { state: Some(WorkState::Done), reason: Some(CloseReason::Answered), ..change() }).await.unwrap();
        w.advance(9 * DAY);
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        assert_eq!(clocks(w, thread).await.owed_since, Some(w.now()));
    }
}

both! {
    async fn a_wiedervorlage_rests_until_its_day_and_comes_back_by_the_clock(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let (a, b) = (w.thread(&owner, "pflege").await, w.thread(&owner, "pflege").await);
        assert_eq!(rest(w, &clerk, a, 0).await, Err(StoreError::Invalid("bad-day")));
        assert_eq!(rest(w, &clerk, a, 400).await, Err(StoreError::Invalid("bad-day")));
        rest(w, &clerk, a, 2).await.unwrap();
        let all = || ask(WorkFilter::default());
        let due = || ask(WorkFilter { resubmission: Some(ResubmitFilter::Due), ..WorkFilter::default() });
        let every = || ask(WorkFilter { resubmission: Some(ResubmitFilter::All), ..WorkFilter::default() });
        assert_eq!(ids(w, &clerk, all()).await, [b]);
        assert_eq!(ids(w, &clerk, due()).await, []);
        assert_eq!(ids(w, &clerk, every()).await, [a]);
        // To the second: a moment before midnight it rests.
        let begins = Day::of(w.now()).unwrap().plus(2).unwrap().begins().unwrap();
        w.clock.set(begins - std::time::Duration::from_secs(1));
        assert_eq!(ids(w, &clerk, all()).await, [b]);
        w.advance(1);
        assert_eq!(ids(w, &clerk, due()).await, [a]);
        let mut both = ids(w, &clerk, all()).await;
        both.sort_unstable();
        let mut wanted = [a, b];
        wanted.sort_unstable();
        assert_eq!(both, wanted);
        // A new message of the person ends the rest of the other one.
        rest(w, &clerk, b, 5).await.unwrap();
        assert_eq!(ids(w, &clerk, all()).await, [a]);
        w.say(&owner, owner.person(), b, 2).await.unwrap();
        assert!(ids(w, &clerk, all()).await.contains(&b));
        // The last day of a statutory deadline is never hidden.
        law(w, &clerk, a, Some((LawRule::ThreeWeeks, -10))).await.unwrap();
        rest(w, &clerk, a, 100).await.unwrap();
        assert!(!ids(w, &clerk, all()).await.contains(&a));
        w.advance(12 * DAY);
        assert!(ids(w, &clerk, all()).await.contains(&a));
    }
}

both! {
    async fn the_list_is_in_the_order_of_deadlines_and_its_filters_are_the_servers(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let mut threads = Vec::new();
        for _ in 0..5 {
            threads.push(w.thread(&owner, "pflege").await);
            w.advance(DAY);
        }
        // Answered: no deadline, last. Statutory: three weeks from ten days ago, before nothing else.
        w.say(&clerk, clerk.staff(), threads[0], 1).await.unwrap();
        law(w, &clerk, threads[4], Some((LawRule::ThreeWeeks, -20))).await.unwrap();
        let by = |sort| ask(WorkFilter { sort, ..WorkFilter::default() });
        let due = ids(w, &clerk, by(None)).await;
        assert_eq!(due.last(), Some(&threads[0]));
        assert_eq!(due.len(), 5);
        let age = ids(w, &clerk, by(Some(WorkSort::Age))).await;
        assert_eq!(age, [threads[1], threads[2], threads[3], threads[4], threads[0]]);
        let newest = ids(w, &clerk, by(Some(WorkSort::Newest))).await;
        assert_eq!(newest, [threads[0], threads[4], threads[3], threads[2], threads[1]]);
        // Pages of two, in every order: the same lines, none twice.
        for (sort, whole) in [(None, &due), (Some(WorkSort::Age), &age), (Some(WorkSort::Newest), &newest)] {
            let mut seen = Vec::new();
            let mut query = WorkQuery { limit: 2, ..by(sort) };
            loop {
                let found = page(w, &clerk, query.clone()).await.unwrap();
                seen.extend(found.rows.iter().map(|row| row.thread));
                query.after = found.next;
                if query.after.is_none() { break; }
            }
            assert_eq!(&seen, whole, "{sort:?}");
        }
        try_set(w, &clerk, threads[2], WorkChange { claimed_by: Some(Some(clerk.pid)), state: Some(WorkState::Open), ..change() }).await.unwrap();
        let free = ids(w, &clerk, ask(WorkFilter { free: true, ..WorkFilter::default() })).await;
        assert!(!free.contains(&threads[2]) && free.len() == 4);
        assert_eq!(ids(w, &clerk, WorkQuery { dept: None, mine: true, ..ask(WorkFilter::default()) }).await, [threads[2]]);
        assert_eq!(ids(w, &clerk, ask(WorkFilter { state: Some(WorkState::Open), ..WorkFilter::default() })).await, [threads[2]]);
        assert_eq!(ids(w, &clerk, ask(WorkFilter { matter: Some("gibtsnicht".parse().unwrap()), ..WorkFilter::default() })).await, []);
        w.advance(30 * DAY);
        let late = ids(w, &clerk, ask(WorkFilter { overdue: true, ..WorkFilter::default() })).await;
        assert_eq!(late.len(), 4, "all but the answered one");
        let (ctx, actor) = (w.ctx(), clerk.staff());
        let counts = w.tx(move |tx| service::work_counts(tx, &ctx, actor)).await.unwrap();
        assert_eq!(counts.own.mine, 1);
        let unit = counts.units[0].1;
        assert_eq!((unit.open, unit.free, unit.waiting, unit.overdue), (5, 4, 1, 4));
        // Not hers, not there: neither unit nor list.
        let stranger = w.clerk(&[]).await;
        assert_eq!(page(w, &stranger, by(None)).await, Err(StoreError::Absent));
    }
}

both! {
    async fn the_list_of_an_absent_colleague_ends_with_the_absence(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let a = w.clerk(&[("pflege", RW)]).await;
        let b = w.clerk(&[("pflege", RW)]).await;
        let c = w.clerk(&[("pflege", LEAD)]).await;
        let thread = w.thread(&owner, "pflege").await;
        try_set(w, &a, thread, WorkChange { claimed_by: Some(Some(a.pid)), ..change() }).await.unwrap();
        let hers = |pid| WorkQuery { standing_in_for: Some(pid), ..ask(WorkFilter::default()) };
        assert_eq!(page(w, &b, hers(a.pid)).await, Err(StoreError::Absent), "nobody is away");
        // Of others only with right grant, and only members of the unit.
        assert_eq!(away(w, &b, &a, (0, 48), Some(&b)).await, Err(StoreError::Forbidden));
        assert_eq!(away(w, &a, &a, (0, 48), Some(&a)).await, Err(StoreError::Invalid("deputy-self")));
        assert_eq!(away(w, &a, &a, (48, 24), Some(&b)).await, Err(StoreError::Invalid("bad-dates")));
        let stranger = w.clerk(&[]).await;
        assert_eq!(away(w, &a, &a, (0, 48), Some(&stranger)).await, Err(StoreError::Invalid("not-a-member")));
        away(w, &a, &a, (0, 48), Some(&b)).await.unwrap();
        assert_eq!(ids(w, &b, hers(a.pid)).await, [thread]);
        assert_eq!(page(w, &c, hers(a.pid)).await, Err(StoreError::Absent));
        // The deputy is away, too: his deputy has both lists, and only as long.
        away(w, &c, &b, (0, 24), Some(&c)).await.unwrap();
        assert_eq!(page(w, &b, hers(a.pid)).await, Err(StoreError::Absent));
        assert_eq!(ids(w, &c, hers(a.pid)).await, [thread]);
        w.advance(24 * HOUR - 1);
        assert_eq!(ids(w, &c, hers(a.pid)).await, [thread]);
        w.advance(1);
        assert_eq!(page(w, &c, hers(a.pid)).await, Err(StoreError::Absent), "he is back");
        assert_eq!(ids(w, &b, hers(a.pid)).await, [thread]);
        // A case for somebody away is given on purpose only.
        let give = WorkChange { claimed_by: Some(Some(a.pid)), expected_claimed_by: Some(a.pid), ..change() };
        assert_eq!(try_set(w, &b, thread, give.clone()).await, Err(StoreError::Conflict(Conflict::Away)));
        try_set(w, &b, thread, WorkChange { although_away: true, ..give.clone() }).await.unwrap();
        w.advance(24 * HOUR);
        assert_eq!(page(w, &b, hers(a.pid)).await, Err(StoreError::Absent), "she is back");
        try_set(w, &b, thread, give).await.unwrap();
    }
}

both! {
    async fn deputies_that_stand_in_for_each_other_get_a_clear_answer(w: World) {
        w.unit("pflege").await;
        let a = w.clerk(&[("pflege", RW)]).await;
        let b = w.clerk(&[("pflege", RW)]).await;
        away(w, &a, &a, (0, 48), Some(&b)).await.unwrap();
        assert_eq!(away(w, &b, &b, (0, 24), Some(&a)).await, Err(StoreError::Conflict(Conflict::Circle)));
        // Entered one after the other for later, the circle closes by the clock.
        let id = away(w, &b, &b, (47, 50), None).await.unwrap();
        let views = |actor| {
            let ctx = w.ctx();
            w.store.read("absences", move |tx| service::absences(tx, &ctx, actor, &pflege()))
        };
        let found = views(a.staff()).await.unwrap();
        assert_eq!(found.len(), 2);
        assert!(found.iter().any(|view| view.stand_in == StandIn::Colleague(b.pid)));
        w.advance(47 * HOUR);
        let found = views(a.staff()).await.unwrap();
        assert!(found.iter().all(|view| view.stand_in == StandIn::Nobody));
        let (ctx, actor) = (w.ctx(), b.staff());
        w.tx(move |tx| service::end_absence(tx, &ctx, actor, &pflege(), id)).await.unwrap();
        assert_eq!(views(a.staff()).await.unwrap().len(), 1);
        w.advance(200 * DAY);
        let ctx = w.ctx();
        let gone = w.tx(move |tx| service::purge_expired(tx, &ctx)).await.unwrap();
        assert_eq!(gone.absences, 2);
    }
}
