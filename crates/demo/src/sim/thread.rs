// SPDX-License-Identifier: EUPL-1.2
//! Threads of a simulated person: make, send, upload, read back.

use protocol::{
    AttachmentId, Dept, Envelope, Hash, Matter, MessageId, PersonId, Signed, ThreadId, UnixTime,
    agefile::{self, Recipient},
    b64,
    json::{self, V1},
    padding::{MESSAGE_MIN, pad_json},
    statement::{
        Attachment, Attested, Author, Decision, DeptEpoch, Lane, Member, MessageClass, MessageFrom,
        MessageKind, MessagePayload, Receipt, SenderRole, ThreadEpoch,
    },
};
use protocol_open::{Identity, Secret32, open_signed, open_thread_grant, seal_thread_grant};
use rand::{RngCore, rngs::OsRng};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    activate::Person,
    http::{SimError, member, read},
};

/// A thread as its maker knows it.
pub struct Thread {
    /// The thread.
    pub id: ThreadId,
    pub(super) subject: PersonId,
    pub(super) matter: Matter,
    pub(super) class: MessageClass,
    pub(super) lane: Lane,
    /// Certificate of the clerk who answers; none for the insured person.
    pub(super) cert: Option<Hash>,
    pub(super) epoch: Signed<ThreadEpoch>,
    pub(super) identity: Identity,
    pub(super) n: u64,
    pub(super) seq: u64,
    pub(super) heads: Vec<Hash>,
}

/// Whom a thread is about, by the keycard bound to her.
pub(super) struct Subject<'a> {
    pub(super) pid: PersonId,
    pub(super) kc: Hash,
    pub(super) enc: &'a Recipient,
}

/// What must be kept of a thread to go on in another process.
#[derive(Serialize, Deserialize)]
pub struct ThreadFile {
    id: ThreadId,
    subject: PersonId,
    matter: Matter,
    class: MessageClass,
    lane: Lane,
    cert: Option<Hash>,
    epoch: Envelope,
    seed: Secret32,
    n: u64,
    seq: u64,
    heads: Vec<Hash>,
}

/// What is written.
#[derive(Debug, Clone, Default)]
pub struct NewText {
    /// Subject.
    pub subject: String,
    /// Body.
    pub body: String,
    /// Uploads that go with it.
    pub uploads: Vec<Upload>,
}

/// An attachment that the server has.
#[derive(Debug, Clone)]
pub struct Upload(pub(super) Attachment);

/// A sealed message that is sent as often as it takes, always the same bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Prepared {
    /// The message.
    pub mid: MessageId,
    pub(super) key: Uuid,
    pub(super) path: String,
    pub(super) body: Value,
    sh: Hash,
    file: Hash,
}

/// Proof of acceptance.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The message.
    pub mid: MessageId,
    /// Its place in the lane.
    pub idx: u64,
}

/// A message read back and verified as far as a simulation needs.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its place in the lane.
    pub idx: u64,
    /// Payload, with its signature checked only for own messages.
    pub payload: MessagePayload,
    /// `sh` of the message.
    pub sh: Hash,
}

impl Thread {
    /// Of class `hoch`, as matters like bank details ask for.
    #[must_use]
    pub fn protected(mut self) -> Self {
        self.class = MessageClass::Hoch;
        self
    }

    /// What must be kept to go on later.
    pub fn to_file(&self) -> ThreadFile {
        ThreadFile {
            id: self.id,
            subject: self.subject,
            matter: self.matter.clone(),
            class: self.class,
            lane: self.lane,
            cert: self.cert,
            epoch: self.epoch.envelope().clone(),
            seed: Secret32::new(*self.identity.seed()),
            n: self.n,
            seq: self.seq,
            heads: self.heads.clone(),
        }
    }

