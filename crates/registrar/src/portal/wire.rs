// SPDX-License-Identifier: EUPL-1.2
//! Wire types of the agent API (docs/API.md). Closed: unknown members are refused.

use protocol::ids::RuleId;
use protocol::statement::{
    Bind, DeptEpoch, Fresh, Issue, Keycard, PersonRole, RevocationList, StaffCertificate,
    TrustDocument,
};
use protocol::{ActivationId, Attested, Dept, Hash, Matter, PersonId, Signed, UnixTime, b64};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::person::Ending;
use crate::role::Entity;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkKind {
    /// A new key asks to be bound; `body` is a sealed `bind-request`.
    Bind,
    /// The old key asks for a new one; `body` is the JSON of a `carryover-request`.
    Carryover,
    /// Claims beside a recovery sheet; `body` is a sealed `claims` file.
    Claims,
    /// A `fresh` statement is wanted.
    Fresh,
    /// Somebody showed a code that was used before.
    CodeReused,
    /// A certificate has to be revoked; `body` is its `sh`, 32 bytes.
    Revoke,
    /// One of the two has ended a representation; `body` is the envelope of her `rep-end`.
    EndRepresentation,
    /// An insured person lets somebody act for her; `body` is the envelope of her `rep`.
    GrantRepresentation,
    /// Somebody asks for an activation letter; `body` is a sealed `letter-request`, and the person is
    /// not known yet (`pid` is all zero).
    LetterRequest,
    /// An employee at a desk asks something; `body` is a sealed `desk-request`, `pid` the employee.
    Desk,
    /// A key that nobody knows yet is to be identified by a provider; `body` is a sealed `oidc-start` or `oidc-finish`, `pid` is
    /// all zero.
    Identify,
    /// A clerk has handed somebody's thread to another unit; `body` is the envelope of her `thread-epoch`.
    Profile,
    /// Which rules of a department apply to somebody; `body` is JSON, department and ids of rules.
    Rule,
}

impl WorkKind {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bind => "bind",
            Self::Carryover => "carryover",
            Self::Claims => "claims",
            Self::Fresh => "fresh",
            Self::CodeReused => "code-reused",
            Self::Revoke => "revoke",
            Self::EndRepresentation => "end-representation",
            Self::GrantRepresentation => "grant-representation",
            Self::LetterRequest => "letter-request",
            Self::Desk => "desk",
            Self::Identify => "identify",
            Self::Profile => "profile",
            Self::Rule => "rule",
        }
    }
}

/// One question of the portal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkItem {
    /// Id of the question.
    pub id: Uuid,
    /// What it is about.
    pub kind: WorkKind,
    /// The person, as the portal says.
    pub pid: PersonId,
    /// The activation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aid: Option<ActivationId>,
    /// See [`WorkKind`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<FileBytes>,
    /// The keycard to be bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keycard: Option<Signed<Keycard>>,
    /// The binding that the portal has for the person; the registrar uses its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bind: Option<Attested>,
    /// Level of the session that asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Unlock methods proven in that session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods_used: Option<Vec<String>>,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "lowercase", deny_unknown_fields)]
pub enum Outcome {
    /// The key is the person's.
    Bound {
        /// The binding.
        bind: Box<Attested<Signed<Bind>>>,
        /// History is withheld until then.
        quarantine_until: Option<UnixTime>,
    },
    /// It is not.
    Refused {
        /// Name of the reason.
        reason: String,
        /// Wrong claims that are still forgiven; 0 where nothing helps but a new letter.
        tries_left: u32,
    },
    /// Not before a time: the portal asks again then.
    Pending {
        /// When to ask again.
        until: UnixTime,
    },
    /// Done; there is nothing to say.
    Done {},
    /// An answer for whoever asked, and for nobody else.
    Reply {
        /// age file to the keycard of the asker.
        file: FileBytes,
        /// Whose block the portal lifts with it, in one transaction: what a desk asked for and may have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unblock: Option<PersonId>,
    },
    /// Which of the rules that were asked about apply.
    Rules {
        /// Their ids.
        rules: Vec<RuleId>,
    },
}

/// Something that the portal is given. Stored in the outbox in this form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "lowercase")]
pub enum Call {
    /// `POST statements`
    Statements {
        /// Statements in the order they build on each other.
        items: Vec<Attested>,
    },
    /// `POST matters`
    Matters {
        /// All matters, in the order pages show them.
        items: Vec<MatterItem>,
    },
    /// `POST activations`
    Activation {
        /// The activation.
        item: Box<ActivationItem>,
    },
    /// `POST fresh`
    Fresh {
        /// The statements.
        items: Vec<Signed<Fresh>>,
    },
    /// `POST profiles`
    Profiles {
        /// Sealed profiles.
        items: Vec<ProfileItem>,
    },
    /// `POST person-profiles`
    PersonProfiles {
        /// Who somebody is, sealed to the other side of a representation.
        items: Vec<PersonProfileItem>,
    },
    /// `POST contacts`
    Contacts {
        /// Sealed addresses.
        items: Vec<ContactItem>,
    },
    /// `POST staff/accounts`
    StaffAccounts {
        /// Which account at the identity provider belongs to which employee.
        items: Vec<StaffAccountItem>,
    },
    /// `POST endings`
    Endings {
        /// What ends, and what was taken back.
        items: Vec<EndingItem>,
    },
    /// `POST units/entities`
    Entities {
        /// Which unit works for which legal entity.
        items: Vec<EntityItem>,
    },
    /// `POST units/shields`
    Shields {
        /// Units of which nobody outside knows.
        items: Vec<Dept>,
    },
    /// `POST routes`
    Routes {
        /// Who answers whom, and what was taken back.
        items: Vec<RouteItem>,
    },
    /// `POST units/grants`
    Grants {
        /// Department identities, sealed to members.
        items: Vec<UnitGrantItem>,
        /// Department identities, sealed to the next epoch.
        links: Vec<UnitLinkItem>,
    },
}

