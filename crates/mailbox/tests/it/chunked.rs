// SPDX-License-Identifier: EUPL-1.2
//! Attachments that come in chunks: cuts at every boundary, restarts, two at once, other people, time, and what stays on the disk.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use mailbox::blob::{ChunkTerms, Upload};
use mailbox::ids::AttachmentId;
use mailbox::model::{AttachmentState, UploadProgress};
use mailbox::{Conflict, Store, StoreError, service};
use protocol::Hash;
use uuid::Uuid;

use crate::blobs::{big, files};
use crate::support::{Human, World, both};

const MAX: u64 = 100 * 1024 * 1024;

fn of(owner: &Human) -> Upload {
    Upload {
        owner: owner.pid,
        aid: AttachmentId::new(Uuid::new_v4()),
    }
}

async fn create(w: &World, upload: Upload, bytes: &[u8]) -> Result<UploadProgress, StoreError> {
    let length = bytes.len() as u64;
    w.store.create_upload(upload, length, MAX, &w.ctx()).await
}

/// Sends `bytes[from..to]`; the line is cut before `cut`, if that is sooner.
async fn send(
    (w, store): (&World, &Store),
    upload: Upload,
    bytes: &[u8],
    (from, to, cut): (usize, usize, usize),
    checksum: bool,
) -> Result<UploadProgress, StoreError> {
    let chunk = &bytes[from..to];
    let mut body: Vec<Result<Bytes, StoreError>> = bytes[from..to.min(cut.max(from))]
        .chunks(7_000)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect();
    if cut < to {
        body.push(Err(StoreError::Invalid("truncated")));
    }
    let terms = ChunkTerms {
        offset: from as u64,
        announced: chunk.len() as u64,
        sha256: checksum.then(|| Hash::of(chunk)),
    };
    store
        .append_chunk(upload, terms, stream::iter(body), &w.ctx())
        .await
}

async fn whole(
    w: &World,
    upload: Upload,
    bytes: &[u8],
    (from, to): (usize, usize),
) -> Result<UploadProgress, StoreError> {
    send((w, &w.store), upload, bytes, (from, to, to), true).await
}

async fn stored(w: &World, upload: Upload) -> Vec<u8> {
    let row = w
        .tx(move |tx| tx.attachments().lookup(upload.aid))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.state, AttachmentState::Uploaded);
    let (_, mut body) = w.store.blobs().get(&row.blob, None).await.unwrap();
    let mut got = Vec::new();
    while let Some(part) = body.next().await {
        got.extend_from_slice(&part.unwrap());
    }
    assert_eq!(row.sha256, Some(Hash::of(&got)));
    assert_eq!(row.size, Some(got.len() as u64));
    got
}

both! {
    async fn chunks_become_the_file_and_leave_nothing_else(w: World) {
        let owner = w.insured().await;
        let bytes = big(1_000_000);
        let upload = of(&owner);
        assert_eq!(create(w, upload, &bytes).await.unwrap().offset, 0);
        let mut at = 0;
        while at < bytes.len() {
            let to = bytes.len().min(at + 300_000);
            let state = whole(w, upload, &bytes, (at, to)).await.unwrap();
            assert_eq!(state.offset, to as u64);
            assert_eq!(state.sha256.is_some(), to == bytes.len());
            at = to;
        }
        assert!(stored(w, upload).await == bytes);
        assert_eq!(files(w).await.len(), 1);
        // Begun again when it is complete: it says so. With another length it is another file.
        let again = create(w, upload, &bytes).await.unwrap();
        assert_eq!((again.offset, again.sha256), (bytes.len() as u64, Some(Hash::of(&bytes))));
        let other = create(w, upload, &bytes[1..]).await;
        assert_eq!(other, Err(StoreError::Conflict(Conflict::Exists)));
    }
}

both! {
    async fn a_cut_at_every_boundary_loses_at_most_its_chunk(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let n = bytes.len();
        for checksum in [true, false] {
            // Before the first byte, within the header, at pieces of the stream, one short of the chunk's and of the file's end.
            for cut in [0, 1, 100, 6_999, 7_000, 7_001, 14_000, 19_999, 20_000, n - 1] {
                let upload = of(&owner);
                create(w, upload, &bytes).await.unwrap();
                let from = if cut < 20_000 { 0 } else { 20_000 };
                if from > 0 {
                    whole(w, upload, &bytes, (0, from)).await.unwrap();
                }
                let to = if from == 0 { 20_000 } else { n };
                let broken = send((w, &w.store), upload, &bytes, (from, to, cut), checksum).await;
                assert_eq!(broken, Err(StoreError::Invalid("truncated")), "{cut}");
                // Another node, or the same one after a restart, goes on where the disk ends.
                let next = w.reopen();
                let state = next.upload_progress(upload, &w.ctx()).await.unwrap();
                let kept = if checksum { from } else { cut };
                assert_eq!(state.offset, kept as u64, "{cut} {checksum}");
                send((w, &next), upload, &bytes, (kept, n, n), checksum).await.unwrap();
                assert!(stored(w, upload).await == bytes);
                w.store.cancel_upload(upload, &w.ctx()).await.unwrap();
                assert_eq!(files(w).await, [""; 0]);
            }
        }
    }
}

