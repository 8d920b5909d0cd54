// SPDX-License-Identifier: EUPL-1.2
//! `POST mail-check`: whether a mail with this id was sent from here, for whoever has it before her. The id is drawn by chance; it tells the
//! time of a mail to somebody who knows it from that mail, and nothing else.

use mailbox::service;

use crate::api::contact::{MailCheckAnswer, MailCheckRequest, SentMail};
use crate::common::answer::{Answer, ok};
use crate::error::{ApiError, Code};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<MailCheckRequest>) -> Answer {
    let id = body
        .value
        .id
        .parse()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("id"))?;
    let found = app
        .store
        .read("check_mail", move |tx| service::check_mail(tx, id))
        .await?;
    ok(&MailCheckAnswer {
        mail: found.map(SentMail::from),
    })
}
