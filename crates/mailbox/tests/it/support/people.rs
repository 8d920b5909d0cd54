// SPDX-License-Identifier: EUPL-1.2
//! Invented people: bound by the same steps as real ones.

use std::time::Duration;

use mailbox::ids::{
    ActivationId, Dept, DeviceId, Matter, MessageId, PersonId, SessionId, ThreadId,
};
use mailbox::model::{
    Accepted, Actor, Contact, ContactCheck, ContactCode, Level, MatterRow, MethodTag,
    NewActivation, NewMessage, NewMethod, NewSession, NewThread, NewUnitGrant, OutboxKind, Outcome,
    Receiving, Session, SessionMethod, SessionState, Side, SmtpReply, StatementKind,
};
use mailbox::service::{self, ActivationCommand, Answer};
use mailbox::{Ciphertext, OutboxStore, StoreError, Timestamp};
use protocol::ids::{MethodId, UnixTime};
use protocol::json::V1;
use protocol::statement::{
    Assurance, Attested, Bind, BindMethod, DeptEpoch, DeptRights, Issue, IssueMethod, Keycard,
    KeycardKind, Lane, Member as EpochMember, MessageClass, MessageHeader, MessageKind, PersonRole,
    Right, StaffCertificate,
};
use protocol::{Envelope, Hash, Signed, SigningKey};
use uuid::Uuid;

use super::cleared;
use super::statements::{epoch, org, recipient, sealed};
use super::world::World;

/// Somebody with a bound keycard.
#[derive(Clone, Debug)]
pub struct Human {
    pub pid: PersonId,
    pub kc: Hash,
    pub key: SigningKey,
    pub dev: DeviceId,
    pub locator_hash: Hash,
}

pub type Insured = Human;
pub type Clerk = Human;

pub fn dept(name: &str) -> Dept {
    name.parse().unwrap()
}

pub fn matter() -> Matter {
    "pflege".parse().unwrap()
}

pub fn random_hash() -> Hash {
    Hash::of(Uuid::new_v4().as_bytes())
}

pub fn method(tag: MethodTag) -> NewMethod {
    NewMethod {
        id: MethodId::new(Uuid::new_v4()),
        tag,
        mac: random_hash(),
        auth_hash: (tag != MethodTag::Prf).then(random_hash),
        locator_hash: (tag == MethodTag::Rec).then(random_hash),
    }
}

impl Human {
    pub fn person(&self) -> Actor {
        Actor::Person { pid: self.pid }
    }

    pub fn staff(&self) -> Actor {
        Actor::Staff { pid: self.pid }
    }

    pub fn member(&self) -> EpochMember {
        EpochMember::Person {
            pid: self.pid,
            kc: self.kc,
        }
    }

    /// The same person with another browser profile.
    pub fn other_device(&self) -> Self {
        Self {
            dev: DeviceId::from_bytes(*Uuid::new_v4().as_bytes()),
            ..self.clone()
        }
    }
}

impl World {
    /// The registrar issues a code.
    pub async fn issue(&self, pid: PersonId, role: PersonRole, seq: u64) -> NewActivation {
        self.issue_with_statement(pid, role, seq).await.0
    }

    /// The same, with the statement that goes with it.
    pub async fn issue_with_statement(
        &self,
        pid: PersonId,
        role: PersonRole,
        seq: u64,
    ) -> (NewActivation, Attested<Envelope>) {
        let aid = ActivationId::new(Uuid::new_v4());
        let issue = Signed::sign(
            Issue {
                v: V1,
                org: org(),
                aid,
                pid,
                seq,
                method: IssueMethod::Letter,
                role,
                exp: UnixTime(self.now().secs() + 86_400 * 30),
                td: Hash::of(b"td"),
                mbx: (),
            },
            &[&self.admin],
        )
        .unwrap();
        let new = NewActivation {
            aid,
            pid,
            seq,
            role,
            locator_hash: random_hash(),
            issue: issue.sh(),
            mac_org: random_hash(),
            expires_at: self.now() + std::time::Duration::from_secs(86_400 * 30),
            program: false,
        };
        let attested = Attested::unlogged(issue).into_untyped();
        self.tell_activation(&new, &attested).await.unwrap();
        (new, attested)
    }

