// SPDX-License-Identifier: EUPL-1.2
//! What only the back office asks for.

use mailbox::ids::{Dept, PersonId, ThreadId};
use mailbox::model::{AttestedText, JsonText};
use protocol::statement::Right;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::B64u;
use super::statements::{Attested, Attesting, Dsse};

/// Own units.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitsAnswer {
    /// By department.
    pub items: Vec<UnitItem>,
    /// Keycard (as statement) and certificate of every clerk who signed one of the department epochs.
    #[schema(value_type = Vec<Attested>)]
    pub signers: Vec<AttestedText>,
}

/// A unit of the asking clerk.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitItem {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Among `read`, `write`, `grant`, `register`, `represent`.
    #[schema(value_type = Vec<String>)]
    pub rights: Vec<Right>,
    /// Own certificate.
    #[schema(value_type = Attested)]
    pub cert: AttestedText,
    /// Epochs, oldest first.
    #[schema(value_type = Vec<Attested>)]
    pub epochs: Vec<AttestedText>,
    /// Own grants.
    pub grants: Vec<EpochFile>,
    /// Links from each epoch to the one before.
    pub links: Vec<EpochFile>,
    /// Lines in the work list.
    pub counts: Counts,
}

/// A file that belongs to an epoch.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EpochFile {
    /// Department epoch.
    pub epoch: u64,
    /// age file.
    pub file: B64u,
}

/// Lines of a work list by state.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Nobody has looked at it.
    pub new: u64,
    /// Being worked on.
    pub open: u64,
    /// Waiting for the person.
    pub waiting: u64,
    /// Done.
    pub done: u64,
}

/// Work state of a thread in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WorkState {
    /// Nobody has looked at it.
    New,
    /// Being worked on.
    Open,
    /// Waiting for the person.
    Waiting,
    /// Done.
    Done,
}

/// Why nothing is to be done any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CloseReason {
    /// The answer is in the thread.
    Answered,
    /// It was done on the phone.
    Phone,
    /// Nothing has to be answered.
    NoAnswer,
    /// The same matter goes on in another thread.
    Duplicate,
    /// Another unit does what is left.
    PassedOn,
}

/// Body of `POST state`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateRequest {
    /// Unit whose work list is meant.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// New state; absent leaves it.
    pub state: Option<WorkState>,
    /// Why it is closed; with `done`, and with nothing else.
    #[serde(default)]
    pub reason: Option<CloseReason>,
    /// Of a duplicate: the thread of the same person in which it goes on.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub main: Option<ThreadId>,
    /// Absent leaves it, null releases.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<Uuid>)]
    pub claimed_by: Option<Option<PersonId>>,
    /// The case is given to somebody who is away, on purpose; else that is refused.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    pub although_away: bool,
    /// Who has it in the asker's view.
    #[schema(value_type = Option<Uuid>)]
    pub expected_claimed_by: Option<PersonId>,
}

/// Tells a null from an absent member.
#[expect(
    clippy::option_option,
    reason = "absent, null and a value are three answers"
)]
fn present<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<PersonId>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Query of `GET profiles`.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProfilesQuery {
    /// Unit.
    #[param(value_type = String)]
    pub dept: Dept,
    /// Persons, separated by commas, at most 100.
    pub pids: String,
}

/// Sealed profiles.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfilesAnswer {
    /// At most one per person.
    pub items: Vec<ProfileItem>,
}

/// A profile, sealed to one department epoch.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileItem {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Department epoch.
    pub epoch: u64,
    /// age file.
    pub file: B64u,
}

/// Query with a unit.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeptQuery {
    /// Unit.
    #[param(value_type = String)]
    pub dept: Dept,
}

/// Members of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffAnswer {
    /// By person.
    pub items: Vec<StaffItem>,
}

/// A member of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffItem {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Current keycard.
    #[schema(value_type = Dsse)]
    pub keycard: JsonText,
    /// Current binding.
    #[schema(value_type = Attested)]
    pub bind: AttestedText,
    /// Certificate.
    #[schema(value_type = Attested)]
    pub cert: AttestedText,
    /// Whether the unit's newest key was sealed to this person.
    pub has_grant: bool,
}

/// Body of `POST units/{dept}/grants`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitGrantRequest {
    /// Department epoch.
    pub epoch: u64,
    /// For whom.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// age file.
    pub file: B64u,
}

/// Body of `POST units/{dept}/epochs`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitEpochRequest {
    /// New department epoch.
    #[schema(value_type = Attested)]
    pub stmt: Attesting,
    /// One per remaining member.
    pub grants: Vec<PersonFile>,
    /// Link to the epoch before.
    pub link: B64u,
}

/// A file for a person.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonFile {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// age file.
    pub file: B64u,
}

/// Keys of a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonKeysAnswer {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Current keycard.
    #[schema(value_type = Dsse)]
    pub keycard: JsonText,
    /// Current binding.
    #[schema(value_type = Attested)]
    pub bind: AttestedText,
    /// Newest freshness statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Dsse>)]
    pub fresh: Option<JsonText>,
}

/// What somebody does in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Doing {
    /// It is open on the screen.
    Open,
    /// An answer is being written.
    Writes,
    /// It is open no more.
    Left,
}

/// Body of `POST threads/{thread}/presence`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceRequest {
    /// What.
    pub doing: Doing,
}

/// Who is in the cases of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceAnswer {
    /// By thread.
    pub items: Vec<PresenceItem>,
}

/// Somebody in a case.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceItem {
    /// Thread.
    #[schema(value_type = Uuid)]
    pub thread: ThreadId,
    /// Who.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Writes an answer.
    pub writes: bool,
}

/// Body of `POST attachments/{aid}/forwarding`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForwardingRequest {
    /// Unit of the asker.
    #[schema(value_type = String)]
    pub dept: Dept,
}

/// Whom a note may mention.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColleaguesAnswer {
    /// Members of the asker's units in the thread, to whom it exists; without the asker.
    #[schema(value_type = Vec<Uuid>)]
    pub items: Vec<PersonId>,
}
