// SPDX-License-Identifier: EUPL-1.2
//! A clerk asks for papers that only the Medical Service can read, in a case whose matter does not provide for them; and takes that back.

use protocol::statement::Lane;

use super::dispute::restricted;
use super::send_message::emit;
use super::work_clock::own;
use crate::ctx::Ctx;
use crate::error::{Conflict, StoreError};
use crate::ids::{Dept, ThreadId};
use crate::model::{Actor, MedicalRequest};
use crate::store::tx::Tx;

/// From now on such papers can be sent in this thread, or no more. What was sent stays.
///
/// # Errors
/// [`StoreError::Absent`] for anybody but staff of a unit in the thread that is `dept`; [`StoreError::Forbidden`] without right `write`;
/// [`Conflict::State`] when it is so already; [`Conflict::Disputed`] to ask.
pub fn ask_medical(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    thread: ThreadId,
    dept: &Dept,
    asks: bool,
) -> Result<(), StoreError> {
    own(tx, ctx, actor, thread, dept)?;
    if asks {
        restricted(tx, ctx, thread)?;
    }
    let by = actor.pid().ok_or(StoreError::Absent)?;
    let known = tx.medical_requests().lookup(thread)?;
    if known.is_some() == asks {
        return Err(StoreError::Conflict(Conflict::State));
    }
    let action = if asks {
        let (dept, at) = (dept.clone(), ctx.now());
        tx.medical_requests()
            .insert(thread, &MedicalRequest { dept, by, at })?;
        "ask-medical"
    } else {
        tx.medical_requests().remove(thread)?;
        "end-medical"
    };
    tx.audit()
        .by(ctx, actor, action, "thread", &thread.to_string())?;
    emit(tx, ctx, thread, Lane::Case)
}
