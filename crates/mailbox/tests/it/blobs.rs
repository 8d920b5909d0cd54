// SPDX-License-Identifier: EUPL-1.2
//! Attachments: bytes before rows, bounds, owners, and what is collected.

use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use mailbox::blob::{BlobStore, PutLimits, Uploaded};
use mailbox::ids::AttachmentId;
use mailbox::model::{Actor, AttachmentState, Receiving};
use mailbox::{BlobConfig, Conflict, StoreError, Timestamp, service};
use protocol::Hash;
use protocol::statement::{Lane, MessageKind, Right};
use uuid::Uuid;

use crate::support::cleared;
use crate::support::{Human, World, both, sealed};

pub const LIMITS: PutLimits = PutLimits {
    max: 100 * 1024 * 1024,
    announced: None,
};

pub fn parts(bytes: &[u8], size: usize) -> Vec<Result<Bytes, StoreError>> {
    bytes
        .chunks(size)
        .map(|c| Ok(Bytes::copy_from_slice(c)))
        .collect()
}

async fn put(
    w: &World,
    owner: &Human,
    aid: AttachmentId,
    bytes: &[u8],
    limits: PutLimits,
) -> Result<Uploaded, StoreError> {
    let body = stream::iter(parts(bytes, 10_000));
    w.store
        .upload_attachment(owner.pid, aid, body, limits, &w.ctx())
        .await
}

pub async fn upload(w: &World, owner: &Human, bytes: &[u8]) -> AttachmentId {
    let aid = AttachmentId::new(Uuid::new_v4());
    assert!(put(w, owner, aid, bytes, LIMITS).await.unwrap().new);
    aid
}

pub fn big(len: usize) -> Vec<u8> {
    sealed(&"x".repeat(len))
}

/// Everything that is stored, unfinished things too.
pub async fn files(w: &World) -> Vec<String> {
    if !matches!(w.config.blobs, BlobConfig::Fs { .. }) {
        let listed = w.store.blobs().list().await.unwrap();
        let mut all: Vec<String> = listed.into_iter().map(|(name, _)| name).collect();
        if let Some(bucket) = &w.bucket {
            all.extend(bucket.unfinished().await);
        }
        return all;
    }
    let mut out = Vec::new();
    let mut folders = vec![w.folder.path().join("blobs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                out.push(entry.file_name().into_string().unwrap());
            }
        }
    }
    out
}

