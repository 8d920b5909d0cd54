// SPDX-License-Identifier: EUPL-1.2
//! What a person says is wrong, and what staff does not do with it until that is settled (Art. 16, 18 GDPR, R-101). The clock is moved, never
//! waited for.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: a settled dispute restricts nothing from the same moment on, nobody has to answer before,
//! deletion does not ask, and a closed case stays closed.

use std::time::Duration;

use mailbox::deadlines::Day;
use mailbox::ids::{AttachmentId, DisputeId, MessageId, ReplyCodeId, ThreadId};
use mailbox::model::{
    CloseReason, Dispute, DisputeOutcome, HoldReason, InboxView, LawRule, Level, NewReplyCode,
    NewStaged, Receiving, RecusalReason, ResubmitReason, Scope, StageReason, StayReason,
    WorkFilter, WorkState,
};
use mailbox::service::{self, DISPUTE_NOTICE_DAYS, WorkChange};
use mailbox::{
    Ciphertext, Conflict, RetentionPolicy, RetentionRule, Store, StoreConfig, StoreError, Timestamp,
};
use protocol::statement::{Lane, MessageKind, RepRight};
use uuid::Uuid;

use crate::audit_chain::raw_at;
use crate::blobs::{big, upload};
use crate::hand_over::Stage;
use crate::support::people::random_hash;
use crate::support::work::{DAY, LEAD, RW, change, pflege, try_set};
use crate::support::{Clerk, Human, Insured, World, both, cleared, epoch, org, sealed};

const DISPUTED: StoreError = StoreError::Conflict(Conflict::Disputed);
const STATE: StoreError = StoreError::Conflict(Conflict::State);
const UNANSWERED: StoreError = StoreError::Conflict(Conflict::Unanswered);

/// What staff does with a case.
#[derive(Clone, Copy, Debug)]
enum Op {
    Decide,
    StageDecision,
    Letter,
    Forward,
    AskMedical,
    ReplyCode,
    Close,
    HandOver,
    Shred,
    Read,
    Answer,
    StageAnswer,
    Note,
    Claim,
    Resubmit,
    Statutory,
    Hold,
    EndMedical,
    RevokeCode,
    Recuse,
}

/// What waits until a dispute is settled, and what each does without one. In an order in which all of them can happen.
const BARRED: [(Op, Result<(), StoreError>); 9] = [
    (Op::Decide, Ok(())),
    // There is a letter already, and that is another answer.
    (Op::Letter, Err(StoreError::Conflict(Conflict::Exists))),
    (Op::Forward, Ok(())),
    (Op::AskMedical, Ok(())),
    (Op::ReplyCode, Ok(())),
    (Op::StageDecision, Ok(())),
    (Op::Close, Ok(())),
    (Op::HandOver, Ok(())),
    (Op::Shred, Ok(())),
];

/// What goes on: what settles it, what the law or the person needs, and what protects her.
const GOES_ON: [Op; 11] = [
    Op::Read,
    Op::StageAnswer,
    Op::Answer,
    Op::Note,
    Op::Claim,
    Op::Resubmit,
    Op::Statutory,
    Op::Hold,
    Op::EndMedical,
    Op::RevokeCode,
    Op::Recuse,
];

/// A case with a file, a note, a decision, papers that are asked for, a code in a letter, and a message that says that something is wrong.
struct Case<'w> {
    w: &'w World,
    owner: Insured,
    clerk: Clerk,
    second: Clerk,
    receiver: Clerk,
    thread: ThreadId,
    aid: AttachmentId,
    decision: MessageId,
    code: ReplyCodeId,
    said: MessageId,
}

