// SPDX-License-Identifier: EUPL-1.2
//! Whoever lost everything and was identified anew: what was before comes back from a clerk, and not too early.

use std::time::Duration;

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{Actor, ActorKind, Member, NewGrant, Receiving};
use mailbox::service::{self, HeldHistory};
use mailbox::{Ciphertext, Conflict, HistoryPolicy, StoreError, Timestamp};
use protocol::statement::{Assurance, Lane, MessageKind, PersonRole, RepRight, Right};

use crate::support::cleared;
use crate::support::{Human, World, both, epoch, sealed};

const RW: &[Right] = &[Right::Read, Right::Write];
const DAY: u64 = 86_400;
const WITHHELD: Result<(), StoreError> = Err(StoreError::Conflict(Conflict::Withheld));
const NOT_ENTITLED: Result<(), StoreError> = Err(StoreError::Invalid("not-entitled"));

/// Receipt indexes of lane `case` that somebody may fetch.
async fn fetched(w: &World, actor: Actor, thread: ThreadId) -> Vec<u64> {
    let ctx = w.ctx();
    let page = w.store.read("page", move |tx| {
        service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 50)
    });
    page.await.unwrap().iter().map(|m| m.idx).collect()
}

async fn give(
    w: &World,
    actor: Actor,
    thread: ThreadId,
    to: PersonId,
    epochs: &[u64],
) -> Result<(), StoreError> {
    let keys = w.store.keys().lookup(&[thread]).await.unwrap();
    let ctx = w.ctx();
    let grants: Vec<NewGrant> = epochs
        .iter()
        .map(|epoch| NewGrant {
            epoch: *epoch,
            member: Member::Person(to),
            file: Ciphertext::grant(sealed("history")).unwrap(),
        })
        .collect();
    w.tx(move |tx| service::add_grants(tx, &ctx, &keys, actor, thread, Lane::Case, &grants))
        .await
}

async fn held(w: &World, actor: Actor, thread: ThreadId) -> Vec<HeldHistory> {
    let keys = w.store.keys().lookup(&[thread]).await.unwrap();
    let ctx = w.ctx();
    w.store
        .read("show", move |tx| {
            service::thread_view(tx, &ctx, &keys, actor, thread)
        })
        .await
        .unwrap()
        .history
}

/// A unit, somebody with two messages in a thread, and a clerk.
async fn before(w: &World) -> (Human, Human, ThreadId) {
    w.unit("pflege").await;
    let owner = w.insured().await;
    let clerk = w.clerk(&[("pflege", RW)]).await;
    let thread = w.thread(&owner, "pflege").await;
    w.say(&owner, owner.person(), thread, 2).await.unwrap();
    (owner, clerk, thread)
}

fn three_days(w: &World) -> Option<Timestamp> {
    Some(w.now() + Duration::from_secs(3 * DAY))
}

both! {
    async fn after_a_letter_a_clerk_gives_history_back_when_the_old_address_had_seven_days(w: World) {
        let (owner, clerk, thread) = before(w).await;
        let colleague = w.clerk(&[("pflege", RW)]).await;
        assert_eq!(held(w, clerk.staff(), thread).await, []);
        let begun = w.now();
        let again = w.rebind(&owner, PersonRole::Insured, Assurance::Letter, three_days(w)).await;
        assert_eq!(fetched(w, again.person(), thread).await, [] as [u64; 0]);
        let opens_at = Some(begun + Duration::from_secs(7 * DAY));
        let told = vec![HeldHistory { pid: owner.pid, epochs: vec![1], opens_at }];
        for actor in [clerk.staff(), again.person()] {
            assert_eq!(held(w, actor, thread).await, told);
        }
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, WITHHELD);
        // The quarantine is over, the seven days are not.
        w.advance(4 * DAY);
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, WITHHELD);
        w.advance(3 * DAY - 1);
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, WITHHELD);
        assert_eq!(fetched(w, again.person(), thread).await, [] as [u64; 0]);
        w.advance(1);
        // Time alone gives nothing.
        assert_eq!(fetched(w, again.person(), thread).await, [] as [u64; 0]);
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, Ok(()));
        assert_eq!(fetched(w, again.person(), thread).await, [1, 2]);
        for actor in [clerk.staff(), colleague.staff(), again.person()] {
            assert_eq!(held(w, actor, thread).await, []);
        }
        // A second clerk who was as quick does no harm.
        assert_eq!(give(w, colleague.staff(), thread, owner.pid, &[1]).await, Ok(()));
        assert_eq!(fetched(w, again.person(), thread).await, [1, 2]);
    }
}

both! {
    async fn after_the_branch_or_an_electronic_identity_it_is_at_once(w: World) {
        let (mut owner, clerk, thread) = before(w).await;
        for assurance in [Assurance::Branch, Assurance::Eid] {
            owner = w.rebind(&owner, PersonRole::Insured, assurance, None).await;
            assert_eq!(fetched(w, owner.person(), thread).await, [] as [u64; 0]);
            let told = held(w, clerk.staff(), thread).await;
            assert_eq!(told, [HeldHistory { pid: owner.pid, epochs: vec![1], opens_at: None }]);
            assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, Ok(()));
            assert_eq!(fetched(w, owner.person(), thread).await, [1, 2]);
        }
    }
}

