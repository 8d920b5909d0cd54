// SPDX-License-Identifier: EUPL-1.2
//! What comes back: each mail has a return address of its own ([`ReturnPath`]), and the mail server hands over what arrives there
//! ([`Returns`]). Only a class, a status and the name of the server that reports are kept.

mod config;
mod path;
mod report;
mod serve;

pub use config::ReturnsConfig;
pub use lmtp::Listen;
pub use path::ReturnPath;
pub use report::{Reading, read};
pub use serve::Returns;
