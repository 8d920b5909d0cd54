// SPDX-License-Identifier: EUPL-1.2
//! `GET representations/requests/{id}`: what the registrar says to a grant; waits until it has said something.

use mailbox::ids::RequestId;
use mailbox::service;

use crate::api::activation::WaitQuery;
use crate::common::answer::{Answer, ok};
use crate::common::session::decided::status;
use crate::common::wait;
use crate::error::ApiError;
use crate::extract::{Current, Path, Query};
use crate::hub::Topic;
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<RequestId>,
    Query(query): Query<WaitQuery>,
) -> Answer {
    let pid = current.pid()?;
    let look = || async {
        let found = app
            .store
            .read("grant_request", move |tx| {
                service::grant_request(tx, pid, id)
            })
            .await?;
        Ok::<_, ApiError>(found)
    };
    let mut request = look().await?;
    if request.state.is_pending() {
        let decided = app
            .hub
            .wait_for(vec![Topic::Request(id)], wait(query.wait), || async {
                Ok::<_, ApiError>(Some(look().await?).filter(|r| !r.state.is_pending()))
            })
            .await?;
        request = decided.unwrap_or(request);
    }
    ok(&status(&request, "done"))
}
