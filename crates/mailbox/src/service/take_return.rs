// SPDX-License-Identifier: EUPL-1.2
//! A notification came back, or somebody complains of it.
//!
//! The caller has made sure that the report is about this notification. What a report says is believed no further than it goes: it can end
//! mails to one address, and it can take a proof away, never make one.

use std::time::Duration;

use super::announce::tell_announced;
use super::tell::tell_units;
use super::watch_decisions::watch_decision;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::OutboxId;
use crate::model::{
    ActorKind, DeliveryReport, EnhancedStatus, MailReturn, Mute, MuteReason, OutboxKind, OutboxRow,
    ReturnClass, ReturnTaken,
};
use crate::store::tx::Tx;

const DAY: Duration = Duration::from_secs(86_400);

/// Puts a report on record with all that follows from it, in one unit of work: whoever brought it is told so afterwards. The same report
/// again changes nothing.
///
/// # Errors
/// When the database does not answer: then nothing is on record, and the report has to come again.
pub fn take_return(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: OutboxId,
    report: &DeliveryReport,
) -> Result<ReturnTaken, StoreError> {
    let Some(row) = tx.outbox().lookup(id)? else {
        return Ok(ReturnTaken::Stale);
    };
    let attempts = tx.outbox().attempts(id)?;
    // Whatever never went out cannot come back.
    let Some(sent) = attempts.last() else {
        return Ok(ReturnTaken::Stale);
    };
    let returned = MailReturn {
        outbox: id,
        pid: row.pid,
        report: report.clone(),
        sent_at: sent.started_at,
        at: ctx.now(),
    };
    if !tx.mail_returns().insert(&returned, ctx)? {
        return Ok(ReturnTaken::Known);
    }
    let system = (ActorKind::System, None);
    let object = id.to_string();
    tx.audit()
        .record(ctx, system, "notification-returned", "outbox", &object)?;
    if report.class.came_back() && row.kind == OutboxKind::Formal {
        take_proof_away(tx, ctx, id, report)?;
    }
    mute(tx, ctx, &row, &returned)?;
    Ok(ReturnTaken::Kept)
}

/// The notification of a decision has reached nobody: its day does not count, and if nobody has fetched it, it is a task of the unit at once.
fn take_proof_away(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: OutboxId,
    report: &DeliveryReport,
) -> Result<(), StoreError> {
    tx.announcements().mark_returned(id, report, ctx.now())?;
    tell_announced(tx, id)?;
    for which in tx.announcements().of_outbox(id)? {
        watch_decision(tx, ctx, which)?;
    }
    Ok(())
}

/// The address in force is not written to any more when a report says so that is about this very address.
fn mute(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    row: &OutboxRow,
    returned: &MailReturn,
) -> Result<(), StoreError> {
    let class = returned.report.class;
    let why = match class {
        ReturnClass::Hard => MuteReason::Returned,
        ReturnClass::Complaint => MuteReason::Complaint,
        _ => return Ok(()),
    };
    if !row.kind.is_to_address_in_force() {
        return Ok(());
    }
    let Some(confirmed) = tx.contacts().confirmed_at(row.pid)? else {
        return Ok(());
    };
    // It went to the address from before.
    if returned.sent_at < confirmed {
        return Ok(());
    }
    let known = tx.contacts().muted(row.pid)?;
    if known.is_some_and(|mute| mute.why == MuteReason::Returned || mute.why == why) {
        return Ok(());
    }
    if class == ReturnClass::Hard && !enough(tx, ctx, confirmed, returned)? {
        return Ok(());
    }
    let at = ctx.now();
    tx.contacts().mute(row.pid, Mute { at, why })?;
    let system = (ActorKind::System, None);
    let action = match why {
        MuteReason::Returned => "mail-muted-returned",
        MuteReason::Complaint => "mail-muted-complaint",
    };
    tx.audit()
        .record(ctx, system, action, "person", &row.pid.to_string())?;
    // Clerks who are writing see at once that a decision has to be a letter.
    tell_units(tx, row.pid)
}

/// Whether so much came back for good that nothing more goes to this address.
fn enough(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    confirmed: Timestamp,
    returned: &MailReturn,
) -> Result<bool, StoreError> {
    let policy = tx.policy();
    let no_mailbox = returned
        .report
        .status
        .is_some_and(EnhancedStatus::is_no_mailbox);
    let most = if no_mailbox {
        policy.no_mailbox_returns
    } else {
        policy.hard_returns
    };
    let since = confirmed.max(ctx.now() - DAY * u32::from(policy.hard_return_days));
    let n = tx.mail_returns().hard_since(returned.pid, since)?;
    Ok(most > 0 && n >= u64::from(most))
}
