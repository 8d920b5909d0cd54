// SPDX-License-Identifier: EUPL-1.2
//! Threads, and who may see them.

pub(in crate::store) mod clocks;
mod delete;
mod marks;
mod members;
mod retention;

use diesel::prelude::*;
use protocol::statement::{RepRight, Right};

use super::barriers::beyond_barriers;
use super::endings::Endings;
use super::representations::Representations;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{person, thread, thread_person, thread_unit, unit_member};
use crate::error::StoreError;
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{
    Access, Actor, Clocks, CloseReason, Thread, ThreadAccess, Via, WorkState, words,
};

repository!(
    /// Threads and who may see them.
    Threads
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    String,
    String,
    String,
    Option<i64>,
    i64,
    i64,
);

pub(crate) fn parse(r: Row) -> Result<Thread, StoreError> {
    Ok(Thread {
        id: row::id(&r.0)?,
        subject: row::id(&r.1)?,
        matter: row::word(&r.2)?,
        class: words::class(&r.3)?,
        depts: row::words(&r.4)?,
        dirty_since: row::opt_time(r.5),
        created_at: Timestamp::from_micros(r.6),
        four_eyes: r.7 != 0,
    })
}

macro_rules! columns {
    () => {
        (
            thread::id,
            thread::subject,
            thread::matter,
            thread::class,
            thread::depts,
            thread::dirty_since,
            thread::created_at,
            thread::four_eyes,
        )
    };
}

/// What a unit knows about a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitInThread {
    /// The unit.
    pub dept: Dept,
    /// State of its work.
    pub state: WorkState,
    /// Who works on it.
    pub claimed_by: Option<PersonId>,
    /// Department epoch that the newest epoch of lane `case` names.
    pub dept_epoch: u64,
    /// When the newest message came.
    pub last_at: Timestamp,
    /// Somebody of the unit has seen lane `case` up to here.
    pub read_idx: u64,
    /// Its clocks.
    pub clocks: Clocks,
    /// From when on it is the lead's matter.
    pub escalates_at: Option<Timestamp>,
    /// Why nothing is to be done any more, where that is so.
    pub done_reason: Option<CloseReason>,
    /// Of a duplicate: where it goes on.
    pub done_main: Option<ThreadId>,
    /// It belongs to another unit, which its person has been given since.
    pub astray: bool,
}

/// A person in a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonInThread {
    /// Who.
    pub pid: PersonId,
    /// First receipt index of lane `case` that her membership lets her fetch.
    pub from_idx: u64,
    /// Receipt index of the newest message proper.
    pub last_idx: u64,
    /// What she has read.
    pub read_idx: u64,
}

