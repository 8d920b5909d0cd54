// SPDX-License-Identifier: EUPL-1.2
//! Blocks access of a person and gives it back (R-20: at once, and it ends all sessions).

use anyhow::Context;
use mailbox::ids::PersonId;
use mailbox::model::ActorKind;
use mailbox::{Ambient, Store, StoreConfig, service};

/// Blocks all access and ends all sessions. Nothing is deleted.
///
/// # Errors
/// Not an id, no such person, or the store does not answer.
pub async fn block(config: &StoreConfig, pid: &str) -> anyhow::Result<()> {
    let (store, pid, ctx) = (Store::open(config)?, parse(pid)?, Ambient::system().ctx());
    store
        .transaction("admin_block", move |tx| {
            service::block_person(tx, &ctx, (ActorKind::System, None), pid, None)
        })
        .await?;
    Ok(())
}

/// Gives access back.
///
/// # Errors
/// Not an id, no such person, or the store does not answer.
pub async fn unblock(config: &StoreConfig, pid: &str) -> anyhow::Result<()> {
    let (store, pid, ctx) = (Store::open(config)?, parse(pid)?, Ambient::system().ctx());
    store
        .transaction("admin_unblock", move |tx| {
            service::unblock_person(tx, &ctx, (ActorKind::System, None), pid)
        })
        .await?;
    Ok(())
}

fn parse(pid: &str) -> anyhow::Result<PersonId> {
    pid.parse().context("--pid: not a person's id")
}
