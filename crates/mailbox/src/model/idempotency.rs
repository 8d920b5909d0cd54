// SPDX-License-Identifier: EUPL-1.2
//! Answers that are given again.

use protocol::Hash;

/// What identifies a request that may be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Who asks: 16 bytes of a person's or session's id, or the word `agent`.
    pub actor: Vec<u8>,
    /// The header `Idempotency-Key`.
    pub key: String,
    /// Method and path pattern.
    pub route: String,
    /// SHA-256 of path and body.
    pub request: Hash,
}

/// A stored answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    /// Status code.
    pub status: u16,
    /// Body.
    pub body: String,
}

/// Whether the work is still to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Yes; store the answer in the same unit of work.
    New,
    /// No; give this answer again.
    Answered(StoredAnswer),
}
