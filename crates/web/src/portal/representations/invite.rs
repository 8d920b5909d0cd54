// SPDX-License-Identifier: EUPL-1.2
//! `POST representations/invitations`: a representative's device has drawn a code by which he names himself.

use actix_web::http::StatusCode;
use mailbox::service;

use crate::api::representations::{InvitationAnswer, InvitationRequest};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<InvitationRequest>,
    key: Once,
) -> Answer {
    let pid = current.pid()?;
    let key = key.with(body.hash);
    let InvitationRequest { locator_hash, mac } = body.value;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "put_invitation",
        StatusCode::CREATED,
        move |tx| {
            let made = service::put_invitation(tx, &ctx, pid, locator_hash, mac)?;
            Ok(InvitationAnswer {
                expires_at: made.expires_at.secs(),
            })
        },
    )
    .await
}
