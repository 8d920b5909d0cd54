// SPDX-License-Identifier: EUPL-1.2
//! `GET contact/mails`: which mails went to her, so that she can tell them from others.

use mailbox::service;

use crate::api::contact::{SentMail, SentMailsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let mails = app
        .store
        .read("sent_mails", move |tx| service::sent_mails(tx, pid))
        .await?;
    ok(&SentMailsAnswer {
        items: mails.into_iter().map(SentMail::from).collect(),
    })
}