/// Runs one async test body with files on both databases, in memory, and in a bucket.
macro_rules! everywhere {
    (async fn $name:ident($world:ident: World) $body:block) => {
        mod $name {
            use super::*;

            async fn run($world: &World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run(&World::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(world) = World::postgres() {
                    run(&world).await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn memory() {
                run(&World::sqlite_with(BlobConfig::Memory)).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn s3() {
                if let Some(world) = World::s3().await {
                    run(&world).await;
                }
            }
        }
    };
}

everywhere! {
    async fn what_comes_out_is_what_went_in_also_in_parts(w: World) {
        let owner = w.insured().await;
        let bytes = big(3_000_000);
        let aid = AttachmentId::new(Uuid::new_v4());
        let done = put(w, &owner, aid, &bytes, LIMITS).await.unwrap();
        assert_eq!(done.stored.size, bytes.len() as u64);
        assert_eq!(done.stored.sha256, Hash::of(&bytes));
        let row = w.tx(move |tx| tx.attachments().lookup(aid)).await.unwrap().unwrap();
        assert_eq!((row.state, row.owner), (AttachmentState::Uploaded, owner.pid));
        for range in [None, Some(0..10), Some(1_000_000..2_500_000), Some(2_999_999..2_999_999_999)] {
            let (total, mut body) = w.store.blobs().get(&row.blob, range.clone()).await.unwrap();
            let mut got = Vec::new();
            while let Some(part) = body.next().await {
                got.extend_from_slice(&part.unwrap());
            }
            let want = match range {
                None => &bytes[..],
                Some(r) => &bytes[r.start as usize..bytes.len().min(r.end as usize)],
            };
            assert!(got == want);
            assert_eq!(total, bytes.len() as u64);
        }
        let outside = w.store.blobs().get(&row.blob, Some(9_999_999..10_000_000)).await;
        assert_eq!(outside.err(), Some(StoreError::Invalid("range")));
    }
}

everywhere! {
    async fn bytes_that_are_no_age_file_are_refused_by_name_and_leave_nothing(w: World) {
        let owner = w.insured().await;
        let good = big(100_000);
        let mut cut = good.clone();
        // What is left is no length that an age file can have.
        cut.truncate(good.len() - 34_500 + 9);
        let two = {
            let r = |n| crate::support::statements::recipient(n);
            protocol::agefile::seal_many(&[r(1), r(2)], b"x").unwrap()
        };
        let small = PutLimits { max: 1000, announced: None };
        let wrong = PutLimits { announced: Some(good.len() as u64 + 1), ..LIMITS };
        let cases = [
            (b"plain text, nobody sealed it".to_vec(), LIMITS, StoreError::Invalid("not-age")),
            (Vec::new(), LIMITS, StoreError::Invalid("truncated")),
            (good[..500].to_vec(), LIMITS, StoreError::Invalid("truncated")),
            (two, LIMITS, StoreError::Invalid("too-many-hybrid-stanzas")),
            (good.clone(), small, StoreError::TooLarge),
            (good.clone(), wrong, StoreError::Invalid("truncated")),
        ];
        for (bytes, limits, error) in cases {
            let aid = AttachmentId::new(Uuid::new_v4());
            assert_eq!(put(w, &owner, aid, &bytes, limits).await, Err(error));
        }
        assert_eq!(files(w).await, [""; 0]);
    }
}

everywhere! {
    async fn a_connection_that_breaks_off_leaves_no_file_and_the_upload_can_begin_again(w: World) {
        let owner = w.insured().await;
        let bytes = big(3_000_000);
        let aid = AttachmentId::new(Uuid::new_v4());
        let mut broken = parts(&bytes[..2_000_000], 10_000);
        broken.push(Err(StoreError::Unavailable("connection lost".to_owned())));
        let failed = w.store
            .upload_attachment(owner.pid, aid, stream::iter(broken), LIMITS, &w.ctx()).await;
        assert!(failed.is_err());
        assert_eq!(files(w).await, [""; 0]);
        assert!(put(w, &owner, aid, &bytes, LIMITS).await.unwrap().new);
        assert_eq!(files(w).await.len(), 1);
    }
}

both! {
    async fn a_request_that_is_dropped_leaves_no_file(w: World) {
        let owner = w.insured().await;
        let bytes = big(3_000_000);
        let aid = AttachmentId::new(Uuid::new_v4());
        let endless = stream::iter(parts(&bytes[..2_500_000], 10_000)).chain(stream::pending());
        let (store, pid, ctx) = (w.store.clone(), owner.pid, w.ctx());
        let task = tokio::spawn(async move {
            store.upload_attachment(pid, aid, endless, LIMITS, &ctx).await
        });
        for _ in 0..500 {
            if !files(w).await.is_empty() { break; }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(files(w).await.len(), 1, "a temporary file");
        task.abort();
        let _ = task.await;
        for _ in 0..500 {
            if files(w).await.is_empty() { break; }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(files(w).await, [""; 0]);
    }
}

everywhere! {
    async fn the_same_bytes_may_come_again_and_others_may_not(w: World) {
        let (owner, other) = (w.insured().await, w.insured().await);
        let bytes = big(100_000);
        let aid = upload(w, &owner, &bytes).await;
        let again = put(w, &owner, aid, &bytes, LIMITS).await.unwrap();
        assert_eq!((again.new, again.stored.sha256), (false, Hash::of(&bytes)));
        let conflict = Err(StoreError::Conflict(Conflict::Exists));
        assert_eq!(put(w, &owner, aid, &big(100_000), LIMITS).await, conflict);
        assert_eq!(put(w, &other, aid, &bytes, LIMITS).await, conflict);
        assert_eq!(files(w).await.len(), 1);
    }
}

everywhere! {
    async fn of_parallel_uploads_one_counts_and_one_blob_stays(w: World) {
        let owner = w.insured().await;
        let aid = AttachmentId::new(Uuid::new_v4());
        let bytes = big(1_500_000);
        let mut tasks = Vec::new();
        for _ in 0..6 {
            let (store, pid, ctx) = (w.store.clone(), owner.pid, w.ctx());
            let body = stream::iter(parts(&bytes, 10_000));
            tasks.push(tokio::spawn(async move {
                store.upload_attachment(pid, aid, body, LIMITS, &ctx).await
            }));
        }
        let mut new = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(done) => new += usize::from(done.new),
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::Exists)),
            }
        }
        assert_eq!(new, 1);
        assert_eq!(files(w).await.len(), 1);
    }
}

everywhere! {
    async fn only_the_owner_attaches_once_and_only_readers_of_the_message_fetch(w: World) {
        w.unit("pflege").await;
        w.unit("reha").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let rw: &[Right] = &[Right::Read, Right::Write];
        let (clerk, outsider) = (w.clerk(&[("pflege", rw)]).await, w.clerk(&[("reha", rw)]).await);
        let thread = w.thread(&owner, "pflege").await;
        let foreign = w.thread(&other, "pflege").await;
        let aid = upload(w, &owner, &big(1000)).await;
        let fetch = |actor: Actor| {
            let ctx = w.ctx();
            w.store.read("fetch", move |tx| service::readable_attachment(tx, &ctx, actor, &cleared(), aid))
        };
        assert_eq!(fetch(owner.person()).await, Err(StoreError::Absent), "not attached yet");
        let mut stolen = w.message(&other, foreign, Lane::Case, 1, MessageKind::Msg, 2);
        stolen.attachments = vec![aid];
        let refused = w.send(other.person(), foreign, Receiving { epoch: None, message: stolen });
        assert_eq!(refused.await, Err(StoreError::Invalid("attachment-not-uploaded")));
        let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        message.attachments = vec![aid];
        let sent = Receiving { epoch: None, message };
        w.send(owner.person(), thread, sent).await.unwrap();
        for actor in [owner.person(), clerk.staff()] {
            assert_eq!(fetch(actor).await.unwrap().size, {
                let row = w.tx(move |tx| tx.attachments().lookup(aid)).await.unwrap().unwrap();
                row.size.unwrap()
            });
        }
        for actor in [other.person(), outsider.staff(), Actor::Agent] {
            assert_eq!(fetch(actor).await, Err(StoreError::Absent));
        }
        let mut twice = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 3);
        twice.attachments = vec![aid];
        let refused = w.send(owner.person(), thread, Receiving { epoch: None, message: twice });
        assert_eq!(refused.await, Err(StoreError::Invalid("attachment-not-uploaded")));
        let actor = owner.person();
        let ctx = w.ctx();
        let page = w.store.read("page", move |tx| {
            service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 1, 10)
        }).await.unwrap();
        assert_eq!(page[0].attachments.iter().map(|a| a.aid).collect::<Vec<_>>(), [aid]);
    }
}

