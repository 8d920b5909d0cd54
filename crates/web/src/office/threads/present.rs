// SPDX-License-Identifier: EUPL-1.2
//! `GET presence`: who has a case of a unit open, or writes there, as far as this node has heard.

use protocol::statement::Right;

use crate::api::office::{DeptQuery, PresenceAnswer, PresenceItem};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query};
use crate::office::member::with_right;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<DeptQuery>) -> Answer {
    let pid = current.pid()?;
    let (now, dept) = (app.ambient.now(), query.dept.clone());
    let barred = app
        .store
        .read("may_see_presence", move |tx| {
            with_right(tx, &dept, pid, Right::Read, now)?;
            tx.barriers().threads_of(pid)
        })
        .await?;
    let here = app.hub.present(&query.dept).into_iter();
    ok(&PresenceAnswer {
        items: here
            .filter(|one| !barred.contains(&one.thread))
            .map(|one| PresenceItem {
                thread: one.thread,
                pid: one.pid,
                writes: one.writes,
            })
            .collect(),
    })
}
