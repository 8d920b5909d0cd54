// SPDX-License-Identifier: EUPL-1.2
//! Portal inbox, back office and agent API over HTTP. Thin: parse, one named unit of work of the store, answer.
//!
//! Every route stands in [`routes`], the gate enforces its row, and no handler knows SQL. The contract is `docs/API.md`.

mod agent;
pub mod api;
mod assets;
mod common;
pub mod config;
mod cookie;
pub mod error;
mod escalate;
mod extract;
pub mod face;
mod health;
mod hub;
mod later;
mod log;
mod middleware;
mod office;
pub mod openapi;
pub mod pages;
mod portal;
mod presence;
pub mod provider;
pub mod remedies;
pub mod routes;
mod server;
mod state;
pub mod tls;
mod token;
mod watch;
mod webauthn;

pub use config::{Config, ConfigError};
pub use face::Face;
pub use health::install_metrics;
pub use log::log_directives;
pub use server::{Listeners, Parts, Running, StartError, receipt_key, start};
