// SPDX-License-Identifier: EUPL-1.2
//! Threads, epochs, grants, messages, attachments.

use mailbox::deadlines::Day;
use mailbox::ids::{AttachmentId, Dept, Matter as MatterId, PersonId, ThreadId};
use mailbox::model::{AttestedText, JsonText, Member};
use protocol::statement::{Lane as PLane, MessageClass, MessageHeader, MessageKind};
use protocol::{Envelope, Hash};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::B64u;
use super::ending::Ending;
use super::statements::{Attested, Dsse, ProtectionClass};
use super::work::Clocks;

/// A line of the inbox or of a work list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreadRow {
    /// Thread.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// The insured person it belongs to.
    #[schema(value_type = Uuid)]
    pub subject: PersonId,
    /// Matter.
    #[schema(value_type = String)]
    pub matter: MatterId,
    /// Protection class.
    #[schema(value_type = ProtectionClass)]
    pub class: MessageClass,
    /// Units that take part.
    #[schema(value_type = Vec<String>)]
    pub depts: Vec<Dept>,
    /// Unix seconds.
    pub last_at: i64,
    /// Newest receipt index of lane `case`.
    pub last_idx: u64,
    /// What the asking person has read.
    pub read_idx: u64,
    /// Kind of the newest message.
    #[schema(value_type = Option<Kind>)]
    pub last_kind: Option<MessageKind>,
    /// Who wrote it.
    #[schema(value_type = Option<Uuid>)]
    pub last_sender: Option<PersonId>,
    /// Work state, office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Who works on it, office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub claimed_by: Option<PersonId>,
    /// Since when the members differ from those of the newest epoch, Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dirty_since: Option<i64>,
    /// Marked for two people ("Vier-Augen").
    pub four_eyes: bool,
    /// It belongs to another unit, which its person has been given since; office only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub astray: bool,
    /// A person disputes something in it; office only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub disputed: bool,
    /// Unit whose list it is, with its clocks, office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clocks: Option<Clocks>,
    /// `open`, `waiting`, `answered` or `done`: where it stands, portal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<String>,
    /// `archive` or `hidden`, where the asking person keeps it there; portal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tray: Option<String>,
    /// The asking person has pinned it; portal only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    /// Its last day in the portal, once its persons are told that it leaves; portal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub portal_until: Option<Day>,
}

/// A page of the inbox.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InboxAnswer {
    /// Newest first.
    pub items: Vec<ThreadRow>,
    /// Give this as `before` for the next page.
    pub next: Option<String>,
    /// With the first page of view `inbox`: what the person has pinned, the last one first. Not among `items`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<ThreadRow>,
    /// With the first page of view `inbox`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<TrayCounts>,
}

/// How many threads other views have, at most 1000 each.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrayCounts {
    /// Not read.
    pub unread: u64,
    /// Put away.
    pub archive: u64,
    /// Hidden.
    pub hidden: u64,
    /// Leaving the portal soon.
    pub leaving: u64,
}

/// Body of `PUT threads/{thread}/tray`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrayRequest {
    /// `inbox`, `archive` or `hidden`.
    #[schema(value_type = String)]
    pub tray: mailbox::model::Tray,
    /// Above the others; in the inbox only.
    pub pinned: bool,
    /// The person was told that a period against a decision in it may run.
    #[serde(default)]
    pub sure: bool,
}

/// Where a thread stands, for its persons.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressItem {
    /// `open`, `waiting`, `answered` or `done`.
    pub standing: String,
    /// Day until which the oldest message without an answer is promised one, where the insurer tells that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub answer_by: Option<Day>,
    /// Statutory deadline of an application (§ 13 Abs. 3a SGB V), where the insurer tells that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statutory: Option<StatutoryItem>,
    /// `inbox`, `archive` or `hidden`.
    pub tray: String,
    /// The asking person has pinned it.
    pub pinned: bool,
}

/// A statutory deadline, for the persons of a thread.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatutoryItem {
    /// Day on which the application came.
    #[schema(value_type = String)]
    pub received: Day,
    /// Last day.
    #[schema(value_type = String)]
    pub last_day: Day,
}

