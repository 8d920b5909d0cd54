// SPDX-License-Identifier: EUPL-1.2
//! Threads in the real services.

use mailbox::Ciphertext;
use mailbox::blob::BlobStore;
use mailbox::ids::{AttachmentId, MessageId, ThreadId};
use mailbox::model::{
    HandOver, HandOverReason, Member, NewEpoch, NewGrant, NewMessage, NewThread, Receiving,
};
use mailbox::service;
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{
    Author, Member as EpochMember, MessageClass, MessageHeader, MessageKind, ThreadEpoch,
};
use protocol::{Hash, Signed};
use uuid::Uuid;

use super::act::{Handing, Sending};
use super::effect::Outcome;
use super::model::{Epoch, Grant, Lane, Model};
use super::step::{Holder, Kind};
use super::world::{Stage, file, nobody, outcome, real};
use crate::support::cleared;
use crate::support::statements::org;

/// Matters of the second kind need the highest protection.
pub const fn class_of(matter: usize) -> MessageClass {
    if matter == 1 {
        MessageClass::Hoch
    } else {
        MessageClass::Normal
    }
}

impl Stage<'_> {
    pub fn grant(&self, grant: &Grant) -> NewGrant {
        let member = match grant.to {
            Holder::Person(p) => Member::Person(self.people[p].pid),
            Holder::Unit(u) => Member::Unit {
                dept: self.depts[u].clone(),
                epoch: grant.key,
            },
        };
        NewGrant {
            epoch: grant.epoch,
            member,
            file: Ciphertext::grant(file(grant.mark)).unwrap(),
        }
    }

    fn members(&self, list: &Epoch) -> Vec<EpochMember> {
        let people = list.people.iter().map(|(p, key)| {
            let one = &self.people[*p];
            EpochMember::Person {
                pid: one.pid,
                kc: one.keys[key].kc,
            }
        });
        let units = list.units.iter().map(|(u, epoch)| EpochMember::Dept {
            dept: self.depts[*u].clone(),
            epoch: *epoch,
            de: self.epochs[*u].1,
        });
        let mut all: Vec<EpochMember> = people.chain(units).collect();
        all.sort_by_key(EpochMember::sort_key);
        all
    }

    fn epoch(
        &self,
        at: (usize, usize),
        lane: Lane,
        number: u64,
        prev: Option<Hash>,
        list: &Epoch,
        thread: ThreadId,
    ) -> Signed<ThreadEpoch> {
        let (by, subject) = at;
        let me = self.me(by);
        let mut exclude: Vec<_> = list.excluded.iter().map(|p| self.people[*p].pid).collect();
        exclude.sort_unstable();
        let stmt = ThreadEpoch {
            v: V1,
            org: org(),
            thread,
            epoch: number,
            lane: real(lane),
            enc: nobody(),
            subject: self.people[subject].pid,
            members: self.members(list),
            exclude,
            prev,
            by: Author {
                pid: me.pid,
                kc: me.kc,
            },
            td: Hash::of(b"td"),
            iat: UnixTime(self.w.now().secs()),
        };
        Signed::sign(stmt, &[&me.key]).unwrap()
    }

    fn new_epoch(&self, stmt: Signed<ThreadEpoch>, grants: &[Grant]) -> NewEpoch {
        NewEpoch {
            stmt,
            grants: grants.iter().map(|grant| self.grant(grant)).collect(),
        }
    }

    fn letter(
        &self,
        by: usize,
        (thread, lane, epoch): (ThreadId, Lane, u64),
        matter: usize,
        kind: Kind,
        n: u64,
    ) -> NewMessage {
        let me = self.me(by);
        let header = MessageHeader {
            mid: MessageId::new(Uuid::new_v4()),
            thread,
            lane: real(lane),
            epoch,
            matter: self.matters[matter].clone(),
            class: class_of(matter),
            kind: match kind {
                Kind::Plain | Kind::WithFile => MessageKind::Msg,
                Kind::Receipt => MessageKind::Receipt,
                Kind::Note => MessageKind::Note,
            },
            sender: me.pid,
            dev: me.dev,
            n,
        };
        NewMessage {
            header,
            file: Ciphertext::message(file(0)).unwrap(),
            attachments: Vec::new(),
            lowered: None,
            seen: None,
            letter: false,
        }
    }

    pub async fn begin(
        &mut self,
        by: usize,
        subject: usize,
        matter: usize,
        list: &Epoch,
        grants: &[Grant],
    ) -> Outcome {
        let thread = ThreadId::new(Uuid::new_v4());
        let stmt = self.epoch((by, subject), Lane::Case, 1, None, list, thread);
        let sh = stmt.sh();
        let new = NewThread {
            thread,
            subject: self.people[subject].pid,
            matter: self.matters[matter].clone(),
            class: class_of(matter),
            epochs: vec![self.new_epoch(stmt, grants)],
            message: self.letter(by, (thread, Lane::Case, 1), matter, Kind::Plain, 1),
        };
        let done = self.w.create(self.actor(by), &new).await;
        if done.is_ok() {
            self.heads.insert((self.threads.len(), Lane::Case), sh);
            self.threads.push(thread);
            self.ring = self.w.store.keys().lookup(&self.threads).await.unwrap();
        }
        outcome(done)
    }

    pub async fn send(&mut self, before: &Model, new: &Sending) -> Outcome {
        let (thread, about) = (self.threads[new.t], &before.threads[new.t]);
        let place = (new.t, new.lane);
        let number = about.line(new.lane).number() + u64::from(new.epoch.is_some());
        let stmt = new.epoch.as_ref().map(|list| {
            let prev = self.heads.get(&place).copied();
            self.epoch(
                (new.by, about.subject),
                new.lane,
                number,
                prev,
                list,
                thread,
            )
        });
        let sh = stmt.as_ref().map(Signed::sh);
        let mut message = self.letter(
            new.by,
            (thread, new.lane, number),
            about.matter,
            new.kind,
            new.n,
        );
        if new.file.is_some() {
            message.attachments.push(self.upload(new.by).await);
        }
        let receiving = Receiving {
            epoch: stmt.map(|stmt| self.new_epoch(stmt, &new.grants)),
            message,
        };
        let (ctx, signer, keys, actor) = (
            self.w.ctx(),
            self.w.signer.clone(),
            self.ring.clone(),
            self.actor(new.by),
        );
        let attached = receiving.message.attachments.clone();
        let done = self
            .run(move |tx| {
                // Whoever writes here has read everything; what happens otherwise is told in `seen.rs`.
                let mut receiving = receiving.clone();
                let head = tx.lanes().lookup(thread, receiving.message.header.lane)?;
                receiving.message.seen = head.map(|head| head.next_idx - 1);
                service::send_message(
                    tx,
                    &ctx,
                    signer.as_ref(),
                    &keys,
                    actor,
                    &cleared(),
                    thread,
                    &receiving,
                )
            })
            .await;
        if done.is_ok() {
            self.files.extend(attached);
            self.heads.extend(sh.map(|sh| (place, sh)));
        }
        outcome(done)
    }

    pub async fn hand_over(&mut self, before: &Model, new: &Handing) -> Outcome {
        let (thread, about) = (self.threads[new.t], &before.threads[new.t]);
        let mut epochs = Vec::new();
        let mut heads = Vec::new();
        for (lane, list, grants) in &new.epochs {
            let place = (new.t, *lane);
            let prev = self.heads.get(&place).copied();
            let number = about.line(*lane).number() + 1;
            let stmt = self.epoch((new.by, about.subject), *lane, number, prev, list, thread);
            heads.push((place, stmt.sh()));
            epochs.push(self.new_epoch(stmt, grants));
        }
        let history = new.history.iter();
        let order = HandOver {
            from: self.depts[new.from].clone(),
            to: self.depts[new.to].clone(),
            stays: new.stays,
            notes: new.notes,
            reason: HandOverReason::OtherTopic,
            across: None,
            epochs,
            history: history
                .map(|(lane, grant)| (real(*lane), self.grant(grant)))
                .collect(),
            gaps: Vec::new(),
        };
        let (ctx, keys, actor) = (self.w.ctx(), self.ring.clone(), self.actor(new.by));
        let done = self
            .run(move |tx| service::hand_over(tx, &ctx, &org(), &keys, actor, thread, &order))
            .await;
        if done.is_ok() {
            self.heads.extend(heads);
        }
        outcome(done)
    }

    /// The rows of an upload; its bytes are of no concern here.
    async fn upload(&self, by: usize) -> AttachmentId {
        let aid = AttachmentId::new(Uuid::new_v4());
        let blob = BlobStore::new_ref(&self.w.ctx());
        let (owner, now) = (self.people[by].pid, self.w.now());
        self.run(move |tx| {
            tx.attachments().insert(aid, owner, &blob, now)?;
            tx.attachments()
                .mark_uploaded(aid, &blob, 1, Hash::of(b"file"))
                .map(drop)
        })
        .await
        .unwrap();
        aid
    }
}
