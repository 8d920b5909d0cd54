// SPDX-License-Identifier: EUPL-1.2
//! The key store: one random key per thread lane, in a database of its own. Every grant is encrypted with
//! it once more (ChaCha20-Poly1305, RFC 8439), so that deleting the key shreds the thread, in old backups
//! of the main database too (docs/DATA.md, ruling 10).
//!
//! Keys are made and durable **before** the grants that need them; a grant whose key is missing, or was
//! made anew, is absent.

use std::collections::HashMap;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use protocol::statement::Lane;
use protocol::tup::tup;
use zeroize::Zeroizing;

use crate::ctx::Ctx;
use crate::db::conn::Conn;
use crate::db::database::Database;
use crate::db::open::Use;
use crate::db::schema::shred_key;
use crate::error::StoreError;
use crate::ids::{GrantId, ThreadId};
use crate::model::Member;
use crate::store::row;

const NONCE: usize = 12;

/// Handle of the key store.
#[derive(Clone)]
pub struct KeyStore(Database);

impl std::fmt::Debug for KeyStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyStore")
    }
}

/// Keys of some threads; lanes without key are simply not in it.
#[derive(Clone, Default)]
pub struct KeyRing(HashMap<(ThreadId, Lane), Zeroizing<[u8; 32]>>);

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyRing({} keys)", self.0.len())
    }
}

/// Where a grant stands. All of it is authenticated, so that a row cannot be moved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GrantPlace<'a> {
    pub(crate) thread: ThreadId,
    pub(crate) lane: Lane,
    pub(crate) epoch: u64,
    pub(crate) member: &'a Member,
    pub(crate) id: GrantId,
}

impl GrantPlace<'_> {
    fn aad(&self) -> Vec<u8> {
        tup(
            "sp1/store/grant",
            &[
                self.thread.as_bytes(),
                self.lane.as_str().as_bytes(),
                &self.epoch.to_be_bytes(),
                self.member.to_string().as_bytes(),
                self.id.as_bytes(),
            ],
        )
    }
}

impl KeyRing {
    /// Whether the lane has a key.
    #[must_use]
    pub fn has(&self, thread: ThreadId, lane: Lane) -> bool {
        self.0.contains_key(&(thread, lane))
    }

    pub(crate) const fn of(keys: HashMap<(ThreadId, Lane), Zeroizing<[u8; 32]>>) -> Self {
        Self(keys)
    }

    fn cipher(&self, place: &GrantPlace<'_>) -> Option<ChaCha20Poly1305> {
        let key = self.0.get(&(place.thread, place.lane))?;
        Some(ChaCha20Poly1305::new(Key::from_slice(key.as_slice())))
    }

    /// `nonce ‖ ciphertext`; absent when the thread has no key (it was shredded).
    pub(crate) fn wrap(
        &self,
        place: &GrantPlace<'_>,
        nonce: [u8; NONCE],
        file: &[u8],
    ) -> Option<Vec<u8>> {
        let aad = place.aad();
        let sealed = self
            .cipher(place)?
            .encrypt(
                Nonce::from_slice(&nonce),
                Payload {
                    msg: file,
                    aad: &aad,
                },
            )
            .ok()?;
        let mut out = Vec::with_capacity(NONCE + sealed.len());
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Some(out)
    }

    /// The grant again; absent when its key is missing or another.
    pub(crate) fn unwrap(&self, place: &GrantPlace<'_>, stored: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = stored.split_at_checked(NONCE)?;
        let aad = place.aad();
        self.cipher(place)?
            .decrypt(
                Nonce::from_slice(nonce),
                Payload {
                    msg: sealed,
                    aad: &aad,
                },
            )
            .ok()
    }
}

impl KeyStore {
    pub(crate) const fn new(db: Database) -> Self {
        Self(db)
    }

