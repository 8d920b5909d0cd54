// SPDX-License-Identifier: EUPL-1.2
//! Seals what was written to the audit log and to the evidence of decisions, every other second. Any number of nodes may do it; one at a time does.

use std::sync::Arc;
use std::time::Duration;

use mailbox::service::{self, ReceiptSigner, Signing};
use mailbox::{Ambient, Store, StoreError};

use crate::shutdown::Shutdown;

/// Time between two looks: with the time of one transaction the longest that an entry stands unsealed on a healthy server.
const EVERY: Duration = Duration::from_secs(2);

/// Seals until `shutdown`, and once more then, so that a stopped server leaves nothing unsealed.
pub async fn run(
    store: Store,
    ambient: Ambient,
    signer: impl ReceiptSigner + 'static,
    mut shutdown: Shutdown,
) {
    let signer: Arc<dyn ReceiptSigner> = Arc::new(signer);
    loop {
        let stop = tokio::select! {
            () = shutdown.wait() => true,
            () = tokio::time::sleep(EVERY) => false,
        };
        let signing = if stop { Signing::Now } else { Signing::InTime };
        if let Err(error) = seal(&store, &ambient, &signer, signing).await {
            tracing::warn!(%error, "sealing the audit log failed, next try in two seconds");
        }
        if stop {
            return;
        }
    }
}

/// Seals everything that waits; gives the number of entries.
///
/// # Errors
/// The store does not answer; what was sealed so far stays sealed.
pub async fn seal(
    store: &Store,
    ambient: &Ambient,
    signer: &Arc<dyn ReceiptSigner>,
    signing: Signing,
) -> Result<usize, StoreError> {
    seal_evidence(store, ambient, signer).await?;
    let ctx = ambient.ctx();
    let due = store
        .read("audit_due", move |tx| service::seal_due(tx, &ctx, signing))
        .await?;
    let mut entries = 0;
    if !due {
        return Ok(entries);
    }
    loop {
        let (ctx, signer) = (ambient.ctx(), Arc::clone(signer));
        let sealed = store
            .transaction("seal_audit", move |tx| {
                service::seal_audit(tx, &ctx, signer.as_ref(), signing)
            })
            .await?;
        entries += sealed.entries;
        if !sealed.more {
            return Ok(entries);
        }
    }
}

/// Evidence of decisions first: each of its heads is an entry of the audit log.
async fn seal_evidence(
    store: &Store,
    ambient: &Ambient,
    signer: &Arc<dyn ReceiptSigner>,
) -> Result<(), StoreError> {
    loop {
        let waits = store
            .read("evidence_due", |tx| tx.evidence().unsealed(1))
            .await?;
        if waits.is_empty() {
            return Ok(());
        }
        let (ctx, signer) = (ambient.ctx(), Arc::clone(signer));
        let sealed = store
            .transaction("seal_evidence", move |tx| {
                service::seal_evidence(tx, &ctx, signer.as_ref())
            })
            .await?;
        if !sealed.more {
            return Ok(());
        }
    }
}
