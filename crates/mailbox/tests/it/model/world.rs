// SPDX-License-Identifier: EUPL-1.2
//! The same act in the real services, on a real database. Signatures, statements and rows are real; age files are one
//! real file with a number in its last bytes, because the server never sees more of them than structure and size.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use mailbox::ids::{AttachmentId, Dept, DeviceId, Matter, MethodId, PersonId, RequestId, ThreadId};
use mailbox::model::{
    Actor, ActorKind, CloseReason, Ending, EndingReason, MatterRow, NewEnding, Session, Side,
    WorkState,
};
use mailbox::service::{self, WorkChange};
use mailbox::{KeyRing, StoreError, Timestamp, Tx};
use protocol::agefile::Recipient;
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{
    Attested, Author, Keycard, Lane as RealLane, MessageClass, PersonRole, RepresentationEnd,
    Revoked,
};
use protocol::{Hash, Signed};
use uuid::Uuid;

use super::act::Act;
use super::effect::Outcome;
use super::model::{Lane, Model};
use super::office::accept;
use super::rule::is_clerk;
use super::step::{PEOPLE, UNITS};
use crate::support::World;
use crate::support::people::Human;
use crate::support::statements::{org, recipient, sealed};

pub const IDLE: Duration = Duration::from_secs(1800);

/// A person's real side.
pub struct Someone {
    pub pid: PersonId,
    pub dev: DeviceId,
    pub keys: BTreeMap<u64, Human>,
    pub cards: BTreeMap<u64, Signed<Keycard>>,
    pub key: u64,
    pub binding: Option<Hash>,
    pub bundle: u64,
    pub locator: Option<Hash>,
    /// Locator of the code that is asked with.
    pub next_locator: Option<Hash>,
    pub ask: Option<RequestId>,
    pub carry: Option<(RequestId, u64)>,
    pub passwords: BTreeMap<u64, (MethodId, Hash)>,
    pub cert: Option<Hash>,
}

pub struct Stage<'w> {
    pub w: &'w World,
    pub people: Vec<Someone>,
    pub depts: Vec<Dept>,
    pub matters: Vec<Matter>,
    pub epochs: Vec<(u64, Hash)>,
    pub threads: Vec<ThreadId>,
    pub heads: BTreeMap<(usize, Lane), Hash>,
    pub reps: Vec<Hash>,
    pub sessions: Vec<(Session, Hash)>,
    pub files: Vec<AttachmentId>,
    pub ring: KeyRing,
    pub revoked: Vec<Revoked>,
    /// What the registrar was asked when somebody was removed from a department.
    pub removals: BTreeMap<(usize, usize), RequestId>,
    /// Department keys by the number of their file: whose, sealed to which key, epoch.
    pub unit_marks: BTreeMap<u32, (usize, u64, u64)>,
}

/// A real age file whose last four bytes say which one it is.
pub fn file(mark: u32) -> Vec<u8> {
    static ONE: OnceLock<Vec<u8>> = OnceLock::new();
    let mut bytes = ONE.get_or_init(|| sealed("a key, or a message")).clone();
    let at = bytes.len() - 4;
    bytes[at..].copy_from_slice(&mark.to_be_bytes());
    bytes
}

pub fn mark_of(file: &[u8]) -> u32 {
    u32::from_be_bytes(*file.last_chunk().unwrap())
}

pub fn nobody() -> Recipient {
    static ONE: OnceLock<Recipient> = OnceLock::new();
    ONE.get_or_init(|| recipient(7)).clone()
}

pub fn real(lane: Lane) -> RealLane {
    match lane {
        Lane::Case => RealLane::Case,
        Lane::Internal => RealLane::Internal,
    }
}

pub fn outcome<T>(result: Result<T, StoreError>) -> Outcome {
    match result {
        Ok(_) => Outcome::Done,
        Err(StoreError::Absent) => Outcome::Absent,
        Err(StoreError::Forbidden) => Outcome::Forbidden,
        Err(StoreError::ReadOnly) => Outcome::ReadOnly,
        Err(StoreError::Invalid(name)) => Outcome::Invalid(name),
        Err(StoreError::Conflict(_)) => Outcome::Conflict,
        Err(other) => {
            println!("the store failed: {other}");
            Outcome::Invalid("the store failed")
        }
    }
}

pub fn role(p: usize) -> PersonRole {
    match p {
        2 => PersonRole::Rep,
        _ if is_clerk(p) => PersonRole::Staff,
        _ => PersonRole::Insured,
    }
}

pub fn side(p: usize) -> Side {
    if is_clerk(p) {
        Side::Office
    } else {
        Side::Portal
    }
}

