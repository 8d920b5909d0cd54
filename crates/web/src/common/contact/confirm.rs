// SPDX-License-Identifier: EUPL-1.2
//! `POST contact/confirm`: the typed code. Wrong tries are counted per code.

use mailbox::model::{ContactCheck, ContactCode};
use mailbox::service;

use crate::api::contact::{ConfirmContactRequest, ContactAnswer};
use crate::common::answer::{Answer, ok};
use crate::error::{ApiError, Code};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<ConfirmContactRequest>,
) -> Answer {
    let (pid, here) = (current.pid()?, current.session.new.id);
    let code: ContactCode = body
        .value
        .code
        .parse()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("code"))?;
    let ctx = app.ambient.ctx();
    // The count of tries is committed with the answer, so that it is a value and no error.
    let (check, view) = app
        .store
        .transaction("confirm_contact", move |tx| {
            let check = service::confirm_contact(tx, &ctx, pid, here, &code)?;
            Ok((check, service::contact_view(tx, &ctx, pid)?))
        })
        .await?;
    match check {
        ContactCheck::Confirmed => ok(&ContactAnswer::of(view, app.store.policy())),
        ContactCheck::Wrong { tries_left } => {
            Err(ApiError::from(Code::WrongCode).tries_left(tries_left))
        }
        ContactCheck::Over => Err(Code::CodeRefused.into()),
    }
}
