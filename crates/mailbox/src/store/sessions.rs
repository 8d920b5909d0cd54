// SPDX-License-Identifier: EUPL-1.2
//! Sessions. Only the hash of the token is stored; the token changes with every change of state.

use std::time::Duration;

use diesel::prelude::*;
use protocol::Hash;

use super::endings::Endings;
use super::pushes::Pushes;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::session;
use crate::error::{Conflict, StoreError};
use crate::ids::{PersonId, SessionId};
use crate::model::{
    IdleLimits, Level, NewSession, Session, SessionChange, SessionMethod, SessionState, Side,
};

/// A request is noted at most this often.
const SEEN_EVERY: Duration = Duration::from_secs(60);
/// A session that was seen further in the future than this is not believed: the clock was set back.
const CLOCK_SLACK: Duration = Duration::from_secs(120);

repository!(
    /// Sessions.
    Sessions
);

#[derive(Queryable)]
struct Row {
    token_hash: Vec<u8>,
    id: Vec<u8>,
    side: String,
    state: String,
    pid: Option<Vec<u8>>,
    aid: Option<Vec<u8>>,
    method: Option<String>,
    proofs: String,
    level: String,
    ceremony: Option<String>,
    ceremony_at: Option<i64>,
    strong_at: Option<i64>,
    created_at: i64,
    seen_at: i64,
    expires_at: i64,
    shared: i64,
}

macro_rules! columns {
    () => {
        (
            session::token_hash,
            session::id,
            session::side,
            session::state,
            session::pid,
            session::aid,
            session::method,
            session::proofs,
            session::level,
            session::ceremony,
            session::ceremony_at,
            session::strong_at,
            session::created_at,
            session::seen_at,
            session::expires_at,
            session::shared,
        )
    };
}

fn parse(r: Row) -> Result<Session, StoreError> {
    let proofs: Vec<SessionMethod> = row::words(&r.proofs)?;
    Ok(Session {
        new: NewSession {
            token_hash: row::hash(&r.token_hash)?,
            id: row::id(&r.id)?,
            side: row::word(&r.side)?,
            state: row::word(&r.state)?,
            pid: row::opt_id(r.pid.as_deref())?,
            aid: row::opt_id(r.aid.as_deref())?,
            method: r.method.as_deref().map(row::word).transpose()?,
            proof: proofs.first().copied(),
            level: row::word(&r.level)?,
            ceremony: r.ceremony,
            expires_at: Timestamp::from_micros(r.expires_at),
            shared: r.shared != 0,
        },
        proofs,
        ceremony_at: row::opt_time(r.ceremony_at),
        strong_at: row::opt_time(r.strong_at),
        created_at: Timestamp::from_micros(r.created_at),
        seen_at: Timestamp::from_micros(r.seen_at),
    })
}

impl Session {
    /// Whether it is alive. A clock that was set back does not bring a session back.
    #[must_use]
    pub fn is_live(&self, now: Timestamp, idle: impl Into<IdleLimits>) -> bool {
        let idle = idle.into().of(self.new.shared);
        now < self.new.expires_at && now < self.seen_at + idle && self.seen_at <= now + CLOCK_SLACK
    }

    /// Whether this request should be noted with [`Sessions::mark_seen`].
    #[must_use]
    pub fn wants_touch(&self, now: Timestamp) -> bool {
        now.since(self.seen_at) >= SEEN_EVERY
    }
}

