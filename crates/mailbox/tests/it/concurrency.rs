// SPDX-License-Identifier: EUPL-1.2
//! Many at once: exactly one winner, nothing doubled, nothing lost when callers go away.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mailbox::model::{OutboxKind, Outcome, Receiving, SmtpReply};
use mailbox::{Conflict, OutboxStore, StoreError, service};
use protocol::statement::{Lane, MessageKind, Right};

use crate::support::cleared;
use crate::support::{World, both, epoch};

both! {
    async fn two_hundred_sends_to_fifty_persons_are_fifty_mails_for_eight_notifiers(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", &[Right::Read, Right::Write])]).await;
        let mut threads = Vec::new();
        for _ in 0..50 {
            let owner = w.insured().await;
            // What tells of the binding ends for want of an address: messages are the question here.
            let outbox = OutboxStore::new(&w.store, w.ambient.clone());
            assert!(outbox.lease(5, Duration::from_secs(60)).await.unwrap().is_empty());
            w.contact(owner.pid).await;
            threads.push((owner.pid, w.thread(&owner, "pflege").await));
        }
        let sending = Arc::new(AtomicUsize::new(4));
        let mut senders = Vec::new();
        for round in 0..4u64 {
            let device = clerk.other_device();
            let prepared: Vec<_> = threads.iter().map(|(_, thread)| {
                let mut message = w.message(&device, *thread, Lane::Case, 1, MessageKind::Msg, 1);
                message.seen = Some(1);
                (*thread, Receiving { epoch: None, message })
            }).collect();
            let (store, ctx, signer) = (w.store.clone(), w.ctx(), w.signer.clone());
            let (actor, sending) = (clerk.staff(), sending.clone());
            senders.push(tokio::spawn(async move {
                let mut each = Vec::new();
                for (thread, new) in prepared {
                    let (store, ctx, signer) = (store.clone(), ctx.clone(), signer.clone());
                    each.push(tokio::spawn(async move {
                        let keys = mailbox::KeyRing::default();
                        store.transaction("send", move |tx| {
                            service::send_message(
                                tx, &ctx, signer.as_ref(), &keys, actor, &cleared(), thread, &new,
                            )
                        }).await.unwrap()
                    }));
                }
                for task in each { task.await.unwrap(); }
                sending.fetch_sub(1, Ordering::SeqCst);
                round
            }));
        }
        let mut workers = Vec::new();
        for _ in 0..8 {
            let outbox = OutboxStore::new(&w.store, w.ambient.clone());
            let sending = sending.clone();
            workers.push(tokio::spawn(async move {
                let mut mails = Vec::new();
                let mut idle = 0;
                while sending.load(Ordering::SeqCst) > 0 || idle < 3 {
                    let leases = outbox.lease(5, Duration::from_secs(60)).await.unwrap();
                    idle = if leases.is_empty() { idle + 1 } else { 0 };
                    for lease in leases {
                        let attempt = outbox
                            .begin_attempt(&lease, None, None, Duration::from_secs(60)).await.unwrap();
                        mails.push((lease.pid, lease.id));
                        let sent = Outcome::Sent(SmtpReply::default());
                        outbox.complete(&lease, &attempt, sent).await.unwrap();
                    }
                }
                mails
            }));
        }
        for sender in senders { sender.await.unwrap(); }
        let mut mails = Vec::new();
        for worker in workers { mails.extend(worker.await.unwrap()); }
        assert_eq!(mails.len(), 50);
        let persons: BTreeSet<_> = mails.iter().map(|(pid, _)| *pid).collect();
        assert_eq!(persons, threads.iter().map(|(pid, _)| *pid).collect());
        // What came after the mail waits for its own, a day later: nothing is forgotten.
        w.advance(86_400);
        for (pid, thread) in &threads {
            let (pid, thread) = (*pid, *thread);
            let (rows, head) = w.tx(move |tx| Ok((
                tx.outbox().find_by_person(pid)?, tx.lanes().lookup(thread, Lane::Case)?.unwrap(),
            ))).await.unwrap();
            let rows: Vec<_> = rows.into_iter().filter(|r| r.kind == OutboxKind::Message).collect();
            assert_eq!(rows.iter().map(|r| r.items).sum::<u64>(), 4);
            assert_eq!(head.next_idx, 6);
        }
    }
}

