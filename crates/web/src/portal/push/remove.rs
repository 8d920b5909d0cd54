// SPDX-License-Identifier: EUPL-1.2
//! `DELETE push`: none of the own browsers takes signs any more.

use mailbox::service;

use crate::common::answer::{Answer, no_content};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    // Said twice is the same as said once: no idempotency key is needed.
    app.store
        .transaction("remove_pushes", move |tx| {
            service::remove_push(tx, &ctx, pid, None)
        })
        .await?;
    Ok(no_content())
}
