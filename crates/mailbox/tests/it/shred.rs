// SPDX-License-Identifier: EUPL-1.2
//! The key store: shredding reaches old backups, and a restore in the right order loses nothing (ruling 10).

use std::path::{Path, PathBuf};

use mailbox::ids::ThreadId;
use mailbox::model::Actor;
use mailbox::{BlobConfig, DatabaseConfig, Store, StoreConfig, StoreError, service};

use crate::support::{World, both};

/// Grants that a reader gets.
pub async fn grants(store: &Store, w: &World, actor: Actor, thread: ThreadId) -> usize {
    let keys = store.keys().lookup(&[thread]).await.unwrap();
    let ctx = w.ctx();
    let view = store
        .read("view", move |tx| {
            service::thread_view(tx, &ctx, &keys, actor, thread)
        })
        .await
        .unwrap();
    view.lanes[0].epochs[0].grants.len()
}

both! {
    async fn without_its_key_a_grant_is_absent_and_no_error(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let (thread, other) = (w.thread(&owner, "pflege").await, w.thread(&owner, "pflege").await);
        assert_eq!(grants(&w.store, w, owner.person(), thread).await, 1);
        w.store.keys().shred(thread).await.unwrap();
        assert_eq!(grants(&w.store, w, owner.person(), thread).await, 0);
        assert_eq!(grants(&w.store, w, owner.person(), other).await, 1, "only that thread");
        assert_eq!(w.store.threads_without_key().await.unwrap(), [thread]);
        // A key made anew opens nothing that was made before.
        w.store.keys().create(thread, &w.ctx()).await.unwrap();
        assert_eq!(grants(&w.store, w, owner.person(), thread).await, 0);
    }
}

both! {
    async fn keys_stay_the_same_when_they_are_made_twice(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        w.store.keys().create(thread, &w.ctx()).await.unwrap();
        assert_eq!(grants(&w.store, w, owner.person(), thread).await, 1);
    }
}

both! {
    async fn a_thread_without_keys_takes_no_new_epoch(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        w.store.keys().shred(thread).await.unwrap();
        let lane = protocol::statement::Lane::Case;
        let head = w.tx(move |tx| tx.lanes().lookup(thread, lane)).await.unwrap().unwrap();
        let members = vec![owner.member(), w.dept_member("pflege").await];
        let next = crate::support::epoch(
            &owner, thread, owner.pid, lane, 2, Some(head.epoch_sh), members,
        );
        let kind = protocol::statement::MessageKind::Msg;
        let message = w.message(&owner, thread, lane, 2, kind, 2);
        let new = mailbox::model::Receiving { epoch: Some(next), message };
        assert_eq!(w.send(owner.person(), thread, new).await, Err(StoreError::Absent));
    }
}

both! {
    async fn shredding_a_thread_leaves_no_row_and_no_blob(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let kept = w.thread(&owner, "pflege").await;
        let aid = crate::blobs::upload(w, &owner, &crate::support::sealed("attachment")).await;
        let kind = protocol::statement::MessageKind::Msg;
        let lane = protocol::statement::Lane::Case;
        let mut message = w.message(&owner, thread, lane, 1, kind, 2);
        message.attachments = vec![aid];
        let new = mailbox::model::Receiving { epoch: None, message };
        w.send(owner.person(), thread, new).await.unwrap();
        assert_eq!(w.store.blobs().list().await.unwrap().len(), 1);
        w.store.shred_thread(thread, &w.ctx()).await.unwrap();
        w.store.shred_thread(thread, &w.ctx()).await.unwrap();
        assert_eq!(w.store.blobs().list().await.unwrap(), []);
        let (actor, now) = (owner.person(), w.now());
        let found = w.tx(move |tx| {
            let read = mailbox::model::Access::Read;
            Ok((
                tx.threads().lookup_for(actor, thread, read, now)?,
                tx.threads().lookup(thread)?,
                tx.messages().page(thread, lane, 0, 10)?.len(),
                tx.lanes().epochs(thread, lane)?.len(),
                tx.threads().all()?,
            ))
        }).await.unwrap();
        assert_eq!(found, (None, None, 0, 0, vec![kept]));
    }
}

