// SPDX-License-Identifier: EUPL-1.2
//! Letters that are made of decisions. Who may do what with them is in [`crate::service`].

use diesel::prelude::*;
use protocol::Hash;

use super::evidence::Evidence;
use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::dialect::{LETTER_OPEN, literal};
use crate::db::schema::{letter_job as lj, thread_unit};
use crate::deadlines::Day;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{Dept, LetterJobId, LetterLease, MessageId, PersonId, ThreadId};
use crate::model::{LetterFault, LetterJob, LetterState};

/// Lines of a list at most.
const MOST: i64 = 200;

repository!(
    /// Letters that are made of decisions.
    LetterJobs
);

#[derive(Queryable)]
struct Row {
    id: Vec<u8>,
    mid: Vec<u8>,
    pid: Vec<u8>,
    thread: Vec<u8>,
    reason: String,
    state: String,
    ordered_by: Option<Vec<u8>>,
    ordered_at: i64,
    taken_by: Option<Vec<u8>>,
    lease: Option<Vec<u8>>,
    lease_until: Option<i64>,
    document: Option<Vec<u8>>,
    printed_at: Option<i64>,
    posted_on: Option<String>,
    ended_at: Option<i64>,
    fault: Option<String>,
}

macro_rules! columns {
    () => {
        (
            lj::id,
            lj::mid,
            lj::pid,
            lj::thread,
            lj::reason,
            lj::state,
            lj::ordered_by,
            lj::ordered_at,
            lj::taken_by,
            lj::lease,
            lj::lease_until,
            lj::document,
            lj::printed_at,
            lj::posted_on,
            lj::ended_at,
            lj::fault,
        )
    };
}

fn parse(r: Row) -> Result<LetterJob, StoreError> {
    let lease: Option<LetterLease> = row::opt_id(r.lease.as_deref())?;
    Ok(LetterJob {
        id: row::id(&r.id)?,
        mid: row::id(&r.mid)?,
        pid: row::id(&r.pid)?,
        thread: row::id(&r.thread)?,
        reason: row::word(&r.reason)?,
        state: row::word(&r.state)?,
        ordered_by: row::opt_id(r.ordered_by.as_deref())?,
        ordered_at: Timestamp::from_micros(r.ordered_at),
        taken_by: row::opt_id(r.taken_by.as_deref())?,
        lease: lease.zip(row::opt_time(r.lease_until)),
        document: row::opt_hash(r.document.as_deref())?,
        printed_at: row::opt_time(r.printed_at),
        posted_on: r.posted_on.as_deref().map(row::word).transpose()?,
        ended_at: row::opt_time(r.ended_at),
        fault: r.fault.as_deref().map(row::word).transpose()?,
    })
}

