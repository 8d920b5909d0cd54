// SPDX-License-Identifier: EUPL-1.2
//! Log lines: JSON on standard error, opaque ids only.

use anyhow::Context;
use tracing_subscriber::EnvFilter;

use crate::config::{LogConfig, LogFormat};

/// Starts logging for the whole process.
///
/// # Errors
/// The filter does not parse, or somebody has started logging before.
pub fn start(config: &LogConfig) -> anyhow::Result<()> {
    let filter = EnvFilter::builder()
        // What libraries would print of requests and credentials stays off, whatever the operator asks for.
        .parse(web::log_directives(&config.filter))
        .context("log.filter")?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match config.format {
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
        LogFormat::Text => lines.try_init(),
    };
    started.map_err(|_| anyhow::anyhow!("logging was started before"))
}
