// SPDX-License-Identifier: EUPL-1.2
//! The lead's figures: what lies in a unit, by age, deadline and desk, and what came in and went out by calendar day. Each case is
//! counted once, and nobody but the unit's lead gets an answer.

use mailbox::deadlines::Day;
use mailbox::ids::ThreadId;
use mailbox::model::{Actor, CloseReason, DueCounts, ResubmitReason, UnitOverview, WorkState};
use mailbox::service::{self, NewAbsence, WorkChange};
use mailbox::{StoreError, Timestamp};

use crate::support::work::{DAY, HOUR, LEAD, RW, change, claim, pflege, set};
use crate::support::{Clerk, World, both};

async fn figures(w: &World, actor: Actor, dept: &str) -> Result<UnitOverview, StoreError> {
    let (ctx, dept) = (w.ctx(), dept.parse().unwrap());
    w.store
        .read("overview", move |tx| {
            service::unit_overview(tx, &ctx, actor, &dept)
        })
        .await
}

async fn close(w: &World, clerk: &Clerk, thread: ThreadId) {
    let (state, reason) = (Some(WorkState::Done), Some(CloseReason::Phone));
    set(
        w,
        clerk,
        thread,
        WorkChange {
            state,
            reason,
            ..change()
        },
    )
    .await;
}

async fn rest(w: &World, clerk: &Clerk, thread: ThreadId) {
    let (ctx, actor) = (w.ctx(), clerk.staff());
    let day = Day::of(w.now()).unwrap().plus(2).unwrap();
    let to = Some((day, ResubmitReason::Papers));
    w.tx(move |tx| service::set_resubmission(tx, &ctx, actor, thread, &pflege(), to))
        .await
        .unwrap();
}

