// SPDX-License-Identifier: EUPL-1.2
//! Messages that wait: for a second employee who releases exactly their bytes, or for their time.
//!
//! Seen red: without `own-release`, without `wrong-object` and without the state that `holds` asks for (`.ci/seeded-bugs.toml`).

use mailbox::blob::BlobStore;
use mailbox::ciphertext::Ciphertext;
use mailbox::ids::{AttachmentId, MessageId};
use mailbox::model::{
    Accepted, AttachmentState, NewMessage, NewStaged, Receiving, StageReason, StageState,
    StagedItem,
};
use mailbox::service::{self, RELEASE_LASTS};
use mailbox::{Conflict, StoreError, Timestamp};
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{Author, Lane, MessageKind, Release, Right};
use protocol::{Hash, Signed, ThreadId};
use uuid::Uuid;

use crate::support::{Clerk, Human, Insured, World, both, cleared, org, sealed};

const RW: &[Right] = &[Right::Read, Right::Write];
const VOID: StoreError = StoreError::Conflict(Conflict::Void);
const STATE: StoreError = StoreError::Conflict(Conflict::State);

/// A case with its insured person, an author and a second clerk.
struct Case<'w> {
    w: &'w World,
    owner: Insured,
    author: Clerk,
    second: Clerk,
    thread: ThreadId,
}

impl<'w> Case<'w> {
    async fn of(w: &'w World) -> Self {
        let known = w
            .tx(|tx| tx.units().lookup(&"pflege".parse().unwrap()))
            .await;
        if known.unwrap().is_none() {
            w.unit("pflege").await;
        }
        let owner = w.insured().await;
        let author = w.clerk(&[("pflege", RW)]).await;
        let second = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        Self {
            w,
            owner,
            author,
            second,
            thread,
        }
    }

    fn answer(&self, by: &Human, n: u64, seen: u64) -> NewMessage {
        let mut message = self
            .w
            .message(by, self.thread, Lane::Case, 1, MessageKind::Msg, n);
        message.seen = Some(seen);
        message
    }

    async fn keep(&self, by: &Human, new: NewStaged) -> Result<Timestamp, StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        let keys = self.w.store.keys().lookup(&[thread]).await?;
        self.w
            .tx(move |tx| {
                service::stage_message(tx, &ctx, &org(), &keys, actor, &cleared(), thread, &new)
            })
            .await
    }

    /// The author asks for a release of her first message.
    async fn ask(&self) -> NewMessage {
        let message = self.answer(&self.author, 1, 1);
        let new = for_release(message.clone());
        self.keep(&self.author, new).await.unwrap();
        message
    }

    async fn release(&self, by: &Human, message: &NewMessage) -> Result<Accepted, StoreError> {
        let stmt = self.word(by, message.header.mid, message.file.as_bytes());
        self.let_go(by, message.header.mid, stmt).await
    }

    fn word(&self, by: &Human, mid: MessageId, file: &[u8]) -> Signed<Release> {
        let said = Release {
            v: V1,
            org: org(),
            thread: self.thread,
            mid,
            obj: Hash::of(file),
            by: Author {
                pid: by.pid,
                kc: by.kc,
            },
            iat: UnixTime(self.w.now().secs()),
        };
        Signed::sign(said, &[&by.key]).unwrap()
    }

    async fn let_go(
        &self,
        by: &Human,
        mid: MessageId,
        stmt: Signed<Release>,
    ) -> Result<Accepted, StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        let signer = self.w.signer.clone();
        self.w
            .tx(move |tx| {
                let signer = signer.as_ref();
                let sure = cleared();
                service::release_message(tx, &ctx, signer, actor, &sure, thread, mid, &stmt)
            })
            .await
    }

    async fn withdraw(&self, by: &Human, mid: MessageId) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        self.w
            .tx(move |tx| service::withdraw_staged(tx, &ctx, actor, thread, mid))
            .await
    }

    async fn give_back(&self, by: &Human, mid: MessageId) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        self.w
            .tx(move |tx| service::return_staged(tx, &ctx, actor, thread, mid))
            .await
    }

    async fn list(&self, by: &Human) -> Vec<StagedItem> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        let found = self.w.store.read("staged", move |tx| {
            service::staged_of_thread(tx, &ctx, actor, &cleared(), thread)
        });
        found.await.unwrap()
    }

    async fn state(&self) -> StageState {
        self.list(&self.author).await[0].staged.state
    }

    async fn messages(&self) -> usize {
        let (ctx, actor, thread) = (self.w.ctx(), self.owner.person(), self.thread);
        let page = self.w.store.read("page", move |tx| {
            service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 100)
        });
        page.await.unwrap().len()
    }

    /// What the worker of every node does.
    async fn send_due(&self) -> Result<usize, StoreError> {
        let now = self.w.now();
        let due = self.w.tx(move |tx| tx.staged().due(now, 10)).await?;
        let mut sent = 0;
        for mid in due {
            let (ctx, signer) = (self.w.ctx(), self.w.signer.clone());
            let done = self
                .w
                .tx(move |tx| service::send_due(tx, &ctx, signer.as_ref(), mid));
            sent += usize::from(done.await?);
        }
        Ok(sent)
    }

    async fn later(&self, secs: u64) -> NewMessage {
        let message = self.answer(&self.author, 1, 1);
        let due_at = Some(self.w.now() + std::time::Duration::from_secs(secs));
        let new = NewStaged {
            reason: StageReason::Later,
            due_at,
            ..for_release(message.clone())
        };
        self.keep(&self.author, new).await.unwrap();
        message
    }
}

