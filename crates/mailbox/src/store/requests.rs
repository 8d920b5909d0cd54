// SPDX-License-Identifier: EUPL-1.2
//! What waits for the registrar.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::registrar_request as rr;
use crate::error::{Conflict, StoreError};
use crate::ids::{PersonId, RequestId, SessionId};
use crate::model::{NewRequest, Request, RequestKind, RequestState};

repository!(
    /// What waits for the registrar.
    Requests
);

#[derive(Queryable)]
struct Row {
    id: Vec<u8>,
    kind: String,
    pid: Vec<u8>,
    aid: Option<Vec<u8>>,
    body: Option<Vec<u8>>,
    staged: Option<String>,
    level: Option<String>,
    methods: Option<String>,
    session: Option<Vec<u8>>,
    state: String,
    reason: Option<String>,
    tries_left: Option<i64>,
    lease_until: Option<i64>,
    created_at: i64,
}

macro_rules! columns {
    () => {
        (
            rr::id,
            rr::kind,
            rr::pid,
            rr::aid,
            rr::body,
            rr::staged,
            rr::level,
            rr::methods,
            rr::session,
            rr::state,
            rr::reason,
            rr::tries_left,
            rr::lease_until,
            rr::created_at,
        )
    };
}

fn parse(r: Row) -> Result<Request, StoreError> {
    let staged = r
        .staged
        .map(|text| {
            serde_json::from_str(&text)
                .map_err(|_| StoreError::Internal("stored staged keys do not parse".to_owned()))
        })
        .transpose()?;
    let state: RequestState = row::word(&r.state)?;
    Ok(Request {
        new: NewRequest {
            id: row::id(&r.id)?,
            kind: row::word(&r.kind)?,
            pid: row::id(&r.pid)?,
            aid: row::opt_id(r.aid.as_deref())?,
            body: r.body,
            staged,
            level: r.level.as_deref().map(row::word).transpose()?,
            methods: r.methods,
            session: row::opt_id(r.session.as_deref())?,
        },
        state,
        reason: r.reason,
        tries_left: r.tries_left.and_then(|n| u32::try_from(n).ok()),
        until: row::opt_time(r.lease_until).filter(|_| state == RequestState::Waiting),
        created_at: Timestamp::from_micros(r.created_at),
    })
}

