// SPDX-License-Identifier: EUPL-1.2
//! Who may read a thread (section 5): `members_ok`, the rule of the next sender, freshness. Pure
//! functions; every client computes them, and refuses to send when they fail.

mod freshness;
mod next_sender;
mod rules;

pub use freshness::{Freshness, SenderSide, fresh_for_new_epoch, fresh_for_sending};
pub use next_sender::needs_new_epoch;
pub use next_sender::{EPOCH_MAX_DAYS, EPOCH_MAX_MESSAGES, NewEpoch, Place, expected_members};
pub use rules::members_ok;

/// Why a thread epoch may not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
pub enum MembersError {
    /// `no-department`
    #[error("no department can read")]
    NoDepartment,
    /// `stale-department`
    #[error("a department that is not at its newest epoch")]
    StaleDepartment,
    /// `ghost-member`
    #[error("somebody who is neither subject nor representative")]
    GhostMember,
    /// `excluded-member`
    #[error("somebody who was excluded")]
    ExcludedMember,
    /// `stale-binding`
    #[error("a keycard that is not the person's current one")]
    StaleBinding,
    /// `subject-missing`
    #[error("the insured person cannot read")]
    SubjectMissing,
    /// `person-in-internal-lane`
    #[error("a person in the internal lane")]
    PersonInInternalLane,
    /// `exclude-not-allowed`
    #[error("excluded by somebody who may not, or excluding the insured person")]
    ExcludeNotAllowed,
    /// `exclude-dropped`
    #[error("an exclusion was dropped")]
    ExcludeDropped,
    /// `epoch-gap`
    #[error("not the next epoch")]
    EpochGap,
    /// `wrong-previous`
    #[error("does not follow the epoch before it")]
    WrongPrevious,
    /// `place-changed`
    #[error("another organisation, thread, lane or insured person")]
    PlaceChanged,
    /// `key-reused`
    #[error("a thread key that was used before")]
    KeyReused,
    /// `malformed-members`
    #[error("lists that are not sorted or name somebody twice")]
    MalformedMembers,
    /// `author-not-allowed`
    #[error("made by somebody who may not")]
    AuthorNotAllowed,
    /// `departments-changed`
    #[error("departments changed by somebody who may not")]
    DepartmentsChanged,
    /// `bad-signature`
    #[error("not signed by its author")]
    BadSignature,
    /// `revoked-author`
    #[error("made with a revoked certificate")]
    RevokedAuthor,
    /// `not-fresh`
    #[error("revocation list or proof of a binding missing or too old")]
    NotFresh,
}

impl MembersError {
    /// The stable name of the error, as in docs/PROTOCOL.md.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoDepartment => "no-department",
            Self::StaleDepartment => "stale-department",
            Self::GhostMember => "ghost-member",
            Self::ExcludedMember => "excluded-member",
            Self::StaleBinding => "stale-binding",
            Self::SubjectMissing => "subject-missing",
            Self::PersonInInternalLane => "person-in-internal-lane",
            Self::ExcludeNotAllowed => "exclude-not-allowed",
            Self::ExcludeDropped => "exclude-dropped",
            Self::EpochGap => "epoch-gap",
            Self::WrongPrevious => "wrong-previous",
            Self::PlaceChanged => "place-changed",
            Self::KeyReused => "key-reused",
            Self::MalformedMembers => "malformed-members",
            Self::AuthorNotAllowed => "author-not-allowed",
            Self::DepartmentsChanged => "departments-changed",
            Self::BadSignature => "bad-signature",
            Self::RevokedAuthor => "revoked-author",
            Self::NotFresh => "not-fresh",
        }
    }
}
