// SPDX-License-Identifier: EUPL-1.2
//! `message` (section 6): the one thing all the rest is for.

use serde::{Deserialize, Serialize};

use super::Lane;
use crate::{
    dsse::Statement,
    ids::{
        AttachmentId, Dept, DeviceId, Matter, MessageId, Org, PersonId, TextModuleId, ThreadId,
        UnixTime,
    },
    json::{JsonError, V1},
    tup::Hash,
};

/// In which role somebody sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SenderRole {
    /// In her own matter (`self` in JSON).
    #[serde(rename = "self")]
    Own,
    /// As a representative.
    Rep,
    /// As an employee.
    Staff,
}

/// Who sends.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageFrom {
    /// The person.
    pub pid: PersonId,
    /// `sh` of the keycard that signed.
    pub kc: Hash,
    /// The browser profile.
    pub dev: DeviceId,
    /// In which role.
    #[serde(rename = "as")]
    pub role: SenderRole,
    /// For whom a representative acts.
    #[serde(rename = "for")]
    pub on_behalf_of: Option<PersonId>,
    /// `sh` of the certificate of an employee.
    pub cert: Option<Hash>,
    /// Name of an employee, if the insurer shows it.
    pub name: Option<String>,
}

/// How much protection the content needs (Schutzklasse), in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageClass {
    /// Normal.
    Normal,
    /// Substantial.
    Substantiell,
    /// High.
    Hoch,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageKind {
    /// A text.
    Msg,
    /// A department has opened what `prev` names.
    Receipt,
    /// A note.
    Note,
    /// Asks clients to hide what `ref` names.
    Redact,
    /// A decision (Verwaltungsakt): with the notification of it a period begins (§ 37 Abs. 2a SGB X).
    Decision,
    /// A plain mail that a program of the insurer took in. It came unprotected, and nobody has proved to have written it.
    Mail,
}

/// How the person can go against a decision. Sealed with it: what is decided about whom is nobody else's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Remedy {
    /// An objection (Widerspruch, § 84 SGG).
    Objection,
    /// An action in the social court (Klage, § 87 SGG): the decision is about an objection.
    Action,
}

/// What makes a message a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What can be done against it.
    pub remedy: Remedy,
    /// Whether it says so itself, with all the ways that are open (§ 36 SGB X). If not, the period is a year (§ 66 Abs. 2 SGG).
    pub instructed: bool,
}

/// Another department that an attachment is sealed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentTo {
    /// The department.
    pub dept: Dept,
    /// Its epoch.
    pub epoch: u64,
    /// `sh` of the department epoch.
    pub de: Hash,
}

/// Text modules of a message at most.
pub const MAX_TEXTS: usize = 20;

/// Which version of a text module was used. Sealed with the message: which one it was says what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextUse {
    /// The module.
    pub id: TextModuleId,
    /// Its version, from 1.
    pub v: u64,
}

/// One attachment; not printed by `Debug` but for its id.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its id.
    pub aid: AttachmentId,
    /// File name, to be shown and never used as a path.
    pub name: String,
    /// Media type as the sender says.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Length of the content in bytes.
    pub size: u64,
    /// SHA-256 of the content.
    pub pt: Hash,
    /// SHA-256 of the stored age file.
    pub ct: Hash,
    /// Length of the stored age file in bytes.
    pub csize: u64,
    /// Another department that it is sealed to, instead of the thread.
    pub to: Option<AttachmentTo>,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({}, [REDACTED])", self.aid)
    }
}

/// Payload of `message`; not printed by `Debug` but for its id.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessagePayload {
    /// 1.
    pub v: V1,
    /// The organisation.
    pub org: Org,
    /// The thread.
    pub thread: ThreadId,
    /// The lane.
    pub lane: Lane,
    /// Epoch of the lane.
    pub epoch: u64,
    /// `sh` of the thread epoch.
    pub te: Hash,
    /// The message.
    pub mid: MessageId,
    /// Counter of the device in (thread, lane), from 1 without gaps.
    pub n: u64,
    /// `1 + max(seq of prev)`.
    pub seq: u64,
    /// All messages without successor that the sender knows, sorted by text.
    pub prev: Vec<Hash>,
    /// When it was sent, as the sender says.
    pub sent: UnixTime,
    /// Who sends.
    pub from: MessageFrom,
    /// The matter.
    pub matter: Matter,
    /// How much protection it needs.
    pub class: MessageClass,
    /// Subject.
    pub subject: String,
    /// Plain text, never HTML.
    pub body: String,
    /// Language tag (BCP 47) of subject and body.
    pub lang: String,
    /// Attachments.
    pub att: Vec<Attachment>,
    /// Message that this one refers to.
    #[serde(rename = "ref")]
    pub reference: Option<Hash>,
    /// Text modules that staff put into the text, as they were put in; at most [`MAX_TEXTS`].
    pub texts: Vec<TextUse>,
    /// What it is.
    pub kind: MessageKind,
    /// Of a decision what it is, and of nothing else.
    pub decision: Option<Decision>,
    /// `sh` of the Trust Document that the sender went by.
    pub td: Hash,
    /// Always null until the log exists.
    pub log: (),
}

impl std::fmt::Debug for MessageFrom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MessageFrom({}, {:?})", self.pid, self.role)
    }
}

impl std::fmt::Debug for MessagePayload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MessagePayload({}, [REDACTED])", self.mid)
    }
}

impl Statement for MessagePayload {
    const TYPE: &'static str = "application/vnd.sp1.message+json";

    /// Counters and versions start at 1; `prev` is sorted by text without repetition; exactly the first message
    /// (`seq` 1) has none. Decisions and plain mails are what staff brings into lane `case`.
    fn check(&self) -> Result<(), JsonError> {
        let texts: Vec<String> = self.prev.iter().map(ToString::to_string).collect();
        let sorted = texts.iter().zip(texts.iter().skip(1)).all(|(a, b)| a < b);
        let first = self.seq == 1;
        let used = self.texts.len() <= MAX_TEXTS && self.texts.iter().all(|text| text.v >= 1);
        let decides = self.kind == MessageKind::Decision;
        let by_staff = self.from.role == SenderRole::Staff && self.lane == Lane::Case;
        let brought = decides || self.kind == MessageKind::Mail;
        let formal = decides == self.decision.is_some() && (!brought || by_staff);
        let ordered = sorted && first == self.prev.is_empty();
        if self.n >= 1 && self.seq >= 1 && ordered && used && formal {
            Ok(())
        } else {
            Err(JsonError::WrongMembers)
        }
    }
}

/// What the server keeps in clear to route a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageHeader {
    /// The message.
    pub mid: MessageId,
    /// The thread.
    pub thread: ThreadId,
    /// The lane.
    pub lane: Lane,
    /// Epoch of the lane.
    pub epoch: u64,
    /// The matter.
    pub matter: Matter,
    /// How much protection it needs.
    pub class: MessageClass,
    /// What it is.
    pub kind: MessageKind,
    /// The person who sends.
    pub sender: PersonId,
    /// The browser profile.
    pub dev: DeviceId,
    /// Counter of the device in (thread, lane).
    pub n: u64,
}

impl MessagePayload {
    /// The header that belongs to this message.
    pub fn header(&self) -> MessageHeader {
        MessageHeader {
            mid: self.mid,
            thread: self.thread,
            lane: self.lane,
            epoch: self.epoch,
            matter: self.matter.clone(),
            class: self.class,
            kind: self.kind,
            sender: self.from.pid,
            dev: self.from.dev,
            n: self.n,
        }
    }
}
