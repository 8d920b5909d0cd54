// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost admin …`: one operation, one file.

pub mod dkim_key;
pub mod keys;
pub mod outbox;
pub mod persons;
pub mod push_key;
pub mod sessions;
pub mod threads;
