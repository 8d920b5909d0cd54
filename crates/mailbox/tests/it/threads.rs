// SPDX-License-Identifier: EUPL-1.2
//! Threads, epochs and messages: what is accepted, what is refused, and what follows.

use mailbox::model::{Access, CloseReason, Receiving, Via, WorkState};
use mailbox::service::{self, WorkChange};
use mailbox::{Conflict, StoreError};
use proptest::prelude::*;
use protocol::Signed;
use protocol::statement::{Lane, Member, MessageKind, Receipt, RepRight, Right};

use crate::support::cleared;
use crate::support::{World, both, epoch};

const RW: &[Right] = &[Right::Read, Right::Write];

both! {
    async fn a_message_gets_a_receipt_for_exactly_these_bytes(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let new = w.new_thread(&owner, "pflege").await;
        let accepted = w.create(owner.person(), &new).await.unwrap();
        let receipt: Signed<Receipt> =
            Signed::parse(accepted.receipt.envelope().unwrap()).unwrap();
        let file = new.message.file.as_bytes();
        let payload = receipt.payload();
        assert_eq!((payload.thread, payload.lane, payload.idx), (new.thread, Lane::Case, 1));
        assert_eq!(payload.obj, protocol::Hash::of(file));
        assert_eq!(payload.size, file.len() as u64);
        assert_eq!(payload.ts.0, w.now().secs());
        let (ctx, actor, thread) = (w.ctx(), owner.person(), new.thread);
        let page = w.store.read("page", move |tx| {
            service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 10)
        }).await.unwrap();
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].file, file);
        assert_eq!(page[0].header, new.message.header);
    }
}

both! {
    async fn the_same_bytes_again_get_the_same_receipt_and_no_second_index(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        let new = Receiving { epoch: None, message };
        let first = w.send(owner.person(), thread, new.clone()).await.unwrap();
        let again = w.send(owner.person(), thread, new.clone()).await.unwrap();
        assert_eq!(first, again);
        // Other bytes under the same id and counter are something else.
        let mut other = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        other.header.mid = new.message.header.mid;
        let refused = w.send(owner.person(), thread, Receiving { epoch: None, message: other });
        assert_eq!(refused.await, Err(StoreError::Conflict(Conflict::Counter)));
        assert_eq!(w.say(&owner, owner.person(), thread, 3).await.unwrap().idx, 3);
    }
}

both! {
    async fn counters_and_epochs_must_be_the_next_ones(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let send = |n: u64, number: u64| {
            let message = w.message(&owner, thread, Lane::Case, number, MessageKind::Msg, n);
            w.send(owner.person(), thread, Receiving { epoch: None, message })
        };
        for n in [0, 1, 3] {
            assert_eq!(send(n, 1).await, Err(StoreError::Conflict(Conflict::Counter)), "{n}");
        }
        for number in [0, 2] {
            assert_eq!(send(2, number).await, Err(StoreError::Conflict(Conflict::Epoch)));
        }
        assert_eq!(send(2, 1).await.unwrap().idx, 2);
        // Another browser profile has a counter of its own.
        let device = owner.other_device();
        assert_eq!(w.say(&device, device.person(), thread, 1).await.unwrap().idx, 3);
    }
}

both! {
    async fn a_header_that_names_somebody_or_something_else_is_refused(w: World) {
        w.unit("pflege").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let thread = w.thread(&owner, "pflege").await;
        let message = w.message(&other, thread, Lane::Case, 1, MessageKind::Msg, 2);
        let new = Receiving { epoch: None, message };
        let refused = w.send(owner.person(), thread, new).await;
        assert_eq!(refused, Err(StoreError::Invalid("header-mismatch")));
        for kind in [MessageKind::Receipt, MessageKind::Note] {
            let message = w.message(&owner, thread, Lane::Case, 1, kind, 2);
            let refused = w.send(owner.person(), thread, Receiving { epoch: None, message }).await;
            assert_eq!(refused, Err(StoreError::Invalid("kind-not-allowed")));
        }
    }
}

