// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost-scan-bridge`: from the back office's page to the virus scanner of this machine.

use std::io::Write;
use std::path::PathBuf;

use clap::Parser;
use scan_bridge::{Config, serve};

#[derive(Parser)]
#[command(version, about = "From the back office's page to the virus scanner")]
struct Arguments {
    /// Configuration file.
    #[arg(long)]
    config: PathBuf,
}

#[actix_web::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let server = serve(&Config::read(&arguments.config)?)?;
    writeln!(std::io::stdout(), "listening on {}", server.address)?;
    server.running.await?;
    Ok(())
}
