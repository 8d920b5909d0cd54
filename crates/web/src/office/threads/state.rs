// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/state`: where the work stands and who does it.

use actix_web::http::StatusCode;
use mailbox::ids::ThreadId;
use mailbox::model::{CloseReason as Reason, WorkState as State};
use mailbox::service::{self, WorkChange};

use crate::api::office::{CloseReason, StateRequest, WorkState};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<StateRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let request = body.value;
    let change = WorkChange {
        dept: request.dept,
        state: request.state.map(|state| match state {
            WorkState::New => State::New,
            WorkState::Open => State::Open,
            WorkState::Waiting => State::Waiting,
            WorkState::Done => State::Done,
        }),
        reason: request.reason.map(|reason| match reason {
            CloseReason::Answered => Reason::Answered,
            CloseReason::Phone => Reason::Phone,
            CloseReason::NoAnswer => Reason::NoAnswer,
            CloseReason::Duplicate => Reason::Duplicate,
            CloseReason::PassedOn => Reason::PassedOn,
        }),
        main: request.main,
        claimed_by: request.claimed_by,
        although_away: request.although_away,
        expected_claimed_by: request.expected_claimed_by,
    };
    let ctx = app.ambient.ctx();
    once(&app, key, "set_work", StatusCode::NO_CONTENT, move |tx| {
        service::set_work(tx, &ctx, actor, thread, &change)
    })
    .await
}
