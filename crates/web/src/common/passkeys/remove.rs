// SPDX-License-Identifier: EUPL-1.2
//! `DELETE passkeys/{credential_id}`: it signs in no more. Its unlock method goes by carryover only, which rotates the keys (ruling 13).

use actix_web::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mailbox::service;

use crate::common::answer::{Answer, once};
use crate::error::Code;
use crate::extract::{Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<String>,
    key: Once,
) -> Answer {
    let (pid, here) = (current.pid()?, Some(current.session.new.id));
    let ctx = app.ambient.ctx();
    let id = URL_SAFE_NO_PAD.decode(id).map_err(|_| Code::NotFound)?;
    once(
        &app,
        key.without_body(),
        "remove_passkey",
        StatusCode::NO_CONTENT,
        move |tx| service::remove_passkey(tx, &ctx, pid, here, &id),
    )
    .await
}
