// SPDX-License-Identifier: EUPL-1.2
//! Sends messages of staff at the time that was chosen for them. It runs beside the listeners because it signs receipts; what is due lies
//! in the database, so that a restart loses nothing, and of several nodes each message is sent by one.

use std::time::Duration;

use mailbox::service::{self, KeySigner};
use mailbox::{Ambient, Store, StoreError};

/// So often somebody looks whether a message is due.
const EVERY: Duration = Duration::from_secs(5);
/// Messages of one round at most; the next round begins at once when there were so many.
const BATCH: u32 = 50;

/// Sends what is due, for ever.
pub(crate) async fn run(store: Store, ambient: Ambient, signer: KeySigner) {
    loop {
        match send_due(&store, &ambient, &signer).await {
            Ok(full) if full => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "messages that are due wait"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round. Gives whether there may be more.
async fn send_due(
    store: &Store,
    ambient: &Ambient,
    signer: &KeySigner,
) -> Result<bool, StoreError> {
    let now = ambient.now();
    let due = store
        .read("due_messages", move |tx| tx.staged().due(now, BATCH))
        .await?;
    let full = due.len() >= usize::try_from(BATCH).unwrap_or(usize::MAX);
    for mid in due {
        let (ctx, by) = (ambient.ctx(), signer.clone());
        let sent = store
            .transaction("send_due", move |tx| service::send_due(tx, &ctx, &by, mid))
            .await;
        match sent {
            Ok(sent) => tracing::info!(message.id = %mid, sent, "a message was due"),
            Err(error) if error.is_fault() => return Err(error),
            // It cannot go as it is, and would not tomorrow: its author is told.
            Err(error) => {
                tracing::info!(message.id = %mid, %error, "a message that was due cannot go");
                let ctx = ambient.ctx();
                store
                    .transaction("void_due", move |tx| service::void_due(tx, &ctx, mid))
                    .await?;
            }
        }
    }
    Ok(full)
}
