// SPDX-License-Identifier: EUPL-1.2
//! `PUT contact`: another address. It counts when its code was typed.

use actix_web::http::StatusCode;
use mailbox::model::Contact;
use mailbox::{Sensitive, service};

use crate::api::contact::{ContactAnswer, ContactRequest};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    key: Once,
    body: Body<ContactRequest>,
) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let contact = Contact {
        sealed: Sensitive::new(body.value.sealed),
        lang: body.value.lang,
    };
    once(
        &app,
        key.with(body.hash),
        "ask_contact",
        StatusCode::ACCEPTED,
        move |tx| {
            service::ask_contact(tx, &ctx, pid, &contact)?;
            let view = service::contact_view(tx, &ctx, pid)?;
            Ok(ContactAnswer::of(view, tx.policy()))
        },
    )
    .await
}
