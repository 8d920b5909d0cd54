// SPDX-License-Identifier: EUPL-1.2
//! `POST session/provider/options`: where to sign in. State, nonce and verifier belong to the session whose cookie the answer sets:
//! no other browser can bring the way back.

use mailbox::chance;
use mailbox::model::{ProviderRequest, SessionState};
use mailbox::service;
use oidc::Authorization;
use protocol::{Hash, UnixTime, b64};

use super::refused;
use crate::api::Empty;
use crate::api::sessions::ProviderOptionsAnswer;
use crate::common::answer::{Answer, ok};
use crate::common::session::begin::Entry;
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, _: Body<Empty>) -> Answer {
    let idp = app.idp()?;
    let ctx = app.ambient.ctx();
    let random = || b64::url(&chance::bytes::<32>(ctx.chance()));
    let request = ProviderRequest {
        state: random(),
        nonce: random(),
        verifier: random(),
    };
    let challenge = b64::url(Hash::of(request.verifier.as_bytes()).as_bytes());
    let asked = Authorization {
        nonce: &request.nonce,
        state: &request.state,
        challenge: &challenge,
    };
    let now = UnixTime(ctx.now().secs());
    let url = idp
        .provider
        .authorization(&asked, now)
        .await
        .map_err(refused)?;
    let (token, session) = app.new_session(Entry::new(SessionState::Ceremony))?;
    app.store
        .transaction("begin_provider", move |tx| {
            service::begin_provider(tx, &ctx, &session, &request)
        })
        .await?;
    app.with_cookie(ok(&ProviderOptionsAnswer { url })?, &token, None)
}
