// SPDX-License-Identifier: EUPL-1.2
//! `PUT threads/{thread}/tray`: the person puts a thread away, hides it, shows it again or pins it. For her alone, and nothing is deleted.

use actix_web::HttpResponse;
use mailbox::ids::ThreadId;
use mailbox::service::{self, TrayChange};

use crate::api::threads::TrayRequest;
use crate::common::answer::Answer;
use crate::extract::{Body, Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<TrayRequest>,
) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let TrayRequest { tray, pinned, sure } = body.value;
    let change = TrayChange { tray, pinned, sure };
    app.store
        .transaction("put_tray", move |tx| {
            service::put_tray(tx, &ctx, pid, thread, change)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
