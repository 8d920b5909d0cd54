// SPDX-License-Identifier: EUPL-1.2
//! `GET records`: what the server has about the asking person (Art. 15 GDPR).

use mailbox::service;

use crate::api::retention::{RecordPart, RecordsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let made_at = app.ambient.now().secs();
    let parts = app
        .store
        .read("records", move |tx| service::records(tx, pid))
        .await?;
    let parts = parts.into_iter().map(|part| RecordPart {
        table: part.table,
        columns: part.columns,
        rows: part.rows,
        more: part.more,
    });
    ok(&RecordsAnswer {
        made_at,
        pid,
        parts: parts.collect(),
    })
}
