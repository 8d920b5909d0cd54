// SPDX-License-Identifier: EUPL-1.2
//! `GET directory`: units to which a thread can be handed.

use mailbox::service;

use crate::api::hand_over::{DirectoryAnswer, DirectoryQuery, ReceiverItem};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Query(query): Query<DirectoryQuery>,
) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let (units, signers) = app
        .store
        .read("show_directory", move |tx| {
            let units = service::directory(tx, &ctx, actor, query.thread)?;
            let epochs: Vec<_> = units.iter().filter_map(|one| one.shield.clone()).collect();
            Ok((units, service::signers(tx, &epochs)?))
        })
        .await?;
    let items = units.into_iter().map(|one| ReceiverItem {
        dept: one.dept,
        entity: one.entity.into(),
        shield: one.shield,
    });
    ok(&DirectoryAnswer {
        items: items.collect(),
        signers,
    })
}
