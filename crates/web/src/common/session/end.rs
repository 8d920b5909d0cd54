// SPDX-License-Identifier: EUPL-1.2
//! `DELETE session`: signs out.

use mailbox::event::Event;

use crate::common::answer::{Answer, no_content};
use crate::error::ApiError;
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    sign_out(&app, &current).await?;
    app.without_cookie(no_content())
}

/// The session is over when this answers.
pub(crate) async fn sign_out(app: &App, current: &Current) -> Result<(), ApiError> {
    let pid = current.pid()?;
    let token = current.token_hash();
    app.store
        .transaction("sign_out", move |tx| {
            tx.sessions().delete(token)?;
            tx.emit(Event::Session { pid });
            Ok(())
        })
        .await?;
    Ok(())
}