    /// The registrar tells the portal about a code.
    pub async fn tell_activation(
        &self,
        new: &NewActivation,
        issue: &Attested<Envelope>,
    ) -> Result<(), StoreError> {
        let (ctx, new, issue) = (self.ctx(), new.clone(), issue.clone());
        self.tx(move |tx| service::create_activation(tx, &ctx, &new, &issue))
            .await
    }

    /// A session, as `web` would make it.
    pub async fn session(
        &self,
        pid: PersonId,
        aid: Option<ActivationId>,
        state: SessionState,
    ) -> Session {
        let new = NewSession {
            token_hash: random_hash(),
            id: SessionId::new(Uuid::new_v4()),
            side: Side::Portal,
            state,
            pid: Some(pid),
            aid,
            method: Some(SessionMethod::Activation),
            proof: Some(SessionMethod::Activation),
            level: Level::Normal,
            ceremony: None,
            expires_at: self.now() + std::time::Duration::from_secs(8 * 3600),
            shared: false,
        };
        let (now, stored) = (self.now(), new.clone());
        self.tx(move |tx| tx.sessions().insert(&stored, now))
            .await
            .unwrap();
        Session {
            new,
            proofs: vec![SessionMethod::Activation],
            ceremony_at: None,
            strong_at: None,
            created_at: now,
            seen_at: now,
        }
    }

    pub fn keycard(
        &self,
        pid: PersonId,
        role: PersonRole,
        key: &SigningKey,
        seq: u64,
        prev: Option<Hash>,
    ) -> Signed<Keycard> {
        let kind = match role {
            PersonRole::Insured => KeycardKind::Insured,
            PersonRole::Rep => KeycardKind::Rep,
            PersonRole::Staff => KeycardKind::Staff,
        };
        let card = Keycard {
            v: V1,
            org: org(),
            pid,
            kind,
            seq,
            sig: key.public(),
            enc: recipient(7),
            iat: UnixTime(self.now().secs()),
            prev,
        };
        Signed::sign(card, &[key]).unwrap()
    }

    pub fn bind_stmt(
        &self,
        pid: PersonId,
        role: PersonRole,
        kc: Hash,
        seq: u64,
        prev: Option<Hash>,
    ) -> Signed<Bind> {
        let bind = Bind {
            v: V1,
            org: org(),
            pid,
            seq,
            kc,
            prev,
            method: BindMethod::Letter,
            by: None,
            assurance: Assurance::Letter,
            role,
            nbf: UnixTime(self.now().secs()),
            iat: UnixTime(self.now().secs()),
        };
        Signed::sign(bind, &[&self.binder]).unwrap()
    }

    /// A person who has activated her code and whose keycard is bound.
    pub async fn human(&self, role: PersonRole) -> Human {
        self.human_or_program(role, false).await
    }

    async fn human_or_program(&self, role: PersonRole, program: bool) -> Human {
        let pid = PersonId::new(Uuid::new_v4());
        let code = self.issue(pid, role, 1).await;
        let session = self
            .session(pid, Some(code.aid), SessionState::Activating)
            .await;
        let key = SigningKey::from_seed(random_hash().as_bytes());
        let mut keycard = self.keycard(pid, role, &key, 1, None);
        if program {
            let kind = KeycardKind::Agent;
            let card = Keycard {
                kind,
                ..keycard.payload().clone()
            };
            keycard = Signed::sign(card, &[&key]).unwrap();
        }
        let command = ActivationCommand {
            keycard: keycard.clone(),
            bind_request: Ciphertext::small(sealed("bind request")).unwrap(),
            bundle_seq: 1,
            bundle: Ciphertext::bundle(sealed("bundle")).unwrap(),
            methods: vec![method(MethodTag::Prf), method(MethodTag::Rec)],
        };
        let (ctx, org) = (self.ctx(), org());
        let request = self
            .tx(move |tx| service::finish_activation(tx, &ctx, &org, &session, &command))
            .await
            .unwrap();
        let bind = self.bind_stmt(pid, role, keycard.sh(), 1, None);
        let answer = Answer::Bound {
            bind: Box::new(Attested::logged(bind).into_untyped()),
            quarantine_until: None,
        };
        let ctx = self.ctx();
        self.tx(move |tx| service::answer_request(tx, &ctx, request, &answer))
            .await
            .unwrap();
        Human {
            pid,
            kc: keycard.sh(),
            key,
            dev: DeviceId::from_bytes(*Uuid::new_v4().as_bytes()),
            locator_hash: code.locator_hash,
        }
    }

