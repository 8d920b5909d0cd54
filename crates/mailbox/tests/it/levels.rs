// SPDX-License-Identifier: EUPL-1.2
//! Protection classes and levels: what is kept from whom, who changes a class, and why.
//!
//! Seen red: without the check in `messages_page`, `readable_attachment` or `may_send`; with a class that staff lowers without
//! a reason; with a list that shows class `hoch`.

use mailbox::ids::ThreadId;
use mailbox::model::{Actor, Level, LowerReason, MatterRow, NewThread, Receiving};
use mailbox::service;
use mailbox::{Clearance, Conflict, LevelPolicy, StoreError};
use protocol::statement::{Lane, MessageClass, MessageKind, Right};

use crate::blobs::{big, upload};
use crate::support::people::matter;
use crate::support::{Clerk, Human, Insured, World, both, cleared};

const RW: &[Right] = &[Right::Read, Right::Write];
const ASKED: StoreError = StoreError::StepUp {
    level: Level::Substantial,
};

fn with(level: Level, proven: Option<u64>, w: &World) -> Clearance {
    let at = proven.map(|seconds| {
        mailbox::Timestamp::from_secs(w.now().secs() - i64::try_from(seconds).unwrap())
    });
    LevelPolicy::default().clearance_of(level, at, w.now())
}

async fn page(
    w: &World,
    actor: Actor,
    clearance: Clearance,
    thread: ThreadId,
) -> Result<usize, StoreError> {
    let ctx = w.ctx();
    let page = w.store.read("page", move |tx| {
        service::messages_page(tx, &ctx, actor, &clearance, thread, Lane::Case, 0, 10)
    });
    page.await.map(|page| page.len())
}

/// The list's line of a thread: whether it shows a message, and whether it says that one is protected.
async fn head(w: &World, actor: Actor, clearance: Clearance, thread: ThreadId) -> (bool, bool) {
    let (ctx, keys) = (w.ctx(), w.store.keys().lookup(&[thread]).await.unwrap());
    let heads = w.store.read("heads", move |tx| {
        service::heads(tx, &ctx, &keys, actor, &clearance, &[thread])
    });
    let heads = heads.await.unwrap();
    (heads[0].last.is_some(), heads[0].protected)
}

/// A message with this class, and why it is lower.
async fn say(
    w: &World,
    (sender, actor): (&Human, Actor),
    thread: ThreadId,
    n: u64,
    class: MessageClass,
    lowered: Option<LowerReason>,
) -> Result<(), StoreError> {
    let mut message = w.message(sender, thread, Lane::Case, 1, MessageKind::Msg, n);
    message.header.class = class;
    message.lowered = lowered;
    let new = Receiving {
        epoch: None,
        message,
    };
    w.send(actor, thread, new).await.map(drop)
}

async fn class_of(w: &World, thread: ThreadId) -> MessageClass {
    let found = w.tx(move |tx| tx.threads().lookup(thread)).await.unwrap();
    found.unwrap().class
}

/// `(action, reason)` of what was done to the class of a thread.
async fn changes(w: &World, thread: ThreadId) -> Vec<(String, Option<String>)> {
    let id = thread.to_string();
    let rows = w
        .tx(move |tx| tx.audit().find_by_object("thread", &id))
        .await;
    let rows = rows.unwrap().into_iter();
    rows.filter(|row| row.action.starts_with("class-"))
        .map(|row| (row.action, row.reason))
        .collect()
}

/// Whose matter needs this class from now on.
async fn needs(w: &World, class: MessageClass) {
    let row = MatterRow {
        code: matter(),
        dept: "pflege".parse().unwrap(),
        class,
        label_de: "Pflege".to_owned(),
        label_en: "Care".to_owned(),
        four_eyes: false,
        medical: false,
    };
    w.tx(move |tx| tx.matters().replace_all(std::slice::from_ref(&row)))
        .await
        .unwrap();
}

/// Somebody, her clerk, and a thread between them in which the clerk has raised the class with the second message.
async fn raised(w: &World) -> (Insured, Clerk, ThreadId) {
    w.unit("pflege").await;
    let (owner, clerk) = (w.insured().await, w.clerk(&[("pflege", RW)]).await);
    let thread = w.thread(&owner, "pflege").await;
    let by = (&clerk, clerk.staff());
    say(w, by, thread, 1, MessageClass::Hoch, None)
        .await
        .unwrap();
    (owner, clerk, thread)
}

