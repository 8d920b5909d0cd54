// SPDX-License-Identifier: EUPL-1.2
//! `GET phone-checks/{id}`: where a phone check stands, for its two ends.

use mailbox::ids::PhoneCheckId;
use mailbox::service;

use crate::api::desk::PhoneCheck;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(id): Path<PhoneCheckId>) -> Answer {
    let actor = current.actor()?;
    let ctx = app.ambient.ctx();
    let view = app
        .store
        .read("show_phone_check", move |tx| {
            service::phone_check(tx, &ctx, actor, id)
        })
        .await?;
    ok(&PhoneCheck::from(view))
}
