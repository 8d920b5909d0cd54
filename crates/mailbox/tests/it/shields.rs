// SPDX-License-Identifier: EUPL-1.2
//! Persons whom a unit of their own answers whatever they choose, units of which nobody outside knows, and clerks who never see the threads
//! of their own insurance.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: the route not asked when a thread begins; a shielded unit among the receivers; a thread that
//! leaves its route; a barrier not asked in a list.

use mailbox::ids::{Dept, PersonId};
use mailbox::model::{Actor, Cursor, HandOver, NewRoute, ProfileItem, WorkFilter, WorkState};
use mailbox::service::{self, WorkChange, WorkQuery};
use mailbox::{Conflict, StoreError};
use protocol::statement::Right;

use crate::hand_over::{Stage, stage};
use crate::support::people::{Human, dept};
use crate::support::work::unchanged;
use crate::support::{World, both, sealed};

const RW: &[Right] = &[Right::Read, Right::Write];

impl World {
    /// The registrar's word about somebody.
    pub(crate) async fn route(
        &self,
        subject: &Human,
        seq: i64,
        to: Option<&str>,
        barred: &[&Human],
    ) {
        let new = NewRoute {
            seq,
            dept: to.map(dept),
            barred: barred.iter().map(|one| one.pid).collect(),
        };
        let (ctx, pid) = (self.ctx(), subject.pid);
        self.tx(move |tx| service::put_route(tx, &ctx, pid, &new))
            .await
            .unwrap();
    }

    async fn shields(&self, names: &[&str]) {
        let (ctx, all) = (
            self.ctx(),
            names.iter().map(|name| dept(name)).collect::<Vec<_>>(),
        );
        self.tx(move |tx| service::put_shields(tx, &ctx, &all))
            .await
            .unwrap();
    }

    /// The lines of a unit's list as a clerk sees it.
    pub(crate) async fn listed(
        &self,
        who: &Human,
        unit: &str,
        filter: WorkFilter,
    ) -> Vec<mailbox::model::ThreadRow> {
        let query = WorkQuery {
            dept: Some(dept(unit)),
            mine: false,
            standing_in_for: None,
            filter,
            after: None::<Cursor>,
            limit: 50,
        };
        let (ctx, actor) = (self.ctx(), who.staff());
        let page = self
            .store
            .read("list", move |tx| service::worklist(tx, &ctx, actor, &query));
        page.await.unwrap().rows
    }

    /// All counts that a clerk is shown of a unit: of the list's side, and those by state.
    pub(crate) async fn counted(&self, who: &Human, unit: &str) -> (u64, u64, u64) {
        let (ctx, actor, unit) = (self.ctx(), who.staff(), dept(unit));
        let counts = self.store.read("counts", move |tx| {
            let work = service::work_counts(tx, &ctx, actor)?;
            let of = work.units.iter().find(|one| one.0 == unit).map(|one| one.1);
            let own = service::units_of(tx, &ctx, actor)?;
            let state = own
                .iter()
                .find(|one| one.dept == unit)
                .map(|one| one.counts);
            Ok((of.unwrap(), state.unwrap()))
        });
        let (work, state) = counts.await.unwrap();
        (
            work.open,
            state.new + state.open + state.waiting + state.done,
            work.astray,
        )
    }

    async fn receivers(
        &self,
        who: &Human,
        thread: Option<mailbox::ids::ThreadId>,
    ) -> Result<Vec<(Dept, bool)>, StoreError> {
        let (ctx, actor) = (self.ctx(), who.staff());
        let found = self.store.read("directory", move |tx| {
            service::directory(tx, &ctx, actor, thread)
        });
        Ok(found
            .await?
            .into_iter()
            .map(|one| (one.dept, one.shield.is_some()))
            .collect())
    }
}

fn astray() -> WorkFilter {
    WorkFilter {
        astray: true,
        ..WorkFilter::default()
    }
}

