// SPDX-License-Identifier: EUPL-1.2
//! Inbox and work lists: newest first, by index, a page at a time. A test shows that none of them scans.

use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::{BTreeMap, BTreeSet};

use super::barriers::beyond_barriers;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{lane, medical_request, thread, thread_person, thread_unit};
use crate::error::StoreError;
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{
    Cursor, InboxView, ResubmitReason, Scope, Standing, ThreadPage, ThreadRow, Tray, TrayCounts,
    WorkState, words,
};

/// Lines of a page at most.
pub const MAX_PAGE: u32 = 100;
/// Threads that a person can pin at most.
pub const MAX_PINNED: usize = 20;
/// Lines of a view that are counted at most.
pub const MOST_COUNTED: i64 = 1000;

repository!(
    /// Inbox and work lists.
    Inbox
);

#[derive(Queryable)]
pub(super) struct Common {
    thread: Vec<u8>,
    subject: Vec<u8>,
    matter: String,
    class: String,
    depts: String,
    dirty_since: Option<i64>,
    last_kind: Option<String>,
    last_sender: Option<Vec<u8>>,
    four_eyes: i64,
}

macro_rules! common {
    () => {
        (
            thread::id,
            thread::subject,
            thread::matter,
            thread::class,
            thread::depts,
            thread::dirty_since,
            lane::last_kind,
            lane::last_sender,
            thread::four_eyes,
        )
    };
}

pub(super) use common;

pub(super) fn parse(
    r: Common,
    last_at: i64,
    last_idx: i64,
    read_idx: i64,
) -> Result<ThreadRow, StoreError> {
    Ok(ThreadRow {
        thread: row::id(&r.thread)?,
        subject: row::id(&r.subject)?,
        matter: row::word(&r.matter)?,
        class: words::class(&r.class)?,
        depts: row::words(&r.depts)?,
        last_at: Timestamp::from_micros(last_at),
        last_idx: row::count(last_idx)?,
        read_idx: row::count(read_idx)?,
        last_kind: r.last_kind.as_deref().map(words::kind).transpose()?,
        last_sender: row::opt_id(r.last_sender.as_deref())?,
        state: None,
        claimed_by: None,
        dirty_since: row::opt_time(r.dirty_since),
        four_eyes: r.four_eyes != 0,
        astray: false,
        disputed: false,
        clocks: None,
        standing: None,
        tray: Tray::Inbox,
        pinned: false,
        leaving: false,
        portal_until: None,
    })
}

/// Behind which line a page begins; behind every possible line when there is no cursor.
fn start(before: Option<Cursor>) -> (i64, Vec<u8>) {
    match before {
        Some(cursor) => (cursor.at.micros(), cursor.thread.as_bytes().to_vec()),
        None => (i64::MAX, vec![0xff; 17]),
    }
}

fn page(rows: Vec<ThreadRow>, limit: u32) -> ThreadPage {
    let keyed = rows.into_iter().map(|row| (row.last_at.micros(), row));
    page_of(keyed.collect(), limit)
}

/// A page of at most `limit` lines out of those that were asked for, one more than that; each with the value it is sorted by.
pub(super) fn page_of(mut keyed: Vec<(i64, ThreadRow)>, limit: u32) -> ThreadPage {
    let full = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = keyed.len() > full;
    keyed.truncate(full);
    let next = keyed.last().filter(|_| more).map(|(key, last)| Cursor {
        at: Timestamp::from_micros(*key),
        thread: last.thread,
    });
    let rows = keyed.into_iter().map(|(_, row)| row).collect();
    ThreadPage { rows, next }
}

/// The lines of a person about `subject` in one view, in no order yet.
macro_rules! of_person {
    ($pid:ident, $subject:ident, $scope:ident, $view:expr, $columns:expr) => {{
        let mut query = thread_person::table
            .inner_join(thread::table.on(thread::id.eq(thread_person::thread)))
            .inner_join(
                lane::table.on(lane::thread
                    .eq(thread_person::thread)
                    .and(lane::name.eq("case"))),
            )
            .filter(thread_person::pid.eq($pid.as_bytes().to_vec()))
            .filter(thread_person::removed_at.is_null())
            .filter(thread::away_at.is_null())
            .filter(thread::doomed_at.is_null())
            .filter(thread::subject.eq($subject.as_bytes().to_vec()))
            .select($columns)
            .into_boxed();
        if let Scope::Only(matters) = $scope {
            let words: Vec<String> = matters.iter().map(ToString::to_string).collect();
            query = query.filter(thread::matter.eq_any(words));
        }
        let kept = |tray: Tray| thread_person::tray.eq(tray.as_str());
        match $view {
            InboxView::All => query,
            InboxView::Inbox => query
                .filter(kept(Tray::Inbox))
                .filter(thread_person::pinned_at.is_null()),
            InboxView::Unread => query.filter(thread_person::last_idx.gt(thread_person::read_idx)),
            InboxView::Archive => query.filter(kept(Tray::Archive)),
            InboxView::Hidden => query.filter(kept(Tray::Hidden)),
            InboxView::Leaving => query.filter(thread::noticed_at.is_not_null()),
        }
    }};
}

