// SPDX-License-Identifier: EUPL-1.2
//! Messages of one lane of a thread (section 6): whether one is accepted, what the set of them tells
//! about messages held back, and the portal's receipts.

mod message;
mod receipts;
mod set;

pub use message::{MessageError, verify_message};
pub use receipts::{ReceiptError, Receipts};
pub use set::{Entry, Finding, Transcript};

/// How far the sender's clock may differ from the portal's, in seconds, before it is shown.
pub const MAX_CLOCK_SKEW: i64 = 86_400;