impl Requests<'_> {
    /// Stores a request.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &NewRequest, now: Timestamp) -> Result<(), StoreError> {
        let staged = new
            .staged
            .as_ref()
            .map(serde_json::to_string)
            .transpose()
            .map_err(|e| StoreError::Internal(e.to_string()))?;
        diesel::insert_into(rr::table)
            .values((
                rr::id.eq(new.id.as_bytes().as_slice()),
                rr::kind.eq(new.kind.as_str()),
                rr::pid.eq(new.pid.as_bytes().as_slice()),
                rr::aid.eq(new.aid.as_ref().map(|a| a.as_bytes().as_slice())),
                rr::body.eq(new.body.as_deref()),
                rr::staged.eq(staged),
                rr::level.eq(new.level.map(crate::model::Level::as_str)),
                rr::methods.eq(new.methods.as_deref()),
                rr::session.eq(new.session.as_ref().map(|s| s.as_bytes().as_slice())),
                rr::state.eq(RequestState::Open.as_str()),
                rr::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The request.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, id: RequestId) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = rr::table
            .find(id.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The newest request of this kind about a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest(
        &mut self,
        pid: PersonId,
        kind: RequestKind,
    ) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = rr::table
            .filter(rr::pid.eq(pid.as_bytes().as_slice()))
            .filter(rr::kind.eq(kind.as_str()))
            .order((rr::created_at.desc(), rr::id.desc()))
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// The newest request of this kind that a session has made about a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn newest_of_session(
        &mut self,
        pid: PersonId,
        kind: RequestKind,
        session: SessionId,
    ) -> Result<Option<Request>, StoreError> {
        let row: Option<Row> = rr::table
            .filter(rr::pid.eq(pid.as_bytes().as_slice()))
            .filter(rr::kind.eq(kind.as_str()))
            .filter(rr::session.eq(session.as_bytes().as_slice()))
            .order((rr::created_at.desc(), rr::id.desc()))
            .select(columns!())
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Whether the registrar has yet to answer such a request about a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_waiting(&mut self, pid: PersonId, kind: RequestKind) -> Result<bool, StoreError> {
        let n: i64 = rr::table
            .filter(rr::pid.eq(pid.as_bytes().as_slice()))
            .filter(rr::kind.eq(kind.as_str()))
            .filter(rr::done_at.is_null())
            .count()
            .get_result(self.conn)?;
        Ok(n > 0)
    }

    /// Hands the oldest open requests to the registrar until `until`; leases that ran out and waiting times that are
    /// over are open again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lease(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Request>, StoreError> {
        diesel::update(
            rr::table
                .filter(rr::done_at.is_null())
                .filter(rr::lease_until.le(now.micros())),
        )
        .set((
            rr::state.eq(RequestState::Open.as_str()),
            rr::lease_until.eq(None::<i64>),
        ))
        .execute(self.conn)?;
        let rows: Vec<Row> = rr::table
            .filter(rr::state.eq(RequestState::Open.as_str()))
            .order((rr::created_at, rr::id))
            .limit(i64::from(limit))
            .select(columns!())
            .load(self.conn)?;
        for row in &rows {
            diesel::update(rr::table.find(row.id.as_slice()))
                .set((
                    rr::state.eq(RequestState::Leased.as_str()),
                    rr::lease_until.eq(Some(until.micros())),
                ))
                .execute(self.conn)?;
        }
        rows.into_iter().map(parse).collect()
    }

    /// Keeps a request as it is and hands it out again at `until`.
    ///
    /// # Errors
    /// [`Conflict::State`] when it was answered before.
    pub fn postpone(&mut self, id: RequestId, until: Timestamp) -> Result<(), StoreError> {
        let n = diesel::update(
            rr::table
                .filter(rr::id.eq(id.as_bytes().as_slice()))
                .filter(rr::done_at.is_null()),
        )
        .set((
            rr::state.eq(RequestState::Waiting.as_str()),
            rr::lease_until.eq(Some(until.micros())),
        ))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Conflict(Conflict::State))
        }
    }

    /// Ends a request; what it carried is deleted. The first answer counts.
    ///
    /// # Errors
    /// [`Conflict::State`] when it was answered before.
    pub fn complete(
        &mut self,
        id: RequestId,
        state: RequestState,
        reason: Option<&str>,
        tries_left: Option<u32>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(
            rr::table
                .filter(rr::id.eq(id.as_bytes().as_slice()))
                .filter(rr::done_at.is_null()),
        )
        .set((
            rr::state.eq(state.as_str()),
            rr::reason.eq(reason),
            rr::tries_left.eq(tries_left.map(i64::from)),
            rr::done_at.eq(Some(now.micros())),
            rr::lease_until.eq(None::<i64>),
            rr::body.eq(None::<&[u8]>),
            rr::staged.eq(None::<&str>),
        ))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Conflict(Conflict::State))
        }
    }

    /// How many of this kind have no answer yet. Found by their state: those that are answered do not make it slower.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn count_waiting(&mut self, kind: RequestKind) -> Result<i64, StoreError> {
        let pending = [
            RequestState::Open,
            RequestState::Leased,
            RequestState::Waiting,
        ];
        Ok(rr::table
            .filter(rr::state.eq_any(pending.map(RequestState::as_str)))
            .filter(rr::kind.eq(kind.as_str()))
            .count()
            .get_result(self.conn)?)
    }

    /// Gives up what is still waiting of this kind about a person; a newer one takes its place. What the registrar holds right
    /// now is left alone: it may have decided already, and its binding has to be stored here, or the two would part for good.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn supersede(
        &mut self,
        pid: PersonId,
        kind: RequestKind,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::update(
            rr::table
                .filter(rr::pid.eq(pid.as_bytes().as_slice()))
                .filter(rr::kind.eq(kind.as_str()))
                .filter(rr::state.ne(RequestState::Leased.as_str()))
                .filter(rr::done_at.is_null()),
        )
        .set((
            rr::state.eq(RequestState::Refused.as_str()),
            rr::reason.eq(Some("superseded")),
            rr::done_at.eq(Some(now.micros())),
            rr::lease_until.eq(None::<i64>),
            rr::body.eq(None::<&[u8]>),
            rr::staged.eq(None::<&str>),
        ))
        .execute(self.conn)?;
        Ok(())
    }

    /// Deletes answered requests that ended before then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        Ok(diesel::delete(rr::table.filter(rr::done_at.lt(before.micros()))).execute(self.conn)?)
    }
}
