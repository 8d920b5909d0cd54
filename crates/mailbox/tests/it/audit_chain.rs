// SPDX-License-Identifier: EUPL-1.2
//! The chain over the audit log: numbers without gaps whoever seals, hashes that follow from each other, rows that the database
//! itself refuses to change, and deletion up to a signed head only.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, "audit entries …", "entries that were deleted …".

use diesel::RunQueryDsl;
use diesel::connection::Connection;
use mailbox::model::{ActorKind, JsonText};
use mailbox::service::{self, BATCH, ReceiptSigner, Sealed, Signing};
use mailbox::store::audit_chain::SealedEntry;
use mailbox::{DatabaseConfig, StoreConfig, StoreError};
use protocol::statement::AuditHead;
use protocol::{Hash, Signed, ledger};

use crate::support::{Backend, World, both, org};

const DAY: u64 = 86_400;

async fn write(w: &World, count: usize) {
    let ctx = w.ctx();
    w.tx(move |tx| {
        for n in 0..count {
            let who = (ActorKind::System, None);
            tx.audit()
                .record(&ctx, who, "tested", "test", &n.to_string())?;
        }
        Ok(())
    })
    .await
    .unwrap();
}

async fn seal(w: &World, signing: Signing) -> Result<Sealed, StoreError> {
    let (ctx, signer) = (w.ctx(), w.signer.clone());
    w.store
        .transaction("seal", move |tx| {
            service::seal_audit(tx, &ctx, signer.as_ref(), signing)
        })
        .await
}

async fn chain(w: &World) -> Vec<SealedEntry> {
    w.tx(|tx| tx.audit_chain().page(0, 10_000)).await.unwrap()
}

/// Every number, and every hash from the one before it; `before` is that of the entry before the first.
fn follows(chain: &[SealedEntry], mut n: u64, mut before: Hash) {
    for one in chain {
        n += 1;
        assert_eq!(one.entry.n, n);
        before = one.entry.hash(before).unwrap();
        assert_eq!(one.hash, before, "{n}");
    }
}

/// A statement behind the program's back.
fn raw(w: &World, sql: &str) -> Result<usize, String> {
    raw_at(&w.config, sql)
}

pub fn raw_at(config: &StoreConfig, sql: &str) -> Result<usize, String> {
    match &config.database {
        DatabaseConfig::Sqlite { path, .. } => {
            let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
            let done = diesel::sql_query(sql).execute(&mut conn);
            done.map_err(|error| error.to_string())
        }
        #[cfg(feature = "postgres")]
        DatabaseConfig::Postgres { url, .. } => {
            let url = url.as_ref().unwrap().expose();
            let mut conn = diesel::PgConnection::establish(url).unwrap();
            let done = diesel::sql_query(sql).execute(&mut conn);
            done.map_err(|error| error.to_string())
        }
        #[cfg(not(feature = "postgres"))]
        DatabaseConfig::Postgres { .. } => unreachable!(),
    }
}

both! {
    async fn entries_get_numbers_and_hashes_that_follow_from_each_other(w: World) {
        write(w, 3).await;
        assert!(chain(w).await.is_empty(), "sealed by nobody yet");
        let first = seal(w, Signing::InTime).await.unwrap();
        assert_eq!(first, Sealed { entries: 3, more: false, signed: true });
        write(w, 2).await;
        // The head of a moment ago is young.
        let second = seal(w, Signing::InTime).await.unwrap();
        assert_eq!(second, Sealed { entries: 2, more: false, signed: false });
        let all = chain(w).await;
        assert_eq!(all.len(), 5);
        follows(&all, 0, ledger::begin(&org()));
        let head = w.tx(|tx| tx.audit_chain().newest_head()).await.unwrap().unwrap();
        assert_eq!((head.n, head.hash), (3, all[2].hash));
        let stmt: Signed<AuditHead> = Signed::parse(head.envelope.envelope().unwrap()).unwrap();
        stmt.envelope().verify_by(&w.signer.public()).unwrap();
        assert_eq!((stmt.payload().n, stmt.payload().hash), (3, all[2].hash));
        // Nothing is written for nothing.
        let (ctx, later) = (w.ctx(), seal(w, Signing::InTime).await.unwrap());
        assert_eq!(later, Sealed::default());
        assert!(!w.tx(move |tx| service::seal_due(tx, &ctx, Signing::InTime)).await.unwrap());
        w.advance(600);
        let ctx = w.ctx();
        assert!(w.tx(move |tx| service::seal_due(tx, &ctx, Signing::InTime)).await.unwrap());
        assert!(seal(w, Signing::InTime).await.unwrap().signed);
    }
}

both! {
    async fn a_long_queue_is_sealed_in_batches(w: World) {
        let batch = usize::try_from(BATCH).unwrap();
        write(w, batch + 1).await;
        let first = seal(w, Signing::Now).await.unwrap();
        assert_eq!(first, Sealed { entries: batch, more: true, signed: false });
        let second = seal(w, Signing::Now).await.unwrap();
        assert_eq!(second, Sealed { entries: 1, more: false, signed: true });
        follows(&chain(w).await, 0, ledger::begin(&org()));
    }
}

both! {
    async fn many_sealers_at_once_make_one_chain(w: World) {
        for _ in 0..4 {
            write(w, 25).await;
            let rounds: Vec<_> = (0..6).map(|_| seal(w, Signing::Now)).collect();
            let mut entries = 0;
            for done in futures_util::future::join_all(rounds).await {
                entries += done.unwrap().entries;
            }
            // Whoever came second found the lock taken, or nothing to do.
            assert_eq!(entries, 25);
        }
        let all = chain(w).await;
        assert_eq!(all.len(), 100);
        follows(&all, 0, ledger::begin(&org()));
    }
}

