// SPDX-License-Identifier: EUPL-1.2
//! Measures, in one run, ours beside a peer or a limit: absolute figures hold for a quiet machine only, the ratios of one run also elsewhere.
//! Build with `--release`.
#![expect(clippy::print_stdout, reason = "a command that prints figures")]

mod cpu;
mod mails;

use clap::Parser;

/// What to measure.
#[derive(Debug, Parser)]
#[command(name = "siegelpost-bench", version)]
enum Bench {
    /// Mails a second from the outbox into Postfix's `smtp-sink`, beside lettre alone with mails of the same size.
    Mails(mails::Plan),
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Bench::parse() {
        Bench::Mails(plan) => mails::measure(&plan).await,
    }
}
