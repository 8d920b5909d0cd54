// SPDX-License-Identifier: EUPL-1.2
//! `POST threads/{thread}/presence`: the asking clerk has a case open, writes there, or has left it. Nothing is stored.

use mailbox::event::{self, Event};
use mailbox::ids::ThreadId;
use mailbox::model::{Access, Via};
use mailbox::{OrAbsent, StoreError};

use crate::api::office::{Doing, PresenceRequest};
use crate::common::answer::{Answer, no_content};
use crate::extract::{Body, Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    body: Body<PresenceRequest>,
) -> Answer {
    let actor = current.actor()?;
    let now = app.ambient.now();
    let doing = match body.value.doing {
        Doing::Open => event::Doing::Open,
        Doing::Writes => event::Doing::Writes,
        Doing::Left => event::Doing::Left,
    };
    // A unit of work that writes nothing: its event reaches every node.
    app.store
        .transaction("presence", move |tx| {
            let access = tx.threads().lookup_for(actor, thread, Access::Read, now)?;
            let Via::Units { pid, depts } = access.or_absent()?.via else {
                return Err(StoreError::Absent);
            };
            tx.emit(Event::Presence {
                thread,
                depts,
                pid,
                doing,
            });
            Ok(())
        })
        .await?;
    Ok(no_content())
}
