// SPDX-License-Identifier: EUPL-1.2
//! Departments: newest epoch, members by certificate, grants, links.

use std::collections::BTreeSet;

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::Right;

use super::barriers::beyond_barriers;
use super::row;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::schema::{thread_unit, unit, unit_grant, unit_link, unit_member};
use crate::error::{Conflict, StoreError};
use crate::ids::{Dept, GrantId, PersonId};
use crate::model::{MemberOfUnit, NewUnitGrant, Unit, UnitCounts, UnitFile, WorkState, words};

/// Counts of work lists stop here, so that they cost the same for every size.
const COUNT_LIMIT: i64 = 1000;

repository!(
    /// Departments.
    Units
);

type MemberRow = (String, String, Vec<u8>, i64, i64);

fn parse_member(r: &MemberRow) -> Result<MemberOfUnit, StoreError> {
    Ok(MemberOfUnit {
        dept: row::word(&r.0)?,
        rights: words::rights(&r.1)?,
        cert: row::hash(&r.2)?,
        nbf: r.3,
        exp: r.4,
    })
}

impl Units<'_> {
    /// A department.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, dept: &Dept) -> Result<Option<Unit>, StoreError> {
        let row: Option<(String, i64, Vec<u8>, i64)> = unit::table
            .find(dept.as_str())
            .first(self.conn)
            .optional()?;
        row.map(|r| parse_unit(&r)).transpose()
    }

    /// All departments by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn list(&mut self) -> Result<Vec<Unit>, StoreError> {
        let rows: Vec<(String, i64, Vec<u8>, i64)> =
            unit::table.order(unit::dept).load(self.conn)?;
        rows.iter().map(parse_unit).collect()
    }

    /// Makes `epoch` the newest of a department; exactly one of several rivals succeeds.
    ///
    /// # Errors
    /// [`Conflict::Epoch`] when it does not follow the stored one.
    pub fn advance(
        &mut self,
        dept: &Dept,
        epoch: u64,
        sh: Hash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let before = epoch
            .checked_sub(1)
            .ok_or(StoreError::Invalid("epoch-gap"))?;
        let n = diesel::update(
            unit::table
                .filter(unit::dept.eq(dept.as_str()))
                .filter(unit::epoch.eq(row::big(before)?)),
        )
        .set((
            unit::epoch.eq(row::big(epoch)?),
            unit::epoch_sh.eq(sh.as_bytes().as_slice()),
            unit::changed_at.eq(now.micros()),
        ))
        .execute(self.conn)?;
        if n == 1 {
            return Ok(());
        }
        if self.lookup(dept)?.is_some() || epoch != 1 {
            return Err(StoreError::Conflict(Conflict::Epoch));
        }
        diesel::insert_into(unit::table)
            .values((
                unit::dept.eq(dept.as_str()),
                unit::epoch.eq(row::big(epoch)?),
                unit::epoch_sh.eq(sh.as_bytes().as_slice()),
                unit::changed_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The departments in which a clerk may do something now, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_member(
        &mut self,
        pid: PersonId,
        now: Timestamp,
    ) -> Result<Vec<MemberOfUnit>, StoreError> {
        let rows: Vec<MemberRow> = unit_member::table
            .filter(unit_member::pid.eq(pid.as_bytes().as_slice()))
            .filter(unit_member::removed_at.is_null())
            .filter(unit_member::nbf.le(now.secs()))
            .filter(unit_member::exp.gt(now.secs()))
            .order(unit_member::dept)
            .select((
                unit_member::dept,
                unit_member::rights,
                unit_member::cert_sh,
                unit_member::nbf,
                unit_member::exp,
            ))
            .load(self.conn)?;
        rows.iter().map(parse_member).collect()
    }

    /// What a clerk may do in one department now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn member(
        &mut self,
        dept: &Dept,
        pid: PersonId,
        now: Timestamp,
    ) -> Result<Option<MemberOfUnit>, StoreError> {
        Ok(self
            .of_member(pid, now)?
            .into_iter()
            .find(|m| m.dept == *dept))
    }

    /// The clerks of a department who may do something now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn members(&mut self, dept: &Dept, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<Vec<u8>> = unit_member::table
            .filter(unit_member::dept.eq(dept.as_str()))
            .filter(unit_member::removed_at.is_null())
            .filter(unit_member::nbf.le(now.secs()))
            .filter(unit_member::exp.gt(now.secs()))
            .order(unit_member::pid)
            .select(unit_member::pid)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Whether anybody may read and write in a department now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_staffed(&mut self, dept: &Dept, now: Timestamp) -> Result<bool, StoreError> {
        Ok(!self.workers(dept, now)?.is_empty())
    }

    /// The clerks who may read and write in a department now, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn workers(&mut self, dept: &Dept, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<(Vec<u8>, String)> = unit_member::table
            .filter(unit_member::dept.eq(dept.as_str()))
            .filter(unit_member::removed_at.is_null())
            .filter(unit_member::nbf.le(now.secs()))
            .filter(unit_member::exp.gt(now.secs()))
            .order(unit_member::pid)
            .select((unit_member::pid, unit_member::rights))
            .load(self.conn)?;
        let mut out = Vec::new();
        for (pid, rights) in rows {
            let rights = words::rights(&rights)?;
            if rights.contains(&Right::Read) && rights.contains(&Right::Write) {
                out.push(row::id(&pid)?);
            }
        }
        Ok(out)
    }

    /// All clerks that hold a certificate for any department now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn all_members(&mut self, now: Timestamp) -> Result<Vec<(PersonId, Dept)>, StoreError> {
        let rows: Vec<(Vec<u8>, String)> = unit_member::table
            .filter(unit_member::removed_at.is_null())
            .filter(unit_member::nbf.le(now.secs()))
            .filter(unit_member::exp.gt(now.secs()))
            .order((unit_member::pid, unit_member::dept))
            .select((unit_member::pid, unit_member::dept))
            .load(self.conn)?;
        rows.iter()
            .map(|(pid, dept)| Ok((row::id(pid)?, row::word(dept)?)))
            .collect()
    }

    /// Makes these the departments of a clerk, as her newest certificate says.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn replace_member(
        &mut self,
        pid: PersonId,
        depts: &[MemberOfUnit],
    ) -> Result<(), StoreError> {
        diesel::delete(unit_member::table.filter(unit_member::pid.eq(pid.as_bytes().as_slice())))
            .execute(self.conn)?;
        for m in depts {
            diesel::insert_into(unit_member::table)
                .values((
                    unit_member::dept.eq(m.dept.as_str()),
                    unit_member::pid.eq(pid.as_bytes().as_slice()),
                    unit_member::rights.eq(row::join(m.rights.iter().map(|r| words::of_right(*r)))),
                    unit_member::cert_sh.eq(m.cert.as_bytes().as_slice()),
                    unit_member::nbf.eq(m.nbf),
                    unit_member::exp.eq(m.exp),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Ends a clerk's access to a department at once.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when she had none.
    pub fn mark_removed(
        &mut self,
        dept: &Dept,
        pid: PersonId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            unit_member::table
                .filter(unit_member::dept.eq(dept.as_str()))
                .filter(unit_member::pid.eq(pid.as_bytes().as_slice()))
                .filter(unit_member::removed_at.is_null()),
        )
        .set(unit_member::removed_at.eq(Some(now.micros())))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// Ends all access that this certificate gave. Gives the clerk, if there was one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_revoked(
        &mut self,
        cert: Hash,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StoreError> {
        let cert = cert.as_bytes().as_slice();
        let pid: Option<Vec<u8>> = unit_member::table
            .filter(unit_member::cert_sh.eq(cert))
            .filter(unit_member::removed_at.is_null())
            .select(unit_member::pid)
            .first(self.conn)
            .optional()?;
        let Some(pid) = pid else { return Ok(None) };
        diesel::update(
            unit_member::table
                .filter(unit_member::pid.eq(pid.as_slice()))
                .filter(unit_member::cert_sh.eq(cert)),
        )
        .set(unit_member::removed_at.eq(Some(now.micros())))
        .execute(self.conn)?;
        Ok(Some(row::id(&pid)?))
    }

    /// Stores a grant. Append-only.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert_grant(
        &mut self,
        grant: &NewUnitGrant,
        by: Option<PersonId>,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let id = GrantId::timed(ctx.chance(), ctx.now());
        diesel::insert_into(unit_grant::table)
            .values((
                unit_grant::id.eq(id.as_bytes().as_slice()),
                unit_grant::dept.eq(grant.dept.as_str()),
                unit_grant::epoch.eq(row::big(grant.epoch)?),
                unit_grant::pid.eq(grant.pid.as_bytes().as_slice()),
                unit_grant::file.eq(grant.file.as_bytes()),
                unit_grant::by_pid.eq(by.as_ref().map(|b| b.as_bytes().as_slice())),
                unit_grant::created_at.eq(ctx.now().micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The grants of a clerk in a department, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn grants(&mut self, dept: &Dept, pid: PersonId) -> Result<Vec<UnitFile>, StoreError> {
        let rows: Vec<(i64, Vec<u8>)> = unit_grant::table
            .filter(unit_grant::pid.eq(pid.as_bytes().as_slice()))
            .filter(unit_grant::dept.eq(dept.as_str()))
            .order((unit_grant::epoch, unit_grant::id))
            .select((unit_grant::epoch, unit_grant::file))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(epoch, file)| {
                Ok(UnitFile {
                    epoch: row::count(epoch)?,
                    file,
                })
            })
            .collect()
    }

    /// Whether a clerk has a grant for an epoch of a department.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn has_grant(
        &mut self,
        dept: &Dept,
        epoch: u64,
        pid: PersonId,
    ) -> Result<bool, StoreError> {
        let found: Option<i64> = unit_grant::table
            .filter(unit_grant::pid.eq(pid.as_bytes().as_slice()))
            .filter(unit_grant::dept.eq(dept.as_str()))
            .filter(unit_grant::epoch.eq(row::big(epoch)?))
            .select(unit_grant::epoch)
            .first(self.conn)
            .optional()?;
        Ok(found.is_some())
    }

    /// Who was given the identity of an epoch.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn granted(&mut self, dept: &Dept, epoch: u64) -> Result<BTreeSet<PersonId>, StoreError> {
        let rows: Vec<Vec<u8>> = unit_grant::table
            .filter(unit_grant::dept.eq(dept.as_str()))
            .filter(unit_grant::epoch.eq(row::big(epoch)?))
            .select(unit_grant::pid)
            .load(self.conn)?;
        rows.iter().map(|pid| row::id(pid)).collect()
    }

    /// Stores the identity of `epoch` sealed to the next epoch. The first one counts.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert_link(&mut self, dept: &Dept, link: &UnitFile) -> Result<(), StoreError> {
        let epoch = row::big(link.epoch)?;
        let known: Option<i64> = unit_link::table
            .find((dept.as_str(), epoch))
            .select(unit_link::epoch)
            .first(self.conn)
            .optional()?;
        if known.is_none() {
            diesel::insert_into(unit_link::table)
                .values((
                    unit_link::dept.eq(dept.as_str()),
                    unit_link::epoch.eq(epoch),
                    unit_link::file.eq(link.file.as_slice()),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// The links of a department, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn links(&mut self, dept: &Dept) -> Result<Vec<UnitFile>, StoreError> {
        let rows: Vec<(i64, Vec<u8>)> = unit_link::table
            .filter(unit_link::dept.eq(dept.as_str()))
            .order(unit_link::epoch)
            .select((unit_link::epoch, unit_link::file))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(epoch, file)| {
                Ok(UnitFile {
                    epoch: row::count(epoch)?,
                    file,
                })
            })
            .collect()
    }

    /// Threads of a department by state as a clerk sees them, each count up to 1000 ("1000 or more").
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn counts(&mut self, dept: &Dept, viewer: PersonId) -> Result<UnitCounts, StoreError> {
        let mut count = |state: WorkState| -> Result<u64, StoreError> {
            let rows: Vec<i64> = thread_unit::table
                .filter(thread_unit::dept.eq(dept.as_str()))
                .filter(thread_unit::state.eq(state.as_str()))
                .filter(thread_unit::removed_at.is_null())
                .filter(beyond_barriers!(viewer))
                .limit(COUNT_LIMIT)
                .select(thread_unit::last_at)
                .load(self.conn)?;
            row::count(row::small(rows.len()))
        };
        Ok(UnitCounts {
            new: count(WorkState::New)?,
            open: count(WorkState::Open)?,
            waiting: count(WorkState::Waiting)?,
            done: count(WorkState::Done)?,
        })
    }
}

fn parse_unit(r: &(String, i64, Vec<u8>, i64)) -> Result<Unit, StoreError> {
    Ok(Unit {
        dept: row::word(&r.0)?,
        epoch: row::count(r.1)?,
        epoch_sh: row::hash(&r.2)?,
        changed_at: Timestamp::from_micros(r.3),
    })
}
