// SPDX-License-Identifier: EUPL-1.2
//! Content-free mails, and signs to browsers: "there is something new for you", and nothing else.
//!
//! The notifier knows an address, a language and an opaque id. It cannot open a message, has no connection to
//! the store of messages, and writes one constant text per language.

pub mod address;
pub mod backoff;
pub mod config;
pub mod dkim;
mod relays;
pub mod render;
pub mod returns;
mod stream;
pub mod texts;
pub mod transport;
pub mod worker;

pub use config::{
    BrandConfig, ConfigError, DaneConfig, DiscreetConfig, DkimAlgorithm, DkimConfig,
    NotifierConfig, PushConfig, SmtpConfig, TlsMode,
};
pub use render::{Renderer, Words};
pub use returns::{Listen, ReturnPath, Returns, ReturnsConfig};
pub use texts::{Brand, Lang};
pub use transport::Transport;
pub use worker::{Step, Worker, WorkerError};
