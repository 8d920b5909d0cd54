// SPDX-License-Identifier: EUPL-1.2
//! Canonical JSON (RFC 8785) and its strict reader.
//!
//! A signed payload has exactly one spelling. The reader refuses every other one, so that two
//! parsers can never read two things from the same signed bytes: duplicate members, blanks, other
//! escapes and other number forms all fail the comparison of bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};
use serde_json::Value;

/// Largest integer that every JSON reader keeps exactly: 2^53 - 1.
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Why bytes are not the canonical JSON of a type; checked in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// `not-json`
    #[error("not JSON text in UTF-8")]
    NotJson,
    /// `not-canonical`
    #[error("not the canonical form (RFC 8785)")]
    NotCanonical,
    /// `bad-number`
    #[error("a number that is no integer below 2^53")]
    BadNumber,
    /// `wrong-members`
    #[error("missing, unknown or wrongly typed members")]
    WrongMembers,
}

impl JsonError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::NotCanonical => "not-canonical",
            Self::BadNumber => "bad-number",
            Self::WrongMembers => "wrong-members",
        }
    }
}

/// Writes a value in its canonical form.
///
/// # Errors
/// [`JsonError::BadNumber`] for a number that is no integer below 2^53, [`JsonError::WrongMembers`]
/// if the type cannot be written as JSON at all.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, JsonError> {
    let value = serde_json::to_value(value).map_err(|_| JsonError::WrongMembers)?;
    numbers_are_safe(&value)?;
    canonical(&value)
}

/// Reads the canonical form of a closed type; see [`JsonError`] for the order of checks.
pub fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, JsonError> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| JsonError::NotJson)?;
    if canonical(&value)? != bytes {
        return Err(JsonError::NotCanonical);
    }
    numbers_are_safe(&value)?;
    let typed: T = serde_json::from_value(value).map_err(|_| JsonError::WrongMembers)?;
    // A member that may be null must still be there, and every text has one spelling: what the type
    // writes must be what was read.
    if encode(&typed)? != bytes {
        return Err(JsonError::WrongMembers);
    }
    Ok(typed)
}

/// Cuts the blanks (U+0020) that pad a JSON text to its size class.
pub fn trim_blanks(bytes: &[u8]) -> &[u8] {
    let end = bytes
        .iter()
        .rposition(|byte| *byte != b' ')
        .map_or(0, |last| last + 1);
    bytes.get(..end).unwrap_or_default()
}

fn canonical(value: &Value) -> Result<Vec<u8>, JsonError> {
    serde_json_canonicalizer::to_vec(value).map_err(|_| JsonError::BadNumber)
}

fn numbers_are_safe(value: &Value) -> Result<(), JsonError> {
    match value {
        Value::Number(number) => {
            let safe = number.as_u64().is_some_and(|n| n <= MAX_INTEGER)
                || number
                    .as_i64()
                    .is_some_and(|n| n.unsigned_abs() <= MAX_INTEGER);
            if safe {
                Ok(())
            } else {
                Err(JsonError::BadNumber)
            }
        }
        Value::Array(items) => items.iter().try_for_each(numbers_are_safe),
        Value::Object(members) => members.values().try_for_each(numbers_are_safe),
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
    }
}

/// For `#[serde(deserialize_with)]`: the member may be null but must be present.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    d: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(d)
}

/// The member `v` of everything: the number 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct V1;

impl Serialize for V1 {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_u8(1)
    }
}

impl<'de> Deserialize<'de> for V1 {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        match u64::deserialize(d)? {
            1 => Ok(Self),
            _ => Err(serde::de::Error::custom("version is not 1")),
        }
    }
}
