// SPDX-License-Identifier: EUPL-1.2
//! What all ways into a session share: a fresh token, its cookie, its lifetime.

use std::time::Duration;

use actix_web::HttpResponse;
use mailbox::clock::Timestamp;
use mailbox::ids::{ActivationId, PersonId, SessionId};
use mailbox::model::{
    Level, NewSession, Person, ProviderProof, Session, SessionChange, SessionMethod, SessionState,
    Side,
};

use crate::cookie;
use crate::error::{ApiError, Code};
use crate::state::App;
use crate::token::Token;

/// Seconds that somebody may take at the identity provider.
const AT_PROVIDER: u32 = 600;
/// Seconds for which a cookie outlives its session at a device that others use too.
const COOKIE_GRACE: u64 = 60;

/// What a session is about to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub state: SessionState,
    pub pid: Option<PersonId>,
    pub aid: Option<ActivationId>,
    pub method: Option<SessionMethod>,
    /// What of it counts for a change of keys; see [`mailbox::model::proof_of`].
    pub proof: Option<SessionMethod>,
    pub level: Level,
    /// Begun at a device that others use too. Counts for a new session; a running one stays what it is.
    pub shared: bool,
}

impl Entry {
    /// A session that nobody has proven anything for.
    pub(crate) const fn new(state: SessionState) -> Self {
        Self {
            state,
            pid: None,
            aid: None,
            method: None,
            proof: None,
            level: Level::Normal,
            shared: false,
        }
    }

    /// The same at a device that others use too.
    pub(crate) const fn at(mut self, shared: bool) -> Self {
        self.shared = shared;
        self
    }

    /// A session that may do everything.
    pub(crate) const fn full(
        pid: PersonId,
        method: SessionMethod,
        proof: Option<SessionMethod>,
        level: Level,
    ) -> Self {
        Self {
            state: SessionState::Full,
            pid: Some(pid),
            aid: None,
            method: Some(method),
            proof,
            level,
            shared: false,
        }
    }
}

impl App {
    /// A row for a new session, and the token for its cookie.
    pub(crate) fn new_session(&self, entry: Entry) -> Result<(Token, NewSession), ApiError> {
        let token = Token::random(self.ambient.ctx().chance());
        let session = NewSession {
            token_hash: token.hash(),
            id: SessionId::random(self.ambient.ctx().chance()),
            side: self.side()?,
            state: entry.state,
            pid: entry.pid,
            aid: entry.aid,
            method: entry.method,
            proof: entry.proof,
            level: entry.level,
            ceremony: None,
            expires_at: self.session_end(entry.state, entry.shared),
            shared: entry.shared,
        };
        Ok((token, session))
    }

    /// What a running session becomes, and the token for its new cookie. `proof`: what was shown at the identity provider in it.
    pub(crate) fn changed_session(
        &self,
        entry: Entry,
        proof: Option<&ProviderProof>,
    ) -> (Token, SessionChange) {
        let token = Token::random(self.ambient.ctx().chance());
        let change = SessionChange {
            token_hash: token.hash(),
            state: entry.state,
            pid: entry.pid,
            aid: entry.aid,
            method: entry.method,
            proof: entry.proof,
            level: entry.level,
            strong: entry.method.is_some_and(SessionMethod::is_factor),
            expires_at: self.capped(self.session_end(entry.state, entry.shared), proof),
        };
        (token, change)
    }

    /// How sure we are after this proof. In a running session of the same person nothing is lost.
    pub(crate) fn level_after(
        &self,
        method: SessionMethod,
        person: &Person,
        running: Option<&Session>,
    ) -> Level {
        let reached = self
            .store
            .levels()
            .reached(method, person.assurance.as_deref());
        let before = running
            .filter(|s| s.new.state == SessionState::Full && s.new.pid == Some(person.pid))
            .map_or(Level::Normal, |s| s.new.level);
        reached.max(before)
    }

    /// How long a WebAuthn ceremony may take.
    pub(crate) fn ceremony_time(&self) -> Duration {
        Duration::from_secs(u64::from(self.config.session.ceremony_seconds))
    }

    /// No session lasts longer than what was shown at the identity provider.
    pub(crate) fn capped(&self, end: Timestamp, proof: Option<&ProviderProof>) -> Timestamp {
        match (&self.idp, proof) {
            (Some(idp), Some(proof)) => end.min(idp.until(proof.shown_at)),
            _ => end,
        }
    }

    /// How long a session may be on its way: with an identity provider, as long as somebody may take there.
    pub(crate) fn ceremony_session_seconds(&self) -> u32 {
        let own = self.config.session.ceremony_seconds;
        match &self.idp {
            Some(_) => own.max(AT_PROVIDER),
            None => own,
        }
    }

    /// The same as a time.
    pub(crate) fn ceremony_session_time(&self) -> Duration {
        Duration::from_secs(u64::from(self.ceremony_session_seconds()))
    }

    /// Whether the person says that others use this device too. Staff works at devices of the insurer.
    pub(crate) fn shared(&self, said: bool) -> Result<bool, ApiError> {
        if said && self.side()? == Side::Office {
            return Err(ApiError::from(Code::BadRequest).detail("shared"));
        }
        Ok(said)
    }

    fn session_end(&self, state: SessionState, shared: bool) -> Timestamp {
        let times = &self.config.session;
        let seconds = match state {
            SessionState::Ceremony => self.ceremony_session_seconds(),
            SessionState::Activating | SessionState::Recovering => times.activation_seconds,
            SessionState::Full => times.absolute_seconds,
        };
        // Nobody waits at somebody else's device for two hours.
        let seconds = if shared {
            seconds.min(times.shared_absolute_seconds)
        } else {
            seconds
        };
        self.ambient.now() + Duration::from_secs(u64::from(seconds))
    }

    /// Seconds after which a cookie of a session in this state goes by itself: only at a device that others use too, and a little
    /// after the session, which the server ends. Every sign that somebody is still there begins them anew.
    pub(crate) fn cookie_age(&self, state: SessionState, shared: bool) -> Option<u64> {
        shared.then(|| self.idle(state).of(true).as_secs() + COOKIE_GRACE)
    }

    /// Adds the cookie.
    pub(crate) fn with_cookie(
        &self,
        response: HttpResponse,
        token: &Token,
        age: Option<u64>,
    ) -> Result<HttpResponse, ApiError> {
        self.with_token(response, token.text(), age)
    }

    /// Adds the cookie with the token that it has.
    pub(crate) fn with_token(
        &self,
        mut response: HttpResponse,
        token: String,
        age: Option<u64>,
    ) -> Result<HttpResponse, ApiError> {
        let cookie = cookie::set(self.face, self.secure, token, age);
        response.add_cookie(&cookie).map_err(|_| Code::Internal)?;
        Ok(response)
    }

    /// Takes the cookie away: the session has ended.
    pub(crate) fn without_cookie(
        &self,
        mut response: HttpResponse,
    ) -> Result<HttpResponse, ApiError> {
        response
            .add_cookie(&cookie::clear(self.face, self.secure))
            .map_err(|_| Code::Internal)?;
        Ok(response)
    }
}
