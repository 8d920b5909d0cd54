// SPDX-License-Identifier: EUPL-1.2
//! `POST contacts`: e-mail addresses that the register knows and only the notifier can open. They wait to be confirmed.

use mailbox::model::Contact;
use mailbox::{Sensitive, service};

use crate::api::agent::ContactsRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<ContactsRequest>) -> Answer {
    let items: Vec<_> = body
        .value
        .items
        .into_iter()
        .map(|item| {
            (
                item.pid,
                Contact {
                    sealed: Sensitive::new(item.sealed),
                    lang: item.lang,
                },
            )
        })
        .collect();
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_contacts", move |tx| {
            items
                .iter()
                .try_for_each(|(pid, contact)| service::put_contact(tx, &ctx, *pid, contact))
        })
        .await?;
    Ok(no_content())
}
