// SPDX-License-Identifier: EUPL-1.2
//! The one error of verifying statements.

use crate::dsse::DsseError;

/// Why a statement does not hold. [`StatementError::code`] is the name in the test vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// Envelope, payload or signature.
    #[error(transparent)]
    Envelope(#[from] DsseError),
    /// `wrong-org`
    #[error("of another organisation")]
    WrongOrg,
    /// `wrong-person`
    #[error("about another person")]
    WrongPerson,
    /// `wrong-keycard`
    #[error("names another keycard")]
    WrongKeycard,
    /// `wrong-place`
    #[error("of another department, thread or lane")]
    WrongPlace,
    /// `wrong-previous`
    #[error("does not follow the statement before it")]
    WrongPrevious,
    /// `sequence-gap`
    #[error("the number is not the next one")]
    SequenceGap,
    /// `bad-lifetime`
    #[error("valid for longer than the protocol allows, or for no time at all")]
    BadLifetime,
    /// `expired`
    #[error("no longer valid")]
    Expired,
    /// `not-yet-valid`
    #[error("not valid yet")]
    NotYetValid,
    /// `bad-roles`
    #[error("roles without enough different keys")]
    BadRoles,
    /// `empty-chain`
    #[error("no Trust Document")]
    EmptyChain,
    /// `not-anchored`
    #[error("a chain of Trust Documents that starts nowhere known")]
    NotAnchored,
    /// `rollback`
    #[error("an older Trust Document than the one already seen")]
    Rollback,
    /// `fingerprint-mismatch`
    #[error("no Trust Document of the chain has the printed fingerprint")]
    FingerprintMismatch,
    /// `wrong-trust-document`
    #[error("names a Trust Document that is not in the chain")]
    WrongTrustDocument,
    /// `not-entitled`
    #[error("signed by somebody without the right to")]
    NotEntitled,
    /// `wrong-leaf`
    #[error("the log entry is not that of the statement")]
    WrongLeaf,
    /// `no-proof`
    #[error("without the proof that the Trust Document asks for")]
    NoProof,
    /// `wrong-mac`
    #[error("the MAC does not fit")]
    WrongMac,
}

impl StatementError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Envelope(error) => error.code(),
            Self::WrongOrg => "wrong-org",
            Self::WrongPerson => "wrong-person",
            Self::WrongKeycard => "wrong-keycard",
            Self::WrongPlace => "wrong-place",
            Self::WrongPrevious => "wrong-previous",
            Self::SequenceGap => "sequence-gap",
            Self::BadLifetime => "bad-lifetime",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::BadRoles => "bad-roles",
            Self::EmptyChain => "empty-chain",
            Self::NotAnchored => "not-anchored",
            Self::Rollback => "rollback",
            Self::FingerprintMismatch => "fingerprint-mismatch",
            Self::WrongTrustDocument => "wrong-trust-document",
            Self::NotEntitled => "not-entitled",
            Self::WrongLeaf => "wrong-leaf",
            Self::NoProof => "no-proof",
            Self::WrongMac => "wrong-mac",
        }
    }
}
