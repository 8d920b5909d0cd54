// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/texts`: the unit's text modules.

use mailbox::ids::Dept;
use mailbox::service;

use crate::api::texts::TextsAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(dept): Path<Dept>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let modules = app
        .store
        .read("text_modules", move |tx| {
            service::text_modules(tx, &ctx, actor, &dept)
        })
        .await?;
    ok(&TextsAnswer::from(modules))
}