both! {
    async fn each_case_is_counted_once_by_state_and_desk(w: World) {
        w.unit("reha").await;
        let owner = w.insured().await;
        w.thread(&owner, "reha").await;
        w.unit("pflege").await;
        w.matter_goes_to("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let mut threads = Vec::new();
        for _ in 0..5 {
            threads.push(w.thread(&owner, "pflege").await);
        }
        claim(w, &clerk, threads[0]).await;
        claim(w, &clerk, threads[1]).await;
        w.say(&clerk, clerk.staff(), threads[1], 1).await.unwrap();
        rest(w, &lead, threads[2]).await;
        close(w, &lead, threads[3]).await;
        let seen = figures(w, lead.staff(), "pflege").await.unwrap();
        let all = seen.all;
        assert_eq!((all.new, all.open, all.waiting, all.resting), (1, 1, 1, 1));
        assert_eq!(all.cases(), 4, "what is done is none, and what is another unit's");
        assert_eq!(all.ages, [3, 0, 0, 0, 0], "what is answered has no age");
        let by_desk: Vec<_> = seen.desks.iter().map(|desk| (desk.pid, desk.load.cases())).collect();
        assert_eq!(by_desk[0], (None, 2), "first what nobody has");
        assert!(by_desk.contains(&(Some(clerk.pid), 2)) && by_desk.contains(&(Some(lead.pid), 0)), "{by_desk:?}");
        assert_eq!(by_desk.len(), 3);
    }
}

both! {
    async fn ages_and_deadlines_go_by_calendar_days(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        w.thread(&owner, "pflege").await;
        // Monday, 13:00 in Berlin; the promise ends on Thursday at 16:00.
        let soon = figures(w, lead.staff(), "pflege").await.unwrap().all;
        assert_eq!(soon.promises, DueCounts { overdue: 0, today: 0, soon: 1 });
        w.advance(11 * HOUR - 1);
        assert_eq!(figures(w, lead.staff(), "pflege").await.unwrap().all.ages, [1, 0, 0, 0, 0], "a second before midnight");
        w.advance(1);
        assert_eq!(figures(w, lead.staff(), "pflege").await.unwrap().all.ages, [0, 1, 0, 0, 0]);
        w.advance(2 * DAY);
        let today = figures(w, lead.staff(), "pflege").await.unwrap().all;
        assert_eq!(today.ages, [0, 0, 1, 0, 0]);
        assert_eq!((today.promises, today.due, today.overdue), (DueCounts { overdue: 0, today: 1, soon: 0 }, 1, 0));
        w.advance(DAY);
        let late = figures(w, lead.staff(), "pflege").await.unwrap().all;
        assert_eq!((late.promises, late.due, late.overdue), (DueCounts { overdue: 1, today: 0, soon: 0 }, 0, 1));
        assert_eq!(late.statutory, DueCounts::default());
        w.advance(3 * DAY);
        assert_eq!(figures(w, lead.staff(), "pflege").await.unwrap().all.ages, [0, 0, 0, 1, 0]);
        w.advance(7 * DAY);
        assert_eq!(figures(w, lead.staff(), "pflege").await.unwrap().all.ages, [0, 0, 0, 0, 1]);
    }
}

both! {
    async fn in_and_out_stand_on_their_day_and_a_promise_on_its_week(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let (one, two) = (w.thread(&owner, "pflege").await, w.thread(&owner, "pflege").await);
        w.say(&owner, owner.person(), one, 2).await.unwrap();
        w.advance(HOUR);
        w.say(&lead, lead.staff(), one, 1).await.unwrap();
        // Nothing is owed any more: a further word is no answer, and keeps no promise.
        w.say(&lead, lead.staff(), one, 2).await.unwrap();
        close(w, &lead, one).await;
        close(w, &lead, one).await;
        w.advance(7 * DAY);
        close(w, &lead, two).await;
        let seen = figures(w, lead.staff(), "pflege").await.unwrap();
        assert_eq!((seen.days.len(), seen.weeks.len()), (28, 5));
        let filled: Vec<_> = seen.days.iter().filter(|day| day.arrived + day.answered + day.closed > 0)
            .map(|day| (day.day.to_string(), day.arrived, day.answered, day.closed)).collect();
        assert_eq!(filled, [("2026-11-23".into(), 3, 1, 1), ("2026-11-30".into(), 0, 0, 1)]);
        let weeks: Vec<_> = seen.weeks.iter().map(|week| (week.from.to_string(), week.kept, week.missed)).collect();
        assert_eq!(&weeks[3..], [("2026-11-23".into(), 1, 0), ("2026-11-30".into(), 0, 1)], "closed late is late");
        // They go when their time is over, and not before.
        w.advance(83 * DAY);
        let ctx = w.ctx();
        assert_eq!(w.tx(move |tx| service::purge_expired(tx, &ctx)).await.unwrap().tallies, 0);
        w.advance(3 * DAY);
        let ctx = w.ctx();
        assert_eq!(w.tx(move |tx| service::purge_expired(tx, &ctx)).await.unwrap().tallies, 5);
    }
}

both! {
    async fn only_the_lead_of_the_unit_gets_an_answer(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let other = w.clerk(&[("reha", LEAD), ("pflege", RW)]).await;
        assert!(figures(w, lead.staff(), "pflege").await.is_ok(), "control");
        assert!(figures(w, other.staff(), "reha").await.is_ok(), "control");
        for (actor, dept) in [
            (clerk.staff(), "pflege"), (other.staff(), "pflege"), (lead.staff(), "reha"), (lead.staff(), "none-such"),
            (owner.person(), "pflege"), (Actor::Person { pid: lead.pid }, "pflege"), (Actor::Agent, "pflege"),
        ] {
            assert_eq!(figures(w, actor, dept).await, Err(StoreError::Absent), "{actor:?} {dept}");
        }
        let (ctx, actor, gone) = (w.ctx(), lead.staff(), lead.pid);
        w.tx(move |tx| service::remove_member(tx, &ctx, actor, &pflege(), gone)).await.unwrap();
        assert_eq!(figures(w, lead.staff(), "pflege").await, Err(StoreError::Absent), "a former lead");
    }
}

both! {
    async fn a_desk_says_until_when_its_owner_is_away(w: World) {
        w.unit("pflege").await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let until = Timestamp::from_secs(w.now().secs() + 172_800);
        let (ctx, actor) = (w.ctx(), lead.staff());
        let new = NewAbsence { pid: clerk.pid, from: Timestamp::from_secs(w.now().secs() + 3600), until, deputy: None };
        w.tx(move |tx| service::put_absence(tx, &ctx, actor, &pflege(), new)).await.unwrap();
        let away = async |w: &World| {
            let seen = figures(w, lead.staff(), "pflege").await.unwrap();
            seen.desks.iter().find(|desk| desk.pid == Some(clerk.pid)).unwrap().away_until
        };
        assert_eq!(away(w).await, None, "not yet");
        w.advance(HOUR);
        assert_eq!(away(w).await, Some(until));
        w.advance(2 * DAY);
        assert_eq!(away(w).await, None, "by the clock alone");
    }
}
