// SPDX-License-Identifier: EUPL-1.2
//! `GET route`: who answers oneself, or somebody whom one represents, whatever the matter; with the key to seal to.

use mailbox::service;

use crate::api::shield::{RouteAnswer, RouteQuery, RouteUnit};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<RouteQuery>) -> Answer {
    let (actor, pid) = (current.actor()?, current.pid()?);
    let subject = query.subject.unwrap_or(pid);
    let ctx = app.ambient.ctx();
    let unit = app
        .store
        .read("show_route", move |tx| {
            let Some((dept, epoch)) = service::route_view(tx, &ctx, actor, subject)? else {
                return Ok(None);
            };
            let signers = service::signers(tx, std::slice::from_ref(&epoch))?;
            Ok(Some(RouteUnit {
                dept,
                epoch,
                signers,
            }))
        })
        .await?;
    ok(&RouteAnswer { unit })
}