both! {
    async fn the_database_refuses_changes_deletions_and_numbers_of_ones_own(w: World) {
        write(w, 3).await;
        raw(w, "UPDATE audit SET reason = 'x'").unwrap_err();
        raw(w, "DELETE FROM audit").unwrap_err();
        seal(w, Signing::Now).await.unwrap();
        let bare = "INSERT INTO audit (id, at, actor_kind, action, object_kind, object";
        let tries = [
            "UPDATE audit SET actor = NULL, action = 'other' WHERE n = 2",
            "UPDATE audit SET n = 9 WHERE n = 2",
            "UPDATE audit SET n = NULL, hash = NULL WHERE n = 3",
            "DELETE FROM audit WHERE n = 2",
            "DELETE FROM audit",
            &format!("{bare}, n) VALUES ('0123456789012345', 1, 'system', 'x', 'x', 'x', 4)"),
            "UPDATE audit_head SET signed_at = 1",
            "DELETE FROM audit_head",
        ];
        for sql in tries {
            let said = raw(w, sql).unwrap_err();
            assert!(said.contains("audit"), "{sql}: {said}");
        }
        if w.backend == Backend::Postgres {
            raw(w, "TRUNCATE audit").unwrap_err();
            raw(w, "TRUNCATE audit_head").unwrap_err();
        }
        follows(&chain(w).await, 0, ledger::begin(&org()));
        // What everybody may do still works: the control of this test.
        write(w, 1).await;
        assert_eq!(seal(w, Signing::Now).await.unwrap().entries, 1);
        assert_eq!(chain(w).await.len(), 4);
    }
}

both! {
    async fn what_is_over_goes_in_whole_stretches_up_to_a_signed_head(w: World) {
        let purge = || {
            let ctx = w.ctx();
            w.store.transaction("purge", move |tx| service::purge_expired(tx, &ctx))
        };
        write(w, 2).await;
        seal(w, Signing::Now).await.unwrap();
        w.advance(DAY);
        write(w, 2).await;
        seal(w, Signing::Now).await.unwrap();
        w.advance(DAY);
        write(w, 1).await;
        seal(w, Signing::InTime).await.unwrap();
        let closing = chain(w).await[1].hash;
        w.advance(DAY * 728);
        assert_eq!(purge().await.unwrap().audit, 0, "two years are not over");
        w.advance(1);
        assert_eq!(purge().await.unwrap().audit, 2);
        seal(w, Signing::InTime).await.unwrap();
        let left = chain(w).await;
        follows(&left, 2, closing);
        assert_eq!(left[0].entry.n, 3);
        let told = left.last().unwrap();
        assert_eq!((told.entry.action.as_str(), told.entry.object.as_str()), ("audit-closed", "2"));
        let head = w.tx(|tx| tx.audit_chain().heads(2, 2)).await.unwrap().remove(0);
        assert_eq!((head.hash, head.closed_at.is_some()), (closing, true));
        assert_eq!(purge().await.unwrap().audit, 0, "once");
        // The rest goes when its time comes, and the heads before the newest closing one with it; the chain goes on.
        w.advance(DAY * 2);
        assert_eq!(purge().await.unwrap().audit, 3);
        w.advance(DAY * 800);
        purge().await.unwrap();
        let last = w.tx(|tx| tx.audit_chain().last()).await.unwrap().unwrap();
        write(w, 1).await;
        seal(w, Signing::Now).await.unwrap();
        let tail: Vec<SealedEntry> = chain(w).await.into_iter().filter(|one| one.entry.n > last.0).collect();
        follows(&tail, last.0, last.1);
    }
}

both! {
    async fn entries_that_somebody_deleted_leave_a_gap_that_nothing_fills(w: World) {
        write(w, 3).await;
        seal(w, Signing::Now).await.unwrap();
        let on = if w.backend == Backend::Postgres { " ON audit" } else { "" };
        raw(w, &format!("DROP TRIGGER audit_is_not_deleted{on}")).unwrap();
        raw(w, "DELETE FROM audit WHERE n = 3").unwrap();
        write(w, 1).await;
        seal(w, Signing::Now).await.unwrap();
        let numbers: Vec<u64> = chain(w).await.iter().map(|one| one.entry.n).collect();
        assert_eq!(numbers, [1, 2, 4]);
    }
}

#[test]
fn a_head_is_signed_over_its_organisation_number_and_hash() {
    let key = protocol::SigningKey::from_seed(&[1; 32]);
    let signer = service::KeySigner::new(org(), key);
    let at = mailbox::Timestamp::from_secs(5);
    let head = signer.sign_head(7, Hash::of(b"x"), at).unwrap();
    assert_eq!(head.payload().org, org());
    JsonText::of(head.envelope()).unwrap();
    head.envelope().verify_by(&signer.public()).unwrap();
}

/// With the numbers' own index for it, each batch sorted everything that waits: a million entries took a day.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_is_found_in_its_order_by_an_index_of_its_own() {
    let w = World::sqlite();
    let plan = w
        .tx(|tx| {
            let sent = tx.trace(|tx| tx.audit_chain().unsealed(10).map(drop))?;
            tx.explain(sent.last().map_or("", String::as_str))
        })
        .await
        .unwrap()
        .join("\n");
    assert!(plan.contains("audit_unsealed"), "{plan}");
    assert!(!plan.contains("TEMP B-TREE"), "{plan}");
}
