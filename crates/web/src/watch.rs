// SPDX-License-Identifier: EUPL-1.2
//! Looks after decisions and letters that do not arrive: reminders, and tasks for the units. What is due lies in the database, so that a restart forgets
//! nothing, and of several nodes one does it.

use std::time::Duration;

use mailbox::{Ambient, Store, StoreError, service};

/// So often somebody looks; the periods are days.
const EVERY: Duration = Duration::from_secs(60);

/// Looks for ever.
pub(crate) async fn run(store: Store, ambient: Ambient) {
    loop {
        if let Err(error) = round(&store, &ambient).await {
            tracing::error!(%error, "decisions are not looked after, next try in a minute");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round: a transaction a decision, so that one that fails stops no other for long.
async fn round(store: &Store, ambient: &Ambient) -> Result<(), StoreError> {
    let now = ambient.now();
    let due = store
        .read("watched_decisions", move |tx| service::watched(tx, now))
        .await?;
    for which in due {
        let ctx = ambient.ctx();
        store
            .transaction("watch_decision", move |tx| {
                service::watch_decision(tx, &ctx, which)
            })
            .await?;
    }
    let late = store
        .read("late_letters", move |tx| service::late_letters(tx, now))
        .await?;
    for id in late {
        let ctx = ambient.ctx();
        store
            .transaction("watch_letter", move |tx| {
                service::watch_letter(tx, &ctx, id)
            })
            .await?;
    }
    Ok(())
}
