// SPDX-License-Identifier: EUPL-1.2
//! How long threads stay, what holds them, and what is left of them. The clock is moved, never waited for.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: without the question for what is unread, for holds and for the notice a test each is red,
//! and so is the scan when blobs stay.

use std::path::Path;

use mailbox::backup;
use mailbox::deadlines::Day;
use mailbox::ids::{AttachmentId, LegalHoldId, MessageId, ThreadId};
use mailbox::model::{
    Access, CloseReason, HoldReason, InboxView, Level, Receiving, Scope, StayReason,
    TombstoneReason, WorkState,
};
use mailbox::service::{self, Retired, WorkChange};
use mailbox::{Conflict, RetentionPolicy, RetentionRule, Store, StoreConfig, StoreError};
use protocol::statement::{Lane, MessageKind, Right};

use crate::blobs::{big, upload};
use crate::support::work::{DAY, LEAD, RW, change, pflege, set};
use crate::support::{Backend, Clerk, Human, Insured, World, both};

const HELD: StoreError = StoreError::Conflict(Conflict::Held);

/// Two years in the portal, three in the inbox, ten in the insurer's record.
const RULE: RetentionRule = RetentionRule {
    portal_months: 24,
    delete_months: 36,
    record_years: 10,
};

/// A closed case with an attachment, in a store with a rule.
struct Kept<'w> {
    w: &'w World,
    store: Store,
    owner: Insured,
    clerk: Clerk,
    thread: ThreadId,
    aid: AttachmentId,
    mid: MessageId,
}

fn ruled(w: &World, rule: RetentionRule, notice: u16) -> Store {
    Store::open(&StoreConfig {
        retention: RetentionPolicy::of(rule, notice).unwrap(),
        ..w.config.clone()
    })
    .unwrap()
}

async fn reads(w: &World, who: &Human, thread: ThreadId) {
    let (ctx, actor) = (w.ctx(), who.person());
    w.tx(move |tx| service::mark_read(tx, &ctx, actor, thread, u64::MAX, Level::Normal))
        .await
        .unwrap();
}

async fn closes(w: &World, clerk: &Clerk, thread: ThreadId) {
    let done = WorkChange {
        state: Some(WorkState::Done),
        reason: Some(CloseReason::Answered),
        ..change()
    };
    set(w, clerk, thread, done).await;
}

impl<'w> Kept<'w> {
    /// Written, answered, read and closed on 23 November 2026.
    async fn of(w: &'w World) -> Self {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let clerk = w.clerk(&[("pflege", RW)]).await;
        let thread = w.thread(&owner, "pflege").await;
        let aid = upload(w, &owner, &big(100_000)).await;
        let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        let mid = message.header.mid;
        message.attachments = vec![aid];
        let sent = Receiving {
            epoch: None,
            message,
        };
        w.send(owner.person(), thread, sent).await.unwrap();
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        reads(w, &owner, thread).await;
        closes(w, &clerk, thread).await;
        let store = ruled(w, RULE, 60);
        Self {
            w,
            store,
            owner,
            clerk,
            thread,
            aid,
            mid,
        }
    }

    /// What housekeeping does every hour.
    async fn round(&self) -> Retired {
        self.store.retire(&self.w.ambient).await.unwrap()
    }

    fn until(&self, day: &str) {
        let day: Day = day.parse().unwrap();
        let secs = day.begins().unwrap().since(self.w.now()).as_secs();
        self.w.advance(secs + 3600);
    }

    async fn is_seen(&self) -> (bool, bool) {
        let (owner, clerk) = (self.owner.person(), self.w.clerk(&[("pflege", RW)]).await);
        let (thread, now, staff) = (self.thread, self.w.now(), clerk.staff());
        self.w
            .tx(move |tx| {
                let read = Access::Read;
                Ok((
                    tx.threads().lookup_for(owner, thread, read, now)?.is_some(),
                    tx.threads().lookup_for(staff, thread, read, now)?.is_some(),
                ))
            })
            .await
            .unwrap()
    }

