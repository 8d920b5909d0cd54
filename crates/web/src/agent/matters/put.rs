// SPDX-License-Identifier: EUPL-1.2
//! `POST matters`: replaces what insured persons choose from.

use mailbox::model::MatterRow;

use crate::api::agent::MattersRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<MattersRequest>) -> Answer {
    let matters: Vec<MatterRow> = body
        .value
        .items
        .into_iter()
        .map(|matter| MatterRow {
            code: matter.code,
            dept: matter.dept,
            class: matter.class,
            four_eyes: matter.four_eyes,
            medical: matter.medical,
            label_de: matter.label.de,
            label_en: matter.label.en,
        })
        .collect();
    app.store
        .transaction("replace_matters", move |tx| {
            tx.matters().replace_all(&matters)
        })
        .await?;
    Ok(no_content())
}
