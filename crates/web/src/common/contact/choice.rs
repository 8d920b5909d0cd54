// SPDX-License-Identifier: EUPL-1.2
//! `PUT contact/choice`: when plain mails come, and the language of all mails.

use mailbox::model::MailTime;
use mailbox::service;

use crate::api::contact::{ContactAnswer, MailChoiceRequest};
use crate::common::answer::{Answer, ok};
use crate::error::{ApiError, Code};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<MailChoiceRequest>) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let MailChoiceRequest { time, lang } = body.value;
    let time: MailTime = time
        .parse()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("time"))?;
    // Said twice is the same as said once: no idempotency key is needed.
    let view = app
        .store
        .transaction("choose_mails", move |tx| {
            service::choose_mails(tx, &ctx, pid, (time, &lang))?;
            service::contact_view(tx, &ctx, pid)
        })
        .await?;
    ok(&ContactAnswer::of(view, app.store.policy()))
}
