// SPDX-License-Identifier: EUPL-1.2
//! `POST representations/invitations/lookup`: whose code somebody has typed. Unknown, used and expired codes answer alike.

use mailbox::service;

use crate::api::representations::{FoundInvitation, LocatorRequest};
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<LocatorRequest>) -> Answer {
    let pid = current.pid()?;
    let locator = *body.value.locator.as_bytes();
    let ctx = app.ambient.ctx();
    let found = app
        .store
        .read("find_invitation", move |tx| {
            service::find_invitation(tx, &ctx, pid, &locator)
        })
        .await?;
    ok(&FoundInvitation {
        pid: found.invitation.pid,
        kc: found.invitation.kc,
        mac: found.invitation.mac,
        expires_at: found.invitation.expires_at.secs(),
        statements: found.statements,
    })
}
