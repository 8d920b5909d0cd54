// SPDX-License-Identifier: EUPL-1.2
//! Typed ids, so that two of them cannot be swapped. Those that are signed come from `protocol`;
//! the others live in the database only. On the wire a hyphenated UUID, in the database 16 bytes.

use std::fmt;
use std::str::FromStr;

use protocol::ids::NotAnId;
pub use protocol::ids::{
    ActivationId, AttachmentId, Dept, DeviceId, Matter, MessageId, MethodId, Org, PersonId, RuleId,
    TextModuleId, ThreadId,
};
use uuid::Uuid;

use crate::chance::{self, Chance};
use crate::clock::Timestamp;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// Takes the 16 raw bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The UUID.
            #[must_use]
            pub const fn uuid(&self) -> Uuid {
                self.0
            }

            /// The 16 raw bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// A new random id.
            #[must_use]
            pub fn random(chance: &dyn Chance) -> Self {
                Self(chance::uuid_v4(chance))
            }

            /// A new id that sorts by time.
            #[must_use]
            pub fn timed(chance: &dyn Chance, now: Timestamp) -> Self {
                Self(chance::uuid_v7(chance, now))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            /// Reads the lower-case hyphenated form, and no other.
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let id = Self(Uuid::try_parse(text).map_err(|_| NotAnId($what))?);
                if id.to_string() == text { Ok(id) } else { Err(NotAnId($what)) }
            }
        }
    };
}

uuid_id!(
    /// A session's id for logs and lists; says nothing about its token.
    SessionId,
    "session id"
);
uuid_id!(
    /// A request that waits for the registrar.
    RequestId,
    "request id"
);
uuid_id!(
    /// A row of the outbox; the `Message-ID` of the mail is derived from it.
    OutboxId,
    "outbox id"
);
uuid_id!(
    /// One attempt to deliver a mail.
    AttemptId,
    "attempt id"
);
uuid_id!(
    /// A phone check.
    PhoneCheckId,
    "phone check id"
);
uuid_id!(
    /// An audit record.
    AuditId,
    "audit id"
);
uuid_id!(
    /// Something that happened to an account.
    SecurityEventId,
    "security event id"
);
uuid_id!(
    /// What somebody said about decisions in the portal.
    ConsentId,
    "consent id"
);
uuid_id!(
    /// An entry in the evidence of a decision.
    EvidenceId,
    "evidence id"
);
uuid_id!(
    /// A letter that is to be made of a decision.
    LetterJobId,
    "letter job id"
);
uuid_id!(
    /// One run of a program that takes letter jobs.
    LetterLease,
    "letter lease"
);
uuid_id!(
    /// A code in a letter, for one answer without an account.
    ReplyCodeId,
    "reply code id"
);
uuid_id!(
    /// A draft of a person.
    DraftId,
    "draft id"
);
uuid_id!(
    /// What a person disputes.
    DisputeId,
    "dispute id"
);
uuid_id!(
    /// A legal hold on a thread.
    LegalHoldId,
    "legal hold id"
);
uuid_id!(
    /// An absence of a clerk.
    AbsenceId,
    "absence id"
);
uuid_id!(
    /// A line of a unit's tally.
    TallyId,
    "tally id"
);
uuid_id!(
    /// A grant of a thread or a unit.
    GrantId,
    "grant id"
);

/// Table id from database bytes.
pub(crate) trait FromBytes: Sized {
    fn take(bytes: [u8; 16]) -> Self;
}

macro_rules! from_bytes {
    ($($name:ident),*) => {$(
        impl FromBytes for $name {
            fn take(bytes: [u8; 16]) -> Self {
                Self::from_bytes(bytes)
            }
        }
    )*};
}
from_bytes!(
    PersonId,
    ActivationId,
    ThreadId,
    MessageId,
    AttachmentId,
    MethodId,
    DeviceId,
    SessionId,
    RequestId,
    PhoneCheckId,
    OutboxId,
    AttemptId,
    AuditId,
    SecurityEventId,
    TextModuleId,
    RuleId,
    GrantId,
    TallyId,
    DraftId,
    ConsentId,
    EvidenceId,
    LetterJobId,
    LetterLease,
    ReplyCodeId,
    LegalHoldId,
    DisputeId,
    AbsenceId
);
