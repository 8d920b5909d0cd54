// SPDX-License-Identifier: EUPL-1.2
//! The way from the back office's page to the insurer's virus scanner.
//!
//! What a clerk decrypts is plaintext in her browser only, and a browser cannot speak with `clamd`. This program runs beside it, on the
//! workstation or on a terminal server of the insurer; it knows nothing of the portal, keeps nothing and writes no file. It is no part of
//! the portal's program, because that must never be where plaintext is.

pub mod clamd;
pub mod config;
mod http;

pub use clamd::{Clamd, Verdict};
pub use config::{Config, ConfigError};
pub use http::{Server, serve};
