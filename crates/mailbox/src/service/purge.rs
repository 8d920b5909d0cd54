// SPDX-License-Identifier: EUPL-1.2
//! Deletion of what has served its purpose (docs/DATA.md). Blobs are [`crate::Store::purge_orphans`]'s.

use std::time::Duration;

use super::open_thread::OPENING_LASTS;
use super::release::forget;
use super::seal_audit::close_audit;
use crate::ctx::Ctx;
use crate::deadlines::Day;
use crate::error::StoreError;
use crate::model::DRAFT_DAYS;
use crate::store::tx::Tx;

const DAY: u64 = 86_400;

/// Answers to repeated requests.
const IDEMPOTENCY: Duration = Duration::from_secs(2 * DAY);
/// Passkeys of activations that were given up.
const UNBOUND_PASSKEYS: Duration = Duration::from_secs(2 * DAY);
/// Answered questions to the registrar.
const REQUESTS: Duration = Duration::from_secs(90 * DAY);
/// Sealed answers of the registrar to desks; whoever asked has read them at once.
const DESK_REPLIES: Duration = Duration::from_secs(3_600);
/// Phone checks that are over.
const PHONE_CHECKS: Duration = Duration::from_secs(3_600);
/// Whom plain mails came from: for as long as it is asked whether they had an answer.
const MAIL_SENDERS: Duration = Duration::from_secs(DAY);
/// Evidence of notifications.
const OUTBOX: Duration = Duration::from_secs(730 * DAY);
/// What happened to accounts.
const SECURITY: Duration = Duration::from_secs(90 * DAY);
/// Audit records.
const AUDIT: Duration = Duration::from_secs(730 * DAY);

/// Absences that are over.
const ABSENCES: Duration = Duration::from_secs(90 * DAY);
/// Who was removed from departments: no certificate from before that is valid any more.
const LEAVINGS: Duration = Duration::from_secs(730 * DAY);
/// What came in and went out of units: a quarter of a year, longer than a lead looks back.
const TALLIES: Duration = Duration::from_secs(92 * DAY);
/// Messages that wait: whatever is as old as that has been void for weeks.
const STAGED: Duration = Duration::from_secs(122 * DAY);
/// Of those in one round at most.
const STAGED_BATCH: u32 = 500;

/// Drafts that nobody has touched.
const DRAFTS: Duration = Duration::from_secs(DRAFT_DAYS * DAY);
/// Addresses whose code was not typed; the person may ask for another one as long.
const CANDIDATES: Duration = Duration::from_secs(7 * DAY);

/// What was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Sessions.
    pub sessions: usize,
    /// Answers to repeated requests.
    pub idempotency: usize,
    /// Passkeys of activations that were given up.
    pub passkeys: usize,
    /// Answered questions to the registrar.
    pub requests: usize,
    /// Sealed answers to desks.
    pub desk_replies: usize,
    /// Phone checks that are over.
    pub phone_checks: usize,
    /// Invitations that are over.
    pub invitations: usize,
    /// What was shown at the identity provider, and who left there.
    pub provider: usize,
    /// Senders of plain mails.
    pub mail_senders: usize,
    /// Notifications that ended.
    pub outbox: usize,
    /// What happened to accounts.
    pub security: usize,
    /// Kinds of devices of sign-ins.
    pub devices: usize,
    /// Addresses that were never confirmed.
    pub candidates: usize,
    /// Absences that are over.
    pub absences: usize,
    /// Who was removed from departments.
    pub leavings: usize,
    /// What came in and went out of units.
    pub tallies: usize,
    /// Messages that waited and that nobody took back.
    pub staged: usize,
    /// Drafts of persons.
    pub drafts: usize,
    /// What staff had open.
    pub openings: usize,
    /// Audit records: whole stretches up to a signed head of the chain, which stands for them from now on.
    pub audit: usize,
}

/// Deletes whatever is past its time.
///
/// # Errors
/// When the database does not answer.
pub fn purge_expired(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Purged, StoreError> {
    let now = ctx.now();
    Ok(Purged {
        sessions: tx.sessions().purge(now)?,
        idempotency: tx.idempotency().purge(now - IDEMPOTENCY)?,
        passkeys: tx.passkeys().purge_unbound(now - UNBOUND_PASSKEYS)?,
        requests: tx.requests().purge(now - REQUESTS)?,
        desk_replies: tx.desk_replies().purge(now - DESK_REPLIES)?,
        phone_checks: tx.phone_checks().purge(now - PHONE_CHECKS)?,
        invitations: tx.invitations().purge(now)?,
        provider: tx.providers().purge(now)?,
        mail_senders: tx.mails().purge_senders(now - MAIL_SENDERS)?,
        outbox: tx.outbox().purge(now - OUTBOX)?,
        security: tx.security_events().purge(now - SECURITY)?,
        devices: tx.session_devices().purge(now - SECURITY)?,
        candidates: tx.contacts().purge_candidates(now - CANDIDATES)?,
        absences: tx.absences().purge(now - ABSENCES)?,
        leavings: tx.leavings().purge(now - LEAVINGS)?,
        tallies: tx.tallies().purge(Day::of(now - TALLIES)?)?,
        staged: purge_staged(tx, ctx)?,
        drafts: tx.drafts().purge(now - DRAFTS)?,
        openings: tx.openings().purge(now - OPENING_LASTS)?,
        audit: close_audit(tx, ctx, now - AUDIT)?,
    })
}

/// Their attachments are uploads without a message again, and go a day later.
fn purge_staged(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<usize, StoreError> {
    let old = tx.staged().older(ctx.now() - STAGED, STAGED_BATCH)?;
    for mid in &old {
        forget(tx, *mid, ctx.now())?;
    }
    Ok(old.len())
}
