// SPDX-License-Identifier: EUPL-1.2
//! An answer of staff goes to the state that its author had on the screen, or it does not go (R-85, bug class 10).
//!
//! Seen red: without `has_seen` in `service/send_message.rs`.

use mailbox::model::{Accepted, Receiving};
use mailbox::{Conflict, StoreError};
use protocol::ThreadId;
use protocol::statement::{Lane, MessageKind, Right};

use crate::support::{Human, World, both};

const RW: &[Right] = &[Right::Read, Right::Write];
const NEWER: StoreError = StoreError::Conflict(Conflict::Newer);

/// `by` answers what she has read up to this receipt index.
async fn answer(
    w: &World,
    by: &Human,
    thread: ThreadId,
    n: u64,
    seen: u64,
) -> Result<Accepted, StoreError> {
    let mut message = w.message(by, thread, Lane::Case, 1, MessageKind::Msg, n);
    message.seen = Some(seen);
    let new = Receiving {
        epoch: None,
        message,
    };
    w.send(by.staff(), thread, new).await
}

both! {
    async fn an_answer_to_an_older_state_is_stopped_and_leaves_nothing(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let (a, b) = (w.clerk(&[("pflege", RW)]).await, w.clerk(&[("pflege", RW)]).await);
        let thread = w.thread(&owner, "pflege").await;
        assert_eq!(answer(w, &a, thread, 1, 1).await.unwrap().idx, 2);
        // The second of two at once, and the first one while the insured person writes.
        assert_eq!(answer(w, &b, thread, 1, 1).await, Err(NEWER));
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        assert_eq!(answer(w, &a, thread, 2, 2).await, Err(NEWER));
        assert_eq!(answer(w, &a, thread, 2, 0).await, Err(NEWER));
        // Nothing of it took an index or a counter.
        assert_eq!(answer(w, &b, thread, 1, 3).await.unwrap().idx, 4);
        // More than there is was never on a screen.
        assert_eq!(answer(w, &b, thread, 2, 5).await, Err(StoreError::Invalid("seen-unknown")));
    }
}

both! {
    async fn receipts_and_what_one_wrote_oneself_are_no_news(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let (a, b) = (w.clerk(&[("pflege", RW)]).await, w.clerk(&[("pflege", RW)]).await);
        let thread = w.thread(&owner, "pflege").await;
        let message = w.message(&b, thread, Lane::Case, 1, MessageKind::Receipt, 1);
        w.send(b.staff(), thread, Receiving { epoch: None, message }).await.unwrap();
        assert_eq!(answer(w, &a, thread, 1, 1).await.unwrap().idx, 3);
        assert_eq!(answer(w, &a, thread, 2, 1).await.unwrap().idx, 4);
        // To another one both are.
        assert_eq!(answer(w, &b, thread, 2, 2).await, Err(NEWER));
    }
}

both! {
    async fn of_fifty_answers_at_once_one_goes(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let mut clerks = Vec::new();
        for _ in 0..10 {
            clerks.push(w.clerk(&[("pflege", RW)]).await);
        }
        let tries = clerks.iter().flat_map(|clerk| {
            (0..5).map(|_| (clerk.other_device(), clerk.pid))
        });
        let all = tries.map(|(device, _)| {
            let w = &w;
            async move { answer(w, &device, thread, 1, 1).await }
        });
        let done = futures_util::future::join_all(all).await;
        let mut senders = std::collections::BTreeSet::new();
        for (at, result) in done.iter().enumerate() {
            match result {
                Ok(_) => { senders.insert(at / 5); }
                Err(error) => assert_eq!(error, &NEWER),
            }
        }
        // One clerk may write as often as she likes; a second one has not seen it.
        assert_eq!(senders.len(), 1);
    }
}

both! {
    async fn what_was_accepted_stays_accepted_when_its_answer_was_lost(w: World) {
        w.unit("pflege").await;
        let (owner, a) = (w.insured().await, w.clerk(&[("pflege", RW)]).await);
        let thread = w.thread(&owner, "pflege").await;
        let mut message = w.message(&a, thread, Lane::Case, 1, MessageKind::Msg, 1);
        message.seen = Some(1);
        let new = Receiving { epoch: None, message };
        let first = w.send(a.staff(), thread, new.clone()).await.unwrap();
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        assert_eq!(w.send(a.staff(), thread, new).await.unwrap(), first);
    }
}