both! {
    async fn an_epoch_that_does_not_fit_is_refused_by_name(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let (pflege, reha) = (w.dept_member("pflege").await, w.dept_member("reha").await);
        let head = w.tx(move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let prev = Some(head.epoch_sh);
        let make = |author: &crate::support::Human, subject, number, prev, members: Vec<Member>| {
            epoch(author, thread, subject, Lane::Case, number, prev, members)
        };
        let good = vec![owner.member(), pflege.clone()];
        let stale = match pflege.clone() {
            Member::Dept { dept, de, .. } => Member::Dept { dept, epoch: 2, de },
            person @ Member::Person { .. } => person,
        };
        let mut no_grant = make(&owner, owner.pid, 2, prev, good.clone());
        no_grant.grants.pop();
        let cases = [
            (make(&owner, other.pid, 2, prev, good.clone()), "place-changed"),
            (make(&owner, owner.pid, 2, None, good.clone()), "wrong-previous"),
            (make(&owner, owner.pid, 2, prev, vec![owner.member(), reha.clone()]), "departments-changed"),
            (make(&owner, owner.pid, 2, prev, vec![owner.member()]), "no-department"),
            (make(&owner, owner.pid, 2, prev, vec![owner.member(), stale]), "stale-department"),
            (make(&clerk, owner.pid, 2, prev, good.clone()), "author-not-allowed"),
            (no_grant, "wrong-grants"),
        ];
        for (epoch, name) in cases {
            let message = w.message(&owner, thread, Lane::Case, 2, MessageKind::Msg, 2);
            let new = Receiving { epoch: Some(epoch), message };
            let refused = w.send(owner.person(), thread, new).await;
            assert_eq!(refused, Err(StoreError::Invalid(name)));
        }
        // Signed by another key than the keycard's.
        let forged = crate::support::Human { key: other.key.clone(), ..owner.clone() };
        let message = w.message(&owner, thread, Lane::Case, 2, MessageKind::Msg, 2);
        let bad = make(&forged, owner.pid, 2, prev, good.clone());
        let refused = w.send(owner.person(), thread, Receiving { epoch: Some(bad), message }).await;
        assert_eq!(refused, Err(StoreError::Invalid("bad-signature")));
        // Nothing of all that has stayed; the right one passes.
        let message = w.message(&owner, thread, Lane::Case, 2, MessageKind::Msg, 2);
        let right = make(&owner, owner.pid, 2, prev, good);
        let new = Receiving { epoch: Some(right), message };
        assert_eq!(w.send(owner.person(), thread, new).await.unwrap().idx, 2);
    }
}

both! {
    async fn nobody_puts_the_subject_out_of_her_own_thread(w: World) {
        w.unit("pflege").await;
        let (owner, rep) = (w.insured().await, w.insured().await);
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let rights = [RepRight::Read, RepRight::Write];
        w.represent(rep.pid, owner.pid, w.for_a_year(&rights)).await.unwrap();
        let thread = w.thread(&owner, "pflege").await;
        let head = |epochs: u64| {
            w.tx(move |tx| Ok(tx.lanes().lookup(thread, Lane::Case)?.filter(|head| head.epoch == epochs)))
        };
        let members = vec![owner.member(), rep.member(), w.dept_member("pflege").await];
        let prev = head(1).await.unwrap().map(|head| head.epoch_sh);
        let wider = epoch(&owner, thread, owner.pid, Lane::Case, 2, prev, members);
        let message = w.message(&owner, thread, Lane::Case, 2, MessageKind::Msg, 2);
        w.send(owner.person(), thread, Receiving { epoch: Some(wider), message }).await.unwrap();
        // Blocked she has a key all the same.
        let (ctx, pid, by) = (w.ctx(), owner.pid, (mailbox::model::ActorKind::System, None));
        w.tx(move |tx| service::block_person(tx, &ctx, by, pid, None)).await.unwrap();
        for (author, actor) in [(&rep, rep.person()), (&clerk, clerk.staff())] {
            let members = vec![rep.member(), w.dept_member("pflege").await];
            let prev = head(2).await.unwrap().map(|head| head.epoch_sh);
            let without = epoch(author, thread, owner.pid, Lane::Case, 3, prev, members);
            let message = w.message(author, thread, Lane::Case, 3, MessageKind::Msg, 1);
            let sent = w.send(actor, thread, Receiving { epoch: Some(without), message }).await;
            assert_eq!(sent, Err(StoreError::Invalid("subject-missing")));
        }
    }
}

both! {
    async fn nobody_changes_departments_beside_a_message_not_even_staff(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let second = w.clerk(&[("reha", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let head = w.tx(move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let members = vec![
            owner.member(), w.dept_member("pflege").await, w.dept_member("reha").await,
        ];
        let wider = epoch(
            &clerk, thread, owner.pid, Lane::Case, 2, Some(head.epoch_sh), members,
        );
        let message = w.message(&clerk, thread, Lane::Case, 2, MessageKind::Msg, 1);
        let new = Receiving { epoch: Some(wider), message };
        let refused = w.send(clerk.staff(), thread, new).await;
        assert_eq!(refused, Err(StoreError::Invalid("departments-changed")));
        let (actor, now) = (second.staff(), w.now());
        let look = w.store.read("look", move |tx| {
            tx.threads().lookup_for(actor, thread, Access::Read, now)
        });
        assert_eq!(look.await, Ok(None));
    }
}

both! {
    async fn a_newcomer_may_fetch_from_her_first_message_on_and_earlier_after_a_grant(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let rep = w.human(protocol::statement::PersonRole::Rep).await;
        let rights = [RepRight::Read, RepRight::History];
        w.represent(rep.pid, owner.pid, w.for_a_year(&rights)).await.unwrap();
        let thread = w.thread(&owner, "pflege").await;
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        let head = w.tx(move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let members = vec![owner.member(), rep.member(), w.dept_member("pflege").await];
        let wider = epoch(
            &owner, thread, owner.pid, Lane::Case, 2, Some(head.epoch_sh), members,
        );
        let message = w.message(&owner, thread, Lane::Case, 2, MessageKind::Msg, 3);
        w.send(owner.person(), thread, Receiving { epoch: Some(wider), message }).await.unwrap();
        let idxs = |actor| {
            let ctx = w.ctx();
            let page = w.store.read("page", move |tx| {
                service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 10)
            });
            async move { page.await.unwrap().iter().map(|m| m.idx).collect::<Vec<_>>() }
        };
        assert_eq!(idxs(owner.person()).await, [1, 2, 3]);
        assert_eq!(idxs(rep.person()).await, [3]);
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let (ctx, actor) = (w.ctx(), owner.person());
        let grants = vec![mailbox::model::NewGrant {
            epoch: 1,
            member: mailbox::model::Member::Person(rep.pid),
            file: mailbox::Ciphertext::grant(crate::support::sealed("history")).unwrap(),
        }];
        w.tx(move |tx| {
            service::add_grants(tx, &ctx, &keys, actor, thread, Lane::Case, &grants)
        }).await.unwrap();
        assert_eq!(idxs(rep.person()).await, [1, 2, 3]);
    }
}

both! {
    async fn grants_are_for_members_only(w: World) {
        w.unit("pflege").await;
        let (owner, stranger) = (w.insured().await, w.insured().await);
        let thread = w.thread(&owner, "pflege").await;
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let (ctx, actor) = (w.ctx(), owner.person());
        let grants = vec![mailbox::model::NewGrant {
            epoch: 1,
            member: mailbox::model::Member::Person(stranger.pid),
            file: mailbox::Ciphertext::grant(crate::support::sealed("no")).unwrap(),
        }];
        let refused = w.tx(move |tx| {
            service::add_grants(tx, &ctx, &keys, actor, thread, Lane::Case, &grants)
        }).await;
        assert_eq!(refused, Err(StoreError::Invalid("not-a-member")));
    }
}

both! {
    async fn garbage_beside_a_grant_displaces_nothing_and_does_not_pile_up(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let new = w.new_thread(&owner, "pflege").await;
        w.create(owner.person(), &new).await.unwrap();
        let thread = new.thread;
        let keys = w.store.keys().lookup(&[thread]).await.unwrap();
        let grant = |member: &str, name: &str| mailbox::model::NewGrant {
            epoch: 1,
            member: member.parse().unwrap(),
            file: mailbox::Ciphertext::grant(crate::support::sealed(name)).unwrap(),
        };
        let add = |actor, grant| {
            let (ctx, keys) = (w.ctx(), keys.clone());
            w.tx(move |tx| {
                service::add_grants(tx, &ctx, &keys, actor, thread, Lane::Case, std::slice::from_ref(&grant))
            })
        };
        let unit = "dept:pflege:1";
        // Ids are in the order of milliseconds; in the same one there is no older and younger.
        w.clock.set(mailbox::Timestamp::from_secs(w.now().secs() + 1));
        for number in 1..mailbox::store::grants::MAX_GRANTS {
            add(owner.person(), grant(unit, &format!("garbage {number}"))).await.unwrap();
        }
        let refused = add(owner.person(), grant(unit, "one too many")).await;
        assert_eq!(refused, Err(StoreError::Invalid("too-many-grants")));
        let (ctx, actor) = (w.ctx(), clerk.staff());
        let view = w.store.read("view", move |tx| {
            service::thread_view(tx, &ctx, &keys, actor, thread)
        }).await.unwrap();
        let got = &view.lanes[0].epochs[0].grants;
        let first = new.epochs[0].grants.iter().find(|g| g.member.to_string() == unit).unwrap();
        assert_eq!(got.len(), mailbox::store::grants::MAX_GRANTS);
        assert_eq!(got[0].file, first.file.as_bytes());
    }
}

both! {
    async fn each_reader_gets_her_own_grants_only(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let new = w.new_thread(&owner, "pflege").await;
        w.create(owner.person(), &new).await.unwrap();
        let keys = w.store.keys().lookup(&[new.thread]).await.unwrap();
        for (actor, member) in [
            (owner.person(), mailbox::model::Member::Person(owner.pid)),
            (clerk.staff(), "dept:pflege:1".parse().unwrap()),
        ] {
            let (ctx, keys, thread) = (w.ctx(), keys.clone(), new.thread);
            let view = w.store.read("view", move |tx| {
                service::thread_view(tx, &ctx, &keys, actor, thread)
            }).await.unwrap();
            let sent = new.epochs[0].grants.iter().find(|g| g.member == member).unwrap();
            let got: Vec<_> = view.lanes[0].epochs[0].grants.iter().map(|g| g.file.clone()).collect();
            assert_eq!(got, [sent.file.as_bytes().to_vec()]);
            assert!(!view.statements.is_empty());
        }
    }
}

both! {
    async fn heads_carry_the_newest_message_its_grant_and_what_checks_it(w: World) {
        w.unit("pflege").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let foreign = w.thread(&other, "pflege").await;
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        let message = w.message(&clerk, thread, Lane::Case, 1, MessageKind::Receipt, 2);
        w.send(clerk.staff(), thread, Receiving { epoch: None, message }).await.unwrap();
        let keys = w.store.keys().lookup(&[thread, foreign]).await.unwrap();
        let (ctx, actor) = (w.ctx(), owner.person());
        let (heads, statements) = w.store.read("heads", move |tx| {
            let heads = service::heads(tx, &ctx, &keys, actor, &cleared(), &[foreign, thread])?;
            let statements = service::head_statements(tx, actor, &heads)?;
            Ok((heads, statements))
        }).await.unwrap();
        assert_eq!(heads.iter().map(|h| h.thread).collect::<Vec<_>>(), [thread]);
        assert_eq!(heads[0].last.as_ref().unwrap().idx, 2, "a receipt is nothing to read");
        assert_eq!(heads[0].epochs[0].grants.len(), 1);
        let subjects: Vec<_> = statements.iter().map(|s| s.stmt.envelope().unwrap().sh()).collect();
        assert!(subjects.contains(&owner.kc) && subjects.contains(&clerk.kc));
        assert!(!subjects.contains(&other.kc));
        let mut once = subjects.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), subjects.len());
    }
}

both! {
    async fn an_epoch_with_an_old_keycard_of_a_member_is_refused(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let mut new = w.new_thread(&owner, "pflege").await;
        let old = crate::support::Human { kc: protocol::Hash::of(b"old"), ..owner.clone() };
        let members = vec![old.member(), w.dept_member("pflege").await];
        let first = epoch(&owner, new.thread, owner.pid, Lane::Case, 1, None, members);
        new.epochs = vec![first];
        let refused = w.create(owner.person(), &new).await;
        assert_eq!(refused, Err(StoreError::Invalid("stale-binding")));
    }
}

#[tokio::test]
async fn accepting_a_message_takes_few_statements() {
    let w = World::sqlite();
    w.unit("pflege").await;
    let owner = w.insured().await;
    let clerk = w.clerk(&[("pflege", RW)]).await;
    let thread = w.thread(&owner, "pflege").await;
    let mut message = w.message(&clerk, thread, Lane::Case, 1, MessageKind::Msg, 1);
    message.seen = Some(1);
    let new = Receiving {
        epoch: None,
        message,
    };
    let (ctx, signer, actor) = (w.ctx(), w.signer.clone(), clerk.staff());
    let sent = w
        .tx(move |tx| {
            tx.trace(|tx| {
                let keys = mailbox::KeyRing::default();
                service::send_message(
                    tx,
                    &ctx,
                    signer.as_ref(),
                    &keys,
                    actor,
                    &cleared(),
                    thread,
                    &new,
                )
                .map(drop)
            })
        })
        .await
        .unwrap();
    // Each costs the writer thread some microseconds; this one is the path that everything else waits for.
    // The last one came with the notice of what leaves the portal, which a message calls off.
    assert!(
        sent.len() <= 26,
        "{} statements:\n{}",
        sent.len(),
        sent.join("\n")
    );
}

both! {
    async fn a_thread_begins_only_where_it_may(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let outsider = w.clerk(&[("reha", RW)]).await;
        // With the wrong department for the matter.
        let new = w.new_thread(&owner, "reha").await;
        let refused = w.create(owner.person(), &new).await;
        assert_eq!(refused, Err(StoreError::Invalid("wrong-department")));
        // In somebody else's name.
        let mut foreign = w.new_thread(&other, "pflege").await;
        foreign.message = w.message(&owner, foreign.thread, Lane::Case, 1, MessageKind::Msg, 1);
        assert_eq!(w.create(owner.person(), &foreign).await, Err(StoreError::Absent));
        // A clerk begins one for a bound person with her own department.
        let by_clerk = |clerk: &crate::support::Human, pflege: Member| {
            let thread = mailbox::ids::ThreadId::new(uuid::Uuid::new_v4());
            let members = vec![owner.member(), pflege];
            let first = epoch(
                clerk, thread, owner.pid, Lane::Case, 1, None, members,
            );
            mailbox::model::NewThread {
                thread,
                epochs: vec![first],
                message: w.message(clerk, thread, Lane::Case, 1, MessageKind::Msg, 1),
                ..new.clone()
            }
        };
        let pflege = w.dept_member("pflege").await;
        let mine = by_clerk(&clerk, pflege.clone());
        assert_eq!(w.create(clerk.staff(), &mine).await.unwrap().idx, 1);
        assert_eq!(w.create(clerk.staff(), &mine).await.unwrap().idx, 1, "the same again");
        let refused = w.create(outsider.staff(), &by_clerk(&outsider, pflege)).await;
        assert_eq!(refused, Err(StoreError::Forbidden));
        // The id is taken.
        let mut taken = w.new_thread(&other, "pflege").await;
        taken.thread = mine.thread;
        taken.message = w.message(&other, mine.thread, Lane::Case, 1, MessageKind::Msg, 1);
        let refused = w.create(other.person(), &taken).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Exists)));
    }
}