    /// The same person with a new key: identified anew, or by the key before (`carryover`).
    pub async fn rebind(
        &self,
        before: &Human,
        role: PersonRole,
        assurance: Assurance,
        quarantine_until: Option<Timestamp>,
    ) -> Human {
        let (pid, stored) = (before.pid, before.pid);
        let old = self
            .tx(move |tx| {
                let bind = tx.persons().lookup(stored)?.unwrap().binding;
                let all = tx
                    .statements()
                    .find_by_subject(StatementKind::Bind, &stored.to_string())?;
                Ok((bind, u64::try_from(all.len()).unwrap()))
            })
            .await
            .unwrap();
        let seq = old.1 + 1;
        let code = self.issue(pid, role, seq).await;
        let session = self
            .session(pid, Some(code.aid), SessionState::Activating)
            .await;
        let key = SigningKey::from_seed(random_hash().as_bytes());
        let keycard = self.keycard(pid, role, &key, seq, Some(before.kc));
        let command = ActivationCommand {
            keycard: keycard.clone(),
            bind_request: Ciphertext::small(sealed("bind request")).unwrap(),
            bundle_seq: 1,
            bundle: Ciphertext::bundle(sealed("bundle")).unwrap(),
            methods: vec![method(MethodTag::Prf), method(MethodTag::Rec)],
        };
        let (ctx, org) = (self.ctx(), org());
        let request = self
            .tx(move |tx| service::finish_activation(tx, &ctx, &org, &session, &command))
            .await
            .unwrap();
        let bind = Bind {
            assurance,
            method: match assurance {
                Assurance::Branch => BindMethod::Branch,
                Assurance::Carryover => BindMethod::Carryover,
                Assurance::Letter | Assurance::Eid | Assurance::Staff => BindMethod::Reissue,
            },
            ..self
                .bind_stmt(pid, role, keycard.sh(), seq, old.0)
                .payload()
                .clone()
        };
        let bind = Signed::sign(bind, &[&self.binder]).unwrap();
        let answer = Answer::Bound {
            bind: Box::new(Attested::logged(bind).into_untyped()),
            quarantine_until,
        };
        let ctx = self.ctx();
        self.tx(move |tx| service::answer_request(tx, &ctx, request, &answer))
            .await
            .unwrap();
        Human {
            kc: keycard.sh(),
            key,
            dev: DeviceId::from_bytes(*Uuid::new_v4().as_bytes()),
            locator_hash: code.locator_hash,
            pid,
        }
    }

    pub async fn insured(&self) -> Insured {
        self.human(PersonRole::Insured).await
    }

    /// A department at epoch 1, with the matter of the same name.
    pub async fn unit(&self, name: &str) {
        let stmt = self.dept_epoch(name, 1, None, &[&self.admin]);
        let attested = Attested::logged(stmt).into_untyped();
        let ctx = self.ctx();
        self.tx(move |tx| service::accept_statement(tx, &ctx, &attested))
            .await
            .unwrap();
        let rows = self.tx(|tx| tx.matters().list()).await.unwrap();
        if rows.is_empty() {
            self.matter_goes_to(name).await;
        }
    }

    /// From now on the one matter of these tests is that of this unit.
    pub async fn matter_goes_to(&self, name: &str) {
        let row = MatterRow {
            code: matter(),
            dept: dept(name),
            class: MessageClass::Normal,
            four_eyes: false,
            medical: false,
            label_de: "Pflege".to_owned(),
            label_en: "Care".to_owned(),
        };
        self.tx(move |tx| tx.matters().replace_all(std::slice::from_ref(&row)))
            .await
            .unwrap();
    }

