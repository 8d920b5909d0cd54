// SPDX-License-Identifier: EUPL-1.2
//! `GET activation/status`: waits for the registrar; when it has bound the key, the session may do everything.

use mailbox::model::{RequestKind, SessionMethod};

use crate::api::activation::WaitQuery;
use crate::common::answer::Answer;
use crate::common::session::decided::{Decision, wait_for_registrar};
use crate::extract::{Current, Query};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<WaitQuery>) -> Answer {
    // Code of the letter and a passkey with user verification: two factors.
    let decision = Decision {
        kind: RequestKind::Bind,
        word: "bound",
        method: SessionMethod::Activation,
    };
    wait_for_registrar(&app, current, query.wait, decision).await
}