both! {
    async fn of_rival_epochs_exactly_one_is_stored(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let head = w.tx(move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let pflege = w.dept_member("pflege").await;
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..12 {
            let device = owner.other_device();
            let members = vec![owner.member(), pflege.clone()];
            let next = epoch(
                &device, thread, owner.pid, Lane::Case, 2, Some(head.epoch_sh), members,
            );
            let message = w.message(&device, thread, Lane::Case, 2, MessageKind::Msg, 1);
            let new = Receiving { epoch: Some(next), message };
            let (store, ctx, signer) = (w.store.clone(), w.ctx(), w.signer.clone());
            let (keys, actor) = (keys.clone(), owner.person());
            tasks.push(tokio::spawn(async move {
                store.transaction("send", move |tx| {
                    service::send_message(tx, &ctx, signer.as_ref(), &keys, actor, &cleared(), thread, &new)
                }).await
            }));
        }
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(accepted) => { won += 1; assert_eq!(accepted.idx, 2); }
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::Epoch)),
            }
        }
        assert_eq!(won, 1);
        let epochs = w.tx(move |tx| tx.lanes().epochs(thread, Lane::Case)).await.unwrap();
        assert_eq!(epochs.len(), 2);
    }
}

both! {
    async fn requests_cut_off_at_any_point_leave_whole_messages_or_nothing(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let n = match w.backend { crate::support::Backend::Sqlite => 300, crate::support::Backend::Postgres => 120 };
        let mut tasks = Vec::new();
        for i in 0..n {
            let device = owner.other_device();
            let message = w.message(&device, thread, Lane::Case, 1, MessageKind::Msg, 1);
            let mid = message.header.mid;
            let new = Receiving { epoch: None, message };
            let (store, ctx, signer) = (w.store.clone(), w.ctx(), w.signer.clone());
            let actor = owner.person();
            tasks.push(tokio::spawn(async move {
                let keys = mailbox::KeyRing::default();
                let send = store.transaction("send", move |tx| {
                    service::send_message(tx, &ctx, signer.as_ref(), &keys, actor, &cleared(), thread, &new)
                });
                // Some are cut at once, some in the middle, some never.
                let limit = Duration::from_micros(if i % 5 == 0 { 10_000_000 } else { i * 40 });
                match tokio::time::timeout(limit, send).await {
                    Ok(answer) => Some((mid, answer.unwrap())),
                    Err(_) => None,
                }
            }));
        }
        let mut acknowledged = Vec::new();
        for task in tasks { acknowledged.extend(task.await.unwrap()); }
        // Everything that was under way has ended when the next unit of work has.
        tokio::time::sleep(Duration::from_millis(300)).await;
        w.tx(|_| Ok(())).await.unwrap();
        let mut stored = Vec::new();
        loop {
            let after = stored.len() as u64;
            let page = w.store.read("page", move |tx| {
                tx.messages().page(thread, Lane::Case, after, 200)
            }).await.unwrap();
            if page.is_empty() { break; }
            stored.extend(page);
        }
        let idxs: Vec<u64> = stored.iter().map(|m| m.idx).collect();
        assert_eq!(idxs, (1..=stored.len() as u64).collect::<Vec<_>>());
        for (mid, accepted) in &acknowledged {
            let found = stored.iter().find(|m| m.header.mid == *mid).unwrap();
            assert_eq!((found.idx, &found.receipt), (accepted.idx, &accepted.receipt));
        }
        assert!(acknowledged.len() >= n as usize / 5);
    }
}

both! {
    async fn acknowledged_work_is_there_after_a_restart(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        for n in 2..=5 {
            w.say(&owner, owner.person(), thread, n).await.unwrap();
        }
        let store = w.reopen();
        let page = store.read("page", move |tx| {
            tx.messages().page(thread, Lane::Case, 0, 100)
        }).await.unwrap();
        assert_eq!(page.len(), 5);
    }
}
