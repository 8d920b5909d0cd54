// SPDX-License-Identifier: EUPL-1.2
//! `POST session/extend`: the person is still there.

use crate::common::answer::{Answer, no_content};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let (token, now) = (current.token_hash(), app.ambient.now());
    app.store
        .transaction("extend_session", move |tx| {
            tx.sessions().mark_seen(token, now)
        })
        .await?;
    Ok(no_content())
}
