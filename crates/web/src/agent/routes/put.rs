// SPDX-License-Identifier: EUPL-1.2
//! `POST routes`: a person is answered by a unit of her own, and some employees see nothing of her. Persons whom nobody here knows are passed by.

use mailbox::model::NewRoute;
use mailbox::service;

use crate::api::shield::RoutesRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<RoutesRequest>) -> Answer {
    let items: Vec<_> = body
        .value
        .items
        .into_iter()
        .map(|item| {
            let new = NewRoute {
                seq: item.seq,
                dept: item.dept,
                barred: item.barred,
            };
            (item.pid, new)
        })
        .collect();
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_routes", move |tx| {
            items
                .iter()
                .try_for_each(|(pid, new)| service::put_route(tx, &ctx, *pid, new))
        })
        .await?;
    Ok(no_content())
}
