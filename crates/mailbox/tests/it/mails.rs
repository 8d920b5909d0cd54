// SPDX-License-Identifier: EUPL-1.2
//! Plain mails that a program takes in: a thread of nobody, one case however often it comes, one answer, and nothing that could be said there by
//! accident.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: an answer for every mail, a message to nobody, an employee who brings mails.

use std::time::Duration;

use mailbox::ids::ThreadId;
use mailbox::model::{
    Actor, Contact, MailAnswer, MailWish, NewMail, NewStaged, NewThread, OutboxKind, OutboxState,
    Outcome, Receiving, SmtpReply, StageReason, WorkState,
};
use mailbox::service;
use mailbox::{Conflict, OutboxStore, Sensitive, StoreError};
use protocol::Hash;
use protocol::statement::{Lane, MessageClass, MessageKind, Right};
use uuid::Uuid;

use crate::support::people::matter;
use crate::support::{Clerk, World, both, cleared, epoch};

const RW: &[Right] = &[Right::Read, Right::Write];
const LEASE: Duration = Duration::from_secs(60);
const DAY: u64 = 86_400;

struct Bridge<'w> {
    w: &'w World,
    clerk: Clerk,
    program: Clerk,
}

fn thread_id() -> ThreadId {
    ThreadId::new(Uuid::new_v4())
}

fn wish(sender: &str) -> MailWish {
    MailWish::Answer {
        sender: Hash::of(sender.as_bytes()),
        to: Contact {
            sealed: Sensitive::new(format!("sealed {sender}")),
            lang: "de".to_owned(),
        },
    }
}

impl<'w> Bridge<'w> {
    async fn of(w: &'w World) -> Self {
        w.unit("pflege").await;
        w.unit("reha").await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let program = w.program(&[("pflege", RW)]).await;
        Self { w, clerk, program }
    }

    async fn mail(&self, by: &Clerk, thread: ThreadId, wish: MailWish) -> NewMail {
        let nobody = thread.nobody();
        let members = vec![self.w.dept_member("pflege").await];
        let first = epoch(by, thread, nobody, Lane::Case, 1, None, members);
        let thread = NewThread {
            thread,
            subject: nobody,
            matter: matter(),
            class: MessageClass::Normal,
            epochs: vec![first],
            message: self
                .w
                .message(by, thread, Lane::Case, 1, MessageKind::Mail, 1),
        };
        NewMail { thread, wish }
    }

    async fn bring(&self, actor: Actor, new: &NewMail) -> Result<(), StoreError> {
        let ctx = self.w.ctx();
        let keys = self.w.store.keys().create(new.thread.thread, &ctx).await?;
        let (signer, new) = (self.w.signer.clone(), new.clone());
        let take = move |tx: &mut mailbox::Tx<'_>| {
            service::take_mail(tx, &ctx, signer.as_ref(), &keys, actor, &cleared(), &new)
        };
        self.w.tx(take).await.map(drop)
    }

    /// A mail that the program takes in.
    async fn take(&self, wish: MailWish) -> ThreadId {
        let new = self.mail(&self.program, thread_id(), wish).await;
        self.bring(self.program.staff(), &new).await.unwrap();
        new.thread.thread
    }

    async fn answer(&self, thread: ThreadId) -> (MailAnswer, Option<OutboxState>) {
        let found = self.w.tx(move |tx| tx.mails().lookup(thread)).await;
        let found = found.unwrap().unwrap();
        (found.answer, found.state)
    }
}

both! {
    async fn a_mail_is_a_new_case_of_the_unit_and_its_sender_is_answered(w: World) {
        let b = Bridge::of(w).await;
        let thread = b.take(wish("erika")).await;
        assert_eq!(b.answer(thread).await, (MailAnswer::Queued, Some(OutboxState::Pending)));
        let units = w.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        assert_eq!((units[0].state, units[0].read_idx), (WorkState::New, 0));
        assert!(units[0].clocks.promise.is_some(), "it waits for an answer like every case");
        let (ctx, clerk) = (w.ctx(), b.clerk.staff());
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let view = w.tx(move |tx| service::thread_view(tx, &ctx, &keys, clerk, thread)).await.unwrap();
        assert!(view.thread.is_plain());
        assert_eq!(view.mail.unwrap().answer, MailAnswer::Queued);
        // No person takes part, whoever has that id.
        let persons = w.tx(move |tx| tx.threads().persons(thread)).await.unwrap();
        assert!(persons.is_empty());
        let door = OutboxStore::new(&w.store, w.ambient.clone());
        let leases = door.lease(10, LEASE).await.unwrap();
        let lease = leases.iter().find(|lease| lease.kind == OutboxKind::MailIn).unwrap();
        assert_eq!(lease.contact.as_ref().unwrap().expose(), "sealed erika");
        // Nobody knows how it ended: it is not said twice.
        let attempt = door.begin_attempt(lease, None, None, LEASE).await.unwrap();
        door.complete(lease, &attempt, Outcome::Unknown(SmtpReply::default())).await.unwrap();
        w.advance(DAY);
        let leases = door.lease(10, LEASE).await.unwrap();
        assert!(leases.iter().all(|lease| lease.kind != OutboxKind::MailIn));
        assert_eq!(b.answer(thread).await, (MailAnswer::Queued, Some(OutboxState::Unknown)));
    }
}

