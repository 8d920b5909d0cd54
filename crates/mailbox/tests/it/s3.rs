// SPDX-License-Identifier: EUPL-1.2
//! What only a bucket can do to us. That it keeps blobs like a folder is in `blobs.rs`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use mailbox::blob::{BlobStore, PutLimits};
use mailbox::ids::AttachmentId;
use mailbox::{Ambient, BlobConfig, Ctx, S3Config, StoreError, SystemChance, SystemClock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

use crate::blobs::{LIMITS, big, parts};
use crate::support::World;
use crate::support::bucket::{Bucket, s3};

fn ctx() -> Ctx {
    Ambient::new(Arc::new(SystemClock), Arc::new(SystemChance)).ctx()
}

fn open(config: S3Config) -> BlobStore {
    BlobStore::open(&BlobConfig::S3(Box::new(config))).unwrap()
}

async fn read(store: &BlobStore, blob: &str) -> Result<Vec<u8>, StoreError> {
    let (_, mut stream) = store.get(blob, None).await?;
    let mut got = Vec::new();
    while let Some(part) = stream.next().await {
        got.extend_from_slice(&part?);
    }
    Ok(got)
}

#[tokio::test]
async fn a_large_blob_goes_in_parts_and_comes_back_whole_and_in_ranges() {
    let Some(bucket) = Bucket::make().await else {
        return;
    };
    let store = open(bucket.settings());
    let bytes = big(17_000_000);
    let blob = BlobStore::new_ref(&ctx());
    let body = stream::iter(parts(&bytes, 70_000));
    let stored = store.put(&blob, body, LIMITS).await.unwrap();
    assert_eq!(stored.size, bytes.len() as u64);
    assert!(read(&store, &blob).await.unwrap() == bytes);
    let across = 5 * 1024 * 1024 - 10..5 * 1024 * 1024 + 10;
    let (total, mut part) = store.get(&blob, Some(across.clone())).await.unwrap();
    let mut got = Vec::new();
    while let Some(piece) = part.next().await {
        got.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(total, stored.size);
    assert_eq!(got, bytes[across.start as usize..across.end as usize]);
    assert_eq!(bucket.unfinished().await, [""; 0]);
    // Exactly one part, and exactly two.
    for size in [5 * 1024 * 1024, 10 * 1024 * 1024] {
        let blob = BlobStore::new_ref(&ctx());
        let mut bytes = big(size);
        bytes.truncate(size);
        let limits = PutLimits {
            max: size as u64,
            announced: None,
        };
        let body = stream::iter(parts(&bytes, 1_000_000));
        store.put(&blob, body, limits).await.unwrap();
        assert!(read(&store, &blob).await.unwrap() == bytes);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_in_parts_whose_sender_goes_or_sends_nonsense_leaves_nothing() {
    let Some(bucket) = Bucket::make().await else {
        return;
    };
    let w = World::sqlite_with(bucket.config());
    let owner = w.insured().await;
    let bytes = big(12_000_000);
    let aid = AttachmentId::new(Uuid::new_v4());
    let endless = stream::iter(parts(&bytes, 100_000)).chain(stream::pending());
    let (store, pid, ctx) = (w.store.clone(), owner.pid, w.ctx());
    let task = tokio::spawn(async move {
        store
            .upload_attachment(pid, aid, endless, LIMITS, &ctx)
            .await
    });
    for _ in 0..1000 {
        if !bucket.unfinished().await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(bucket.unfinished().await.len(), 1, "parts are there");
    task.abort();
    let _ = task.await;
    for _ in 0..1000 {
        if bucket.unfinished().await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(bucket.unfinished().await, [""; 0]);
    // More than was announced, found out when parts are there.
    let limits = PutLimits {
        announced: Some(7),
        ..LIMITS
    };
    let body = stream::iter(parts(&bytes, 100_000));
    let blob = BlobStore::new_ref(&w.ctx());
    let refused = w.store.blobs().put(&blob, body, limits).await;
    assert_eq!(refused, Err(StoreError::Invalid("truncated")));
    assert_eq!(bucket.unfinished().await, [""; 0]);
    assert_eq!(w.store.blobs().list().await.unwrap(), []);
}

#[tokio::test]
async fn a_name_that_is_taken_is_not_written_again() {
    let Some(bucket) = Bucket::make().await else {
        return;
    };
    let blob = BlobStore::new_ref(&ctx());
    let put = |config: S3Config, size: usize| {
        let blob = blob.clone();
        let bytes = big(size);
        async move {
            let body = stream::iter(parts(&bytes, 100_000));
            open(config).put(&blob, body, LIMITS).await.map(drop)
        }
    };
    put(bucket.settings(), 1000).await.unwrap();
    let before = read(&open(bucket.settings()), &blob).await.unwrap();
    for size in [1000, 12_000_000] {
        let refused = put(bucket.settings(), size).await;
        assert!(
            matches!(refused, Err(StoreError::Unavailable(_))),
            "{refused:?}"
        );
    }
    assert!(read(&open(bucket.settings()), &blob).await.unwrap() == before);
    // Control: who does not ask for it, writes.
    let careless = S3Config {
        create_only: false,
        ..bucket.settings()
    };
    put(careless, 1000).await.unwrap();
    assert!(read(&open(bucket.settings()), &blob).await.unwrap() != before);
}

#[tokio::test]
async fn two_installations_share_a_bucket_and_see_only_their_own() {
    let Some(bucket) = Bucket::make().await else {
        return;
    };
    let below = |prefix: &str| {
        open(S3Config {
            prefix: prefix.to_owned(),
            ..bucket.settings()
        })
    };
    let (one, two) = (below("one"), below("two/deep"));
    let blob = BlobStore::new_ref(&ctx());
    let put = |store: BlobStore| {
        let blob = blob.clone();
        async move {
            store
                .put(&blob, stream::iter(parts(&big(10), 100)), LIMITS)
                .await
        }
    };
    put(one.clone()).await.unwrap();
    assert_eq!(one.list().await.unwrap().len(), 1);
    assert_eq!(two.list().await.unwrap(), []);
    put(two.clone()).await.unwrap();
    assert_ne!(read(&one, &blob).await, read(&two, &blob).await);
    two.delete(&blob).await.unwrap();
    two.delete(&blob).await.unwrap();
    assert_eq!(
        (
            one.size(&blob).await.unwrap().is_some(),
            two.size(&blob).await
        ),
        (true, Ok(None))
    );
    // The whole bucket has an object with another name, which is left alone.
    assert_eq!(open(bucket.settings()).list().await.unwrap(), []);
}

#[tokio::test]
async fn the_probe_of_the_doctor_finds_a_good_bucket_good_and_leaves_it_empty() {
    let Some(bucket) = Bucket::make().await else {
        return;
    };
    let store = open(bucket.settings());
    assert!(store.probe(&ctx()).await.unwrap().create_only);
    assert_eq!(store.list().await.unwrap(), []);
    assert_eq!(bucket.unfinished().await, [""; 0]);
    let careless = open(S3Config {
        create_only: false,
        ..bucket.settings()
    });
    assert!(!careless.probe(&ctx()).await.unwrap().create_only);
    let missing = open(S3Config {
        bucket: "not-there".to_owned(),
        ..bucket.settings()
    });
    let fault = missing.probe(&ctx()).await.unwrap_err();
    assert_eq!(fault.step, "write");
    assert!(
        fault.error.to_string().contains("NoSuchBucket"),
        "{fault:?}"
    );
}

/// A service that gives every request the same answer. Counts them.
struct Fake {
    address: String,
    asked: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Fake {
    async fn start(answer: Option<(u16, &str)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let answer = answer.map(|(status, body)| {
            let length = body.len();
            format!("HTTP/1.1 {status} Status\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
        });
        let task = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (answer, count) = (answer.clone(), Arc::clone(&count));
                tokio::spawn(async move {
                    request(&mut stream).await;
                    count.fetch_add(1, Ordering::SeqCst);
                    match answer {
                        Some(text) => stream.write_all(text.as_bytes()).await.unwrap(),
                        None => std::future::pending().await,
                    }
                });
            }
        });
        Self {
            address,
            asked,
            task,
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Reads a request with its body.
async fn request(stream: &mut TcpStream) {
    let mut got = Vec::new();
    loop {
        let mut piece = [0; 4096];
        let n = stream.read(&mut piece).await.unwrap_or(0);
        got.extend_from_slice(&piece[..n]);
        let text = String::from_utf8_lossy(&got).to_lowercase();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head.split_once("content-length: ").map_or(0, |(_, rest)| {
                rest.split("\r\n").next().unwrap().parse().unwrap()
            });
            if got.len() >= head.len() + 4 + length {
                return;
            }
        }
        if n == 0 {
            return;
        }
    }
}

fn fault(code: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>in the range of text</Message><AWSAccessKeyId>KEYNAME</AWSAccessKeyId></Error>"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_service_says_becomes_an_error_that_is_clear_and_repeats_no_body() {
    let unavailable = |text: &str| StoreError::Unavailable(text.to_owned());
    let cases = [
        (
            403,
            "AccessDenied",
            unavailable("storage answers 403 AccessDenied"),
        ),
        (404, "NoSuchKey", StoreError::Absent),
        (
            404,
            "NoSuchBucket",
            unavailable("storage answers 404 NoSuchBucket"),
        ),
        (416, "InvalidRange", StoreError::Invalid("range")),
        (507, "XMinioStorageFull", StoreError::DiskFull),
        (403, "QuotaExceeded", StoreError::DiskFull),
        (
            500,
            "InternalError",
            unavailable("storage answers 500 InternalError"),
        ),
        (503, "SlowDown", unavailable("storage answers 503 SlowDown")),
    ];
    for (status, code, expected) in cases {
        let body = fault(code);
        let fake = Fake::start(Some((status, &body))).await;
        // A bucket whose name holds "range": no error is told by such a word.
        let store = open(S3Config {
            retries: 1,
            ..s3(&fake.address, "orange")
        });
        let error = read(&store, &BlobStore::new_ref(&ctx())).await.unwrap_err();
        assert_eq!(error, expected);
        assert!(!error.to_string().contains("KEYNAME"));
        let tries = if status >= 500 { 2 } else { 1 };
        assert_eq!(fake.asked.load(Ordering::SeqCst), tries, "{status}");
        let blob = BlobStore::new_ref(&ctx());
        let put = store
            .put(&blob, stream::iter(parts(&big(10), 100)), LIMITS)
            .await;
        assert!(put.unwrap_err().is_fault() || status == 404 || status == 416);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_is_away_or_silent_or_not_itself_is_unavailable_and_worth_another_try() {
    let silent = Fake::start(None).await;
    let plain = Fake::start(Some((200, ""))).await;
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    for (endpoint, said) in [
        (closed, "refused"),
        (silent.address.clone(), "time"),
        (plain.address.replace("http:", "https:"), ""),
    ] {
        let config = S3Config {
            retries: 0,
            read_timeout_s: 1,
            ..s3(&endpoint, "bucket")
        };
        let store = open(config);
        let blob = BlobStore::new_ref(&ctx());
        let put = store
            .put(&blob, stream::iter(parts(&big(10), 100)), LIMITS)
            .await;
        let error = put.unwrap_err();
        assert!(error.retry_after().is_some(), "{error:?}");
        let text = error.to_string();
        assert!(
            text.contains("storage cannot be reached: ") && text.contains(said),
            "{text}"
        );
    }
}