both! {
    async fn changing_keys_once_more_does_not_shorten_the_wait(w: World) {
        let (owner, clerk, thread) = before(w).await;
        let thief = w.rebind(&owner, PersonRole::Insured, Assurance::Letter, three_days(w)).await;
        w.advance(4 * DAY);
        let again = w.rebind(&thief, PersonRole::Insured, Assurance::Carryover, None).await;
        assert_eq!(fetched(w, again.person(), thread).await, [] as [u64; 0]);
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, WITHHELD);
        // The owner objects and shows her document in the branch: that counts, and at once.
        let owner = w.rebind(&again, PersonRole::Insured, Assurance::Branch, None).await;
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, Ok(()));
        assert_eq!(fetched(w, owner.person(), thread).await, [1, 2]);
        // Her own change of keys afterwards takes nothing away.
        let owner = w.rebind(&owner, PersonRole::Insured, Assurance::Carryover, None).await;
        assert_eq!(fetched(w, owner.person(), thread).await, [1, 2]);
        assert_eq!(held(w, clerk.staff(), thread).await, []);
    }
}

both! {
    async fn only_staff_that_may_write_gives_back_and_nothing_to_whom_is_blocked(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let rep = w.human(PersonRole::Rep).await;
        let rights = [RepRight::Read, RepRight::Write, RepRight::Post];
        w.represent(rep.pid, owner.pid, w.for_a_year(&rights)).await.unwrap();
        let mut new = w.new_thread(&owner, "pflege").await;
        let members = vec![owner.member(), rep.member(), w.dept_member("pflege").await];
        new.epochs = vec![epoch(&owner, new.thread, owner.pid, Lane::Case, 1, None, members)];
        w.create(owner.person(), &new).await.unwrap();
        let thread = new.thread;
        let again = w.rebind(&owner, PersonRole::Insured, Assurance::Branch, None).await;
        assert_eq!(give(w, rep.person(), thread, owner.pid, &[1]).await, NOT_ENTITLED);
        // Her own word opens nothing either.
        assert_eq!(give(w, again.person(), thread, owner.pid, &[1]).await, Ok(()));
        assert_eq!(fetched(w, again.person(), thread).await, [] as [u64; 0]);
        let reader = w.clerk(&[("pflege", &[Right::Read])]).await;
        let refused = give(w, reader.staff(), thread, owner.pid, &[1]).await;
        assert_eq!(refused, Err(StoreError::Forbidden));
        let (ctx, pid, by) = (w.ctx(), owner.pid, (ActorKind::Agent, None));
        w.tx(move |tx| service::block_person(tx, &ctx, by, pid, None)).await.unwrap();
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, WITHHELD);
        let ctx = w.ctx();
        w.tx(move |tx| service::unblock_person(tx, &ctx, by, pid)).await.unwrap();
        assert_eq!(give(w, clerk.staff(), thread, owner.pid, &[1]).await, Ok(()));
        assert_eq!(fetched(w, again.person(), thread).await, [1]);
    }
}

both! {
    async fn a_representative_gets_back_what_was_theirs_and_no_more(w: World) {
        let (owner, clerk, thread) = before(w).await;
        let rep = w.human(PersonRole::Rep).await;
        let rights = [RepRight::Read, RepRight::Write, RepRight::Post];
        w.represent(rep.pid, owner.pid, w.for_a_year(&rights)).await.unwrap();
        let head = w.tx(move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let members = vec![owner.member(), rep.member(), w.dept_member("pflege").await];
        let wider = epoch(&owner, thread, owner.pid, Lane::Case, 2, Some(head.epoch_sh), members);
        let message = w.message(&owner, thread, Lane::Case, 2, MessageKind::Msg, 3);
        w.send(owner.person(), thread, Receiving { epoch: Some(wider), message }).await.unwrap();
        assert_eq!(fetched(w, rep.person(), thread).await, [3]);
        let again = w.rebind(&rep, PersonRole::Rep, Assurance::Branch, None).await;
        assert_eq!(fetched(w, again.person(), thread).await, [] as [u64; 0]);
        let told = held(w, clerk.staff(), thread).await;
        assert_eq!(told, [HeldHistory { pid: rep.pid, epochs: vec![2], opens_at: None }]);
        assert_eq!(give(w, clerk.staff(), thread, rep.pid, &[1]).await, NOT_ENTITLED);
        assert_eq!(give(w, clerk.staff(), thread, rep.pid, &[2]).await, Ok(()));
        assert_eq!(fetched(w, again.person(), thread).await, [3]);
    }
}

#[test]
fn the_wait_can_be_longer_and_not_shorter() {
    for (days, wait) in [(0, 7), (7, 7), (30, 30)] {
        let policy = HistoryPolicy {
            letter_wait_days: days,
        };
        assert_eq!(policy.letter_wait(), Duration::from_secs(wait * DAY));
    }
}
