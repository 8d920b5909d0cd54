// SPDX-License-Identifier: EUPL-1.2
//! Work lists: by deadline, by age or newest first, by index, a page at a time. A test shows that none of them scans.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

use super::barriers::beyond_barriers;
use super::disputes::{Disputes, restricted_threads};
use super::inbox::{Common, MAX_PAGE, common, page_of, parse as parse_common};
use super::row;
use super::threads::clocks;
use crate::clock::Timestamp;
use crate::db::schema::{lane, thread, thread_unit};
use crate::error::StoreError;
use crate::ids::{Dept, PersonId, ThreadId};
use crate::model::{
    Cursor, DeskCounts, ResubmitFilter, ThreadPage, ThreadRow, Unit, UnitClocks, WorkCounts,
    WorkFilter, WorkScope, WorkSort, WorkState, words,
};

/// Counts stop here, so that they cost the same for every size.
const COUNT_LIMIT: i64 = 1000;

// The texts must be those of the partial indexes: a bound value would hide that they agree.
const OPEN: &str = "thread_unit.state <> 'done'";
// Written so that no index begins with it: the order's index is the one to use, not that of the state or unit.
const STATE: &str = "coalesce(thread_unit.state, '') = ";
const DEPT: &str = "coalesce(thread_unit.dept, '')";

repository!(
    /// Work lists.
    Worklist
);

#[derive(Queryable)]
struct Line {
    common: Common,
    dept: String,
    state: String,
    claimed_by: Option<Vec<u8>>,
    marks: (i64, i64, i64, i64),
    keys: (i64, i64, i64),
    clocks: clocks::Row,
    astray_at: Option<i64>,
}

macro_rules! line {
    () => {
        (
            common!(),
            thread_unit::dept,
            thread_unit::state,
            thread_unit::claimed_by,
            (
                thread_unit::last_at,
                thread_unit::last_idx,
                thread_unit::read_idx,
                thread_unit::dept_epoch,
            ),
            (
                thread_unit::due_at,
                thread_unit::age_at,
                thread_unit::escalate_at,
            ),
            clocks::columns!(),
            thread_unit::astray_at,
        )
    };
}

impl Line {
    fn key(&self, sort: WorkSort) -> i64 {
        match sort {
            WorkSort::Due => self.keys.0,
            WorkSort::Age => self.keys.1,
            WorkSort::Newest => self.marks.0,
            WorkSort::Escalated => self.keys.2,
        }
    }

    fn row(self, units: &[Unit]) -> Result<ThreadRow, StoreError> {
        let (last_at, last_idx, read_idx, dept_epoch) = self.marks;
        let dept: Dept = row::word(&self.dept)?;
        let mut line = parse_common(self.common, last_at, last_idx, read_idx)?;
        let newest = units
            .iter()
            .find(|unit| unit.dept == dept)
            .filter(|unit| row::big(unit.epoch).is_ok_and(|epoch| dept_epoch < epoch));
        line.dirty_since = match (line.dirty_since, newest.map(|unit| unit.changed_at)) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        line.astray = self.astray_at.is_some();
        line.state = Some(row::word(&self.state)?);
        line.claimed_by = row::opt_id(self.claimed_by.as_deref())?;
        line.clocks = Some(UnitClocks {
            dept,
            clocks: clocks::parse(&self.clocks)?,
            escalates_at: clocks::escalates(self.keys.2),
        });
        Ok(line)
    }
}

/// Lines that a query gives.
macro_rules! count {
    ($this:ident, $query:expr) => {{
        let rows: Vec<i64> = $query.load($this.conn)?;
        row::count(row::small(rows.len()))?
    }};
}

