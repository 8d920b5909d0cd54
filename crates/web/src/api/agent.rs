// SPDX-License-Identifier: EUPL-1.2
//! What the registrar and other programs of the insurer exchange with the portal.

use mailbox::ids::{ActivationId, Dept, PersonId, RequestId, RuleId};
use mailbox::model::{AttestedText, JsonText};
use protocol::{Envelope, Hash};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;
use super::ending::Ending;
use super::office::ProfileItem;
use super::statements::{Attested, Attesting, Dsse, Matter};

/// Body of `POST statements`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementsRequest {
    /// In the order they build on each other.
    #[schema(value_type = Vec<Attested>)]
    pub items: Vec<Attesting>,
}

/// Body of `POST matters`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MattersRequest {
    /// All matters, in the order pages show them.
    pub items: Vec<Matter>,
}

/// Role of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Insured person.
    Insured,
    /// Representative.
    Rep,
    /// Employee.
    Staff,
}

/// Body of `POST activations`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivationRequest {
    /// Activation.
    #[schema(value_type = Uuid)]
    pub aid: ActivationId,
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// How many codes this person has had.
    pub seq: u64,
    /// Role.
    pub role: Role,
    /// Hash of the locator, 32 bytes.
    #[schema(value_type = B64u)]
    pub locator_hash: Hash,
    /// Signed issue statement.
    #[schema(value_type = Attested)]
    pub issue: Attesting,
    /// MAC by which the insurer proves that it knows the code.
    #[schema(value_type = B64u)]
    pub mac_org: Hash,
    /// Unix seconds.
    pub expires_at: i64,
    /// For a program of the insurer, which has no account at the identity provider of staff.
    #[serde(default)]
    pub program: bool,
}

/// Questions for the registrar.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkAnswer {
    /// Leased for 60 seconds.
    pub items: Vec<WorkItem>,
}

/// One question.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkItem {
    /// Id of the question.
    #[schema(value_type = Uuid)]
    pub id: RequestId,
    /// `bind`, `carryover`, `claims`, `fresh`, `code-reused`, `revoke`, `end-representation`, `letter-request`, `desk` or `identify`.
    pub kind: String,
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Activation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Uuid>)]
    pub aid: Option<ActivationId>,
    /// age file for the registrar, or canonical JSON of a carryover request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<B64u>,
    /// The keycard the question is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Dsse>)]
    pub keycard: Option<JsonText>,
    /// Current binding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Attested>)]
    pub bind: Option<AttestedText>,
    /// Level of the session that asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Unlock methods the person has proven in this session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub methods_used: Option<Vec<String>>,
}

/// Body of `POST work/{id}`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "outcome", rename_all = "lowercase", deny_unknown_fields)]
pub enum OutcomeRequest {
    /// The key belongs to the person.
    Bound {
        /// The signed binding.
        #[schema(value_type = Attested)]
        bind: Attesting,
        /// Unix seconds until which history is withheld.
        quarantine_until: Option<i64>,
    },
    /// It does not, or not yet.
    Refused {
        /// `wrong-claims`, `expired`, `superseded`, `bad-mac` …
        reason: String,
        /// How often the claims may still be corrected.
        tries_left: u32,
    },
    /// Not before this time (Unix seconds): the question stays open and is leased again then.
    Pending {
        /// When.
        until: i64,
    },
    /// Done, no answer for the person.
    Done {},
    /// An answer that only the asker can open.
    Reply {
        /// age file to the asker's keycard.
        file: B64u,
        /// Whose block ends with this answer; only to a question of a desk.
        #[serde(default)]
        #[schema(value_type = Option<String>, format = Uuid)]
        unblock: Option<PersonId>,
    },
    /// Which of the rules that were asked about apply to the person.
    Rules {
        /// Their ids.
        #[schema(value_type = Vec<Uuid>)]
        rules: Vec<RuleId>,
    },
}

/// Body of `POST fresh`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FreshRequest {
    /// Freshness statements.
    #[schema(value_type = Vec<Dsse>)]
    pub items: Vec<Envelope>,
}

/// Body of `POST profiles`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfilesRequest {
    /// Sealed profiles.
    pub items: Vec<ProfileItem>,
}

/// Body of `POST person-profiles`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonProfilesRequest {
    /// Sealed profiles.
    pub items: Vec<PersonProfileItem>,
}

/// Who somebody is, sealed to the other side of a representation.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonProfileItem {
    /// Who may open it.
    #[schema(value_type = Uuid)]
    pub reader: PersonId,
    /// Whom it is about.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Keycard of the reader that it is sealed to.
    #[schema(value_type = B64u)]
    pub kc: Hash,
    /// age file.
    pub file: B64u,
}

/// Body of `POST contacts`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactsRequest {
    /// Sealed addresses.
    pub items: Vec<ContactItem>,
}

/// An e-mail address that only the notifier can open.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactItem {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Sealed by `contact-seal`.
    pub sealed: String,
    /// Language of the mails.
    pub lang: String,
}

/// Body of `POST staff/accounts`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffAccountsRequest {
    /// Employees; those not named keep what they have.
    pub items: Vec<StaffAccountItem>,
}

/// Which account at the identity provider belongs to an employee.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffAccountItem {
    /// Employee.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Keyed hash of the account's name, 32 bytes; null: none any more.
    #[schema(value_type = Option<B64u>)]
    pub account: Option<Hash>,
}

/// Body of `POST endings`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndingsRequest {
    /// What ends, and what was taken back.
    pub items: Vec<EndingItem>,
}

/// The end of somebody's account, or that there is none any more.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndingItem {
    /// Person; one whom nobody here knows is passed by.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Grows with everything that is said of the person; what is not newer than what was said last changes nothing.
    pub seq: i64,
    /// What ends and when; `null` takes back what was said before.
    pub ending: Option<Ending>,
}

/// Body of `POST units/grants`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitGrantsRequest {
    /// Department keys, sealed to members.
    pub items: Vec<UnitGrantItem>,
    /// Links to earlier epochs.
    pub links: Vec<UnitLinkItem>,
}

/// A department key for a member.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitGrantItem {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Department epoch.
    pub epoch: u64,
    /// Member.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// age file.
    pub file: B64u,
}

/// The key of `epoch`, sealed to the next one.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitLinkItem {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Department epoch.
    pub epoch: u64,
    /// age file.
    pub file: B64u,
}

/// All staff with their keys.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgentStaffAnswer {
    /// By person.
    pub items: Vec<AgentStaffItem>,
}

/// A member of the staff.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgentStaffItem {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Current keycard.
    #[schema(value_type = Dsse)]
    pub keycard: JsonText,
    /// Current binding.
    #[schema(value_type = Attested)]
    pub bind: AttestedText,
    /// Newest certificate.
    #[schema(value_type = Option<Attested>)]
    pub cert: Option<AttestedText>,
    /// Units named in the certificate.
    pub depts: Vec<AgentStaffDept>,
}

/// A unit of a member of the staff.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgentStaffDept {
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// Whether the unit's newest key was sealed to this person.
    pub has_grant: bool,
}
