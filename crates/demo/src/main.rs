// SPDX-License-Identifier: EUPL-1.2
//! `just demo`: the whole of Siegelpost on one machine, with invented people. Development only.

use std::{io::Write, path::PathBuf};

use clap::Parser;
use protocol::BirthDate;
use siegelpost::Shutdown;
use siegelpost_demo::{
    clock::Ahead,
    guide, history, letter, plain_mail, stories,
    world::{self, Conditions, Placement, World, server},
};

/// The whole of Siegelpost on one machine, with invented people.
#[derive(Debug, Parser)]
#[command(name = "siegelpost-demo", version)]
struct Args {
    /// Portal, back office and mail catcher listen on N, N+1, N+2 instead of 8080, 8081, 8025.
    #[arg(long, value_name = "N")]
    port_base: Option<u16>,
    /// Data folder; kept between two runs.
    #[arg(long, value_name = "DIR", default_value = "demo-data")]
    data: PathBuf,
    /// Delete the data folder of an earlier demo and start over.
    #[arg(long)]
    fresh: bool,
    /// Run the server in a process of its own (by the program `siegelpost` beside this one).
    #[arg(long, conflicts_with = "hours_ahead")]
    server_process: bool,
    /// Live so many hours in the future: waiting times end, codes expire.
    #[arg(long, value_name = "N", default_value_t = 0)]
    hours_ahead: u32,
    /// For so many seconds a passkey or password counts for what is specially protected.
    #[arg(long, value_name = "N", default_value_t = 900)]
    fresh_seconds: u32,
    /// Begin with nobody who has an account: what has happened before (somebody who lost everything, a blocked access) is left out.
    #[arg(long)]
    bare: bool,
    /// Start an identity provider too, also with --bare; needs node. Settled at the first start on a data folder.
    #[arg(long)]
    identify: bool,
    /// Staff signs in at an identity provider first; needs node.
    #[arg(long)]
    staff_provider: bool,
    /// The child Mia was born on this day (YYYY-MM-DD): with --hours-ahead it can be seen what happens when she turns 15. Given at every start.
    #[arg(long, value_name = "DATE")]
    child_born: Option<BirthDate>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new("warn"))
        .with_writer(std::io::stderr)
        .init();
    let ports = match args.port_base {
        Some(base) => server::Ports::from_base(base)?,
        None => server::usual_ports()?,
    };
    let placement = if args.server_process {
        Placement::Process(std::env::current_exe()?.with_file_name("siegelpost"))
    } else {
        Placement::Inside
    };
    world::prepare(&args.data, args.fresh)?;
    let clock = Ahead::hours(args.hours_ahead);
    // A process of its own goes by the machine's clock, and simulated staff signs in at no provider.
    let past =
        !args.bare && !args.server_process && !args.staff_provider && history::untold(&args.data);
    if past {
        history::begin(&args.data, &clock)?;
    }
    let conditions = Conditions {
        clock: clock.clone(),
        fresh_s: args.fresh_seconds,
        identify: args.identify || !args.bare,
        staff_provider: args.staff_provider,
        child_born: args.child_born,
        print_later: past,
    };
    let mut world = World::start_with(&args.data, ports, placement, conditions).await?;
    if past {
        history::tell(&world, &clock).await?;
        world.print().await?;
    }
    if !args.bare {
        stories::tell(&world).await?;
    }
    // No program is let in where staff signs in at a provider.
    if !args.bare && !args.staff_provider {
        plain_mail::tell(&world, &clock).await?;
        letter::tell(&world).await?;
    }
    let sheets = stories::sheets(&world.dir)?;
    let mut out = std::io::stdout().lock();
    write!(out, "{}", guide::guide(&world, &sheets))?;
    let ready = guide::ready(&world, &sheets);
    writeln!(out, "{}", serde_json::to_string(&ready)?)?;
    out.flush()?;
    drop(out);
    Shutdown::on_signals()?.wait().await;
    world.stop().await
}
