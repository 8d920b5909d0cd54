// SPDX-License-Identifier: EUPL-1.2
//! `POST profiles`: profiles, sealed to departments.

use mailbox::Ciphertext;
use mailbox::model::ProfileItem;
use mailbox::service;

use crate::api::agent::ProfilesRequest;
use crate::common::answer::{Answer, no_content};
use crate::error::ApiError;
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<ProfilesRequest>) -> Answer {
    let items = body
        .value
        .items
        .into_iter()
        .map(|item| {
            let file = Ciphertext::small(item.file.0)?.into_bytes();
            Ok(ProfileItem {
                pid: item.pid,
                dept: item.dept,
                epoch: item.epoch,
                file,
            })
        })
        .collect::<Result<Vec<_>, ApiError>>()?;
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_profiles", move |tx| {
            service::put_profiles(tx, &ctx, &items)
        })
        .await?;
    Ok(no_content())
}
