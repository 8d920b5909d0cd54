// SPDX-License-Identifier: EUPL-1.2
//! `GET bulk/recipients`: keys of those to whom a program may write, and why it goes by letter to the others.

use mailbox::ids::PersonId;
use mailbox::service;

use crate::api::bulk::{RecipientsAnswer, RecipientsQuery};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query, list};
use crate::state::App;

/// Persons of one question.
const MOST: usize = 100;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Query(query): Query<RecipientsQuery>,
) -> Answer {
    let actor = current.actor()?;
    let pids: Vec<PersonId> = list(&query.pids, MOST)?;
    let ctx = app.ambient.ctx();
    let found = app
        .store
        .read("bulk_recipients", move |tx| {
            service::recipients(tx, &ctx, actor, (&query.dept, &query.matter), &pids)
        })
        .await?;
    let items = found.into_iter().map(Into::into).collect();
    ok(&RecipientsAnswer { items })
}
