// SPDX-License-Identifier: EUPL-1.2
//! `POST person-profiles`: who somebody is, sealed to the other side of a representation.

use mailbox::model::PersonProfile;
use mailbox::{Ciphertext, Event};

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
            for item in &items {
                tx.representations().upsert_profile(item, now)?;
                // Whoever it is sealed to has a name to show now.
                tx.emit(Event::Represent { pid: item.reader });
            }
            Ok(())
        })
        .await?;
    Ok(no_content())
}
