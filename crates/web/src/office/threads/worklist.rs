// SPDX-License-Identifier: EUPL-1.2
//! `GET threads`: the work list of one of the own units, what one has claimed in all of them, or what somebody absent has.

use mailbox::model::{ResubmitFilter, WorkFilter, WorkSort, WorkState};
use mailbox::service::{self, WorkQuery};
use mailbox::{StoreError, Timestamp};
use protocol::statement::Right;

use crate::api::threads::ThreadsAnswer;
use crate::api::work::WorklistQuery;
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
    let actor = current.actor()?;
    let pid = current.pid()?;
    let ctx = app.ambient.ctx();
    let after = cursor(query.before.as_deref())?;
    let limit = limit(query.limit);
    let filter = filter(&query, ctx.now())?;
    let page = app
        .store
        .read("page_worklist", move |tx| {
            if query.mentioned {
                return service::mentioned_page(tx, &ctx, actor, after, limit);
            }
            if let Some(subject) = query.subject {
                let dept = query
                    .dept
                    .as_ref()
                    .ok_or(StoreError::Invalid("which-list"))?;
                with_right(tx, dept, pid, Right::Read, ctx.now())?;
                return tx
                    .inbox()
                    .page_unit(dept, pid, filter.state, Some(subject), after, limit);
            }
            let wanted = WorkQuery {
                dept: query.dept.clone(),
                mine: query.mine,
                standing_in_for: query.standing_in_for,
                filter: filter.clone(),
                after,
                limit,
            };
            service::worklist(tx, &ctx, actor, &wanted)
        })
        .await?;
    ok(&ThreadsAnswer {
        next: page.next.map(|next| next.to_string()),
        items: rows(page.rows)?,
    })
}

fn filter(query: &WorklistQuery, now: Timestamp) -> Result<WorkFilter, ApiError> {
    let due_before = query
        .due_within
        .map(|days| service::day_after(now, days))
        .transpose()?;
    Ok(WorkFilter {
        sort: word::<WorkSort>(query.sort.as_deref(), "sort")?,
        state: word::<WorkState>(query.state.as_deref(), "state")?,
        free: query.free,
        overdue: query.overdue,
        escalated: query.escalated,
        due_before,
        resubmission: word::<ResubmitFilter>(query.resubmission.as_deref(), "resubmission")?,
        matter: query.matter.clone(),
        class: query.class,
        astray: query.astray,
        disputed: query.disputed,
    })
}

/// A word of the query.
fn word<T: std::str::FromStr>(text: Option<&str>, name: &str) -> Result<Option<T>, ApiError> {
    text.map(str::parse)
        .transpose()
        .map_err(|_| ApiError::from(Code::BadRequest).detail(name))
}
