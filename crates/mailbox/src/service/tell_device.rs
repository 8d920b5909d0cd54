// SPDX-License-Identifier: EUPL-1.2
//! What kind of device a session was begun at, for the list of sign-ins. Only the person's own clients can read it.

use crate::ctx::Ctx;
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId};
use crate::store::tx::Tx;

/// Length of the sealed word in bytes: 12 of the nonce, 32 of the word, 16 of the tag. One length for all, so that it
/// says nothing.
pub const SEALED_DEVICE: usize = 60;

/// Stores it. The first word of a session stays: whoever steals its cookie later cannot make it another device's.
///
/// # Errors
/// [`StoreError::Invalid`] `device-size` for any other length.
pub fn tell_device(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    session: SessionId,
    sealed: &[u8],
) -> Result<(), StoreError> {
    if sealed.len() != SEALED_DEVICE {
        return Err(StoreError::Invalid("device-size"));
    }
    tx.session_devices().insert(session, pid, sealed, ctx.now())
}