    /// Makes the keys of both lanes of a new thread, and keeps those that exist. They are durable when
    /// this answers.
    ///
    /// # Errors
    /// When they could not be stored.
    pub async fn create(&self, thread: ThreadId, ctx: &Ctx) -> Result<KeyRing, StoreError> {
        let ctx = ctx.clone();
        self.0
            .transaction("make_keys", move |conn, _| {
                let mut ring = load(conn, &[thread])?;
                for lane in [Lane::Case, Lane::Internal] {
                    if ring.has(thread, lane) {
                        continue;
                    }
                    let key = Zeroizing::new(ctx.bytes::<32>());
                    diesel::insert_into(shred_key::table)
                        .values((
                            shred_key::thread.eq(thread.as_bytes().as_slice()),
                            shred_key::lane.eq(lane.as_str()),
                            shred_key::key.eq(key.as_slice()),
                            shred_key::created_at.eq(ctx.now().micros()),
                        ))
                        .execute(conn)?;
                    ring.0.insert((thread, lane), key);
                }
                Ok(ring)
            })
            .await
    }

    /// The keys of these threads, as far as they exist.
    ///
    /// # Errors
    /// When the key store does not answer. A missing key is no error.
    pub async fn lookup(&self, threads: &[ThreadId]) -> Result<KeyRing, StoreError> {
        let threads = threads.to_vec();
        self.0
            .read("lookup_keys", move |conn| load(conn, &threads))
            .await
    }

    /// Deletes the keys of a thread. Its grants, and with them its messages and attachments, cannot be
    /// read any more, wherever copies of them are.
    ///
    /// # Errors
    /// When the key store does not answer; then nothing was deleted.
    pub async fn shred(&self, thread: ThreadId) -> Result<(), StoreError> {
        self.0
            .transaction("shred", move |conn, _| {
                diesel::delete(
                    shred_key::table.filter(shred_key::thread.eq(thread.as_bytes().as_slice())),
                )
                .execute(conn)?;
                Ok(())
            })
            .await?;
        self.scrub().await
    }

    /// Takes deleted keys out of write-ahead log and free space (rows are overwritten by `secure_delete`).
    async fn scrub(&self) -> Result<(), StoreError> {
        let source = self.0.source().clone();
        tokio::task::spawn_blocking(move || {
            let mut conn = source.connect(Use::Write)?;
            let sql = match &conn {
                Conn::Sqlite(_) => "PRAGMA wal_checkpoint(TRUNCATE)",
                #[cfg(feature = "postgres")]
                Conn::Postgres(_) => "VACUUM shred_key",
            };
            Ok(conn.batch_execute(sql)?)
        })
        .await
        .map_err(|_| StoreError::Unavailable("shutting down".to_owned()))?
    }

    /// Threads that have a key, oldest first.
    pub(crate) async fn threads(&self) -> Result<Vec<ThreadId>, StoreError> {
        self.0
            .read("key_threads", |conn| {
                let rows: Vec<Vec<u8>> = shred_key::table
                    .filter(shred_key::lane.eq(Lane::Case.as_str()))
                    .order(shred_key::created_at)
                    .select(shred_key::thread)
                    .load(conn)?;
                rows.iter().map(|r| row::id(r)).collect()
            })
            .await
    }

    pub(crate) async fn ping(&self) -> Result<(), StoreError> {
        self.0.read("ping_keys", |_| Ok(())).await
    }
}

fn load(conn: &mut Conn, threads: &[ThreadId]) -> Result<KeyRing, StoreError> {
    let mut ring = KeyRing::default();
    for thread in threads {
        let rows: Vec<(String, Vec<u8>)> = shred_key::table
            .filter(shred_key::thread.eq(thread.as_bytes().as_slice()))
            .select((shred_key::lane, shred_key::key))
            .load(conn)?;
        for (lane, key) in rows {
            let key = Zeroizing::new(key);
            let key: [u8; 32] = key
                .as_slice()
                .try_into()
                .map_err(|_| StoreError::Internal("stored key has another length".to_owned()))?;
            ring.0.insert(
                (*thread, crate::model::words::lane(&lane)?),
                Zeroizing::new(key),
            );
        }
    }
    Ok(ring)
}