both! {
    async fn work_states_follow_who_writes_and_exactly_one_clerk_claims(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let (a, b) = (w.clerk(&[("pflege", RW)]).await, w.clerk(&[("pflege", RW)]).await);
        let thread = w.thread(&owner, "pflege").await;
        let state = || {
            let units = w.store.read("units", move |tx| tx.threads().units(thread));
            async move { units.await.unwrap()[0].state }
        };
        assert_eq!(state().await, WorkState::New);
        let mut tasks = Vec::new();
        for clerk in [&a, &b] {
            let (store, ctx, actor, pid) = (w.store.clone(), w.ctx(), clerk.staff(), clerk.pid);
            tasks.push(tokio::spawn(async move {
                let change = WorkChange { although_away: false,
                    dept: "pflege".parse().unwrap(),
                    state: Some(WorkState::Open),
                    reason: None,
                    main: None,
                    claimed_by: Some(Some(pid)),
                    expected_claimed_by: None,
                };
                store
                    .transaction("claim", move |tx| {
                        service::set_work(tx, &ctx, actor, thread, &change)
                    })
                    .await
            }));
        }
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => won += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::Claimed)),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(state().await, WorkState::Open);
        w.say(&a, a.staff(), thread, 1).await.unwrap();
        assert_eq!(state().await, WorkState::Waiting);
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        assert_eq!(state().await, WorkState::Open, "claimed, so not new");
        // The insured person has no work list.
        let (ctx, actor) = (w.ctx(), owner.person());
        let change = WorkChange { although_away: false,
            dept: "pflege".parse().unwrap(),
            state: Some(WorkState::Done),
            reason: Some(CloseReason::Answered),
            main: None,
            claimed_by: None,
            expected_claimed_by: None,
        };
        let refused = w.tx(move |tx| service::set_work(tx, &ctx, actor, thread, &change)).await;
        assert_eq!(refused, Err(StoreError::Absent));
    }
}

