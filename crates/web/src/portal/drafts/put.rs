// SPDX-License-Identifier: EUPL-1.2
//! `PUT drafts/{id}`: keeps a state of a draft, if no other device has kept one since.

use mailbox::ids::DraftId;
use mailbox::model::NewDraft;
use mailbox::service::{self, MAX_ATTACHMENTS};
use mailbox::{Ciphertext, StoreError};
use protocol::Hash;

use crate::api::drafts::{DraftKept, DraftRequest};
use crate::common::answer::{Answer, ok};
use crate::error::{ApiError, Code};
use crate::extract::{Body, Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(id): Path<DraftId>,
    body: Body<DraftRequest>,
) -> Answer {
    let pid = current.pid()?;
    let DraftRequest {
        ver,
        file,
        mac,
        files,
    } = body.value;
    if ver == 0 {
        return Err(ApiError::from(Code::BadRequest).detail("ver"));
    }
    if files.len() > MAX_ATTACHMENTS {
        return Err(StoreError::Invalid("too-many-attachments").into());
    }
    let mac: [u8; 32] = mac
        .0
        .try_into()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("mac"))?;
    let new = NewDraft {
        pid,
        id,
        ver,
        file: Ciphertext::message(file.0)?,
        mac: Hash::new(mac),
        files,
    };
    let ctx = app.ambient.ctx();
    // The version tells the same state said twice: no idempotency key is needed.
    let at = app
        .store
        .transaction("put_draft", move |tx| service::put_draft(tx, &ctx, &new))
        .await?;
    ok(&DraftKept {
        changed_at: at.secs(),
    })
}