impl<'w> Case<'w> {
    async fn of(w: &'w World) -> Self {
        w.unit("pflege").await;
        w.unit("reha").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let second = w.clerk(&[("pflege", LEAD)]).await;
        let receiver = w.clerk(&[("reha", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let aid = upload(w, &owner, &big(1000)).await;
        let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        message.attachments = vec![aid];
        let file = Receiving {
            epoch: None,
            message,
        };
        w.send(owner.person(), thread, file).await.unwrap();
        let members = vec![w.dept_member("pflege").await];
        let first = epoch(&clerk, thread, owner.pid, Lane::Internal, 1, None, members);
        let message = w.message(&clerk, thread, Lane::Internal, 1, MessageKind::Note, 1);
        let note = Receiving {
            epoch: Some(first),
            message,
        };
        w.send(clerk.staff(), thread, note).await.unwrap();
        let mut message = w.message(&clerk, thread, Lane::Case, 1, MessageKind::Decision, 1);
        message.letter = true;
        let decision = message.header.mid;
        let sent = Receiving {
            epoch: None,
            message,
        };
        w.send(clerk.staff(), thread, sent).await.unwrap();
        let mut case = Self {
            w,
            owner,
            clerk,
            second,
            receiver,
            thread,
            aid,
            decision,
            code: ReplyCodeId::new(Uuid::new_v4()),
            said: decision,
        };
        case.attempt(Op::AskMedical).await.unwrap();
        let code = case.new_code();
        case.code = code.id;
        case.make_code(code).await.unwrap();
        case.said = case.says(3).await;
        case
    }

    /// The owner writes.
    async fn says(&self, n: u64) -> MessageId {
        let lane = Lane::Case;
        let message = self
            .w
            .message(&self.owner, self.thread, lane, 1, MessageKind::Msg, n);
        let mid = message.header.mid;
        let new = Receiving {
            epoch: None,
            message,
        };
        self.w
            .send(self.owner.person(), self.thread, new)
            .await
            .unwrap();
        mid
    }

    async fn say(
        &self,
        by: &Human,
        about: Option<MessageId>,
        said: MessageId,
    ) -> Result<DisputeId, StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.person(), self.thread);
        self.w
            .tx(move |tx| service::dispute(tx, &ctx, actor, thread, about, said))
            .await
    }

    async fn disputed(&self) -> DisputeId {
        self.say(&self.owner, Some(self.decision), self.said)
            .await
            .unwrap()
    }

    async fn withdraw(&self, by: &Human, id: DisputeId) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.person(), self.thread);
        self.w
            .tx(move |tx| service::withdraw_dispute(tx, &ctx, actor, thread, id))
            .await
    }

    async fn settle(
        &self,
        by: &Clerk,
        id: DisputeId,
        outcome: DisputeOutcome,
    ) -> Result<(), StoreError> {
        let (ctx, actor, what) = (self.w.ctx(), by.staff(), (self.thread, id));
        self.w
            .tx(move |tx| service::settle_dispute(tx, &ctx, actor, what, &pflege(), outcome))
            .await
    }

    async fn all(&self) -> Vec<Dispute> {
        let thread = self.thread;
        self.w
            .tx(move |tx| tx.disputes().of_thread(thread))
            .await
            .unwrap()
    }

    async fn is_restricted(&self) -> bool {
        let (thread, now) = (self.thread, self.w.now());
        self.w
            .tx(move |tx| tx.disputes().is_restricted(thread, now))
            .await
            .unwrap()
    }

    async fn audited(&self) -> Vec<String> {
        let object = self.thread.to_string();
        let all = self
            .w
            .tx(move |tx| tx.audit().find_by_object("thread", &object))
            .await
            .unwrap();
        let words = all.into_iter().map(|entry| entry.action);
        let mut words: Vec<String> = words.filter(|word| word.contains("dispute")).collect();
        // Of the same moment.
        words.sort();
        words
    }

    fn new_code(&self) -> NewReplyCode {
        NewReplyCode {
            id: ReplyCodeId::new(Uuid::new_v4()),
            dept: pflege(),
            epoch: 1,
            locator_hash: random_hash(),
            key_mac: random_hash(),
            kept: Ciphertext::grant(sealed("code")).unwrap(),
            expires_at: self.w.now() + Duration::from_secs(28 * DAY),
        }
    }

    async fn make_code(&self, new: NewReplyCode) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), self.clerk.staff(), self.thread);
        self.w
            .tx(move |tx| service::make_reply_code(tx, &ctx, actor, thread, &new))
            .await
    }

    /// The next counter of a clerk's device in a lane.
    async fn next(&self, by: &Clerk, lane: Lane) -> u64 {
        let (thread, dev) = (self.thread, by.dev);
        let reached = self
            .w
            .tx(move |tx| tx.messages().last_counter(thread, lane, dev))
            .await;
        reached.unwrap() + 1
    }

    async fn write(&self, by: &Clerk, lane: Lane, kind: MessageKind) -> Result<(), StoreError> {
        let n = self.next(by, lane).await;
        let mut message = self.w.message(by, self.thread, lane, 1, kind, n);
        message.letter = kind == MessageKind::Decision;
        let new = Receiving {
            epoch: None,
            message,
        };
        let sent = self.w.send(by.staff(), self.thread, new).await;
        sent.map(drop)
    }

    async fn stage(&self, by: &Clerk, kind: MessageKind) -> Result<MessageId, StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        let n = self.next(by, Lane::Case).await;
        let mut message = self.w.message(by, thread, Lane::Case, 1, kind, n);
        message.letter = kind == MessageKind::Decision;
        let head = self
            .w
            .tx(move |tx| tx.lanes().lookup(thread, Lane::Case))
            .await;
        message.seen = head.unwrap().map(|head| head.next_idx - 1);
        let mid = message.header.mid;
        let new = NewStaged {
            epoch: None,
            message,
            reason: StageReason::Release,
            asked: None,
            due_at: None,
        };
        let keys = self.w.store.keys().lookup(&[thread]).await?;
        self.w
            .tx(move |tx| {
                service::stage_message(tx, &ctx, &org(), &keys, actor, &cleared(), thread, &new)
            })
            .await?;
        Ok(mid)
    }

    async fn set_medical(&self, asks: bool) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), self.clerk.staff(), self.thread);
        self.w
            .tx(move |tx| service::ask_medical(tx, &ctx, actor, thread, &pflege(), asks))
            .await
    }

    async fn attempt(&self, op: Op) -> Result<(), StoreError> {
        let (w, thread, clerk) = (self.w, self.thread, &self.clerk);
        let (ctx, actor) = (w.ctx(), clerk.staff());
        match op {
            Op::Decide => self.write(clerk, Lane::Case, MessageKind::Decision).await,
            Op::StageDecision => self.stage(clerk, MessageKind::Decision).await.map(drop),
            Op::Letter => {
                let what = (self.decision, self.owner.pid);
                w.tx(move |tx| service::order_letter(tx, &ctx, actor, thread, what))
                    .await
                    .map(drop)
            }
            Op::Forward => {
                let aid = self.aid;
                w.tx(move |tx| {
                    service::forward_attachment(tx, &ctx, actor, &cleared(), aid, &pflege())
                })
                .await
            }
            Op::AskMedical => self.set_medical(true).await,
            Op::ReplyCode => self.make_code(self.new_code()).await,
            Op::Close => {
                let done = WorkChange {
                    state: Some(WorkState::Done),
                    reason: Some(CloseReason::Answered),
                    ..change()
                };
                try_set(w, clerk, thread, done).await
            }
            Op::HandOver => {
                let stage = Stage {
                    owner: self.owner.clone(),
                    giver: clerk.clone(),
                    receiver: self.receiver.clone(),
                    thread,
                };
                let order = stage.order(w, false, true).await;
                stage.hand_over(w, clerk, order).await
            }
            Op::Shred => w.store.shred_thread(thread, &ctx).await,
            Op::Read => w
                .store
                .read("page", move |tx| {
                    service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 50)
                })
                .await
                .map(drop),
            Op::Answer => self.write(clerk, Lane::Case, MessageKind::Msg).await,
            Op::StageAnswer => {
                let mid = self.stage(clerk, MessageKind::Msg).await?;
                w.tx(move |tx| service::withdraw_staged(tx, &ctx, actor, thread, mid))
                    .await
            }
            Op::Note => self.write(clerk, Lane::Internal, MessageKind::Note).await,
            Op::Claim => {
                let claimed_by = Some(Some(clerk.pid));
                try_set(
                    w,
                    clerk,
                    thread,
                    WorkChange {
                        claimed_by,
                        ..change()
                    },
                )
                .await
            }
            Op::Resubmit => {
                let day = Day::of(w.now()).unwrap().plus(3).unwrap();
                let to = Some((day, ResubmitReason::Other));
                w.tx(move |tx| service::set_resubmission(tx, &ctx, actor, thread, &pflege(), to))
                    .await
            }
            Op::Statutory => {
                let to = Some((LawRule::ThreeWeeks, Day::of(w.now()).unwrap()));
                w.tx(move |tx| service::set_statutory(tx, &ctx, actor, thread, &pflege(), to))
                    .await
            }
            Op::Hold => {
                let reason = HoldReason::Claim;
                w.tx(move |tx| service::set_hold(tx, &ctx, actor, thread, &pflege(), reason))
                    .await
                    .map(drop)
            }
            Op::EndMedical => self.set_medical(false).await,
            Op::RevokeCode => {
                let code = self.code;
                w.tx(move |tx| {
                    service::revoke_reply_code(tx, &ctx, actor, thread, (code, &pflege()))
                })
                .await
            }
            Op::Recuse => {
                let actor = self.second.staff();
                let reason = RecusalReason::Relative;
                w.tx(move |tx| service::recuse(tx, &ctx, actor, thread, reason))
                    .await
            }
        }
    }
}

