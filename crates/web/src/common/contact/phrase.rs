// SPDX-License-Identifier: EUPL-1.2
//! `PUT contact/phrase`: the sentence by which a person recognises our mails, sealed like her address.

use mailbox::Sensitive;
use mailbox::service;

use crate::api::contact::{ContactAnswer, PhraseRequest};
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<PhraseRequest>) -> Answer {
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let sealed = body.value.sealed.map(Sensitive::new);
    // Said twice is the same as said once: no idempotency key is needed.
    let view = app
        .store
        .transaction("set_phrase", move |tx| {
            service::set_phrase(tx, &ctx, pid, sealed.as_ref())?;
            service::contact_view(tx, &ctx, pid)
        })
        .await?;
    ok(&ContactAnswer::of(view, app.store.policy()))
}