macro_rules! own_columns {
    () => {
        (
            common!(),
            (
                thread_person::last_at,
                thread_person::last_idx,
                thread_person::read_idx,
            ),
            (
                thread_person::tray,
                thread_person::pinned_at,
                thread::noticed_at,
            ),
        )
    };
}

type Own = (Common, (i64, i64, i64), (String, Option<i64>, Option<i64>));

fn own(
    (common, (at, last, read), (tray, pinned_at, noticed_at)): Own,
) -> Result<ThreadRow, StoreError> {
    let mut line = parse(common, at, last, read)?;
    line.tray = row::word(&tray)?;
    line.pinned = pinned_at.is_some();
    line.leaving = noticed_at.is_some();
    Ok(line)
}

impl Inbox<'_> {
    /// The threads of a person that are about `subject`: her own, or those of somebody whom she represents in `scope`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn page_person(
        &mut self,
        pid: PersonId,
        subject: PersonId,
        scope: &Scope,
        view: InboxView,
        before: Option<Cursor>,
        limit: u32,
    ) -> Result<ThreadPage, StoreError> {
        let limit = limit.clamp(1, MAX_PAGE);
        let (at, id) = start(before);
        let rows: Vec<Own> = of_person!(pid, subject, scope, view, own_columns!())
            .filter(thread_person::last_at.le(at))
            .filter(
                thread_person::last_at
                    .lt(at)
                    .or(thread_person::thread.lt(id)),
            )
            .order((thread_person::last_at.desc(), thread_person::thread.desc()))
            .limit(i64::from(limit) + 1)
            .load(self.conn)?;
        let rows = rows.into_iter().map(own).collect::<Result<_, _>>()?;
        Ok(page(rows, limit))
    }

    /// The pinned ones of the same, the last one pinned first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn pinned(
        &mut self,
        pid: PersonId,
        subject: PersonId,
        scope: &Scope,
    ) -> Result<Vec<ThreadRow>, StoreError> {
        let rows: Vec<Own> = of_person!(pid, subject, scope, InboxView::All, own_columns!())
            .filter(thread_person::pinned_at.is_not_null())
            .order((
                thread_person::pinned_at.desc(),
                thread_person::thread.desc(),
            ))
            .limit(row::small(MAX_PINNED))
            .load(self.conn)?;
        rows.into_iter().map(own).collect()
    }

    /// How many lines the views have that are not shown first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn tray_counts(
        &mut self,
        pid: PersonId,
        subject: PersonId,
        scope: &Scope,
    ) -> Result<TrayCounts, StoreError> {
        let mut counted = |view| -> Result<u64, StoreError> {
            let lines: Vec<i64> = of_person!(pid, subject, scope, view, thread_person::last_idx)
                .limit(MOST_COUNTED)
                .load(self.conn)?;
            row::count(row::small(lines.len()))
        };
        Ok(TrayCounts {
            unread: counted(InboxView::Unread)?,
            archive: counted(InboxView::Archive)?,
            hidden: counted(InboxView::Hidden)?,
            leaving: counted(InboxView::Leaving)?,
        })
    }

    /// Where these threads stand, as their persons are told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn standings(
        &mut self,
        threads: &[ThreadId],
    ) -> Result<BTreeMap<ThreadId, Standing>, StoreError> {
        let ids: Vec<Vec<u8>> = threads.iter().map(|id| id.as_bytes().to_vec()).collect();
        let asked: Vec<Vec<u8>> = medical_request::table
            .filter(medical_request::thread.eq_any(ids.clone()))
            .select(medical_request::thread)
            .load(self.conn)?;
        let asked: BTreeSet<ThreadId> = asked
            .iter()
            .map(|id| row::id(id))
            .collect::<Result<_, _>>()?;
        let rows: Vec<(Vec<u8>, String, Option<String>)> = thread_unit::table
            .filter(thread_unit::thread.eq_any(ids))
            .filter(thread_unit::removed_at.is_null())
            .select((
                thread_unit::thread,
                thread_unit::state,
                thread_unit::resubmit_reason,
            ))
            .load(self.conn)?;
        let mut work: BTreeMap<ThreadId, Vec<(WorkState, Option<ResubmitReason>)>> =
            BTreeMap::new();
        for (thread, state, reason) in rows {
            let reason = reason.as_deref().map(row::word).transpose()?;
            let units = work.entry(row::id(&thread)?).or_default();
            units.push((row::word(&state)?, reason));
        }
        Ok(work
            .into_iter()
            .map(|(thread, units)| (thread, Standing::of(&units, asked.contains(&thread))))
            .collect())
    }

    /// The threads of a unit as a clerk sees them in one state, or all that are not done; or those about one person, then in any state
    /// unless one is named.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn page_unit(
        &mut self,
        dept: &Dept,
        viewer: PersonId,
        state: Option<WorkState>,
        subject: Option<PersonId>,
        before: Option<Cursor>,
        limit: u32,
    ) -> Result<ThreadPage, StoreError> {
        type Row = (
            Common,
            (i64, i64, i64),
            (String, Option<Vec<u8>>, i64, Option<i64>),
        );
        let limit = limit.clamp(1, MAX_PAGE);
        let (at, id) = start(before);
        let unit = super::units::Units::on(self.conn).lookup(dept)?;
        let query = thread_unit::table
            .inner_join(thread::table.on(thread::id.eq(thread_unit::thread)))
            .inner_join(
                lane::table.on(lane::thread
                    .eq(thread_unit::thread)
                    .and(lane::name.eq("case"))),
            )
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::removed_at.is_null())
            .filter(beyond_barriers!(viewer))
            .filter(thread_unit::last_at.le(at))
            .filter(thread_unit::last_at.lt(at).or(thread_unit::thread.lt(id)))
            .order((thread_unit::last_at.desc(), thread_unit::thread.desc()))
            .limit(i64::from(limit) + 1)
            .select((
                common!(),
                (
                    thread_unit::last_at,
                    thread_unit::last_idx,
                    thread_unit::read_idx,
                ),
                (
                    thread_unit::state,
                    thread_unit::claimed_by,
                    thread_unit::dept_epoch,
                    thread_unit::astray_at,
                ),
            ));
        let about = |pid: PersonId| thread::subject.eq(pid.as_bytes().to_vec());
        let rows: Vec<Row> = match (state, subject) {
            (Some(state), None) => query
                .filter(thread_unit::state.eq(state.as_str()))
                .load(self.conn)?,
            (Some(state), Some(pid)) => query
                .filter(thread_unit::state.eq(state.as_str()))
                .filter(about(pid))
                .load(self.conn)?,
            (None, Some(pid)) => query.filter(about(pid)).load(self.conn)?,
            // The text must be that of the partial index: a bound value would hide that they agree.
            (None, None) => query
                .filter(diesel::dsl::sql::<Bool>("thread_unit.state <> 'done'"))
                .load(self.conn)?,
        };
        let rows = rows
            .into_iter()
            .map(
                |(common, (at, last, read), (state, claimed_by, dept_epoch, astray_at))| {
                    let mut row = parse(common, at, last, read)?;
                    row.astray = astray_at.is_some();
                    row.state = Some(row::word(&state)?);
                    row.claimed_by = row::opt_id(claimed_by.as_deref())?;
                    let newest = unit
                        .as_ref()
                        .filter(|u| row::big(u.epoch).is_ok_and(|e| dept_epoch < e));
                    row.dirty_since = match (row.dirty_since, newest.map(|u| u.changed_at)) {
                        (Some(a), Some(b)) => Some(a.min(b)),
                        (a, b) => a.or(b),
                    };
                    Ok(row)
                },
            )
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(page(rows, limit))
    }

    /// The line of one thread in a person's inbox.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_in_inbox(&mut self, pid: PersonId, id: ThreadId) -> Result<bool, StoreError> {
        let found: Option<i64> = thread_person::table
            .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
            .filter(thread_person::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_person::removed_at.is_null())
            .select(thread_person::last_idx)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }
}
