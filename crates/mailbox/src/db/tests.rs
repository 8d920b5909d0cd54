// SPDX-License-Identifier: EUPL-1.2
//! The writer thread: group commit, savepoints, and what happens when the disk says no.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use futures_util::FutureExt;
use tokio::sync::broadcast;

use super::conn::Conn;
use super::database::Database;
use super::open::{Source, Use};
use crate::config::PoolConfig;
use crate::error::StoreError;

struct Fixture {
    db: Database,
    source: Source,
    _folder: tempfile::TempDir,
}

fn fixture(config: &PoolConfig) -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let source = Source::Sqlite(folder.path().join("test.db"));
    let mut conn = source.connect(Use::Write).unwrap();
    conn.batch_execute("CREATE TABLE t (x BIGINT NOT NULL PRIMARY KEY, y TEXT)")
        .unwrap();
    let (events, _) = broadcast::channel(1);
    let db = Database::open(source.clone(), config, events).unwrap();
    Fixture {
        db,
        source,
        _folder: folder,
    }
}

fn relaxed() -> PoolConfig {
    PoolConfig {
        wait_ms: 60_000,
        ..PoolConfig::default()
    }
}

fn insert(conn: &mut Conn, x: i64) -> Result<(), StoreError> {
    Ok(conn.batch_execute(&format!("INSERT INTO t VALUES ({x}, 'text')"))?)
}

fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let Conn::Sqlite(conn) = conn else {
        return Err(StoreError::Absent);
    };
    let rows: Vec<Row> = diesel::sql_query("SELECT count(*) AS n FROM t").load(conn)?;
    Ok(rows.first().map_or(0, |r| r.n))
}

