// SPDX-License-Identifier: EUPL-1.2
//! Before content goes out to staff, the opening is on record; persons read without. Handlers look first and open then, so
//! that nothing is on record that was refused for another reason, and answer last, so that nothing is shown that is not on record.

use mailbox::ids::{AttachmentId, ThreadId};
use mailbox::model::{Opened, Opener, Purpose};
use mailbox::{StoreError, Tx, service};

use crate::error::{ApiError, Code};
use crate::extract::Current;
use crate::face::Face;
use crate::state::App;

/// Writes the entry that a thread's content needs; returns when it is durable.
///
/// # Errors
/// [`Code::ReasonRequired`], or that there is no such thread for her.
pub(crate) async fn thread(
    app: &App,
    current: &Current,
    thread: ThreadId,
    reason: Option<&str>,
) -> Result<(), ApiError> {
    let reason = parse(reason)?;
    open(app, current, reason, move |_| Ok(Opened::Thread(thread))).await
}

/// The same for an attachment's bytes.
///
/// # Errors
/// As [`thread`].
pub(crate) async fn attachment(
    app: &App,
    current: &Current,
    aid: AttachmentId,
    reason: Option<&str>,
) -> Result<(), ApiError> {
    let reason = parse(reason)?;
    open(app, current, reason, move |tx| {
        let thread = service::place_of_attachment(tx, aid)?;
        Ok(Opened::Attachment(thread, aid))
    })
    .await
}

/// A word that is none opens nothing, also where none is needed: a client that sends one has a fault. `search` is told apart from
/// looking; it opens nothing of somebody else's.
fn parse(reason: Option<&str>) -> Result<Option<Purpose>, ApiError> {
    let reason: Option<Purpose> = reason
        .map(str::parse)
        .transpose()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("reason"))?;
    if reason == Some(Purpose::Work) {
        return Err(ApiError::from(Code::BadRequest).detail("reason"));
    }
    Ok(reason)
}

async fn open(
    app: &App,
    current: &Current,
    reason: Option<Purpose>,
    what: impl Fn(&mut Tx<'_>) -> Result<Opened, StoreError> + Clone + Send + 'static,
) -> Result<(), ApiError> {
    if app.face != Face::Office {
        return Ok(());
    }
    let opener = Opener {
        actor: current.actor()?,
        session: current.session.new.id,
        level: current.session.new.level,
        reason,
    };
    let ctx = app.ambient.ctx();
    let (here, find) = (ctx.clone(), what.clone());
    let due = app
        .store
        .read("opening_due", move |tx| {
            let what = find(tx)?;
            Ok(service::opening_due(tx, &here, &opener, what)?.is_some())
        })
        .await?;
    if due {
        app.store
            .transaction("open_thread", move |tx| {
                let what = what(tx)?;
                service::open_thread(tx, &ctx, &opener, what)
            })
            .await?;
    }
    Ok(())
}
