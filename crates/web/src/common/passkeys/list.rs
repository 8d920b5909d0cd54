// SPDX-License-Identifier: EUPL-1.2
//! `GET passkeys`: own passkeys.

use crate::api::sessions::{PasskeyItem, PasskeysAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let items = app
        .store
        .read("list_passkeys", move |tx| tx.passkeys().find_by_person(pid))
        .await?
        .into_iter()
        .map(|passkey| PasskeyItem {
            credential_id: passkey.credential_id.into(),
            method: passkey.method,
            created_at: passkey.created_at.secs(),
            used_at: passkey.used_at.map(|at| at.secs()),
        })
        .collect();
    ok(&PasskeysAnswer { items })
}