impl Worklist<'_> {
    /// A page of the work as a clerk sees it. `after` is the place of the last line of the page before, in the same order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn page(
        &mut self,
        scope: &WorkScope,
        viewer: PersonId,
        filter: &WorkFilter,
        after: Option<Cursor>,
        limit: u32,
        now: Timestamp,
    ) -> Result<ThreadPage, StoreError> {
        let limit = limit.clamp(1, MAX_PAGE);
        let mut query = thread_unit::table
            .inner_join(thread::table.on(thread::id.eq(thread_unit::thread)))
            .inner_join(
                lane::table.on(lane::thread
                    .eq(thread_unit::thread)
                    .and(lane::name.eq("case"))),
            )
            .filter(thread_unit::removed_at.is_null())
            .filter(beyond_barriers!(viewer))
            .limit(i64::from(limit) + 1)
            .select(line!())
            .into_boxed();
        query = match scope {
            WorkScope::Unit(dept) => query.filter(thread_unit::dept.eq(dept.as_str().to_owned())),
            WorkScope::Claimed(pid, depts) => {
                let depts: Vec<String> = depts.iter().map(ToString::to_string).collect();
                query
                    .filter(thread_unit::claimed_by.eq(pid.as_bytes().to_vec()))
                    .filter(diesel::dsl::sql::<Text>(DEPT).eq_any(depts))
            }
            WorkScope::Among(threads, depts) => {
                let depts: Vec<String> = depts.iter().map(ToString::to_string).collect();
                let threads: Vec<Vec<u8>> = threads.iter().map(|t| t.as_bytes().to_vec()).collect();
                query
                    .filter(thread_unit::thread.eq_any(threads))
                    .filter(diesel::dsl::sql::<Text>(DEPT).eq_any(depts))
            }
        };
        let done = filter.state == Some(WorkState::Done);
        query = match filter.state {
            // The index of the state is in the order that is wanted.
            Some(WorkState::Done) => query.filter(thread_unit::state.eq(WorkState::Done.as_str())),
            Some(state) => query
                .filter(diesel::dsl::sql::<Bool>(OPEN))
                .filter(diesel::dsl::sql::<Bool>(STATE).bind::<Text, _>(state.as_str())),
            // Whoever is mentioned is asked to look, at what is done too.
            None if matches!(scope, WorkScope::Among(..)) => query,
            None => query.filter(diesel::dsl::sql::<Bool>(OPEN)),
        };
        if filter.free {
            query = query.filter(thread_unit::claimed_by.is_null());
        }
        if filter.astray {
            query = query.filter(thread_unit::astray_at.is_not_null());
        }
        if filter.disputed {
            query = query.filter(thread_unit::thread.eq_any(restricted_threads!(now)));
        }
        if let Some(matter) = &filter.matter {
            query = query.filter(thread::matter.eq(matter.as_str().to_owned()));
        }
        if let Some(class) = filter.class {
            query = query.filter(thread::class.eq(words::of_class(class)));
        }
        let late = if filter.overdue {
            Some(now)
        } else {
            filter.due_before
        };
        if let Some(before) = late {
            // What is late is due: the second condition is the one that the index knows.
            query = query
                .filter(thread_unit::late_at.lt(before.micros()))
                .filter(thread_unit::due_at.lt(before.micros()));
        }
        if filter.escalated {
            query = query
                .filter(thread_unit::escalate_at.gt(0))
                .filter(thread_unit::escalate_at.le(now.micros()));
        }
        query = match filter.resubmission {
            Some(ResubmitFilter::All) => query.filter(thread_unit::resubmit_at.is_not_null()),
            Some(ResubmitFilter::Due) => query
                .filter(thread_unit::resubmit_at.le(now.micros()))
                .filter(thread_unit::due_at.le(now.micros())),
            None if shows_resting(filter) || matches!(scope, WorkScope::Among(..)) => query,
            None => query.filter(thread_unit::rest_until.le(now.micros())),
        };
        let sort = match filter.sort {
            _ if done => WorkSort::Newest,
            sort => sort.unwrap_or(WorkSort::Due),
        };
        let place = after.map(|cursor| (cursor.at.micros(), cursor.thread.as_bytes().to_vec()));
        query = match sort {
            WorkSort::Due => {
                let query = query.order((thread_unit::due_at.asc(), thread_unit::thread.asc()));
                match place {
                    None => query,
                    Some((at, id)) => query
                        .filter(thread_unit::due_at.ge(at))
                        .filter(thread_unit::due_at.gt(at).or(thread_unit::thread.gt(id))),
                }
            }
            WorkSort::Age => {
                let query = query.order((thread_unit::age_at.asc(), thread_unit::thread.asc()));
                match place {
                    None => query,
                    Some((at, id)) => query
                        .filter(thread_unit::age_at.ge(at))
                        .filter(thread_unit::age_at.gt(at).or(thread_unit::thread.gt(id))),
                }
            }
            WorkSort::Escalated => {
                let query =
                    query.order((thread_unit::escalate_at.asc(), thread_unit::thread.asc()));
                match place {
                    None => query,
                    Some((at, id)) => query.filter(thread_unit::escalate_at.ge(at)).filter(
                        thread_unit::escalate_at
                            .gt(at)
                            .or(thread_unit::thread.gt(id)),
                    ),
                }
            }
            WorkSort::Newest => {
                let query = query.order((thread_unit::last_at.desc(), thread_unit::thread.desc()));
                match place {
                    None => query,
                    Some((at, id)) => query
                        .filter(thread_unit::last_at.le(at))
                        .filter(thread_unit::last_at.lt(at).or(thread_unit::thread.lt(id))),
                }
            }
        };
        let lines: Vec<Line> = query.load(self.conn)?;
        let units = self.units_of(scope)?;
        let keyed = lines
            .into_iter()
            .map(|line| Ok((line.key(sort), line.row(&units)?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let mut page = page_of(keyed, limit);
        let threads: Vec<ThreadId> = page.rows.iter().map(|row| row.thread).collect();
        let disputed = Disputes::on(self.conn).restricted_among(&threads, now)?;
        for row in &mut page.rows {
            row.disputed = disputed.contains(&row.thread);
        }
        Ok(page)
    }

    fn units_of(&mut self, scope: &WorkScope) -> Result<Vec<Unit>, StoreError> {
        let depts = match scope {
            WorkScope::Unit(dept) => std::slice::from_ref(dept),
            WorkScope::Claimed(_, depts) | WorkScope::Among(_, depts) => depts,
        };
        let mut units = Vec::new();
        for dept in depts {
            units.extend(super::units::Units::on(self.conn).lookup(dept)?);
        }
        Ok(units)
    }

    /// How many lines a unit's lists have for a clerk, each up to 1000 ("1000 or more"). What has a deadline before `soon` counts as such.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn counts(
        &mut self,
        dept: &Dept,
        viewer: PersonId,
        soon: Timestamp,
        now: Timestamp,
    ) -> Result<WorkCounts, StoreError> {
        let restricted = now;
        let now = now.micros();
        let base = || {
            thread_unit::table
                .filter(thread_unit::dept.eq(dept.as_str().to_owned()))
                .filter(thread_unit::removed_at.is_null())
                .filter(beyond_barriers!(viewer))
                .limit(COUNT_LIMIT)
                .select(thread_unit::last_at)
                .into_boxed()
        };
        let open = || base().filter(diesel::dsl::sql::<Bool>(OPEN));
        let awake = || open().filter(thread_unit::rest_until.le(now));
        let state = |state: WorkState| base().filter(thread_unit::state.eq(state.as_str()));
        let late = |before: i64| {
            open()
                .filter(thread_unit::due_at.lt(before))
                .filter(thread_unit::late_at.lt(before))
        };
        Ok(WorkCounts {
            open: count!(self, awake()),
            new: count!(
                self,
                state(WorkState::New).filter(thread_unit::rest_until.le(now))
            ),
            free: count!(self, awake().filter(thread_unit::claimed_by.is_null())),
            waiting: count!(self, state(WorkState::Waiting)),
            overdue: count!(self, late(now)),
            soon: count!(
                self,
                late(soon.micros()).filter(thread_unit::rest_until.le(now))
            ),
            resubmissions: count!(
                self,
                open()
                    .filter(thread_unit::due_at.le(now))
                    .filter(thread_unit::resubmit_at.le(now))
            ),
            astray: count!(self, open().filter(thread_unit::astray_at.is_not_null())),
            disputed: count!(
                self,
                open().filter(thread_unit::thread.eq_any(restricted_threads!(restricted)))
            ),
            escalated: count!(
                self,
                open()
                    .filter(thread_unit::escalate_at.gt(0))
                    .filter(thread_unit::escalate_at.le(now))
            ),
        })
    }

    /// How many of these threads a clerk sees by these units.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn count_among(
        &mut self,
        threads: &[ThreadId],
        viewer: PersonId,
        depts: &[Dept],
    ) -> Result<u64, StoreError> {
        if threads.is_empty() {
            return Ok(0);
        }
        let depts: Vec<String> = depts.iter().map(ToString::to_string).collect();
        let threads: Vec<Vec<u8>> = threads.iter().map(|t| t.as_bytes().to_vec()).collect();
        let seen: Vec<Vec<u8>> = thread_unit::table
            .filter(thread_unit::thread.eq_any(threads))
            .filter(thread_unit::removed_at.is_null())
            .filter(beyond_barriers!(viewer))
            .filter(diesel::dsl::sql::<Text>(DEPT).eq_any(depts))
            .select(thread_unit::thread)
            .distinct()
            .load(self.conn)?;
        row::count(row::small(seen.len()))
    }

    /// How much a clerk has claimed in these units, as she or her deputy sees it, each count up to 1000.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn claimed_counts(
        &mut self,
        pid: PersonId,
        viewer: PersonId,
        depts: &[Dept],
        now: Timestamp,
    ) -> Result<DeskCounts, StoreError> {
        let now = now.micros();
        let depts: Vec<String> = depts.iter().map(ToString::to_string).collect();
        let mine = || {
            thread_unit::table
                .filter(thread_unit::claimed_by.eq(pid.as_bytes().to_vec()))
                .filter(thread_unit::removed_at.is_null())
                .filter(beyond_barriers!(viewer))
                .filter(diesel::dsl::sql::<Bool>(OPEN))
                .filter(diesel::dsl::sql::<Text>(DEPT).eq_any(depts.clone()))
                .limit(COUNT_LIMIT)
                .select(thread_unit::last_at)
        };
        let open: Vec<i64> = mine()
            .filter(thread_unit::rest_until.le(now))
            .load(self.conn)?;
        let due: Vec<i64> = mine()
            .filter(thread_unit::due_at.le(now))
            .filter(thread_unit::resubmit_at.le(now))
            .load(self.conn)?;
        Ok(DeskCounts {
            mine: row::count(row::small(open.len()))?,
            resubmissions: row::count(row::small(due.len()))?,
        })
    }
}

/// What waits for somebody else, what is done, what is late and what is not here to stay is shown also while it rests.
fn shows_resting(filter: &WorkFilter) -> bool {
    filter.overdue
        || filter.astray
        || filter.disputed
        || filter.escalated
        || matches!(filter.state, Some(WorkState::Waiting | WorkState::Done))
}
