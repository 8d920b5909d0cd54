// SPDX-License-Identifier: EUPL-1.2
//! `GET staff`: the certified members of one of the own units.

use mailbox::service;

use crate::api::office::{DeptQuery, StaffAnswer, StaffItem};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<DeptQuery>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let dept = query.dept;
    let rows = app
        .store
        .read("list_staff", move |tx| {
            service::staff_of_unit(tx, &ctx, actor, &dept)
        })
        .await?;
    let items = rows
        .into_iter()
        .filter_map(|row| {
            Some(StaffItem {
                pid: row.pid,
                keycard: row.keycard,
                bind: row.bind,
                cert: row.cert?,
                has_grant: row.depts.iter().any(|(_, has)| *has),
            })
        })
        .collect();
    ok(&StaffAnswer { items })
}
