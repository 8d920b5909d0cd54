// SPDX-License-Identifier: EUPL-1.2
//! `GET threads`: the work list of one of the own units.

use protocol::statement::Right;

use crate::api::threads::{ThreadsAnswer, WorklistQuery};
use crate::common::answer::{Answer, ok};
use crate::common::threads::row::{cursor, limit, rows};
use crate::error::{ApiError, Code};
use crate::extract::{Current, Query};
use crate::office::member::with_right;
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Query(query): Query<WorklistQuery>,
) -> Answer {
    let pid = current.pid()?;
    let now = app.ambient.now();
    let before = cursor(query.before.as_deref())?;
    let limit = limit(query.limit);
    let state = query
        .state
        .map(|state| state.parse())
        .transpose()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("state"))?;
    let (dept, subject) = (query.dept, query.subject);
    let page = app
        .store
        .read("page_worklist", move |tx| {
            with_right(tx, &dept, pid, Right::Read, now)?;
            tx.inbox().page_unit(&dept, state, subject, before, limit)
        })
        .await?;
    ok(&ThreadsAnswer {
        next: page.next.map(|next| next.to_string()),
        items: rows(page.rows),
    })
}