both! {
    async fn chunks_at_another_place_or_beyond_the_end_change_nothing(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let n = bytes.len();
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        whole(w, upload, &bytes, (0, 20_000)).await.unwrap();
        let conflict = Err(StoreError::Conflict(Conflict::Offset));
        for place in [(0, 20_000), (19_999, n), (20_001, n), (n, n)] {
            assert_eq!(whole(w, upload, &bytes, place).await, conflict, "{place:?}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        let beyond = whole(w, upload, &longer, (20_000, n + 1)).await;
        assert_eq!(beyond, Err(StoreError::TooLarge));
        let wrong = ChunkTerms { offset: 20_000, announced: 10, sha256: Some(Hash::of(b"other")) };
        let body = stream::iter([Ok(Bytes::copy_from_slice(&bytes[20_000..20_010]))]);
        let refused = w.store.append_chunk(upload, wrong, body, &w.ctx()).await;
        assert_eq!(refused, Err(StoreError::Invalid("upload-checksum")));
        assert_eq!(files(w).await.len(), 1, "nothing of what was refused stays");
        whole(w, upload, &bytes, (20_000, n)).await.unwrap();
        assert!(stored(w, upload).await == bytes);
    }
}

both! {
    async fn of_two_at_once_one_counts_and_no_byte_is_doubled(w: World) {
        let owner = w.insured().await;
        let bytes = big(400_000);
        let n = bytes.len();
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        let (left, right) = (w.reopen(), w.reopen());
        let mut at = 0;
        while at < n {
            let to = n.min(at + 50_000);
            let (a, b) = tokio::join!(
                send((w, &left), upload, &bytes, (at, to, to), true),
                send((w, &right), upload, &bytes, (at, to, to), true),
            );
            assert!(a.is_ok() || b.is_ok());
            for refused in [a.err(), b.err()].into_iter().flatten() {
                assert_eq!(refused, StoreError::Conflict(Conflict::Offset));
            }
            at = to;
        }
        assert!(stored(w, upload).await == bytes);
        assert_eq!(files(w).await.len(), 1);
    }
}

both! {
    async fn an_upload_is_its_owners_alone(w: World) {
        let (owner, other) = (w.insured().await, w.insured().await);
        let bytes = big(60_000);
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        let theirs = Upload { owner: other.pid, ..upload };
        assert_eq!(create(w, theirs, &bytes).await, Err(StoreError::Conflict(Conflict::Exists)));
        let ctx = w.ctx();
        assert_eq!(w.store.upload_progress(theirs, &ctx).await, Err(StoreError::Absent));
        assert_eq!(whole(w, theirs, &bytes, (0, 1_000)).await, Err(StoreError::Absent));
        assert_eq!(w.store.cancel_upload(theirs, &ctx).await, Err(StoreError::Absent));
        let nobody = of(&owner);
        assert_eq!(w.store.upload_progress(nobody, &ctx).await, Err(StoreError::Absent));
        assert_eq!(w.store.upload_progress(upload, &ctx).await.unwrap().offset, 0);
    }
}

both! {
    async fn what_is_no_age_file_is_refused_with_the_first_chunk_or_at_the_end(w: World) {
        let owner = w.insured().await;
        let good = big(100_000);
        let n = good.len();
        let text = vec![b'x'; 60_000];
        let upload = of(&owner);
        create(w, upload, &text).await.unwrap();
        let refused = whole(w, upload, &text, (0, 20_000)).await;
        assert_eq!(refused, Err(StoreError::Invalid("not-age")));
        // The first chunk is too short to tell; the end is not.
        let upload = of(&owner);
        create(w, upload, &text).await.unwrap();
        let header = b"age-encryption.org/v1\n".to_vec();
        let mut bent = text;
        bent[..header.len()].copy_from_slice(&header);
        whole(w, upload, &bent, (0, 10)).await.unwrap();
        let refused = whole(w, upload, &bent, (10, 60_000)).await;
        assert_eq!(refused, Err(StoreError::Invalid("header-too-long")));
        assert_eq!(w.store.upload_progress(upload, &w.ctx()).await, Err(StoreError::Absent));
        // A length that no age file has: of the second chunk, 34,480 bytes with its tag, nine are left.
        let upload = of(&owner);
        let short = &good[..n - 34_471];
        create(w, upload, short).await.unwrap();
        let refused = whole(w, upload, short, (0, short.len())).await;
        assert_eq!(refused, Err(StoreError::Invalid("truncated")));
        assert_eq!(files(w).await, [""; 0]);
        for (length, error) in [(0, StoreError::Invalid("truncated")), (MAX + 1, StoreError::TooLarge)] {
            let refused = w.store.create_upload(of(&owner), length, MAX, &w.ctx()).await;
            assert_eq!(refused, Err(error));
        }
    }
}

both! {
    async fn a_crash_before_the_chunks_are_joined_is_made_good_by_an_empty_chunk(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let n = bytes.len();
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        whole(w, upload, &bytes, (0, 20_000)).await.unwrap();
        // Durable and noted, and then the power went.
        let last = mailbox::blob::BlobStore::new_ref(&w.ctx());
        let file = w.folder.path().join("blobs").join(&last);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &bytes[20_000..]).unwrap();
        let row = mailbox::model::ChunkRow { start: 20_000, size: (n - 20_000) as u64, blob: last };
        let ctx = w.ctx();
        w.tx(move |tx| service::append_chunk(tx, &ctx, upload.owner, upload.aid, &row)).await.unwrap();
        let state = w.store.upload_progress(upload, &w.ctx()).await.unwrap();
        assert_eq!((state.offset, state.sha256), (n as u64, None));
        let done = whole(w, upload, &bytes, (n, n)).await.unwrap();
        assert_eq!(done.sha256, Some(Hash::of(&bytes)));
        assert!(stored(w, upload).await == bytes);
        assert_eq!(files(w).await.len(), 1);
        // Once more: nothing is left to do.
        assert_eq!(whole(w, upload, &bytes, (n, n)).await.unwrap().sha256, done.sha256);
    }
}

both! {
    async fn a_chunk_that_the_storage_has_lost_lets_the_file_come_anew(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let n = bytes.len();
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        whole(w, upload, &bytes, (0, 20_000)).await.unwrap();
        // As after a restore: the row is there, the bytes are not.
        let (lost, _) = w.store.blobs().list().await.unwrap().remove(0);
        w.store.blobs().delete(&lost).await.unwrap();
        assert_eq!(whole(w, upload, &bytes, (20_000, n)).await, Err(StoreError::Absent));
        assert_eq!(files(w).await, [""; 0]);
        assert_eq!(create(w, upload, &bytes).await.unwrap().offset, 0);
        whole(w, upload, &bytes, (0, n)).await.unwrap();
        assert!(stored(w, upload).await == bytes);
    }
}

both! {
    async fn unfinished_uploads_end_a_day_after_their_last_chunk(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let (kept, over) = (of(&owner), of(&owner));
        for upload in [kept, over] {
            create(w, upload, &bytes).await.unwrap();
            whole(w, upload, &bytes, (0, 20_000)).await.unwrap();
        }
        w.advance(20 * 3600);
        let state = whole(w, kept, &bytes, (20_000, 30_000)).await.unwrap();
        assert_eq!(state.expires_at, w.now() + Duration::from_secs(24 * 3600));
        w.advance(5 * 3600);
        let gone = w.store.upload_progress(over, &w.ctx()).await;
        assert_eq!(gone, Err(StoreError::Absent));
        let purged = w.store.purge_orphans(w.now()).await.unwrap();
        assert_eq!((purged.rows, purged.uploads), (1, 1));
        assert_eq!(files(w).await.len(), 2, "the chunks of the other one");
        whole(w, kept, &bytes, (30_000, bytes.len())).await.unwrap();
        assert!(stored(w, kept).await == bytes);
        // The same file may come anew under the same id.
        assert_eq!(create(w, over, &bytes).await.unwrap().offset, 0);
    }
}

both! {
    async fn what_is_sent_in_one_piece_meanwhile_wins_and_the_chunks_go(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        whole(w, upload, &bytes, (0, 20_000)).await.unwrap();
        let limits = mailbox::blob::PutLimits { max: MAX, announced: None };
        let body = stream::iter([Ok(Bytes::copy_from_slice(&bytes))]);
        let done = w.store.upload_attachment(owner.pid, upload.aid, body, limits, &w.ctx()).await;
        assert!(done.unwrap().new);
        let state = w.store.upload_progress(upload, &w.ctx()).await.unwrap();
        assert_eq!(state.sha256, Some(Hash::of(&bytes)));
        let late = whole(w, upload, &bytes, (20_000, 30_000)).await;
        assert_eq!(late, Err(StoreError::Conflict(Conflict::Offset)));
        assert_eq!(w.store.purge_orphans(w.now()).await.unwrap().uploads, 1);
        assert_eq!(files(w).await.len(), 1);
        assert!(stored(w, upload).await == bytes);
    }
}

both! {
    async fn uploads_and_their_chunks_are_bounded(w: World) {
        let owner = w.insured().await;
        let bytes = big(60_000);
        let upload = of(&owner);
        create(w, upload, &bytes).await.unwrap();
        let aid = upload.aid;
        w.tx(move |tx| {
            for n in 0..service::MAX_CHUNKS as u64 {
                let blob = format!("{n:02x}/{n:032x}");
                assert!(tx.uploads().append(aid, &mailbox::model::ChunkRow { start: n, size: 1, blob })?);
            }
            Ok(())
        }).await.unwrap();
        let at = service::MAX_CHUNKS;
        let refused = whole(w, upload, &bytes, (at, at + 1)).await;
        assert_eq!(refused, Err(StoreError::Invalid("too-many-chunks")));
        for _ in 1..service::MAX_UNATTACHED {
            create(w, of(&owner), &bytes).await.unwrap();
        }
        let refused = create(w, of(&owner), &bytes).await;
        assert_eq!(refused, Err(StoreError::Invalid("too-many-uploads")));
    }
}
