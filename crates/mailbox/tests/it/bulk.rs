// SPDX-License-Identifier: EUPL-1.2
//! What a program writes to many: once, to whom it may, and who gets a letter instead.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: an employee writes in bulk, a blocked person is written to, the cases stay open.

use mailbox::ids::{AttachmentId, ThreadId};
use mailbox::model::{Actor, BulkOutcome, NewRoute, NewThread, Recipient, Unreached, WorkState};
use mailbox::{Conflict, StoreError, service};
use protocol::statement::{Lane, MessageClass, MessageKind, Right};
use uuid::Uuid;

use crate::support::people::{dept, matter};
use crate::support::{Clerk, Insured, World, both, cleared, epoch};

const RW: &[Right] = &[Right::Read, Right::Write];

async fn program(w: &World) -> Clerk {
    w.unit("pflege").await;
    w.unit("reha").await;
    w.program(&[("pflege", RW)]).await
}

/// Somebody who can be told.
async fn reached(w: &World) -> Insured {
    let person = w.insured().await;
    w.contact(person.pid).await;
    person
}

async fn written(w: &World, by: &Clerk, to: &Insured, unit: &str, kind: MessageKind) -> NewThread {
    let thread = ThreadId::new(Uuid::new_v4());
    let members = vec![to.member(), w.dept_member(unit).await];
    NewThread {
        thread,
        subject: to.pid,
        matter: matter(),
        class: MessageClass::Normal,
        epochs: vec![epoch(by, thread, to.pid, Lane::Case, 1, None, members)],
        message: w.message(by, thread, Lane::Case, 1, kind, 1),
    }
}

async fn begin(w: &World, actor: Actor, new: &NewThread) -> Result<BulkOutcome, StoreError> {
    let ctx = w.ctx();
    let keys = w.store.keys().create(new.thread, &ctx).await?;
    let (signer, new) = (w.signer.clone(), new.clone());
    w.tx(move |tx| service::begin_bulk(tx, &ctx, signer.as_ref(), &keys, actor, &cleared(), &new))
        .await
}

async fn write(w: &World, by: &Clerk, to: &Insured) -> Result<BulkOutcome, StoreError> {
    let new = written(w, by, to, "pflege", MessageKind::Msg).await;
    begin(w, by.staff(), &new).await
}

async fn recipients(w: &World, actor: Actor, of: &Insured) -> Result<Vec<Recipient>, StoreError> {
    let (ctx, pids) = (w.ctx(), [of.pid]);
    w.tx(move |tx| service::recipients(tx, &ctx, actor, (&dept("pflege"), &matter()), &pids))
        .await
}

/// The word of both ways is the same.
async fn goes_by_letter(w: &World, by: &Clerk, to: &Insured, why: Unreached) {
    let told = recipients(w, by.staff(), to).await.unwrap();
    assert_eq!(told[0].keys, Err(why));
    assert_eq!(write(w, by, to).await, Ok(BulkOutcome::Letter(why)));
}

both! {
    async fn what_is_written_to_many_is_there_once_told_once_and_nobodys_work(w: World) {
        let program = program(w).await;
        let erika = reached(w).await;
        let told = recipients(w, program.staff(), &erika).await.unwrap();
        let statements = told[0].keys.clone().unwrap();
        let [keycard, _bind] = statements.as_slice() else {
            panic!("{} statements", statements.len());
        };
        assert_eq!(keycard.stmt.envelope().unwrap().sh(), erika.kc, "the key of now");
        let new = written(w, &program, &erika, "pflege", MessageKind::Msg).await;
        let first = begin(w, program.staff(), &new).await.unwrap();
        assert!(matches!(first, BulkOutcome::Sent(_)));
        // The answer was lost: the same bytes are accepted again.
        assert_eq!(begin(w, program.staff(), &new).await.unwrap(), first);
        // The program was killed and has sealed anew.
        let mut again = written(w, &program, &erika, "pflege", MessageKind::Msg).await;
        again.thread = new.thread;
        again.message = w.message(&program, new.thread, Lane::Case, 1, MessageKind::Msg, 1);
        let twice = begin(w, program.staff(), &again).await;
        assert_eq!(twice, Err(StoreError::Conflict(Conflict::Exists)));
        let thread = new.thread;
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!(units[0].state, WorkState::Done);
        assert!(units[0].clocks.promise.is_none());
        let pid = erika.pid;
        let mails = w.tx(move |tx| tx.outbox().find_by_person(pid)).await.unwrap();
        assert_eq!(mails.len(), 1);
        // Whoever answers makes a case of it.
        w.say(&erika, erika.person(), thread, 1).await.unwrap();
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!(units[0].state, WorkState::New);
    }
}

