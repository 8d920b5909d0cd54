// SPDX-License-Identifier: EUPL-1.2
//! `POST replies/{id}`: the answer, with which the code is used up. The same one again is answered like the first time.

use mailbox::ids::ReplyCodeId;
use mailbox::service;
use protocol::reply_code::locator_hash;

use crate::api::replies::{ReplyRequest, ReplyTaken};
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    Path(id): Path<ReplyCodeId>,
    body: Body<ReplyRequest>,
) -> Answer {
    let ReplyRequest {
        locator,
        answer,
        mac,
        files,
    } = body.value;
    let hash = locator_hash(locator.as_bytes());
    let ctx = app.ambient.ctx();
    let at = app
        .store
        .transaction("give_reply", move |tx| {
            service::give_reply(tx, &ctx, (id, hash), (answer, mac), &files)
        })
        .await?;
    ok(&ReplyTaken {
        received_at: at.secs(),
    })
}