fn claim(unit: &str, by: Option<PersonId>, before: Option<PersonId>) -> WorkChange {
    WorkChange {
        claimed_by: Some(by),
        expected_claimed_by: before,
        ..unchanged(dept(unit))
    }
}

/// `reha` is shielded, and answers the owner of the thread, which lies in `pflege`.
async fn shielded(w: &World) -> Stage {
    let s = stage(w).await;
    w.shields(&["reha"]).await;
    w.route(&s.owner, 1, Some("reha"), &[]).await;
    s
}

both! {
    async fn whatever_she_chooses_her_threads_begin_with_her_unit(w: World) {
        let s = stage(w).await;
        w.shields(&["reha"]).await;
        let to_reha = w.new_thread(&s.owner, "reha").await;
        let refused = w.create(s.owner.person(), &to_reha).await;
        assert_eq!(refused, Err(StoreError::Invalid("wrong-department")), "the matter is that of pflege");
        w.route(&s.owner, 1, Some("reha"), &[]).await;
        let to_pflege = w.new_thread(&s.owner, "pflege").await;
        let refused = w.create(s.owner.person(), &to_pflege).await;
        assert_eq!(refused, Err(StoreError::Invalid("wrong-department")));
        w.create(s.owner.person(), &to_reha).await.unwrap();
        assert_eq!(w.listed(&s.receiver, "reha", WorkFilter::default()).await.len(), 1);
        let before = w.counted(&s.giver, "pflege").await;
        assert_eq!(before, (1, 1, 1), "the old thread only");
        // Others are served as before, and not by the shielded unit.
        let other = w.insured().await;
        w.thread(&other, "pflege").await;
        w.route(&s.owner, 2, None, &[]).await;
        w.thread(&s.owner, "pflege").await;
    }
}

both! {
    async fn to_clerks_outside_she_is_not_there(w: World) {
        let s = shielded(w).await;
        let begun_by = |who: &Human, unit: &'static str, subject: &Human| {
            let (who, subject) = (who.clone(), subject.clone());
            async move {
                let mut new = w.new_thread(&subject, unit).await;
                let members = vec![subject.member(), w.dept_member(unit).await];
                new.epochs = vec![crate::support::epoch(
                    &who, new.thread, subject.pid, protocol::statement::Lane::Case, 1, None, members,
                )];
                new.message = w.message(
                    &who, new.thread, protocol::statement::Lane::Case, 1,
                    protocol::statement::MessageKind::Msg, 1,
                );
                w.create(who.staff(), &new).await.map(drop)
            }
        };
        let nobody = Human { pid: PersonId::from_bytes([7; 16]), ..s.owner.clone() };
        let unknown = begun_by(&s.giver, "pflege", &nobody).await;
        assert_eq!(unknown, Err(StoreError::Absent));
        assert_eq!(begun_by(&s.giver, "pflege", &s.owner).await, unknown, "as somebody who never was");
        assert_eq!(begun_by(&s.receiver, "reha", &s.owner).await, Ok(()));
        let other = w.insured().await;
        assert_eq!(begun_by(&s.giver, "pflege", &other).await, Ok(()));
        assert_eq!(begun_by(&s.receiver, "reha", &other).await, Err(StoreError::Invalid("wrong-department")));
    }
}