/// A page of lines.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreadsAnswer {
    /// In the order of the list.
    pub items: Vec<ThreadRow>,
    /// Give this as `before` for the next page.
    pub next: Option<String>,
}

/// Query of the inbox.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxQuery {
    /// Whose post: absent for one's own, else somebody whom one represents.
    #[serde(rename = "for")]
    #[param(rename = "for", value_type = Option<Uuid>)]
    pub subject: Option<PersonId>,
    /// `all` (default), `inbox`, `unread`, `archive`, `hidden` or `leaving`.
    pub view: Option<String>,
    /// `next` of the page before.
    pub before: Option<String>,
    /// At most 100.
    pub limit: Option<u32>,
}

/// Query of `threads/heads`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HeadsQuery {
    /// Threads, separated by commas, at most 50.
    pub ids: String,
}

/// Heads of threads.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadsAnswer {
    /// Only readable ones, in the order asked for.
    pub items: Vec<Head>,
    /// Keycards, bindings, department epochs and certificates that the items name, each once.
    #[schema(value_type = Vec<Attested>)]
    pub statements: Vec<AttestedText>,
}

/// Enough to show the subject line.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Thread.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// Epochs of lane `case` that open the newest message.
    pub epochs: Vec<Epoch>,
    /// Newest message of lane `case`.
    pub last: Option<MessageItem>,
    /// There is one, and its protection class keeps it out of lists.
    pub protected: bool,
}

/// An epoch with the grants of the asking member.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Epoch {
    /// Thread-epoch statement.
    #[schema(value_type = Dsse)]
    pub stmt: JsonText,
    /// Oldest first.
    pub grants: Vec<GrantItem>,
}

/// A sealed thread key.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantItem {
    /// age file.
    pub file: B64u,
    /// Who uploaded it.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
}

/// Lane of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// With the insured person.
    Case,
    /// Notes of the staff.
    Internal,
}

/// A new epoch with a grant for each member.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEpoch {
    /// Lane.
    #[schema(value_type = Lane)]
    pub lane: PLane,
    /// Thread-epoch statement, signed by the sender.
    #[schema(value_type = Dsse)]
    pub stmt: Envelope,
    /// One per member.
    pub grants: Vec<MemberGrant>,
}

/// Grant of a new epoch.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberGrant {
    /// `<pid>` or `dept:<dept>:<epoch>`.
    #[schema(value_type = String)]
    pub member: Member,
    /// age file.
    pub file: B64u,
}

/// Clear header of a message; the client refuses a message whose payload differs. For the OpenAPI document.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Message, UUIDv7.
    pub mid: Uuid,
    /// Thread.
    pub thread: Uuid,
    /// Lane.
    pub lane: Lane,
    /// Newest epoch of the lane.
    pub epoch: u64,
    /// Matter.
    pub matter: String,
    /// Protection class.
    pub class: ProtectionClass,
    /// What it is.
    pub kind: Kind,
    /// Who writes.
    pub sender: Uuid,
    /// Browser profile, 16 bytes.
    pub dev: B64u,
    /// Counter of the browser profile in this lane.
    pub n: u64,
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A text.
    Msg,
    /// A department has opened something.
    Receipt,
    /// A note.
    Note,
    /// Asks clients to hide something.
    Redact,
    /// A decision.
    Decision,
    /// A plain mail that a program took in.
    Mail,
}

/// A message to accept.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// Clear header.
    #[schema(value_type = Header)]
    pub header: MessageHeader,
    /// age file.
    pub file: B64u,
    /// Uploaded attachments.
    #[schema(value_type = Vec<Uuid>)]
    pub attachments: Vec<AttachmentId>,
    /// Why its class is lower than that of the thread, if it is; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowered: Option<LowerReason>,
    /// Receipt index of the newest message (receipts apart) that the author had on the screen; absent: there was none. Asked of
    /// staff in lane `case`: when somebody else has written since, the answer is `newer-message` and nothing is stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<u64>,
    /// A decision that goes by post: it is not announced in the portal, and its letter is ordered with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub letter: bool,
}

