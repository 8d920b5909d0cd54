// SPDX-License-Identifier: EUPL-1.2
//! What a session may hear of: its person, and in the office the units the person is in right now.

use mailbox::StoreError;
use mailbox::ids::{Dept, PersonId};
use mailbox::model::Side;

use crate::error::{ApiError, Code};
use crate::extract::Current;
use crate::hub::Topic;
use crate::state::App;

/// Units of a person on this side.
pub(crate) async fn units(app: &App, pid: PersonId) -> Result<Vec<Dept>, ApiError> {
    if app.side()? == Side::Portal {
        return Ok(Vec::new());
    }
    let now = app.ambient.now();
    let units = app
        .store
        .read("units_of_session", move |tx| tx.units().of_member(pid, now))
        .await?;
    Ok(units.into_iter().map(|unit| unit.dept).collect())
}

/// Topics of a person with these units.
pub(crate) fn topics(pid: PersonId, units: Vec<Dept>) -> Vec<Topic> {
    std::iter::once(Topic::Person(pid))
        .chain(units.into_iter().map(Topic::Dept))
        .collect()
}

/// Whether the session still lives. Looking does not keep it alive.
pub(crate) async fn is_alive(app: &App, current: &Current) -> Result<bool, ApiError> {
    let (pid, id, now) = (current.pid()?, current.session.new.id, app.ambient.now());
    let idle = app.idle(current.session.new.state);
    // By its id: a further proof changes the token, and the stream goes on.
    let found: Result<_, StoreError> = app
        .store
        .read("check_session", move |tx| {
            tx.sessions().find_by_person(pid, now, idle)
        })
        .await;
    match found {
        Ok(live) => Ok(live.iter().any(|session| session.new.id == id)),
        // A busy store is no reason to end a stream.
        Err(StoreError::Busy) => Ok(true),
        Err(_) => Err(Code::Internal.into()),
    }
}
