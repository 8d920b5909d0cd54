// SPDX-License-Identifier: EUPL-1.2
//! The registrar brings signed statements. The store keeps them and lets them take effect on access; whether
//! they are to be believed is for the clients to check.

use protocol::statement::{
    Attested, Bind, DeptEpoch, Issue, Keycard, PersonRole, Representation, RevocationList,
    StaffCertificate, TrustDocument,
};
use protocol::{Envelope, Hash, Signed};

use super::tell::tell;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::event::Event;
use crate::ids::{Dept, PersonId};
use crate::model::{
    ActorKind, AttestedText, MemberOfUnit, NewSecurityEvent, Representation as RepresentationRow,
    SecurityKind, SecurityWord, StatementKind, StoredStatement,
};
use crate::store::row;
use crate::store::tx::Tx;

fn parsed<T: protocol::dsse::Statement>(
    attested: &Attested<Envelope>,
) -> Result<Signed<T>, StoreError> {
    Signed::parse(attested.stmt.clone()).map_err(|e| StoreError::Invalid(e.code()))
}

/// Builds the row of a statement.
pub(super) fn stored(
    ctx: &Ctx,
    attested: &Attested<Envelope>,
    kind: StatementKind,
    subject: String,
    seq: u64,
) -> Result<StoredStatement, StoreError> {
    Ok(StoredStatement {
        sh: attested.stmt.sh(),
        kind,
        subject,
        seq,
        attested: AttestedText::of(attested)?,
        by: None,
        received_at: ctx.now(),
    })
}

/// Stores a statement once; the same statement again changes nothing.
///
/// * `dept-epoch` becomes the newest of its department, if it follows;
/// * `staff` replaces what the clerk may do, if it is newer and names the keycard bound to her; a department from which she was
///   removed meanwhile it does not open again;
/// * `revlist` ends the access of revoked certificates at once.
///
/// # Errors
/// The name of the fault; [`crate::Conflict::Epoch`] for a department epoch out of order.
pub fn accept_statement(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    attested: &Attested<Envelope>,
) -> Result<(), StoreError> {
    let kind = StatementKind::of_payload_type(attested.stmt.payload_type())
        .ok_or(StoreError::Invalid("wrong-payload-type"))?;
    match kind {
        StatementKind::Td => {
            let td: Signed<TrustDocument> = parsed(attested)?;
            keep(tx, ctx, attested, kind, String::new(), td.payload().ver)?;
        }
        StatementKind::Keycard => {
            let card: Signed<Keycard> = parsed(attested)?;
            let card = card.payload();
            keep(tx, ctx, attested, kind, card.pid.to_string(), card.seq)?;
        }
        StatementKind::Issue => {
            let issue: Signed<Issue> = parsed(attested)?;
            let issue = issue.payload();
            keep(tx, ctx, attested, kind, issue.aid.to_string(), issue.seq)?;
        }
        StatementKind::Bind => {
            let bind: Signed<Bind> = parsed(attested)?;
            let bind = bind.payload();
            keep(tx, ctx, attested, kind, bind.pid.to_string(), bind.seq)?;
        }
        StatementKind::DeptEpoch => dept_epoch(tx, ctx, attested)?,
        StatementKind::Staff => staff(tx, ctx, attested)?,
        StatementKind::Revlist => revlist(tx, ctx, attested)?,
        StatementKind::Rep => representation(tx, ctx, attested)?,
    }
    Ok(())
}

/// Stores a department epoch that a clerk has made; her keycard and certificate are given out with it.
pub(super) fn accept_clerks_epoch(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    attested: &Attested<Envelope>,
    by: PersonId,
) -> Result<(), StoreError> {
    let stmt: Signed<DeptEpoch> = parsed(attested)?;
    let epoch = stmt.payload();
    let subject = epoch.dept.to_string();
    let row = stored(
        ctx,
        attested,
        StatementKind::DeptEpoch,
        subject,
        epoch.epoch,
    )?;
    if tx.statements().insert(&StoredStatement {
        by: Some(by),
        ..row
    })? {
        tx.units()
            .advance(&epoch.dept, epoch.epoch, stmt.sh(), ctx.now())?;
    }
    Ok(())
}

/// `true` when the statement is new.
fn keep(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    attested: &Attested<Envelope>,
    kind: StatementKind,
    subject: String,
    seq: u64,
) -> Result<bool, StoreError> {
    let row = stored(ctx, attested, kind, subject, seq)?;
    let new = tx.statements().insert(&row)?;
    if new {
        let agent = (ActorKind::Agent, None);
        tx.audit()
            .record(ctx, agent, "accept", kind.as_str(), &row.sh.to_string())?;
    }
    Ok(new)
}

fn dept_epoch(tx: &mut Tx<'_>, ctx: &Ctx, attested: &Attested<Envelope>) -> Result<(), StoreError> {
    let stmt: Signed<DeptEpoch> = parsed(attested)?;
    let epoch = stmt.payload();
    let subject = epoch.dept.to_string();
    if keep(
        tx,
        ctx,
        attested,
        StatementKind::DeptEpoch,
        subject,
        epoch.epoch,
    )? {
        tx.units()
            .advance(&epoch.dept, epoch.epoch, stmt.sh(), ctx.now())?;
    }
    Ok(())
}

