// SPDX-License-Identifier: EUPL-1.2
//! The operator's command.

use std::process::ExitCode;

use clap::Parser;
use siegelpost::cli::Cli;
use siegelpost::run;

fn main() -> ExitCode {
    run::run(Cli::parse())
}
