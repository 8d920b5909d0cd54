// SPDX-License-Identifier: EUPL-1.2
//! `GET events/poll`: what changed since, or waits until something does.

use mailbox::ids::{Dept, PersonId, ThreadId};
use mailbox::model::{InboxView, Side, ThreadRow};
use mailbox::service;

use super::topics::{is_alive, topics, units};
use crate::api::events::{EventItem, PollAnswer, PollQuery};
use crate::common::answer::{Answer, ok};
use crate::common::wait;
use crate::error::{ApiError, Code};
use crate::extract::{Current, Query};
use crate::hub::Change;
use crate::state::App;

/// Lines that are looked at for changes; who was away for longer looks at everything anyway.
const LINES: u32 = 100;

pub(crate) async fn handler(app: App, current: Current, Query(query): Query<PollQuery>) -> Answer {
    let pid = current.pid()?;
    let units = units(&app, pid).await?;
    // Listening begins before the first look, so that no change falls in between.
    let mut subscription = app.hub.subscribe(topics(pid, units.clone()));
    let newest = newest(&app, pid, &units).await?;
    let Some(after) = query.after else {
        let last = newest
            .iter()
            .map(|row| row.last_at.micros())
            .max()
            .unwrap_or(0);
        return ok(&PollAnswer {
            last,
            items: Vec::new(),
        });
    };
    let answer = since(after, &newest);
    if !answer.items.is_empty() {
        return ok(&answer);
    }
    let patience = wait(query.wait);
    let change = if patience.is_zero() {
        None
    } else {
        tokio::time::timeout(patience, subscription.next())
            .await
            .unwrap_or(None)
    };
    let Some(change) = change else {
        return ok(&PollAnswer {
            last: after,
            items: Vec::new(),
        });
    };
    if change == Change::Session && !is_alive(&app, &current).await? {
        return Err(Code::NoSession.into());
    }
    let newest = self::newest(&app, pid, &units).await?;
    let mut answer = since(after, &newest);
    let heard = match change {
        Change::Thread(thread) => thread_item(thread),
        Change::Session => EventItem {
            kind: "session".to_owned(),
            thread: None,
        },
        Change::Represent => EventItem {
            kind: "represent".to_owned(),
            thread: None,
        },
        Change::Phone => EventItem {
            kind: "phone".to_owned(),
            thread: None,
        },
        Change::Presence(thread) => EventItem {
            kind: "presence".to_owned(),
            thread: Some(thread),
        },
        Change::Key | Change::Work => EventItem {
            kind: "key".to_owned(),
            thread: None,
        },
    };
    if !answer.items.contains(&heard) {
        answer.items.push(heard);
    }
    ok(&answer)
}

async fn newest(app: &App, pid: PersonId, units: &[Dept]) -> Result<Vec<ThreadRow>, ApiError> {
    let side = app.side()?;
    let units = units.to_vec();
    let now = app.ambient.now();
    let rows = app
        .store
        .read("poll_events", move |tx| {
            if side == Side::Portal {
                let mut rows = Vec::new();
                for (subject, scope) in service::perspectives(tx, pid, now)? {
                    let page = tx.inbox().page_person(
                        pid,
                        subject,
                        &scope,
                        InboxView::All,
                        None,
                        LINES,
                    )?;
                    rows.extend(page.rows);
                }
                return Ok(rows);
            }
            let mut rows = Vec::new();
            for dept in &units {
                rows.extend(
                    tx.inbox()
                        .page_unit(dept, pid, None, None, None, LINES)?
                        .rows,
                );
            }
            Ok(rows)
        })
        .await?;
    Ok(rows)
}

fn since(after: i64, rows: &[ThreadRow]) -> PollAnswer {
    let mut answer = PollAnswer {
        last: after,
        items: Vec::new(),
    };
    for row in rows.iter().filter(|row| row.last_at.micros() > after) {
        answer.last = answer.last.max(row.last_at.micros());
        let item = thread_item(row.thread);
        if !answer.items.contains(&item) {
            answer.items.push(item);
        }
    }
    answer
}

fn thread_item(thread: ThreadId) -> EventItem {
    EventItem {
        kind: "thread".to_owned(),
        thread: Some(thread),
    }
}