both! {
    async fn what_was_begun_before_is_marked_and_goes_there_alone(w: World) {
        let s = stage(w).await;
        w.unit("service").await;
        w.clerk(&[("service", RW)]).await;
        w.shields(&["reha"]).await;
        // Two units have it.
        let joint = HandOver { to: dept("service"), ..s.order(w, true, true).await };
        let joint = HandOver {
            epochs: vec![s.next(w, &s.giver, protocol::statement::Lane::Case, &["pflege", "service"]).await],
            history: vec![(protocol::statement::Lane::Case, crate::hand_over::key("service", 1))],
            ..joint
        };
        s.hand_over(w, &s.giver, joint).await.unwrap();
        assert_eq!(w.listed(&s.giver, "pflege", astray()).await, []);
        w.route(&s.owner, 1, Some("reha"), &[]).await;
        let rows = w.listed(&s.giver, "pflege", astray()).await;
        assert_eq!(rows.iter().map(|row| (row.thread, row.astray)).collect::<Vec<_>>(), [(s.thread, true)]);
        assert_eq!(w.counted(&s.giver, "pflege").await, (1, 1, 1));
        let order = s.order(w, true, true).await;
        assert_eq!(s.hand_over(w, &s.giver, order).await, Err(StoreError::Invalid("route-alone")));
        let mut order = s.order(w, false, true).await;
        order.to = dept("service");
        assert_eq!(s.hand_over(w, &s.giver, order).await, Err(StoreError::Invalid("other-route")));
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        let thread = s.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!(units.iter().map(|unit| (unit.dept.as_str(), unit.astray)).collect::<Vec<_>>(), [("reha", false)]);
        assert!(!s.sees(w, &s.giver).await);
        assert_eq!(w.counted(&s.giver, "pflege").await, (0, 0, 0));
        assert_eq!(w.listed(&s.receiver, "reha", astray()).await, []);
        // It does not leave again while the route holds.
        let back = HandOver { from: dept("reha"), to: dept("pflege"), ..s.order(w, false, true).await };
        assert_eq!(s.hand_over(w, &s.receiver, back).await, Err(StoreError::Invalid("other-route")));
    }
}

both! {
    async fn nobody_outside_is_told_of_a_shielded_unit(w: World) {
        let s = shielded(w).await;
        let other = w.insured().await;
        let plain = w.thread(&other, "pflege").await;
        let offered = |names: &[(&str, bool)]| Ok(names.iter().map(|(name, shield)| (dept(name), *shield)).collect::<Vec<_>>());
        assert_eq!(w.receivers(&s.giver, None).await, offered(&[("pflege", false)]));
        assert_eq!(w.receivers(&s.giver, Some(plain)).await, offered(&[("pflege", false)]));
        assert_eq!(w.receivers(&s.giver, Some(s.thread)).await, offered(&[("reha", true)]));
        assert_eq!(w.receivers(&s.receiver, None).await, offered(&[("pflege", false), ("reha", false)]));
        assert_eq!(w.receivers(&s.receiver, Some(plain)).await, Err(StoreError::Absent));
        let stranger = Stage { owner: other, thread: plain, giver: s.giver.clone(), receiver: s.receiver.clone() };
        let order = stranger.order(w, false, true).await;
        let nowhere = HandOver { to: dept("leer"), ..order.clone() };
        let unknown = stranger.hand_over(w, &s.giver, nowhere).await;
        assert_eq!(unknown, Err(StoreError::Invalid("unknown-department")));
        assert_eq!(stranger.hand_over(w, &s.giver, order).await, unknown, "as a unit that never was");
        let named = |whole| async move {
            let now = w.now();
            let view = w.store.read("trust", move |tx| service::trust_view(tx, whole, now)).await.unwrap();
            view.depts.len()
        };
        assert_eq!((named(true).await, named(false).await), (2, 1));
        let told = |actor: Actor, pid: PersonId| {
            let ctx = w.ctx();
            async move {
                let route = w.store.read("route", move |tx| service::route_view(tx, &ctx, actor, pid)).await?;
                Ok::<_, StoreError>(route.map(|(dept, _)| dept))
            }
        };
        assert_eq!(told(s.owner.person(), s.owner.pid).await, Ok(Some(dept("reha"))));
        let stranger = stranger.owner;
        assert_eq!(told(stranger.person(), stranger.pid).await, Ok(None));
        assert_eq!(told(stranger.person(), s.owner.pid).await, Err(StoreError::Absent));
        assert_eq!(told(s.giver.staff(), s.owner.pid).await, Err(StoreError::Absent));
    }
}

