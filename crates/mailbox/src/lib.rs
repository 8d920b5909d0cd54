// SPDX-License-Identifier: EUPL-1.2
//! The mailbox: rows, keys and blobs, and the rules that hold between them. No HTTP, no mail, no key that
//! opens anything a person has written.
//!
//! * [`Store::transaction`] runs a named unit of work; a [`Tx`] gives the repositories.
//! * [`service`] holds the operations: plain functions over a [`Tx`].
//! * [`OutboxStore`] is all that the notifier gets to see.
#![warn(missing_docs)]

pub mod backup;
pub mod blob;
pub mod chance;
pub mod ciphertext;
pub mod clock;
pub mod config;
pub mod ctx;
mod db;
pub mod deadlines;
pub mod error;
pub mod event;
pub mod ids;
pub mod levels;
pub mod model;
mod outbox_store;
pub mod sensitive;
pub mod service;
pub mod shred;
pub mod store;
mod together;
pub mod when;

pub use chance::{Chance, SeededChance, SystemChance};
pub use ciphertext::Ciphertext;
pub use clock::{Clock, MockClock, SystemClock, Timestamp};
pub use config::{
    BlobConfig, DatabaseConfig, HistoryPolicy, NotifyPolicy, PoolConfig, S3Config, StoreConfig,
};
pub use ctx::{Ambient, Ctx};
pub use deadlines::{DeadlinePolicy, EscalationPolicy, RetentionPolicy, RetentionRule};
pub use error::{Conflict, OrAbsent, StoreError};
pub use event::Event;
pub use levels::{Clearance, LevelPolicy};
pub use outbox_store::OutboxStore;
pub use sensitive::Sensitive;
pub use shred::{KeyRing, KeyStore};
pub use store::handle::Store;
pub use store::tx::Tx;
