// SPDX-License-Identifier: EUPL-1.2
//! Persons in the real services: codes, bindings, changes of keys, sessions.

use std::time::Duration;

use mailbox::Ciphertext;
use mailbox::StoreError;
use mailbox::Timestamp;
use mailbox::ids::{ActivationId, RequestId, SessionId};
use mailbox::model::{
    Level, MethodCheck, MethodTag, NewMethod, NewSession, Session, SessionChange, SessionMethod,
    SessionState,
};
use mailbox::service::{self, ActivationCommand, Answer, CarryoverCommand};
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{
    Assurance, Attested, Bind, BindMethod, CarryoverReason, CarryoverRequest, Keycard,
};
use protocol::{Signed, SigningKey};
use uuid::Uuid;

use super::effect::Outcome;
use super::model::{Model, Moment};
use super::rule::is_clerk;
use super::step::Way;
use super::world::{IDLE, Stage, file, outcome, role, side};
use crate::support::people::{Human, method, random_hash};
use crate::support::statements::org;

const EIGHT_HOURS: Duration = Duration::from_secs(8 * 3600);

/// How sure the registrar is.
#[derive(Clone, Copy, Debug)]
pub enum Sure {
    Letter,
    Branch,
    Carryover,
}

impl From<Way> for Sure {
    fn from(way: Way) -> Self {
        match way {
            Way::Letter => Self::Letter,
            Way::Branch => Self::Branch,
        }
    }
}

