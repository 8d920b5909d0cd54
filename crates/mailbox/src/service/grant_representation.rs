// SPDX-License-Identifier: EUPL-1.2
//! An insured person lets somebody act for her (docs/PROTOCOL.md, "Invitation"): he names himself by a code that his device
//! drew, she signs, the registrar looks at it, and only then access begins. Nobody searches people, and the server chooses
//! nobody's keycard.

use std::time::Duration;

use protocol::ids::Org;
use protocol::statement::{Attested, Basis, PersonRole, RepRight, Representation};
use protocol::{Envelope, Hash, Signed, invitation};

use super::accept_statement::{begin_representation, stored};
use super::add_epoch::current_signature_key;
use super::ask::ask;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{PersonId, RequestId};
use crate::model::{
    Actor, AttestedText, Invitation, NewRequest, PersonState, Request, RequestKind, Session,
    StatementKind,
};
use crate::store::row;
use crate::store::tx::Tx;

/// How long an invitation can be used.
pub const INVITATION_LASTS: Duration = Duration::from_secs(7 * 86_400);
/// A proof by passkey or a sign-in longer ago than this is none: letting somebody in is confirmed anew.
const CONFIRMED_WITHIN: Duration = Duration::from_secs(15 * 60);
/// Clocks of two computers may differ by so many seconds.
const SKEW: i64 = 300;

/// An invitation as whoever typed its code sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationView {
    /// Who, by which keycard, and the MAC that only the code makes.
    pub invitation: Invitation,
    /// His keycards and bindings.
    pub statements: Vec<AttestedText>,
}

/// A representative's device has drawn a code; his older one is void. Answers when it ends.
///
/// # Errors
/// When the database does not answer.
pub fn put_invitation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    locator_hash: Hash,
    mac: Hash,
) -> Result<Invitation, StoreError> {
    let (kc, _) = current_signature_key(tx, pid)?;
    let new = Invitation {
        locator_hash,
        pid,
        kc,
        mac,
        expires_at: ctx.now() + INVITATION_LASTS,
    };
    tx.invitations().insert(&new, ctx.now())?;
    let actor = Actor::Person { pid };
    tx.audit()
        .by(ctx, actor, "invite", "person", &pid.to_string())?;
    Ok(new)
}

/// Whose code somebody has typed.
///
/// # Errors
/// [`StoreError::Absent`] for an unknown, used or expired code, one's own, and that of somebody whose key has changed or
/// whose access is blocked.
pub fn find_invitation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    locator: &[u8; 32],
) -> Result<InvitationView, StoreError> {
    let invitation = usable(tx, ctx, pid, locator)?;
    let mut statements = Vec::new();
    for kind in [StatementKind::Keycard, StatementKind::Bind] {
        let found = tx
            .statements()
            .find_by_subject(kind, &invitation.pid.to_string())?;
        statements.extend(found.into_iter().map(|s| s.attested));
    }
    Ok(InvitationView {
        invitation,
        statements,
    })
}

fn usable(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    locator: &[u8; 32],
) -> Result<Invitation, StoreError> {
    let hash = invitation::locator_hash(locator);
    let found = tx.invitations().lookup(hash, ctx.now())?.or_absent()?;
    let rep = tx.persons().access(found.pid, ctx.now())?.or_absent()?;
    let current = rep.keycard == Some(found.kc) && rep.state == PersonState::Active;
    if found.pid == pid || !current {
        return Err(StoreError::Absent);
    }
    Ok(found)
}

