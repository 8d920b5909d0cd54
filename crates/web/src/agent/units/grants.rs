// SPDX-License-Identifier: EUPL-1.2
//! `POST units/grants`: the custodian of department keys brings them, sealed to members.

use mailbox::model::NewUnitGrant;
use mailbox::{Ciphertext, service};

use crate::api::agent::UnitGrantsRequest;
use crate::common::answer::{Answer, no_content};
use crate::error::ApiError;
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<UnitGrantsRequest>) -> Answer {
    let request = body.value;
    let grants = request
        .items
        .into_iter()
        .map(|item| {
            let file = Ciphertext::grant(item.file.0)?;
            Ok(NewUnitGrant {
                dept: item.dept,
                epoch: item.epoch,
                pid: item.pid,
                file,
            })
        })
        .collect::<Result<Vec<_>, ApiError>>()?;
    let links = request
        .links
        .into_iter()
        .map(|link| Ok((link.dept, link.epoch, Ciphertext::grant(link.file.0)?)))
        .collect::<Result<Vec<_>, ApiError>>()?;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("custodian_grants", move |tx| {
            service::insert_custodian_grants(tx, &ctx, &grants, &links)
        })
        .await?;
    Ok(no_content())
}
