// SPDX-License-Identifier: EUPL-1.2
//! The registrar has issued a code.

use protocol::Envelope;
use protocol::statement::Attested;

use super::accept_statement::accept_statement;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::model::{ActorKind, NewActivation};
use crate::store::tx::Tx;

/// Stores a code and its issue statement. Older unused codes of the person die; the person is made when she is
/// new. Told again (a lost answer, two processes that empty one outbox), it changes nothing.
///
/// # Errors
/// [`crate::Conflict::Exists`] when id or locator is taken by another code, or the person has another role;
/// `wrong-statement` when the issue statement is not the one named.
pub fn create_activation(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    new: &NewActivation,
    issue: &Attested<Envelope>,
) -> Result<(), StoreError> {
    if issue.stmt.sh() != new.issue {
        return Err(StoreError::Invalid("wrong-statement"));
    }
    let held = tx.activations().lookup(new.aid)?;
    if held.is_some_and(|held| held.issued == *new) {
        return Ok(());
    }
    accept_statement(tx, ctx, issue)?;
    tx.persons().insert(new.pid, new.role, ctx.now())?;
    tx.activations().insert(new, ctx.now())?;
    let agent = (ActorKind::Agent, None);
    tx.audit()
        .record(ctx, agent, "issue-code", "activation", &new.aid.to_string())
}
