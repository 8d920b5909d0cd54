// SPDX-License-Identifier: EUPL-1.2
//! `GET threads/heads`: enough to show the subject lines of a list.

use mailbox::ids::ThreadId;
use mailbox::service;

use super::wire;
use crate::api::threads::{Head, HeadsAnswer, HeadsQuery};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query, list};
use crate::state::App;

/// Threads of one question.
const MOST: usize = 50;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<HeadsQuery>) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let ids: Vec<ThreadId> = list(&query.ids, MOST)?;
    let ctx = app.ambient.ctx();
    let keys = app.store.keys().lookup(&ids).await?;
    let (items, statements) = app
        .store
        .read("show_heads", move |tx| {
            let items = service::heads(tx, &ctx, &keys, actor, &clearance, &ids)?;
            let statements = service::head_statements(tx, actor, &items)?;
            Ok((items, statements))
        })
        .await?;
    ok(&HeadsAnswer {
        items: items
            .into_iter()
            .map(|head| Head {
                thread: head.thread,
                epochs: wire::epochs(head.epochs),
                last: head.last.map(wire::message),
                protected: head.protected,
            })
            .collect(),
        statements,
    })
}
