// SPDX-License-Identifier: EUPL-1.2
//! `PUT push`: this browser takes signs, or takes them no more. Its address is sealed to the notifier: nobody here can read it.

use mailbox::model::NewPush;
use mailbox::{Sensitive, service};
use protocol::Hash;

use crate::api::push::PushRequest;
use crate::common::answer::{Answer, ok};
use crate::error::{ApiError, Code};
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, body: Body<PushRequest>) -> Answer {
    let (pid, session) = (current.pid()?, current.session.new.id);
    let key = super::key(&app, &current);
    let ctx = app.ambient.ctx();
    let PushRequest { device, sealed } = body.value;
    let device: [u8; 32] = device
        .0
        .try_into()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("device"))?;
    let device = Hash::new(device);
    if key.is_none() && sealed.is_some() {
        return Err(Code::Forbidden.into());
    }
    let sealed = sealed.map(Sensitive::new);
    // Said twice is the same as said once: no idempotency key is needed.
    let view = app
        .store
        .transaction("put_push", move |tx| {
            match &sealed {
                None => service::remove_push(tx, &ctx, pid, Some(device))?,
                Some(sealed) => {
                    let new = NewPush {
                        pid,
                        device,
                        session,
                        sealed: sealed.clone(),
                    };
                    service::put_push(tx, &ctx, &new)?;
                }
            }
            super::answer(tx, pid, key.clone())
        })
        .await?;
    ok(&view)
}