const fn for_release(message: NewMessage) -> NewStaged {
    NewStaged {
        epoch: None,
        message,
        reason: StageReason::Release,
        asked: None,
        due_at: None,
    }
}

both! {
    async fn a_second_employee_makes_what_waits_a_message_of_the_same_bytes(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        assert_eq!(case.messages().await, 1, "nobody but the unit knows of it");
        let item = case.list(&case.second).await.remove(0);
        assert_eq!((item.file.as_slice(), item.staged.state), (message.file.as_bytes(), StageState::Open));
        let accepted = case.release(&case.second, &message).await.unwrap();
        assert_eq!(accepted.idx, 2);
        assert_eq!(case.messages().await, 2);
        assert_eq!(case.list(&case.author).await, []);
        let mid = message.header.mid;
        let thread = case.thread;
        let kept = w.tx(move |tx| tx.messages().releases(thread)).await.unwrap().remove(&mid).unwrap();
        let kept: Signed<Release> = Signed::parse(kept.envelope().unwrap()).unwrap();
        assert_eq!(kept.payload().obj, Hash::of(message.file.as_bytes()));
        let found = w.tx(move |tx| tx.audit().find_by_object("message", &mid.to_string())).await.unwrap();
        let mut done: Vec<_> = found.iter().map(|r| (r.actor, r.action.as_str())).collect();
        done.sort_by_key(|one| one.1);
        let (author, second) = (Some(case.author.pid), Some(case.second.pid));
        assert_eq!(done, [(author, "ask-release"), (second, "release-message"), (author, "send-message")]);
        // The author's counter goes on behind it, without a gap.
        assert_eq!(w.say(&case.author, case.author.staff(), case.thread, 2).await.unwrap().idx, 3);
    }
}

both! {
    async fn nobody_releases_her_own_message(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let own = case.release(&case.author, &message).await;
        assert_eq!(own, Err(StoreError::Invalid("own-release")));
        assert_eq!(case.messages().await, 1);
    }
}

both! {
    async fn a_release_counts_for_the_bytes_that_it_names(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let mid = message.header.mid;
        let other = case.word(&case.second, mid, &sealed("something else"));
        let refused = case.let_go(&case.second, mid, other).await;
        assert_eq!(refused, Err(StoreError::Invalid("wrong-object")));
        assert_eq!(case.messages().await, 1);
    }
}

both! {
    async fn a_release_is_signed_by_whoever_may_and_says_so(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let mid = message.header.mid;
        let good = case.word(&case.second, mid, message.file.as_bytes());
        // The word of one in the mouth of another, and a word that another key signed.
        let third = w.clerk(&[("pflege", RW)]).await;
        let refused = case.let_go(&third, mid, good.clone()).await;
        assert_eq!(refused, Err(StoreError::Invalid("wrong-keycard")));
        let forged = Signed::sign(good.payload().clone(), &[&third.key]).unwrap();
        let refused = case.let_go(&case.second, mid, forged).await;
        assert_eq!(refused, Err(StoreError::Invalid("bad-signature")));
        let reader = w.clerk(&[("pflege", &[Right::Read])]).await;
        assert_eq!(case.release(&reader, &message).await, Err(StoreError::Forbidden));
        w.unit("reha").await;
        let stranger = w.clerk(&[("reha", RW)]).await;
        assert_eq!(case.release(&stranger, &message).await, Err(StoreError::Absent));
        assert_eq!(case.messages().await, 1);
        case.let_go(&case.second, mid, good).await.unwrap();
    }
}

