// SPDX-License-Identifier: EUPL-1.2
//! Database values become domain values. A value that does not parse is a fault of ours, not "absent".

use std::collections::BTreeSet;

use protocol::Hash;

use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::{FromBytes, PersonId};

fn fault(what: &str) -> StoreError {
    StoreError::Internal(format!("stored {what} does not parse"))
}

/// 16 bytes of an id.
pub(crate) fn id<T: FromBytes>(bytes: &[u8]) -> Result<T, StoreError> {
    Ok(T::take(bytes.try_into().map_err(|_| fault("id"))?))
}

/// Persons as the database compares them.
pub(crate) fn id_bytes(pids: &BTreeSet<PersonId>) -> Vec<Vec<u8>> {
    pids.iter().map(|pid| pid.as_bytes().to_vec()).collect()
}

/// 16 bytes of an id that may be absent.
pub(crate) fn opt_id<T: FromBytes>(bytes: Option<&[u8]>) -> Result<Option<T>, StoreError> {
    bytes.map(id).transpose()
}

/// 32 bytes of a hash.
pub(crate) fn hash(bytes: &[u8]) -> Result<Hash, StoreError> {
    Ok(Hash::new(bytes.try_into().map_err(|_| fault("hash"))?))
}

/// A hash that may be absent.
pub(crate) fn opt_hash(bytes: Option<&[u8]>) -> Result<Option<Hash>, StoreError> {
    bytes.map(hash).transpose()
}

/// A time that may be absent.
pub(crate) fn opt_time(us: Option<i64>) -> Option<Timestamp> {
    us.map(Timestamp::from_micros)
}

/// A slug or word.
pub(crate) fn word<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| fault("word"))
}

/// Blank-separated words.
pub(crate) fn words<T: std::str::FromStr>(text: &str) -> Result<Vec<T>, StoreError> {
    text.split_ascii_whitespace().map(word).collect()
}

/// Words as one blank-separated text.
pub(crate) fn join<T: ToString>(words: impl IntoIterator<Item = T>) -> String {
    words
        .into_iter()
        .map(|w| w.to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A count or number that is never negative.
pub(crate) fn count(n: i64) -> Result<u64, StoreError> {
    u64::try_from(n).map_err(|_| fault("number"))
}

/// A number on its way into the database.
pub(crate) fn big(n: u64) -> Result<i64, StoreError> {
    i64::try_from(n).map_err(|_| StoreError::Invalid("number-too-large"))
}

/// A small number of things as the database counts them.
pub(crate) fn small(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
