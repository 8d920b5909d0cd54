// SPDX-License-Identifier: EUPL-1.2
//! A message becomes a declaration in the form of the law (R-67, § 36a Abs. 2a Nr. 1 SGB I): its sender has proven who she is, for it and for
//! nothing else, and the registrar has signed that.

use protocol::statement::{OidcAnswer, TrustDocument};
use protocol::{Signed, UnixTime};

use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::model::{Access, Actor, JsonText, StatementKind};
use crate::store::tx::Tx;

/// Puts the registrar's answer at its message. The same again, or a later one for the same message, changes nothing.
///
/// # Errors
/// [`StoreError::Absent`] when the actor does not see the thread, or did not write such a message in it; [`StoreError::Invalid`] `wrong-person`
/// when it is about somebody else, `wrong-time` when it is older than the message, and the names of what does not hold in the statement.
pub fn declare(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    answer: &Signed<OidcAnswer>,
) -> Result<(), StoreError> {
    let pid = actor.pid().or_absent()?;
    let td = tx.statements().newest(StatementKind::Td, "")?.or_absent()?;
    let td = Signed::<TrustDocument>::parse(td.attested.stmt.envelope()?)
        .map_err(|e| StoreError::Internal(format!("stored trust document: {e}")))?;
    let declared = answer
        .declared(td.payload())
        .map_err(|e| StoreError::Invalid(e.code()))?;
    if declared.pid != pid {
        return Err(StoreError::Invalid("wrong-person"));
    }
    tx.threads()
        .lookup_for(actor, declared.thread, Access::Read, ctx.now())?
        .or_absent()?;
    let found = tx.messages().find_by_file(declared.thread, declared.obj)?;
    let (mid, _, received_at) = found.filter(|(_, sender, _)| *sender == pid).or_absent()?;
    // Nobody can have proven anything for what was not there yet.
    if answer.payload().iat < UnixTime(received_at.secs()) {
        return Err(StoreError::Invalid("wrong-time"));
    }
    let stmt = JsonText::of(answer.envelope())?;
    if !tx.messages().mark_declared(mid, &stmt)? {
        return Ok(());
    }
    tx.audit()
        .by(ctx, actor, "declare", "message", &mid.to_string())?;
    let units = tx.threads().units(declared.thread)?;
    tx.emit(Event::Thread {
        thread: declared.thread,
        persons: vec![pid],
        depts: units.into_iter().map(|unit| unit.dept).collect(),
    });
    Ok(())
}
