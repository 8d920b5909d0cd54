// SPDX-License-Identifier: EUPL-1.2
//! Codes in letters: one answer without an account, once, and nothing about anybody for whoever tries (R-95; quality: a one-time code guessed or
//! raced).
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: a code that is used twice, files of somebody else in an answer.

use std::time::Duration;

use futures_util::stream;
use mailbox::blob::PutLimits;
use mailbox::ids::{AttachmentId, PersonId, ReplyCodeId, ThreadId};
use mailbox::model::{
    AttachmentState, NewReplyCode, OpenReplyCode, Receiving, ResubmitReason, WorkState,
};
use mailbox::{Ciphertext, Conflict, StoreError, Timestamp, service};
use protocol::Hash;
use protocol::statement::{Lane, MessageKind, Right};
use uuid::Uuid;

use crate::support::people::{dept, random_hash};
use crate::support::{Clerk, Insured, World, both, cleared, epoch, sealed};

const RW: &[Right] = &[Right::Read, Right::Write];
const R: &[Right] = &[Right::Read];
const DAY: u64 = 86_400;
const LIMITS: PutLimits = PutLimits {
    max: 100 * 1024 * 1024,
    announced: None,
};

struct Case<'w> {
    w: &'w World,
    owner: Insured,
    clerk: Clerk,
    thread: ThreadId,
}

impl<'w> Case<'w> {
    /// A case with a note, so that there is a key for staff alone.
    async fn of(w: &'w World) -> Self {
        w.unit("pflege").await;
        w.unit("reha").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let members = vec![w.dept_member("pflege").await];
        let first = epoch(&clerk, thread, owner.pid, Lane::Internal, 1, None, members);
        let message = w.message(&clerk, thread, Lane::Internal, 1, MessageKind::Note, 1);
        let note = Receiving {
            epoch: Some(first),
            message,
        };
        w.send(clerk.staff(), thread, note).await.unwrap();
        Self {
            w,
            owner,
            clerk,
            thread,
        }
    }

    fn code(&self) -> NewReplyCode {
        NewReplyCode {
            id: ReplyCodeId::new(Uuid::new_v4()),
            dept: dept("pflege"),
            epoch: 1,
            locator_hash: random_hash(),
            key_mac: random_hash(),
            kept: Ciphertext::grant(sealed("code")).unwrap(),
            expires_at: self.w.now() + Duration::from_secs(28 * DAY),
        }
    }

    async fn make(&self, by: &Clerk, new: &NewReplyCode) -> Result<(), StoreError> {
        let (ctx, actor, thread, new) = (self.w.ctx(), by.staff(), self.thread, new.clone());
        self.w
            .tx(move |tx| service::make_reply_code(tx, &ctx, actor, thread, &new))
            .await
    }

    async fn made(&self) -> NewReplyCode {
        let new = self.code();
        self.make(&self.clerk, &new).await.unwrap();
        new
    }

    async fn revoke(&self, by: &Clerk, id: ReplyCodeId) -> Result<(), StoreError> {
        let (ctx, actor, thread, unit) = (self.w.ctx(), by.staff(), self.thread, dept("pflege"));
        self.w
            .tx(move |tx| service::revoke_reply_code(tx, &ctx, actor, thread, (id, &unit)))
            .await
    }

    async fn find(&self, locator: Hash) -> Result<OpenReplyCode, StoreError> {
        let ctx = self.w.ctx();
        self.w
            .tx(move |tx| service::find_reply_code(tx, &ctx, locator))
            .await
    }

    /// Uploads as somebody with the code.
    async fn upload(&self, code: &NewReplyCode) -> Result<AttachmentId, StoreError> {
        let (ctx, what) = (self.w.ctx(), (code.id, code.locator_hash));
        let owner = self
            .w
            .tx(move |tx| service::reply_owner(tx, &ctx, what))
            .await?;
        Ok(put(self.w, owner).await)
    }

    async fn give(
        &self,
        code: &NewReplyCode,
        answer: AttachmentId,
        files: &[AttachmentId],
    ) -> Result<Timestamp, StoreError> {
        let (ctx, what) = (self.w.ctx(), (code.id, code.locator_hash));
        let (given, files) = ((answer, Hash::of(b"mac")), files.to_vec());
        self.w
            .tx(move |tx| service::give_reply(tx, &ctx, what, given, &files))
            .await
    }