both! {
    async fn while_something_is_disputed_staff_keeps_the_case_and_answers(w: World) {
        let case = Case::of(w).await;
        let id = case.disputed().await;
        for (op, _) in &BARRED {
            assert_eq!(case.attempt(*op).await, Err(DISPUTED), "{op:?}");
        }
        for op in GOES_ON {
            assert_eq!(case.attempt(op).await, Ok(()), "{op:?}");
        }
        // A hold bars deletion by itself.
        let thread = case.thread;
        let holds = w.tx(move |tx| tx.legal_holds().of_thread(thread)).await.unwrap();
        let (hold, second, now) = (holds[0].id, case.second.pid, w.now());
        w.tx(move |tx| tx.legal_holds().lift(hold, second, now)).await.unwrap();
        for (op, _) in &BARRED {
            assert_eq!(case.attempt(*op).await, Err(DISPUTED), "{op:?} once more");
        }
        case.withdraw(&case.owner, id).await.unwrap();
        for (op, otherwise) in BARRED {
            assert_eq!(case.attempt(op).await, otherwise, "{op:?}");
        }
    }
}

both! {
    async fn only_a_person_of_the_case_disputes_and_only_what_she_can_see(w: World) {
        let case = Case::of(w).await;
        let (absent, stranger) = (Err(StoreError::Absent), w.insured().await);
        let foreign = w.thread(&stranger, "pflege").await;
        let elsewhere = w.message(&stranger, foreign, Lane::Case, 1, MessageKind::Msg, 2);
        let other = elsewhere.header.mid;
        let new = Receiving { epoch: None, message: elsewhere };
        w.send(stranger.person(), foreign, new).await.unwrap();
        assert_eq!(case.say(&stranger, None, case.said).await, absent);
        assert_eq!(case.say(&case.clerk, None, case.said).await, absent);
        assert_eq!(case.say(&case.owner, Some(other), case.said).await, absent);
        assert_eq!(case.say(&case.owner, None, other).await, absent);
        assert_eq!(case.say(&case.owner, None, case.decision).await, absent, "not her words");
        let nothing = MessageId::new(Uuid::new_v4());
        assert_eq!(case.say(&case.owner, Some(nothing), case.said).await, absent);
        assert_eq!(case.all().await, []);

        let id = case.say(&case.owner, None, case.said).await.unwrap();
        let expected = Dispute {
            id,
            thread: case.thread,
            about: None,
            said: case.said,
            by: case.owner.pid,
            at: w.now(),
            ended: None,
        };
        assert_eq!(case.all().await, [expected]);
        let again = case.says(4).await;
        assert_eq!(case.say(&case.owner, None, again).await, Err(STATE), "it is disputed");
        assert_eq!(case.say(&case.owner, Some(case.decision), case.said).await, Err(STATE), "said once");
        let more = case.say(&case.owner, Some(case.decision), again).await.unwrap();
        assert_eq!(case.withdraw(&stranger, id).await, Err(StoreError::Absent));
        assert_eq!(case.withdraw(&case.clerk, id).await, Err(StoreError::Absent));
        case.withdraw(&case.owner, id).await.unwrap();
        assert_eq!(case.withdraw(&case.owner, id).await, Err(STATE));
        assert!(case.is_restricted().await, "by the other one");
        case.withdraw(&case.owner, more).await.unwrap();
        assert!(!case.is_restricted().await);
        let words = ["dispute", "dispute", "withdraw-dispute", "withdraw-dispute"];
        assert_eq!(case.audited().await, words);
    }
}

