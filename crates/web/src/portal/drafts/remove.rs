// SPDX-License-Identifier: EUPL-1.2
//! `DELETE drafts/{id}`: it was sent, or thrown away. One that is not there is gone already.

use actix_web::HttpResponse;
use mailbox::ids::DraftId;

use crate::common::answer::Answer;
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(id): Path<DraftId>) -> Answer {
    let pid = current.pid()?;
    app.store
        .transaction("delete_draft", move |tx| tx.drafts().delete(pid, id))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