fn copy(from: &Path, to: &Path) {
    // The store is closed or idle: the write-ahead log belongs to the database.
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    for end in ["", "-wal"] {
        let name = |p: &Path| PathBuf::from(format!("{}{end}", p.display()));
        if name(from).exists() {
            std::fs::copy(name(from), name(to)).unwrap();
        }
    }
}

/// Opens a store on copies of these two files.
fn restored(w: &World, main: &Path, shred: &Path, name: &str) -> Store {
    let folder = w.folder.path().join(name);
    let (path, shred_path) = (folder.join("main.db"), folder.join("shred.db"));
    copy(main, &path);
    copy(shred, &shred_path);
    Store::open(&StoreConfig {
        database: DatabaseConfig::Sqlite { path, shred_path },
        blobs: BlobConfig::Memory,
        ..w.config.clone()
    })
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn restoring_keys_last_loses_no_thread_and_restoring_them_too_old_is_noticed() {
    let w = World::sqlite();
    w.unit("pflege").await;
    let owner = w.insured().await;
    let first = w.thread(&owner, "pflege").await;
    let main = w.folder.path().join("main.db");
    let shred = w.folder.path().join("keys").join("shred.db");
    let (old_main, old_shred) = (
        w.folder.path().join("backup").join("main.db"),
        w.folder.path().join("backup").join("shred.db"),
    );
    copy(&main, &old_main);
    copy(&shred, &old_shred);
    let second = w.thread(&owner, "pflege").await;

    // The right order: an older main database, the newest keys. Every thread that exists can be read.
    let store = restored(&w, &old_main, &shred, "right");
    assert_eq!(store.threads_without_key().await.unwrap(), []);
    assert_eq!(grants(&store, &w, owner.person(), first).await, 1);

    // The wrong order: keys older than the grants. The thread is there, its grants are absent, the check tells.
    let store = restored(&w, &main, &old_shred, "wrong");
    assert_eq!(store.threads_without_key().await.unwrap(), [second]);
    assert_eq!(grants(&store, &w, owner.person(), first).await, 1);
    assert_eq!(grants(&store, &w, owner.person(), second).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleting_a_key_kills_the_grants_in_an_old_backup() {
    let w = World::sqlite();
    w.unit("pflege").await;
    let owner = w.insured().await;
    let thread = w.thread(&owner, "pflege").await;
    let main = w.folder.path().join("main.db");
    let shred = w.folder.path().join("keys").join("shred.db");
    let backup = w.folder.path().join("backup").join("main.db");
    copy(&main, &backup);
    let before = restored(&w, &backup, &shred, "before");
    assert_eq!(
        grants(&before, &w, owner.person(), thread).await,
        1,
        "the control"
    );
    let key = shred_keys(&shred).remove(0);
    w.store.keys().shred(thread).await.unwrap();
    let after = restored(&w, &backup, &shred, "after");
    assert_eq!(grants(&after, &w, owner.person(), thread).await, 0);
    // Not a byte of the key is left in the key store's files, neither in the database nor in its log.
    for end in ["", "-wal"] {
        let file = PathBuf::from(format!("{}{end}", shred.display()));
        let bytes = std::fs::read(file).unwrap_or_default();
        assert!(!bytes.windows(key.len()).any(|part| part == key), "{end}");
    }
}

/// The keys as they stand in the file.
fn shred_keys(path: &Path) -> Vec<Vec<u8>> {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Binary)]
        key: Vec<u8>,
    }
    let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    let rows: Vec<Row> = diesel::sql_query("SELECT key FROM shred_key")
        .load(&mut conn)
        .unwrap();
    rows.into_iter().map(|r| r.key).collect()
}