/// Why staff gives what is written next less protection. Codes: a text would stand here in clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LowerReason {
    /// It was raised by mistake.
    Mistake,
    /// What is written now needs less.
    Content,
    /// The person asked for it.
    Asked,
}

/// Body of `POST threads`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewThreadRequest {
    /// Thread, chosen by the sender.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// The insured person.
    #[schema(value_type = Uuid)]
    pub subject: PersonId,
    /// Matter.
    #[schema(value_type = String)]
    pub matter: MatterId,
    /// Protection class.
    #[schema(value_type = ProtectionClass)]
    pub class: MessageClass,
    /// First epoch of lane `case` (and `internal`).
    pub epochs: Vec<NewEpoch>,
    /// First message.
    pub message: NewMessage,
}

/// Body of `POST threads/{thread}/messages`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendRequest {
    /// New epoch, when the members change.
    pub epoch: Option<NewEpoch>,
    /// The message.
    pub message: NewMessage,
    /// Colleagues whom a note mentions; staff only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Uuid>)]
    pub mentions: Vec<PersonId>,
}

/// Proof of acceptance.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptedAnswer {
    /// Signed by the `receipt` role.
    #[schema(value_type = Dsse)]
    pub receipt: JsonText,
    /// Unix seconds.
    pub received_at: i64,
}

/// Answer of `GET threads/{thread}`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreadAnswer {
    /// Thread.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// The insured person.
    #[schema(value_type = Uuid)]
    pub subject: PersonId,
    /// Matter.
    #[schema(value_type = String)]
    pub matter: MatterId,
    /// Protection class of what is written next; older messages keep their own.
    #[schema(value_type = ProtectionClass)]
    pub class: MessageClass,
    /// Marked for two people ("Vier-Augen").
    pub four_eyes: bool,
    /// Work state, office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Who works on it, office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub claimed_by: Option<PersonId>,
    /// Clocks of the asker's units, office only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<Clocks>,
    /// `blocked`, `left` or `ended`: the insured person does not read here now and needs a letter; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_access: Option<String>,
    /// When the account of the insured person ends, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// Why it is closed, office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_reason: Option<String>,
    /// It was closed as a duplicate and goes on in this thread, which the asking side sees, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub main: Option<ThreadId>,
    /// How it came to where it is, oldest first; office only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hand_overs: Vec<super::hand_over::HandOverItem>,
    /// Notes before this receipt index stayed with another unit; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes_from: Option<u64>,
    /// Colleagues who do not work on it; office only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recusals: Vec<super::shield::RecusalItem>,
    /// What rules of the asking side's units have done with it, oldest first; office only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assigned: Vec<super::rules::AssignedItem>,
    /// Who mentioned the asker in a note, since she opened it last; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub mentioned_by: Option<PersonId>,
    /// It belongs to another unit, which its person has been given since; office only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub astray: bool,
    /// Attachments that were handed to the Medical Service as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forwarded: Vec<ForwardedItem>,
    /// Decisions, and how far they have come.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub announcements: Vec<super::announcement::AnnouncementItem>,
    /// Decisions that go by post.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<super::letters::LetterItem>,
    /// Whether a decision can be announced to the insured person; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<super::announcement::ConsentAnswer>,
    /// It is a plain mail, and this became of its answer; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<super::mails::MailItem>,
    /// Codes in letters, and what came with them; office only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reply_codes: Vec<super::replies::ReplyCodeItem>,
    /// Receipt indexes of messages that were declared: whoever has them without `declared` fetches them again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<u64>,
    /// Papers for the Medical Service are asked for here, whatever the matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medical_asked: Option<MedicalAsked>,
    /// Where it stands, and where the person keeps it; portal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<ProgressItem>,
    /// How long it stays, where the insurer has set a rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stay: Option<super::retention::StayItem>,
    /// What persons of it dispute or have disputed, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<super::disputes::DisputeItem>,
    /// What holds it or has held it, the oldest first; office only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<super::retention::HoldItem>,
    /// Lanes the asking side may see.
    pub lanes: Vec<LaneItem>,
    /// Keycards, bindings, department epochs and certificates that are named.
    #[schema(value_type = Vec<Attested>)]
    pub statements: Vec<AttestedText>,
    /// What the asking person has read.
    pub read_idx: u64,
    /// Who was identified anew and was not given everything back yet; persons are told about themselves only.
    pub history: Vec<HistoryItem>,
}

