// SPDX-License-Identifier: EUPL-1.2
//! A clerk must not work on a case (§§ 16, 17 SGB X): she says so, and it does not exist for her until whoever leads the unit takes it back.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: the barrier not asked at access; the claim left with her; anybody lifts it.

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{RecusalReason, WorkFilter, WorkState};
use mailbox::service::{self, WorkChange};
use mailbox::{Conflict, StoreError};
use protocol::statement::{Lane, Right};

use crate::support::people::{Human, dept};
use crate::support::work::unchanged;
use crate::support::{World, both, cleared};

const RW: &[Right] = &[Right::Read, Right::Write];
const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];

struct Case {
    owner: Human,
    lead: Human,
    clerk: Human,
    colleague: Human,
    thread: ThreadId,
}

async fn case(w: &World) -> Case {
    w.unit("pflege").await;
    let owner = w.insured().await;
    let lead = w.clerk(&[("pflege", LEAD)]).await;
    let clerk = w.clerk(&[("pflege", RW)]).await;
    let colleague = w.clerk(&[("pflege", RW)]).await;
    let thread = w.thread(&owner, "pflege").await;
    Case {
        owner,
        lead,
        clerk,
        colleague,
        thread,
    }
}

impl Case {
    async fn recuse(&self, w: &World, who: &Human) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (w.ctx(), who.staff(), self.thread);
        w.tx(move |tx| service::recuse(tx, &ctx, actor, thread, RecusalReason::Relative))
            .await
    }

    async fn lift(&self, w: &World, by: &Human, whose: &Human) -> Result<(), StoreError> {
        let (ctx, actor, thread, pid) = (w.ctx(), by.staff(), self.thread, whose.pid);
        w.tx(move |tx| service::lift_recusal(tx, &ctx, actor, thread, pid))
            .await
    }

    async fn claim(
        &self,
        w: &World,
        by: &Human,
        to: PersonId,
        before: Option<PersonId>,
    ) -> Result<(), StoreError> {
        let change = WorkChange {
            claimed_by: Some(Some(to)),
            expected_claimed_by: before,
            ..unchanged(dept("pflege"))
        };
        let (ctx, actor, thread) = (w.ctx(), by.staff(), self.thread);
        w.tx(move |tx| service::set_work(tx, &ctx, actor, thread, &change))
            .await
    }

    /// What every way to the case answers.
    async fn answers(&self, w: &World, who: &Human) -> Vec<Result<(), StoreError>> {
        let (ctx, actor, thread) = (w.ctx(), who.staff(), self.thread);
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        w.store
            .read("ways", move |tx| {
                let heads = service::heads(tx, &ctx, &keys, actor, &cleared(), &[thread])?;
                Ok(vec![
                    service::thread_view(tx, &ctx, &keys, actor, thread).map(drop),
                    service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 9)
                        .map(drop),
                    service::staged_of_thread(tx, &ctx, actor, &cleared(), thread).map(drop),
                    service::openings_page(tx, &ctx, actor, thread, None, 9).map(drop),
                    service::directory(tx, &ctx, actor, Some(thread)).map(drop),
                    heads.first().map(drop).ok_or(StoreError::Absent),
                ])
            })
            .await
            .unwrap()
    }
}

both! {
    async fn from_then_on_it_does_not_exist_for_her(w: World) {
        let c = case(w).await;
        c.claim(w, &c.clerk, c.clerk.pid, None).await.unwrap();
        assert!(c.answers(w, &c.clerk).await.iter().all(Result::is_ok));
        c.recuse(w, &c.clerk).await.unwrap();
        for (way, answer) in c.answers(w, &c.clerk).await.into_iter().enumerate() {
            assert_eq!(answer, Err(StoreError::Absent), "way {way}");
        }
        let late = w.say(&c.clerk, c.clerk.staff(), c.thread, 1).await;
        assert_eq!(late, Err(StoreError::Absent), "what she was writing");
        assert_eq!(w.listed(&c.clerk, "pflege", WorkFilter::default()).await, []);
        assert_eq!(w.counted(&c.clerk, "pflege").await, (0, 0, 0));
        assert_eq!(c.recuse(w, &c.clerk).await, Err(StoreError::Absent), "there is nothing to say any more");
        // The unit has it back, and a colleague takes it.
        assert_eq!(w.counted(&c.colleague, "pflege").await, (1, 1, 0));
        let thread = c.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!((units[0].claimed_by, units[0].state), (None, WorkState::New));
        assert_eq!(c.claim(w, &c.lead, c.clerk.pid, None).await, Err(StoreError::Conflict(Conflict::Barred)));
        c.claim(w, &c.colleague, c.colleague.pid, None).await.unwrap();
        let trail = w.tx(move |tx| tx.audit().find_by_object("thread", &thread.to_string())).await.unwrap();
        let entry = trail.iter().find(|row| row.action == "recuse").unwrap();
        assert_eq!((entry.actor, entry.reason.as_deref()), (Some(c.clerk.pid), Some("relative")));
        // The person notices nothing of it.
        w.say(&c.owner, c.owner.person(), thread, 2).await.unwrap();
    }
}

