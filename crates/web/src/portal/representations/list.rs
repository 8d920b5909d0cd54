// SPDX-License-Identifier: EUPL-1.2
//! `GET representations`: for whom the person acts, and who acts for her.

use mailbox::service;

use crate::api::representations::{RepresentationItem, RepresentationsAnswer, SealedProfile};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let now = app.ambient.now();
    let view = app
        .store
        .read("list_representations", move |tx| {
            service::representations(tx, pid, now)
        })
        .await?;
    let items = view.items.into_iter().map(|item| RepresentationItem {
        ended_at: item.representation.ended_at.map(|at| at.secs()),
        stmt: item.attested,
    });
    let profiles = view.profiles.into_iter().map(|profile| SealedProfile {
        pid: profile.pid,
        file: profile.file.into(),
    });
    ok(&RepresentationsAnswer {
        items: items.collect(),
        profiles: profiles.collect(),
        statements: view.statements,
    })
}
