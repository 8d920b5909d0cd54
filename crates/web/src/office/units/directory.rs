// SPDX-License-Identifier: EUPL-1.2
//! `GET directory`: units to which a thread can be handed.

use mailbox::service;

use crate::api::hand_over::{DirectoryAnswer, DirectoryItem};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    current.pid()?;
    let ctx = app.ambient.ctx();
    let units = app
        .store
        .read("show_directory", move |tx| service::directory(tx, &ctx))
        .await?;
    let items = units.into_iter().map(|(dept, entity)| DirectoryItem {
        dept,
        entity: entity.into(),
    });
    ok(&DirectoryAnswer {
        items: items.collect(),
    })
}