both! {
    async fn one_address_gets_one_answer_a_day(w: World) {
        let b = Bridge::of(w).await;
        let first = b.take(wish("erika")).await;
        let second = b.take(wish("erika")).await;
        let other = b.take(wish("max")).await;
        assert_eq!(b.answer(first).await.0, MailAnswer::Queued);
        assert_eq!(b.answer(second).await, (MailAnswer::Limited, None));
        assert_eq!(b.answer(other).await.0, MailAnswer::Queued);
        w.advance(DAY + 1);
        let ctx = w.ctx();
        let purged = w.tx(move |tx| service::purge_expired(tx, &ctx)).await.unwrap();
        assert_eq!(purged.mail_senders, 2, "whom they came from is forgotten");
        let later = b.take(wish("erika")).await;
        assert_eq!(b.answer(later).await.0, MailAnswer::Queued);
        for why in [MailAnswer::Automatic, MailAnswer::List, MailAnswer::Bounce, MailAnswer::NoAddress, MailAnswer::Off] {
            let silent = b.take(MailWish::Silent(why)).await;
            assert_eq!(b.answer(silent).await, (why, None));
        }
    }
}

both! {
    async fn the_same_mail_is_one_case_and_one_answer(w: World) {
        let b = Bridge::of(w).await;
        let thread = thread_id();
        let new = b.mail(&b.program, thread, wish("erika")).await;
        let program = b.program.staff();
        b.bring(program, &new).await.unwrap();
        // The answer was lost: the same bytes are accepted again.
        b.bring(program, &new).await.unwrap();
        // The program was killed and has sealed the mail anew.
        let again = b.mail(&b.program, thread, wish("erika")).await;
        assert_eq!(b.bring(program, &again).await, Err(StoreError::Conflict(Conflict::Exists)));
        let answers = w.tx(move |tx| tx.outbox().find_by_person(thread.nobody())).await.unwrap();
        assert_eq!(answers.len(), 1);
    }
}

both! {
    async fn only_a_program_brings_mails_and_only_to_its_units(w: World) {
        let b = Bridge::of(w).await;
        let by_hand = b.mail(&b.clerk, thread_id(), wish("erika")).await;
        assert_eq!(b.bring(b.clerk.staff(), &by_hand).await, Err(StoreError::Forbidden));
        let stranger = w.program(&[("reha", RW)]).await;
        let elsewhere = b.mail(&stranger, thread_id(), wish("erika")).await;
        assert_eq!(b.bring(stranger.staff(), &elsewhere).await, Err(StoreError::Forbidden));
        let reader = w.program(&[("pflege", &[Right::Read])]).await;
        let read_only = b.mail(&reader, thread_id(), wish("erika")).await;
        assert_eq!(b.bring(reader.staff(), &read_only).await, Err(StoreError::Forbidden));
        let owner = w.insured().await;
        let as_person = b.mail(&b.program, thread_id(), wish("erika")).await;
        assert_eq!(b.bring(owner.person(), &as_person).await, Err(StoreError::Absent));
    }
}

both! {
    async fn what_is_no_mail_is_not_taken_for_one(w: World) {
        let b = Bridge::of(w).await;
        let program = b.program.staff();
        let owner = w.insured().await;
        let mut about_her = b.mail(&b.program, thread_id(), wish("erika")).await;
        about_her.thread.subject = owner.pid;
        assert_eq!(b.bring(program, &about_her).await, Err(StoreError::Invalid("kind-not-allowed")));
        let mut said = b.mail(&b.program, thread_id(), wish("erika")).await;
        said.thread.message.header.kind = MessageKind::Msg;
        assert_eq!(b.bring(program, &said).await, Err(StoreError::Invalid("kind-not-allowed")));
        let thread = thread_id();
        let mut with_her = b.mail(&b.program, thread, wish("erika")).await;
        let members = vec![owner.member(), w.dept_member("pflege").await];
        with_her.thread.epochs = vec![epoch(&b.program, thread, thread.nobody(), Lane::Case, 1, None, members)];
        assert_eq!(b.bring(program, &with_her).await, Err(StoreError::Invalid("ghost-member")));
        // And no mail among what a person has written.
        let hers = w.thread(&owner, "pflege").await;
        let message = w.message(&b.program, hers, Lane::Case, 1, MessageKind::Mail, 1);
        let sent = w.send(program, hers, Receiving { epoch: None, message }).await;
        assert_eq!(sent, Err(StoreError::Invalid("kind-not-allowed")));
    }
}

both! {
    async fn nothing_is_said_to_nobody_and_notes_are_taken(w: World) {
        let b = Bridge::of(w).await;
        let thread = b.take(wish("erika")).await;
        let clerk = b.clerk.staff();
        for kind in [MessageKind::Msg, MessageKind::Decision, MessageKind::Receipt, MessageKind::Redact, MessageKind::Mail] {
            let message = w.message(&b.clerk, thread, Lane::Case, 1, kind, 1);
            let sent = w.send(clerk, thread, Receiving { epoch: None, message }).await;
            assert_eq!(sent, Err(StoreError::Invalid("kind-not-allowed")), "{kind:?}");
        }
        let message = w.message(&b.clerk, thread, Lane::Case, 1, MessageKind::Msg, 1);
        let later = NewStaged {
            epoch: None,
            message,
            reason: StageReason::Release,
            asked: None,
            due_at: None,
        };
        let (ctx, org) = (w.ctx(), crate::support::org());
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let staged = w.tx(move |tx| service::stage_message(tx, &ctx, &org, &keys, clerk, &cleared(), thread, &later)).await;
        assert_eq!(staged, Err(StoreError::Invalid("kind-not-allowed")));
        let members = vec![w.dept_member("pflege").await];
        let first = epoch(&b.clerk, thread, thread.nobody(), Lane::Internal, 1, None, members);
        let message = w.message(&b.clerk, thread, Lane::Internal, 1, MessageKind::Note, 1);
        w.send(clerk, thread, Receiving { epoch: Some(first), message }).await.unwrap();
    }
}
