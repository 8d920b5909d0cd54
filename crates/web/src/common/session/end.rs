// SPDX-License-Identifier: EUPL-1.2
//! `DELETE session`: signs out.

use mailbox::event::Event;

use crate::common::answer::{Answer, no_content};
use crate::cookie;
use crate::error::Code;
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let token = current.token_hash();
    app.store
        .transaction("sign_out", move |tx| {
            tx.sessions().delete(token)?;
            tx.emit(Event::Session { pid });
            Ok(())
        })
        .await?;
    let mut response = no_content();
    response
        .add_cookie(&cookie::clear(app.face, app.secure))
        .map_err(|_| Code::Internal)?;
    Ok(response)
}
