// SPDX-License-Identifier: EUPL-1.2
//! Accounts of staff at the insurer's identity provider, what was shown there in which session, and who has left there.

use std::time::Duration;

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{provider_logout, provider_session, staff_account};
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId};
use crate::model::{ProviderLogout, ProviderProof, ProviderRequest, Vouched};

repository!(
    /// The insurer's identity provider.
    Providers
);

type Shown = (
    Vec<u8>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Option<i64>,
);

macro_rules! shown {
    () => {
        (
            provider_session::session,
            provider_session::pid,
            provider_session::subject,
            provider_session::sid,
            provider_session::shown_at,
        )
    };
}

/// None as long as nothing was shown.
fn parse(r: &Shown) -> Result<Option<ProviderProof>, StoreError> {
    let (Some(pid), Some(subject), Some(at)) = (&r.1, &r.2, r.4) else {
        return Ok(None);
    };
    Ok(Some(ProviderProof {
        session: row::id(&r.0)?,
        pid: row::id(pid)?,
        subject: row::hash(subject)?,
        sid: row::opt_hash(r.3.as_deref())?,
        shown_at: Timestamp::from_micros(at),
    }))
}

fn parse_all(rows: &[Shown]) -> Result<Vec<ProviderProof>, StoreError> {
    let parsed = rows.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    Ok(parsed.into_iter().flatten().collect())
}

