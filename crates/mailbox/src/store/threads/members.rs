// SPDX-License-Identifier: EUPL-1.2
//! Who takes part in a thread, and from which message on.

use diesel::prelude::*;

use super::{PersonInThread, Threads, UnitInThread, clocks};
use crate::clock::Timestamp;
use crate::db::schema::{person, thread, thread_person, thread_unit};
use crate::error::StoreError;
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{Tray, WorkState};
use crate::store::row;

/// Whether somebody was in the thread before.
enum Place {
    New,
    Again,
}

/// What every line of the thread in a work list says alike.
struct Line {
    last_at: i64,
    last_idx: i64,
}

type Arrival = (
    diesel::dsl::Eq<thread_unit::state, &'static str>,
    diesel::dsl::Eq<thread_unit::claimed_by, Option<Vec<u8>>>,
    diesel::dsl::Eq<thread_unit::last_at, i64>,
    diesel::dsl::Eq<thread_unit::last_idx, i64>,
    diesel::dsl::Eq<thread_unit::removed_at, Option<i64>>,
    diesel::dsl::Eq<thread_unit::done_reason, Option<String>>,
    diesel::dsl::Eq<thread_unit::done_main, Option<Vec<u8>>>,
    diesel::dsl::Eq<thread_unit::astray_at, Option<i64>>,
);

/// The line of a unit that comes into a thread. Age and times are those of the thread: whatever is counted from its receipt goes
/// on and does not begin anew with another unit (§ 16 SGB I). This is the one place where that is copied.
fn arrival(before: Option<&Line>, last_idx: u64, now: Timestamp) -> Result<Arrival, StoreError> {
    let (at, idx) = match before {
        Some(line) => (line.last_at, line.last_idx),
        None => (now.micros(), row::big(last_idx)?),
    };
    Ok((
        thread_unit::state.eq(WorkState::New.as_str()),
        thread_unit::claimed_by.eq(None),
        thread_unit::last_at.eq(at),
        thread_unit::last_idx.eq(idx),
        thread_unit::removed_at.eq(None),
        thread_unit::done_reason.eq(None),
        thread_unit::done_main.eq(None),
        thread_unit::astray_at.eq(None),
    ))
}

