// SPDX-License-Identifier: EUPL-1.2
//! `GET fresh`: that bindings are current. Asks the registrar for old ones and waits a moment for it.

use std::time::Duration;

use mailbox::ids::PersonId;
use mailbox::model::StatementKind;
use mailbox::service::{self, FreshAnswer as Known};

use crate::api::keys::{FreshAnswer, FreshQuery};
use crate::common::answer::{Answer, ok};
use crate::error::ApiError;
use crate::extract::{Current, Query, list};
use crate::hub::Topic;
use crate::state::App;

/// So long the registrar is waited for.
const PATIENCE: Duration = Duration::from_secs(3);
/// Persons of one question.
const MOST: usize = 50;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<FreshQuery>) -> Answer {
    let actor = current.actor()?;
    let pids: Vec<PersonId> = list(&query.pids, MOST)?;
    let look = || async {
        let (ctx, pids) = (app.ambient.ctx(), pids.clone());
        let known = app
            .store
            .transaction("request_fresh", move |tx| {
                service::request_fresh(tx, &ctx, actor, &pids)
            })
            .await?;
        Ok::<Known, ApiError>(known)
    };
    let mut known = look().await?;
    if !known.asked.is_empty() {
        let topics = known.asked.iter().map(|pid| Topic::Person(*pid)).collect();
        let newer = app
            .hub
            .wait_for(topics, PATIENCE, || async {
                Ok::<_, ApiError>(Some(look().await?).filter(|known| known.asked.is_empty()))
            })
            .await?;
        known = match newer {
            Some(newer) => newer,
            None => look().await?,
        };
    }
    let revlist = app
        .store
        .read("newest_revlist", |tx| {
            tx.statements().newest(StatementKind::Revlist, "")
        })
        .await?;
    ok(&FreshAnswer {
        items: known.items,
        revlist: revlist.map(|statement| statement.attested.stmt),
    })
}
