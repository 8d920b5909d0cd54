// SPDX-License-Identifier: EUPL-1.2
//! `PUT contact/discreet`: whether mails say whom they come from.

use mailbox::service;

use crate::api::contact::{ContactAnswer, DiscreetRequest};
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<DiscreetRequest>) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let discreet = body.value.discreet;
    // Said twice is the same as said once: no idempotency key is needed.
    let view = app
        .store
        .transaction("set_discreet", move |tx| {
            service::set_discreet(tx, &ctx, pid, discreet)?;
            service::contact_view(tx, &ctx, pid)
        })
        .await?;
    ok(&ContactAnswer::of(view, app.store.policy()))
}
