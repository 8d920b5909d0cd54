// SPDX-License-Identifier: EUPL-1.2
//! Identification by a provider: sealed questions of a key that nobody knows yet, and the registrar's sealed answers. The server sees
//! neither who it is, nor the provider's code, nor where the person is sent.

use super::ask::{ask, nobody};
use crate::ciphertext::Ciphertext;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::RequestId;
use crate::model::{NewRequest, Request, RequestKind};
use crate::store::tx::Tx;

/// Questions that may wait at once. Somebody who floods the page fills this, and nothing else.
const WAITING: i64 = 1_000;

/// Stores a question.
///
/// # Errors
/// [`StoreError::Unavailable`] while too many wait.
pub fn ask_identification(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    file: &Ciphertext,
) -> Result<RequestId, StoreError> {
    if tx.requests().count_waiting(RequestKind::Identify)? >= WAITING {
        return Err(StoreError::Unavailable(
            "too many identifications wait for the registrar".to_owned(),
        ));
    }
    let id = RequestId::timed(ctx.chance(), ctx.now());
    ask(
        tx,
        ctx,
        &NewRequest {
            id,
            kind: RequestKind::Identify,
            pid: nobody(),
            aid: None,
            body: Some(file.as_bytes().to_vec()),
            staged: None,
            level: None,
            methods: None,
            session: None,
        },
    )?;
    Ok(id)
}

/// Where such a question stands, with the sealed answer once there is one. Whoever knows the random id may fetch it: only the key
/// that asked can open it.
///
/// # Errors
/// [`StoreError::Absent`] for a question of another kind.
pub fn identification_reply(
    tx: &mut Tx<'_>,
    id: RequestId,
) -> Result<(Request, Option<Vec<u8>>), StoreError> {
    let request = tx.requests().lookup(id)?.or_absent()?;
    if request.new.kind != RequestKind::Identify {
        return Err(StoreError::Absent);
    }
    let file = tx.desk_replies().lookup(id, nobody())?;
    Ok((request, file))
}