/// Body of `POST activations`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivationItem {
    /// The activation.
    pub aid: ActivationId,
    /// The person.
    pub pid: PersonId,
    /// How many codes the person has had, with this one.
    pub seq: u64,
    /// What the person will be.
    pub role: PersonRole,
    /// Hash of the locator.
    pub locator_hash: Hash,
    /// The issue statement.
    pub issue: Attested<Signed<Issue>>,
    /// MAC that proves knowledge of the code.
    pub mac_org: Hash,
    /// End of validity.
    pub expires_at: UnixTime,
    /// For a program, which has no account at the identity provider of staff.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub program: bool,
}

/// A profile sealed to one department epoch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileItem {
    /// The person.
    pub pid: PersonId,
    /// The department.
    pub dept: Dept,
    /// Its epoch.
    pub epoch: u64,
    /// age file.
    pub file: FileBytes,
}

/// Who somebody is, sealed to one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonProfileItem {
    /// Who may open it.
    pub reader: PersonId,
    /// Whom it is about.
    pub pid: PersonId,
    /// Keycard of the reader.
    pub kc: Hash,
    /// age file.
    pub file: FileBytes,
}

/// An e-mail address that only the notifier can open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactItem {
    /// The person.
    pub pid: PersonId,
    /// Sealed by `contact-seal`.
    pub sealed: String,
    /// Language of the mails.
    pub lang: String,
}

/// Which account at the identity provider belongs to an employee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffAccountItem {
    /// The employee.
    pub pid: PersonId,
    /// Keyed hash of the account's name; none: none any more.
    pub account: Option<Hash>,
}

/// The end of somebody's account, or that there is none any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingItem {
    /// The person.
    pub pid: PersonId,
    /// Grows with everything that is told of the person; what is older than the portal's newest is ignored.
    pub seq: i64,
    /// What ends and when; none: what was told before is taken back.
    pub ending: Option<Ending>,
}

/// Which legal entity a unit works for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityItem {
    /// The department.
    pub dept: Dept,
    /// Its legal entity.
    pub entity: Entity,
}

/// Who answers a person, whatever she chooses. It takes the place of what was told before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteItem {
    /// The person.
    pub pid: PersonId,
    /// Grows with everything that is told of the person; what is older than the portal's newest is ignored.
    pub seq: i64,
    /// The unit; none: that of the matter.
    pub dept: Option<Dept>,
    /// Employees who never see a thread about her.
    pub barred: Vec<PersonId>,
}

/// A department identity sealed to a member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitGrantItem {
    /// The department.
    pub dept: Dept,
    /// Its epoch.
    pub epoch: u64,
    /// The member.
    pub pid: PersonId,
    /// age file.
    pub file: FileBytes,
}

/// The identity of `epoch` sealed to `epoch + 1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitLinkItem {
    /// The department.
    pub dept: Dept,
    /// The older epoch.
    pub epoch: u64,
    /// age file.
    pub file: FileBytes,
}

/// What insured persons choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterItem {
    /// Slug.
    pub code: Matter,
    /// The unit that answers.
    pub dept: Dept,
    /// `normal`, `substantiell` or `hoch`.
    pub class: String,
    /// Cases of it are marked for two people.
    #[serde(default)]
    pub four_eyes: bool,
    /// Papers that only the Medical Service can read may be sent in its cases.
    #[serde(default)]
    pub medical: bool,
    /// Public texts.
    pub label: Label,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// A member of the staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffItem {
    /// The person.
    pub pid: PersonId,
    /// Current keycard.
    pub keycard: Signed<Keycard>,
    /// Current binding.
    pub bind: Attested<Signed<Bind>>,
    /// Newest certificate.
    pub cert: Option<Attested<Signed<StaffCertificate>>>,
    /// Departments of the certificate.
    pub depts: Vec<StaffDept>,
}

/// A department of a member of the staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffDept {
    /// The department.
    pub dept: Dept,
    /// Whether its newest identity was sealed to the person.
    pub has_grant: bool,
}

/// Answer of `GET trust`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Trust Documents, oldest first.
    pub td: Vec<Attested<Signed<TrustDocument>>>,
    /// Newest epoch of each department.
    pub depts: Vec<Attested<Signed<DeptEpoch>>>,
    /// Keycards and certificates of staff who signed one of these epochs; verified where they are used.
    #[serde(default)]
    pub signers: Vec<Attested>,
    /// Newest revocation list.
    pub revlist: Option<Signed<RevocationList>>,
    /// Matters.
    pub matters: Vec<MatterItem>,
}

/// Bytes of a file: base64url without padding in JSON; not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct FileBytes(pub Vec<u8>);

impl std::fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileBytes({} bytes)", self.0.len())
    }
}

impl Serialize for FileBytes {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&b64::url(&self.0))
    }
}

impl<'de> Deserialize<'de> for FileBytes {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        b64::from_url(&text)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("not base64url without padding"))
    }
}