both! {
    async fn a_representative_disputes_by_the_right_to_write_and_the_insured_takes_it_back(w: World) {
        let case = Case::of(w).await;
        let (reader, writer) = (w.insured().await, w.insured().await);
        let read: &[RepRight] = &[RepRight::Read];
        w.represent(reader.pid, case.owner.pid, w.for_a_year(read)).await.unwrap();
        w.represent(writer.pid, case.owner.pid, w.for_a_year(crate::representations::RW)).await.unwrap();
        let thread = case.thread;
        let head = w.tx(move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let members = vec![case.owner.member(), reader.member(), writer.member(), w.dept_member("pflege").await];
        let next = epoch(&case.owner, thread, case.owner.pid, Lane::Case, 2, Some(head.epoch_sh), members);
        let message = w.message(&case.owner, thread, Lane::Case, 2, MessageKind::Msg, 4);
        let new = Receiving { epoch: Some(next), message };
        w.send(case.owner.person(), thread, new).await.unwrap();
        let message = w.message(&writer, thread, Lane::Case, 2, MessageKind::Msg, 1);
        let said = message.header.mid;
        w.send(writer.person(), thread, Receiving { epoch: None, message }).await.unwrap();
        assert_eq!(case.say(&reader, None, said).await, Err(StoreError::Forbidden));
        let id = case.say(&writer, None, said).await.unwrap();
        assert_eq!(case.withdraw(&reader, id).await, Err(StoreError::Absent));
        case.withdraw(&case.owner, id).await.unwrap();
        assert_eq!(case.all().await[0].ended.unwrap().by, case.owner.pid);
    }
}

both! {
    async fn it_is_settled_after_an_answer_and_the_restriction_ends_days_later(w: World) {
        let case = Case::of(w).await;
        let id = case.disputed().await;
        let kept = DisputeOutcome::Kept;
        assert_eq!(case.settle(&case.receiver, id, kept).await, Err(StoreError::Absent), "another unit");
        assert_eq!(case.settle(&case.clerk, id, kept).await, Err(UNANSWERED), "the decision came before");
        let withdrawn = DisputeOutcome::Withdrawn;
        assert_eq!(case.settle(&case.clerk, id, withdrawn).await, Err(StoreError::Invalid("bad-outcome")));
        case.says(4).await;
        case.attempt(Op::Note).await.unwrap();
        assert_eq!(case.settle(&case.clerk, id, kept).await, Err(UNANSWERED), "her own words, and a note");
        case.attempt(Op::Answer).await.unwrap();
        case.settle(&case.clerk, id, kept).await.unwrap();
        assert_eq!(case.settle(&case.clerk, id, kept).await, Err(STATE));
        let end = case.all().await[0].ended.unwrap();
        assert_eq!((end.outcome, end.by, end.at), (kept, case.clerk.pid, w.now()));
        let last = Day::of(w.now()).unwrap().plus(i32::from(DISPUTE_NOTICE_DAYS)).unwrap();
        assert_eq!(end.restricted_until, last.plus(1).unwrap().begins().unwrap());
        assert_eq!(case.attempt(Op::Close).await, Err(DISPUTED), "she hears of it before");
        w.clock.advance(end.restricted_until.since(w.now()) - Duration::from_secs(1));
        assert_eq!(case.attempt(Op::Close).await, Err(DISPUTED));
        w.advance(1);
        assert_eq!(case.attempt(Op::Close).await, Ok(()));
        assert_eq!(case.withdraw(&case.owner, id).await, Err(STATE), "nothing is left to take back");
        assert_eq!(case.audited().await, ["dispute", "settle-dispute"]);
    }
}

both! {
    async fn she_may_agree_before_the_days_are_over(w: World) {
        let case = Case::of(w).await;
        let id = case.disputed().await;
        case.attempt(Op::Answer).await.unwrap();
        case.settle(&case.second, id, DisputeOutcome::Corrected).await.unwrap();
        assert!(case.is_restricted().await);
        case.withdraw(&case.owner, id).await.unwrap();
        let end = case.all().await[0].ended.unwrap();
        assert_eq!((end.outcome, end.by), (DisputeOutcome::Corrected, case.second.pid), "as it was settled");
        assert_eq!(end.restricted_until, w.now());
        assert_eq!(case.attempt(Op::Close).await, Ok(()));
        assert_eq!(case.audited().await, ["agree-dispute", "dispute", "settle-dispute"]);
    }
}

both! {
    async fn a_closed_case_is_to_be_done_again_and_marked_in_the_list(w: World) {
        let case = Case::of(w).await;
        case.attempt(Op::Close).await.unwrap();
        let (all, disputed) = (WorkFilter::default(), WorkFilter { disputed: true, ..WorkFilter::default() });
        assert_eq!(w.listed(&case.clerk, "pflege", all.clone()).await, []);
        let other = w.thread(&case.owner, "pflege").await;
        let id = case.disputed().await;
        let rows = w.listed(&case.clerk, "pflege", all.clone()).await;
        let marks: Vec<(ThreadId, bool)> = rows.iter().map(|row| (row.thread, row.disputed)).collect();
        assert!(marks.contains(&(case.thread, true)) && marks.contains(&(other, false)), "{marks:?}");
        let rows = w.listed(&case.clerk, "pflege", disputed.clone()).await;
        assert_eq!(rows.iter().map(|row| row.thread).collect::<Vec<_>>(), [case.thread]);
        case.attempt(Op::Resubmit).await.unwrap();
        assert_eq!(w.listed(&case.clerk, "pflege", disputed.clone()).await.len(), 1, "also at rest");
        let (ctx, actor) = (w.ctx(), case.clerk.staff());
        let view = w.store.read("counts", move |tx| service::work_counts(tx, &ctx, actor)).await.unwrap();
        assert_eq!(view.units[0].1.disputed, 1);
        case.withdraw(&case.owner, id).await.unwrap();
        assert_eq!(w.listed(&case.clerk, "pflege", disputed).await, []);
    }
}

both! {
    async fn a_message_that_waits_to_be_a_decision_is_void(w: World) {
        let case = Case::of(w).await;
        let mid = case.stage(&case.clerk, MessageKind::Decision).await.unwrap();
        let waits = async || {
            let (ctx, actor, thread) = (w.ctx(), case.second.staff(), case.thread);
            let read = move |tx: &mut mailbox::Tx<'_>| service::staged_of_thread(tx, &ctx, actor, &cleared(), thread);
            let all = w.store.read("staged", read).await.unwrap();
            assert_eq!(all[0].staged.header.mid, mid);
            all[0].staged.state
        };
        assert_eq!(waits().await, mailbox::model::StageState::Open);
        case.disputed().await;
        assert_eq!(waits().await, mailbox::model::StageState::Void);
    }
}

both! {
    async fn to_the_unit_that_protects_her_it_goes_in_any_case(w: World) {
        let case = Case::of(w).await;
        case.disputed().await;
        assert_eq!(case.attempt(Op::HandOver).await, Err(DISPUTED));
        let (ctx, all) = (w.ctx(), vec!["reha".parse().unwrap()]);
        w.tx(move |tx| service::put_shields(tx, &ctx, &all)).await.unwrap();
        w.route(&case.owner, 1, Some("reha"), &[]).await;
        assert_eq!(case.attempt(Op::HandOver).await, Ok(()));
        assert!(case.is_restricted().await, "there, too");
    }
}

/// A month in the portal, two in the inbox.
fn ruled(w: &World) -> Store {
    let rule = RetentionRule {
        portal_months: 1,
        delete_months: 2,
        record_years: 0,
    };
    Store::open(&StoreConfig {
        retention: RetentionPolicy::of(rule, 14).unwrap(),
        ..w.config.clone()
    })
    .unwrap()
}

async fn reads(w: &World, who: &Human, thread: ThreadId) {
    let (ctx, actor) = (w.ctx(), who.person());
    w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, Level::Normal))
        .await
        .unwrap();
}

