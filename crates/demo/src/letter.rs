// SPDX-License-Identifier: EUPL-1.2
//! Before the demo begins the insurer's program made the letter of a decision to somebody who has not agreed to the inbox, and the post took it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use gateway::letters::{LetterId, Outcome, Spool, report, round};
use jiff::{Timestamp, tz::TimeZone};
use rand::rngs::OsRng;
use registrar::letter::Printer;

use crate::history;
use crate::program::Program;
use crate::world::World;

/// Afterwards this file says which letter it was.
const DONE: &str = "letter.done";
/// The unit that has decided.
const UNIT: &str = "pflege";
/// Lets it happen; at a second start nothing does.
///
/// # Errors
/// The world does not do what it should.
pub async fn tell(world: &World) -> anyhow::Result<()> {
    let done = world.dir.join(DONE);
    if done.exists() || !history::told(&world.dir) {
        return Ok(());
    }
    let program = Program::taken_in(world, UNIT).await?;
    let Program {
        config,
        office,
        agent,
        pin,
    } = &program;
    let spool = Spool::open(&config.letters.jobs)?;
    let printer = Printer::new(config.insurer.clone())?;
    let when = (*pin, world.now());
    round(office, agent, (&printer, &spool), when, &mut OsRng).await?;
    // Whoever was stopped right after the round has it already.
    let job = made(&config.letters.jobs)?.context("no letter was made")?;
    let today = Timestamp::from_second(world.now().0)?
        .to_zoned_datetime(TimeZone::get("Europe/Berlin")?)
        .date();
    let outcome = Outcome::Posted {
        on: today.to_string().parse()?,
    };
    report(office, job, &outcome).await?;
    std::fs::write(done, pdf(&config.letters.jobs, job).display().to_string())?;
    Ok(())
}

/// The PDF that the print shop was given, once it has happened.
#[must_use]
pub fn told(dir: &Path) -> Option<PathBuf> {
    let path = std::fs::read_to_string(dir.join(DONE)).ok()?;
    Some(PathBuf::from(path))
}

fn pdf(jobs: &Path, job: LetterId) -> PathBuf {
    jobs.join(job.to_string()).join("decision.pdf")
}

/// The letter in the folder of the print shop; drafts and the lock begin with a dot.
fn made(jobs: &Path) -> anyhow::Result<Option<LetterId>> {
    for entry in std::fs::read_dir(jobs)? {
        if let Some(Ok(job)) = entry?.file_name().to_str().map(str::parse) {
            return Ok(Some(job));
        }
    }
    Ok(None)
}
