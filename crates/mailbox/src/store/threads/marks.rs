// SPDX-License-Identifier: EUPL-1.2
//! What is new, read, claimed and done.

use std::collections::BTreeSet;

use diesel::prelude::*;
use protocol::statement::{MessageClass, RepRight};

use super::Threads;
use crate::clock::Timestamp;
use crate::db::schema::{thread, thread_person, thread_unit};
use crate::error::StoreError;
use crate::ids::{Dept, Matter, PersonId, ThreadId};
use crate::model::{CloseReason, Tray, WorkState, words};
use crate::store::representations::Representations;
use crate::store::row;

impl Threads<'_> {
    /// Notes that a person in the thread has a keycard that no epoch names.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_dirty(&mut self, id: ThreadId, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(
            thread::table
                .filter(thread::id.eq(id.as_bytes().as_slice()))
                .filter(thread::dirty_since.is_null()),
        )
        .set(thread::dirty_since.eq(Some(now.micros())))
        .execute(self.conn)?;
        Ok(())
    }

    /// What is written next has this protection class.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_class(&mut self, id: ThreadId, class: MessageClass) -> Result<(), StoreError> {
        diesel::update(thread::table.filter(thread::id.eq(id.as_bytes().as_slice())))
            .set(thread::class.eq(words::of_class(class)))
            .execute(self.conn)?;
        Ok(())
    }

    /// A message proper has come: all lines move to the top.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_message(
        &mut self,
        id: ThreadId,
        idx: u64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = id.as_bytes().as_slice();
        let idx = row::big(idx)?;
        diesel::update(thread_person::table.filter(thread_person::thread.eq(id)))
            .set((
                thread_person::last_at.eq(now.micros()),
                thread_person::last_idx.eq(idx),
                // Whoever has put it away or hidden it sees it again.
                thread_person::tray.eq(Tray::Inbox.as_str()),
            ))
            .execute(self.conn)?;
        diesel::update(thread_unit::table.filter(thread_unit::thread.eq(id)))
            .set((
                thread_unit::last_at.eq(now.micros()),
                thread_unit::last_idx.eq(idx),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// A person has read lane `case` up to `idx`; never goes back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_read(&mut self, id: ThreadId, pid: PersonId, idx: u64) -> Result<(), StoreError> {
        let idx = row::big(idx)?;
        diesel::update(
            thread_person::table
                .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
                .filter(thread_person::thread.eq(id.as_bytes().as_slice()))
                .filter(thread_person::read_idx.lt(idx)),
        )
        .set(thread_person::read_idx.eq(idx))
        .execute(self.conn)?;
        Ok(())
    }

    /// A person keeps a thread somewhere else; pinned since then, or not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_tray(
        &mut self,
        id: ThreadId,
        pid: PersonId,
        tray: Tray,
        pinned_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        diesel::update(
            thread_person::table.find((pid.as_bytes().as_slice(), id.as_bytes().as_slice())),
        )
        .set((
            thread_person::tray.eq(tray.as_str()),
            thread_person::pinned_at.eq(pinned_at.map(Timestamp::micros)),
        ))
        .execute(self.conn)?;
        Ok(())
    }

    /// Where a person keeps a thread now, since when it is pinned, and how many others are.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn tray(
        &mut self,
        id: ThreadId,
        pid: PersonId,
    ) -> Result<Option<(Tray, Option<Timestamp>, u64)>, StoreError> {
        let found: Option<(String, Option<i64>)> = thread_person::table
            .find((pid.as_bytes().as_slice(), id.as_bytes().as_slice()))
            .select((thread_person::tray, thread_person::pinned_at))
            .first(self.conn)
            .optional()?;
        let Some((tray, pinned_at)) = found else {
            return Ok(None);
        };
        let others: Vec<i64> = thread_person::table
            .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
            .filter(thread_person::removed_at.is_null())
            .filter(thread_person::pinned_at.is_not_null())
            .filter(thread_person::thread.ne(id.as_bytes().as_slice()))
            .select(thread_person::last_idx)
            .load(self.conn)?;
        Ok(Some((
            row::word(&tray)?,
            row::opt_time(pinned_at),
            row::count(row::small(others.len()))?,
        )))
    }

    /// Somebody of a unit has seen lane `case` up to `idx`; never goes back.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_seen(&mut self, id: ThreadId, dept: &Dept, idx: u64) -> Result<(), StoreError> {
        let idx = row::big(idx)?;
        diesel::update(
            thread_unit::table
                .filter(thread_unit::dept.eq(dept.as_str()))
                .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
                .filter(thread_unit::read_idx.lt(idx)),
        )
        .set(thread_unit::read_idx.eq(idx))
        .execute(self.conn)?;
        Ok(())
    }

    /// Sets the state of the work. Why it was closed before is over.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when the unit does not take part.
    pub fn mark_state(
        &mut self,
        id: ThreadId,
        dept: &Dept,
        state: WorkState,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            thread_unit::table
                .filter(thread_unit::dept.eq(dept.as_str()))
                .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
                .filter(thread_unit::removed_at.is_null()),
        )
        .set((
            thread_unit::state.eq(state.as_str()),
            thread_unit::done_reason.eq(None::<String>),
            thread_unit::done_main.eq(None::<Vec<u8>>),
        ))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// Notes why nothing is to be done any more, and since when; `main`: of a duplicate, where it goes on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_closed(
        &mut self,
        id: ThreadId,
        dept: &Dept,
        reason: CloseReason,
        main: Option<ThreadId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::update(thread_unit::table.find((dept.as_str(), id.as_bytes().as_slice())))
            .set((
                thread_unit::done_reason.eq(Some(reason.as_str())),
                thread_unit::done_main.eq(main.as_ref().map(|m| m.as_bytes().as_slice())),
                thread_unit::done_at.eq(Some(now.micros())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Marks the thread in every unit but that of its person's route, and in none where she has no route.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_astray(
        &mut self,
        id: ThreadId,
        route: Option<&Dept>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = id.as_bytes().as_slice();
        let Some(dept) = route else {
            diesel::update(thread_unit::table.filter(thread_unit::thread.eq(id)))
                .set(thread_unit::astray_at.eq(None::<i64>))
                .execute(self.conn)?;
            return Ok(());
        };
        diesel::update(
            thread_unit::table
                .filter(thread_unit::thread.eq(id))
                .filter(thread_unit::dept.eq(dept.as_str())),
        )
        .set(thread_unit::astray_at.eq(None::<i64>))
        .execute(self.conn)?;
        diesel::update(
            thread_unit::table
                .filter(thread_unit::thread.eq(id))
                .filter(thread_unit::dept.ne(dept.as_str()))
                .filter(thread_unit::astray_at.is_null()),
        )
        .set(thread_unit::astray_at.eq(Some(now.micros())))
        .execute(self.conn)?;
        Ok(())
    }

    /// Sets who works on it, if `expected` does now; exactly one of several rivals succeeds.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Claimed`] when somebody else does.
    pub fn mark_claimed(
        &mut self,
        id: ThreadId,
        dept: &Dept,
        expected: Option<PersonId>,
        by: Option<PersonId>,
    ) -> Result<(), StoreError> {
        let value = thread_unit::claimed_by.eq(by.as_ref().map(|p| p.as_bytes().as_slice()));
        let row = thread_unit::table
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null());
        let n = match expected {
            None => diesel::update(row.filter(thread_unit::claimed_by.is_null()))
                .set(value)
                .execute(self.conn)?,
            Some(pid) => {
                diesel::update(row.filter(thread_unit::claimed_by.eq(pid.as_bytes().as_slice())))
                    .set(value)
                    .execute(self.conn)?
            }
        };
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Conflict(crate::error::Conflict::Claimed))
        }
    }

    /// Whether a person has anything unread that she may see now: a representation that has ended says nothing more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn has_unread(&mut self, pid: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        if self.has_unread_about(pid, pid, None)? {
            return Ok(true);
        }
        for held in Representations::on(self.conn).held_by(pid, now)? {
            if held.has(RepRight::Read)
                && self.has_unread_about(pid, held.subject, held.scope.as_deref())?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Those of these persons that have something unread in their own post.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn with_own_unread(
        &mut self,
        pids: &BTreeSet<PersonId>,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        let found: Vec<Vec<u8>> = thread_person::table
            .inner_join(thread::table.on(thread::id.eq(thread_person::thread)))
            .filter(thread_person::pid.eq_any(row::id_bytes(pids)))
            .filter(thread_person::removed_at.is_null())
            .filter(thread_person::last_idx.gt(thread_person::read_idx))
            .filter(thread::subject.eq(thread_person::pid))
            .select(thread_person::pid)
            .distinct()
            .load(self.conn)?;
        found.iter().map(|pid| row::id(pid)).collect()
    }

    /// Whether anything is unread in somebody's post; `scope`: in these matters only.
    fn has_unread_about(
        &mut self,
        pid: PersonId,
        subject: PersonId,
        scope: Option<&[Matter]>,
    ) -> Result<bool, StoreError> {
        let unread = thread_person::table
            .inner_join(thread::table.on(thread::id.eq(thread_person::thread)))
            .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
            .filter(thread_person::removed_at.is_null())
            .filter(thread_person::last_idx.gt(thread_person::read_idx))
            .filter(thread::subject.eq(subject.as_bytes().as_slice()))
            .select(thread_person::last_idx);
        let found: Option<i64> = match scope {
            None => unread.first(self.conn).optional()?,
            Some(matters) => {
                let words: Vec<&str> = matters.iter().map(Matter::as_str).collect();
                let unread = unread.filter(thread::matter.eq_any(words));
                unread.first(self.conn).optional()?
            }
        };
        Ok(found.is_some())
    }
}
