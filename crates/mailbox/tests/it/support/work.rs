// SPDX-License-Identifier: EUPL-1.2
//! What clerks of the unit `pflege` do with their cases.

use mailbox::StoreError;
use mailbox::ids::{Dept, ThreadId};
use mailbox::service::{self, WorkChange};
use protocol::statement::Right;

use super::{Clerk, World};

pub const RW: &[Right] = &[Right::Read, Right::Write];
pub const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
/// Seconds.
pub const HOUR: u64 = 3600;
/// Seconds.
pub const DAY: u64 = 24 * HOUR;

pub fn pflege() -> Dept {
    "pflege".parse().unwrap()
}

/// Changes nothing in this unit; for `..unchanged(dept)`.
pub fn unchanged(dept: Dept) -> WorkChange {
    WorkChange {
        dept,
        state: None,
        reason: None,
        main: None,
        claimed_by: None,
        although_away: false,
        expected_claimed_by: None,
    }
}

pub fn change() -> WorkChange {
    unchanged(pflege())
}

pub async fn try_set(
    w: &World,
    clerk: &Clerk,
    thread: ThreadId,
    change: WorkChange,
) -> Result<(), StoreError> {
    let (ctx, actor) = (w.ctx(), clerk.staff());
    w.tx(move |tx| service::set_work(tx, &ctx, actor, thread, &change))
        .await
}

pub async fn set(w: &World, clerk: &Clerk, thread: ThreadId, change: WorkChange) {
    try_set(w, clerk, thread, change).await.unwrap();
}

/// The clerk takes it for herself.
pub async fn claim(w: &World, clerk: &Clerk, thread: ThreadId) {
    let claimed_by = Some(Some(clerk.pid));
    set(
        w,
        clerk,
        thread,
        WorkChange {
            claimed_by,
            ..change()
        },
    )
    .await;
}
