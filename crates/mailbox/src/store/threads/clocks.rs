// SPDX-License-Identifier: EUPL-1.2
//! Clocks of units on threads.

use diesel::prelude::*;

use super::Threads;
use crate::clock::Timestamp;
use crate::db::schema::thread_unit;
use crate::error::StoreError;
use crate::ids::{Dept, ThreadId};
use crate::model::{Clocks, Law, Moved, Promise, Resubmission};
use crate::store::row;

/// How the rule of a promise is stored: its working days behind this word.
const SERVICE: &str = "service-";

/// The columns of [`columns`].
#[derive(Queryable)]
pub(in crate::store) struct Row {
    owed_since: Option<i64>,
    promise_at: Option<i64>,
    promise_rule: Option<String>,
    law_at: Option<i64>,
    law_rule: Option<String>,
    law_from: Option<i64>,
    law_by: Option<Vec<u8>>,
    resubmit_at: Option<i64>,
    resubmit_by: Option<Vec<u8>>,
    resubmit_reason: Option<String>,
    rest_until: i64,
}

macro_rules! columns {
    () => {
        (
            crate::db::schema::thread_unit::owed_since,
            crate::db::schema::thread_unit::promise_at,
            crate::db::schema::thread_unit::promise_rule,
            crate::db::schema::thread_unit::law_at,
            crate::db::schema::thread_unit::law_rule,
            crate::db::schema::thread_unit::law_from,
            crate::db::schema::thread_unit::law_by,
            crate::db::schema::thread_unit::resubmit_at,
            crate::db::schema::thread_unit::resubmit_by,
            crate::db::schema::thread_unit::resubmit_reason,
            crate::db::schema::thread_unit::rest_until,
        )
    };
}
pub(in crate::store) use columns;

pub(in crate::store) fn parse(r: &Row) -> Result<Clocks, StoreError> {
    let promise = match (r.promise_at, &r.promise_rule) {
        (Some(at), Some(rule)) => Some(Promise {
            at: Timestamp::from_micros(at),
            days: row::word(rule.strip_prefix(SERVICE).unwrap_or_default())?,
        }),
        _ => None,
    };
    let law = match (r.law_at, &r.law_rule, r.law_from, &r.law_by) {
        (Some(at), Some(rule), Some(received), Some(by)) => Some(Law {
            rule: row::word(rule)?,
            received: Timestamp::from_micros(received),
            at: Timestamp::from_micros(at),
            by: row::id(by)?,
        }),
        _ => None,
    };
    let resubmission = match (r.resubmit_at, &r.resubmit_by, &r.resubmit_reason) {
        (Some(at), Some(by), Some(reason)) => Some(Resubmission {
            at: Timestamp::from_micros(at),
            by: row::id(by)?,
            reason: row::word(reason)?,
            rests: r.rest_until > 0,
        }),
        _ => None,
    };
    Ok(Clocks {
        owed_since: row::opt_time(r.owed_since),
        promise,
        law,
        resubmission,
    })
}

/// From when on a case is the lead's matter, as it is stored; 0 is not computed yet, and the end of time is never.
pub(in crate::store) fn escalates(at: i64) -> Option<Timestamp> {
    (at > 0 && at < i64::MAX).then(|| Timestamp::from_micros(at))
}

/// A time to sort by; "never" comes last.
fn sortable(at: Option<Timestamp>) -> i64 {
    at.map_or(i64::MAX, Timestamp::micros)
}

impl Threads<'_> {
    /// Sets the clocks of a unit, what is sorted by, and what changes with them. `last_at` is when the newest message came.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when the unit does not take part.
    pub fn mark_clocks(
        &mut self,
        id: ThreadId,
        dept: &Dept,
        clocks: &Clocks,
        last_at: Timestamp,
        moved: Moved,
    ) -> Result<(), StoreError> {
        let place = thread_unit::table
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::thread.eq(id.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null());
        let promise = clocks.promise.as_ref();
        let law = clocks.law.as_ref();
        let resubmission = clocks.resubmission.as_ref();
        let n = diesel::update(place)
            .set((
                moved
                    .state
                    .map(|state| thread_unit::state.eq(state.as_str())),
                moved
                    .escalates
                    .map(|at| thread_unit::escalate_at.eq(sortable(at))),
                (
                    thread_unit::owed_since.eq(clocks.owed_since.map(Timestamp::micros)),
                    thread_unit::promise_at.eq(promise.map(|one| one.at.micros())),
                    thread_unit::promise_rule
                        .eq(promise.map(|one| format!("{SERVICE}{}", one.days))),
                ),
                (
                    thread_unit::law_at.eq(law.map(|one| one.at.micros())),
                    thread_unit::law_rule.eq(law.map(|one| one.rule.as_str())),
                    thread_unit::law_from.eq(law.map(|one| one.received.micros())),
                    thread_unit::law_by.eq(law.map(|one| one.by.as_bytes().as_slice())),
                ),
                (
                    thread_unit::resubmit_at.eq(resubmission.map(|one| one.at.micros())),
                    thread_unit::resubmit_by
                        .eq(resubmission.map(|one| one.by.as_bytes().as_slice())),
                    thread_unit::resubmit_reason.eq(resubmission.map(|one| one.reason.as_str())),
                    thread_unit::rest_until.eq(clocks.rests_until().map_or(0, Timestamp::micros)),
                ),
                (
                    thread_unit::late_at.eq(sortable(clocks.late_at())),
                    thread_unit::due_at.eq(sortable(clocks.due_at())),
                    thread_unit::age_at.eq(clocks.owed_since.unwrap_or(last_at).micros()),
                ),
            ))
            .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }
}
