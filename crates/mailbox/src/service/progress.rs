// SPDX-License-Identifier: EUPL-1.2
//! What persons are told of where their thread stands: from the clocks of its units, and nothing that these do not say.

use super::retention::portal_until;
use super::work_clock::owed;
use crate::ctx::Ctx;
use crate::deadlines::{Day, last_day};
use crate::error::StoreError;
use crate::ids::{PersonId, ThreadId};
use crate::model::{Cursor, InboxView, Progress, Scope, Standing, ThreadPage, TrayCounts};
use crate::store::tx::Tx;

/// A page of a person's inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxPage {
    /// Of the inbox's first page the pinned ones, beside the page.
    pub pinned: Vec<crate::model::ThreadRow>,
    /// The page.
    pub page: ThreadPage,
    /// With the inbox's first page.
    pub counts: Option<TrayCounts>,
}

/// A page of a person's threads about `subject`, each with where it stands.
///
/// # Errors
/// When the database does not answer.
pub fn inbox_page(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    (pid, subject): (PersonId, PersonId),
    scope: &Scope,
    view: InboxView,
    before: Option<Cursor>,
    limit: u32,
) -> Result<InboxPage, StoreError> {
    let first = view == InboxView::Inbox && before.is_none();
    let mut pinned = Vec::new();
    let mut counts = None;
    if first {
        pinned = tx.inbox().pinned(pid, subject, scope)?;
        counts = Some(tx.inbox().tray_counts(pid, subject, scope)?);
    }
    let mut page = tx
        .inbox()
        .page_person(pid, subject, scope, view, before, limit)?;
    let ids: Vec<ThreadId> = pinned
        .iter()
        .chain(&page.rows)
        .map(|row| row.thread)
        .collect();
    let standings = tx.inbox().standings(&ids)?;
    for row in pinned.iter_mut().chain(&mut page.rows) {
        row.standing = standings.get(&row.thread).copied();
        if row.leaving {
            row.portal_until = portal_until(tx, ctx, row.thread)?;
        }
    }
    Ok(InboxPage {
        pinned,
        page,
        counts,
    })
}

/// Where one thread stands. Days are told where `[store.deadlines] tell_persons` says so: what is told there is promised.
///
/// # Errors
/// When the database does not answer, or a moment has no day.
pub fn progress(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Progress, StoreError> {
    let standings = tx.inbox().standings(&[thread])?;
    let standing = standings.get(&thread).copied().unwrap_or(Standing::Open);
    let mut progress = Progress {
        standing,
        answer_by: None,
        statutory: None,
    };
    if !tx.deadlines().tell_persons || standing == Standing::Done {
        return Ok(progress);
    }
    let units = tx.threads().units(thread)?;
    let promised = units
        .iter()
        .filter_map(owed)
        .map(|promise| promise.at)
        .max();
    progress.answer_by = promised.map(Day::of).transpose()?;
    if let Some(law) = units.iter().find_map(|unit| unit.clocks.law) {
        // Once there is a decision, the day until which there has to be one says nothing any more.
        let announced = tx.announcements().of_thread(thread, None)?;
        let decided = announced.iter().any(|one| one.provided_at >= law.received)
            || (tx.letter_jobs().of_thread(thread, None)?.iter())
                .any(|job| job.ordered_at >= law.received);
        if !decided {
            progress.statutory = Some((Day::of(law.received)?, last_day(law.at)?));
        }
    }
    Ok(progress)
}
