// SPDX-License-Identifier: EUPL-1.2
//! Whether one message is accepted.

use std::collections::BTreeSet;

use crate::{
    context::Context,
    dsse::{DsseError, Signed},
    ids::Dept,
    statement::{Lane, MessageHeader, MessageKind, MessagePayload, SenderRole, ThreadEpoch},
};

/// Why a message is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// The envelope or its payload, `wrong-payload-type` among others.
    #[error(transparent)]
    Envelope(#[from] DsseError),
    /// `header-mismatch`
    #[error("the portal's header says something else than the message")]
    HeaderMismatch,
    /// `wrong-thread`
    #[error("of another thread, lane or epoch")]
    WrongThread,
    /// `not-plain-mail`
    #[error(
        "a plain mail where a person is written to, or something else where there is no person"
    )]
    NotPlainMail,
    /// `unbound-sender`
    #[error("signed with a keycard that was not the sender's at that time")]
    UnboundSender,
    /// `bad-signature`
    #[error("not signed by its sender")]
    BadSignature,
    /// `uncertified-staff`
    #[error("sent as staff without a certificate for it")]
    UncertifiedStaff,
    /// `revoked-signer`
    #[error("sent with a revoked certificate")]
    RevokedSigner,
    /// `not-a-member`
    #[error("sent by somebody who is not in the list of members")]
    NotAMember,
}

impl MessageError {
    /// The stable name of the error, as in docs/PROTOCOL.md.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Envelope(error) => error.code(),
            Self::HeaderMismatch => "header-mismatch",
            Self::WrongThread => "wrong-thread",
            Self::NotPlainMail => "not-plain-mail",
            Self::UnboundSender => "unbound-sender",
            Self::BadSignature => "bad-signature",
            Self::UncertifiedStaff => "uncertified-staff",
            Self::RevokedSigner => "revoked-signer",
            Self::NotAMember => "not-a-member",
        }
    }
}

/// Checks a message against the portal's header, the thread epoch it names (itself checked by
/// [`crate::members::members_ok`]) and the facts as of `sent`.
///
/// # Errors
/// In this order: `header-mismatch`, `wrong-thread`, `not-plain-mail`, `unbound-sender`, `bad-signature`; for staff
/// `uncertified-staff`, `revoked-signer`, `not-a-member`; for persons `not-a-member`.
pub fn verify_message(
    message: &Signed<MessagePayload>,
    header: &MessageHeader,
    epoch: &Signed<ThreadEpoch>,
    context: &Context,
) -> Result<(), MessageError> {
    let (payload, te) = (message.payload(), epoch.payload());
    if payload.header() != *header {
        return Err(MessageError::HeaderMismatch);
    }
    let here = (payload.thread, payload.lane, payload.epoch, payload.te)
        == (te.thread, te.lane, te.epoch, epoch.sh());
    if !here || payload.org != te.org || payload.org != context.org {
        return Err(MessageError::WrongThread);
    }
    // What came as a plain mail never stands among what a person has written, and nobody writes to nobody.
    let is_mail = payload.kind == MessageKind::Mail;
    let of_nobody = te.subject == te.thread.nobody() && te.lane == Lane::Case;
    if is_mail != of_nobody {
        return Err(MessageError::NotPlainMail);
    }
    let from = &payload.from;
    let binding = context
        .binding_at(from.pid, payload.sent)
        .filter(|fact| fact.kc == from.kc)
        .ok_or(MessageError::UnboundSender)?;
    message
        .envelope()
        .verify_by(&binding.sig)
        .map_err(|_| MessageError::BadSignature)?;
    if from.role == SenderRole::Staff {
        return staff_may_send(payload, te, context);
    }
    let listed = te.persons().any(|(pid, _)| pid == from.pid);
    let for_whom = match from.role {
        SenderRole::Rep => from.pid != te.subject && from.on_behalf_of == Some(te.subject),
        SenderRole::Own | SenderRole::Staff => {
            from.pid == te.subject && from.on_behalf_of.is_none()
        }
    };
    // Who may only read, or whose time is over, is listed and still writes nothing.
    let may_write = from.role != SenderRole::Rep
        || context
            .representative_at(from.pid, te.subject, payload.sent)
            .is_some_and(|fact| fact.write);
    if listed && for_whom && may_write {
        Ok(())
    } else {
        Err(MessageError::NotAMember)
    }
}

fn staff_may_send(
    payload: &MessagePayload,
    te: &ThreadEpoch,
    context: &Context,
) -> Result<(), MessageError> {
    let (from, at) = (&payload.from, payload.sent);
    let certificate = context
        .certificates
        .iter()
        .find(|fact| {
            Some(fact.cert) == from.cert
                && fact.pid == from.pid
                && fact.kc == from.kc
                && fact.nbf <= at
                && at < fact.exp
        })
        .ok_or(MessageError::UncertifiedStaff)?;
    if context.is_revoked(&certificate.cert, at) {
        return Err(MessageError::RevokedSigner);
    }
    let departments: BTreeSet<Dept> = te.departments().map(|(dept, _, _)| dept.clone()).collect();
    if certificate.may_write(&departments, at) {
        Ok(())
    } else {
        Err(MessageError::NotAMember)
    }
}