impl Stage<'_> {
    pub async fn ask(&mut self, p: usize, key: u64, seq: u64) -> Outcome {
        let pid = self.people[p].pid;
        let code = self.w.issue(pid, role(p), seq).await;
        let session = self.open(p, Some(code.aid)).await;
        let signing = SigningKey::from_seed(random_hash().as_bytes());
        // She names the keycard that she has lost, and cannot sign with it.
        let lost = self.people[p]
            .keys
            .get(&self.people[p].key)
            .map(|old| old.kc);
        let card = self.w.keycard(pid, role(p), &signing, seq, lost);
        let password = self.make_key(p, key, &card, signing);
        self.people[p].next_locator = Some(code.locator_hash);
        let command = ActivationCommand {
            keycard: card,
            bind_request: Ciphertext::small(file(0)).unwrap(),
            bundle_seq: 1,
            bundle: Ciphertext::bundle(file(0)).unwrap(),
            methods: vec![password],
        };
        let (ctx, org) = (self.w.ctx(), org());
        let asked = self
            .run(move |tx| service::finish_activation(tx, &ctx, &org, &session, &command))
            .await;
        self.people[p].ask = asked.clone().ok();
        outcome(asked)
    }

    fn make_key(
        &mut self,
        p: usize,
        key: u64,
        card: &Signed<Keycard>,
        signing: SigningKey,
    ) -> NewMethod {
        let password = method(MethodTag::Pwd);
        let one = &mut self.people[p];
        let human = Human {
            pid: one.pid,
            kc: card.sh(),
            key: signing,
            dev: one.dev,
            locator_hash: random_hash(),
        };
        one.keys.insert(key, human);
        one.cards.insert(key, card.clone());
        one.passwords
            .insert(key, (password.id, password.auth_hash.unwrap()));
        password
    }

    /// A session as `web` begins it: waiting for the registrar, or full.
    async fn open(&mut self, p: usize, aid: Option<ActivationId>) -> Session {
        let (now, token) = (self.w.now(), random_hash());
        let method = if aid.is_some() {
            SessionMethod::Activation
        } else {
            SessionMethod::Password
        };
        let new = NewSession {
            token_hash: token,
            id: SessionId::new(Uuid::new_v4()),
            side: side(p),
            state: if aid.is_some() {
                SessionState::Activating
            } else {
                SessionState::Full
            },
            pid: Some(self.people[p].pid),
            aid,
            method: Some(method),
            proof: Some(method),
            level: Level::Normal,
            ceremony: None,
            expires_at: now + EIGHT_HOURS,
            shared: false,
        };
        let stored = new.clone();
        self.run(move |tx| tx.sessions().insert(&stored, now))
            .await
            .unwrap();
        let session = Session {
            new,
            proofs: vec![method],
            ceremony_at: None,
            strong_at: None,
            created_at: now,
            seen_at: now,
        };
        self.sessions.push((session.clone(), token));
        session
    }

    /// The registrar has bound: a browser that still waits goes in.
    pub async fn enter(&mut self, p: usize, session: usize) {
        let (now, old, side, token) = (
            self.w.now(),
            self.sessions[session].1,
            side(p),
            random_hash(),
        );
        let change = SessionChange {
            token_hash: token,
            state: SessionState::Full,
            pid: Some(self.people[p].pid),
            aid: None,
            method: Some(SessionMethod::Activation),
            proof: Some(SessionMethod::Activation),
            level: Level::Normal,
            strong: false,
            expires_at: now + EIGHT_HOURS,
        };
        let entered = self
            .run(move |tx| {
                if tx.sessions().lookup(old, side, now, IDLE)?.is_none() {
                    return Err(StoreError::Absent);
                }
                service::become_full(tx, old, &change, now)
            })
            .await;
        if entered.is_ok() {
            let (session, stored) = &mut self.sessions[session];
            session.new.state = SessionState::Full;
            *stored = token;
        }
    }

    pub async fn login(&mut self, p: usize) -> Outcome {
        let (ctx, pid) = (self.w.ctx(), self.people[p].pid);
        let (id, auth) = self.people[p].passwords[&self.people[p].key];
        match self
            .run(move |tx| service::check_secret(tx, &ctx, pid, id, auth))
            .await
            .unwrap()
        {
            MethodCheck::Right(_) => {
                self.open(p, None).await;
                Outcome::Done
            }
            MethodCheck::Wrong { .. } => Outcome::Invalid("wrong"),
            MethodCheck::NoAccess { .. } => Outcome::Invalid("blocked"),
            MethodCheck::Blocked { .. } => Outcome::Invalid("locked"),
        }
    }

    pub async fn bind(
        &mut self,
        p: usize,
        key: u64,
        request: RequestId,
        until: Option<Moment>,
        seq: u64,
        sure: Sure,
    ) -> Outcome {
        let one = &self.people[p];
        let now = UnixTime(self.w.now().secs());
        let (method, assurance) = match sure {
            Sure::Carryover => (BindMethod::Carryover, Assurance::Carryover),
            _ if is_clerk(p) => (BindMethod::Staff, Assurance::Staff),
            Sure::Letter => (BindMethod::Letter, Assurance::Letter),
            Sure::Branch => (BindMethod::Branch, Assurance::Branch),
        };
        let (prev, kc) = (one.binding, one.keys[&key].kc);
        let bind = Bind {
            v: V1,
            org: org(),
            pid: one.pid,
            seq,
            kc,
            prev,
            method,
            by: None,
            assurance,
            role: role(p),
            nbf: now,
            iat: now,
        };
        let bind = Signed::sign(bind, &[&self.w.binder]).unwrap();
        let sh = bind.sh();
        let answer = Answer::Bound {
            bind: Box::new(Attested::logged(bind).into_untyped()),
            quarantine_until: until.map(Timestamp::from_micros),
        };
        let ctx = self.w.ctx();
        let done = self
            .run(move |tx| service::answer_request(tx, &ctx, request, &answer))
            .await;
        if done.is_ok() {
            let one = &mut self.people[p];
            (one.key, one.binding) = (key, Some(sh));
        }
        outcome(done)
    }

    pub async fn carry(
        &mut self,
        before: &Model,
        p: usize,
        key: u64,
        session: usize,
        due: Option<Moment>,
        until: Option<Moment>,
    ) -> Outcome {
        let (pid, seq) = (self.people[p].pid, before.people[p].bindings + 1);
        let (old, asking) = (self.me(p).clone(), self.sessions[session].0.clone());
        let signing = SigningKey::from_seed(random_hash().as_bytes());
        let blank = self.w.keycard(
            pid,
            role(p),
            &signing,
            self.people[p].cards[&self.people[p].key].payload().seq + 1,
            Some(old.kc),
        );
        let card = Signed::sign(blank.payload().clone(), &[&signing, &old.key]).unwrap();
        let request = CarryoverRequest {
            v: V1,
            org: org(),
            pid,
            kc: card.sh(),
            prev: old.kc,
            reason: CarryoverReason::DeviceLost,
            iat: UnixTime(self.w.now().secs()),
        };
        let expected_seq = self.people[p].bundle;
        let command = CarryoverCommand {
            request: Signed::sign(request, &[&signing, &old.key]).unwrap(),
            keycard: card.clone(),
            expected_seq,
            bundle_seq: expected_seq + 1,
            bundle: Ciphertext::bundle(file(0)).unwrap(),
            methods: vec![self.make_key(p, key, &card, signing)],
            drop_credentials: Vec::new(),
        };
        let ctx = self.w.ctx();
        let asked = self
            .run(move |tx| service::carryover(tx, &ctx, &asking, &command))
            .await;
        let Ok(request) = asked else {
            return outcome(asked);
        };
        let Some(due) = due else {
            return self.carried(p, key, request, until, seq).await;
        };
        self.people[p].carry = Some((request, key));
        let (ctx, answer) = (
            self.w.ctx(),
            Answer::Pending {
                until: Timestamp::from_micros(due),
            },
        );
        outcome(
            self.run(move |tx| service::answer_request(tx, &ctx, request, &answer))
                .await,
        )
    }

    pub async fn carried(
        &mut self,
        p: usize,
        key: u64,
        request: RequestId,
        until: Option<Moment>,
        seq: u64,
    ) -> Outcome {
        let done = self
            .bind(p, key, request, until, seq, Sure::Carryover)
            .await;
        if done == Outcome::Done {
            self.people[p].bundle += 1;
        }
        done
    }
}
