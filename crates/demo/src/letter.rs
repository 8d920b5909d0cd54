// SPDX-License-Identifier: EUPL-1.2
//! Before the demo begins the insurer's program made the letter of a decision to somebody who has not agreed to the inbox, and the post took it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use gateway::config::GatewayConfig;
use gateway::letters::{Outcome, Spool, report, round};
use gateway::member::Member;
use gateway::office::Office;
use jiff::{Timestamp, tz::TimeZone};
use protocol::Signed;
use protocol::statement::TrustDocument;
use rand::rngs::OsRng;
use registrar::letter::Printer;
use registrar::trust::Pin;

use crate::world::World;
use crate::world::gateway::config_of;
use crate::{history, plain_mail};

const DONE: &str = "letter.done";
/// The unit that has decided.
const UNIT: &str = "pflege";
/// Longest wait for the unit to take the program in.
const PATIENCE: u32 = 300;
const LOOK: Duration = Duration::from_millis(100);

/// Lets it happen; at a second start nothing does.
///
/// # Errors
/// The world does not do what it should.
pub async fn tell(world: &World) -> anyhow::Result<()> {
    let done = world.dir.join(DONE);
    if done.exists() || !history::told(&world.dir) {
        return Ok(());
    }
    let config = GatewayConfig::load(&config_of(&world.dir))?;
    let td = Signed::<TrustDocument>::from_json(&std::fs::read(&config.trust_file)?)?;
    let pin = Pin::of(&td);
    let office = Office::new(&config.office.origin)?;
    let agent = plain_mail::enrolled(world, &config, &office, pin).await?;
    let mut patience = PATIENCE;
    loop {
        agent.sign_in(&office).await?;
        let member = Member::load(&office, &agent, pin, world.now()).await?;
        if member.units.iter().any(|unit| unit.dept.as_str() == UNIT) {
            break;
        }
        patience = patience
            .checked_sub(1)
            .context("no unit took the program in")?;
        tokio::time::sleep(LOOK).await;
    }
    let (spool, printer) = (
        Spool::open(&config.letters.jobs)?,
        Printer::new(config.insurer.clone())?,
    );
    let when = (pin, world.now());
    let made = round(&office, &agent, (&printer, &spool), when, &mut OsRng).await?;
    anyhow::ensure!(
        made.letters == 1 && made.failed == 0,
        "of one letter: {made:?}"
    );
    let folder = folders(&config.letters.jobs)?
        .pop()
        .context("the letter has no folder")?;
    let job = folder.file_name().and_then(|name| name.to_str());
    let job = job.context("a folder without a name")?.parse()?;
    let today = Timestamp::from_second(world.now().0)?
        .to_zoned_datetime(TimeZone::get("Europe/Berlin")?)
        .date();
    let outcome = Outcome::Posted {
        on: today.to_string().parse()?,
    };
    report(&office, job, &outcome).await?;
    std::fs::write(done, "")?;
    Ok(())
}

/// The PDF that the print shop was given, once it has happened.
#[must_use]
pub fn told(dir: &Path) -> Option<PathBuf> {
    let config = GatewayConfig::load(&config_of(dir)).ok()?;
    let folder = folders(&config.letters.jobs).ok()?.pop()?;
    let pdf = folder.join("decision.pdf");
    (dir.join(DONE).exists() && pdf.exists()).then_some(pdf)
}

/// The folders of letters; drafts and the lock begin with a dot.
fn folders(jobs: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(jobs)? {
        let path = entry?.path();
        let named = path.file_name().and_then(|name| name.to_str());
        if path.is_dir() && named.is_some_and(|name| !name.starts_with('.')) {
            found.push(path);
        }
    }
    Ok(found)
}
