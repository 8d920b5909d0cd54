// SPDX-License-Identifier: EUPL-1.2
//! What kind of device a session was begun at, sealed by its owner's client.

use std::collections::HashMap;

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::session_device as sd;
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId};

repository!(
    /// Kinds of devices, sealed.
    SessionDevices
);

impl SessionDevices<'_> {
    /// Stores the word for a session; the first one stays.
    ///
    /// # Errors
    /// [`crate::Conflict::Exists`] when two come at the same moment.
    pub fn insert(
        &mut self,
        session: SessionId,
        pid: PersonId,
        sealed: &[u8],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let known: i64 = sd::table
            .filter(sd::session.eq(session.as_bytes().as_slice()))
            .count()
            .get_result(self.conn)?;
        if known > 0 {
            return Ok(());
        }
        diesel::insert_into(sd::table)
            .values((
                sd::session.eq(session.as_bytes().as_slice()),
                sd::pid.eq(pid.as_bytes().as_slice()),
                sd::sealed.eq(sealed),
                sd::at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// What is known of these sessions of a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find(
        &mut self,
        pid: PersonId,
        sessions: &[SessionId],
    ) -> Result<HashMap<SessionId, Vec<u8>>, StoreError> {
        let ids: Vec<&[u8]> = sessions.iter().map(|id| id.as_bytes().as_slice()).collect();
        let rows: Vec<(Vec<u8>, Vec<u8>)> = sd::table
            .filter(sd::session.eq_any(ids))
            .filter(sd::pid.eq(pid.as_bytes().as_slice()))
            .select((sd::session, sd::sealed))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(id, sealed)| Ok((row::id(&id)?, sealed)))
            .collect()
    }

    /// Deletes what was told before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::delete(sd::table.filter(sd::at.lt(before.micros()))).execute(self.conn)?)
    }
}
