// SPDX-License-Identifier: EUPL-1.2
//! `GET letters`: letters of the program's units that nobody makes at the moment.

use mailbox::service;

use crate::api::letters::LettersAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let items = app
        .store
        .read("list_letters", move |tx| {
            service::letters_waiting(tx, &ctx, actor)
        })
        .await?;
    ok(&LettersAnswer {
        items: items.into_iter().map(Into::into).collect(),
    })
}