    async fn reads(&self, by: &Clerk, aid: AttachmentId) -> Result<u64, StoreError> {
        let (ctx, actor) = (self.w.ctx(), by.staff());
        self.w
            .tx(move |tx| service::readable_attachment(tx, &ctx, actor, &cleared(), aid))
            .await
            .map(|blob| blob.size)
    }
}

async fn put(w: &World, owner: PersonId) -> AttachmentId {
    let aid = AttachmentId::new(Uuid::new_v4());
    let body = stream::iter([Ok(sealed("answer").into())]);
    w.store
        .upload_attachment(owner, aid, body, LIMITS, &w.ctx())
        .await
        .unwrap();
    aid
}

both! {
    async fn somebody_answers_once_and_the_case_is_on_the_list_with_it(w: World) {
        let c = Case::of(w).await;
        let code = c.made().await;
        let found = c.find(code.locator_hash).await.unwrap();
        assert_eq!((found.id, found.key_mac), (code.id, code.key_mac));
        assert!(found.recipient.starts_with("age1pq1"));
        let (answer, file) = (c.upload(&code).await.unwrap(), c.upload(&code).await.unwrap());
        let at = c.give(&code, answer, &[file]).await.unwrap();
        assert!(c.reads(&c.clerk, answer).await.is_ok() && c.reads(&c.clerk, file).await.is_ok());
        let other = w.clerk(&[("reha", RW)]).await;
        assert_eq!(c.reads(&other, answer).await, Err(StoreError::Absent));
        let (ctx, thread, owner) = (w.ctx(), c.thread, c.owner.person());
        let hers = w.tx(move |tx| service::readable_attachment(tx, &ctx, owner, &cleared(), answer)).await;
        assert_eq!(hers.map(|blob| blob.size), Err(StoreError::Absent), "the insured person");
        let unit = w.tx(move |tx| tx.threads().units(thread)).await.unwrap().remove(0);
        assert_eq!(unit.state, WorkState::Open);
        assert_eq!(unit.clocks.resubmission.unwrap().reason, ResubmitReason::Reply);
        // Whoever did not get the answer asks again and is told the same.
        w.advance(5);
        assert_eq!(c.give(&code, answer, &[file]).await, Ok(at));
        // Anybody else with the letter is told what everybody is told.
        assert_eq!(c.find(code.locator_hash).await, Err(StoreError::Absent));
        assert_eq!(c.upload(&code).await, Err(StoreError::Absent));
        let second = put(w, PersonId::from_bytes(*code.id.as_bytes())).await;
        assert_eq!(c.give(&code, second, &[]).await, Err(StoreError::Absent));
    }
}

both! {
    async fn of_many_at_once_one_answers(w: World) {
        let c = Case::of(w).await;
        let code = c.made().await;
        let mut answers = Vec::new();
        for _ in 0..30 {
            answers.push(c.upload(&code).await.unwrap());
        }
        let all = answers.iter().map(|answer| c.give(&code, *answer, &[]));
        let won = futures_util::future::join_all(all).await;
        assert_eq!(won.iter().filter(|one| one.is_ok()).count(), 1);
        assert!(won.iter().all(|one| one.is_ok() || *one == Err(StoreError::Absent)));
        let attached = w.tx({
            let answers = answers.clone();
            move |tx| {
                let mut n = 0;
                for aid in &answers {
                    let state = tx.attachments().lookup(*aid)?.map(|one| one.state);
                    n += usize::from(state == Some(AttachmentState::Attached));
                }
                Ok(n)
            }
        });
        assert_eq!(attached.await.unwrap(), 1);
    }
}

both! {
    async fn a_code_ends_by_its_day_and_by_whoever_takes_it_back(w: World) {
        let c = Case::of(w).await;
        let (late, back) = (c.made().await, c.made().await);
        let colleague = w.clerk(&[("pflege", RW)]).await;
        c.revoke(&colleague, back.id).await.unwrap();
        assert_eq!(c.find(back.locator_hash).await, Err(StoreError::Absent));
        assert_eq!(c.revoke(&colleague, back.id).await, Err(StoreError::Conflict(Conflict::State)));
        let answer = c.upload(&late).await.unwrap();
        w.advance(28 * DAY);
        assert_eq!(c.find(late.locator_hash).await, Err(StoreError::Absent));
        assert_eq!(c.give(&late, answer, &[]).await, Err(StoreError::Absent));
        // A locator that is right for another code opens nothing of this one.
        let other = c.made().await;
        let mixed = NewReplyCode { locator_hash: other.locator_hash, ..c.code() };
        assert_eq!(c.upload(&mixed).await, Err(StoreError::Absent));
    }
}

