// SPDX-License-Identifier: EUPL-1.2
//! `GET desk/persons/{pid}`: whether somebody has access, and whether it is blocked.

use mailbox::ids::PersonId;
use mailbox::model::{PersonState, SessionState};
use mailbox::{Timestamp, service};

use crate::api::desk::{DeskAccess, DeskQuery};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path, Query};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(pid): Path<PersonId>,
    Query(query): Query<DeskQuery>,
) -> Answer {
    let actor = current.actor()?;
    let (ctx, idle) = (app.ambient.ctx(), app.idle(SessionState::Full));
    let access = app
        .store
        .read("desk_access", move |tx| {
            service::desk_access(tx, &ctx, actor, &query.dept, pid, idle)
        })
        .await?;
    ok(&DeskAccess {
        state: access.state.map_or("none", PersonState::as_str).to_owned(),
        ending: access.ending.map(Into::into),
        sessions: access.sessions,
        quarantine_until: access.quarantine_until.map(Timestamp::secs),
    })
}