both! {
    async fn only_her_unit_keeps_her_name_and_an_older_word_changes_nothing(w: World) {
        let s = stage(w).await;
        w.shields(&["reha"]).await;
        let profile = |name: &str| ProfileItem { pid: s.owner.pid, dept: dept(name), epoch: 1, file: sealed("who she is") };
        let put = |items: Vec<ProfileItem>| {
            let ctx = w.ctx();
            w.tx(move |tx| service::put_profiles(tx, &ctx, &items))
        };
        let kept = || {
            let pid = s.owner.pid;
            let look = w.tx(move |tx| {
                let of = |tx: &mut mailbox::Tx<'_>, name: &str| Ok::<_, StoreError>(tx.profiles().lookup(&dept(name), pid)?.is_some());
                Ok((of(tx, "pflege")?, of(tx, "reha")?))
            });
            async move { look.await.unwrap() }
        };
        put(vec![profile("pflege"), profile("reha")]).await.unwrap();
        w.route(&s.owner, 2, Some("reha"), &[]).await;
        assert_eq!(kept().await, (false, true));
        // Sealed before the registrar said so, and brought after.
        put(vec![profile("pflege")]).await.unwrap();
        assert_eq!(kept().await, (false, true));
        w.route(&s.owner, 1, None, &[]).await;
        assert_eq!(w.counted(&s.giver, "pflege").await.2, 1, "an older word");
        w.advance(1);
        w.route(&s.owner, 3, None, &[]).await;
        assert_eq!(w.counted(&s.giver, "pflege").await.2, 0);
        put(vec![profile("pflege")]).await.unwrap();
        assert_eq!(kept().await, (true, true));
        let pid = s.owner.pid.to_string();
        let trail = w.tx(move |tx| tx.audit().find_by_object("person", &pid)).await.unwrap();
        let words: Vec<_> = trail.iter().map(|row| row.action.as_str()).filter(|word| word.ends_with("route")).collect();
        assert_eq!(words, ["route", "lift-route"]);
    }
}

both! {
    async fn a_clerk_never_sees_the_threads_of_her_own_insurance(w: World) {
        let s = shielded(w).await;
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        let own = w.clerk(&[("reha", RW)]).await;
        s.set_work(w, &own, claim("reha", Some(own.pid), None)).await.unwrap();
        assert!(s.sees(w, &own).await);
        w.route(&s.owner, 2, Some("reha"), &[&own]).await;
        // What was there, and what comes.
        w.create(s.owner.person(), &w.new_thread(&s.owner, "reha").await).await.unwrap();
        assert!(!s.sees(w, &own).await);
        assert_eq!(w.listed(&own, "reha", WorkFilter::default()).await, []);
        assert_eq!(w.counted(&own, "reha").await, (0, 0, 0));
        assert_eq!(w.listed(&s.receiver, "reha", WorkFilter::default()).await.len(), 2);
        assert_eq!(w.counted(&s.receiver, "reha").await, (2, 2, 0));
        let (thread, subject) = (s.thread, s.owner.pid);
        let (units, about) = w.tx(move |tx| {
            let about = tx.inbox().page_unit(&dept("reha"), own.pid, None, Some(subject), None, 10)?;
            Ok((tx.threads().units(thread)?, about.rows))
        }).await.unwrap();
        assert_eq!((units[0].claimed_by, units[0].state), (None, WorkState::New), "hers no more");
        assert_eq!(about, []);
        let refused = s.set_work(w, &s.receiver, claim("reha", Some(own.pid), None)).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Barred)));
        w.route(&s.owner, 3, Some("reha"), &[]).await;
        assert_eq!(w.counted(&own, "reha").await, (2, 2, 0), "the link was a mistake");
    }
}

#[tokio::test]
async fn a_person_nobody_knows_is_passed_by() {
    let w = World::sqlite();
    let nobody = PersonId::from_bytes([9; 16]);
    let new = NewRoute {
        seq: 1,
        dept: Some(dept("reha")),
        barred: Vec::new(),
    };
    let ctx = w.ctx();
    w.tx(move |tx| service::put_route(tx, &ctx, nobody, &new))
        .await
        .unwrap();
    assert_eq!(w.tx(move |tx| tx.routes().lookup(nobody)).await, Ok(None));
}
