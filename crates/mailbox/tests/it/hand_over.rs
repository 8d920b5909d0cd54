// SPDX-License-Identifier: EUPL-1.2
//! A case goes to another unit, between legal entities, and is closed with a reason.
//!
//! Negative controls, each seen red and restored: history not compared with the epochs; `removed_at` not set for the giving unit; notes not held
//! back; the entity not asked; a duplicate of a duplicate taken; departments changed beside a message (`threads.rs`).

use mailbox::ids::ThreadId;
use mailbox::model::{
    Access, AcrossReason, CloseReason, Entity, HandOver, HandOverReason, Member, NewEpoch,
    NewGrant, ProfileItem, Receiving, RequestKind, WorkState,
};
use mailbox::service::{self, WorkChange};
use mailbox::{Ciphertext, Conflict, StoreError};
use protocol::statement::{Lane, Member as EpochMember, MessageKind, Right};

use crate::support::people::{Human, dept};
use crate::support::statements::{org, sealed};
use crate::support::{World, both, cleared, epoch};

const RW: &[Right] = &[Right::Read, Right::Write];

pub(crate) struct Stage {
    pub(crate) owner: Human,
    pub(crate) giver: Human,
    pub(crate) receiver: Human,
    pub(crate) thread: ThreadId,
}

/// A thread in `pflege`, with a note; `reha` has a clerk.
pub(crate) async fn stage(w: &World) -> Stage {
    w.unit("pflege").await;
    w.unit("reha").await;
    let owner = w.insured().await;
    let giver = w.clerk(&[("pflege", RW)]).await;
    let receiver = w.clerk(&[("reha", RW)]).await;
    let thread = w.thread(&owner, "pflege").await;
    Stage {
        owner,
        giver,
        receiver,
        thread,
    }
}

impl Stage {
    pub(crate) async fn next(&self, w: &World, by: &Human, lane: Lane, depts: &[&str]) -> NewEpoch {
        let thread = self.thread;
        let head = w.tx(move |tx| tx.lanes().lookup(thread, lane)).await;
        let head = head.unwrap();
        let mut members: Vec<EpochMember> = Vec::new();
        if lane == Lane::Case {
            members.push(self.owner.member());
        }
        for name in depts {
            members.push(w.dept_member(name).await);
        }
        let number = head.as_ref().map_or(1, |h| h.epoch + 1);
        let prev = head.map(|h| h.epoch_sh);
        epoch(by, thread, self.owner.pid, lane, number, prev, members)
    }

    /// What an honest client of `pflege` brings to hand the thread to `reha`.
    pub(crate) async fn order(&self, w: &World, stays: bool, notes: bool) -> HandOver {
        let depts: &[&str] = if stays {
            &["pflege", "reha"]
        } else {
            &["reha"]
        };
        let mut epochs = Vec::new();
        let mut history = Vec::new();
        for lane in [Lane::Case, Lane::Internal] {
            let thread = self.thread;
            let head = w
                .tx(move |tx| tx.lanes().lookup(thread, lane))
                .await
                .unwrap();
            let Some(head) = head else { continue };
            epochs.push(self.next(w, &self.giver, lane, depts).await);
            if lane == Lane::Case || notes {
                history.extend((1..=head.epoch).map(|epoch| (lane, key("reha", epoch))));
            }
        }
        HandOver {
            from: dept("pflege"),
            to: dept("reha"),
            stays,
            notes,
            reason: HandOverReason::OtherTopic,
            across: None,
            epochs,
            history,
            gaps: Vec::new(),
        }
    }

    pub(crate) async fn hand_over(
        &self,
        w: &World,
        by: &Human,
        order: HandOver,
    ) -> Result<(), StoreError> {
        let (ctx, thread, actor) = (w.ctx(), self.thread, by.staff());
        let keys = w.store.keys().lookup(&[thread]).await?;
        w.tx(move |tx| service::hand_over(tx, &ctx, &org(), &keys, actor, thread, &order))
            .await
    }

    pub(crate) async fn sees(&self, w: &World, who: &Human) -> bool {
        let (actor, thread, now) = (who.staff(), self.thread, w.now());
        let look = w.store.read("look", move |tx| {
            tx.threads().lookup_for(actor, thread, Access::Read, now)
        });
        look.await.unwrap().is_some()
    }

    async fn note(&self, w: &World, by: &Human, n: u64, epoch: Option<NewEpoch>) {
        let number = epoch.as_ref().map_or(1, |e| e.stmt.payload().epoch);
        let message = w.message(
            by,
            self.thread,
            Lane::Internal,
            number,
            MessageKind::Note,
            n,
        );
        let new = Receiving { epoch, message };
        w.send(by.staff(), self.thread, new).await.unwrap();
    }

