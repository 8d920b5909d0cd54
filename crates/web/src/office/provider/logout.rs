// SPDX-License-Identifier: EUPL-1.2
//! `POST session/provider/logout`: the provider says that somebody has left there (OpenID Connect Back-Channel Logout 1.0). Its
//! signature is all that counts; nobody's cookie is looked at. Open pages hear of it by their event stream.

use actix_web::HttpResponse;
use mailbox::{Conflict, StoreError, service};
use protocol::UnixTime;

use super::refused;
use crate::common::answer::Answer;
use crate::error::Code;
use crate::extract::LogoutToken;
use crate::state::App;

pub(crate) async fn handler(app: App, body: LogoutToken) -> Answer {
    let idp = app.idp()?;
    let ctx = app.ambient.ctx();
    let logout = idp
        .provider
        .logout(&body.0, UnixTime(ctx.now().secs()))
        .await
        .map_err(|fault| match refused(fault) {
            // Its keys could not be fetched: it may try again.
            error if error.is(Code::ProviderFailed) => error,
            _ => Code::LogoutRefused.into(),
        })?;
    let logout = idp.left(&logout);
    let ended = app
        .store
        .transaction("end_by_provider", move |tx| {
            service::end_by_provider(tx, &ctx, &logout)
        })
        .await;
    match ended {
        Ok(Some(sessions)) => {
            tracing::info!(sessions, "ended by the identity provider");
            Ok(HttpResponse::Ok().finish())
        }
        // The token has counted before.
        Ok(None) | Err(StoreError::Conflict(Conflict::Exists)) => Err(Code::LogoutRefused.into()),
        Err(error) => Err(error.into()),
    }
}
