// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/texts/{id}`: all versions of a text module.

use mailbox::ids::{Dept, TextModuleId};
use mailbox::service;

use crate::api::texts::TextsAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path((dept, id)): Path<(Dept, TextModuleId)>,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let versions = app
        .store
        .read("text_module_versions", move |tx| {
            service::text_module_versions(tx, &ctx, actor, &dept, id)
        })
        .await?;
    ok(&TextsAnswer::from(versions))
}