    async fn stay(&self) -> mailbox::model::Stay {
        let (ctx, thread) = (self.w.ctx(), self.thread);
        self.store
            .read("stay", move |tx| service::stay(tx, &ctx, thread))
            .await
            .unwrap()
            .unwrap()
    }

    async fn lines(&self, view: InboxView) -> Vec<(ThreadId, Option<Day>)> {
        let (ctx, pid) = (self.w.ctx(), self.owner.pid);
        let page = self
            .store
            .read("page", move |tx| {
                service::inbox_page(tx, &ctx, (pid, pid), &Scope::All, view, None, 50)
            })
            .await
            .unwrap();
        let rows = page.page.rows.into_iter();
        rows.map(|row| (row.thread, row.portal_until)).collect()
    }

    async fn hold(&self, by: &Clerk) -> Result<LegalHoldId, StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        let why = HoldReason::Proceedings;
        self.w
            .tx(move |tx| service::set_hold(tx, &ctx, actor, thread, &pflege(), why))
            .await
    }

    async fn lift(&self, by: &Clerk, id: LegalHoldId) -> Result<(), StoreError> {
        let (ctx, actor, thread) = (self.w.ctx(), by.staff(), self.thread);
        self.w
            .tx(move |tx| service::lift_hold(tx, &ctx, actor, thread, id))
            .await
    }

    /// Month by month, an hourly round each.
    async fn months(&self, months: u32) -> Retired {
        let mut all = Retired::default();
        for _ in 0..months {
            self.w.advance(30 * DAY);
            let round = self.round().await;
            all.noticed += round.noticed;
            all.away += round.away;
            all.deleted += round.deleted;
            all.broken += round.broken;
        }
        all
    }
}

both! {
    async fn a_case_is_announced_leaves_the_portal_and_then_the_inbox(w: World) {
        let kept = Kept::of(w).await;
        assert_eq!(kept.round().await, Retired::default());
        let stay = kept.stay().await;
        let day = |text: &str| Some(text.parse::<Day>().unwrap());
        assert_eq!(stay.portal_until, day("2028-11-23"));
        assert_eq!(stay.inbox_until, day("2029-11-23"));
        assert_eq!(stay.record_until, day("2036-12-31"), "the end of the tenth year after");
        assert_eq!((stay.soon, stay.away, stay.reasons), (false, false, Vec::new()));

        // Sixty days before, and not a day earlier, its persons are told.
        kept.until("2028-09-23");
        assert_eq!(kept.round().await, Retired::default());
        assert_eq!(kept.lines(InboxView::Leaving).await, []);
        kept.until("2028-09-24");
        assert_eq!(kept.round().await.noticed, 1);
        assert_eq!(kept.lines(InboxView::Leaving).await, [(kept.thread, day("2028-11-23"))]);
        assert_eq!(kept.lines(InboxView::Inbox).await, [(kept.thread, day("2028-11-23"))]);
        assert!(kept.stay().await.soon);

        // The last day belongs to her.
        kept.until("2028-11-23");
        assert_eq!(kept.round().await, Retired::default());
        assert_eq!(kept.is_seen().await, (true, true));
        kept.until("2028-11-24");
        assert_eq!(kept.round().await.away, 1);
        assert_eq!(kept.is_seen().await, (false, true), "staff sees it a year longer");
        assert_eq!(kept.lines(InboxView::All).await, []);
        kept.until("2029-11-23");
        assert_eq!(kept.round().await, Retired::default());
        kept.until("2029-11-24");
        assert_eq!(kept.round().await.deleted, 1);
        assert_eq!(kept.is_seen().await, (false, false));
        assert_eq!(kept.round().await, Retired::default(), "and only once");

        let thread = kept.thread;
        let stone = w.tx(move |tx| tx.threads().tombstone(thread)).await.unwrap().unwrap();
        assert_eq!((stone.thread, stone.reason), (thread, TombstoneReason::Time));
        assert_eq!(Day::of(stone.last_at).unwrap().to_string(), "2026-11-23");
        assert_eq!(Day::of(stone.deleted_at).unwrap().to_string(), "2029-11-24");
    }
}

