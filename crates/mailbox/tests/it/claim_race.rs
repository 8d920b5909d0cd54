// SPDX-License-Identifier: EUPL-1.2
//! A case that fifty clerks reach for at once is one clerk's, however often. `SIEGELPOST_CLAIM_RACES` says how often (20; `just prove`
//! 10,000). Every winner gives it back before the next race.

use std::sync::Arc;

use mailbox::ids::ThreadId;
use mailbox::service::WorkChange;
use mailbox::{Conflict, StoreError, service};
use tokio::sync::Barrier;

use crate::support::work::{RW, change, set};
use crate::support::{Clerk, World, both, number};

const CLERKS: usize = 50;

both! {
    async fn of_fifty_who_reach_for_a_case_one_has_it(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let mut clerks = Vec::new();
        for _ in 0..CLERKS {
            clerks.push(w.clerk(&[("pflege", RW)]).await);
        }
        for _ in 0..number("SIEGELPOST_CLAIM_RACES").unwrap_or(20) {
            let winner = race(w, &clerks, thread).await;
            let units = w.store.read("units", move |tx| tx.threads().units(thread)).await.unwrap();
            assert_eq!(units[0].claimed_by, Some(winner.pid));
            let back = WorkChange {
                claimed_by: Some(None),
                expected_claimed_by: Some(winner.pid),
                ..change()
            };
            set(w, winner, thread, back).await;
        }
    }
}

/// All begin at the same moment; all but one are told that the case is taken.
async fn race<'a>(w: &World, clerks: &'a [Clerk], thread: ThreadId) -> &'a Clerk {
    let start = Arc::new(Barrier::new(clerks.len()));
    let tasks: Vec<_> = clerks
        .iter()
        .map(|clerk| {
            let (store, ctx, actor, pid) = (w.store.clone(), w.ctx(), clerk.staff(), clerk.pid);
            let start = Arc::clone(&start);
            tokio::spawn(async move {
                let claim = WorkChange {
                    claimed_by: Some(Some(pid)),
                    ..change()
                };
                start.wait().await;
                store
                    .transaction("claim", move |tx| {
                        service::set_work(tx, &ctx, actor, thread, &claim)
                    })
                    .await
            })
        })
        .collect();
    let mut winners = Vec::new();
    for (task, clerk) in tasks.into_iter().zip(clerks) {
        match task.await.unwrap() {
            Ok(()) => winners.push(clerk),
            Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::Claimed)),
        }
    }
    assert_eq!(winners.len(), 1);
    winners[0]
}