both! {
    async fn own_messages_are_read_and_others_are_not(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let marks = || {
            let pid = owner.pid;
            let found = w.store.read("marks", move |tx| {
                Ok(tx.inbox().page_person(pid, pid, &mailbox::model::Scope::All, mailbox::model::InboxView::All, None, 10)?.rows.remove(0))
            });
            async move { let row = found.await.unwrap(); (row.last_idx, row.read_idx) }
        };
        assert_eq!(marks().await, (1, 1));
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        assert_eq!(marks().await, (2, 1));
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        assert_eq!(marks().await, (3, 1), "the answer in between is still unread");
        let (ctx, actor) = (w.ctx(), owner.person());
        w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, mailbox::model::Level::Normal)).await.unwrap();
        assert_eq!(marks().await, (3, 3), "not past the end");
        // The staff's receipt of opening is no news.
        let message = w.message(&clerk, thread, Lane::Case, 1, MessageKind::Receipt, 2);
        w.send(clerk.staff(), thread, Receiving { epoch: None, message }).await.unwrap();
        assert_eq!(marks().await, (3, 3));
        let pid = owner.pid;
        let mut mails = w.tx(move |tx| tx.outbox().find_by_person(pid)).await.unwrap();
        mails.retain(|m| m.kind == mailbox::model::OutboxKind::Message);
        assert_eq!(mails.iter().map(|m| m.items).sum::<u64>(), 1, "one message of the clerk");
    }
}

