// SPDX-License-Identifier: EUPL-1.2
//! `GET contact`: whether an address is in force, and whether one waits for its code.

use mailbox::service;

use crate::api::contact::ContactAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let view = app
        .store
        .read("show_contact", move |tx| {
            service::contact_view(tx, &ctx, pid)
        })
        .await?;
    ok(&ContactAnswer::of(view, app.store.policy()))
}