    /// Goes on from a file.
    pub fn from_file(file: ThreadFile) -> Result<Self, SimError> {
        Ok(Self {
            id: file.id,
            subject: file.subject,
            matter: file.matter,
            class: file.class,
            lane: file.lane,
            cert: file.cert,
            epoch: Signed::parse(file.epoch).map_err(SimError::protocol)?,
            identity: Identity::from_seed(file.seed.as_bytes()).map_err(SimError::protocol)?,
            n: file.n,
            seq: file.seq,
            heads: file.heads,
        })
    }
}

impl Person {
    /// Makes a thread with a unit; nothing is sent before [`Self::prepare_first`] is posted.
    pub async fn new_thread(
        &self,
        dept: &Dept,
        matter: &Matter,
        now: UnixTime,
    ) -> Result<(Thread, Vec<Value>), SimError> {
        let trust = self.http.get("trust").await?;
        let depts: Vec<Attested<Signed<DeptEpoch>>> = read(&trust, "depts")?;
        let unit = depts
            .iter()
            .map(|one| &one.stmt)
            .find(|one| one.payload().dept == *dept)
            .ok_or_else(|| SimError::Form(format!("no unit {dept}")))?;
        let subject = Subject {
            pid: self.pid,
            kc: self.keycard.sh(),
            enc: self.identity.recipient(),
        };
        self.begin(&subject, unit, matter, None, now)
    }

    /// First epoch of a thread about `subject`, with its grants; `cert` is the clerk's who begins it.
    pub(super) fn begin(
        &self,
        subject: &Subject<'_>,
        unit: &Signed<DeptEpoch>,
        matter: &Matter,
        cert: Option<Hash>,
        now: UnixTime,
    ) -> Result<(Thread, Vec<Value>), SimError> {
        let mut seed = [0; 32];
        OsRng.fill_bytes(&mut seed);
        let identity = Identity::from_seed(&seed).map_err(SimError::protocol)?;
        let id = ThreadId::new(Uuid::new_v4());
        let (dept, number) = (&unit.payload().dept, unit.payload().epoch);
        let members = vec![
            Member::Person {
                pid: subject.pid,
                kc: subject.kc,
            },
            Member::Dept {
                dept: dept.clone(),
                epoch: number,
                de: unit.sh(),
            },
        ];
        let epoch = ThreadEpoch {
            v: V1,
            org: self.org.clone(),
            thread: id,
            epoch: 1,
            lane: Lane::Case,
            enc: identity.recipient().clone(),
            subject: subject.pid,
            members,
            exclude: Vec::new(),
            prev: None,
            by: Author {
                pid: self.pid,
                kc: self.keycard.sh(),
            },
            td: self.td,
            iat: now,
        };
        let epoch = Signed::sign(epoch, &[&self.sign]).map_err(SimError::protocol)?;
        let persons = seal_thread_grant(subject.enc, epoch.payload(), &identity)
            .map_err(SimError::protocol)?;
        let units = seal_thread_grant(&unit.payload().enc, epoch.payload(), &identity)
            .map_err(SimError::protocol)?;
        let grants = vec![
            json!({ "member": subject.pid, "file": b64::url(&persons) }),
            json!({ "member": format!("dept:{dept}:{number}"), "file": b64::url(&units) }),
        ];
        let thread = Thread {
            id,
            subject: subject.pid,
            matter: matter.clone(),
            class: MessageClass::Normal,
            lane: Lane::Case,
            cert,
            epoch,
            identity,
            n: 0,
            seq: 0,
            heads: Vec::new(),
        };
        Ok((thread, grants))
    }