both! {
    async fn whatever_changes_meanwhile_voids_it(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        // A receipt says nothing, a message does.
        let receipt = w.message(&case.second, case.thread, Lane::Case, 1, MessageKind::Receipt, 1);
        w.send(case.second.staff(), case.thread, Receiving { epoch: None, message: receipt }).await.unwrap();
        assert_eq!(case.state().await, StageState::Open);
        w.say(&case.owner, case.owner.person(), case.thread, 2).await.unwrap();
        assert_eq!(case.state().await, StageState::Void);
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
        assert_eq!(case.messages().await, 3);
    }
}

both! {
    async fn an_own_message_from_another_device_voids_it_too(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let device = case.author.other_device();
        w.say(&device, device.staff(), case.thread, 1).await.unwrap();
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
    }
}

both! {
    async fn a_new_key_of_the_unit_or_of_somebody_in_it_voids_it(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let (dept, now) = ("pflege".parse().unwrap(), w.now());
        let unit = w.tx(move |tx| {
            let unit = tx.units().lookup(&dept)?.unwrap();
            tx.units().advance(&dept, unit.epoch + 1, Hash::of(b"next"), now)?;
            Ok(unit)
        }).await.unwrap();
        assert_eq!(unit.epoch, 1);
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
    }
}

both! {
    async fn a_keycard_that_no_epoch_names_or_an_author_who_left_voids_it(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let (thread, now) = (case.thread, w.now());
        w.tx(move |tx| tx.threads().mark_dirty(thread, now)).await.unwrap();
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
        let case = Case::of(w).await;
        let message = case.ask().await;
        let (pid, now) = (case.author.pid, w.now());
        w.tx(move |tx| tx.units().mark_removed(&"pflege".parse().unwrap(), pid, now)).await.unwrap();
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
        // And whoever left releases nothing herself.
        let case = Case::of(w).await;
        let message = case.ask().await;
        let (pid, now) = (case.second.pid, w.now());
        w.tx(move |tx| tx.units().mark_removed(&"pflege".parse().unwrap(), pid, now)).await.unwrap();
        assert_eq!(case.release(&case.second, &message).await, Err(StoreError::Absent));
    }
}

both! {
    async fn it_does_not_wait_for_ever(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        w.advance(RELEASE_LASTS.as_secs() + 1);
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
    }
}

both! {
    async fn of_fifty_releases_at_once_one_counts(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let third = w.clerk(&[("pflege", RW)]).await;
        let tries = (0..50).map(|n| {
            let (case, message, by) = (&case, &message, if n % 2 == 0 { &case.second } else { &third });
            async move { case.release(by, message).await }
        });
        let done = futures_util::future::join_all(tries).await;
        assert_eq!(done.iter().filter(|result| result.is_ok()).count(), 1);
        assert!(done.iter().all(|result| matches!(result, Ok(_) | Err(STATE))), "{done:?}");
        assert_eq!(case.messages().await, 2);
    }
}

both! {
    async fn an_author_takes_it_back_and_its_number_is_free(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let mid = message.header.mid;
        // One at a time, and the same bytes again are the same.
        let other = for_release(case.answer(&case.second, 1, 1));
        assert_eq!(case.keep(&case.second, other).await, Err(StoreError::Conflict(Conflict::Staged)));
        case.keep(&case.author, for_release(message.clone())).await.unwrap();
        assert_eq!(case.list(&case.author).await.len(), 1);
        assert_eq!(case.withdraw(&case.second, mid).await, Err(StoreError::Absent));
        case.withdraw(&case.author, mid).await.unwrap();
        assert_eq!(case.release(&case.second, &message).await, Err(StoreError::Absent));
        // The number that it had is the next one.
        assert_eq!(w.say(&case.author, case.author.staff(), case.thread, 1).await.unwrap().idx, 2);
    }
}

both! {
    async fn a_colleague_gives_it_back(w: World) {
        let case = Case::of(w).await;
        let message = case.ask().await;
        let mid = message.header.mid;
        assert_eq!(case.give_back(&case.author, mid).await, Err(StoreError::Invalid("own-release")));
        case.give_back(&case.second, mid).await.unwrap();
        let item = case.list(&case.author).await.remove(0);
        assert_eq!((item.staged.state, item.staged.decided_by), (StageState::Returned, Some(case.second.pid)));
        assert_eq!(case.give_back(&case.second, mid).await, Err(STATE));
        assert_eq!(case.release(&case.second, &message).await, Err(VOID));
        case.withdraw(&case.author, mid).await.unwrap();
    }
}