impl<'w> Stage<'w> {
    /// New people, departments and matters in a store that other histories have used.
    pub async fn new(w: &'w World) -> Self {
        // Whole seconds, so that a history runs the same whenever it begins.
        w.clock.set(Timestamp::from_secs(w.now().secs() + 1));
        let tag = &Uuid::new_v4().simple().to_string()[..8];
        let names = |kind: &str| {
            (0..UNITS)
                .map(|n| format!("{kind}{n}-{tag}"))
                .collect::<Vec<_>>()
        };
        let depts: Vec<Dept> = names("u")
            .iter()
            .map(|name| name.parse().unwrap())
            .collect();
        let matters: Vec<Matter> = names("m")
            .iter()
            .map(|name| name.parse().unwrap())
            .collect();
        let rows: Vec<MatterRow> = matters
            .iter()
            .zip(&depts)
            .map(|(code, dept)| MatterRow {
                code: code.clone(),
                dept: dept.clone(),
                class: MessageClass::Normal,
                four_eyes: false,
                medical: false,
                label_de: String::new(),
                label_en: String::new(),
            })
            .collect();
        w.tx(move |tx| tx.matters().replace_all(&rows))
            .await
            .unwrap();
        let mut epochs = Vec::new();
        for dept in &depts {
            let stmt = w.dept_epoch(dept.as_str(), 1, None, &[&w.admin]);
            epochs.push((1, stmt.sh()));
            accept(w, Attested::logged(stmt).into_untyped())
                .await
                .unwrap();
        }
        let someone = |_| Someone {
            pid: PersonId::new(Uuid::new_v4()),
            dev: DeviceId::from_bytes(*Uuid::new_v4().as_bytes()),
            keys: BTreeMap::new(),
            cards: BTreeMap::new(),
            key: 0,
            binding: None,
            bundle: 0,
            locator: None,
            next_locator: None,
            ask: None,
            carry: None,
            passwords: BTreeMap::new(),
            cert: None,
        };
        Self {
            w,
            people: (0..PEOPLE).map(someone).collect(),
            depts,
            matters,
            epochs,
            threads: Vec::new(),
            heads: BTreeMap::new(),
            reps: Vec::new(),
            sessions: Vec::new(),
            files: Vec::new(),
            ring: KeyRing::default(),
            revoked: Vec::new(),
            removals: BTreeMap::new(),
            unit_marks: BTreeMap::new(),
        }
    }

    pub fn actor(&self, p: usize) -> Actor {
        let pid = self.people[p].pid;
        if is_clerk(p) {
            Actor::Staff { pid }
        } else {
            Actor::Person { pid }
        }
    }

    pub fn me(&self, p: usize) -> &Human {
        &self.people[p].keys[&self.people[p].key]
    }

    pub async fn run<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnMut(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.w.tx(work).await
    }