    fn seal(
        &self,
        thread: &mut Thread,
        text: NewText,
        decision: Option<Decision>,
        now: UnixTime,
    ) -> Result<(MessageId, Hash, Value, Hash), SimError> {
        let mid = MessageId::new(Uuid::now_v7());
        let uploads: Vec<AttachmentId> = text.uploads.iter().map(|one| one.0.aid).collect();
        let mut prev = thread.heads.clone();
        Hash::sort_by_text(&mut prev);
        let payload = MessagePayload {
            v: V1,
            org: self.org.clone(),
            thread: thread.id,
            lane: thread.lane,
            epoch: thread.epoch.payload().epoch,
            te: thread.epoch.sh(),
            mid,
            n: thread.n + 1,
            seq: thread.seq + 1,
            prev,
            sent: now,
            from: MessageFrom {
                pid: self.pid,
                kc: self.keycard.sh(),
                dev: self.dev,
                role: if thread.cert.is_some() {
                    SenderRole::Staff
                } else {
                    SenderRole::Own
                },
                on_behalf_of: None,
                cert: thread.cert,
                name: None,
            },
            matter: thread.matter.clone(),
            class: thread.class,
            subject: text.subject,
            body: text.body,
            lang: "de".into(),
            att: text.uploads.into_iter().map(|one| one.0).collect(),
            reference: None,
            texts: Vec::new(),
            kind: match (thread.lane, decision) {
                (Lane::Case, None) => MessageKind::Msg,
                (Lane::Case, Some(_)) => MessageKind::Decision,
                (Lane::Internal, _) => MessageKind::Note,
            },
            decision,
            td: self.td,
            log: (),
        };
        let header = payload.header();
        let signed = Signed::sign(payload, &[&self.sign]).map_err(SimError::protocol)?;
        let padded = pad_json(
            json::encode(signed.envelope()).map_err(SimError::protocol)?,
            MESSAGE_MIN,
        );
        let file = agefile::seal(&thread.identity.recipient().clone(), &padded)
            .map_err(SimError::protocol)?;
        thread.n += 1;
        thread.seq += 1;
        thread.heads = vec![signed.sh()];
        let message = json!({ "header": header, "file": b64::url(&file), "attachments": uploads });
        Ok((mid, signed.sh(), message, Hash::of(&file)))
    }

    /// Seals the first message of a thread together with its epoch.
    pub fn prepare_first(
        &self,
        thread: &mut Thread,
        grants: Vec<Value>,
        text: NewText,
        now: UnixTime,
    ) -> Result<Prepared, SimError> {
        let (mid, sh, message, file) = self.seal(thread, text, None, now)?;
        let body = json!({
            "thread": thread.id,
            "subject": thread.subject,
            "matter": thread.matter,
            "class": thread.class,
            "epochs": [{ "lane": "case", "stmt": thread.epoch.envelope(), "grants": grants }],
            "message": message,
        });
        Ok(Prepared {
            mid,
            key: Uuid::new_v4(),
            path: "threads".into(),
            body,
            sh,
            file,
        })
    }

    /// Seals a further message.
    pub fn prepare(
        &self,
        thread: &mut Thread,
        text: NewText,
        now: UnixTime,
    ) -> Result<Prepared, SimError> {
        self.prepare_as(thread, text, None, now)
    }

    /// The same, or a decision.
    pub fn prepare_as(
        &self,
        thread: &mut Thread,
        text: NewText,
        decision: Option<Decision>,
        now: UnixTime,
    ) -> Result<Prepared, SimError> {
        let (mid, sh, message, file) = self.seal(thread, text, decision, now)?;
        let path = format!("threads/{}/messages", thread.id);
        Ok(Prepared {
            mid,
            key: Uuid::new_v4(),
            path,
            body: json!({ "epoch": null, "message": message }),
            sh,
            file,
        })
    }

    /// Looks at the thread in the unit's work list, and says that its newest message has been seen: an answer to an older state is refused.
    pub async fn look(
        &self,
        dept: &Dept,
        thread: &Thread,
        message: &mut Prepared,
    ) -> Result<(), SimError> {
        let list = self
            .http
            .get(&format!("threads?dept={dept}&subject={}", thread.subject))
            .await?;
        let id = json!(thread.id);
        let newest = read::<Vec<Value>>(&list, "items")?
            .into_iter()
            .find(|row| row.get("thread") == Some(&id))
            .ok_or_else(|| SimError::Form("thread in no list".into()))
            .and_then(|row| read::<u64>(&row, "last_idx"))?;
        message
            .body
            .get_mut("message")
            .and_then(Value::as_object_mut)
            .ok_or_else(|| SimError::Form("message".into()))?
            .insert("seen".into(), json!(newest));
        message.key = Uuid::new_v4();
        Ok(())
    }

