// SPDX-License-Identifier: EUPL-1.2
//! The asking session and the idempotency key. Both are put in place by the gate; a handler of a route without them gets an error.

use std::future::{Ready, ready};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use mailbox::ids::PersonId;
use mailbox::model::{
    Actor, IdempotencyKey, IdleLimits, ProviderProof, Session, SessionState, Side,
};
use mailbox::{Clearance, StoreError, Tx, service};
use protocol::Hash;
use uuid::Uuid;

use crate::cookie;
use crate::error::{ApiError, Code};
use crate::face::Face;
use crate::state::App;
use crate::token::Token;

/// The asking session, in a state that the route allows.
#[derive(Clone, Debug)]
pub(crate) struct Current {
    /// Its row.
    pub session: Session,
    /// What was shown at the identity provider in it; only staff with such a provider have it.
    pub provider: Option<ProviderProof>,
}

impl Current {
    /// Looks the token up. `active` notes the request, so that the session lives on. Where staff has an identity provider, no
    /// session is one that is somebody's without her having signed in there, or for longer than that counts. A program of the
    /// insurer has no account there: the registrar says which ones are.
    pub(crate) async fn load(app: &App, token: &str, active: bool) -> Result<Self, ApiError> {
        let hash = Token::parse(token).ok_or(Code::NoSession)?.hash();
        let side = app.side()?;
        let now = app.ambient.now();
        let longest = app
            .idle(SessionState::Activating)
            .own
            .max(app.idle(SessionState::Full).own);
        let staff = app.idp.is_some();
        let (session, provider, ended, program) = app
            .store
            .read("lookup_session", move |tx| {
                let session = tx.sessions().lookup(hash, side, now, longest)?;
                Ok(match session {
                    Some(session) if staff => {
                        let proof = tx.providers().proof(session.new.id)?;
                        let program = proof.is_none() && is_program(tx, &session)?;
                        (Some(session), proof, false, program)
                    }
                    None if staff => {
                        let ended = tx.providers().was_ended(hash, now)?;
                        (None, None, ended, false)
                    }
                    session => (session, None, false, false),
                })
            })
            .await?;
        if ended {
            return Err(Code::ProviderEnded.into());
        }
        let session = session.ok_or(Code::NoSession)?;
        let provider = provider.filter(|proof| {
            let counts = app.idp.as_ref().is_some_and(|idp| idp.counts(proof, now));
            counts && session.new.pid.is_none_or(|pid| pid == proof.pid)
        });
        let ceremony = session.new.state == SessionState::Ceremony;
        let missing = staff && !ceremony && !program && provider.is_none();
        if missing || !session.is_live(now, app.idle(session.new.state)) {
            return Err(Code::NoSession.into());
        }
        if active && session.wants_touch(now) {
            app.store
                .transaction("touch_session", move |tx| {
                    tx.sessions().mark_seen(hash, now)
                })
                .await?;
        }
        Ok(Self { session, provider })
    }

