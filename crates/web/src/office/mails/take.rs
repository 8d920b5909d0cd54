// SPDX-License-Identifier: EUPL-1.2
//! `POST mails`: a program takes in a plain mail, sealed to a unit, and has its sender answered once.

use actix_web::http::StatusCode;
use mailbox::Sensitive;
use mailbox::model::{Contact, MailWish, NewMail};
use mailbox::service;

use crate::api::mails::NewMailRequest;
use crate::common::answer::{Answer, once};
use crate::common::threads::{begin, wire};
use crate::error::Code;
use crate::extract::{Body, Current, Once};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<NewMailRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let clearance = current.clearance(&app);
    let key = key.with(body.hash);
    let request = body.value;
    let wish = match (request.answer, request.silent) {
        (Some(answer), None) => {
            let to = Contact {
                sealed: Sensitive::new(answer.to.sealed),
                lang: answer.to.lang,
            };
            if !to.is_well_formed() {
                return Err(Code::BadRequest.into());
            }
            let sender = answer.sender;
            MailWish::Answer { sender, to }
        }
        (None, Some(why)) => MailWish::Silent(why.into()),
        _ => return Err(Code::BadRequest.into()),
    };
    let thread = begin::new_thread(request.thread, &app.config.limits)?;
    let new = NewMail { thread, wish };
    let ctx = app.ambient.ctx();
    // Keys are durable before the grants that need them.
    let keys = app.store.keys().create(new.thread.thread, &ctx).await?;
    let signer = app.receipts.clone();
    once(&app, key, "take_mail", StatusCode::CREATED, move |tx| {
        service::take_mail(tx, &ctx, &signer, &keys, actor, &clearance, &new).map(wire::accepted)
    })
    .await
}
