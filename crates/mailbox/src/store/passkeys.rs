// SPDX-License-Identifier: EUPL-1.2
//! Passkeys.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::passkey as pk;
use crate::error::StoreError;
use crate::ids::{ActivationId, MethodId, PersonId};
use crate::model::Passkey;

repository!(
    /// Passkeys.
    Passkeys
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    Option<Vec<u8>>,
    String,
    Option<Vec<u8>>,
    i64,
    Option<i64>,
);

fn parse(r: Row) -> Result<Passkey, StoreError> {
    Ok(Passkey {
        credential_id: r.0,
        pid: row::id(&r.1)?,
        method: row::opt_id(r.2.as_deref())?,
        passkey: r.3,
        activation: row::opt_id(r.4.as_deref())?,
        created_at: Timestamp::from_micros(r.5),
        used_at: row::opt_time(r.6),
    })
}

macro_rules! columns {
    () => {
        (
            pk::credential_id,
            pk::pid,
            pk::method,
            pk::state_json,
            pk::aid,
            pk::created_at,
            pk::used_at,
        )
    };
}

impl Passkeys<'_> {
    /// Stores a passkey. One made during an activation cannot be used before that is bound.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when the credential is known.
    pub fn insert(&mut self, new: &Passkey) -> Result<(), StoreError> {
        diesel::insert_into(pk::table)
            .values((
                pk::credential_id.eq(new.credential_id.as_slice()),
                pk::pid.eq(new.pid.as_bytes().as_slice()),
                pk::method.eq(new.method.as_ref().map(|m| m.as_bytes().as_slice())),
                pk::state_json.eq(new.passkey.as_str()),
                pk::aid.eq(new.activation.as_ref().map(|a| a.as_bytes().as_slice())),
                pk::created_at.eq(new.created_at.micros()),
                pk::used_at.eq(new.used_at.map(Timestamp::micros)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// A passkey that may log in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, credential_id: &[u8]) -> Result<Option<Passkey>, StoreError> {
        let row: Option<Row> = pk::table
            .filter(pk::credential_id.eq(credential_id))
            .filter(pk::aid.is_null())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The passkeys of a person that may log in, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<Passkey>, StoreError> {
        let rows: Vec<Row> = pk::table
            .filter(pk::pid.eq(pid.as_bytes().as_slice()))
            .filter(pk::aid.is_null())
            .order((pk::created_at, pk::credential_id))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// All passkeys of a person, also those of an activation that is not bound (to exclude them from a
    /// new ceremony).
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_all_by_person(&mut self, pid: PersonId) -> Result<Vec<Passkey>, StoreError> {
        let rows: Vec<Row> = pk::table
            .filter(pk::pid.eq(pid.as_bytes().as_slice()))
            .order((pk::created_at, pk::credential_id))
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Stores the counters after a login.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no such passkey.
    pub fn mark_used(
        &mut self,
        credential_id: &[u8],
        passkey: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(pk::table.find(credential_id))
            .set((
                pk::state_json.eq(passkey),
                pk::used_at.eq(Some(now.micros())),
            ))
            .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// The passkeys of this activation are the person's from now on, and all others end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_bound(&mut self, pid: PersonId, aid: ActivationId) -> Result<(), StoreError> {
        let pid = pid.as_bytes().as_slice();
        let aid = aid.as_bytes().as_slice();
        diesel::delete(
            pk::table
                .filter(pk::pid.eq(pid))
                .filter(pk::aid.is_null().or(pk::aid.ne(aid))),
        )
        .execute(self.conn)?;
        diesel::update(pk::table.filter(pk::pid.eq(pid)))
            .set(pk::aid.eq(None::<&[u8]>))
            .execute(self.conn)?;
        Ok(())
    }

    /// Names the unlock method that was made from a passkey's PRF, or takes the name away.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_method(
        &mut self,
        credential_id: &[u8],
        method: Option<MethodId>,
    ) -> Result<(), StoreError> {
        diesel::update(pk::table.find(credential_id))
            .set(pk::method.eq(method.as_ref().map(|m| m.as_bytes().as_slice())))
            .execute(self.conn)?;
        Ok(())
    }

    /// Ends a passkey of a person.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when it is not hers.
    pub fn delete(&mut self, pid: PersonId, credential_id: &[u8]) -> Result<(), StoreError> {
        let n = diesel::delete(
            pk::table
                .filter(pk::credential_id.eq(credential_id))
                .filter(pk::pid.eq(pid.as_bytes().as_slice())),
        )
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// Deletes passkeys of activations that were given up before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge_unbound(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::delete(
            pk::table
                .filter(pk::aid.is_not_null())
                .filter(pk::created_at.lt(before.micros())),
        )
        .execute(self.conn)?)
    }
}
