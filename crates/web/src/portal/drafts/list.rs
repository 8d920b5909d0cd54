// SPDX-License-Identifier: EUPL-1.2
//! `GET drafts`: which drafts the person has, and in which version.

use crate::api::drafts::{DraftItem, DraftsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let lines = app
        .store
        .read("list_drafts", move |tx| tx.drafts().find_by_person(pid))
        .await?;
    let items = lines.into_iter().map(|line| DraftItem {
        id: line.id,
        ver: line.ver,
        changed_at: line.changed_at.secs(),
    });
    ok(&DraftsAnswer {
        items: items.collect(),
    })
}
