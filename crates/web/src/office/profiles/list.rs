// SPDX-License-Identifier: EUPL-1.2
//! `GET profiles`: profiles that were sealed to one of the own units.

use mailbox::ids::PersonId;
use protocol::statement::Right;

use crate::api::office::{ProfileItem, ProfilesAnswer, ProfilesQuery};
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Query, list};
use crate::office::member::with_right;
use crate::state::App;

/// Persons of one question.
const MOST: usize = 100;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Query(query): Query<ProfilesQuery>,
) -> Answer {
    let pid = current.pid()?;
    let now = app.ambient.now();
    let pids: Vec<PersonId> = list(&query.pids, MOST)?;
    let dept = query.dept;
    let found = app
        .store
        .read("list_profiles", move |tx| {
            with_right(tx, &dept, pid, Right::Read, now)?;
            let mut found = Vec::new();
            for person in &pids {
                if tx.routes().barred(*person)?.contains(&pid) {
                    continue;
                }
                found.extend(tx.profiles().lookup(&dept, *person)?);
            }
            Ok(found)
        })
        .await?;
    let items = found
        .into_iter()
        .map(|item| ProfileItem {
            pid: item.pid,
            dept: item.dept,
            epoch: item.epoch,
            file: item.file.into(),
        })
        .collect();
    ok(&ProfilesAnswer { items })
}
