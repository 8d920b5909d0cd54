// SPDX-License-Identifier: EUPL-1.2
//! `GET keys/status`: where the newest carryover of the person stands; waits while it is pending.

use mailbox::model::{Request, RequestKind, RequestState};

use crate::api::activation::WaitQuery;
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
        found.ok_or_else(|| ApiError::from(Code::NotFound))
    };
    let decided = app
        .hub
        .wait_for(vec![Topic::Person(pid)], wait(query.wait), || async {
            Ok::<_, ApiError>(Some(newest().await?).filter(is_decided))
        })
        .await?;
    let found = match decided {
        Some(found) => found,
        None => newest().await?,
    };
    ok(&status(&found, "bound"))
}

fn is_decided(request: &Request) -> bool {
    matches!(request.state, RequestState::Done | RequestState::Refused)
}
