// SPDX-License-Identifier: EUPL-1.2
//! `POST activations`: a code was printed. Older unused codes of the person die.

use actix_web::http::StatusCode;
use mailbox::Timestamp;
use mailbox::model::NewActivation;
use mailbox::service;
use protocol::statement::PersonRole;

use crate::api::Empty;
use crate::api::agent::{ActivationRequest, Role};
use crate::common::answer::{Answer, json};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<ActivationRequest>) -> Answer {
    let request = body.value;
    let issue = request.issue;
    let new = NewActivation {
        aid: request.aid,
        pid: request.pid,
        seq: request.seq,
        role: match request.role {
            Role::Insured => PersonRole::Insured,
            Role::Rep => PersonRole::Rep,
            Role::Staff => PersonRole::Staff,
        },
        locator_hash: request.locator_hash,
        issue: issue.stmt.sh(),
        mac_org: request.mac_org,
        expires_at: Timestamp::from_secs(request.expires_at),
        program: request.program,
    };
    let ctx = app.ambient.ctx();
    app.store
        .transaction("create_activation", move |tx| {
            service::create_activation(tx, &ctx, &new, &issue)
        })
        .await?;
    json(StatusCode::CREATED, &Empty {})
}
