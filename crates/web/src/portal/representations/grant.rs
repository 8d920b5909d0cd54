// SPDX-License-Identifier: EUPL-1.2
//! `POST representations`: the insured person lets somebody act for her, by a statement that only she could sign.

use actix_web::http::StatusCode;
use mailbox::service::{self, ReceiptSigner};

use crate::api::activation::RequestAnswer;
use crate::api::representations::GrantRequest;
use crate::common::answer::{Answer, once};
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<GrantRequest>,
    key: Once,
) -> Answer {
    let key = key.with(body.hash);
    let locator = *body.value.locator.as_bytes();
    let stmt = statement(body.value.stmt)?;
    let (ctx, org) = (app.ambient.ctx(), app.receipts.org().clone());
    once(
        &app,
        key,
        "grant_representation",
        StatusCode::ACCEPTED,
        move |tx| {
            let session = &current.session;
            let request = service::grant_representation(tx, &ctx, &org, session, &locator, &stmt)?;
            Ok(RequestAnswer { request })
        },
    )
    .await
}
