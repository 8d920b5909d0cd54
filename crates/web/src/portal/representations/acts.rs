// SPDX-License-Identifier: EUPL-1.2
//! `GET representations/acts`: what representatives have written in the person's own post.

use mailbox::service;

use crate::api::representations::{ActItem, ActsAnswer};
use crate::common::answer::{Answer, ok};
use crate::extract::Current;
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current) -> Answer {
    let pid = current.pid()?;
    let now = app.ambient.now();
    let acts = app
        .store
        .read("acts_of_representatives", move |tx| {
            service::acts_of_representatives(tx, pid, now)
        })
        .await?;
    let items = acts.into_iter().map(|act| ActItem {
        thread: act.thread,
        mid: act.mid,
        by: act.by,
        matter: act.matter,
        at: act.at.secs(),
    });
    ok(&ActsAnswer {
        items: items.collect(),
    })
}