both! {
    async fn an_access_says_from_where_on(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let (actor, now) = (owner.person(), w.now());
        let access = w.tx(move |tx| {
            tx.threads().lookup_for(actor, thread, Access::Read, now)
        }).await.unwrap().unwrap();
        assert_eq!(access.via, Via::Person { pid: owner.pid, from_idx: 1, read_idx: 1 });
    }
}

/// What a run of the property test does in one step.
#[derive(Clone, Debug)]
enum Step {
    Right,
    WrongCounter,
    WrongEpoch,
    FailAfterwards,
}

fn steps() -> impl Strategy<Value = Vec<Vec<Step>>> {
    let step = prop_oneof![
        3 => Just(Step::Right),
        1 => Just(Step::WrongCounter),
        1 => Just(Step::WrongEpoch),
        1 => Just(Step::FailAfterwards),
    ];
    prop::collection::vec(prop::collection::vec(step, 1..8), 1..5)
}

async fn run_steps(w: World, plan: Vec<Vec<Step>>) {
    w.unit("pflege").await;
    let owner = w.insured().await;
    let thread = w.thread(&owner, "pflege").await;
    let w = std::sync::Arc::new(w);
    let mut tasks = Vec::new();
    for device_steps in plan {
        let (w, device) = (w.clone(), owner.other_device());
        tasks.push(tokio::spawn(async move {
            let mut n = 1;
            for step in device_steps {
                let (number, counter) = match step {
                    Step::WrongEpoch => (7, n),
                    Step::WrongCounter => (1, n + 5),
                    Step::Right | Step::FailAfterwards => (1, n),
                };
                let message = w.message(
                    &device,
                    thread,
                    Lane::Case,
                    number,
                    MessageKind::Msg,
                    counter,
                );
                let fail = matches!(step, Step::FailAfterwards);
                let new = Receiving {
                    epoch: None,
                    message,
                };
                let (ctx, signer, actor) = (w.ctx(), w.signer.clone(), device.person());
                let keys = mailbox::KeyRing::default();
                let sent = w
                    .tx(move |tx| {
                        let accepted = service::send_message(
                            tx,
                            &ctx,
                            signer.as_ref(),
                            &keys,
                            actor,
                            &cleared(),
                            thread,
                            &new,
                        )?;
                        if fail {
                            Err(StoreError::Internal("undo".to_owned()))
                        } else {
                            Ok(accepted)
                        }
                    })
                    .await;
                assert_eq!(
                    sent.is_ok(),
                    matches!(step, Step::Right),
                    "{step:?} {sent:?}"
                );
                n += u64::from(sent.is_ok());
            }
            n - 1
        }));
    }
    let mut sent = 1;
    for task in tasks {
        sent += task.await.unwrap();
    }
    let page = w
        .store
        .read("page", move |tx| {
            tx.messages().page(thread, Lane::Case, 0, 200)
        })
        .await
        .unwrap();
    let idxs: Vec<u64> = page.iter().map(|m| m.idx).collect();
    assert_eq!(
        idxs,
        (1..=sent).collect::<Vec<_>>(),
        "no gap, nothing twice"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn receipt_indexes_have_no_gaps_whatever_fails_in_between(plan in steps()) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            run_steps(World::sqlite(), plan.clone()).await;
            if let Some(world) = World::postgres() {
                run_steps(world, plan).await;
            }
        });
    }
}
