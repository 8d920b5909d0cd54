// SPDX-License-Identifier: EUPL-1.2
//! `PUT bundle`: replaces bundle and methods together, if nobody else has meanwhile.

use actix_web::http::StatusCode;
use mailbox::{Ciphertext, service};

use super::wire::methods;
use crate::api::keys::PutBundleRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<PutBundleRequest>,
    key: Once,
) -> Answer {
    let who = (current.pid()?, Some(current.session.new.id));
    let key = key.with(body.hash);
    let request = body.value;
    let file = Ciphertext::bundle(request.file.0)?;
    let methods = methods(request.methods)?;
    let (expected, seq) = (request.expected_seq, request.seq);
    let ctx = app.ambient.ctx();
    once(&app, key, "put_bundle", StatusCode::NO_CONTENT, move |tx| {
        service::put_bundle(tx, &ctx, who, expected, seq, &file, &methods)
    })
    .await
}
