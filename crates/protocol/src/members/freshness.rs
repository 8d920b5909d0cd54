// SPDX-License-Identifier: EUPL-1.2
//! Freshness: how long a portal may hide that somebody was revoked or bound anew.

use super::MembersError;
use crate::{
    context::Context,
    ids::UnixTime,
    statement::{DAY, FRESH_FOR, Fresh, RevocationList, ThreadEpoch},
};

/// Oldest proofs, in days, with which an insured person may send into an unchanged membership.
const STALE_DAYS: i64 = 14;

/// On which side somebody sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderSide {
    /// Insured person or representative.
    Person,
    /// Employee or program of the insurer.
    Staff,
}

/// How fresh the proofs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// `fresh`: at most 48 hours old.
    Fresh,
    /// `warn`: at most 14 days old; sending is allowed, with a visible warning.
    Warn,
}

impl Freshness {
    /// The name in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Warn => "warn",
        }
    }
}

/// A new epoch needs a revocation list and one `fresh` statement per person, at most 48 hours old.
/// Both must have been verified.
///
/// # Errors
/// [`MembersError::NotFresh`]; [`MembersError::StaleBinding`] if a `fresh` statement names another
/// binding than the one known, which means that a newer one was held back.
pub fn fresh_for_new_epoch(
    epoch: &ThreadEpoch,
    revlist: Option<&RevocationList>,
    fresh: &[Fresh],
    context: &Context,
    now: UnixTime,
) -> Result<(), MembersError> {
    if oldest(epoch, revlist, fresh, context, now)? <= FRESH_FOR {
        Ok(())
    } else {
        Err(MembersError::NotFresh)
    }
}

/// Sending into an unchanged membership: staff needs 48 hours, a person may go on for 14 days.
///
/// # Errors
/// As [`fresh_for_new_epoch`].
pub fn fresh_for_sending(
    epoch: &ThreadEpoch,
    side: SenderSide,
    revlist: Option<&RevocationList>,
    fresh: &[Fresh],
    context: &Context,
    now: UnixTime,
) -> Result<Freshness, MembersError> {
    match oldest(epoch, revlist, fresh, context, now)? {
        ..=FRESH_FOR => Ok(Freshness::Fresh),
        age if side == SenderSide::Person && age <= STALE_DAYS * DAY => Ok(Freshness::Warn),
        _ => Err(MembersError::NotFresh),
    }
}

/// Age in seconds of the oldest proof.
fn oldest(
    epoch: &ThreadEpoch,
    revlist: Option<&RevocationList>,
    fresh: &[Fresh],
    context: &Context,
    now: UnixTime,
) -> Result<i64, MembersError> {
    let mut oldest = now.since(revlist.ok_or(MembersError::NotFresh)?.iat);
    for (pid, _) in epoch.persons() {
        let newest = fresh
            .iter()
            .filter(|one| one.pid == pid)
            .max_by_key(|one| one.iat)
            .ok_or(MembersError::NotFresh)?;
        let known = context.binding_at(pid, now);
        if known.is_none_or(|fact| fact.bind != newest.bind) {
            return Err(MembersError::StaleBinding);
        }
        oldest = oldest.max(now.since(newest.iat));
    }
    Ok(oldest)
}
