// SPDX-License-Identifier: EUPL-1.2
//! Who gets the new cases of a unit, which cases wait for the registrar's word, and what rules have done.

use std::collections::BTreeMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{
    rule_assignment as ra, rule_question as rq, thread, thread_unit, unit_rule, unit_rules,
};
use crate::error::{Conflict, StoreError};
use crate::ids::{Dept, Matter, PersonId, RequestId, ThreadId};
use crate::model::{Rule, RuleAssignment, RuleList, RuleQuestion};

repository!(
    /// Who gets the new cases of a unit.
    Rules
);

/// A case that a list of rules is tried on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentCase {
    /// The case.
    pub thread: ThreadId,
    /// Whom it is about.
    pub subject: PersonId,
    /// Its matter.
    pub matter: Matter,
}

type RuleRow = (Vec<u8>, String, Option<String>, String, i64);

fn parse(r: RuleRow) -> Result<Rule, StoreError> {
    Ok(Rule {
        id: row::id(&r.0)?,
        kind: row::word(&r.1)?,
        matter: r.2.as_deref().map(row::word).transpose()?,
        clerks: row::words(&r.3)?,
        paused: r.4 != 0,
    })
}

type AssignmentRow = (
    i64,
    String,
    Vec<u8>,
    Option<Vec<u8>>,
    i64,
    String,
    Option<String>,
);

fn parse_assignment(r: &AssignmentRow) -> Result<RuleAssignment, StoreError> {
    Ok(RuleAssignment {
        at: Timestamp::from_micros(r.0),
        dept: row::word(&r.1)?,
        pid: row::id(&r.2)?,
        instead_of: row::opt_id(r.3.as_deref())?,
        position: row::count(r.4)?,
        kind: row::word(&r.5)?,
        matter: r.6.as_deref().map(row::word).transpose()?,
    })
}