impl Providers<'_> {
    /// Whose an account is.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn owner(&mut self, account: Hash) -> Result<Option<PersonId>, StoreError> {
        let pid: Option<Vec<u8>> = staff_account::table
            .filter(staff_account::account.eq(account.as_bytes().as_slice()))
            .select(staff_account::pid)
            .first(self.conn)
            .optional()?;
        row::opt_id(pid.as_deref())
    }

    /// The account of an employee.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn account_of(&mut self, pid: PersonId) -> Result<Option<Hash>, StoreError> {
        let account: Option<Vec<u8>> = staff_account::table
            .find(pid.as_bytes().as_slice())
            .select(staff_account::account)
            .first(self.conn)
            .optional()?;
        row::opt_hash(account.as_deref())
    }

    /// Gives an employee an account who has none.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when she has one, or when the account is somebody else's.
    pub fn insert_account(
        &mut self,
        pid: PersonId,
        account: Hash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(staff_account::table)
            .values((
                staff_account::pid.eq(pid.as_bytes().as_slice()),
                staff_account::account.eq(account.as_bytes().as_slice()),
                staff_account::updated_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Takes an employee's account away.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_account(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::delete(staff_account::table.find(pid.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }

    /// A sign-in at the provider begins in a session.
    ///
    /// # Errors
    /// [`crate::error::Conflict::Exists`] when one has begun in it before.
    pub fn begin(
        &mut self,
        session: SessionId,
        request: &ProviderRequest,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let request = serde_json::to_string(request)
            .map_err(|error| StoreError::Internal(error.to_string()))?;
        diesel::insert_into(provider_session::table)
            .values((
                provider_session::session.eq(session.as_bytes().as_slice()),
                provider_session::request.eq(Some(request)),
                provider_session::requested_at.eq(Some(now.micros())),
                provider_session::expires_at.eq(until.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Takes the request out: of several ways back exactly one gets it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn take_request(
        &mut self,
        session: SessionId,
        now: Timestamp,
        valid: Duration,
    ) -> Result<Option<ProviderRequest>, StoreError> {
        let found: Option<(Option<String>, Option<i64>)> = provider_session::table
            .find(session.as_bytes().as_slice())
            .select((provider_session::request, provider_session::requested_at))
            .first(self.conn)
            .optional()?;
        let Some((Some(request), Some(at))) = found else {
            return Ok(None);
        };
        let n = diesel::update(
            provider_session::table
                .filter(provider_session::session.eq(session.as_bytes().as_slice()))
                .filter(provider_session::request.is_not_null()),
        )
        .set((
            provider_session::request.eq(None::<&str>),
            provider_session::requested_at.eq(None::<i64>),
        ))
        .execute(self.conn)?;
        if n != 1 || now >= Timestamp::from_micros(at) + valid {
            return Ok(None);
        }
        serde_json::from_str(&request)
            .map(Some)
            .map_err(|error| StoreError::Internal(error.to_string()))
    }

    /// Notes whom the provider has vouched for in a session.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when no sign-in has begun in it.
    pub fn mark_shown(
        &mut self,
        session: SessionId,
        pid: PersonId,
        vouched: &Vouched,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let n = diesel::update(provider_session::table.find(session.as_bytes().as_slice()))
            .set((
                provider_session::pid.eq(Some(pid.as_bytes().as_slice())),
                provider_session::subject.eq(Some(vouched.subject.as_bytes().as_slice())),
                provider_session::sid.eq(vouched.sid.as_ref().map(|h| h.as_bytes().as_slice())),
                provider_session::shown_at.eq(Some(now.micros())),
                provider_session::expires_at.eq(until.micros()),
            ))
            .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// What was shown in a session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn proof(&mut self, session: SessionId) -> Result<Option<ProviderProof>, StoreError> {
        let found: Option<Shown> = provider_session::table
            .find(session.as_bytes().as_slice())
            .select(shown!())
            .first(self.conn)
            .optional()?;
        found.as_ref().map_or(Ok(None), parse)
    }

    /// What was shown in one session counts in another from now on, and no more in the first.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when nothing was.
    pub fn hand_over(&mut self, from: SessionId, to: SessionId) -> Result<(), StoreError> {
        let n = diesel::update(
            provider_session::table
                .filter(provider_session::session.eq(from.as_bytes().as_slice()))
                .filter(provider_session::shown_at.is_not_null()),
        )
        .set(provider_session::session.eq(to.as_bytes().as_slice()))
        .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }

    /// What an employee has shown in any session.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn proofs_of(&mut self, pid: PersonId) -> Result<Vec<ProviderProof>, StoreError> {
        let rows: Vec<Shown> = provider_session::table
            .filter(provider_session::pid.eq(pid.as_bytes().as_slice()))
            .select(shown!())
            .load(self.conn)?;
        parse_all(&rows)
    }

    /// What a logout ends.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn ended_by(&mut self, logout: &ProviderLogout) -> Result<Vec<ProviderProof>, StoreError> {
        let mut rows: Vec<Shown> = Vec::new();
        if let Some(subject) = &logout.subject {
            rows.extend(
                provider_session::table
                    .filter(provider_session::subject.eq(subject.as_bytes().as_slice()))
                    .select(shown!())
                    .load::<Shown>(self.conn)?,
            );
        } else if let Some(sid) = &logout.sid {
            rows.extend(
                provider_session::table
                    .filter(provider_session::sid.eq(sid.as_bytes().as_slice()))
                    .select(shown!())
                    .load::<Shown>(self.conn)?,
            );
        }
        let mut proofs = parse_all(&rows)?;
        proofs.retain(|proof| logout.ends(proof.subject, proof.sid));
        Ok(proofs)
    }

    /// A session was ended by the provider; its cookie is told so.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_ended(&mut self, session: SessionId, token: Hash) -> Result<(), StoreError> {
        diesel::update(provider_session::table.find(session.as_bytes().as_slice()))
            .set((
                provider_session::ended_token.eq(Some(token.as_bytes().as_slice())),
                provider_session::request.eq(None::<&str>),
                provider_session::pid.eq(None::<&[u8]>),
                provider_session::subject.eq(None::<&[u8]>),
                provider_session::sid.eq(None::<&[u8]>),
                provider_session::shown_at.eq(None::<i64>),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Whether the session of a token was ended by the provider.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn was_ended(&mut self, token: Hash, now: Timestamp) -> Result<bool, StoreError> {
        let n: i64 = provider_session::table
            .filter(provider_session::ended_token.eq(token.as_bytes().as_slice()))
            .filter(provider_session::expires_at.gt(now.micros()))
            .count()
            .get_result(self.conn)?;
        Ok(n > 0)
    }

    /// Notes a logout; false when its token has counted before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert_logout(&mut self, logout: &ProviderLogout) -> Result<bool, StoreError> {
        let known: i64 = provider_logout::table
            .filter(provider_logout::jti.eq(logout.jti.as_bytes().as_slice()))
            .count()
            .get_result(self.conn)?;
        if known > 0 {
            return Ok(false);
        }
        diesel::insert_into(provider_logout::table)
            .values((
                provider_logout::jti.eq(logout.jti.as_bytes().as_slice()),
                provider_logout::subject
                    .eq(logout.subject.as_ref().map(|h| h.as_bytes().as_slice())),
                provider_logout::sid.eq(logout.sid.as_ref().map(|h| h.as_bytes().as_slice())),
                provider_logout::iat.eq(logout.iat),
                provider_logout::expires_at.eq(logout.expires_at.micros()),
            ))
            .execute(self.conn)?;
        Ok(true)
    }

    /// Whether whoever the provider has vouched for has left there since.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn has_left(&mut self, vouched: &Vouched) -> Result<bool, StoreError> {
        type Row = (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>, i64, i64);
        let columns = (
            provider_logout::jti,
            provider_logout::subject,
            provider_logout::sid,
            provider_logout::iat,
            provider_logout::expires_at,
        );
        let mut rows: Vec<Row> = provider_logout::table
            .filter(provider_logout::subject.eq(vouched.subject.as_bytes().as_slice()))
            .filter(provider_logout::iat.ge(vouched.iat))
            .select(columns)
            .load(self.conn)?;
        if let Some(sid) = &vouched.sid {
            rows.extend(
                provider_logout::table
                    .filter(provider_logout::sid.eq(sid.as_bytes().as_slice()))
                    .filter(provider_logout::iat.ge(vouched.iat))
                    .select(columns)
                    .load::<Row>(self.conn)?,
            );
        }
        for r in rows {
            let logout = ProviderLogout {
                jti: row::hash(&r.0)?,
                subject: row::opt_hash(r.1.as_deref())?,
                sid: row::opt_hash(r.2.as_deref())?,
                iat: r.3,
                expires_at: Timestamp::from_micros(r.4),
            };
            if logout.ends(vouched.subject, vouched.sid) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Deletes what is over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        let sessions = diesel::delete(
            provider_session::table.filter(provider_session::expires_at.lt(now.micros())),
        )
        .execute(self.conn)?;
        let logouts = diesel::delete(
            provider_logout::table.filter(provider_logout::expires_at.lt(now.micros())),
        )
        .execute(self.conn)?;
        Ok(sessions + logouts)
    }
}
