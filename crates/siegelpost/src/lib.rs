// SPDX-License-Identifier: EUPL-1.2
//! The operator's command as a library: configuration, composition, and the tasks of `siegelpost admin`.
//!
//! Programs that run the server inside themselves (the demo, tests) use [`start`] with a clock of their own.

pub mod admin;
pub mod audit;
pub mod backup;
pub mod cli;
pub mod config;
pub mod doctor;
pub mod evidence;
pub mod export;
pub mod files;
pub mod housekeeping;
pub mod logs;
pub mod notify;
pub mod run;
pub mod serve;
pub mod shutdown;

pub use config::{Config, ConfigError};
pub use notify::notify;
pub use serve::{ServeError, Started, TimeAndChance, serve, start};
pub use shutdown::{Shutdown, Trigger};
