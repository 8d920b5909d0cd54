// SPDX-License-Identifier: EUPL-1.2
//! `POST session/provider`: the way back from the identity provider. It opens nothing yet: the own key comes after it.

use mailbox::model::{ProviderShown, SessionState};
use mailbox::service;
use oidc::WayBack;
use protocol::UnixTime;
use subtle::ConstantTimeEq;

use super::refused;
use crate::api::sessions::ProviderRequest;
use crate::common::answer::{Answer, no_content};
use crate::common::session::begin::Entry;
use crate::error::Code;
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<ProviderRequest>) -> Answer {
    let idp = app.idp()?;
    let back = body.value;
    let (id, valid) = (current.session.new.id, app.ceremony_session_time());
    let now = app.ambient.now();
    let request = app
        .store
        .transaction("take_provider_request", move |tx| {
            // It is spent whatever comes of it: of many ways back exactly one gets it.
            tx.providers().take_request(id, now, valid)
        })
        .await?
        .ok_or(Code::ProviderRefused)?;
    if !bool::from(request.state.as_bytes().ct_eq(back.state.as_bytes())) {
        return Err(Code::ProviderRefused.into());
    }
    let way = WayBack {
        code: &back.code,
        issuer: back.iss.as_deref(),
        verifier: &request.verifier,
        nonce: &request.nonce,
    };
    let token = idp
        .provider
        .redeem(&way, UnixTime(now.secs()))
        .await
        .map_err(refused)?;
    let vouched = idp.vouched(&token).map_err(refused)?;
    let (fresh, change) = app.changed_session(Entry::new(SessionState::Ceremony), None);
    let (ctx, session) = (app.ambient.ctx(), current.session);
    let until = idp.until(ctx.now());
    let shown = app
        .store
        .transaction("show_provider", move |tx| {
            service::show_provider(tx, &ctx, &session, &change, &vouched, until)
        })
        .await?;
    match shown {
        ProviderShown::Shown => app.with_cookie(no_content(), &fresh, None),
        ProviderShown::UnknownAccount => Err(Code::AccountUnknown.into()),
        ProviderShown::Ended => Err(Code::ProviderEnded.into()),
    }
}
