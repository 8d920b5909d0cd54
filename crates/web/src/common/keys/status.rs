// SPDX-License-Identifier: EUPL-1.2
//! `GET keys/status`: where the newest carryover of the person stands; waits until the registrar has looked at it.

use mailbox::model::{Request, RequestKind, RequestState};

use crate::api::activation::{StatusAnswer, WaitQuery};
use crate::common::answer::{Answer, ok};
use crate::common::session::decided::status;
use crate::common::wait;
use crate::error::{ApiError, Code};
use crate::extract::{Current, Query};
use crate::hub::Topic;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<WaitQuery>) -> Answer {
    let pid = current.pid()?;
    let newest = || async {
        let found = app
            .store
            .read("carryover_status", move |tx| {
                tx.requests().newest(pid, RequestKind::Carryover)
            })
            .await?;
        Ok::<_, ApiError>(found)
    };
    if newest().await?.is_none() {
        // Nothing was ever asked: the keys are those that are bound.
        return ok(&StatusAnswer::bound());
    }
    let decided = app
        .hub
        .wait_for(vec![Topic::Person(pid)], wait(query.wait), || async {
            Ok::<_, ApiError>(newest().await?.filter(is_looked_at))
        })
        .await?;
    let found = match decided {
        Some(found) => found,
        None => newest().await?.ok_or(Code::NotFound)?,
    };
    ok(&status(&found, "bound"))
}

fn is_looked_at(request: &Request) -> bool {
    matches!(
        request.state,
        RequestState::Done | RequestState::Refused | RequestState::Waiting
    )
}