    pub fn dept_epoch(
        &self,
        name: &str,
        number: u64,
        prev: Option<Hash>,
        keys: &[&SigningKey],
    ) -> Signed<DeptEpoch> {
        let stmt = DeptEpoch {
            v: V1,
            org: org(),
            dept: dept(name),
            epoch: number,
            label: "Team Pflege".to_owned(),
            enc: recipient(6),
            prev,
            reason: "first".to_owned(),
            iat: UnixTime(self.now().secs()),
        };
        Signed::sign(stmt, keys).unwrap()
    }

    /// A clerk with these rights in these departments, and a grant for each.
    pub async fn clerk(&self, depts: &[(&str, &[Right])]) -> Clerk {
        let clerk = self.human(PersonRole::Staff).await;
        self.member(clerk, depts).await
    }

    /// A program of the insurer with these rights.
    pub async fn program(&self, depts: &[(&str, &[Right])]) -> Clerk {
        let program = self.human_or_program(PersonRole::Staff, true).await;
        self.member(program, depts).await
    }

    async fn member(&self, clerk: Clerk, depts: &[(&str, &[Right])]) -> Clerk {
        self.certify(&clerk, depts, 0).await.unwrap();
        for (name, _) in depts {
            let grant = NewUnitGrant {
                dept: dept(name),
                epoch: 1,
                pid: clerk.pid,
                file: Ciphertext::grant(sealed("unit grant")).unwrap(),
            };
            let ctx = self.ctx();
            let grants = vec![grant];
            self.tx(move |tx| service::insert_custodian_grants(tx, &ctx, &grants, &[]))
                .await
                .unwrap();
        }
        clerk
    }

    pub fn certificate(
        &self,
        clerk: &Clerk,
        depts: &[(&str, &[Right])],
        later: i64,
    ) -> Signed<StaffCertificate> {
        let now = self.now().secs();
        let cert = StaffCertificate {
            v: V1,
            org: org(),
            pid: clerk.pid,
            kc: clerk.kc,
            depts: depts
                .iter()
                .map(|(name, rights)| DeptRights {
                    d: dept(name),
                    rights: rights.to_vec(),
                })
                .collect(),
            label: "Team Pflege".to_owned(),
            nbf: UnixTime(now),
            exp: UnixTime(now + 86_400 * 365),
            iat: UnixTime(now + later),
        };
        Signed::sign(cert, &[&self.admin]).unwrap()
    }

    pub async fn certify(
        &self,
        clerk: &Clerk,
        depts: &[(&str, &[Right])],
        later: i64,
    ) -> Result<Hash, StoreError> {
        let cert = self.certificate(clerk, depts, later);
        let sh = cert.sh();
        let attested = Attested::logged(cert).into_untyped();
        let ctx = self.ctx();
        self.tx(move |tx| service::accept_statement(tx, &ctx, &attested))
            .await?;
        Ok(sh)
    }

    pub async fn dept_member(&self, name: &str) -> EpochMember {
        let name = dept(name);
        let wanted = name.clone();
        let unit = self
            .tx(move |tx| tx.units().lookup(&wanted))
            .await
            .unwrap()
            .unwrap();
        EpochMember::Dept {
            dept: name,
            epoch: unit.epoch,
            de: unit.epoch_sh,
        }
    }

    pub fn header(
        &self,
        sender: &Human,
        thread: ThreadId,
        lane: Lane,
        number: u64,
        kind: MessageKind,
        n: u64,
    ) -> MessageHeader {
        MessageHeader {
            mid: MessageId::new(Uuid::new_v4()),
            thread,
            lane,
            epoch: number,
            matter: matter(),
            class: MessageClass::Normal,
            kind,
            sender: sender.pid,
            dev: sender.dev,
            n,
        }
    }

    pub fn message(
        &self,
        sender: &Human,
        thread: ThreadId,
        lane: Lane,
        number: u64,
        kind: MessageKind,
        n: u64,
    ) -> NewMessage {
        let header = self.header(sender, thread, lane, number, kind, n);
        let text = format!("message {}", header.mid);
        NewMessage {
            header,
            file: Ciphertext::message(sealed(&text)).unwrap(),
            attachments: Vec::new(),
            lowered: None,
            seen: None,
            letter: false,
        }
    }

