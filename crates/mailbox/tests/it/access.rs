// SPDX-License-Identifier: EUPL-1.2
//! Who sees which thread: one answer for "absent" and "not yours".

use mailbox::ids::ThreadId;
use mailbox::model::{Access, Actor, ThreadAccess, Via};
use mailbox::{StoreError, service};
use protocol::statement::{Lane, Right};
use uuid::Uuid;

use crate::support::cleared;
use crate::support::{World, both};

const RW: &[Right] = &[Right::Read, Right::Write];
const R: &[Right] = &[Right::Read];

async fn look(
    w: &World,
    actor: Actor,
    thread: ThreadId,
    access: Access,
) -> Result<Option<ThreadAccess>, StoreError> {
    let now = w.now();
    w.store
        .read("look", move |tx| {
            tx.threads().lookup_for(actor, thread, access, now)
        })
        .await
}

both! {
    async fn foreign_and_never_existing_threads_give_the_same_answer(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let (owner, stranger) = (w.insured().await, w.insured().await);
        let (clerk, outsider) = (w.clerk(&[("pflege", RW)]).await, w.clerk(&[("reha", RW)]).await);
        let thread = w.thread(&owner, "pflege").await;
        let nowhere = ThreadId::new(Uuid::new_v4());
        for access in [Access::Read, Access::Write] {
            for actor in [owner.person(), clerk.staff()] {
                assert!(look(w, actor, thread, access).await.unwrap().is_some(), "{actor:?}");
                assert_eq!(look(w, actor, nowhere, access).await, Ok(None));
            }
            // A stranger, a clerk of another unit, people who come through the wrong door, the registrar.
            for actor in [
                stranger.person(),
                outsider.staff(),
                owner.staff(),
                clerk.person(),
                Actor::Agent,
            ] {
                assert_eq!(look(w, actor, thread, access).await, Ok(None), "{actor:?}");
            }
        }
    }
}

both! {
    async fn a_clerk_who_may_read_only_is_told_so(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let reader = w.clerk(&[("pflege", R)]).await;
        let thread = w.thread(&owner, "pflege").await;
        assert!(look(w, reader.staff(), thread, Access::Read).await.unwrap().is_some());
        assert_eq!(
            look(w, reader.staff(), thread, Access::Write).await,
            Err(StoreError::Forbidden)
        );
        let nothing = w.clerk(&[("pflege", &[Right::Grant])]).await;
        assert_eq!(look(w, nothing.staff(), thread, Access::Write).await, Ok(None));
    }
}

both! {
    async fn a_certificate_counts_between_its_two_dates_only(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        assert!(look(w, clerk.staff(), thread, Access::Read).await.unwrap().is_some());
        w.clock.set(mailbox::Timestamp::from_secs(w.now().secs() - 10));
        assert_eq!(look(w, clerk.staff(), thread, Access::Read).await, Ok(None), "not yet");
        w.advance(10 + 86_400 * 365 - 1);
        assert!(look(w, clerk.staff(), thread, Access::Read).await.unwrap().is_some());
        w.advance(1);
        assert_eq!(look(w, clerk.staff(), thread, Access::Read).await, Ok(None), "not any more");
    }
}

both! {
    async fn a_removed_clerk_sees_nothing_at_once_and_revocation_is_asked_for(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", &[Right::Read, Right::Write, Right::Grant])]).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let (ctx, dept, who) = (w.ctx(), "pflege".parse().unwrap(), clerk.pid);
        let (actor, plain) = (lead.staff(), clerk.staff());
        let (ctx2, dept2, lead_pid) = (w.ctx(), "pflege".parse().unwrap(), lead.pid);
        let refused = w
            .tx(move |tx| service::remove_member(tx, &ctx2, plain, &dept2, lead_pid))
            .await;
        assert_eq!(refused, Err(StoreError::Forbidden), "right grant is needed");
        w.tx(move |tx| service::remove_member(tx, &ctx, actor, &dept, who)).await.unwrap();
        assert_eq!(look(w, clerk.staff(), thread, Access::Read).await, Ok(None));
        let ctx = w.ctx();
        let work = w
            .tx(move |tx| {
                service::lease_work(tx, &ctx, std::time::Duration::from_secs(60), 10)
            })
            .await
            .unwrap();
        let kinds: Vec<_> = work.iter().map(|i| (i.request.new.kind, i.request.new.pid)).collect();
        assert_eq!(kinds, [(mailbox::model::RequestKind::Revoke, clerk.pid)]);
    }
}