    async fn fetched(&self, w: &World, who: &Human, lane: Lane) -> Vec<u64> {
        let (ctx, actor, thread) = (w.ctx(), who.staff(), self.thread);
        let page = w.store.read("page", move |tx| {
            service::messages_page(tx, &ctx, actor, &cleared(), thread, lane, 0, 50)
        });
        page.await.unwrap().iter().map(|item| item.idx).collect()
    }

    pub(crate) async fn set_work(
        &self,
        w: &World,
        by: &Human,
        change: WorkChange,
    ) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (w.ctx(), by.staff(), self.thread);
        w.tx(move |tx| service::set_work(tx, &ctx, actor, thread, &change))
            .await
    }
}

pub(crate) fn key(name: &str, epoch: u64) -> NewGrant {
    NewGrant {
        epoch,
        member: Member::Unit {
            dept: dept(name),
            epoch: 1,
        },
        file: Ciphertext::grant(sealed(&format!("key of {epoch} for {name}"))).unwrap(),
    }
}

fn close(reason: Option<CloseReason>, main: Option<ThreadId>) -> WorkChange {
    WorkChange {
        dept: dept("pflege"),
        state: Some(WorkState::Done),
        reason,
        main,
        claimed_by: None,
        although_away: false,
        expected_claimed_by: None,
    }
}

both! {
    async fn the_next_unit_gets_everything_and_the_old_one_nothing_more(w: World) {
        let s = stage(w).await;
        s.set_work(w, &s.giver, WorkChange {
            state: None, reason: None, claimed_by: Some(Some(s.giver.pid)), ..close(None, None)
        }).await.unwrap();
        let came = w.now();
        w.advance(3 * 86_400);
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        assert!(!s.sees(w, &s.giver).await);
        assert!(s.sees(w, &s.receiver).await);
        assert_eq!(s.fetched(w, &s.receiver, Lane::Case).await, [1]);
        let (thread, receiver) = (s.thread, s.receiver.pid);
        let (units, row) = w.tx(move |tx| {
            let page = tx.inbox().page_unit(&dept("reha"), receiver, None, None, None, 10)?;
            Ok((tx.threads().units(thread)?, page.rows))
        }).await.unwrap();
        assert_eq!(units.len(), 1);
        assert_eq!((units[0].state, units[0].claimed_by), (WorkState::New, None));
        assert_eq!(row[0].last_at, came, "it is as old as it was");
        // Keys of all epochs are there for the unit that got it.
        let (ctx, actor) = (w.ctx(), s.receiver.staff());
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let view = w.store.read("view", move |tx| {
            service::thread_view(tx, &ctx, &keys, actor, thread)
        }).await.unwrap();
        assert!(view.lanes[0].epochs.iter().all(|epoch| epoch.grants.len() == 1));
        assert_eq!(view.hand_overs.len(), 1);
        assert_eq!((view.hand_overs[0].epoch, view.hand_overs[0].by), (2, s.giver.pid));
        // What the person writes next reaches the new unit, in the epoch that the hand-over made.
        let message = w.message(&s.owner, thread, Lane::Case, 2, MessageKind::Msg, 2);
        w.send(s.owner.person(), thread, Receiving { epoch: None, message }).await.unwrap();
        assert_eq!(s.fetched(w, &s.receiver, Lane::Case).await, [1, 2]);
        let trail = w.tx(move |tx| tx.audit().find_by_object("thread", &thread.to_string())).await;
        let word = trail.unwrap().into_iter().find(|row| row.action == "hand-over").unwrap();
        assert_eq!(word.reason.as_deref(), Some("other-topic"));
    }
}

both! {
    async fn of_two_who_hand_it_on_at_once_one_wins_and_nothing_is_half_done(w: World) {
        let s = stage(w).await;
        w.unit("service").await;
        w.clerk(&[("service", RW)]).await;
        let second = w.clerk(&[("pflege", RW)]).await;
        let first = s.order(w, true, true).await;
        let mut other = s.order(w, true, true).await;
        other.to = dept("service");
        other.epochs = vec![s.next(w, &second, Lane::Case, &["pflege", "service"]).await];
        other.history = vec![(Lane::Case, key("service", 1))];
        s.hand_over(w, &s.giver, first).await.unwrap();
        let refused = s.hand_over(w, &second, other).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Epoch)));
        let thread = s.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        let names: Vec<String> = units.iter().map(|unit| unit.dept.to_string()).collect();
        assert_eq!(names, ["pflege", "reha"]);
        // Whoever comes when the unit is out already sees nothing.
        let order = HandOver { from: dept("pflege"), to: dept("service"), ..s.order(w, false, true).await };
        assert_eq!(s.hand_over(w, &s.receiver, order).await, Err(StoreError::Absent));
    }
}

