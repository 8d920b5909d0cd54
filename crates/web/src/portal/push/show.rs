// SPDX-License-Identifier: EUPL-1.2
//! `GET push`: whether signs are offered, and which of the own browsers take them.

use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let key = super::key(&app, &current);
    let view = app
        .store
        .read("show_push", move |tx| super::answer(tx, pid, key.clone()))
        .await?;
    ok(&view)
}