both! {
    async fn what_does_not_fit_makes_no_code(w: World) {
        let c = Case::of(w).await;
        let invalid = |name| Err(StoreError::Invalid(name));
        let good = c.code();
        let wrong = NewReplyCode { epoch: 2, ..good.clone() };
        assert_eq!(c.make(&c.clerk, &wrong).await, invalid("wrong-epoch"));
        for expires_at in [w.now(), w.now() + Duration::from_secs(91 * DAY)] {
            let wrong = NewReplyCode { expires_at, ..good.clone() };
            assert_eq!(c.make(&c.clerk, &wrong).await, invalid("bad-day"));
        }
        let reader = w.clerk(&[("pflege", R)]).await;
        assert_eq!(c.make(&reader, &good).await, Err(StoreError::Forbidden));
        let stranger = w.clerk(&[("reha", RW)]).await;
        let theirs = NewReplyCode { dept: dept("reha"), ..good.clone() };
        assert_eq!(c.make(&stranger, &theirs).await, Err(StoreError::Absent));
        assert_eq!(c.revoke(&stranger, good.id).await, Err(StoreError::Absent));
        for _ in 0..service::OPEN_REPLY_CODES {
            c.made().await;
        }
        assert_eq!(c.make(&c.clerk, &good).await, invalid("too-many-codes"));
    }
}

both! {
    async fn only_files_that_came_with_the_code_are_part_of_the_answer(w: World) {
        let c = Case::of(w).await;
        let (code, other) = (c.made().await, c.made().await);
        let (answer, strange) = (c.upload(&code).await.unwrap(), c.upload(&other).await.unwrap());
        let refused = Err(StoreError::Invalid("attachment-not-uploaded"));
        assert_eq!(c.give(&code, answer, &[strange]).await, refused);
        assert_eq!(c.give(&code, answer, &[answer]).await, refused);
        let hers = put(w, c.owner.pid).await;
        assert_eq!(c.give(&code, hers, &[]).await, refused);
        let many: Vec<_> = (0..21).map(|_| AttachmentId::new(Uuid::new_v4())).collect();
        assert_eq!(c.give(&code, answer, &many).await, Err(StoreError::Invalid("too-many-attachments")));
        // None of that has used it up.
        c.give(&code, answer, &[]).await.unwrap();
    }
}

both! {
    async fn with_its_case_everything_is_gone(w: World) {
        let c = Case::of(w).await;
        let code = c.made().await;
        let answer = c.upload(&code).await.unwrap();
        c.give(&code, answer, &[]).await.unwrap();
        w.store.shred_thread(c.thread, &w.ctx()).await.unwrap();
        let (thread, id): (ThreadId, ReplyCodeId) = (c.thread, code.id);
        let left = w.tx(move |tx| {
            let codes = tx.reply_codes().of_thread(thread)?.len();
            Ok((codes, tx.reply_codes().lookup(id)?, tx.attachments().lookup(answer)?))
        });
        assert_eq!(left.await.unwrap(), (0, None, None));
    }
}

both! {
    async fn earlier_answers_stay_with_the_unit_whose_notes_do(w: World) {
        for along in [true, false] {
            let c = Case::of(w).await;
            let code = c.made().await;
            let answer = c.upload(&code).await.unwrap();
            c.give(&code, answer, &[]).await.unwrap();
            let receiver = w.clerk(&[("reha", RW)]).await;
            let seen = async |by: &Clerk| {
                let (keys, thread) = (w.store.keys().lookup(&[c.thread]).await.unwrap(), c.thread);
                let (ctx, actor) = (w.ctx(), by.staff());
                let view = w.tx(move |tx| service::thread_view(tx, &ctx, &keys, actor, thread));
                view.await.unwrap().reply_codes.len()
            };
            let (thread, w_now) = (c.thread, w.now());
            w.tx(move |tx| {
                let both = [(dept("pflege"), 1), (dept("reha"), 1)];
                tx.threads().replace_units(thread, &both, 1, w_now)?;
                tx.threads().mark_notes(thread, &dept("reha"), if along { 0 } else { 2 })
            }).await.unwrap();
            assert_eq!(seen(&c.clerk).await, 1);
            assert!(c.reads(&c.clerk, answer).await.is_ok());
            assert_eq!(seen(&receiver).await, usize::from(along));
            assert_eq!(c.reads(&receiver, answer).await.is_ok(), along, "{along}");
        }
    }
}