/// Keeps the writer busy until the sender is dropped, so that a group gathers behind it.
async fn hold(f: &Fixture) -> std::sync::mpsc::Sender<()> {
    let (release, wait) = std::sync::mpsc::channel::<()>();
    let (inside, begun) = tokio::sync::oneshot::channel();
    let state = Arc::new(std::sync::Mutex::new((wait, Some(inside))));
    let db = f.db.clone();
    tokio::spawn(async move {
        // A slow machine may refuse it as busy: then once more.
        loop {
            let state = Arc::clone(&state);
            let held = db.transaction("hold", move |_, _| {
                let mut state = state.lock().unwrap();
                if let Some(inside) = state.1.take() {
                    inside.send(()).unwrap();
                }
                let _ = state.0.recv();
                Ok(())
            });
            if held.await.is_ok() {
                return;
            }
        }
    });
    begun.await.unwrap();
    release
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_unit_that_fails_or_panics_is_undone_alone() {
    let f = fixture(&relaxed());
    let release = hold(&f).await;
    let mut tasks = Vec::new();
    for x in 0..30 {
        let db = f.db.clone();
        tasks.push(tokio::spawn(async move {
            db.transaction("mixed", move |conn, _| {
                insert(conn, x)?;
                match x % 3 {
                    0 => Ok(x),
                    1 => Err(StoreError::Forbidden),
                    _ => panic!("unit {x}"),
                }
            })
            .await
        }));
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(release);
    for (x, task) in tasks.into_iter().enumerate() {
        let result = task.await.unwrap();
        match x % 3 {
            0 => assert!(result.is_ok()),
            1 => assert_eq!(result, Err(StoreError::Forbidden)),
            _ => assert!(matches!(result, Err(StoreError::Internal(_)))),
        }
    }
    assert_eq!(f.db.read("count", count).await, Ok(10));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_is_committed_together() {
    let f = fixture(&relaxed());
    let mut conn = f.source.connect(Use::Read).unwrap();
    let release = hold(&f).await;
    let mut tasks = Vec::new();
    for x in 0..100 {
        let db = f.db.clone();
        tasks.push(tokio::spawn(async move {
            db.transaction("insert", move |conn, _| insert(conn, x))
                .await
        }));
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(
        count(&mut conn),
        Ok(0),
        "nothing is visible before the commit"
    );
    drop(release);
    for task in tasks {
        assert_eq!(task.await.unwrap(), Ok(()));
        // Answered means committed: another connection sees it at once.
        assert!(count(&mut conn).unwrap() > 0);
    }
    assert_eq!(count(&mut conn), Ok(100));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_fails_the_group_by_name_and_heals() {
    let f = fixture(&relaxed());
    let full =
        f.db.transaction("fill", |conn, _| {
            conn.batch_execute("PRAGMA max_page_count = 4")?;
            for x in 0..1000 {
                conn.batch_execute(&format!(
                    "INSERT INTO t VALUES ({x}, '{}')",
                    "z".repeat(500)
                ))?;
            }
            Ok(())
        })
        .await;
    assert_eq!(full, Err(StoreError::DiskFull));
    assert_eq!(f.db.read("count", count).await, Ok(0));
    // Whatever the failed group has left behind: the limit was this connection's.
    let mut healed = Err(StoreError::DiskFull);
    for x in 0..3 {
        healed =
            f.db.transaction("heal", move |conn, _| {
                conn.batch_execute("PRAGMA max_page_count = 1000000")?;
                insert(conn, x)
            })
            .await;
    }
    assert_eq!(healed, Ok(()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_transaction_fails_everybody_in_it_and_the_next_one_works() {
    let f = fixture(&relaxed());
    let release = hold(&f).await;
    let mut tasks = Vec::new();
    for x in 0..10 {
        let db = f.db.clone();
        tasks.push(tokio::spawn(async move {
            db.transaction("group", move |conn, _| {
                insert(conn, x)?;
                if x == 5 {
                    // What SQLite does by itself after FULL or IOERR.
                    conn.batch_execute("ROLLBACK")?;
                }
                Ok(())
            })
            .await
        }));
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    drop(release);
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    let ok = results.iter().filter(|r| r.is_ok()).count();
    let stored = f.db.read("count", count).await.unwrap();
    assert_eq!(
        i64::try_from(ok).unwrap(),
        stored,
        "acknowledged and stored are the same: {results:?}"
    );
    assert!(results.iter().any(Result::is_err));
    assert_eq!(
        f.db.transaction("next", |conn, _| insert(conn, 77)).await,
        Ok(())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_queue_is_busy_at_once_and_a_long_wait_is_busy_in_the_end() {
    let f = fixture(&PoolConfig {
        queue: 2,
        wait_ms: 30,
        ..PoolConfig::default()
    });
    let release = hold(&f).await;
    let ran = Arc::new(AtomicUsize::new(0));
    let mut waiting = Vec::new();
    for _ in 0..2 {
        let ran = ran.clone();
        let mut work = Box::pin(f.db.transaction("wait", move |_, _| {
            ran.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }));
        assert!((&mut work).now_or_never().is_none(), "queued");
        waiting.push(work);
    }
    let over = f.db.transaction("over", |_, _| Ok(())).await;
    assert_eq!(over, Err(StoreError::Busy));
    tokio::time::sleep(Duration::from_millis(100)).await;
    drop(release);
    for work in waiting {
        assert_eq!(work.await, Err(StoreError::Busy));
    }
    assert_eq!(ran.load(Ordering::SeqCst), 0, "refused work was not done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_whose_caller_has_gone_is_done_completely_or_not_at_all() {
    let f = fixture(&relaxed());
    let release = hold(&f).await;
    let mut gone = Box::pin(f.db.transaction("gone", |conn, _| {
        insert(conn, 1)?;
        insert(conn, 2)
    }));
    assert!((&mut gone).now_or_never().is_none(), "queued");
    drop(gone);
    drop(release);
    f.db.transaction("after", |_, _| Ok(())).await.unwrap();
    assert_eq!(f.db.read("count", count).await, Ok(0), "it had not begun");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_cannot_write() {
    let f = fixture(&relaxed());
    let refused = f.db.read("write", |conn| insert(conn, 1)).await;
    assert!(refused.is_err());
    assert_eq!(f.db.read("count", count).await, Ok(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_database_is_busy() {
    let f = fixture(&relaxed());
    let mut rival = f.source.connect(Use::Write).unwrap();
    rival.batch_execute("BEGIN IMMEDIATE").unwrap();
    let refused = f.db.transaction("locked", |conn, _| insert(conn, 1)).await;
    assert_eq!(refused, Err(StoreError::Busy));
    rival.batch_execute("ROLLBACK").unwrap();
    assert_eq!(
        f.db.transaction("free", |conn, _| insert(conn, 1)).await,
        Ok(())
    );
}
