// SPDX-License-Identifier: EUPL-1.2
//! `PUT session/device`: what kind of device this is, sealed by the client for the person's own list.

use mailbox::service;

use crate::api::sessions::DeviceRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<DeviceRequest>) -> Answer {
    let (pid, session) = (current.pid()?, current.session.new.id);
    let ctx = app.ambient.ctx();
    let sealed = body.value.sealed.0;
    // The first word stays, so that saying it again changes nothing: no idempotency key is needed.
    app.store
        .transaction("tell_device", move |tx| {
            service::tell_device(tx, &ctx, pid, session, &sealed)
        })
        .await?;
    Ok(no_content())
}