both! {
    async fn without_a_rule_nothing_leaves_in_eleven_years(w: World) {
        let mut kept = Kept::of(w).await;
        kept.store = w.reopen();
        assert_eq!(kept.months(134).await, Retired::default());
        assert_eq!(kept.is_seen().await, (true, true));
        let (ctx, thread) = (w.ctx(), kept.thread);
        let told = w.tx(move |tx| service::stay(tx, &ctx, thread)).await.unwrap();
        assert_eq!(told, None);
    }
}

both! {
    async fn what_somebody_has_not_read_stays_eleven_years_and_longer(w: World) {
        let kept = Kept::of(w).await;
        w.say(&kept.clerk, kept.clerk.staff(), kept.thread, 2).await.unwrap();
        closes(w, &kept.clerk, kept.thread).await;
        assert_eq!(kept.months(134).await, Retired::default());
        assert_eq!(kept.stay().await.reasons, [StayReason::Unread]);
        // Read at last: told first, and gone after that.
        reads(w, &kept.owner, kept.thread).await;
        w.advance(8 * DAY);
        assert_eq!(kept.round().await.noticed, 1);
        assert_eq!(kept.is_seen().await, (true, true));
        assert_eq!(kept.months(3).await.deleted, 1);
    }
}

both! {
    async fn what_a_unit_works_on_stays(w: World) {
        let kept = Kept::of(w).await;
        w.say(&kept.owner, kept.owner.person(), kept.thread, 3).await.unwrap();
        assert_eq!(kept.months(134).await, Retired::default());
        assert_eq!(kept.stay().await.reasons, [StayReason::Work]);
        let later = w.clerk(&[("pflege", RW)]).await;
        closes(w, &later, kept.thread).await;
        // From the closing on the clock runs from its beginning, however old the message is.
        assert_eq!(kept.months(22).await, Retired::default());
        assert_eq!(kept.months(4).await.away, 1);
        assert_eq!(kept.months(14).await.deleted, 1);
    }
}

both! {
    async fn a_hold_keeps_a_case_and_takes_two_people_to_end(w: World) {
        let kept = Kept::of(w).await;
        w.unit("beitraege").await;
        let elsewhere = w.clerk(&[("beitraege", LEAD)]).await;
        assert_eq!(kept.hold(&elsewhere).await, Err(StoreError::Absent));
        let reader = w.clerk(&[("pflege", &[Right::Read])]).await;
        assert_eq!(kept.hold(&reader).await, Err(StoreError::Forbidden));
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let (by_lead, by_clerk) = (kept.hold(&lead).await.unwrap(), kept.hold(&kept.clerk).await.unwrap());
        assert_eq!(kept.stay().await.reasons, [StayReason::Hold]);
        assert_eq!(kept.months(50).await, Retired::default());
        assert_eq!(kept.store.shred_thread(kept.thread, &w.ctx()).await, Err(HELD), "nor by order");
        assert_eq!(kept.is_seen().await, (true, true));

        let (clerk, lead2) = (w.clerk(&[("pflege", RW)]).await, w.clerk(&[("pflege", LEAD)]).await);
        assert_eq!(kept.lift(&clerk, by_clerk).await, Err(StoreError::Forbidden));
        assert_eq!(kept.lift(&elsewhere, by_clerk).await, Err(StoreError::Absent));
        kept.lift(&lead2, by_clerk).await.unwrap();
        assert_eq!(kept.lift(&lead2, by_clerk).await, Err(StoreError::Conflict(Conflict::State)));
        w.advance(8 * DAY);
        assert_eq!(kept.round().await, Retired::default(), "one of two still holds");
        kept.lift(&lead2, by_lead).await.unwrap();
        // Time was over long ago; her sixty days are hers all the same.
        w.advance(8 * DAY);
        assert_eq!(kept.round().await.noticed, 1);
        assert_eq!(kept.months(1).await, Retired::default());
        assert_eq!(kept.is_seen().await, (true, true));
        assert_eq!(kept.months(2).await.deleted, 1);
        let object = kept.thread.to_string();
        let audit = w.tx(move |tx| tx.audit().find_by_object("thread", &object)).await.unwrap();
        let said: Vec<_> = audit.iter().map(|one| one.action.as_str()).collect();
        for word in ["hold", "lift-hold", "leaving-told", "time-over", "shred"] {
            assert!(said.contains(&word), "{word} is not among {said:?}");
        }
    }
}

