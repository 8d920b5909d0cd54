// SPDX-License-Identifier: EUPL-1.2
//! `POST endings`: an insurance ends, a person has died, or neither is true any more. Persons whom nobody here knows are passed by.

use mailbox::model::NewEnding;
use mailbox::service;

use crate::api::agent::EndingsRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<EndingsRequest>) -> Answer {
    let items: Vec<_> = body
        .value
        .items
        .into_iter()
        .map(|item| {
            let ending = item.ending.map(Into::into);
            (
                item.pid,
                NewEnding {
                    seq: item.seq,
                    ending,
                },
            )
        })
        .collect();
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_endings", move |tx| {
            items
                .iter()
                .try_for_each(|(pid, new)| service::put_ending(tx, &ctx, *pid, new))
        })
        .await?;
    Ok(no_content())
}