impl Threads<'_> {
    /// Persons who take part, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn persons(&mut self, id: ThreadId) -> Result<Vec<PersonInThread>, StoreError> {
        let rows: Vec<(Vec<u8>, i64, i64, i64)> = thread_person::table
            .filter(thread_person::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_person::removed_at.is_null())
            .order(thread_person::pid)
            .select((
                thread_person::pid,
                thread_person::from_idx,
                thread_person::last_idx,
                thread_person::read_idx,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(pid, from, last, read)| {
                Ok(PersonInThread {
                    pid: row::id(&pid)?,
                    from_idx: row::count(from)?,
                    last_idx: row::count(last)?,
                    read_idx: row::count(read)?,
                })
            })
            .collect()
    }

    /// Units that take part, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn units(&mut self, id: ThreadId) -> Result<Vec<UnitInThread>, StoreError> {
        type UnitRow = (
            String,
            String,
            Option<Vec<u8>>,
            (i64, i64, i64, i64),
            clocks::Row,
            (Option<String>, Option<Vec<u8>>, Option<i64>),
        );
        let rows: Vec<UnitRow> = thread_unit::table
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null())
            .order(thread_unit::dept)
            .select((
                thread_unit::dept,
                thread_unit::state,
                thread_unit::claimed_by,
                (
                    thread_unit::dept_epoch,
                    thread_unit::last_at,
                    thread_unit::read_idx,
                    thread_unit::escalate_at,
                ),
                clocks::columns!(),
                (
                    thread_unit::done_reason,
                    thread_unit::done_main,
                    thread_unit::astray_at,
                ),
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|r| {
                Ok(UnitInThread {
                    dept: row::word(&r.0)?,
                    state: row::word(&r.1)?,
                    claimed_by: row::opt_id(r.2.as_deref())?,
                    dept_epoch: row::count(r.3.0)?,
                    last_at: Timestamp::from_micros(r.3.1),
                    read_idx: row::count(r.3.2)?,
                    escalates_at: clocks::escalates(r.3.3),
                    clocks: clocks::parse(&r.4)?,
                    done_reason: r.5.0.as_deref().map(row::word).transpose()?,
                    done_main: row::opt_id(r.5.1.as_deref())?,
                    astray: r.5.2.is_some(),
                })
            })
            .collect()
    }

    /// Makes these the persons of the thread. Newcomers may fetch from `next_idx` on, and who comes back is one: what
    /// was written meanwhile is history to her, which another member gives. While a quarantine lasts, it is withheld even
    /// then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn replace_persons(
        &mut self,
        id: ThreadId,
        pids: &[PersonId],
        next_idx: u64,
        last_idx: u64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = id.as_bytes().as_slice();
        let known: Vec<(Vec<u8>, Option<i64>)> = thread_person::table
            .filter(thread_person::thread.eq(id))
            .select((thread_person::pid, thread_person::removed_at))
            .load(self.conn)?;
        let row_of = |pid: &PersonId| {
            let pid = pid.as_bytes().as_slice();
            known.iter().find(|(known, _)| known.as_slice() == pid)
        };
        for (pid, removed) in &known {
            let wanted = pids
                .iter()
                .any(|p| p.as_bytes().as_slice() == pid.as_slice());
            if wanted || removed.is_some() {
                continue;
            }
            diesel::update(thread_person::table.find((pid.as_slice(), id)))
                .set(thread_person::removed_at.eq(Some(now.micros())))
                .execute(self.conn)?;
        }
        for one in pids {
            let pid = one.as_bytes().as_slice();
            let place = match row_of(one) {
                Some((_, None)) => continue,
                Some(_) => Place::Again,
                None => Place::New,
            };
            let next = row::big(next_idx)?;
            let hold = if self.is_withheld(*one, now)? {
                next
            } else {
                0
            };
            let values = (
                thread_person::from_idx.eq(next),
                thread_person::hold_idx.eq(hold),
                thread_person::last_at.eq(now.micros()),
                thread_person::last_idx.eq(row::big(last_idx)?),
                thread_person::read_idx.eq(row::big(last_idx)?),
                thread_person::removed_at.eq(None::<i64>),
                thread_person::tray.eq(Tray::Inbox.as_str()),
                thread_person::pinned_at.eq(None::<i64>),
            );
            match place {
                Place::Again => diesel::update(thread_person::table.find((pid, id)))
                    .set(values)
                    .execute(self.conn)?,
                Place::New => diesel::insert_into(thread_person::table)
                    .values((
                        thread_person::pid.eq(pid),
                        thread_person::thread.eq(id),
                        values,
                    ))
                    .execute(self.conn)?,
            };
        }
        Ok(())
    }

    /// Whether history is withheld from a person now.
    fn is_withheld(&mut self, pid: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let until: Option<Option<i64>> = person::table
            .find(pid.as_bytes().as_slice())
            .select(person::quarantine_until)
            .first(self.conn)
            .optional()?;
        Ok(until.flatten().is_some_and(|until| now.micros() < until))
    }

    /// Makes these the units of the thread. Who comes in, or back, finds it new and unclaimed, and as old as it is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn replace_units(
        &mut self,
        id: ThreadId,
        depts: &[(Dept, u64)],
        last_idx: u64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let key = id.as_bytes().as_slice();
        let known: Vec<(String, Option<i64>)> = thread_unit::table
            .filter(thread_unit::thread.eq(key))
            .select((thread_unit::dept, thread_unit::removed_at))
            .load(self.conn)?;
        let before = self.line_of_units(id)?;
        for (dept, removed) in &known {
            let wanted = depts.iter().any(|(d, _)| d.as_str() == dept);
            if wanted || removed.is_some() {
                continue;
            }
            diesel::update(thread_unit::table.find((dept.as_str(), key)))
                .set(thread_unit::removed_at.eq(Some(now.micros())))
                .execute(self.conn)?;
        }
        for (dept, epoch) in depts {
            let row = thread_unit::table.find((dept.as_str(), key));
            let epoch = thread_unit::dept_epoch.eq(row::big(*epoch)?);
            match known.iter().find(|(known, _)| known == dept.as_str()) {
                Some((_, None)) => diesel::update(row).set(epoch).execute(self.conn)?,
                Some((_, Some(_))) => diesel::update(row)
                    .set((epoch, arrival(before.as_ref(), last_idx, now)?))
                    .execute(self.conn)?,
                None => diesel::insert_into(thread_unit::table)
                    .values((
                        thread_unit::dept.eq(dept.as_str()),
                        thread_unit::thread.eq(key),
                        thread_unit::read_idx.eq(0),
                        epoch,
                        arrival(before.as_ref(), last_idx, now)?,
                    ))
                    .execute(self.conn)?,
            };
        }
        Ok(())
    }

    /// The line by which units take part now: what a unit that comes in takes over.
    fn line_of_units(&mut self, id: ThreadId) -> Result<Option<Line>, StoreError> {
        let found: Option<(i64, i64)> = thread_unit::table
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null())
            .order(thread_unit::dept)
            .select((thread_unit::last_at, thread_unit::last_idx))
            .first(self.conn)
            .optional()?;
        Ok(found.map(|(last_at, last_idx)| Line { last_at, last_idx }))
    }

    /// From which message of lane `internal` on these units may fetch: earlier notes stayed with the unit that handed the thread on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn notes_from(&mut self, id: ThreadId, depts: &[Dept]) -> Result<u64, StoreError> {
        let names: Vec<&str> = depts.iter().map(Dept::as_str).collect();
        let rows: Vec<i64> = thread_unit::table
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::dept.eq_any(names))
            .filter(thread_unit::removed_at.is_null())
            .select(thread_unit::notes_idx)
            .load(self.conn)?;
        row::count(rows.into_iter().min().unwrap_or(0))
    }

    /// Lets a unit fetch lane `internal` from this message on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_notes(&mut self, id: ThreadId, dept: &Dept, from: u64) -> Result<(), StoreError> {
        diesel::update(thread_unit::table.find((dept.as_str(), id.as_bytes().as_slice())))
            .set(thread_unit::notes_idx.eq(row::big(from)?))
            .execute(self.conn)?;
        Ok(())
    }

    /// Notes the departments of a new epoch of lane `case`; the thread is clean again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_members(&mut self, id: ThreadId, depts: &[Dept]) -> Result<(), StoreError> {
        diesel::update(thread::table.find(id.as_bytes().as_slice()))
            .set((
                thread::depts.eq(row::join(depts)),
                thread::dirty_since.eq(None::<i64>),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Lets a person fetch from an earlier message on, because a member has granted her older epochs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_from(
        &mut self,
        id: ThreadId,
        pid: PersonId,
        from_idx: u64,
    ) -> Result<(), StoreError> {
        let from = row::big(from_idx)?;
        diesel::update(
            thread_person::table
                .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
                .filter(thread_person::thread.eq(id.as_bytes().as_slice()))
                .filter(thread_person::from_idx.gt(from)),
        )
        .set(thread_person::from_idx.eq(from))
        .execute(self.conn)?;
        Ok(())
    }

    /// Lets a person who was identified anew fetch from this message on only, until a member grants her older epochs;
    /// never gives more than before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_withheld(
        &mut self,
        id: ThreadId,
        pid: PersonId,
        from_idx: u64,
    ) -> Result<(), StoreError> {
        let from = row::big(from_idx)?;
        diesel::update(
            thread_person::table
                .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
                .filter(thread_person::thread.eq(id.as_bytes().as_slice()))
                .filter(thread_person::from_idx.lt(from)),
        )
        .set(thread_person::from_idx.eq(from))
        .execute(self.conn)?;
        Ok(())
    }

    /// While a person is in quarantine she may fetch this thread from `hold_idx` on only.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_held(
        &mut self,
        id: ThreadId,
        pid: PersonId,
        hold_idx: u64,
    ) -> Result<(), StoreError> {
        diesel::update(
            thread_person::table.find((pid.as_bytes().as_slice(), id.as_bytes().as_slice())),
        )
        .set(thread_person::hold_idx.eq(row::big(hold_idx)?))
        .execute(self.conn)?;
        Ok(())
    }
}