both! {
    async fn attachments_wait_with_it_and_are_uploads_again_when_it_is_withdrawn(w: World) {
        let case = Case::of(w).await;
        let aid = AttachmentId::new(Uuid::new_v4());
        let (owner, now, blob) = (case.author.pid, w.now(), BlobStore::new_ref(&w.ctx()));
        w.tx(move |tx| {
            tx.attachments().insert(aid, owner, &blob, now)?;
            tx.attachments().mark_uploaded(aid, &blob, 1, Hash::of(b"file")).map(drop)
        }).await.unwrap();
        let mut message = case.answer(&case.author, 1, 1);
        message.attachments = vec![aid];
        case.keep(&case.author, for_release(message.clone())).await.unwrap();
        // For two days nobody collects it, and only the unit reads it.
        w.advance(2 * 3600);
        w.store.purge_orphans(w.now() + std::time::Duration::from_secs(2 * 86_400)).await.unwrap();
        let read = |actor| {
            let ctx = w.ctx();
            w.tx(move |tx| service::readable_attachment(tx, &ctx, actor, &cleared(), aid))
        };
        read(case.second.staff()).await.unwrap();
        assert_eq!(read(case.owner.person()).await, Err(StoreError::Absent));
        case.withdraw(&case.author, message.header.mid).await.unwrap();
        let found = w.tx(move |tx| tx.attachments().lookup(aid)).await.unwrap().unwrap();
        assert_eq!((found.state, found.place), (AttachmentState::Uploaded, None));
        let purged = w.store.purge_orphans(w.now() + std::time::Duration::from_secs(86_401)).await.unwrap();
        assert_eq!(purged.rows, 1);
    }
}

both! {
    async fn what_is_to_go_later_goes_at_its_time_once_and_only_to_the_same_state(w: World) {
        let case = Case::of(w).await;
        case.later(3600).await;
        assert_eq!(case.send_due().await.unwrap(), 0);
        w.advance(3600);
        // Two nodes find it; one sends it.
        let due = futures_util::future::join(case.send_due(), case.send_due()).await;
        assert_eq!(due.0.unwrap() + due.1.unwrap(), 1);
        assert_eq!((case.send_due().await.unwrap(), case.messages().await), (0, 2));

        let case = Case::of(w).await;
        let message = case.later(3600).await;
        // Not by a release.
        assert_eq!(case.release(&case.second, &message).await, Err(STATE));
        w.say(&case.owner, case.owner.person(), case.thread, 2).await.unwrap();
        w.advance(3600);
        assert_eq!(case.send_due().await.unwrap(), 0);
        assert_eq!((case.state().await, case.messages().await), (StageState::Void, 2));
        case.withdraw(&case.author, message.header.mid).await.unwrap();
    }
}

both! {
    async fn times_and_colleagues_that_make_no_sense_are_refused(w: World) {
        let case = Case::of(w).await;
        let new = || for_release(case.answer(&case.author, 1, 1));
        let at = |secs: u64| Some(w.now() + std::time::Duration::from_secs(secs));
        let later = |due_at| NewStaged { reason: StageReason::Later, due_at, ..new() };
        for bad in [later(None), later(at(0)), later(at(93 * 86_400)), NewStaged { due_at: at(60), ..new() }] {
            assert_eq!(case.keep(&case.author, bad).await, Err(StoreError::Invalid("bad-time")));
        }
        w.unit("reha").await;
        let stranger = w.clerk(&[("reha", RW)]).await;
        for (pid, name) in [(case.author.pid, "own-release"), (stranger.pid, "not-a-member")] {
            let bad = NewStaged { asked: Some(pid), ..new() };
            assert_eq!(case.keep(&case.author, bad).await, Err(StoreError::Invalid(name)));
        }
        let unseen = for_release(case.answer(&case.author, 1, 0));
        assert_eq!(case.keep(&case.author, unseen).await, Err(StoreError::Conflict(Conflict::Newer)));
        let person = case.keep_as_person().await;
        assert_eq!(person, Err(StoreError::Absent));
        let mut too_late = new();
        too_late.message.header.n = 2;
        assert_eq!(case.keep(&case.author, too_late).await, Err(StoreError::Conflict(Conflict::Counter)));
        let mut other = new();
        other.message.file = Ciphertext::message(sealed("other")).unwrap();
        case.keep(&case.author, NewStaged { asked: Some(case.second.pid), ..other }).await.unwrap();
    }
}

impl Case<'_> {
    async fn keep_as_person(&self) -> Result<Timestamp, StoreError> {
        let message = self.answer(&self.owner, 2, 1);
        let (ctx, actor, thread) = (self.w.ctx(), self.owner.person(), self.thread);
        let keys = self.w.store.keys().lookup(&[thread]).await?;
        self.w
            .tx(move |tx| {
                let new = for_release(message.clone());
                service::stage_message(tx, &ctx, &org(), &keys, actor, &cleared(), thread, &new)
            })
            .await
    }
}
