// SPDX-License-Identifier: EUPL-1.2
//! Activation codes.

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::activation;
use crate::error::{Conflict, StoreError};
use crate::ids::{ActivationId, PersonId};
use crate::model::{Activation, ActivationState, NewActivation, words};

/// Wrong claims that a code allows.
pub const CLAIM_TRIES: u32 = 5;

repository!(
    /// Activation codes.
    Activations
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    i64,
    String,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    i64,
    String,
    i64,
    i64,
);

fn parse(r: Row) -> Result<Activation, StoreError> {
    Ok(Activation {
        issued: NewActivation {
            aid: row::id(&r.0)?,
            pid: row::id(&r.1)?,
            seq: row::count(r.2)?,
            role: words::role(&r.3)?,
            locator_hash: row::hash(&r.4)?,
            issue: row::hash(&r.5)?,
            mac_org: row::hash(&r.6)?,
            expires_at: Timestamp::from_micros(r.7),
            program: r.10 != 0,
        },
        state: row::word(&r.8)?,
        tries_left: u32::try_from(r.9).unwrap_or(0),
    })
}

macro_rules! columns {
    () => {
        (
            activation::aid,
            activation::pid,
            activation::seq,
            activation::role,
            activation::locator_hash,
            activation::issue_sh,
            activation::mac_org,
            activation::expires_at,
            activation::state,
            activation::tries_left,
            activation::program,
        )
    };
}

impl Activations<'_> {
    /// Stores a code; older codes of the person that are not used yet die.
    ///
    /// # Errors
    /// [`Conflict::Exists`] when id or locator is taken.
    pub fn insert(&mut self, new: &NewActivation, now: Timestamp) -> Result<(), StoreError> {
        self.end_unused(new.pid)?;
        diesel::insert_into(activation::table)
            .values((
                activation::aid.eq(new.aid.as_bytes().as_slice()),
                activation::pid.eq(new.pid.as_bytes().as_slice()),
                activation::seq.eq(row::big(new.seq)?),
                activation::role.eq(words::of_role(new.role)),
                activation::locator_hash.eq(new.locator_hash.as_bytes().as_slice()),
                activation::issue_sh.eq(new.issue.as_bytes().as_slice()),
                activation::mac_org.eq(new.mac_org.as_bytes().as_slice()),
                activation::expires_at.eq(new.expires_at.micros()),
                activation::state.eq(ActivationState::Open.as_str()),
                activation::tries_left.eq(i64::from(CLAIM_TRIES)),
                activation::created_at.eq(now.micros()),
                activation::program.eq(i64::from(new.program)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Codes of a person that are not used yet die.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn end_unused(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::update(
            activation::table
                .filter(activation::pid.eq(pid.as_bytes().as_slice()))
                .filter(
                    activation::state
                        .eq(ActivationState::Open.as_str())
                        .or(activation::state.eq(ActivationState::Pending.as_str())),
                ),
        )
        .set(activation::state.eq(ActivationState::Dead.as_str()))
        .execute(self.conn)?;
        Ok(())
    }

    /// The code with this id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, aid: ActivationId) -> Result<Option<Activation>, StoreError> {
        let row: Option<Row> = activation::table
            .find(aid.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The code with this locator, in whatever state.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_locator(&mut self, hash: Hash) -> Result<Option<Activation>, StoreError> {
        let row: Option<Row> = activation::table
            .filter(activation::locator_hash.eq(hash.as_bytes().as_slice()))
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Moves a code from one state to another; exactly one caller succeeds.
    ///
    /// # Errors
    /// [`Conflict::State`] when it is in another state.
    pub fn mark_state(
        &mut self,
        aid: ActivationId,
        from: ActivationState,
        to: ActivationState,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            activation::table
                .filter(activation::aid.eq(aid.as_bytes().as_slice()))
                .filter(activation::state.eq(from.as_str())),
        )
        .set(activation::state.eq(to.as_str()))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Conflict(Conflict::State))
        }
    }

    /// Sets how many wrong claims are left, as the registrar says.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_tries(&mut self, aid: ActivationId, left: u32) -> Result<(), StoreError> {
        diesel::update(activation::table.find(aid.as_bytes().as_slice()))
            .set(activation::tries_left.eq(i64::from(left)))
            .execute(self.conn)?;
        Ok(())
    }

    /// The codes of a person, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<Activation>, StoreError> {
        let rows: Vec<Row> = activation::table
            .filter(activation::pid.eq(pid.as_bytes().as_slice()))
            .order(activation::seq.desc())
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }
}
