// SPDX-License-Identifier: EUPL-1.2
//! A decision is announced: it is there first, its notification is a row of the same transaction, and what
//! follows by law is computed from what is on record, never stored.

use protocol::statement::{Lane, MessageHeader, MessageKind};

use super::letters::posted_on;
use crate::ctx::Ctx;
use crate::deadlines::{Day, Instruction, Ways};
use crate::error::{Conflict, StoreError};
use crate::event::Event;
use crate::ids::{MessageId, OutboxId, PersonId, ThreadId};
use crate::model::{
    Announcement, AnnouncementView, Consent, EffectiveDays, MuteReason, NewMessage, OutboxKind,
    Thread, Via,
};
use crate::store::announcements::NewAnnouncement;
use crate::store::tx::Tx;

/// What somebody said about decisions in the portal, and whether a notification could be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentView {
    /// Her last word; `None`: she never said anything.
    pub newest: Option<Consent>,
    /// An address is in force, and what goes there does not come back. Without a notification no day counts.
    pub reachable: bool,
    /// An address is in force, and what goes there comes back.
    pub returned: bool,
}

/// What holds for a person now.
///
/// # Errors
/// When the database does not answer.
pub fn consent_of(tx: &mut Tx<'_>, pid: PersonId) -> Result<ConsentView, StoreError> {
    let muted = tx.contacts().muted(pid)?;
    let returned = muted.is_some_and(|mute| mute.why == MuteReason::Returned);
    Ok(ConsentView {
        newest: tx.consents().newest(pid)?,
        reachable: !returned && tx.contacts().lookup(pid)?.is_some(),
        returned,
    })
}

/// A decision goes out in the portal only under a consent that holds in this very transaction, and to somebody who can be notified. One that
/// goes by post needs neither.
///
/// # Errors
/// [`Conflict::Consent`], [`Conflict::Unreachable`]; [`StoreError::Invalid`] `kind-not-allowed` of whoever does not decide.
pub(super) fn may_announce(
    tx: &mut Tx<'_>,
    about: &Thread,
    via: &Via,
    message: &NewMessage,
) -> Result<(), StoreError> {
    let header = &message.header;
    if header.kind != MessageKind::Decision {
        return if message.letter {
            Err(StoreError::Invalid("kind-not-allowed"))
        } else {
            Ok(())
        };
    }
    if header.lane != Lane::Case || !matches!(via, Via::Units { .. }) {
        return Err(StoreError::Invalid("kind-not-allowed"));
    }
    if message.letter {
        return Ok(());
    }
    let view = consent_of(tx, about.subject)?;
    if !view.newest.is_some_and(|consent| consent.given) {
        return Err(StoreError::Conflict(Conflict::Consent));
    }
    if !view.reachable {
        return Err(StoreError::Conflict(Conflict::Unreachable));
    }
    Ok(())
}

/// Notifies one recipient of a decision and begins its record.
///
/// # Errors
/// When the database does not answer; [`Conflict::Consent`] as above.
pub(super) fn announce_to(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    about: &Thread,
    header: &MessageHeader,
    pid: PersonId,
    idx: u64,
) -> Result<(), StoreError> {
    let consent = tx.consents().newest(about.subject)?;
    let consent = consent.ok_or(StoreError::Conflict(Conflict::Consent))?;
    let policy = tx.policy();
    tx.outbox().enqueue(pid, OutboxKind::Formal, policy, ctx)?;
    let outbox = tx.outbox().pending_id(pid, OutboxKind::Formal)?;
    let outbox = outbox.ok_or_else(|| StoreError::Internal("no notification".to_owned()))?;
    let new = NewAnnouncement {
        mid: header.mid,
        pid,
        thread: about.id,
        idx,
        consent: consent.id,
        outbox,
    };
    tx.announcements().insert(&new, ctx)
}

/// Whoever has a decision on the screen sees at once that its notification has gone, or will not go.
///
/// # Errors
/// When the database does not answer.
pub(crate) fn tell_announced(tx: &mut Tx<'_>, outbox: OutboxId) -> Result<(), StoreError> {
    for (thread, pid) in tx.announcements().places(outbox)? {
        let units = tx.threads().units(thread)?;
        tx.emit(Event::Thread {
            thread,
            persons: vec![pid],
            depts: units.into_iter().map(|unit| unit.dept).collect(),
        });
    }
    Ok(())
}

/// The announcements in a thread, with their days: of one recipient if one is named.
///
/// # Errors
/// When the database does not answer, or a day is none.
pub fn announcements(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    only: Option<PersonId>,
) -> Result<Vec<AnnouncementView>, StoreError> {
    let rows = tx.announcements().of_thread(thread, only)?;
    rows.into_iter().map(|row| dated(tx, row)).collect()
}

fn dated(tx: &mut Tx<'_>, row: Announcement) -> Result<AnnouncementView, StoreError> {
    let policy = tx.announcement();
    let announced_on = day_of(tx, &row)?;
    let until = |instruction| {
        announced_on
            .map(|day| policy.objection_until(day, instruction))
            .transpose()
    };
    Ok(AnnouncementView {
        announced_on,
        month_until: until(Instruction::Complete)?,
        year_until: until(Instruction::Missing)?,
        effective: effective(tx, row.mid)?,
        row,
    })
}

/// The day on which a decision counts as announced to one recipient, whichever way came first.
fn day_of(tx: &mut Tx<'_>, row: &Announcement) -> Result<Option<Day>, StoreError> {
    let posted = posted_on(tx, row.mid, row.pid)?;
    // While its notification is under way a decision that was fetched has no day yet: it would be another one a minute later.
    let fetched = row.fetched.as_ref().filter(|_| row.is_unnotified());
    tx.announcement().effective(&Ways {
        notified: row.proof().map(|one| one.at),
        fetched: fetched.map(|(at, _)| *at),
        posted,
    })
}

/// The days of a decision that has several recipients. Whom it reached first is told to all of them, the day only.
fn effective(tx: &mut Tx<'_>, mid: MessageId) -> Result<Option<EffectiveDays>, StoreError> {
    let rows = tx.announcements().of_decision(mid)?;
    if rows.len() < 2 {
        return Ok(None);
    }
    let mut first = None;
    for row in &rows {
        let day = day_of(tx, row)?;
        first = first.into_iter().chain(day).min();
    }
    let policy = tx.announcement();
    first
        .map(|announced_on| {
            Ok(EffectiveDays {
                announced_on,
                month_until: policy.objection_until(announced_on, Instruction::Complete)?,
                year_until: policy.objection_until(announced_on, Instruction::Missing)?,
            })
        })
        .transpose()
}
