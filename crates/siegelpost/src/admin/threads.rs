// SPDX-License-Identifier: EUPL-1.2
//! Destroys a thread when its time is over.

use anyhow::Context;
use mailbox::ids::ThreadId;
use mailbox::{Ambient, Store, StoreConfig};

/// Destroys the keys of a thread first, then its rows and attachments. May be repeated after a crash.
///
/// # Errors
/// Not an id, or the store does not answer.
pub async fn shred(config: &StoreConfig, thread: &str) -> anyhow::Result<()> {
    let thread: ThreadId = thread.parse().context("--thread: not a thread's id")?;
    Store::open(config)?
        .shred_thread(thread, &Ambient::system().ctx())
        .await?;
    Ok(())
}