both! {
    async fn a_message_in_the_old_epoch_comes_too_late_and_is_made_anew(w: World) {
        let s = stage(w).await;
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        let late = w.message(&s.owner, s.thread, Lane::Case, 1, MessageKind::Msg, 2);
        let refused = w.send(s.owner.person(), s.thread, Receiving { epoch: None, message: late });
        assert_eq!(refused.await, Err(StoreError::Conflict(Conflict::Epoch)));
        let again = w.message(&s.owner, s.thread, Lane::Case, 2, MessageKind::Msg, 2);
        w.send(s.owner.person(), s.thread, Receiving { epoch: None, message: again }).await.unwrap();
        // Neither the person nor anybody else brings the old unit in again beside a message.
        let back = s.next(w, &s.owner, Lane::Case, &["pflege", "reha"]).await;
        let message = w.message(&s.owner, s.thread, Lane::Case, 3, MessageKind::Msg, 3);
        let refused = w.send(s.owner.person(), s.thread, Receiving { epoch: Some(back), message });
        assert_eq!(refused.await, Err(StoreError::Invalid("departments-changed")));
    }
}

both! {
    async fn what_does_not_fit_is_refused_by_name_and_changes_nothing(w: World) {
        let s = stage(w).await;
        w.unit("leer").await;
        let good = s.order(w, false, true).await;
        let mut no_history = good.clone();
        no_history.history.clear();
        let mut for_another = good.clone();
        for_another.history = vec![(Lane::Case, key("pflege", 1))];
        let mut twice = good.clone();
        twice.gaps = vec![(Lane::Case, 1)];
        let mut other_lane = good.clone();
        other_lane.history.push((Lane::Internal, key("reha", 1)));
        let mut no_epoch = good.clone();
        no_epoch.epochs.clear();
        let mut ghost = good.clone();
        ghost.epochs = vec![s.next(w, &s.giver, Lane::Case, &["leer", "reha"]).await];
        let mut stays_silently = good.clone();
        stays_silently.epochs = vec![s.next(w, &s.giver, Lane::Case, &["pflege", "reha"]).await];
        let mut nobody = good.clone();
        nobody.to = dept("leer");
        let mut itself = good.clone();
        itself.to = dept("pflege");
        let mut across = good.clone();
        across.across = Some(AcrossReason::Asked);
        let cases = [
            (no_history, "wrong-grants"),
            (for_another, "wrong-grants"),
            (twice, "wrong-grants"),
            (other_lane, "wrong-grants"),
            (no_epoch, "wrong-lanes"),
            (ghost, "departments-changed"),
            (stays_silently, "departments-changed"),
            (nobody, "unit-empty"),
            (itself, "already-member"),
            (across, "across-not-needed"),
        ];
        for (order, name) in cases {
            assert_eq!(s.hand_over(w, &s.giver, order).await, Err(StoreError::Invalid(name)), "{name}");
        }
        let person = s.owner.person();
        let (ctx, thread, order) = (w.ctx(), s.thread, good.clone());
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let refused = w.tx(move |tx| service::hand_over(tx, &ctx, &org(), &keys, person, thread, &order));
        assert_eq!(refused.await, Err(StoreError::Absent));
        assert_eq!(s.hand_over(w, &s.receiver, good.clone()).await, Err(StoreError::Absent));
        let reader = w.clerk(&[("pflege", &[Right::Read])]).await;
        assert_eq!(s.hand_over(w, &reader, good.clone()).await, Err(StoreError::Forbidden));
        s.hand_over(w, &s.giver, good).await.unwrap();
    }
}

both! {
    async fn notes_go_along_only_if_the_clerk_says_so(w: World) {
        for along in [true, false] {
            let s = stage(w).await;
            let first = s.next(w, &s.giver, Lane::Internal, &["pflege"]).await;
            s.note(w, &s.giver, 1, Some(first)).await;
            let order = s.order(w, true, along).await;
            s.hand_over(w, &s.giver, order).await.unwrap();
            let message = w.message(&s.giver, s.thread, Lane::Internal, 2, MessageKind::Note, 2);
            w.send(s.giver.staff(), s.thread, Receiving { epoch: None, message }).await.unwrap();
            assert_eq!(s.fetched(w, &s.giver, Lane::Internal).await, [1, 2]);
            let wanted: &[u64] = if along { &[1, 2] } else { &[2] };
            assert_eq!(s.fetched(w, &s.receiver, Lane::Internal).await, wanted, "{along}");
        }
    }
}

