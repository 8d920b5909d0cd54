// SPDX-License-Identifier: EUPL-1.2
//! What runs beside the listeners: deletion of what has served its purpose (docs/DATA.md), leftovers of
//! broken-off uploads, threads whose time is over, and telling both sides of representations that have ended by their time. Several nodes may do it at the same time; each deletion happens once.

use std::time::Duration;

use mailbox::{Ambient, Store, StoreError, service};

use crate::shutdown::Shutdown;

/// Time between two rounds, and before the first one, so that a start is not slowed down.
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Cleans up every hour until `shutdown`.
pub async fn run(store: Store, ambient: Ambient, mut shutdown: Shutdown) {
    loop {
        tokio::select! {
            () = shutdown.wait() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        if let Err(error) = clean(&store, &ambient).await {
            tracing::error!(%error, "cleaning up failed, next try in an hour");
        }
    }
}

/// One round.
///
/// # Errors
/// The store does not answer; what was deleted so far stays deleted.
pub async fn clean(store: &Store, ambient: &Ambient) -> Result<(), StoreError> {
    let ctx = ambient.ctx();
    let rows = store
        .transaction("purge_expired", move |tx| service::purge_expired(tx, &ctx))
        .await?;
    let ctx = ambient.ctx();
    let ended = store
        .transaction("tell_ends", move |tx| service::tell_ends(tx, &ctx))
        .await?;
    let retired = store.retire(ambient).await?;
    let blobs = store.purge_orphans(ambient.now()).await?;
    tracing::info!(
        sessions = rows.sessions,
        idempotency = rows.idempotency,
        passkeys = rows.passkeys,
        requests = rows.requests,
        outbox = rows.outbox,
        security = rows.security,
        staged = rows.staged,
        mail_senders = rows.mail_senders,
        openings = rows.openings,
        audit = rows.audit,
        ended,
        noticed = retired.noticed,
        left_portal = retired.away,
        deleted = retired.deleted,
        broken_clocks = retired.broken,
        uploads = blobs.rows,
        blobs = blobs.blobs,
        temporary = blobs.temporary,
        "cleaned up"
    );
    Ok(())
}
