// SPDX-License-Identifier: EUPL-1.2
//! The portal's receipts of one (thread, lane).

use std::collections::BTreeMap;

use crate::{
    dsse::Signed,
    ids::ThreadId,
    statement::{Lane, Receipt},
    tup::Hash,
};

/// What is wrong with a receipt. The receipts must have been verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// `receipt-for-other-object`
    #[error("for another file or place")]
    ForOtherObject,
    /// `receipt-conflict`
    #[error("two files under one number: the portal has lied")]
    Conflict,
}

impl ReceiptError {
    /// The stable name of the error, as in docs/PROTOCOL.md.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ForOtherObject => "receipt-for-other-object",
            Self::Conflict => "receipt-conflict",
        }
    }
}

/// Receipts by number.
#[derive(Debug, Clone)]
pub struct Receipts {
    thread: ThreadId,
    lane: Lane,
    by_idx: BTreeMap<u64, Signed<Receipt>>,
}

impl Receipts {
    /// None yet.
    pub const fn new(thread: ThreadId, lane: Lane) -> Self {
        Self {
            thread,
            lane,
            by_idx: BTreeMap::new(),
        }
    }

    /// Keeps the receipt of a file of this place.
    ///
    /// # Errors
    /// [`ReceiptError::ForOtherObject`] if it is not for the file, or not for this place;
    /// [`ReceiptError::Conflict`] if its number is taken by another file: keep both.
    pub fn insert(&mut self, receipt: Signed<Receipt>, file: &Hash) -> Result<(), ReceiptError> {
        let payload = receipt.payload();
        if payload.obj != *file || (payload.thread, payload.lane) != (self.thread, self.lane) {
            return Err(ReceiptError::ForOtherObject);
        }
        match self.by_idx.get(&payload.idx) {
            Some(known) if known.payload().obj != payload.obj => Err(ReceiptError::Conflict),
            Some(_) => Ok(()),
            None => {
                self.by_idx.insert(payload.idx, receipt);
                Ok(())
            }
        }
    }

    /// The receipt with a number.
    pub fn get(&self, idx: u64) -> Option<&Signed<Receipt>> {
        self.by_idx.get(&idx)
    }

    /// Ranges of numbers, first and last, that no known file has: something was held back.
    pub fn missing(&self) -> Vec<(u64, u64)> {
        let mut gaps = Vec::new();
        let mut next = 1;
        for idx in self.by_idx.keys() {
            if *idx > next {
                gaps.push((next, idx - 1));
            }
            next = idx.saturating_add(1);
        }
        gaps
    }
}