both! {
    async fn who_is_not_reached_gets_a_letter_and_nothing_is_stored(w: World) {
        let program = program(w).await;
        let silent = w.insured().await;
        goes_by_letter(w, &program, &silent, Unreached::NoAddress).await;
        let blocked = reached(w).await;
        let (ctx, pid) = (w.ctx(), blocked.pid);
        let before = write(w, &program, &blocked).await.unwrap();
        assert!(matches!(before, BulkOutcome::Sent(_)));
        let by = (mailbox::model::ActorKind::Staff, None);
        w.tx(move |tx| service::block_person(tx, &ctx, by, pid, None)).await.unwrap();
        goes_by_letter(w, &program, &blocked, Unreached::Blocked).await;
        let shy = reached(w).await;
        let (pid, own) = (shy.pid, program.pid);
        let route = NewRoute { seq: 1, dept: None, barred: vec![own] };
        let ctx = w.ctx();
        w.tx(move |tx| service::put_route(tx, &ctx, pid, &route)).await.unwrap();
        goes_by_letter(w, &program, &shy, Unreached::OtherUnit).await;
        let decided = reached(w).await;
        let new = written(w, &program, &decided, "pflege", MessageKind::Decision).await;
        let outcome = begin(w, program.staff(), &new).await;
        assert_eq!(outcome, Ok(BulkOutcome::Letter(Unreached::NoConsent)));
        let thread = new.thread;
        assert_eq!(w.tx(move |tx| tx.threads().lookup(thread)).await.unwrap(), None);
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let told = recipients(w, program.staff(), &clerk).await.unwrap();
        assert_eq!(told[0].keys, Err(Unreached::NoAccount), "staff is nobody here");
    }
}

both! {
    async fn files_of_runs_that_were_killed_do_not_stop_a_program_and_stop_an_employee(w: World) {
        let program = program(w).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        for (owner, refused) in [(program.pid, false), (clerk.pid, true)] {
            for n in 0..=service::MAX_UNATTACHED {
                let (ctx, aid) = (w.ctx(), AttachmentId::new(Uuid::new_v4()));
                let begun = w.tx(move |tx| service::begin_upload(tx, &ctx, owner, aid, &aid.to_string())).await;
                let full = refused && n == service::MAX_UNATTACHED;
                assert_eq!(begun.is_err(), full, "{n}");
            }
        }
    }
}

both! {
    async fn only_a_program_writes_to_many_and_only_for_its_unit(w: World) {
        let program = program(w).await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let erika = reached(w).await;
        assert_eq!(write(w, &clerk, &erika).await, Err(StoreError::Forbidden));
        assert_eq!(recipients(w, clerk.staff(), &erika).await, Err(StoreError::Forbidden));
        assert_eq!(recipients(w, erika.person(), &erika).await, Err(StoreError::Absent));
        let reader = w.program(&[("pflege", &[Right::Read])]).await;
        assert_eq!(write(w, &reader, &erika).await, Err(StoreError::Forbidden));
        assert_eq!(recipients(w, reader.staff(), &erika).await, Err(StoreError::Forbidden));
        let stranger = w.program(&[("reha", RW)]).await;
        assert_eq!(write(w, &stranger, &erika).await, Err(StoreError::Absent));
        assert_eq!(recipients(w, stranger.staff(), &erika).await, Err(StoreError::Absent));
        for kind in [MessageKind::Note, MessageKind::Receipt, MessageKind::Redact, MessageKind::Mail] {
            let new = written(w, &program, &erika, "pflege", kind).await;
            let outcome = begin(w, program.staff(), &new).await;
            assert_eq!(outcome, Err(StoreError::Invalid("kind-not-allowed")), "{kind:?}");
        }
    }
}