both! {
    async fn no_certificate_from_before_the_registrar_heard_of_it_brings_a_removed_clerk_back(w: World) {
        w.unit("pflege").await;
        w.unit("kranken").await;
        let owner = w.insured().await;
        let lead = w.clerk(&[("pflege", &[Right::Read, Right::Write, Right::Grant])]).await;
        let both = [("pflege", RW), ("kranken", RW)];
        let clerk = w.clerk(&both).await;
        let thread = w.thread(&owner, "pflege").await;
        let (ctx, actor, who) = (w.ctx(), lead.staff(), clerk.pid);
        w.tx(move |tx| service::remove_member(tx, &ctx, actor, &"pflege".parse().unwrap(), who)).await.unwrap();

        // Renewed by administrators who have not heard of it, while the request waits.
        w.advance(60);
        w.certify(&clerk, &both, 0).await.unwrap();
        assert_eq!(look(w, clerk.staff(), thread, Access::Read).await, Ok(None), "while it waits");
        let now = w.now();
        let others = w.tx(move |tx| tx.units().of_member(who, now)).await.unwrap();
        let others: Vec<_> = others.iter().map(|one| one.dept.as_str()).collect();
        assert_eq!(others, ["kranken"], "the other unit is not concerned");

        // One that was signed before the answer and arrives after it.
        w.advance(60);
        let late = w.certificate(&clerk, &both, 0);
        w.advance(60);
        let ctx = w.ctx();
        w.tx(move |tx| {
            let work = service::lease_work(tx, &ctx, std::time::Duration::from_secs(60), 10)?;
            service::answer_request(tx, &ctx, work[0].request.new.id, &service::Answer::Done)
        }).await.unwrap();
        let (ctx, item) = (w.ctx(), protocol::statement::Attested::logged(late).into_untyped());
        w.tx(move |tx| service::accept_statement(tx, &ctx, &item)).await.unwrap();
        assert_eq!(look(w, clerk.staff(), thread, Access::Read).await, Ok(None), "it was on its way");

        // Whoever is put into the unit anew afterwards works there again, and a renewal later takes nothing away.
        for _ in 0..2 {
            w.advance(60);
            w.certify(&clerk, &both, 0).await.unwrap();
            assert!(look(w, clerk.staff(), thread, Access::Read).await.unwrap().is_some());
        }
    }
}

both! {
    async fn a_certificate_that_arrives_after_its_revocation_opens_nothing(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        w.advance(60);
        let late = w.certificate(&clerk, &[("pflege", RW)], 0);
        let first = w.certify(&clerk, &[("pflege", RW)], -1).await.unwrap();
        w.revoke(&[first, late.sh()], 1).await;
        let (ctx, item) = (w.ctx(), protocol::statement::Attested::logged(late).into_untyped());
        w.tx(move |tx| service::accept_statement(tx, &ctx, &item)).await.unwrap();
        assert_eq!(look(w, clerk.staff(), thread, Access::Read).await, Ok(None));
    }
}

both! {
    async fn the_internal_lane_does_not_exist_for_the_insured_person(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let members = vec![w.dept_member("pflege").await];
        let first = crate::support::epoch(
            &clerk, thread, owner.pid, Lane::Internal, 1, None, members,
        );
        let kind = protocol::statement::MessageKind::Note;
        let message = w.message(&clerk, thread, Lane::Internal, 1, kind, 1);
        let new = mailbox::model::Receiving { epoch: Some(first), message };
        w.send(clerk.staff(), thread, new).await.unwrap();
        let read = |actor: Actor| {
            let ctx = w.ctx();
            w.store.read("page", move |tx| {
                service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Internal, 0, 10)
            })
        };
        assert_eq!(read(clerk.staff()).await.unwrap().len(), 1);
        assert_eq!(read(owner.person()).await, Err(StoreError::Absent));
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let view = |actor: Actor| {
            let (ctx, keys) = (w.ctx(), keys.clone());
            w.store.read("view", move |tx| {
                service::thread_view(tx, &ctx, &keys, actor, thread)
            })
        };
        let lanes = |v: service::ThreadView| v.lanes.iter().map(|l| l.lane).collect::<Vec<_>>();
        assert_eq!(lanes(view(owner.person()).await.unwrap()), [Lane::Case]);
        assert_eq!(lanes(view(clerk.staff()).await.unwrap()), [Lane::Case, Lane::Internal]);
        // Neither a line in the inbox nor a mail follows from a note.
        let pid = owner.pid;
        let mut rows = w.tx(move |tx| tx.outbox().find_by_person(pid)).await.unwrap();
        rows.retain(|row| row.kind == mailbox::model::OutboxKind::Message);
        assert!(rows.is_empty());
    }
}

both! {
    async fn access_through_a_unit_names_only_units_with_the_right(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW), ("reha", R)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let found = look(w, clerk.staff(), thread, Access::Write).await.unwrap().unwrap();
        let expected = Via::Units { pid: clerk.pid, depts: vec!["pflege".parse().unwrap()] };
        assert_eq!(found.via, expected);
    }
}