both! {
    async fn whoever_set_a_hold_does_not_lift_it(w: World) {
        let kept = Kept::of(w).await;
        let lead = w.clerk(&[("pflege", LEAD)]).await;
        let id = kept.hold(&lead).await.unwrap();
        assert_eq!(kept.lift(&lead, id).await, Err(StoreError::Forbidden));
    }
}

both! {
    async fn a_message_brings_back_what_was_to_leave_and_what_has_left(w: World) {
        let kept = Kept::of(w).await;
        kept.until("2028-10-01");
        assert_eq!(kept.round().await.noticed, 1);
        let writer = w.clerk(&[("pflege", RW)]).await;
        w.say(&writer, writer.staff(), kept.thread, 1).await.unwrap();
        assert_eq!(kept.lines(InboxView::Leaving).await, []);
        reads(w, &kept.owner, kept.thread).await;
        closes(w, &writer, kept.thread).await;
        kept.until("2028-12-01");
        assert_eq!(kept.round().await, Retired::default());
        kept.until("2030-09-01");
        assert_eq!(kept.round().await.noticed, 1);
        kept.until("2030-11-01");
        assert_eq!(kept.round().await.away, 1);
        assert_eq!(kept.is_seen().await, (false, true));
        let writer = w.clerk(&[("pflege", RW)]).await;
        w.say(&writer, writer.staff(), kept.thread, 1).await.unwrap();
        assert_eq!(kept.is_seen().await, (true, true), "something unread is never out of reach");
    }
}

both! {
    async fn without_its_rule_a_case_that_has_left_comes_back(w: World) {
        let mut kept = Kept::of(w).await;
        kept.until("2028-10-01");
        assert_eq!(kept.round().await.noticed, 1);
        kept.until("2028-12-01");
        assert_eq!(kept.round().await.away, 1);
        assert_eq!(kept.is_seen().await, (false, true));
        kept.store = w.reopen();
        assert_eq!(kept.round().await, Retired::default());
        assert_eq!(kept.is_seen().await, (true, true));
        // With a rule again it is announced again.
        kept.store = ruled(w, RULE, 60);
        kept.until("2029-03-01");
        assert_eq!(kept.round().await.noticed, 1);
        assert_eq!(kept.is_seen().await, (true, true));
    }
}

both! {
    async fn what_has_left_and_goes_by_order_is_not_said_to_have_gone_by_time(w: World) {
        let kept = Kept::of(w).await;
        kept.until("2028-10-01");
        kept.round().await;
        kept.until("2028-12-01");
        assert_eq!(kept.round().await.away, 1);
        let thread = kept.thread;
        w.store.shred_thread(thread, &w.ctx()).await.unwrap();
        let stone = w.tx(move |tx| tx.threads().tombstone(thread)).await.unwrap().unwrap();
        assert_eq!(stone.reason, TombstoneReason::Order);
    }
}

