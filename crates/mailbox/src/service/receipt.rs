// SPDX-License-Identifier: EUPL-1.2
//! Receipts: the server's signed word that it has accepted these bytes, at that place, at that time.

use std::sync::Arc;

use protocol::ids::{Org, UnixTime};
use protocol::json::V1;
use protocol::statement::{AuditHead, EvidenceHead, Lane, Receipt};
use protocol::{Hash, Signed, SigningKey};

use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::{MessageId, ThreadId};

/// What a receipt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiptable {
    /// Thread.
    pub thread: ThreadId,
    /// Lane.
    pub lane: Lane,
    /// SHA-256 of the file.
    pub obj: Hash,
    /// Length of the file in bytes.
    pub size: u64,
    /// Receipt index.
    pub idx: u64,
    /// When it was accepted.
    pub at: Timestamp,
}

/// Signs receipts inside the unit of work that stores the message, so that no index is signed twice.
pub trait ReceiptSigner: Send + Sync {
    /// Whose receipts these are.
    fn org(&self) -> &Org;

    /// Signs.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the payload breaks its own rules.
    fn sign(&self, what: &Receiptable) -> Result<Signed<Receipt>, StoreError>;

    /// Signs how the chain of audit entries ends now.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the payload breaks its own rules.
    fn sign_head(&self, n: u64, hash: Hash, at: Timestamp)
    -> Result<Signed<AuditHead>, StoreError>;

    /// Signs how the evidence of a decision ends now: number and hash of its last entry.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the payload breaks its own rules.
    fn sign_evidence(
        &self,
        mid: MessageId,
        last: (u64, Hash),
        at: Timestamp,
    ) -> Result<Signed<EvidenceHead>, StoreError>;
}

/// Signs with a key in memory.
#[derive(Clone, Debug)]
pub struct KeySigner {
    org: Org,
    key: Arc<SigningKey>,
}

impl KeySigner {
    /// The public half of the key.
    #[must_use]
    pub fn public(&self) -> protocol::PublicKey {
        self.key.public()
    }

    /// From the key of role `receipt`.
    #[must_use]
    pub fn new(org: Org, key: SigningKey) -> Self {
        Self {
            org,
            key: Arc::new(key),
        }
    }
}

impl ReceiptSigner for KeySigner {
    fn org(&self) -> &Org {
        &self.org
    }

    fn sign(&self, what: &Receiptable) -> Result<Signed<Receipt>, StoreError> {
        let receipt = Receipt {
            v: V1,
            org: self.org.clone(),
            thread: what.thread,
            lane: what.lane,
            obj: what.obj,
            size: what.size,
            ts: UnixTime(what.at.secs()),
            idx: what.idx,
        };
        Signed::sign(receipt, &[&self.key]).map_err(|e| StoreError::Internal(e.to_string()))
    }

    fn sign_head(
        &self,
        n: u64,
        hash: Hash,
        at: Timestamp,
    ) -> Result<Signed<AuditHead>, StoreError> {
        let head = AuditHead {
            v: V1,
            org: self.org.clone(),
            n,
            hash,
            ts: UnixTime(at.secs()),
        };
        Signed::sign(head, &[&self.key]).map_err(|e| StoreError::Internal(e.to_string()))
    }

    fn sign_evidence(
        &self,
        mid: MessageId,
        (n, hash): (u64, Hash),
        at: Timestamp,
    ) -> Result<Signed<EvidenceHead>, StoreError> {
        let head = EvidenceHead {
            v: V1,
            org: self.org.clone(),
            mid,
            n,
            hash,
            ts: UnixTime(at.secs()),
        };
        Signed::sign(head, &[&self.key]).map_err(|e| StoreError::Internal(e.to_string()))
    }
}
