// SPDX-License-Identifier: EUPL-1.2
//! `GET identifications/{id}`: the registrar's sealed answer; waits until there is one.

use mailbox::ids::RequestId;
use mailbox::service;

use crate::api::activation::{IdentificationReply, WaitQuery};
use crate::common::answer::{Answer, ok};
use crate::common::session::decided::status;
use crate::common::wait;
use crate::error::ApiError;
use crate::extract::{Path, Query};
use crate::hub::Topic;
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    Path(id): Path<RequestId>,
    Query(query): Query<WaitQuery>,
) -> Answer {
    let look = || async {
        let found = app
            .store
            .read("identification_reply", move |tx| {
                service::identification_reply(tx, id)
            })
            .await?;
        Ok::<_, ApiError>(found)
    };
    let first = look().await?;
    let (request, file) = if first.0.state.is_pending() {
        let decided = app
            .hub
            .wait_for(vec![Topic::Request(id)], wait(query.wait), || async {
                Ok::<_, ApiError>(Some(look().await?).filter(|(r, _)| !r.state.is_pending()))
            })
            .await?;
        decided.unwrap_or(first)
    } else {
        first
    };
    let status = status(&request, "done");
    ok(&IdentificationReply {
        state: status.state,
        reason: status.reason,
        file: file.map(Into::into),
    })
}