    /// The live full session that comes with a request which needs none.
    pub(crate) async fn full(app: &App, request: &HttpRequest) -> Result<Option<Self>, ApiError> {
        let Some(cookie) = request.cookie(cookie::name(app.face, app.secure)) else {
            return Ok(None);
        };
        match Self::load(app, cookie.value(), false).await {
            Ok(current) => {
                Ok(Some(current).filter(|found| found.session.new.state == SessionState::Full))
            }
            Err(error) if error.is(Code::NoSession) || error.is(Code::ProviderEnded) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The session in which somebody has signed in at the identity provider, for every way in that comes after it; none where
    /// there is no provider.
    ///
    /// # Errors
    /// [`Code::ProviderFirst`] when nobody has.
    pub(crate) async fn vouched(
        app: &App,
        request: &HttpRequest,
    ) -> Result<Option<Vouched>, ApiError> {
        if app.idp.is_none() {
            return Ok(None);
        }
        let cookie = request
            .cookie(cookie::name(app.face, app.secure))
            .ok_or(Code::ProviderFirst)?;
        match Self::load(app, cookie.value(), false).await {
            Ok(Self {
                session,
                provider: Some(proof),
            }) => Ok(Some(Vouched { session, proof })),
            Ok(_) => Err(Code::ProviderFirst.into()),
            Err(error) if error.is(Code::NoSession) || error.is(Code::ProviderEnded) => {
                Err(Code::ProviderFirst.into())
            }
            Err(error) => Err(error),
        }
    }

    /// Whose it is; sessions in state `ceremony` are nobody's yet.
    pub(crate) fn pid(&self) -> Result<PersonId, ApiError> {
        self.session
            .new
            .pid
            .ok_or_else(|| Code::SessionState.into())
    }

    /// What it may fetch and send at this moment.
    pub(crate) fn clearance(&self, app: &App) -> Clearance {
        let now = app.ambient.now();
        app.store.levels().clearance(&self.session, now)
    }

    /// What it is found by.
    pub(crate) fn token_hash(&self) -> Hash {
        self.session.new.token_hash
    }

    /// Who asks, for the store.
    pub(crate) fn actor(&self) -> Result<Actor, ApiError> {
        let pid = self.pid()?;
        Ok(match self.session.new.side {
            Side::Portal => Actor::Person { pid },
            Side::Office => Actor::Staff { pid },
        })
    }
}

/// Whether a session is a program's: by the code that it was set up with, and then by its keycard.
fn is_program(tx: &mut Tx<'_>, session: &Session) -> Result<bool, StoreError> {
    let new = &session.new;
    match (new.state, new.pid, new.aid) {
        (SessionState::Full, Some(pid), _) => service::is_program(tx, pid),
        (SessionState::Activating, _, Some(aid)) => {
            let code = tx.activations().lookup(aid)?;
            Ok(code.is_some_and(|code| code.issued.program))
        }
        _ => Ok(false),
    }
}

/// A session in which somebody has signed in at the identity provider.
#[derive(Clone, Debug)]
pub(crate) struct Vouched {
    /// Its row.
    pub session: Session,
    /// What was shown.
    pub proof: ProviderProof,
}

impl App {
    /// Which of the two pages this listener serves.
    pub(crate) fn side(&self) -> Result<Side, ApiError> {
        match self.face {
            Face::Portal => Ok(Side::Portal),
            Face::Office => Ok(Side::Office),
            Face::Agent => Err(Code::NoSession.into()),
        }
    }

    /// How long a session of this state may be silent. Those that wait for the registrar only wait.
    pub(crate) fn idle(&self, state: SessionState) -> IdleLimits {
        let times = &self.config.session;
        let seconds = match state {
            SessionState::Ceremony => self.ceremony_session_seconds(),
            SessionState::Activating | SessionState::Recovering => times.activation_seconds,
            SessionState::Full => times.idle_seconds,
        };
        let shared = match state {
            SessionState::Ceremony => seconds,
            SessionState::Activating | SessionState::Recovering => {
                seconds.min(times.shared_absolute_seconds)
            }
            SessionState::Full => seconds.min(times.shared_idle_seconds),
        };
        IdleLimits {
            own: Duration::from_secs(u64::from(seconds)),
            shared: Duration::from_secs(u64::from(shared)),
        }
    }
}

impl FromRequest for Current {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request
                .extensions()
                .get::<Self>()
                .cloned()
                .ok_or_else(|| Code::NoSession.into()),
        )
    }
}

/// The header `Idempotency-Key`.
#[derive(Clone, Debug)]
pub(crate) struct Key(Uuid);

impl Key {
    /// Reads the header.
    pub(crate) fn read(headers: &HeaderMap) -> Result<Self, ApiError> {
        headers
            .get("idempotency-key")
            .and_then(|value| value.to_str().ok())
            .and_then(|text| Uuid::try_parse(text).ok())
            .map(Self)
            .ok_or_else(|| ApiError::from(Code::BadRequest).detail("Idempotency-Key"))
    }
}

/// What makes a request the same request.
#[derive(Clone, Debug)]
pub(crate) struct Once {
    key: Key,
    actor: PersonId,
    route: String,
    path: String,
}

impl Once {
    /// The key with which the answer is stored; `body` is the hash of the body's bytes.
    pub(crate) fn with(self, body: [u8; 32]) -> IdempotencyKey {
        let mut request = self.path.into_bytes();
        request.push(0);
        request.extend_from_slice(&body);
        IdempotencyKey {
            actor: self.actor.as_bytes().to_vec(),
            key: self.key.0.to_string(),
            route: self.route,
            request: Hash::of(&request),
        }
    }

    /// The same for a request without body.
    pub(crate) fn without_body(self) -> IdempotencyKey {
        self.with([0; 32])
    }
}

impl FromRequest for Once {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        let found = extensions
            .get::<Key>()
            .cloned()
            .zip(extensions.get::<Current>());
        ready(found.map_or_else(
            || Err(Code::Internal.into()),
            |(key, current)| {
                let pattern = request.match_pattern().unwrap_or_default();
                Ok(Self {
                    key,
                    actor: current.pid()?,
                    route: format!("{} {pattern}", request.method()),
                    path: request.path().to_owned(),
                })
            },
        ))
    }
}