impl Rules<'_> {
    /// The rules of a unit, in their order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_unit(&mut self, dept: &Dept) -> Result<RuleList, StoreError> {
        let version: Option<i64> = unit_rules::table
            .find(dept.as_str())
            .select(unit_rules::version)
            .first(self.conn)
            .optional()?;
        let Some(version) = version else {
            return Ok(RuleList::default());
        };
        let rows: Vec<RuleRow> = unit_rule::table
            .filter(unit_rule::dept.eq(dept.as_str()))
            .order(unit_rule::position)
            .select((
                unit_rule::id,
                unit_rule::kind,
                unit_rule::matter,
                unit_rule::clerks,
                unit_rule::paused,
            ))
            .load(self.conn)?;
        Ok(RuleList {
            version: row::count(version)?,
            rules: rows.into_iter().map(parse).collect::<Result<_, _>>()?,
        })
    }

    /// Makes these the rules of a unit, if version `before` is the one in force; 0: there is none.
    ///
    /// # Errors
    /// [`Conflict::State`] when it is not, [`Conflict::Exists`] when somebody wrote the first list at the same moment.
    pub fn replace(
        &mut self,
        dept: &Dept,
        before: u64,
        rules: &[Rule],
        by: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let known = self.of_unit(dept)?.version;
        if known != before {
            return Err(StoreError::Conflict(Conflict::State));
        }
        let values = (
            unit_rules::version.eq(row::big(before + 1)?),
            unit_rules::by_pid.eq(by.as_bytes().as_slice()),
            unit_rules::changed_at.eq(now.micros()),
        );
        if before == 0 {
            diesel::insert_into(unit_rules::table)
                .values((unit_rules::dept.eq(dept.as_str()), values))
                .execute(self.conn)?;
        } else {
            let n = diesel::update(
                unit_rules::table
                    .filter(unit_rules::dept.eq(dept.as_str()))
                    .filter(unit_rules::version.eq(row::big(before)?)),
            )
            .set(values)
            .execute(self.conn)?;
            if n != 1 {
                return Err(StoreError::Conflict(Conflict::State));
            }
        }
        diesel::delete(unit_rule::table.filter(unit_rule::dept.eq(dept.as_str())))
            .execute(self.conn)?;
        for (place, rule) in (1_i64..).zip(rules) {
            diesel::insert_into(unit_rule::table)
                .values((
                    unit_rule::dept.eq(dept.as_str()),
                    unit_rule::position.eq(place),
                    unit_rule::id.eq(rule.id.as_bytes().as_slice()),
                    unit_rule::kind.eq(rule.kind.as_str()),
                    unit_rule::matter.eq(rule.matter.as_ref().map(|code| code.as_str())),
                    unit_rule::clerks.eq(row::join(&rule.clerks)),
                    unit_rule::paused.eq(i64::from(rule.paused)),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// How many cases that are not closed each clerk of a unit has.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn loads(&mut self, dept: &Dept) -> Result<BTreeMap<PersonId, i64>, StoreError> {
        let rows: Vec<(Option<Vec<u8>>, i64)> = thread_unit::table
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::removed_at.is_null())
            // The text must be that of the partial index.
            .filter(sql::<Bool>("thread_unit.state <> 'done'"))
            .group_by(thread_unit::claimed_by)
            .select((thread_unit::claimed_by, diesel::dsl::count_star()))
            .load(self.conn)?;
        rows.iter()
            .filter_map(|(pid, n)| pid.as_deref().map(|pid| Ok((row::id(pid)?, *n))))
            .collect()
    }

    /// Who has open cases of a person in a unit, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn hands(
        &mut self,
        dept: &Dept,
        subject: PersonId,
        but: ThreadId,
    ) -> Result<Vec<PersonId>, StoreError> {
        type Held = (i64, Vec<u8>, Option<Vec<u8>>);
        let mut rows: Vec<Held> = thread_unit::table
            .inner_join(thread::table.on(thread::id.eq(thread_unit::thread)))
            .filter(thread::subject.eq(subject.as_bytes().as_slice()))
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::thread.ne(but.as_bytes().as_slice()))
            .filter(thread_unit::removed_at.is_null())
            .filter(sql::<Bool>("thread_unit.state <> 'done'"))
            .filter(thread_unit::claimed_by.is_not_null())
            .select((
                thread_unit::last_at,
                thread_unit::thread,
                thread_unit::claimed_by,
            ))
            .load(self.conn)?;
        // A person has a handful of them.
        rows.sort_unstable_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
        rows.iter()
            .filter_map(|held| held.2.as_deref().map(row::id))
            .collect()
    }

    /// The newest cases of a unit that began since then, oldest first; `most` at most, and one more if there is one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn recent(
        &mut self,
        dept: &Dept,
        since: Timestamp,
        most: u32,
    ) -> Result<Vec<RecentCase>, StoreError> {
        type Row = (Vec<u8>, Vec<u8>, String);
        let mut rows: Vec<Row> = thread_unit::table
            .inner_join(thread::table.on(thread::id.eq(thread_unit::thread)))
            .filter(thread_unit::dept.eq(dept.as_str()))
            .filter(thread_unit::removed_at.is_null())
            .filter(thread::created_at.ge(since.micros()))
            .order((thread::created_at.desc(), thread::id.desc()))
            .limit(i64::from(most) + 1)
            .select((thread::id, thread::subject, thread::matter))
            .load(self.conn)?;
        rows.reverse();
        rows.iter()
            .map(|r| {
                Ok(RecentCase {
                    thread: row::id(&r.0)?,
                    subject: row::id(&r.1)?,
                    matter: row::word(&r.2)?,
                })
            })
            .collect()
    }

    /// Notes for which case a question waits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert_question(
        &mut self,
        request: RequestId,
        question: &RuleQuestion,
    ) -> Result<(), StoreError> {
        diesel::insert_into(rq::table)
            .values((
                rq::request.eq(request.as_bytes().as_slice()),
                rq::thread.eq(question.thread.as_bytes().as_slice()),
                rq::dept.eq(question.dept.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The case for which a question waited; it waits no more. None when the case is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn take_question(
        &mut self,
        request: RequestId,
    ) -> Result<Option<RuleQuestion>, StoreError> {
        let key = request.as_bytes().as_slice();
        let found: Option<(Vec<u8>, String)> = rq::table
            .find(key)
            .select((rq::thread, rq::dept))
            .first(self.conn)
            .optional()?;
        diesel::delete(rq::table.find(key)).execute(self.conn)?;
        found
            .map(|(thread, dept)| {
                Ok(RuleQuestion {
                    thread: row::id(&thread)?,
                    dept: row::word(&dept)?,
                })
            })
            .transpose()
    }

    /// Notes what a rule has done.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert_assignment(
        &mut self,
        thread: ThreadId,
        new: &RuleAssignment,
    ) -> Result<(), StoreError> {
        diesel::insert_into(ra::table)
            .values((
                ra::thread.eq(thread.as_bytes().as_slice()),
                ra::at.eq(new.at.micros()),
                ra::dept.eq(new.dept.as_str()),
                ra::pid.eq(new.pid.as_bytes().as_slice()),
                ra::instead_of.eq(new.instead_of.as_ref().map(|p| p.as_bytes().as_slice())),
                ra::position.eq(row::big(new.position)?),
                ra::kind.eq(new.kind.as_str()),
                ra::matter.eq(new.matter.as_ref().map(|code| code.as_str())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What rules have done with a case, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn assignments(&mut self, thread: ThreadId) -> Result<Vec<RuleAssignment>, StoreError> {
        let rows: Vec<AssignmentRow> = ra::table
            .filter(ra::thread.eq(thread.as_bytes().as_slice()))
            .order((ra::at, ra::dept))
            .select((
                ra::at,
                ra::dept,
                ra::pid,
                ra::instead_of,
                ra::position,
                ra::kind,
                ra::matter,
            ))
            .load(self.conn)?;
        rows.iter().map(parse_assignment).collect()
    }
}
