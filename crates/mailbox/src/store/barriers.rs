// SPDX-License-Identifier: EUPL-1.2
//! Threads that do not exist for a clerk, whatever her units. Every list of staff leaves them out, and `Threads::lookup_for` does.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::barrier;
use crate::error::StoreError;
use crate::ids::{PersonId, ThreadId};
use crate::model::{BarrierKind, Recusal, RecusalReason};

repository!(
    /// Threads that do not exist for a clerk.
    Barriers
);

/// Leaves out of a query over `thread_unit` what does not exist for a clerk.
macro_rules! beyond_barriers {
    ($pid:expr) => {
        crate::db::schema::thread_unit::thread.ne_all(
            crate::db::schema::barrier::table
                .filter(crate::db::schema::barrier::pid.eq($pid.as_bytes().to_vec()))
                .select(crate::db::schema::barrier::thread),
        )
    };
}
pub(in crate::store) use beyond_barriers;

impl Barriers<'_> {
    /// Whether a thread does not exist for a clerk.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_barred(&mut self, pid: PersonId, thread: ThreadId) -> Result<bool, StoreError> {
        let found: Option<i64> = barrier::table
            .filter(barrier::pid.eq(pid.as_bytes().as_slice()))
            .filter(barrier::thread.eq(thread.as_bytes().as_slice()))
            .select(barrier::at)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// The clerks for whom a thread does not exist; whoever is kept from it for two reasons, twice.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn clerks_of(&mut self, thread: ThreadId) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<Vec<u8>> = barrier::table
            .filter(barrier::thread.eq(thread.as_bytes().as_slice()))
            .select(barrier::pid)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// The threads that do not exist for a clerk, each once.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn threads_of(&mut self, pid: PersonId) -> Result<Vec<ThreadId>, StoreError> {
        let rows: Vec<Vec<u8>> = barrier::table
            .filter(barrier::pid.eq(pid.as_bytes().as_slice()))
            .order(barrier::thread)
            .select(barrier::thread)
            .distinct()
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Who has recused herself from a thread, the first one first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn recusals(&mut self, thread: ThreadId) -> Result<Vec<Recusal>, StoreError> {
        let rows: Vec<(Vec<u8>, Option<String>, i64)> = barrier::table
            .filter(barrier::thread.eq(thread.as_bytes().as_slice()))
            .filter(barrier::kind.eq(BarrierKind::Recusal.as_str()))
            .order((barrier::at, barrier::pid))
            .select((barrier::pid, barrier::reason, barrier::at))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(pid, reason, at)| {
                let reason = reason
                    .ok_or_else(|| StoreError::Internal("recusal without a reason".to_owned()))?;
                Ok(Recusal {
                    pid: row::id(&pid)?,
                    reason: row::word(&reason)?,
                    at: Timestamp::from_micros(at),
                })
            })
            .collect()
    }

    /// Puts up a barrier.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when there is one of this kind.
    pub fn insert(
        &mut self,
        pid: PersonId,
        thread: ThreadId,
        reason: Option<RecusalReason>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let kind = match reason {
            Some(_) => BarrierKind::Recusal,
            None => BarrierKind::Route,
        };
        diesel::insert_into(barrier::table)
            .values((
                barrier::pid.eq(pid.as_bytes().as_slice()),
                barrier::thread.eq(thread.as_bytes().as_slice()),
                barrier::kind.eq(kind.as_str()),
                barrier::reason.eq(reason.map(RecusalReason::as_str)),
                barrier::at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Lifts a recusal. Gives `false` when there was none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lift(&mut self, pid: PersonId, thread: ThreadId) -> Result<bool, StoreError> {
        let key = (
            pid.as_bytes().as_slice(),
            thread.as_bytes().as_slice(),
            BarrierKind::Recusal.as_str(),
        );
        let n = diesel::delete(barrier::table.find(key)).execute(self.conn)?;
        Ok(n == 1)
    }

    /// Makes these the clerks whom the registrar keeps from a thread. What clerks have said themselves stays.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when a clerk comes twice.
    pub fn replace_routed(
        &mut self,
        thread: ThreadId,
        clerks: &[PersonId],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::delete(
            barrier::table
                .filter(barrier::thread.eq(thread.as_bytes().as_slice()))
                .filter(barrier::kind.eq(BarrierKind::Route.as_str())),
        )
        .execute(self.conn)?;
        for clerk in clerks {
            self.insert(*clerk, thread, None, now)?;
        }
        Ok(())
    }
}
