// SPDX-License-Identifier: EUPL-1.2
//! `GET drafts/{id}`: a draft of the person herself.

use mailbox::StoreError;
use mailbox::ids::DraftId;

use crate::api::B64u;
use crate::api::drafts::DraftAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(id): Path<DraftId>) -> Answer {
    let pid = current.pid()?;
    let found = app
        .store
        .read("show_draft", move |tx| tx.drafts().lookup(pid, id))
        .await?
        .ok_or(StoreError::Absent)?;
    ok(&DraftAnswer {
        ver: found.ver,
        file: B64u(found.file),
        mac: B64u(found.mac.as_bytes().to_vec()),
        changed_at: found.changed_at.secs(),
    })
}
