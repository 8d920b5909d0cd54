// SPDX-License-Identifier: EUPL-1.2
//! Tells the leads of units, once a working day, that something there has become their matter. What it is they see when they are signed in.
//! It lies in the database, so that a restart forgets nothing, and of several nodes one tells.

use std::time::Duration;

use mailbox::{Ambient, Store, StoreError, service};

/// So often somebody looks. Nobody waits for it: deadlines end with office hours.
const EVERY: Duration = Duration::from_secs(60);

/// Looks for ever.
pub(crate) async fn run(store: Store, ambient: Ambient) {
    loop {
        if let Err(error) = round(&store, &ambient).await {
            tracing::error!(%error, "leads are not told yet, next try in a minute");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round: a transaction a unit, so that one that fails stops no other for long.
async fn round(store: &Store, ambient: &Ambient) -> Result<(), StoreError> {
    let units = store
        .read("escalating_units", service::escalating_units)
        .await?;
    for dept in units {
        let ctx = ambient.ctx();
        let unit = dept.clone();
        let told = store
            .transaction("escalate", move |tx| service::escalate(tx, &ctx, &unit))
            .await?;
        if told {
            tracing::info!(unit = %dept, "the lead is told that something has escalated");
        }
    }
    Ok(())
}