impl Sessions<'_> {
    /// Begins a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &NewSession, now: Timestamp) -> Result<(), StoreError> {
        let strong = new.method.is_some_and(SessionMethod::is_factor);
        diesel::insert_into(session::table)
            .values((
                session::token_hash.eq(new.token_hash.as_bytes().as_slice()),
                session::id.eq(new.id.as_bytes().as_slice()),
                session::side.eq(new.side.as_str()),
                session::state.eq(new.state.as_str()),
                session::pid.eq(new.pid.as_ref().map(|p| p.as_bytes().as_slice())),
                session::aid.eq(new.aid.as_ref().map(|a| a.as_bytes().as_slice())),
                session::method.eq(new.method.map(SessionMethod::as_str)),
                session::proofs.eq(new.proof.map_or("", SessionMethod::as_str)),
                session::level.eq(new.level.as_str()),
                session::ceremony.eq(new.ceremony.as_deref()),
                session::ceremony_at.eq(new.ceremony.as_ref().map(|_| now.micros())),
                session::strong_at.eq(strong.then(|| now.micros())),
                session::created_at.eq(now.micros()),
                session::seen_at.eq(now.micros()),
                session::expires_at.eq(new.expires_at.micros()),
                session::shared.eq(i64::from(new.shared)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The live session of a token on one of the two pages.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        token_hash: Hash,
        side: Side,
        now: Timestamp,
        idle: impl Into<IdleLimits>,
    ) -> Result<Option<Session>, StoreError> {
        let row: Option<Row> = session::table
            .find(token_hash.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        let session = row.map(parse).transpose()?;
        let Some(session) = session.filter(|s| s.new.side == side && s.is_live(now, idle)) else {
            return Ok(None);
        };
        // No session of hers lives once the account has come to its end, whoever deletes the row.
        if let Some(pid) = session.new.pid
            && Endings::on(self.conn).is_closed(pid, now)?
        {
            return Ok(None);
        }
        Ok(Some(session))
    }

    /// Notes a request, so that the session does not end for idleness.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_seen(&mut self, token_hash: Hash, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(session::table.find(token_hash.as_bytes().as_slice()))
            .set(session::seen_at.eq(now.micros()))
            .execute(self.conn)?;
        Ok(())
    }

    /// Notes the proof of a passkey or a password in a running session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_strong(&mut self, token_hash: Hash, now: Timestamp) -> Result<(), StoreError> {
        diesel::update(session::table.find(token_hash.as_bytes().as_slice()))
            .set(session::strong_at.eq(Some(now.micros())))
            .execute(self.conn)?;
        Ok(())
    }

    /// Gives the session a new state and a new token; the old token is worth nothing from then on. The id
    /// stays, so that requests of the session to the registrar can be found.
    ///
    /// # Errors
    /// [`Conflict::State`] when the old token is gone: somebody else has changed the session.
    pub fn rotate(
        &mut self,
        old: Hash,
        change: &SessionChange,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let proofs = self.proofs_with(old, change.pid, change.proof)?;
        let n = diesel::update(session::table.find(old.as_bytes().as_slice()))
            .set((
                session::proofs.eq(proofs),
                session::token_hash.eq(change.token_hash.as_bytes().as_slice()),
                session::state.eq(change.state.as_str()),
                session::pid.eq(change.pid.as_ref().map(|p| p.as_bytes().as_slice())),
                session::aid.eq(change.aid.as_ref().map(|a| a.as_bytes().as_slice())),
                session::method.eq(change.method.map(SessionMethod::as_str)),
                session::level.eq(change.level.as_str()),
                session::ceremony.eq(None::<&str>),
                session::ceremony_at.eq(None::<i64>),
                session::seen_at.eq(now.micros()),
                session::expires_at.eq(change.expires_at.micros()),
            ))
            .execute(self.conn)?;
        if n != 1 {
            return Err(StoreError::Conflict(Conflict::State));
        }
        if change.strong {
            self.mark_strong(change.token_hash, now)?;
        }
        Ok(())
    }

    /// What has been proven in a session, and `more`. Proofs of somebody else do not count.
    fn proofs_with(
        &mut self,
        token_hash: Hash,
        pid: Option<PersonId>,
        more: Option<SessionMethod>,
    ) -> Result<String, StoreError> {
        let found: Option<(Option<Vec<u8>>, String)> = session::table
            .find(token_hash.as_bytes().as_slice())
            .select((session::pid, session::proofs))
            .first(self.conn)
            .optional()?;
        let (before, text) = found.unwrap_or_default();
        let same = before.as_deref() == pid.as_ref().map(|p| p.as_bytes().as_slice());
        let mut proofs: Vec<SessionMethod> = if same { row::words(&text)? } else { Vec::new() };
        proofs.extend(more.filter(|m| !proofs.contains(m)));
        Ok(row::join(proofs))
    }

    /// Notes that a further method was proven in a running session: a step-up, or the second method that a
    /// carryover needs to bind at once.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when the session has ended.
    pub fn add_proof(
        &mut self,
        token_hash: Hash,
        pid: PersonId,
        method: SessionMethod,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let proofs = self.proofs_with(token_hash, Some(pid), Some(method))?;
        let n = diesel::update(
            session::table
                .filter(session::token_hash.eq(token_hash.as_bytes().as_slice()))
                .filter(session::pid.eq(pid.as_bytes().as_slice())),
        )
        .set((
            session::proofs.eq(proofs),
            session::strong_at.eq(Some(now.micros())),
        ))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// Keeps the state of a WebAuthn ceremony.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when the session has ended.
    pub fn set_ceremony(
        &mut self,
        token_hash: Hash,
        ceremony: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(session::table.find(token_hash.as_bytes().as_slice()))
            .set((
                session::ceremony.eq(Some(ceremony)),
                session::ceremony_at.eq(Some(now.micros())),
            ))
            .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// Takes the state of a ceremony out: of several answers to one challenge exactly one gets it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn take_ceremony(
        &mut self,
        token_hash: Hash,
        now: Timestamp,
        valid: Duration,
    ) -> Result<Option<String>, StoreError> {
        let found: Option<(Option<String>, Option<i64>)> = session::table
            .find(token_hash.as_bytes().as_slice())
            .select((session::ceremony, session::ceremony_at))
            .first(self.conn)
            .optional()?;
        let Some((Some(ceremony), Some(at))) = found else {
            return Ok(None);
        };
        let n = diesel::update(
            session::table
                .filter(session::token_hash.eq(token_hash.as_bytes().as_slice()))
                .filter(session::ceremony.is_not_null()),
        )
        .set((
            session::ceremony.eq(None::<&str>),
            session::ceremony_at.eq(None::<i64>),
        ))
        .execute(self.conn)?;
        let young = now < Timestamp::from_micros(at) + valid;
        Ok((n == 1 && young).then_some(ceremony))
    }

    /// Live full sessions of a person, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(
        &mut self,
        pid: PersonId,
        now: Timestamp,
        idle: impl Into<IdleLimits>,
    ) -> Result<Vec<Session>, StoreError> {
        let idle = idle.into();
        let rows: Vec<Row> = session::table
            .filter(session::pid.eq(pid.as_bytes().as_slice()))
            .filter(session::state.eq(SessionState::Full.as_str()))
            .order((session::created_at.desc(), session::id))
            .select(columns!())
            .load(self.conn)?;
        let sessions = rows.into_iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        Ok(sessions
            .into_iter()
            .filter(|s| s.is_live(now, idle))
            .collect())
    }

    /// Ends the session of a token. Signs to its browser end with it, unlike when it ends for idleness: whoever is away waits for them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, token_hash: Hash) -> Result<(), StoreError> {
        let id: Option<Vec<u8>> = session::table
            .find(token_hash.as_bytes().as_slice())
            .select(session::id)
            .first(self.conn)
            .optional()?;
        if let Some(id) = id {
            Pushes::on(self.conn).delete_of_session(row::id(&id)?)?;
        }
        diesel::delete(session::table.find(token_hash.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }

    /// The token by which a session is found at this moment.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn token_of(&mut self, id: SessionId) -> Result<Option<Hash>, StoreError> {
        let token: Option<Vec<u8>> = session::table
            .filter(session::id.eq(id.as_bytes().as_slice()))
            .select(session::token_hash)
            .first(self.conn)
            .optional()?;
        row::opt_hash(token.as_deref())
    }

    /// Ends one of a person's own sessions.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when it is not hers.
    pub fn delete_by_id(&mut self, pid: PersonId, id: SessionId) -> Result<(), StoreError> {
        let n = diesel::delete(
            session::table
                .filter(session::id.eq(id.as_bytes().as_slice()))
                .filter(session::pid.eq(pid.as_bytes().as_slice())),
        )
        .execute(self.conn)?;
        if n == 1 {
            Pushes::on(self.conn).delete_of_session(id)
        } else {
            Err(StoreError::Absent)
        }
    }

    /// Ends all sessions of a person in whatever state, but `except`, and the signs to their browsers. Gives the number ended.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_all(
        &mut self,
        pid: PersonId,
        except: Option<SessionId>,
    ) -> Result<usize, StoreError> {
        Pushes::on(self.conn).delete_all(pid, except)?;
        let pid = pid.as_bytes().as_slice();
        // An id of 0 bytes is nobody's.
        let except = except.map_or(Vec::new(), |id| id.as_bytes().to_vec());
        Ok(diesel::delete(
            session::table
                .filter(session::pid.eq(pid))
                .filter(session::id.ne(except.as_slice())),
        )
        .execute(self.conn)?)
    }

    /// Sets how sure we are of a session, e.g. after the binding it waited for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_level(&mut self, id: SessionId, level: Level) -> Result<(), StoreError> {
        diesel::update(session::table.filter(session::id.eq(id.as_bytes().as_slice())))
            .set(session::level.eq(level.as_str()))
            .execute(self.conn)?;
        Ok(())
    }

    /// Deletes sessions that have ended by their absolute time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        Ok(
            diesel::delete(session::table.filter(session::expires_at.le(now.micros())))
                .execute(self.conn)?,
        )
    }
}
