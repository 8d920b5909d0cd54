// SPDX-License-Identifier: EUPL-1.2
//! What every handler can reach.

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpRequest, web};
use mailbox::service::KeySigner;
use mailbox::{Ambient, Store};

use crate::config::Config;
use crate::error::{ApiError, Code};
use crate::face::Face;
use crate::hub::Hub;
use crate::middleware::rate::Rates;
use crate::office::provider::StaffIdp;
use crate::routes::Row;
use crate::webauthn::Passkeys;

/// Shared by all workers of one listener.
pub(crate) struct AppState {
    pub face: Face,
    /// Origin that browsers name; empty for the agent face.
    pub origin: String,
    /// Whether browsers come over TLS.
    pub secure: bool,
    pub config: Arc<Config>,
    pub store: Store,
    pub ambient: Ambient,
    pub hub: Hub,
    pub rates: Rates,
    pub rows: HashMap<(Method, String), Row>,
    /// The relying party of this side; none on the agent face.
    pub passkeys: Option<Passkeys>,
    /// The identity provider of staff; on the office face only, and only where one is configured.
    pub idp: Option<StaffIdp>,
    /// Signs receipts.
    pub receipts: KeySigner,
    /// SHA-256 of the bearer token; only the agent face has one.
    pub agent_token: Option<[u8; 32]>,
    /// Set when the server stops: it is not ready any more, and streams end.
    pub stopping: Arc<AtomicBool>,
}

impl AppState {
    /// The relying party.
    pub(crate) fn passkeys(&self) -> Result<&Passkeys, ApiError> {
        self.passkeys.as_ref().ok_or_else(|| Code::Internal.into())
    }

    /// The identity provider of staff; what belongs to it is not there where there is none.
    pub(crate) fn idp(&self) -> Result<&StaffIdp, ApiError> {
        self.idp.as_ref().ok_or_else(|| Code::NotFound.into())
    }
}

/// Handle to the state, as extractor.
#[derive(Clone)]
pub(crate) struct App(Arc<AppState>);

impl App {
    pub(crate) fn new(state: AppState) -> Self {
        Self(Arc::new(state))
    }

    pub(crate) fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        request
            .app_data::<web::ThinData<Self>>()
            .map(|data| data.0.clone())
            .ok_or_else(|| Code::Internal.into())
    }
}

impl Deref for App {
    type Target = AppState;
    fn deref(&self) -> &AppState {
        &self.0
    }
}

impl FromRequest for App {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}
