// SPDX-License-Identifier: EUPL-1.2
//! Measures a page of a work list with 10,000 open threads, every one claimed by one of ten clerks and a third of them at rest.
//!
//! ```text
//! worklist_pages                          on SQLite, in a temporary folder
//! .ci/with-postgres worklist_pages        on PostgreSQL, in the database that SIEGELPOST_TEST_PG names
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test program"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use mailbox::ids::{Dept, PersonId, ThreadId};
use mailbox::model::{
    Clocks, Cursor, JsonText, Moved, Promise, Resubmission, ResubmitReason, Thread, WorkFilter,
    WorkScope, WorkSort,
};
use mailbox::{
    BlobConfig, DatabaseConfig, DeadlinePolicy, HistoryPolicy, LevelPolicy, NotifyPolicy,
    PoolConfig, Sensitive, Store, StoreConfig, StoreError, Timestamp,
};
use protocol::agefile::Recipient;
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{DeptEpoch, Lane, MessageClass};
use protocol::{Hash, Signed, SigningKey};
use uuid::Uuid;

const THREADS: u32 = 10_000;
const NOW: i64 = 1_795_435_200;

#[expect(clippy::disallowed_methods, reason = "the one setting of an example")]
fn config(folder: &std::path::Path) -> StoreConfig {
    let database = std::env::var("SIEGELPOST_TEST_PG").map_or_else(
        |_| DatabaseConfig::Sqlite {
            path: folder.join("main.db"),
            shred_path: folder.join("keys").join("shred.db"),
        },
        |url| DatabaseConfig::Postgres {
            url: Some(Sensitive::new(url)),
            url_file: None,
            shred_url_file: None,
        },
    );
    StoreConfig {
        database,
        blobs: BlobConfig::Memory,
        pool: PoolConfig {
            wait_ms: 60_000,
            ..PoolConfig::default()
        },
        notify: NotifyPolicy::default(),
        history: HistoryPolicy::default(),
        levels: LevelPolicy::default(),
        deadlines: DeadlinePolicy::default(),
        announcement: mailbox::deadlines::AnnouncementPolicy::default(),
        escalation: mailbox::EscalationPolicy::default(),
        retention: mailbox::RetentionPolicy::default(),
    }
}

fn id(n: u32) -> Uuid {
    Uuid::from_u128((u128::from(n) << 64) | 1)
}

/// Any statement: only its place is looked at.
fn stmt() -> JsonText {
    let mut key = vec![0; 1184];
    key.push(9);
    key.extend([0; 31]);
    let stmt = DeptEpoch {
        v: V1,
        org: "musterkasse.example".parse().unwrap(),
        dept: "pflege".parse().unwrap(),
        epoch: 1,
        label: "Team Pflege".to_owned(),
        enc: Recipient::from_bytes(&key).unwrap(),
        prev: None,
        reason: "first".to_owned(),
        iat: UnixTime(1),
    };
    let signed = Signed::sign(stmt, &[&SigningKey::from_seed(&[3; 32])]).unwrap();
    JsonText::of(signed.envelope()).unwrap()
}

fn fill(tx: &mut mailbox::Tx<'_>, from: u32, to: u32) -> Result<(), StoreError> {
    let dept: Dept = "pflege".parse().unwrap();
    let stmt = stmt();
    for n in from..to {
        let at = Timestamp::from_secs(NOW - i64::from(n) * 60);
        let thread = ThreadId::from_bytes(*id(n).as_bytes());
        tx.threads().insert(&Thread {
            id: thread,
            subject: PersonId::from_bytes(*id(n % 500).as_bytes()),
            matter: "pflege".parse().unwrap(),
            class: MessageClass::Normal,
            depts: vec![dept.clone()],
            dirty_since: None,
            created_at: at,
            four_eyes: false,
        })?;
        let sh = Hash::of(id(n).as_bytes());
        tx.lanes().advance(thread, Lane::Case, 1, sh, &stmt, at)?;
        tx.threads()
            .replace_units(thread, &[(dept.clone(), 1)], 0, at)?;
        let clerk = PersonId::from_bytes(*id(n % 10).as_bytes());
        tx.threads()
            .mark_claimed(thread, &dept, None, Some(clerk))?;
        let rests = (n % 3 == 0).then_some(Resubmission {
            at: Timestamp::from_secs(NOW + 86_400),
            by: clerk,
            reason: ResubmitReason::Papers,
            rests: true,
        });
        let clocks = Clocks {
            owed_since: Some(at),
            promise: Some(Promise {
                at: at + Duration::from_secs(3 * 86_400),
                days: 3,
            }),
            law: None,
            resubmission: rests,
        };
        tx.threads()
            .mark_clocks(thread, &dept, &clocks, at, Moved::default())?;
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path());
    Store::migrate(&config).unwrap();
    let store = Store::open(&config).unwrap();
    for from in (0..THREADS).step_by(1_000) {
        let work = store.transaction("fill", move |tx| fill(tx, from, from + 1_000));
        work.await.unwrap();
    }
    let dept: Dept = "pflege".parse().unwrap();
    let clerk = PersonId::from_bytes(*id(4).as_bytes());
    let now = Timestamp::from_secs(NOW);
    let middle = Cursor {
        at: Timestamp::from_secs(NOW - i64::from(THREADS / 2) * 60),
        thread: ThreadId::from_bytes(*id(THREADS / 2).as_bytes()),
    };
    let unit = WorkScope::Unit(dept.clone());
    let desk = WorkScope::Claimed(clerk, vec![dept.clone()]);
    let plain = WorkFilter::default();
    let age = WorkFilter {
        sort: Some(WorkSort::Age),
        ..WorkFilter::default()
    };
    let late = WorkFilter {
        overdue: true,
        ..WorkFilter::default()
    };
    let cases = [
        ("unit, by deadline, first page", &unit, &plain, None),
        (
            "unit, by deadline, from the middle",
            &unit,
            &plain,
            Some(middle),
        ),
        ("unit, by age, first page", &unit, &age, None),
        ("unit, overdue, first page", &unit, &late, None),
        ("one clerk, by deadline, first page", &desk, &plain, None),
    ];
    for (name, scope, filter, after) in cases {
        let (scope, filter) = (Arc::new(scope.clone()), Arc::new(filter.clone()));
        let mut times = Vec::new();
        for _ in 0..21 {
            let (scope, filter) = (Arc::clone(&scope), Arc::clone(&filter));
            let begun = Instant::now();
            let work = store.read("page", move |tx| {
                tx.worklist().page(&scope, clerk, &filter, after, 50, now)
            });
            let page = work.await.unwrap();
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(page.rows.len(), 50);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{name}: median {:.1} ms, slowest {:.1} ms",
            times[10], times[20]
        );
    }
    let mut times = Vec::new();
    for _ in 0..21 {
        let dept = dept.clone();
        let begun = Instant::now();
        let work = store.read("counts", move |tx| {
            tx.worklist().counts(&dept, clerk, now, now)
        });
        work.await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("all counts of the unit: median {:.1} ms", times[10]);
}