impl LetterJobs<'_> {
    /// A letter is to be made.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when one is on its way to this recipient of this decision.
    pub fn insert(&mut self, new: &LetterJob, ctx: &Ctx) -> Result<(), StoreError> {
        let by = new.ordered_by.as_ref().map(|pid| pid.as_bytes().as_slice());
        diesel::insert_into(lj::table)
            .values((
                lj::id.eq(new.id.as_bytes().as_slice()),
                lj::mid.eq(new.mid.as_bytes().as_slice()),
                lj::pid.eq(new.pid.as_bytes().as_slice()),
                lj::thread.eq(new.thread.as_bytes().as_slice()),
                lj::reason.eq(new.reason.as_str()),
                lj::state.eq(new.state.as_str()),
                lj::ordered_by.eq(by),
                lj::ordered_at.eq(new.ordered_at.micros()),
            ))
            .execute(self.conn)?;
        self.note(new.id, ctx)
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: LetterJobId) -> Result<Option<LetterJob>, StoreError> {
        let found: Option<Row> = lj::table
            .find(id.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        found.map(parse).transpose()
    }

    /// How far it has come is evidence.
    fn note(&mut self, id: LetterJobId, ctx: &Ctx) -> Result<(), StoreError> {
        let job = self.lookup(id)?.or_absent()?;
        Evidence::on(self.conn).add_letter(ctx, &job)
    }

    /// Those in a thread, oldest first; of one recipient if one is named.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_thread(
        &mut self,
        thread: ThreadId,
        only: Option<PersonId>,
    ) -> Result<Vec<LetterJob>, StoreError> {
        let mut query = lj::table
            .filter(lj::thread.eq(thread.as_bytes().as_slice()))
            .order((lj::ordered_at, lj::id))
            .select(columns!())
            .into_boxed();
        if let Some(pid) = only {
            query = query.filter(lj::pid.eq(pid.as_bytes().to_vec()));
        }
        let rows: Vec<Row> = query.load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Those of a decision to one recipient, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_decision(
        &mut self,
        mid: MessageId,
        pid: PersonId,
    ) -> Result<Vec<LetterJob>, StoreError> {
        let rows: Vec<Row> = lj::table
            .filter(lj::mid.eq(mid.as_bytes().as_slice()))
            .filter(lj::pid.eq(pid.as_bytes().as_slice()))
            .order((lj::ordered_at, lj::id))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Those of a unit that nobody makes at the moment, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn waiting_in(
        &mut self,
        dept: &Dept,
        now: Timestamp,
    ) -> Result<Vec<LetterJob>, StoreError> {
        let in_unit = thread_unit::thread
            .eq(lj::thread)
            .and(thread_unit::dept.eq(dept.as_str()));
        let left = lj::state
            .eq(LetterState::Taken.as_str())
            .and(lj::lease_until.le(now.micros()));
        let rows: Vec<Row> = lj::table
            .inner_join(thread_unit::table.on(in_unit))
            .filter(thread_unit::removed_at.is_null())
            .filter(lj::state.eq(LetterState::Ordered.as_str()).or(left))
            .order((lj::ordered_at, lj::id))
            .limit(MOST)
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Those that were ordered by `since`, that the post has not, and of which nobody was told; oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn late(&mut self, since: Timestamp) -> Result<Vec<LetterJobId>, StoreError> {
        let rows: Vec<Vec<u8>> = lj::table
            .filter(literal(LETTER_OPEN))
            .filter(lj::ordered_at.le(since.micros()))
            .order(lj::ordered_at)
            .limit(MOST)
            .select(lj::id)
            .load(self.conn)?;
        rows.iter().map(|id| row::id(id)).collect()
    }

    /// Its units are told that it is late. Gives whether that was so, and nobody had told them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_late(&mut self, id: LetterJobId, ctx: &Ctx) -> Result<bool, StoreError> {
        let n = diesel::update(
            lj::table
                .filter(lj::id.eq(id.as_bytes().as_slice()))
                .filter(literal(LETTER_OPEN)),
        )
        .set(lj::late_at.eq(Some(ctx.now().micros())))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Gives a letter to one run of a program, unless another one has it. Gives whether it did.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn take(
        &mut self,
        id: LetterJobId,
        by: PersonId,
        lease: LetterLease,
        until: Timestamp,
        ctx: &Ctx,
    ) -> Result<bool, StoreError> {
        let now = ctx.now();
        let own = lj::lease.eq(lease.as_bytes().as_slice());
        let free = own.or(lj::lease_until.le(now.micros()));
        let taken = lj::state.eq(LetterState::Taken.as_str()).and(free);
        let n = diesel::update(
            lj::table
                .filter(lj::id.eq(id.as_bytes().as_slice()))
                .filter(lj::state.eq(LetterState::Ordered.as_str()).or(taken)),
        )
        .set((
            lj::state.eq(LetterState::Taken.as_str()),
            lj::taken_by.eq(Some(by.as_bytes().as_slice())),
            lj::taken_at.eq(Some(now.micros())),
            lj::lease.eq(Some(lease.as_bytes().as_slice())),
            lj::lease_until.eq(Some(until.micros())),
        ))
        .execute(self.conn)?;
        if n == 1 {
            self.note(id, ctx)?;
        }
        Ok(n == 1)
    }

    /// The run that has it gave it to the print shop. Gives whether that was so.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_printed(
        &mut self,
        id: LetterJobId,
        lease: LetterLease,
        document: Hash,
        ctx: &Ctx,
    ) -> Result<bool, StoreError> {
        let n = diesel::update(
            lj::table
                .filter(lj::id.eq(id.as_bytes().as_slice()))
                .filter(lj::state.eq(LetterState::Taken.as_str()))
                .filter(lj::lease.eq(lease.as_bytes().as_slice())),
        )
        .set((
            lj::state.eq(LetterState::Printed.as_str()),
            lj::document.eq(Some(document.as_bytes().as_slice())),
            lj::printed_at.eq(Some(ctx.now().micros())),
        ))
        .execute(self.conn)?;
        if n == 1 {
            self.note(id, ctx)?;
        }
        Ok(n == 1)
    }

    /// The post took it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_posted(&mut self, id: LetterJobId, on: Day, ctx: &Ctx) -> Result<(), StoreError> {
        diesel::update(lj::table.find(id.as_bytes().as_slice()))
            .set((
                lj::state.eq(LetterState::Posted.as_str()),
                lj::posted_on.eq(Some(on.to_string())),
                lj::told_at.eq(Some(ctx.now().micros())),
            ))
            .execute(self.conn)?;
        self.note(id, ctx)
    }

    /// It came back, or could not be made.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_ended(
        &mut self,
        id: LetterJobId,
        (state, fault): (LetterState, Option<LetterFault>),
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        diesel::update(lj::table.find(id.as_bytes().as_slice()))
            .set((
                lj::state.eq(state.as_str()),
                lj::fault.eq(fault.map(LetterFault::as_str)),
                lj::ended_at.eq(Some(ctx.now().micros())),
            ))
            .execute(self.conn)?;
        self.note(id, ctx)
    }
}