both! {
    async fn a_dispute_keeps_a_case_whatever_its_time(w: World) {
        w.unit("pflege").await;
        let (owner, clerk) = (w.insured().await, w.clerk(&[("pflege", RW)]).await);
        let thread = w.thread(&owner, "pflege").await;
        let message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        let said = message.header.mid;
        w.send(owner.person(), thread, Receiving { epoch: None, message }).await.unwrap();
        let (ctx, actor) = (w.ctx(), owner.person());
        let id = w.tx(move |tx| service::dispute(tx, &ctx, actor, thread, None, said)).await.unwrap();
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        reads(w, &owner, thread).await;
        let store = ruled(w);
        // Nothing else keeps it: whoever could close the unit's work in the database has.
        raw_at(&w.config, "UPDATE thread_unit SET state = 'done', done_at = 0").unwrap();
        for _ in 0..6 {
            w.advance(30 * DAY);
            assert_eq!(store.retire(&w.ambient).await.unwrap(), service::Retired::default());
        }
        let ctx = w.ctx();
        let stay = store.read("stay", move |tx| service::stay(tx, &ctx, thread)).await.unwrap().unwrap();
        assert_eq!(stay.reasons, [StayReason::Dispute]);
        let ctx = w.ctx();
        assert_eq!(store.shred_thread(thread, &ctx).await, Err(DISPUTED));
        let page = store.read("inbox", {
            let (ctx, pid) = (w.ctx(), owner.pid);
            move |tx| service::inbox_page(tx, &ctx, (pid, pid), &Scope::All, InboxView::All, None, 10)
        });
        assert_eq!(page.await.unwrap().page.rows.len(), 1);

        let (ctx, actor, what) = (w.ctx(), clerk.staff(), (thread, id));
        let kept = DisputeOutcome::Kept;
        w.tx(move |tx| service::settle_dispute(tx, &ctx, actor, what, &pflege(), kept)).await.unwrap();
        w.advance(DAY);
        assert_eq!(store.shred_thread(thread, &w.ctx()).await, Err(DISPUTED), "she hears of it before");
        let mut gone = 0;
        for _ in 0..4 {
            w.advance(30 * DAY);
            gone += store.retire(&w.ambient).await.unwrap().deleted;
        }
        assert_eq!(gone, 1, "its time was over");
        assert_eq!(raw_at(&w.config, "DELETE FROM dispute"), Ok(0), "and the dispute went with it");
    }
}

