// SPDX-License-Identifier: EUPL-1.2
//! Ends the sessions of a person, e.g. after a call "I have lost my telephone".

use anyhow::Context;
use mailbox::ids::PersonId;
use mailbox::model::{ActorKind, NewSecurityEvent, SecurityKind, SecurityWord};
use mailbox::{Ambient, Event, Store, StoreConfig, service};

/// Ends all sessions of one person, on both pages and in whatever state, and records it. Gives the number ended.
///
/// Open pages notice at their next request: the running server hears of nothing that happens in another process.
///
/// # Errors
/// Not an id, or the store does not answer.
pub async fn end(config: &StoreConfig, pid: &str) -> anyhow::Result<usize> {
    let pid: PersonId = pid.parse().context("--pid: not a person's id")?;
    let store = Store::open(config)?;
    let ctx = Ambient::system().ctx();
    let ended = store
        .transaction("admin_end_sessions", move |tx| {
            let ended = tx.sessions().delete_all(pid, None)?;
            let system = (ActorKind::System, None);
            tx.audit()
                .record(&ctx, system, "sessions-ended", "person", &pid.to_string())?;
            if ended > 0 {
                let event = NewSecurityEvent {
                    pid,
                    kind: SecurityKind::SessionsEnded,
                    word: Some(SecurityWord::Insurer),
                    session: None,
                };
                service::tell(tx, &ctx, event)?;
            }
            tx.emit(Event::Session { pid });
            Ok(ended)
        })
        .await?;
    Ok(ended)
}
