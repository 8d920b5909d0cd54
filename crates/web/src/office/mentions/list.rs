// SPDX-License-Identifier: EUPL-1.2
//! `GET threads/{thread}/colleagues`: whom a note may mention.

use mailbox::ids::ThreadId;
use mailbox::service;

use crate::api::office::ColleaguesAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(thread): Path<ThreadId>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let items = app
        .store
        .read("list_mentionable", move |tx| {
            service::mentionable(tx, &ctx, actor, thread)
        })
        .await?;
    ok(&ColleaguesAnswer { items })
}
