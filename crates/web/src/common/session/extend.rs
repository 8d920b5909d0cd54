// SPDX-License-Identifier: EUPL-1.2
//! `POST session/extend`: the person is still there.

use actix_web::HttpRequest;

use crate::common::answer::{Answer, no_content};
use crate::cookie;
use crate::error::Code;
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, asked: HttpRequest, current: Current) -> Answer {
    let (token, now) = (current.token_hash(), app.ambient.now());
    app.store
        .transaction("extend_session", move |tx| {
            tx.sessions().mark_seen(token, now)
        })
        .await?;
    let Some(age) = app.cookie_age(current.session.new.state, current.session.new.shared) else {
        return Ok(no_content());
    };
    // The cookie has a time of its own there: it goes on, too.
    let cookie = asked
        .cookie(cookie::name(app.face, app.secure))
        .ok_or(Code::NoSession)?;
    app.with_token(no_content(), cookie.value().to_owned(), Some(age))
}
