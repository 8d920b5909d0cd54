// SPDX-License-Identifier: EUPL-1.2
//! `POST access/block` and `POST access/leave`: the person closes her own access. All sessions are dead with the
//! answer, this one too.

use actix_web::http::StatusCode;
use mailbox::ids::{PersonId, SessionId};
use mailbox::{Ctx, OrAbsent, StoreError, Tx, service};

use crate::common::answer::{Answer, once};
use crate::extract::{Current, Once};
use crate::state::App;

pub(crate) async fn block(app: App, current: Current, key: Once) -> Answer {
    close(&app, &current, key, "block_access", |tx, ctx, pid, here| {
        let kind = tx.persons().lookup(pid)?.or_absent()?.kind;
        service::block_person(tx, ctx, (kind.into(), Some(pid)), pid, Some(here))
    })
    .await
}

pub(crate) async fn leave(app: App, current: Current, key: Once) -> Answer {
    close(&app, &current, key, "leave_portal", service::leave_portal).await
}

async fn close(
    app: &App,
    current: &Current,
    key: Once,
    name: &'static str,
    how: fn(&mut Tx<'_>, &Ctx, PersonId, SessionId) -> Result<(), StoreError>,
) -> Answer {
    let (pid, here) = (current.pid()?, current.session.new.id);
    let ctx = app.ambient.ctx();
    let key = key.without_body();
    let response = once(app, key, name, StatusCode::NO_CONTENT, move |tx| {
        how(tx, &ctx, pid, here)
    })
    .await?;
    app.without_cookie(response)
}