both! {
    async fn class_hoch_opens_for_a_sure_session_with_a_fresh_factor_only(w: World) {
        let (owner, clerk, thread) = raised(w).await;
        for actor in [owner.person(), clerk.staff()] {
            for (level, proven, opens) in [
                (Level::Substantial, Some(0), true),
                (Level::Substantial, Some(899), true),
                // 15 minutes, to the second.
                (Level::Substantial, Some(900), false),
                (Level::Substantial, None, false),
                (Level::Normal, Some(0), false),
                (Level::High, Some(0), true),
            ] {
                let found = page(w, actor, with(level, proven, w), thread).await;
                assert_eq!(found, if opens { Ok(2) } else { Err(ASKED) }, "{level} {proven:?}");
            }
        }
        // Who may not see it at all hears nothing of a class.
        let stranger = w.insured().await;
        let found = page(w, stranger.person(), with(Level::Normal, None, w), thread).await;
        assert_eq!(found, Err(StoreError::Absent));
    }
}

both! {
    async fn a_clock_that_is_set_back_makes_no_factor_fresh(w: World) {
        let ahead = w.now() + std::time::Duration::from_secs(3_600);
        let clearance = LevelPolicy::default().clearance_of(Level::High, Some(ahead), w.now());
        let found = clearance.check(MessageClass::Hoch, mailbox::model::Access::Read);
        assert_eq!(found, Err(ASKED));
    }
}

both! {
    async fn a_file_is_as_protected_as_its_message(w: World) {
        let (owner, clerk, thread) = raised(w).await;
        let aid = upload(w, &clerk, &big(1000)).await;
        let mut message = w.message(&clerk, thread, Lane::Case, 1, MessageKind::Msg, 2);
        message.header.class = MessageClass::Hoch;
        message.attachments = vec![aid];
        w.send(clerk.staff(), thread, Receiving { epoch: None, message }).await.unwrap();
        for (proven, opens) in [(Some(0), true), (Some(900), false)] {
            let (ctx, actor, clearance) = (w.ctx(), owner.person(), with(Level::Substantial, proven, w));
            let found = w.store.read("fetch", move |tx| {
                service::readable_attachment(tx, &ctx, actor, &clearance, aid)
            });
            assert_eq!(found.await.map(drop), if opens { Ok(()) } else { Err(ASKED) });
        }
    }
}

both! {
    async fn no_list_shows_what_is_protected(w: World) {
        let (owner, clerk, thread) = raised(w).await;
        for actor in [owner.person(), clerk.staff()] {
            // Not even with a fresh factor: it opens in its thread.
            assert_eq!(head(w, actor, cleared(), thread).await, (false, true));
        }
        needs(w, MessageClass::Substantiell).await;
        let mut new = w.new_thread(&owner, "pflege").await;
        in_class(&mut new, MessageClass::Substantiell);
        w.create(owner.person(), &new).await.unwrap();
        let sure = with(Level::Substantial, None, w);
        assert_eq!(head(w, owner.person(), sure, new.thread).await, (true, false));
        let unsure = with(Level::Normal, Some(0), w);
        assert_eq!(head(w, owner.person(), unsure, new.thread).await, (false, true));
        assert_eq!(page(w, owner.person(), unsure, new.thread).await, Err(ASKED));
        assert_eq!(page(w, owner.person(), sure, new.thread).await, Ok(1));
    }
}

fn in_class(new: &mut NewThread, class: MessageClass) {
    new.class = class;
    new.message.header.class = class;
}

both! {
    async fn nothing_protected_is_sent_by_an_unsure_session_or_with_an_old_factor(w: World) {
        let (owner, _, thread) = raised(w).await;
        for (level, proven) in [(Level::Substantial, Some(900)), (Level::Normal, Some(0))] {
            let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
            message.header.class = MessageClass::Hoch;
            let new = Receiving { epoch: None, message };
            let (ctx, keys) = (w.ctx(), w.store.keys().lookup(&[thread]).await.unwrap());
            let (signer, actor, clearance) = (w.signer.clone(), owner.person(), with(level, proven, w));
            let refused = w.tx(move |tx| {
                service::send_message(tx, &ctx, signer.as_ref(), &keys, actor, &clearance, thread, &new)
            });
            assert_eq!(refused.await, Err(ASKED));
        }
        let by = (&owner, owner.person());
        say(w, by, thread, 2, MessageClass::Hoch, None).await.unwrap();
    }
}

