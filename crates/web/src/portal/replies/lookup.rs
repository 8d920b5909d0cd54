// SPDX-License-Identifier: EUPL-1.2
//! `POST replies/lookup`: the code of a letter is presented by its locator. One refusal for unknown, used, withdrawn and expired codes.

use mailbox::service;
use protocol::reply_code::locator_hash;

use crate::api::replies::{ReplyCodeFound, ReplyLookup};
use crate::common::answer::{Answer, ok};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<ReplyLookup>) -> Answer {
    let hash = locator_hash(body.value.locator.as_bytes());
    let ctx = app.ambient.ctx();
    let found = app
        .store
        .read("find_reply_code", move |tx| {
            service::find_reply_code(tx, &ctx, hash)
        })
        .await?;
    ok(&ReplyCodeFound::from(found))
}
