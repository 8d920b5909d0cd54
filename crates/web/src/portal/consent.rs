// SPDX-License-Identifier: EUPL-1.2
//! `GET consent`, `POST consent`: whether decisions may be announced in the portal.

use actix_web::http::StatusCode;
use mailbox::service::{self, Given};

use crate::api::announcement::{ConsentAnswer, ConsentRequest};
use crate::common::answer::{Answer, ok, once};
use crate::common::statement::statement;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn show(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let view = app
        .store
        .read("show_consent", move |tx| service::consent_of(tx, pid))
        .await?;
    ok(&ConsentAnswer::from(view))
}

pub(crate) async fn put(
    app: App,
    current: Current,
    body: Body<ConsentRequest>,
    key: Once,
) -> Answer {
    let pid = current.pid()?;
    let key = key.with(body.hash);
    let word = statement(body.value.stmt)?;
    let session = &current.session.new;
    let given = Given {
        session: session.id,
        level: session.level,
        method: session.method,
    };
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "put_consent",
        StatusCode::NO_CONTENT,
        move |tx| service::put_consent(tx, &ctx, pid, given, &word).map(|_| ()),
    )
    .await
}