/// What somebody's new key was not given yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryItem {
    /// Who.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Epochs of lane `case` that name one of her earlier keys and are withheld.
    pub epochs: Vec<u64>,
    /// Before then `POST grants` refuses them, Unix seconds; null: they may be given at once.
    pub opens_at: Option<i64>,
}

/// A lane with all its epochs.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LaneItem {
    /// Lane.
    #[schema(value_type = Lane)]
    pub lane: PLane,
    /// Oldest first.
    pub epochs: Vec<Epoch>,
}

/// A stored message.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageItem {
    /// Clear header.
    #[schema(value_type = Header)]
    pub header: MessageHeader,
    /// Receipt index.
    pub idx: u64,
    /// age file.
    pub file: B64u,
    /// Signed by the `receipt` role.
    #[schema(value_type = Dsse)]
    pub receipt: JsonText,
    /// Unix seconds.
    pub received_at: i64,
    /// Attached files.
    pub attachments: Vec<AttachmentItem>,
    /// For staff: the word of a second employee by which it went out (`release`, R-85).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Dsse>)]
    pub release: Option<JsonText>,
    /// The registrar's word that its sender has proven who she is for this message: an `oidc-answer` with result `declared`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Dsse>)]
    pub declared: Option<JsonText>,
}

/// An attached file.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachmentItem {
    /// Attachment.
    #[schema(value_type = Uuid)]
    pub aid: AttachmentId,
    /// Bytes of the age file.
    pub size: u64,
    /// SHA-256 of the age file.
    #[schema(value_type = B64u)]
    pub sha256: Hash,
}

/// A file was handed to the Medical Service unopened.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForwardedItem {
    /// Attachment.
    #[schema(value_type = Uuid)]
    pub aid: AttachmentId,
    /// The last time, Unix seconds.
    pub at: i64,
    /// By which unit.
    #[schema(value_type = String)]
    pub dept: Dept,
}

/// Papers for the Medical Service are asked for in a thread.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MedicalAsked {
    /// Since when, Unix seconds.
    pub at: i64,
    /// By which unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// By which clerk; office only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub by: Option<PersonId>,
}

/// Body of `POST threads/{thread}/medical`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MedicalRequest {
    /// The clerk's unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// `false`: no more.
    pub asks: bool,
}

/// A page of messages.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessagesAnswer {
    /// By receipt index.
    pub items: Vec<MessageItem>,
}

/// Query of `GET messages`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MessagesQuery {
    /// Lane; `case` when absent.
    #[param(value_type = Option<Lane>)]
    pub lane: Option<PLane>,
    /// Receipt index after which to begin.
    pub after: Option<u64>,
    /// At most 200.
    pub limit: Option<u32>,
    /// Why a clerk opens what is somebody else's, as in `GET threads/{thread}`.
    pub reason: Option<String>,
}

/// Body of `POST threads/{thread}/exclusions`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExcludeRequest {
    /// The next epoch of lane `case`, which names one more in `exclude`.
    pub epoch: NewEpoch,
}

/// Body of `POST grants`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantsRequest {
    /// Lane.
    #[schema(value_type = Lane)]
    pub lane: PLane,
    /// Grants for members of existing epochs.
    pub grants: Vec<EpochGrant>,
}

/// A grant for a member of an existing epoch.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EpochGrant {
    /// Epoch.
    pub epoch: u64,
    /// `<pid>` or `dept:<dept>:<epoch>`.
    #[schema(value_type = String)]
    pub member: Member,
    /// age file.
    pub file: B64u,
}

/// Body of `POST read`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadRequest {
    /// Receipt index up to which everything is read.
    pub idx: u64,
}
