// SPDX-License-Identifier: EUPL-1.2
//! `POST person-profiles`: who somebody is, sealed to the other side of a representation.

use mailbox::Ciphertext;
use mailbox::model::PersonProfile;

use crate::api::agent::PersonProfilesRequest;
use crate::common::answer::{Answer, no_content};
use crate::error::ApiError;
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<PersonProfilesRequest>) -> Answer {
    let items = body
        .value
        .items
        .into_iter()
        .map(|item| {
            Ok(PersonProfile {
                reader: item.reader,
                pid: item.pid,
                kc: item.kc,
                file: Ciphertext::small(item.file.0)?.into_bytes(),
            })
        })
        .collect::<Result<Vec<_>, ApiError>>()?;
    let now = app.ambient.now();
    app.store
        .transaction("put_person_profiles", move |tx| {
            items
                .iter()
                .try_for_each(|item| tx.representations().upsert_profile(item, now))
        })
        .await?;
    Ok(no_content())
}