impl Threads<'_> {
    /// The thread if this actor may see it: one query answers "no such thread" and "not yours" alike.
    ///
    /// A thread that has left the portal does not exist for persons, and one that is being deleted for nobody.
    /// A person needs a membership that was not removed, a representative besides that a representation that holds
    /// now and covers the matter; a clerk a unit that takes part, in which her certificate holds now and names the
    /// right, and no barrier.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] for somebody who may read and wants to write; [`StoreError::ReadOnly`] for a person, or whoever
    /// acts for her, once her insurance has ended.
    pub fn lookup_for(
        &mut self,
        actor: Actor,
        id: ThreadId,
        access: Access,
        now: Timestamp,
    ) -> Result<Option<ThreadAccess>, StoreError> {
        match actor {
            Actor::Person { pid } => self.for_person(pid, id, access, now),
            Actor::Staff { pid } => self.for_staff(pid, id, access, now),
            Actor::Agent => Ok(None),
        }
    }

    fn for_person(
        &mut self,
        pid: PersonId,
        id: ThreadId,
        access: Access,
        now: Timestamp,
    ) -> Result<Option<ThreadAccess>, StoreError> {
        type Member = (i64, i64, i64, Option<i64>);
        let found: Option<(Row, Member)> = thread_person::table
            .inner_join(thread::table.on(thread::id.eq(thread_person::thread)))
            .inner_join(person::table.on(person::pid.eq(thread_person::pid)))
            .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
            .filter(thread_person::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_person::removed_at.is_null())
            .filter(thread::away_at.is_null())
            .filter(thread::doomed_at.is_null())
            .select((
                columns!(),
                (
                    thread_person::from_idx,
                    thread_person::hold_idx,
                    thread_person::read_idx,
                    person::quarantine_until,
                ),
            ))
            .first(self.conn)
            .optional()?;
        let Some((thread, (from, hold, read, quarantine))) = found else {
            return Ok(None);
        };
        let thread = parse(thread)?;
        let mut representations = Representations::on(self.conn);
        if !representations.may(pid, &thread, RepRight::Read, now)? {
            return Ok(None);
        }
        if access == Access::Write && !representations.may(pid, &thread, RepRight::Write, now)? {
            return Err(StoreError::Forbidden);
        }
        if access == Access::Write && Endings::on(self.conn).is_read_only(thread.subject, now)? {
            return Err(StoreError::ReadOnly);
        }
        let held = quarantine.is_some_and(|until| now.micros() < until);
        let from_idx = row::count(if held { from.max(hold) } else { from })?;
        let via = Via::Person {
            pid,
            from_idx,
            read_idx: row::count(read)?,
        };
        Ok(Some(ThreadAccess { thread, via }))
    }

    fn for_staff(
        &mut self,
        pid: PersonId,
        id: ThreadId,
        access: Access,
        now: Timestamp,
    ) -> Result<Option<ThreadAccess>, StoreError> {
        let found: Vec<(Row, (String, String))> = thread_unit::table
            .inner_join(thread::table.on(thread::id.eq(thread_unit::thread)))
            .inner_join(
                unit_member::table.on(unit_member::dept
                    .eq(thread_unit::dept)
                    .and(unit_member::pid.eq(pid.as_bytes().as_slice()))),
            )
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null())
            .filter(thread::doomed_at.is_null())
            .filter(beyond_barriers!(pid))
            .filter(unit_member::removed_at.is_null())
            .filter(unit_member::nbf.le(now.secs()))
            .filter(unit_member::exp.gt(now.secs()))
            .select((columns!(), (unit_member::dept, unit_member::rights)))
            .load(self.conn)?;
        let mut readable = None;
        let mut depts: Vec<Dept> = Vec::new();
        for (thread, (dept, rights)) in found {
            let rights = words::rights(&rights)?;
            if !rights.contains(&Right::Read) {
                continue;
            }
            if access == Access::Read || rights.contains(&Right::Write) {
                depts.push(row::word(&dept)?);
            }
            readable = Some(thread);
        }
        depts.sort_unstable();
        match readable {
            None => Ok(None),
            Some(_) if depts.is_empty() => Err(StoreError::Forbidden),
            Some(thread) => Ok(Some(ThreadAccess {
                thread: parse(thread)?,
                via: Via::Units { pid, depts },
            })),
        }
    }

    /// The thread, whoever asks. For services that have checked the right by other means.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: ThreadId) -> Result<Option<Thread>, StoreError> {
        let row: Option<Row> = thread::table
            .find(id.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Begins a thread.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the id is taken.
    pub fn insert(&mut self, new: &Thread) -> Result<(), StoreError> {
        diesel::insert_into(thread::table)
            .values((
                thread::id.eq(new.id.as_bytes().as_slice()),
                thread::subject.eq(new.subject.as_bytes().as_slice()),
                thread::matter.eq(new.matter.as_str()),
                thread::class.eq(words::of_class(new.class)),
                thread::depts.eq(row::join(&new.depts)),
                thread::created_at.eq(new.created_at.micros()),
                thread::four_eyes.eq(i64::from(new.four_eyes)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The threads a person takes part in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread_person::table
            .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
            .filter(thread_person::removed_at.is_null())
            .order((thread_person::last_at.desc(), thread_person::thread.desc()))
            .select(thread_person::thread)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// The threads a person takes part in or ever took part in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_ever_by_person(&mut self, pid: PersonId) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread_person::table
            .filter(thread_person::pid.eq(pid.as_bytes().as_slice()))
            .order(thread_person::thread)
            .select(thread_person::thread)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// The threads that are about a person, whoever takes part.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_subject(&mut self, pid: PersonId) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread::table
            .filter(thread::subject.eq(pid.as_bytes().as_slice()))
            .order(thread::id)
            .select(thread::id)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// All threads. For checks of the whole store.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn all(&mut self) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = thread::table
            .order(thread::id)
            .select(thread::id)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Whether two persons meet in a thread, or a clerk's unit and a person do.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn shares_thread(
        &mut self,
        actor: Actor,
        other: PersonId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let threads = self.find_by_person(other)?;
        for id in threads {
            match self.lookup_for(actor, id, Access::Read, now) {
                Ok(Some(_)) => return Ok(true),
                Ok(None) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}
