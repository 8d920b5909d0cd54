// SPDX-License-Identifier: EUPL-1.2
//! Seals a mail to a unit: a thread of nobody whose only member is the unit, the mail as its one message, its files as attachments.

use protocol::ids::DeviceId;
use protocol::json::{self, V1};
use protocol::padding::{MESSAGE_MIN, pad_json, pad_zero};
use protocol::statement::{
    Attachment, Author, DeptEpoch, Lane, Member as EpochMember, MessageClass, MessageFrom,
    MessageKind, MessagePayload, SenderRole, ThreadEpoch,
};
use protocol::{AttachmentId, Hash, Matter, MessageId, Signed, ThreadId, UnixTime, agefile, b64};
use protocol_open::{Identity, seal_thread_grant};
use rand::RngCore;
use serde_json::{Value, json};
use uuid::Uuid;

use super::read::{File, Plain};
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

/// A thread that is about to be brought.
pub(super) struct Sealing<'s> {
    agent: &'s Agent,
    unit: &'s Unit,
    newest: &'s Signed<DeptEpoch>,
    td: Hash,
    now: UnixTime,
    identity: Identity,
    epoch: Signed<ThreadEpoch>,
}

/// Where a mail belongs.
pub(super) struct Place {
    pub thread: ThreadId,
    pub matter: Matter,
    pub class: MessageClass,
}

impl<'s> Sealing<'s> {
    /// Makes the key of the thread and the statement that only the unit has it.
    pub fn begin(
        agent: &'s Agent,
        (unit, newest): (&'s Unit, &'s Signed<DeptEpoch>),
        (thread, td): (ThreadId, Hash),
        now: UnixTime,
        rng: &mut impl RngCore,
    ) -> Result<Self, GatewayError> {
        let identity = Identity::from_seed(&bytes(rng)).map_err(made("thread key"))?;
        let dept = newest.payload();
        let epoch = ThreadEpoch {
            v: V1,
            org: agent.org.clone(),
            thread,
            epoch: 1,
            lane: Lane::Case,
            enc: identity.recipient().clone(),
            subject: thread.nobody(),
            members: vec![EpochMember::Dept {
                dept: dept.dept.clone(),
                epoch: dept.epoch,
                de: newest.sh(),
            }],
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
            td,
            now,
            identity,
            epoch,
        })
    }

    /// A file, sealed, and how the message names it.
    pub fn file(
        &self,
        file: File,
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

    /// The whole thread, as `POST mails` takes it.
    pub fn thread(
        &self,
        place: &Place,
        plain: Plain,
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
            mid: MessageId::new(timed(self.now, rng)),
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
            subject: plain.subject,
            body: plain.body,
            lang: "de".to_owned(),
            att,
            reference: None,
            texts: Vec::new(),
            kind: MessageKind::Mail,
            decision: None,
            td: self.td,
            log: (),
        };
        let header = payload.header();
        let signed = Signed::sign(payload, &[&self.agent.sign]).map_err(made("message"))?;
        let text = json::encode(signed.envelope()).map_err(made("message"))?;
        let file = agefile::seal(self.identity.recipient(), &pad_json(text, MESSAGE_MIN))
            .map_err(made("message"))?;
        let to = &self.newest.payload().enc;
        let grant = seal_thread_grant(to, epoch, &self.identity).map_err(made("grant"))?;
        let members = epoch.members.iter().filter_map(|member| match member {
            EpochMember::Dept { dept, epoch, .. } => Some(format!("dept:{dept}:{epoch}")),
            EpochMember::Person { .. } => None,
        });
        let grants: Vec<Value> = members
            .map(|member| json!({ "member": member, "file": b64::url(&grant) }))
            .collect();
        Ok(json!({
            "thread": place.thread,
            "subject": place.thread.nobody(),
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
fn timed(now: UnixTime, rng: &mut impl RngCore) -> Uuid {
    let millis = u64::try_from(now.0).unwrap_or(0).saturating_mul(1_000);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes(rng)).into_uuid()
}
