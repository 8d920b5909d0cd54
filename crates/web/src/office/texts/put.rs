// SPDX-License-Identifier: EUPL-1.2
//! `PUT units/{dept}/texts/{id}`: a new version of a text module.

use actix_web::http::StatusCode;
use mailbox::ids::{Dept, TextModuleId};
use mailbox::model::TextContent;
use mailbox::service;

use crate::api::texts::{TextRequest, TextSaved};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((dept, id)): Path<(Dept, TextModuleId)>,
    body: Body<TextRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let before = body.value.expected_version;
    let content = TextContent::from(body.value.content);
    let ctx = app.ambient.ctx();
    once(&app, key, "put_text_module", StatusCode::OK, move |tx| {
        let version = service::put_text_module(tx, &ctx, actor, &dept, (id, before), &content)?;
        Ok(TextSaved { version })
    })
    .await
}
