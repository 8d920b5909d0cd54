// SPDX-License-Identifier: EUPL-1.2
//! `GET session/recovery/status`: waits for the registrar; level normal until a second factor exists.

use mailbox::model::{RequestKind, SessionMethod};

use super::decided::{Decision, wait_for_registrar};
use crate::api::activation::WaitQuery;
use crate::common::answer::Answer;
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<WaitQuery>) -> Answer {
    let decision = Decision {
        kind: RequestKind::Claims,
        word: "done",
        method: SessionMethod::Recovery,
    };
    wait_for_registrar(&app, current, query.wait, decision).await
}
