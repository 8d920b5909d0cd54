// SPDX-License-Identifier: EUPL-1.2
//! What stands in an exported file: one canonical JSON object (RFC 8785) a line.

use protocol::json::V1;
use protocol::ledger::AuditEntry;
use protocol::{Envelope, Hash, Org, PublicKey};
use serde::{Deserialize, Serialize};

/// A line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Line {
    /// The first one.
    Begin {
        /// 1.
        v: V1,
        /// Whose chain.
        org: Org,
        /// Number of the first entry that follows.
        from: u64,
        /// Hash of the one before it, or what stands before the first one.
        prev: Hash,
        /// Public half of the receipt key of the exporting server; a hint, nobody's word.
        key: PublicKey,
    },
    /// An entry.
    Entry {
        /// What happened.
        entry: Box<AuditEntry>,
        /// Its hash in the chain.
        hash: Hash,
    },
    /// A signed head; the last line is one for the last entry.
    Head {
        /// `audit-head` statement.
        stmt: Envelope,
    },
}
