// SPDX-License-Identifier: EUPL-1.2
//! `GET units/{dept}/absences`: what is not over, with who stands in now.

use mailbox::ids::Dept;
use mailbox::model::StandIn;
use mailbox::service;

use crate::api::work::{AbsenceItem, AbsencesAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(dept): Path<Dept>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let views = app
        .store
        .read("list_absences", move |tx| {
            service::absences(tx, &ctx, actor, &dept)
        })
        .await?;
    let items = views
        .into_iter()
        .map(|view| AbsenceItem {
            id: view.absence.id,
            pid: view.absence.pid,
            from: view.absence.from.secs(),
            until: view.absence.until.secs(),
            now: view.now,
            deputy: view.absence.deputy,
            stands_in: match view.stand_in {
                StandIn::Colleague(pid) => Some(pid),
                StandIn::Nobody | StandIn::Circle => None,
            },
            circle: view.stand_in == StandIn::Circle,
            set_by: view.absence.set_by,
        })
        .collect();
    ok(&AbsencesAnswer { items })
}
