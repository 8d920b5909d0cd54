// SPDX-License-Identifier: EUPL-1.2
//! `POST keys/carryover`: a new key that the old one vouches for (device lost, method removed, sheet remade).

use actix_web::http::StatusCode;
use mailbox::Ciphertext;
use mailbox::service::{self, CarryoverCommand};

use crate::api::activation::RequestAnswer;
use crate::api::keys::CarryoverRequest;
use crate::common::answer::{Answer, once};
use crate::common::bundle::wire::methods;
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<CarryoverRequest>,
    key: Once,
) -> Answer {
    let key = key.with(body.hash);
    let request = body.value;
    let command = CarryoverCommand {
        request: statement(request.request)?,
        keycard: statement(request.keycard)?,
        expected_seq: request.bundle.expected_seq,
        bundle_seq: request.bundle.seq,
        bundle: Ciphertext::bundle(request.bundle.file.0)?,
        methods: methods(request.methods)?,
        drop_credentials: request
            .drop_credentials
            .into_iter()
            .map(|id| id.0)
            .collect(),
    };
    let ctx = app.ambient.ctx();
    let session = current.session;
    once(&app, key, "carryover", StatusCode::ACCEPTED, move |tx| {
        service::carryover(tx, &ctx, &session, &command).map(|request| RequestAnswer { request })
    })
    .await
}