fn staff(tx: &mut Tx<'_>, ctx: &Ctx, attested: &Attested<Envelope>) -> Result<(), StoreError> {
    let stmt: Signed<StaffCertificate> = parsed(attested)?;
    let cert = stmt.payload();
    let subject = cert.pid.to_string();
    let newest = tx.statements().newest(StatementKind::Staff, &subject)?;
    let seq = row::count(cert.iat.0)?;
    if !keep(tx, ctx, attested, StatementKind::Staff, subject, seq)? {
        return Ok(());
    }
    if newest.is_some_and(|old| old.seq > seq) {
        return Ok(());
    }
    let person = tx
        .persons()
        .lookup(cert.pid)?
        .ok_or(StoreError::Invalid("unknown-person"))?;
    if person.keycard != Some(cert.kc) {
        return Err(StoreError::Invalid("stale-binding"));
    }
    if is_revoked(tx, stmt.sh())? {
        // It was on its way when the list that ends it arrived, and is her newest: she may do nothing.
        tx.units().replace_member(cert.pid, &[])?;
        tx.emit(Event::Session { pid: cert.pid });
        return Ok(());
    }
    let named: Vec<Dept> = cert.depts.iter().map(|one| one.d.clone()).collect();
    let issued = Timestamp::from_secs(cert.iat.0);
    let barred = tx.leavings().barred(cert.pid, issued, &named)?;
    let depts: Vec<MemberOfUnit> = cert
        .depts
        .iter()
        .filter(|one| !barred.contains(&one.d))
        .map(|one| MemberOfUnit {
            dept: one.d.clone(),
            rights: one.rights.clone(),
            cert: stmt.sh(),
            nbf: cert.nbf.0,
            exp: cert.exp.0,
        })
        .collect();
    tx.units().replace_member(cert.pid, &depts)?;
    tx.emit(Event::Key { pid: cert.pid });
    Ok(())
}

/// Stores who may act for whom. One that the insured person granted herself comes by another way, signed by her.
fn representation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    attested: &Attested<Envelope>,
) -> Result<(), StoreError> {
    let stmt: Signed<Representation> = parsed(attested)?;
    let rep = stmt.payload();
    if tx.persons().lookup(rep.rep)?.is_none() {
        return Err(StoreError::Invalid("unknown-person"));
    }
    if tx.persons().lookup(rep.subject)?.is_none() {
        // A child, or somebody who never registered: others act for her.
        tx.persons()
            .insert(rep.subject, PersonRole::Insured, ctx.now())?;
    }
    let seq = row::count(rep.iat.0)?;
    let subject = rep.subject.to_string();
    if !keep(tx, ctx, attested, StatementKind::Rep, subject, seq)? {
        return Ok(());
    }
    begin_representation(tx, ctx, &stmt)
}

/// Lets a stored representation take effect; one that the newest list revokes already begins nothing: an answer that is brought
/// again may come after the list that ends what it grants.
pub(super) fn begin_representation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    stmt: &Signed<Representation>,
) -> Result<(), StoreError> {
    let said = stmt.payload();
    let row = RepresentationRow {
        sh: stmt.sh(),
        rep: said.rep,
        subject: said.subject,
        scope: said.scope.clone(),
        rights: said.rights.clone(),
        nbf: said.nbf.0,
        exp: said.exp.0,
        ended_at: is_revoked(tx, stmt.sh())?.then(|| ctx.now()),
    };
    if tx.representations().insert(&row, ctx.now())? && row.ended_at.is_none() {
        representation_changed(tx, ctx, &row, SecurityKind::RepresentationBegan)?;
    }
    Ok(())
}

/// Whether the newest list names a statement; a list names everything that is revoked.
fn is_revoked(tx: &mut Tx<'_>, sh: Hash) -> Result<bool, StoreError> {
    let Some(newest) = tx.statements().newest(StatementKind::Revlist, "")? else {
        return Ok(false);
    };
    let list: Signed<RevocationList> = Signed::parse(newest.attested.stmt.envelope()?)
        .map_err(|e| StoreError::Internal(format!("stored list: {e}")))?;
    Ok(list.payload().revoked.iter().any(|one| one.sh == sh))
}

/// Threads of the subject are due for a new epoch, and both sides are told and look again.
pub(super) fn representation_changed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    changed: &RepresentationRow,
    kind: SecurityKind,
) -> Result<(), StoreError> {
    for thread in tx.threads().find_by_subject(changed.subject)? {
        tx.threads().mark_dirty(thread, ctx.now())?;
    }
    for (pid, word) in [
        (changed.rep, SecurityWord::Rep),
        (changed.subject, SecurityWord::Subject),
    ] {
        let event = NewSecurityEvent {
            pid,
            kind,
            word: Some(word),
            session: None,
        };
        tell(tx, ctx, event)?;
        tx.emit(Event::Represent { pid });
    }
    Ok(())
}

fn revlist(tx: &mut Tx<'_>, ctx: &Ctx, attested: &Attested<Envelope>) -> Result<(), StoreError> {
    let stmt: Signed<RevocationList> = parsed(attested)?;
    let list = stmt.payload();
    if !keep(
        tx,
        ctx,
        attested,
        StatementKind::Revlist,
        String::new(),
        list.seq,
    )? {
        return Ok(());
    }
    for revoked in list.revoked.iter().filter(|r| r.at.0 <= ctx.now().secs()) {
        if let Some(pid) = tx.units().mark_revoked(revoked.sh, ctx.now())? {
            tx.audit().record(
                ctx,
                (ActorKind::Agent, None),
                "revoke",
                "person",
                &pid.to_string(),
            )?;
            tx.emit(Event::Session { pid });
        }
        if let Some(ended) = tx.representations().mark_ended(revoked.sh, ctx.now())? {
            let sh = revoked.sh.to_string();
            let agent = (ActorKind::Agent, None);
            tx.audit()
                .record(ctx, agent, "end", "representation", &sh)?;
            representation_changed(tx, ctx, &ended, SecurityKind::RepresentationEnded)?;
        }
    }
    // A list names everything that is revoked, so that older ones say nothing more.
    tx.statements().purge_revlists(list.seq.saturating_sub(2))?;
    Ok(())
}
