// SPDX-License-Identifier: EUPL-1.2
//! `GET staff`: all bound staff, so that the administrators can certify them and the custodian can grant.

use mailbox::service;

use crate::api::agent::{AgentStaffAnswer, AgentStaffDept, AgentStaffItem};
use crate::common::answer::{Answer, ok};
use crate::state::App;

pub(crate) async fn handler(app: App) -> Answer {
    let ctx = app.ambient.ctx();
    let rows = app
        .store
        .read("agent_staff", move |tx| service::agent_staff(tx, &ctx))
        .await?;
    let items = rows
        .into_iter()
        .map(|row| AgentStaffItem {
            pid: row.pid,
            keycard: row.keycard,
            bind: row.bind,
            cert: row.cert,
            depts: row
                .depts
                .into_iter()
                .map(|(dept, has_grant)| AgentStaffDept { dept, has_grant })
                .collect(),
        })
        .collect();
    ok(&AgentStaffAnswer { items })
}
