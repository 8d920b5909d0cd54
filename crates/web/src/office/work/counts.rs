// SPDX-License-Identifier: EUPL-1.2
//! `GET work`: how much there is in the lists of the own units, of one's own, and in deputy.

use mailbox::service;

use crate::api::work::{DeputyWork, UnitWork, WorkAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let view = app
        .store
        .read("work_counts", move |tx| {
            service::work_counts(tx, &ctx, actor)
        })
        .await?;
    ok(&WorkAnswer {
        mine: view.own.mine,
        resubmissions: view.own.resubmissions,
        mentioned: view.mentioned,
        units: view
            .units
            .into_iter()
            .map(|(dept, counts)| UnitWork {
                dept,
                open: counts.open,
                new: counts.new,
                free: counts.free,
                waiting: counts.waiting,
                overdue: counts.overdue,
                soon: counts.soon,
                resubmissions: counts.resubmissions,
                astray: counts.astray,
                disputed: counts.disputed,
                escalated: counts.escalated,
            })
            .collect(),
        deputy: view
            .deputy
            .into_iter()
            .map(|one| DeputyWork {
                dept: one.dept,
                pid: one.pid,
                until: one.until.secs(),
                open: one.open,
            })
            .collect(),
    })
}
