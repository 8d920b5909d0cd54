// SPDX-License-Identifier: EUPL-1.2
//! Signs without content to the own browsers.

pub(crate) mod put;
pub(crate) mod remove;
pub(crate) mod show;

use mailbox::{StoreError, Tx};

use crate::api::push::PushAnswer;
use crate::extract::Current;
use crate::state::App;

/// Key for this session; none: signs are not offered here. Whoever shares a device would be told of somebody else's post.
fn key(app: &App, current: &Current) -> Option<String> {
    let both = app.config.contact_recipient.is_some() && !current.session.new.shared;
    app.config.push_key.clone().filter(|_| both)
}

fn answer(
    tx: &mut Tx<'_>,
    pid: mailbox::ids::PersonId,
    key: Option<String>,
) -> Result<PushAnswer, StoreError> {
    Ok(PushAnswer::of(key, &tx.pushes().find_by_person(pid)?))
}
