// SPDX-License-Identifier: EUPL-1.2
//! Seals what the program brings: a thread whose members are a unit and, unless it is nobody's, one person; one message, its files as
//! attachments.

use protocol::agefile::Recipient;
use protocol::ids::DeviceId;
use protocol::json::{self, V1};
use protocol::padding::{MESSAGE_MIN, pad_json, pad_zero};
use protocol::statement::{
    Attachment, Author, Decision, DeptEpoch, Lane, Member as EpochMember, MessageClass,
    MessageFrom, MessageKind, MessagePayload, SenderRole, ThreadEpoch,
};
use protocol::{
    AttachmentId, Hash, Matter, MessageId, PersonId, Signed, ThreadId, UnixTime, agefile, b64,
};
use protocol_open::{Identity, seal_thread_grant};
use rand::RngCore;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::agent::Agent;
use crate::error::GatewayError;
use crate::member::Unit;

fn made<E>(what: &'static str) -> impl Fn(E) -> GatewayError {
    move |_| GatewayError::Made(what)
}

fn bytes<const N: usize>(rng: &mut impl RngCore) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill_bytes(&mut bytes);
    bytes
}

/// A file in plain.
pub(crate) struct Plain {
    /// Its name, for showing.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What is said.
pub(crate) struct Said {
    /// The message.
    pub mid: MessageId,
    pub subject: String,
    pub body: String,
    /// BCP 47.
    pub lang: String,
    pub kind: MessageKind,
    pub decision: Option<Decision>,
}

/// The person who reads along: her key is verified by whoever gives it.
#[derive(Clone)]
pub(crate) struct Reader {
    pub pid: PersonId,
    pub kc: Hash,
    pub enc: Recipient,
}

/// Where something belongs.
pub(crate) struct Place {
    pub thread: ThreadId,
    pub matter: Matter,
    pub class: MessageClass,
}

/// A thread that is about to be brought.
pub(crate) struct Sealing<'s> {
    agent: &'s Agent,
    unit: &'s Unit,
    newest: &'s Signed<DeptEpoch>,
    reader: Option<Reader>,
    td: Hash,
    now: UnixTime,
    identity: Identity,
    /// Says who has its key.
    pub epoch: Signed<ThreadEpoch>,
}

impl<'s> Sealing<'s> {
    /// Makes the key of the thread and the statement who has it: the unit, and the reader. Without one the thread is nobody's.
    pub fn begin(
        agent: &'s Agent,
        (unit, newest): (&'s Unit, &'s Signed<DeptEpoch>),
        (thread, reader): (ThreadId, Option<Reader>),
        (td, now): (Hash, UnixTime),
        rng: &mut impl RngCore,
    ) -> Result<Self, GatewayError> {
        let identity = Identity::from_seed(&bytes(rng)).map_err(made("thread key"))?;
        let dept = newest.payload();
        let mut members = vec![EpochMember::Dept {
            dept: dept.dept.clone(),
            epoch: dept.epoch,
            de: newest.sh(),
        }];
        members.extend(reader.as_ref().map(|one| EpochMember::Person {
            pid: one.pid,
            kc: one.kc,
        }));
        members.sort_by_cached_key(EpochMember::sort_key);
        let epoch = ThreadEpoch {
            v: V1,
            org: agent.org.clone(),
            thread,
            epoch: 1,
            lane: Lane::Case,
            enc: identity.recipient().clone(),
            subject: reader
                .as_ref()
                .map_or_else(|| thread.nobody(), |one| one.pid),
            members,
            exclude: Vec::new(),
            prev: None,
            by: Author {
                pid: agent.pid,
                kc: agent.kc,
            },
            td,
            iat: now,
        };
        let epoch = Signed::sign(epoch, &[&agent.sign]).map_err(made("epoch"))?;
        Ok(Self {
            agent,
            unit,
            newest,
            reader,
            td,
            now,
            identity,
            epoch,
        })
    }

