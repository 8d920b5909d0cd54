// SPDX-License-Identifier: EUPL-1.2
//! The signed statements of docs/PROTOCOL.md, section 2, one file each.
//!
//! A struct is the closed payload; `Signed<T>` is the envelope with it; `verify` checks signatures
//! and the rules that need nothing but the statements named in its arguments.

mod attested;
mod audit_head;
mod bind;
mod bind_request;
mod carryover_request;
mod consent;
mod declare;
mod dept_epoch;
mod desk;
mod evidence_head;
mod fresh;
mod issue;
mod keycard;
mod message;
mod oidc;
mod phone;
mod profile;
mod receipt;
mod release;
mod rep_end;
mod representation;
mod revlist;
mod staff;
mod thread_epoch;
mod trust_chain;
mod trust_document;

pub use attested::{Attested, Leaf, Logged, dept_label, person_label, td_label};
pub use audit_head::AuditHead;
pub use bind::{Assurance, Bind, BindMethod};
pub use bind_request::BindRequest;
pub use carryover_request::{CarryoverReason, CarryoverRequest};
pub use consent::{Consent, MAX_CONSENT_TEXT};
pub use declare::{DeclareStart, Declared};
pub use dept_epoch::DeptEpoch;
pub use desk::{
    ContactCheck, ContactWay, DeskAnswer, DeskAsk, DeskBinding, DeskContact, DeskDraft, DeskFound,
    DeskName, DeskPerson, DeskRep, DeskRequest, DeskResult, Document, MOST_NUMBERS, RegisterRule,
    RegisterTest, RepEntry, RepProof, SlipCode,
};
pub use evidence_head::EvidenceHead;
pub use fresh::Fresh;
pub use issue::{Issue, IssueMethod, PersonRole};
pub use keycard::{Keycard, KeycardKind};
pub use message::{
    Attachment, AttachmentTo, Decision, MAX_TEXTS, MessageClass, MessageFrom, MessageHeader,
    MessageKind, MessagePayload, Remedy, SenderRole, TextUse,
};
pub use oidc::{OidcAnswer, OidcFinish, OidcResult, OidcStart};
pub use phone::{PhoneAnswer, PhoneCommit, PhoneReveal};
pub use profile::Profile;
pub use receipt::Receipt;
pub use release::Release;
pub use rep_end::RepresentationEnd;
pub use representation::{Basis, RepRight, Representation};
pub use revlist::{RevocationList, Revoked};
pub use staff::{DeptRights, Right, StaffCertificate};
pub use thread_epoch::{Author, Lane, Member, ThreadEpoch};
pub use trust_chain::{Anchor, TrustChain};
pub use trust_document::{Idp, LogKeys, Role, RoleKeys, Roles, TrustDocument};

use crate::{
    StatementError,
    dsse::{Envelope, Signed},
    ids::{Org, UnixTime},
};

/// One day in seconds.
pub const DAY: i64 = 86_400;
/// Longest validity of a revocation list and of a `fresh` statement, and their age for new epochs.
pub const FRESH_FOR: i64 = 2 * DAY;

/// `from < to`, and at most `longest` seconds apart.
fn lifetime(from: UnixTime, to: UnixTime, longest: i64) -> Result<(), StatementError> {
    if (1..=longest).contains(&to.since(from)) {
        Ok(())
    } else {
        Err(StatementError::BadLifetime)
    }
}

/// Whoever says that she wrote a statement has signed it with this keycard.
///
/// # Errors
/// In this order: `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`.
fn authored(
    org: &Org,
    by: &Author,
    keycard: &Signed<Keycard>,
    envelope: &Envelope,
) -> Result<(), StatementError> {
    let card = keycard.payload();
    if *org != card.org {
        return Err(StatementError::WrongOrg);
    }
    if by.pid != card.pid {
        return Err(StatementError::WrongPerson);
    }
    if by.kc != keycard.sh() {
        return Err(StatementError::WrongKeycard);
    }
    Ok(envelope.verify_by(&card.sig)?)
}