both! {
    async fn a_new_rule_takes_nothing_without_its_notice(w: World) {
        let mut kept = Kept::of(w).await;
        kept.until("2031-01-01");
        let short = RetentionRule { portal_months: 1, delete_months: 1, record_years: 0 };
        kept.store = ruled(w, short, 60);
        assert_eq!(kept.round().await.noticed, 1, "nobody had been told");
        assert_eq!(kept.stay().await.portal_until, Some("2031-03-02".parse().unwrap()));
        kept.until("2031-03-02");
        assert_eq!(kept.round().await, Retired::default());
        kept.until("2031-03-03");
        assert_eq!(kept.round().await.deleted, 1);
    }
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    all
}

fn contains(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

/// A grant of the case as it is stored.
async fn grant(kept: &Kept<'_>) -> Vec<u8> {
    let w = kept.w;
    let (main, keys) = (
        w.folder.path().join("peek"),
        w.folder.path().join("peek-keys"),
    );
    backup::take(&w.config, &main, &keys, w.now(), &|_| {})
        .await
        .unwrap();
    let of_table = files(&main)
        .into_iter()
        .find(|(name, _)| name.ends_with("thread_grant.jsonl"));
    let lines = String::from_utf8(of_table.unwrap().1).unwrap();
    let thread = hex::encode(kept.thread.as_bytes());
    let line = lines.lines().find(|line| line.contains(&thread)).unwrap();
    let longest = line.split('"').max_by_key(|part| part.len()).unwrap();
    for folder in [main, keys] {
        std::fs::remove_dir_all(folder).unwrap();
    }
    hex::decode(longest).unwrap()
}

/// What must be nowhere: in every table's lines (hexadecimal), in the database's own files and in the attachments.
struct Traces {
    what: Vec<(&'static str, Vec<u8>)>,
}

impl Traces {
    async fn of(kept: &Kept<'_>) -> Self {
        let (thread, mid) = (kept.thread, kept.mid);
        let (body, blob) = kept
            .w
            .tx(move |tx| {
                let body = tx.messages().page(thread, Lane::Case, 0, 10)?;
                let body = body.into_iter().find(|one| one.header.mid == mid);
                let blob = tx.attachments().find_by_thread(thread)?.remove(0).blob;
                Ok((body.unwrap().file, blob))
            })
            .await
            .unwrap();
        let stored = files(&kept.w.folder.path().join("blobs"));
        let attachment = stored.into_iter().find(|(name, _)| name.contains(&blob));
        let attachment = attachment.unwrap().1;
        let grant = grant(kept).await;
        let middle = |bytes: &[u8]| bytes[bytes.len() / 2..][..24].to_vec();
        Self {
            what: vec![
                ("the message", middle(&body)),
                ("a grant", middle(&grant)),
                ("the attachment", middle(&attachment)),
                ("the blob's name", blob.into_bytes()),
                ("the message's id", mid.as_bytes().to_vec()),
                ("the attachment's id", kept.aid.as_bytes().to_vec()),
            ],
        }
    }

    /// Where each is found.
    async fn found(&self, w: &World, name: &str) -> Vec<(&'static str, String)> {
        let (main, keys) = (
            w.folder.path().join(name),
            w.folder.path().join(format!("{name}-keys")),
        );
        backup::take(&w.config, &main, &keys, w.now(), &|_| {})
            .await
            .unwrap();
        let mut places = files(&main);
        if w.backend == Backend::Sqlite {
            for end in ["main.db", "main.db-wal"] {
                let path = w.folder.path().join(end);
                places.push((end.to_owned(), std::fs::read(path).unwrap_or_default()));
            }
        }
        places.extend(files(&w.folder.path().join("blobs")));
        let mut found = Vec::new();
        for (place, bytes) in &places {
            for (what, piece) in &self.what {
                let in_table = contains(bytes, hex::encode(piece).as_bytes());
                let in_name = place.contains(&String::from_utf8_lossy(piece).into_owned());
                if contains(bytes, piece) || in_table || in_name {
                    found.push((*what, place.clone()));
                }
            }
        }
        std::fs::remove_dir_all(main).unwrap();
        found
    }
}

both! {
    async fn after_deletion_nothing_of_a_case_is_left_anywhere(w: World) {
        let kept = Kept::of(w).await;
        let other = w.thread(&kept.owner, "pflege").await;
        let traces = Traces::of(&kept).await;
        let before = traces.found(w, "before").await;
        for (what, _) in &traces.what {
            assert!(before.iter().any(|(found, _)| found == what), "the control: {what} is not found in {before:?}");
        }
        kept.until("2028-10-01");
        kept.round().await;
        kept.until("2029-12-01");
        assert_eq!(kept.round().await.deleted, 1);
        let after = traces.found(w, "after").await;
        assert_eq!(after, [], "left over");
        let thread = kept.thread;
        let left = w.tx(move |tx| tx.threads().all()).await.unwrap();
        assert!(left.contains(&other) && !left.contains(&thread));
        // The case's id stands on its tombstone and in the log of what was done, and nowhere else.
        let (main, keys) = (w.folder.path().join("rest"), w.folder.path().join("rest-keys"));
        backup::take(&w.config, &main, &keys, w.now(), &|_| {}).await.unwrap();
        let (raw, text) = (hex::encode(thread.as_bytes()), thread.to_string());
        let named: std::collections::BTreeSet<String> = files(&main).into_iter().chain(files(&keys))
            .filter(|(_, bytes)| contains(bytes, raw.as_bytes()) || contains(bytes, text.as_bytes()))
            .map(|(place, _)| Path::new(&place).file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        let allowed = ["audit.jsonl", "tombstone.jsonl"].map(str::to_owned);
        assert!(named.iter().all(|name| allowed.contains(name)), "{named:?}");
        assert!(named.contains("tombstone.jsonl"), "{named:?}");
    }
}

both! {
    async fn a_deletion_that_is_interrupted_goes_on(w: World) {
        let kept = Kept::of(w).await;
        let thread = kept.thread;
        kept.until("2028-10-01");
        kept.round().await;
        kept.until("2029-12-01");
        // Killed after it was decided: nobody sees it, nobody writes into it, and the next round does the rest.
        let ctx = w.ctx();
        let looked = kept.store
            .transaction("look", move |tx| service::look_after(tx, &ctx, thread))
            .await
            .unwrap();
        assert_eq!(looked, service::Looked::Doomed);
        assert_eq!(kept.is_seen().await, (false, false));
        let writer = w.clerk(&[("pflege", RW)]).await;
        assert_eq!(w.say(&writer, writer.staff(), thread, 1).await, Err(StoreError::Absent));
        // Killed after the keys.
        w.store.keys().shred(thread).await.unwrap();
        assert_eq!(kept.round().await.deleted, 1);
        assert_eq!(w.store.blobs().list().await.unwrap(), []);
    }
}

both! {
    async fn of_two_nodes_one_deletes_and_a_message_meanwhile_is_refused_or_kept(w: World) {
        let kept = Kept::of(w).await;
        kept.until("2028-10-01");
        kept.round().await;
        kept.until("2029-12-01");
        let other = ruled(w, RULE, 60);
        let writer = w.clerk(&[("pflege", RW)]).await;
        let (one, two, said) = tokio::join!(
            kept.store.retire(&w.ambient),
            other.retire(&w.ambient),
            w.say(&writer, writer.staff(), kept.thread, 1),
        );
        let deleted = one.unwrap().deleted + two.unwrap().deleted;
        let (_, staff) = kept.is_seen().await;
        match said {
            // Accepted, so that it is there.
            Ok(_) => assert!(staff && deleted == 0),
            Err(error) => assert!(error == StoreError::Absent && !staff && deleted >= 1, "{error:?}"),
        }
    }
}