everywhere! {
    async fn uploads_that_wait_too_long_and_blobs_without_row_are_collected(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let attached = upload(w, &owner, &big(1000)).await;
        let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        message.attachments = vec![attached];
        w.send(owner.person(), thread, Receiving { epoch: None, message }).await.unwrap();
        upload(w, &owner, &big(1000)).await;
        // A crash between blob and row, and one in the middle of writing.
        let orphan = BlobStore::new_ref(&w.ctx());
        w.store.blobs().put(&orphan, stream::iter(parts(&big(1000), 100)), LIMITS).await.unwrap();
        let temporary = usize::from(matches!(w.config.blobs, BlobConfig::Fs { .. }));
        if temporary == 1 {
            let half = w.folder.path().join("blobs").join("00");
            std::fs::create_dir_all(&half).unwrap();
            std::fs::write(half.join("0123456789abcdef0123456789abcdef#1"), b"half").unwrap();
        }
        assert_eq!(files(w).await.len(), 3 + temporary);
        let listed = w.store.blobs().list().await.unwrap();
        let newest = listed.iter().map(|(_, changed)| *changed).max().unwrap();
        let real = Timestamp::from_micros(newest);
        let soon = w.store.purge_orphans(w.now().min(real)).await.unwrap();
        assert_eq!(soon, mailbox::blob::Purged::default(), "everything is young");
        let later = w.now().max(real) + Duration::from_secs(2 * 86_400);
        let purged = w.store.purge_orphans(later).await.unwrap();
        assert_eq!((purged.rows, purged.blobs, purged.temporary), (1, 1, temporary));
        assert_eq!(files(w).await.len(), 1, "the attached one stays");
    }
}

both! {
    async fn a_person_has_a_bounded_number_of_waiting_uploads(w: World) {
        let owner = w.insured().await;
        for _ in 0..service::MAX_UNATTACHED {
            let (ctx, pid, blob) = (w.ctx(), owner.pid, BlobStore::new_ref(&w.ctx()));
            let aid = AttachmentId::new(Uuid::new_v4());
            w.tx(move |tx| service::begin_upload(tx, &ctx, pid, aid, &blob)).await.unwrap();
        }
        let aid = AttachmentId::new(Uuid::new_v4());
        let refused = put(w, &owner, aid, &big(1000), LIMITS).await;
        assert_eq!(refused, Err(StoreError::Invalid("too-many-uploads")));
    }
}