both! {
    async fn the_database_refuses_to_change_what_was_disputed(w: World) {
        let case = Case::of(w).await;
        let id = case.disputed().await;
        let refused = |sql: &str| {
            let error = raw_at(&w.config, sql).unwrap_err();
            assert!(error.contains("change") || error.contains("stays as it was"), "{sql}: {error}");
        };
        for sql in [
            "UPDATE dispute SET at = at - 1",
            "UPDATE dispute SET thread = id",
            "UPDATE dispute SET about = NULL",
            "UPDATE dispute SET said = id",
            "UPDATE dispute SET by_pid = id",
        ] {
            refused(sql);
        }
        case.attempt(Op::Answer).await.unwrap();
        case.settle(&case.clerk, id, DisputeOutcome::Kept).await.unwrap();
        for sql in [
            "UPDATE dispute SET outcome = 'corrected'",
            "UPDATE dispute SET ended_by = id",
            "UPDATE dispute SET ended_at = ended_at - 1",
            "UPDATE dispute SET ended_at = NULL, outcome = NULL, ended_by = NULL",
            "UPDATE dispute SET restricted_until = restricted_until + 1",
        ] {
            refused(sql);
        }
    }
}

both! {
    async fn her_report_and_both_sides_are_told(w: World) {
        let case = Case::of(w).await;
        let id = case.disputed().await;
        let keys = w.store.keys().lookup(&[case.thread]).await.unwrap();
        for actor in [case.owner.person(), case.clerk.staff()] {
            let (ctx, keys, thread) = (w.ctx(), keys.clone(), case.thread);
            let read = move |tx: &mut mailbox::Tx<'_>| service::thread_view(tx, &ctx, &keys, actor, thread);
            let view = w.store.read("view", read).await.unwrap();
            assert_eq!(view.disputes.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        }
        let pid = case.owner.pid;
        let parts = w.store.read("records", move |tx| service::records(tx, pid)).await.unwrap();
        let part = parts.iter().find(|part| part.table == "dispute").unwrap();
        let said = part.columns.iter().position(|one| one == "said").unwrap();
        assert_eq!(part.rows.len(), 1);
        assert_eq!(part.rows[0][said], Some(case.said.to_string()));
        let by: Timestamp = case.all().await[0].at;
        assert_eq!(by, w.now());
    }
}