/// The insured person's own grant goes to the registrar; nothing holds before it has answered. The code is used up.
///
/// # Errors
/// [`StoreError::Absent`] as [`find_invitation`]; [`StoreError::ReadOnly`] once her insurance has ended; `quarantine` while what she may do is restricted after a letter; `step-up`
/// without a fresh proof; the name of whatever in the statement does not fit.
pub fn grant_representation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    session: &Session,
    locator: &[u8; 32],
    stmt: &Signed<Representation>,
) -> Result<RequestId, StoreError> {
    let pid = session.new.pid.or_absent()?;
    let person = tx.persons().lookup(pid)?.or_absent()?;
    if person.kind != PersonRole::Insured {
        return Err(StoreError::Forbidden);
    }
    if person
        .quarantine_until
        .is_some_and(|until| ctx.now() < until)
    {
        return Err(StoreError::Invalid("quarantine"));
    }
    if tx.endings().is_read_only(pid, ctx.now())? {
        return Err(StoreError::ReadOnly);
    }
    let proven = session.strong_at.unwrap_or(session.created_at);
    if ctx.now().since(proven) > CONFIRMED_WITHIN {
        return Err(StoreError::Invalid("step-up"));
    }
    let invitation = usable(tx, ctx, pid, locator)?;
    check(tx, ctx, org, pid, &invitation, stmt)?;
    if !tx.invitations().take(invitation.locator_hash)? {
        return Err(StoreError::Absent);
    }
    let id = RequestId::timed(ctx.chance(), ctx.now());
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::GrantRepresentation,
            pid,
            aid: None,
            body: Some(stmt.envelope().to_json()),
            staged: None,
            level: Some(session.new.level),
            methods: Some(session.proofs_text()),
            session: Some(session.new.id),
        },
    )?;
    let (actor, sh) = (Actor::Person { pid }, stmt.sh().to_string());
    tx.audit().by(ctx, actor, "grant", "representation", &sh)?;
    Ok(id)
}

/// What the server can see of the statement; the registrar looks again.
fn check(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    org: &Org,
    pid: PersonId,
    invitation: &Invitation,
    stmt: &Signed<Representation>,
) -> Result<(), StoreError> {
    let said = stmt.payload();
    let (kc, sig) = current_signature_key(tx, pid)?;
    if said.org != *org {
        return Err(StoreError::Invalid("wrong-org"));
    }
    if said.subject != pid || said.rep != invitation.pid {
        return Err(StoreError::Invalid("wrong-person"));
    }
    if said.basis != Basis::Own || said.by != Some(kc) || said.evidence.is_some() {
        return Err(StoreError::Invalid("wrong-keycard"));
    }
    if !said.has(RepRight::Read) {
        return Err(StoreError::Invalid("rights"));
    }
    let now = ctx.now().secs();
    if said.exp.0 <= now || said.exp <= said.nbf || (said.iat.0 - now).abs() > SKEW {
        return Err(StoreError::Invalid("dates"));
    }
    stmt.envelope()
        .verify_by(&sig)
        .map_err(|_| StoreError::Invalid("bad-signature"))
}

/// The registrar has nothing against it: access begins with this transaction.
pub(super) fn granted(tx: &mut Tx<'_>, ctx: &Ctx, request: &Request) -> Result<(), StoreError> {
    let fault = || StoreError::Internal("stored grant does not parse".to_owned());
    let body = request.new.body.as_deref().ok_or_else(fault)?;
    let envelope: Envelope = serde_json::from_slice(body).map_err(|_| fault())?;
    let stmt: Signed<Representation> = Signed::parse(envelope).map_err(|_| fault())?;
    let said = stmt.payload();
    let attested = Attested::logged(stmt.clone()).into_untyped();
    let kind = StatementKind::Rep;
    let seq = row::count(said.iat.0)?;
    let row = stored(ctx, &attested, kind, said.subject.to_string(), seq)?;
    tx.statements().insert(&row)?;
    begin_representation(tx, ctx, &stmt)
}

/// Where a grant of this person stands.
///
/// # Errors
/// [`StoreError::Absent`] for a request of somebody else.
pub fn grant_request(tx: &mut Tx<'_>, pid: PersonId, id: RequestId) -> Result<Request, StoreError> {
    let request = tx.requests().lookup(id)?.or_absent()?;
    if request.new.kind != RequestKind::GrantRepresentation || request.new.pid != pid {
        return Err(StoreError::Absent);
    }
    Ok(request)
}
