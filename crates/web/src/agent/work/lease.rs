// SPDX-License-Identifier: EUPL-1.2
//! `GET work`: questions for the registrar, leased; waits when there are none.

use std::time::Duration;

use mailbox::model::WorkItem as Item;
use mailbox::service;

use crate::api::activation::WaitQuery;
use crate::api::agent::{WorkAnswer, WorkItem};
use crate::common::answer::{Answer, ok};
use crate::common::wait;
use crate::error::ApiError;
use crate::extract::Query;
use crate::hub::Topic;
use crate::state::App;

/// An unanswered question is handed out again after this.
const LEASE: Duration = Duration::from_secs(60);
/// Questions of one answer.
const MOST: u32 = 50;

pub(crate) async fn handler(app: App, Query(query): Query<WaitQuery>) -> Answer {
    let leased = app
        .hub
        .wait_for(vec![Topic::Work], wait(query.wait), || async {
            let ctx = app.ambient.ctx();
            let items = app
                .store
                .transaction("lease_work", move |tx| {
                    service::lease_work(tx, &ctx, LEASE, MOST)
                })
                .await?;
            Ok::<_, ApiError>((!items.is_empty()).then_some(items))
        })
        .await?;
    let items = leased.unwrap_or_default().into_iter().map(wire).collect();
    ok(&WorkAnswer { items })
}

fn wire(item: Item) -> WorkItem {
    let asked = item.request.new;
    WorkItem {
        id: asked.id,
        kind: asked.kind.to_string(),
        pid: asked.pid,
        aid: asked.aid,
        body: asked.body.map(Into::into),
        keycard: item.keycard,
        bind: item.bind,
        level: asked.level.map(|level| level.to_string()),
        methods_used: asked
            .methods
            .map(|words| words.split_ascii_whitespace().map(str::to_owned).collect()),
    }
}
