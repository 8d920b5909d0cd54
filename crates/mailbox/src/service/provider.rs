// SPDX-License-Identifier: EUPL-1.2
//! Staff sign in at the insurer's identity provider too. Who belongs to which account says the registrar; leaving there ends
//! the access here.

use super::tell::tell;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, SessionId};
use crate::model::{
    ActorKind, NewSecurityEvent, NewSession, ProviderLogout, ProviderProof, ProviderRequest,
    ProviderShown, SecurityKind, SecurityWord, Session, SessionChange, StaffAccount, Vouched,
};
use crate::store::tx::Tx;
use protocol::statement::PersonRole;

/// A sign-in at the provider begins in a session of its own.
///
/// # Errors
/// When the database does not answer.
pub fn begin_provider(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &NewSession,
    request: &ProviderRequest,
) -> Result<(), StoreError> {
    tx.sessions().insert(session, ctx.now())?;
    tx.providers()
        .begin(session.id, request, ctx.now(), session.expires_at)
}

/// The provider has vouched for somebody: it counts in this session until `until`, whose token changes. What is not taken is a
/// value, because it is written down.
///
/// # Errors
/// [`crate::Conflict::State`] when the session has ended or changed.
pub fn show_provider(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: &Session,
    change: &SessionChange,
    vouched: &Vouched,
    until: Timestamp,
) -> Result<ProviderShown, StoreError> {
    let id = session.new.id;
    let owner = tx.providers().owner(vouched.account)?;
    let Some(pid) = owner else {
        tx.sessions().delete(session.new.token_hash)?;
        let nobody = (ActorKind::Nobody, None);
        tx.audit()
            .record(ctx, nobody, "provider-unknown", "session", &id.to_string())?;
        return Ok(ProviderShown::UnknownAccount);
    };
    if tx.providers().has_left(vouched)? {
        tx.sessions().delete(session.new.token_hash)?;
        return Ok(ProviderShown::Ended);
    }
    tx.sessions()
        .rotate(session.new.token_hash, change, ctx.now())?;
    tx.providers()
        .mark_shown(id, pid, vouched, ctx.now(), until)?;
    Ok(ProviderShown::Shown)
}

/// Whoever has signed in at the provider in one session goes on in another: a letter, a sheet or a password was shown. The first
/// one ends.
///
/// # Errors
/// [`StoreError::Absent`] when the first has ended meanwhile.
pub fn carry_provider(tx: &mut Tx<'_>, from: &Session, to: SessionId) -> Result<(), StoreError> {
    tx.providers().hand_over(from.new.id, to)?;
    tx.sessions().delete(from.new.token_hash)
}

/// Somebody else's key was shown than that of the account: the session ends, and it is written down.
///
/// # Errors
/// When the database does not answer.
pub fn refuse_other_employee(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    session: SessionId,
    proof: &ProviderProof,
    shown: PersonId,
) -> Result<(), StoreError> {
    end_one(tx, session, false)?;
    let by = (ActorKind::Staff, Some(proof.pid));
    tx.audit()
        .record(ctx, by, "provider-mismatch", "person", &shown.to_string())
}

/// The provider says that somebody has left: her sessions end, or the one it names. `None` when this token has counted before.
///
/// # Errors
/// When the database does not answer.
pub fn end_by_provider(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    logout: &ProviderLogout,
) -> Result<Option<usize>, StoreError> {
    if !tx.providers().insert_logout(logout)? {
        return Ok(None);
    }
    let proofs = tx.providers().ended_by(logout)?;
    end_all(tx, ctx, &proofs, "provider-logout").map(Some)
}

/// The registrar says which accounts belong to which employees. Whoever gets another, or none, is signed out.
///
/// # Errors
/// [`StoreError::Absent`] for somebody who is no employee; `account-taken` when two would have the same.
pub fn put_staff_accounts(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    items: &[StaffAccount],
) -> Result<(), StoreError> {
    let mut changed = Vec::new();
    for item in items {
        let person = tx.persons().lookup(item.pid)?.or_absent()?;
        if person.kind != PersonRole::Staff {
            return Err(StoreError::Absent);
        }
        if tx.providers().account_of(item.pid)? != item.account {
            tx.providers().delete_account(item.pid)?;
            changed.push(item);
        }
    }
    for item in changed {
        if let Some(account) = item.account {
            if tx.providers().owner(account)?.is_some() {
                return Err(StoreError::Invalid("account-taken"));
            }
            tx.providers()
                .insert_account(item.pid, account, ctx.now())?;
        }
        let proofs = tx.providers().proofs_of(item.pid)?;
        end_all(tx, ctx, &proofs, "provider-account")?;
        let object = item.pid.to_string();
        let agent = (ActorKind::Agent, None);
        tx.audit()
            .record(ctx, agent, "put-staff-account", "person", &object)?;
    }
    Ok(())
}

fn end_all(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    proofs: &[ProviderProof],
    action: &str,
) -> Result<usize, StoreError> {
    let mut told: Vec<PersonId> = Vec::new();
    let mut ended = 0;
    for proof in proofs {
        if !end_one(tx, proof.session, true)? {
            continue;
        }
        ended += 1;
        if told.contains(&proof.pid) {
            continue;
        }
        told.push(proof.pid);
        let event = NewSecurityEvent {
            pid: proof.pid,
            kind: SecurityKind::SessionsEnded,
            word: Some(SecurityWord::Insurer),
            session: None,
        };
        tell(tx, ctx, event)?;
        let (agent, object) = ((ActorKind::Agent, None), proof.pid.to_string());
        tx.audit().record(ctx, agent, action, "person", &object)?;
        tx.emit(Event::Session { pid: proof.pid });
    }
    Ok(ended)
}

/// Ends a session in whatever state; with `say`, its cookie is told by whom.
fn end_one(tx: &mut Tx<'_>, session: SessionId, say: bool) -> Result<bool, StoreError> {
    let Some(token) = tx.sessions().token_of(session)? else {
        return Ok(false);
    };
    tx.sessions().delete(token)?;
    if say {
        tx.providers().mark_ended(session, token)?;
    }
    Ok(true)
}
