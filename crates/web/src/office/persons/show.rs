// SPDX-License-Identifier: EUPL-1.2
//! `GET persons/{pid}`: keys of a person with whom one of the own units has a thread.

use mailbox::ids::PersonId;
use mailbox::{OrAbsent, StoreError};

use crate::api::office::PersonKeysAnswer;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Path(pid): Path<PersonId>) -> Answer {
    let actor = current.actor()?;
    let now = app.ambient.now();
    let answer = app
        .store
        .read("show_person", move |tx| {
            if !tx.threads().shares_thread(actor, pid, now)? {
                return Err(StoreError::Absent);
            }
            let person = tx.persons().lookup(pid)?.or_absent()?;
            let keycard = tx
                .statements()
                .lookup(person.keycard.or_absent()?)?
                .or_absent()?;
            let bind = tx
                .statements()
                .lookup(person.binding.or_absent()?)?
                .or_absent()?;
            Ok(PersonKeysAnswer {
                pid,
                keycard: keycard.attested.stmt,
                bind: bind.attested,
                fresh: tx.fresh().lookup(pid)?.map(|item| item.stmt),
            })
        })
        .await?;
    ok(&answer)
}