both! {
    async fn persons_write_in_the_class_of_their_thread(w: World) {
        let (owner, clerk, thread) = raised(w).await;
        let by = (&owner, owner.person());
        // A client that has not seen the clerk's message yet seals once more.
        for class in [MessageClass::Normal, MessageClass::Substantiell] {
            let refused = say(w, by, thread, 2, class, Some(LowerReason::Asked)).await;
            assert_eq!(refused, Err(StoreError::Conflict(Conflict::Class)));
        }
        say(w, by, thread, 2, MessageClass::Hoch, None).await.unwrap();
        let other = w.thread(&owner, "pflege").await;
        let refused = say(w, by, other, 2, MessageClass::Hoch, None).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Class)));
        // A note may be more protected, and never less; the thread does not follow it.
        let refused = {
            let mut message = w.message(&clerk, thread, Lane::Internal, 1, MessageKind::Note, 1);
            message.lowered = Some(LowerReason::Content);
            w.send(clerk.staff(), thread, Receiving { epoch: None, message }).await
        };
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Class)));
        assert_eq!(class_of(w, thread).await, MessageClass::Hoch);
    }
}

both! {
    async fn staff_lowers_a_class_only_with_a_reason_which_is_on_record(w: World) {
        let (_, clerk, thread) = raised(w).await;
        let by = (&clerk, clerk.staff());
        let refused = say(w, by, thread, 2, MessageClass::Normal, None).await;
        assert_eq!(refused, Err(StoreError::Invalid("class-needs-reason")));
        assert_eq!(class_of(w, thread).await, MessageClass::Hoch);
        let raised = ("class-raised-hoch".to_owned(), None);
        assert_eq!(changes(w, thread).await, std::slice::from_ref(&raised), "what was refused left no trace");
        w.advance(1);
        say(w, by, thread, 2, MessageClass::Normal, Some(LowerReason::Asked)).await.unwrap();
        assert_eq!(class_of(w, thread).await, MessageClass::Normal);
        let lowered = ("class-lowered-normal".to_owned(), Some("asked".to_owned()));
        assert_eq!(changes(w, thread).await, [raised, lowered]);
        // What was written before keeps its class.
        let old = with(Level::Substantial, None, w);
        assert_eq!(page(w, clerk.staff(), old, thread).await, Err(ASKED));
    }
}

both! {
    async fn a_thread_begins_at_least_in_the_class_of_its_matter(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        needs(w, MessageClass::Substantiell).await;
        let new = w.new_thread(&owner, "pflege").await;
        assert_eq!(w.create(owner.person(), &new).await, Err(StoreError::Conflict(Conflict::Class)));
        let mut higher = w.new_thread(&owner, "pflege").await;
        in_class(&mut higher, MessageClass::Hoch);
        w.create(owner.person(), &higher).await.unwrap();
    }
}

both! {
    async fn bank_details_are_protected_and_marked_whatever_the_list_says(w: World) {
        w.unit("pflege").await;
        let (owner, clerk) = (w.insured().await, w.clerk(&[("pflege", RW)]).await);
        let bank: mailbox::ids::Matter = "bankverbindung".parse().unwrap();
        let row = MatterRow {
            code: bank.clone(),
            dept: "pflege".parse().unwrap(),
            class: MessageClass::Normal,
            label_de: "Bankverbindung".to_owned(),
            label_en: "Bank details".to_owned(),
            four_eyes: false,
            medical: false,
        };
        w.tx(move |tx| tx.matters().replace_all(std::slice::from_ref(&row))).await.unwrap();
        let now = w.now();
        let listed = w.tx(move |tx| service::trust_view(tx, false, now)).await.unwrap().matters;
        assert_eq!((listed[0].matter.class, listed[0].matter.four_eyes), (MessageClass::Hoch, true));
        let mut new = w.new_thread(&owner, "pflege").await;
        new.matter = bank.clone();
        new.message.header.matter = bank.clone();
        assert_eq!(w.create(owner.person(), &new).await, Err(StoreError::Conflict(Conflict::Class)));
        in_class(&mut new, MessageClass::Hoch);
        w.create(owner.person(), &new).await.unwrap();
        let (pid, dept) = (owner.pid, "pflege".parse().unwrap());
        let rows = w.tx(move |tx| tx.inbox().page_unit(&dept, pid, None, Some(pid), None, 10)).await;
        let rows = rows.unwrap().rows;
        assert_eq!((rows.len(), rows[0].four_eyes, rows[0].class), (1, true, MessageClass::Hoch));
        // Not even with a reason.
        let mut message = w.message(&clerk, new.thread, Lane::Case, 1, MessageKind::Msg, 1);
        message.header.matter = bank;
        message.lowered = Some(LowerReason::Mistake);
        let refused = w.send(clerk.staff(), new.thread, Receiving { epoch: None, message });
        assert_eq!(refused.await, Err(StoreError::Invalid("class-below-matter")));
    }
}