both! {
    async fn only_whoever_leads_the_unit_lifts_it_and_knows_why(w: World) {
        let c = case(w).await;
        c.recuse(w, &c.clerk).await.unwrap();
        let told = |who: &Human| {
            let (ctx, actor, thread) = (w.ctx(), who.staff(), c.thread);
            async move {
                let keys = w.store.keys().lookup(&[thread]).await.unwrap();
                let view = w.store.read("view", move |tx| service::thread_view(tx, &ctx, &keys, actor, thread));
                let recusals = view.await.unwrap().recusals;
                recusals.into_iter().map(|(pid, why)| (pid, why.map(|one| one.reason))).collect::<Vec<_>>()
            }
        };
        assert_eq!(told(&c.colleague).await, [(c.clerk.pid, None)]);
        assert_eq!(told(&c.lead).await, [(c.clerk.pid, Some(RecusalReason::Relative))]);
        assert_eq!(c.lift(w, &c.colleague, &c.clerk).await, Err(StoreError::Forbidden));
        assert_eq!(c.lift(w, &c.clerk, &c.clerk).await, Err(StoreError::Absent));
        assert_eq!(c.lift(w, &c.lead, &c.colleague).await, Err(StoreError::Absent), "she has said nothing");
        w.unit("reha").await;
        let stranger = w.clerk(&[("reha", LEAD)]).await;
        assert_eq!(c.lift(w, &stranger, &c.clerk).await, Err(StoreError::Absent));
        w.advance(1);
        c.lift(w, &c.lead, &c.clerk).await.unwrap();
        assert_eq!(told(&c.clerk).await, []);
        assert_eq!(w.counted(&c.clerk, "pflege").await, (1, 1, 0));
        // The lead herself is not above it.
        w.advance(1);
        c.recuse(w, &c.lead).await.unwrap();
        assert_eq!(c.lift(w, &c.lead, &c.lead).await, Err(StoreError::Absent));
        let thread = c.thread;
        let trail = w.tx(move |tx| tx.audit().find_by_object("thread", &thread.to_string())).await.unwrap();
        let words: Vec<_> = trail.iter().map(|row| row.action.as_str()).filter(|word| word.ends_with("recusal") || *word == "recuse").collect();
        assert_eq!(words, ["recuse", "lift-recusal", "recuse"]);
    }
}

both! {
    async fn what_the_registrar_says_is_not_lifted_with_it_nor_the_other_way_round(w: World) {
        let c = case(w).await;
        c.recuse(w, &c.clerk).await.unwrap();
        w.route(&c.owner, 1, None, &[&c.clerk]).await;
        c.lift(w, &c.lead, &c.clerk).await.unwrap();
        assert_eq!(w.counted(&c.clerk, "pflege").await, (0, 0, 0));
        w.route(&c.owner, 2, None, &[]).await;
        assert_eq!(w.counted(&c.clerk, "pflege").await, (1, 1, 0));
        c.recuse(w, &c.clerk).await.unwrap();
        w.route(&c.owner, 3, None, &[]).await;
        assert_eq!(w.counted(&c.clerk, "pflege").await, (0, 0, 0), "what she has said stays");
        let thread = c.thread;
        let left = w.tx(move |tx| {
            tx.threads().delete(thread)?;
            tx.barriers().threads_of(c.clerk.pid)
        });
        assert_eq!(left.await, Ok(vec![]), "nothing is left of it with the thread");
    }
}