    /// Posts a prepared message and checks the receipt.
    pub async fn post(&self, message: &Prepared) -> Result<Accepted, SimError> {
        let answer = self
            .http
            .post(&message.path, message.key, &message.body)
            .await?;
        let receipt: Signed<Receipt> = read(&answer, "receipt")?;
        if receipt.payload().obj != message.file {
            return Err(SimError::Protocol("receipt-for-other-object".into()));
        }
        Ok(Accepted {
            mid: message.mid,
            idx: receipt.payload().idx,
        })
    }

    /// Ids of all threads in the inbox.
    pub async fn threads(&self) -> Result<Vec<ThreadId>, SimError> {
        let page = self.http.get("threads?limit=50").await?;
        let items: Vec<Value> = read(&page, "items")?;
        items.iter().map(|row| read(row, "thread")).collect()
    }

    /// Reads lane `case` from the server and opens every message.
    pub async fn read_thread(&self, id: ThreadId) -> Result<Vec<Opened>, SimError> {
        let view = self.http.get(&format!("threads/{id}")).await?;
        let lanes: Vec<Value> = read(&view, "lanes")?;
        let mut keys = Vec::new();
        for lane in lanes
            .iter()
            .filter(|lane| lane.get("lane").and_then(Value::as_str) == Some("case"))
        {
            for epoch in read::<Vec<Value>>(lane, "epochs")? {
                let signed: Signed<ThreadEpoch> = read(&epoch, "stmt")?;
                for grant in read::<Vec<Value>>(&epoch, "grants")? {
                    let file: String = read(&grant, "file")?;
                    let file =
                        b64::from_url(&file).ok_or_else(|| SimError::Form("grant".into()))?;
                    if let Ok(key) = open_thread_grant(&self.identity, &file, signed.payload()) {
                        keys.push((signed.payload().epoch, key));
                    }
                }
            }
        }
        self.messages(id, &keys).await
    }

    /// All messages of lane `case`, opened with these epoch keys.
    pub(super) async fn messages(
        &self,
        id: ThreadId,
        keys: &[(u64, Identity)],
    ) -> Result<Vec<Opened>, SimError> {
        let mut opened = Vec::new();
        let mut after = 0;
        loop {
            let page = self
                .http
                .get(&format!(
                    "threads/{id}/messages?lane=case&after={after}&limit=100"
                ))
                .await?;
            let items: Vec<Value> = read(&page, "items")?;
            for item in &items {
                after = read(item, "idx")?;
                let epoch: u64 = read(member(item, "header")?, "epoch")?;
                let file: String = read(item, "file")?;
                let file = b64::from_url(&file).ok_or_else(|| SimError::Form("file".into()))?;
                let key = keys
                    .iter()
                    .find(|(number, _)| *number == epoch)
                    .map(|(_, key)| key);
                let key = key.ok_or_else(|| SimError::Protocol("no grant".into()))?;
                let signed: Signed<MessagePayload> =
                    open_signed(key, &file).map_err(SimError::protocol)?;
                if signed.payload().from.pid == self.pid {
                    signed
                        .envelope()
                        .verify_by(&self.keycard.payload().sig)
                        .map_err(SimError::protocol)?;
                }
                opened.push(Opened {
                    idx: after,
                    payload: signed.payload().clone(),
                    sh: signed.sh(),
                });
            }
            if items.len() < 100 {
                return Ok(opened);
            }
        }
    }
}

impl Prepared {
    /// A decision that goes by post and is not announced in the portal.
    #[must_use]
    pub fn by_post(mut self) -> Self {
        if let Some(message) = self.body.get_mut("message").and_then(Value::as_object_mut) {
            message.insert("letter".to_owned(), json!(true));
        }
        self
    }

    /// SHA-256 of the sealed message, as its receipt names it.
    pub const fn sealed(&self) -> Hash {
        self.file
    }

    /// `sh` of the message.
    pub const fn sh(&self) -> Hash {
        self.sh
    }
}
