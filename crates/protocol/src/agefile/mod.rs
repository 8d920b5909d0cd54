// SPDX-License-Identifier: EUPL-1.2
//! age files (C2SP `age`, binary form) with post-quantum hybrid recipients only: sealing, and the
//! structural check that everybody makes before storing or opening a file.

pub mod hpke;
mod recipient;
mod scanner;
mod seal;
mod stream;

pub use recipient::{NotARecipient, Recipient};
pub use scanner::{HeaderError, HeaderInfo, HeaderRules, HeaderScanner, Progress, scan};
pub use seal::{SealError, SealWriter, seal, seal_many, seal_writer};
pub use stream::{minimal_length, plaintext_length};

/// Stanza type of the one recipient type in use.
pub const STANZA: &str = "mlkem768x25519";
