// SPDX-License-Identifier: EUPL-1.2
//! Phone checks. Every step is a compare-and-swap: of many that try the same step, one succeeds.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::phone_check as pc;
use crate::error::{Conflict, StoreError};
use crate::ids::{PersonId, PhoneCheckId};
use crate::model::{JsonText, PhoneCheck, PhoneState};

repository!(
    /// Phone checks.
    PhoneChecks
);

#[derive(Queryable, Selectable)]
#[diesel(table_name = pc)]
struct Row {
    id: Vec<u8>,
    pid: Vec<u8>,
    desk: Option<Vec<u8>>,
    state: String,
    committed: Option<String>,
    answered: Option<String>,
    revealed: Option<String>,
    opened_at: i64,
    expires_at: i64,
}

fn parse(r: Row) -> Result<PhoneCheck, StoreError> {
    Ok(PhoneCheck {
        id: row::id(&r.id)?,
        pid: row::id(&r.pid)?,
        desk: row::opt_id(r.desk.as_deref())?,
        state: row::word(&r.state)?,
        committed: r.committed.map(JsonText::stored),
        answered: r.answered.map(JsonText::stored),
        revealed: r.revealed.map(JsonText::stored),
        opened_at: Timestamp::from_micros(r.opened_at),
        expires_at: Timestamp::from_micros(r.expires_at),
    })
}

impl PhoneChecks<'_> {
    /// Stores a new check in state `waiting`; whatever the person had open before is gone.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(
        &mut self,
        id: PhoneCheckId,
        pid: PersonId,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        self.delete_of(pid)?;
        diesel::insert_into(pc::table)
            .values((
                pc::id.eq(id.as_bytes().as_slice()),
                pc::pid.eq(pid.as_bytes().as_slice()),
                pc::state.eq(PhoneState::Waiting.as_str()),
                pc::opened_at.eq(now.micros()),
                pc::expires_at.eq(until.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// A check that is not over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        id: PhoneCheckId,
        now: Timestamp,
    ) -> Result<Option<PhoneCheck>, StoreError> {
        let row: Option<Row> = pc::table
            .find(id.as_bytes().as_slice())
            .filter(pc::expires_at.gt(now.micros()))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The check of a person that is not over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(
        &mut self,
        pid: PersonId,
        now: Timestamp,
    ) -> Result<Option<PhoneCheck>, StoreError> {
        let row: Option<Row> = pc::table
            .filter(pc::pid.eq(pid.as_bytes().as_slice()))
            .filter(pc::expires_at.gt(now.micros()))
            .order((pc::opened_at.desc(), pc::id.desc()))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// A desk commits.
    ///
    /// # Errors
    /// [`Conflict::State`] when somebody was faster, or it is over.
    pub fn mark_committed(
        &mut self,
        id: PhoneCheckId,
        desk: PersonId,
        stmt: &JsonText,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            pc::table
                .find(id.as_bytes().as_slice())
                .filter(pc::state.eq(PhoneState::Waiting.as_str()))
                .filter(pc::expires_at.gt(now.micros())),
        )
        .set((
            pc::state.eq(PhoneState::Committed.as_str()),
            pc::desk.eq(Some(desk.as_bytes().as_slice())),
            pc::committed.eq(Some(stmt.as_str())),
        ))
        .execute(self.conn)?;
        one(n)
    }

    /// The person answers.
    ///
    /// # Errors
    /// [`Conflict::State`] as above.
    pub fn mark_answered(
        &mut self,
        id: PhoneCheckId,
        stmt: &JsonText,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            pc::table
                .find(id.as_bytes().as_slice())
                .filter(pc::state.eq(PhoneState::Committed.as_str()))
                .filter(pc::expires_at.gt(now.micros())),
        )
        .set((
            pc::state.eq(PhoneState::Answered.as_str()),
            pc::answered.eq(Some(stmt.as_str())),
        ))
        .execute(self.conn)?;
        one(n)
    }

    /// The desk reveals.
    ///
    /// # Errors
    /// [`Conflict::State`] as above.
    pub fn mark_revealed(
        &mut self,
        id: PhoneCheckId,
        stmt: &JsonText,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            pc::table
                .find(id.as_bytes().as_slice())
                .filter(pc::state.eq(PhoneState::Answered.as_str()))
                .filter(pc::expires_at.gt(now.micros())),
        )
        .set((
            pc::state.eq(PhoneState::Revealed.as_str()),
            pc::revealed.eq(Some(stmt.as_str())),
        ))
        .execute(self.conn)?;
        one(n)
    }

    /// Ends whatever a person has open.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_of(&mut self, pid: PersonId) -> Result<(), StoreError> {
        let own = pc::table.filter(pc::pid.eq(pid.as_bytes().as_slice()));
        diesel::delete(own).execute(self.conn)?;
        Ok(())
    }

    /// Deletes those that were over before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(pc::table.filter(pc::expires_at.lt(before.micros())))
                .execute(self.conn)?,
        )
    }
}

fn one(changed: usize) -> Result<(), StoreError> {
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict(Conflict::State))
    }
}