both! {
    async fn to_another_legal_entity_it_goes_with_a_reason_on_record(w: World) {
        let s = stage(w).await;
        let ctx = w.ctx();
        let all = vec![(dept("reha"), Entity::Pflegekasse)];
        w.tx(move |tx| service::put_entities(tx, &ctx, &all)).await.unwrap();
        let order = s.order(w, false, false).await;
        let refused = s.hand_over(w, &s.giver, order.clone()).await;
        assert_eq!(refused, Err(StoreError::Invalid("across-needs-reason")));
        let order = HandOver { across: Some(AcrossReason::OwnTask), ..order };
        s.hand_over(w, &s.giver, order).await.unwrap();
        let thread = s.thread;
        let trail = w.tx(move |tx| tx.audit().find_by_object("thread", &thread.to_string())).await;
        let word = trail.unwrap().into_iter().find(|row| row.action == "hand-over-across").unwrap();
        assert_eq!(word.reason.as_deref(), Some("own-task"));
    }
}

both! {
    async fn back_where_it_was_it_is_new_and_nobodys(w: World) {
        let s = stage(w).await;
        s.set_work(w, &s.giver, close(Some(CloseReason::PassedOn), None)).await.unwrap();
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        let back = HandOver {
            from: dept("reha"),
            to: dept("pflege"),
            epochs: vec![s.next(w, &s.receiver, Lane::Case, &["pflege"]).await],
            history: vec![(Lane::Case, key("pflege", 1)), (Lane::Case, key("pflege", 2))],
            ..s.order(w, false, true).await
        };
        s.hand_over(w, &s.receiver, back).await.unwrap();
        let thread = s.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!((units[0].state, units[0].claimed_by, units[0].done_reason), (WorkState::New, None, None));
        assert!(s.sees(w, &s.giver).await && !s.sees(w, &s.receiver).await);
    }
}

both! {
    async fn the_registrar_is_asked_for_a_name_that_the_unit_does_not_have(w: World) {
        let asked = |pid| w.store.read("asked", move |tx| tx.requests().is_waiting(pid, RequestKind::Profile));
        let s = stage(w).await;
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        assert!(asked(s.owner.pid).await.unwrap());
        let s = stage(w).await;
        let (ctx, item) = (w.ctx(), ProfileItem {
            pid: s.owner.pid, dept: dept("reha"), epoch: 1, file: sealed("profile"),
        });
        w.tx(move |tx| service::put_profiles(tx, &ctx, std::slice::from_ref(&item))).await.unwrap();
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        assert!(!asked(s.owner.pid).await.unwrap());
    }
}

both! {
    async fn a_case_is_closed_for_a_reason_and_a_duplicate_leads_on(w: World) {
        let s = stage(w).await;
        let other = w.thread(&s.owner, "pflege").await;
        let stranger = w.insured().await;
        let foreign = w.thread(&stranger, "pflege").await;
        let refused = |change| {
            let answer = s.set_work(w, &s.giver, change);
            async move { answer.await.unwrap_err() }
        };
        assert_eq!(refused(close(None, None)).await, StoreError::Invalid("close-needs-reason"));
        let open = WorkChange { state: Some(WorkState::Open), ..close(Some(CloseReason::Phone), None) };
        assert_eq!(refused(open).await, StoreError::Invalid("close-reason-not-needed"));
        let duplicate = |main| close(Some(CloseReason::Duplicate), main);
        for wrong in [
            duplicate(None), duplicate(Some(s.thread)), duplicate(Some(foreign)),
            close(Some(CloseReason::Phone), Some(other)),
        ] {
            assert_eq!(refused(wrong).await, StoreError::Invalid("wrong-main"));
        }
        let main = |actor| {
            let (ctx, thread, store) = (w.ctx(), s.thread, w.store.clone());
            async move {
                let keys = store.keys().lookup(&[thread]).await.unwrap();
                let view = store.read("view", move |tx| {
                    service::thread_view(tx, &ctx, &keys, actor, thread)
                });
                view.await.unwrap().main
            }
        };
        s.set_work(w, &s.giver, duplicate(Some(other))).await.unwrap();
        for actor in [s.giver.staff(), s.owner.person()] {
            assert_eq!(main(actor).await, Some(other));
        }
        // Nobody is led in a circle.
        let (ctx, actor, back) = (w.ctx(), s.giver.staff(), duplicate(Some(s.thread)));
        let circle = w.tx(move |tx| service::set_work(tx, &ctx, actor, other, &back)).await;
        assert_eq!(circle, Err(StoreError::Invalid("wrong-main")));
        // Her next message opens it again.
        w.say(&s.owner, s.owner.person(), s.thread, 2).await.unwrap();
        assert_eq!(main(s.owner.person()).await, None);
    }
}