    /// A new thread of an insured person with a department; counter 1 is used.
    pub async fn new_thread(&self, subject: &Insured, unit: &str) -> NewThread {
        let thread = ThreadId::new(Uuid::new_v4());
        let members = vec![subject.member(), self.dept_member(unit).await];
        let first = epoch(subject, thread, subject.pid, Lane::Case, 1, None, members);
        NewThread {
            thread,
            subject: subject.pid,
            matter: matter(),
            class: MessageClass::Normal,
            epochs: vec![first],
            message: self.message(subject, thread, Lane::Case, 1, MessageKind::Msg, 1),
        }
    }

    pub async fn create(&self, actor: Actor, new: &NewThread) -> Result<Accepted, StoreError> {
        let ctx = self.ctx();
        let keys = self.store.keys().create(new.thread, &ctx).await?;
        let (signer, new) = (self.signer.clone(), new.clone());
        self.tx(move |tx| {
            service::create_thread(tx, &ctx, signer.as_ref(), &keys, actor, &cleared(), &new)
        })
        .await
    }

    /// A thread that an insured person has begun with a department.
    pub async fn thread(&self, subject: &Insured, unit: &str) -> ThreadId {
        let new = self.new_thread(subject, unit).await;
        self.create(subject.person(), &new).await.unwrap();
        new.thread
    }

    pub async fn send(
        &self,
        actor: Actor,
        thread: ThreadId,
        new: Receiving,
    ) -> Result<Accepted, StoreError> {
        let ctx = self.ctx();
        let keys = self.store.keys().lookup(&[thread]).await?;
        let signer = self.signer.clone();
        self.tx(move |tx| {
            let mut new = new.clone();
            // A clerk has read everything, unless a test says up to where.
            if new.message.seen.is_none() {
                let head = tx.lanes().lookup(thread, new.message.header.lane)?;
                new.message.seen = head.map(|head| head.next_idx - 1);
            }
            service::send_message(
                tx,
                &ctx,
                signer.as_ref(),
                &keys,
                actor,
                &cleared(),
                thread,
                &new,
            )
        })
        .await
    }

    /// A message proper into lane `case`.
    pub async fn say(
        &self,
        sender: &Human,
        actor: Actor,
        thread: ThreadId,
        n: u64,
    ) -> Result<Accepted, StoreError> {
        let message = self.message(sender, thread, Lane::Case, 1, MessageKind::Msg, n);
        self.send(
            actor,
            thread,
            Receiving {
                epoch: None,
                message,
            },
        )
        .await
    }

    /// An address in force.
    pub async fn contact(&self, pid: PersonId) {
        let (contact, now) = (address("in-force"), self.ctx().now());
        self.tx(move |tx| tx.contacts().upsert(pid, &contact, now))
            .await
            .unwrap();
    }

    /// The next mail to the person that holds a code goes out. Gives the code.
    pub async fn mail_code(&self, outbox: &OutboxStore) -> ContactCode {
        let lasting = Duration::from_secs(60);
        let leases = outbox.lease(10, lasting).await.unwrap();
        let lease = leases.iter().find(|l| l.kind == OutboxKind::Confirm);
        let lease = lease.unwrap();
        let code = ContactCode::draw(self.ctx().chance());
        let attempt = outbox
            .begin_attempt(lease, None, Some(&code), lasting)
            .await
            .unwrap();
        outbox
            .complete(lease, &attempt, Outcome::Sent(SmtpReply::default()))
            .await
            .unwrap();
        code
    }

    pub async fn ask_contact(&self, pid: PersonId, name: &str) -> Result<(), StoreError> {
        let (contact, ctx) = (address(name), self.ctx());
        self.tx(move |tx| service::ask_contact(tx, &ctx, pid, &contact))
            .await
    }

    pub async fn confirm(&self, pid: PersonId, code: &ContactCode) -> ContactCheck {
        let (code, ctx) = (code.clone(), self.ctx());
        let here = SessionId::new(Uuid::nil());
        self.tx(move |tx| service::confirm_contact(tx, &ctx, pid, here, &code))
            .await
            .unwrap()
    }
}

/// Something of the form of a sealed address, which names itself for the tests.
pub fn address(name: &str) -> Contact {
    let file = format!("age-encryption.org/v1\n-> X25519 {name}");
    Contact {
        sealed: mailbox::Sensitive::new(protocol::b64::url(file.as_bytes())),
        lang: "de".to_owned(),
    }
}