    /// A file, sealed, and how the message names it.
    pub fn file(
        &self,
        file: Plain,
        rng: &mut impl RngCore,
    ) -> Result<(Attachment, Vec<u8>), GatewayError> {
        let size = length(&file.bytes)?;
        let pt = Hash::of(&file.bytes);
        let padded = pad_zero(file.bytes);
        let sealed =
            agefile::seal(self.identity.recipient(), &padded).map_err(made("attachment"))?;
        drop(padded);
        let named = Attachment {
            aid: AttachmentId::new(timed(self.now, rng)),
            name: file.name,
            media_type: file.media_type,
            size,
            pt,
            ct: Hash::of(&sealed),
            csize: length(&sealed)?,
            to: None,
        };
        Ok((named, sealed))
    }

    /// The whole thread, as `POST mails` and `POST bulk/threads` take it.
    pub fn thread(
        &self,
        place: &Place,
        said: Said,
        att: Vec<Attachment>,
        rng: &mut impl RngCore,
    ) -> Result<Value, GatewayError> {
        let epoch = self.epoch.payload();
        let uploads: Vec<AttachmentId> = att.iter().map(|one| one.aid).collect();
        let payload = MessagePayload {
            v: V1,
            org: self.agent.org.clone(),
            thread: place.thread,
            lane: Lane::Case,
            epoch: 1,
            te: self.epoch.sh(),
            mid: said.mid,
            n: 1,
            seq: 1,
            prev: Vec::new(),
            sent: self.now,
            from: MessageFrom {
                pid: self.agent.pid,
                kc: self.agent.kc,
                // Each thread has one message of the program's: a counter of its own, and nothing to keep.
                dev: DeviceId::from_bytes(bytes(rng)),
                role: SenderRole::Staff,
                on_behalf_of: None,
                cert: Some(self.unit.cert),
                name: None,
            },
            matter: place.matter.clone(),
            class: place.class,
            subject: said.subject,
            body: said.body,
            lang: said.lang,
            att,
            reference: None,
            texts: Vec::new(),
            kind: said.kind,
            decision: said.decision,
            td: self.td,
            log: (),
        };
        let header = payload.header();
        let signed = Signed::sign(payload, &[&self.agent.sign]).map_err(made("message"))?;
        let text = json::encode(signed.envelope()).map_err(made("message"))?;
        let file = agefile::seal(self.identity.recipient(), &pad_json(text, MESSAGE_MIN))
            .map_err(made("message"))?;
        let mut grants = Vec::new();
        for member in &epoch.members {
            let (name, to) = match (member, &self.reader) {
                (EpochMember::Dept { dept, epoch, .. }, _) => {
                    (format!("dept:{dept}:{epoch}"), &self.newest.payload().enc)
                }
                (EpochMember::Person { pid, .. }, Some(reader)) => (pid.to_string(), &reader.enc),
                (EpochMember::Person { .. }, None) => return Err(GatewayError::Made("grant")),
            };
            let file = seal_thread_grant(to, epoch, &self.identity).map_err(made("grant"))?;
            grants.push(json!({ "member": name, "file": b64::url(&file) }));
        }
        Ok(json!({
            "thread": place.thread,
            "subject": epoch.subject,
            "matter": place.matter,
            "class": place.class,
            "epochs": [{ "lane": "case", "stmt": self.epoch.envelope(), "grants": grants }],
            "message": { "header": header, "file": b64::url(&file), "attachments": uploads },
        }))
    }
}

fn length(bytes: &[u8]) -> Result<u64, GatewayError> {
    u64::try_from(bytes.len()).map_err(made("length"))
}

/// UUIDv7.
pub(crate) fn timed(now: UnixTime, rng: &mut impl RngCore) -> Uuid {
    let millis = u64::try_from(now.0).unwrap_or(0).saturating_mul(1_000);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes(rng)).into_uuid()
}