    /// Does it. `before` is the model as it was: what the people who act can know.
    pub async fn perform(&mut self, before: &Model, act: &Act) -> Outcome {
        match act {
            Act::Ask { p, asked } => {
                self.ask(*p, asked.key, before.people[*p].bindings + 1)
                    .await
            }
            Act::Answer { p, asked, until } => {
                let request = self.people[*p].ask.take().unwrap();
                self.people[*p].carry = None;
                let done = self
                    .bind(
                        *p,
                        asked.key,
                        request,
                        *until,
                        before.people[*p].bindings + 1,
                        asked.way.into(),
                    )
                    .await;
                self.people[*p].bundle = 1;
                self.people[*p].locator = self.people[*p].next_locator.take();
                self.enter(*p, asked.session).await;
                done
            }
            Act::Reuse { p } => {
                let (ctx, locator) = (self.w.ctx(), self.people[*p].locator.unwrap());
                outcome(
                    self.run(move |tx| service::lookup_code(tx, &ctx, locator))
                        .await,
                )
            }
            Act::Carry {
                p,
                key,
                session,
                due,
                until,
            } => self.carry(before, *p, *key, *session, *due, *until).await,
            Act::Decide { p, key, until } => {
                let (request, _) = self.people[*p].carry.take().unwrap();
                self.carried(*p, *key, request, *until, before.people[*p].bindings + 1)
                    .await
            }
            Act::Block { p } | Act::Unblock { p } => {
                let (ctx, pid) = (self.w.ctx(), self.people[*p].pid);
                let by = (ActorKind::System, None);
                let block = matches!(act, Act::Block { .. });
                let work = move |tx: &mut Tx<'_>| match block {
                    true => service::block_person(tx, &ctx, by, pid, None),
                    false => service::unblock_person(tx, &ctx, by, pid),
                };
                outcome(self.run(work).await)
            }
            Act::Ends { p, seq, ending } => {
                let (ctx, pid) = (self.w.ctx(), self.people[*p].pid);
                let ending = ending.map(|end| Ending {
                    reason: if end.death {
                        EndingReason::Death
                    } else {
                        EndingReason::Insurance
                    },
                    read_only_at: Timestamp::from_micros(end.read_only),
                    closes_at: Timestamp::from_micros(end.closes),
                });
                let new = NewEnding { seq: *seq, ending };
                outcome(
                    self.run(move |tx| service::put_ending(tx, &ctx, pid, &new))
                        .await,
                )
            }
            Act::Login { p } => self.login(*p).await,
            Act::Logout { session } => {
                let token = self.sessions[*session].1;
                outcome(self.run(move |tx| tx.sessions().delete(token)).await)
            }
            Act::Touch { session } => {
                let (token, now) = (self.sessions[*session].1, self.w.now());
                let side = side(before.sessions[*session].p);
                let work = move |tx: &mut Tx<'_>| {
                    let live = tx.sessions().lookup(token, side, now, IDLE)?;
                    if live.is_some_and(|live| live.wants_touch(now)) {
                        tx.sessions().mark_seen(token, now)?;
                    }
                    Ok(())
                };
                outcome(self.run(work).await)
            }
            Act::Tidy => {
                let ctx = self.w.ctx();
                outcome(self.run(move |tx| service::purge_expired(tx, &ctx)).await)
            }
            Act::Time { to } => {
                self.w.clock.set(Timestamp::from_micros(*to));
                Outcome::Done
            }
            Act::Certify { p, cert } => self.certify(*p, cert).await,
            Act::Uncertify { p } => {
                let sh = self.people[*p].cert.unwrap();
                self.revoke(sh).await
            }
            Act::Remove { by, u, p } => {
                let (ctx, actor, dept, pid) = (
                    self.w.ctx(),
                    self.actor(*by),
                    self.depts[*u].clone(),
                    self.people[*p].pid,
                );
                let done = self
                    .run(move |tx| service::remove_member(tx, &ctx, actor, &dept, pid))
                    .await;
                if let Ok(request) = &done {
                    self.removals.insert((*p, *u), *request);
                }
                outcome(done)
            }
            Act::Settle { u, p } => {
                let (ctx, id) = (self.w.ctx(), self.removals[&(*p, *u)]);
                let answer = service::Answer::Done;
                outcome(
                    self.run(move |tx| service::answer_request(tx, &ctx, id, &answer))
                        .await,
                )
            }
            Act::Rotate { by, u, to } => self.rotate(*by, *u, to).await,
            Act::GrantUnit { by, u, p } => {
                let grants = vec![self.unit_grant(*u, *p, self.epochs[*u].0)];
                let (ctx, actor) = (self.w.ctx(), self.actor(*by));
                outcome(
                    self.run(move |tx| service::add_unit_grants(tx, &ctx, actor, &grants))
                        .await,
                )
            }
            Act::Represent(rep) => self.represent(before, rep).await,
            Act::End { by, r } => {
                let me = self.me(*by);
                let (by, rep) = (
                    Author {
                        pid: me.pid,
                        kc: me.kc,
                    },
                    self.reps[*r],
                );
                let end = RepresentationEnd {
                    v: V1,
                    org: org(),
                    rep,
                    by,
                    iat: UnixTime(self.w.now().secs()),
                };
                let end = Signed::sign(end, &[&me.key]).unwrap();
                let (ctx, pid) = (self.w.ctx(), me.pid);
                outcome(
                    self.run(move |tx| service::end_representation(tx, &ctx, pid, &end))
                        .await,
                )
            }
            Act::Revoke { r } => {
                let sh = self.reps[*r];
                self.revoke(sh).await
            }
            Act::Begin {
                by,
                subject,
                matter,
                epoch,
                grants,
            } => self.begin(*by, *subject, *matter, epoch, grants).await,
            Act::Send(sending) => self.send(before, sending).await,
            Act::HandOver(handing) => self.hand_over(before, handing).await,
            Act::Regrant { by, t, lane, grant } => {
                let new = vec![self.grant(grant)];
                let (ctx, actor, thread, lane) =
                    (self.w.ctx(), self.actor(*by), self.threads[*t], real(*lane));
                let keys = self.ring.clone();
                outcome(
                    self.run(move |tx| {
                        service::add_grants(tx, &ctx, &keys, actor, thread, lane, &new)
                    })
                    .await,
                )
            }
            Act::Seen { by, t } => {
                let (ctx, actor, thread) = (self.w.ctx(), self.actor(*by), self.threads[*t]);
                outcome(
                    self.run(move |tx| {
                        service::mark_read(
                            tx,
                            &ctx,
                            actor,
                            thread,
                            u64::MAX,
                            mailbox::model::Level::Normal,
                        )
                    })
                    .await,
                )
            }
            Act::Work { by, t, u, done } => {
                let (ctx, actor, thread) = (self.w.ctx(), self.actor(*by), self.threads[*t]);
                let change = WorkChange {
                    although_away: false,
                    dept: self.depts[*u].clone(),
                    state: Some(if *done {
                        WorkState::Done
                    } else {
                        WorkState::Waiting
                    }),
                    reason: done.then_some(CloseReason::Phone),
                    main: None,
                    claimed_by: None,
                    expected_claimed_by: None,
                };
                outcome(
                    self.run(move |tx| service::set_work(tx, &ctx, actor, thread, &change))
                        .await,
                )
            }
            Act::Shred { t } => {
                let done = outcome(
                    self.w
                        .store
                        .shred_thread(self.threads[*t], &self.w.ctx())
                        .await,
                );
                self.ring = self.w.store.keys().lookup(&self.threads).await.unwrap();
                done
            }
        }
    }
}
