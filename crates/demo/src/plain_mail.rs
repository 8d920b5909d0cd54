// SPDX-License-Identifier: EUPL-1.2
//! Before the demo begins somebody wrote a plain mail, which the gateway took in and the notifier answered.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use gateway::agent::{Agent, Enrolment, enrol};
use gateway::config::GatewayConfig;
use gateway::mail::Bridge;
use gateway::member::Member;
use gateway::office::Office;
use protocol::Signed;
use protocol::statement::TrustDocument;
use rand::rngs::OsRng;
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::trust::Pin;

use crate::clock::Ahead;
use crate::people;
use crate::world::World;
use crate::world::gateway::{code_of, config_of};

const DONE: &str = "plain-mail.done";
/// Longest wait for the unit to take the program in, and for the answer.
const PATIENCE: u32 = 300;
const LOOK: Duration = Duration::from_millis(100);

/// Whom it came from; nobody has this address.
pub const SENDER: &str = "gerda.gruen@post.example";

/// What she wrote, as her mail server handed it over.
pub const MAIL: &str = "From: Gerda Gruen <gerda.gruen@post.example>\r\nTo: service@musterkasse.example\r\n\
Subject: Neue Karte\r\nDate: Mon, 23 Nov 2026 09:41:00 +0100\r\nMessage-ID: <1@post.example>\r\nMIME-Version: 1.0\r\n\
Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
Guten Tag,\r\n\r\nmeine Karte ist gebrochen. Schicken Sie mir bitte eine neue?\r\n\r\nGerda Grün\r\n";

/// Lets it happen; at a second start nothing does.
///
/// # Errors
/// The world does not do what it should.
pub async fn tell(world: &World, clock: &Ahead) -> anyhow::Result<()> {
    let done = world.dir.join(DONE);
    if done.exists() {
        return Ok(());
    }
    let bridge = bridge(world, clock).await?;
    let inbox = bridge.inbox(people::INBOX).cloned().context("no inbox")?;
    bridge
        .bring(MAIL.as_bytes().to_vec(), SENDER, &inbox)
        .await?;
    for _ in 0..PATIENCE {
        let mails = world.catcher.mails().all();
        if mails
            .iter()
            .any(|mail| mail.to.iter().any(|to| to == SENDER))
        {
            std::fs::write(done, "")?;
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
    anyhow::bail!("nobody answered the mail in time")
}

/// Whether it has happened in a data folder.
#[must_use]
pub fn told(dir: &Path) -> bool {
    dir.join(DONE).exists()
}

/// The enrolled program, as soon as the unit has taken it in.
///
/// # Errors
/// The slip is not taken, or no unit takes the program in.
pub async fn bridge(world: &World, clock: &Ahead) -> anyhow::Result<Bridge> {
    let config = GatewayConfig::load(&config_of(&world.dir))?;
    let td = Signed::<TrustDocument>::from_json(&std::fs::read(&config.trust_file)?)?;
    let pin = Pin::of(&td);
    let office = Office::new(&config.office.origin)?;
    let agent = enrolled(world, &config, &office, pin).await?;
    let mail = config.mail.as_ref().context("no section mail")?;
    for _ in 0..PATIENCE {
        agent.sign_in(&office).await?;
        let member = Member::load(&office, &agent, pin, world.now()).await?;
        let mut units = member.units.iter();
        if units.any(|unit| unit.dept.as_str() == people::INBOX_UNIT && unit.writes) {
            let clock = Arc::new(clock.clone());
            return Ok(Bridge::new(office, (agent, pin), mail, clock)?);
        }
        tokio::time::sleep(LOOK).await;
    }
    anyhow::bail!("no unit took the program in")
}

pub(crate) async fn enrolled(
    world: &World,
    config: &GatewayConfig,
    office: &Office,
    pin: Pin,
) -> anyhow::Result<Agent> {
    if config.keys.exists() {
        let folder = KeyFolder::open(&config.keys, KeyKind::Agent)?;
        return Ok(Agent::open(&folder, &config.org)?);
    }
    let folder = KeyFolder::create(&config.keys, KeyKind::Agent)?;
    let code = std::fs::read_to_string(code_of(&world.dir))?;
    let born = people::PROGRAM_BORN
        .parse()
        .map_err(|_| anyhow::anyhow!("born"))?;
    let new = Enrolment {
        org: &config.org,
        pin,
        code: code.trim(),
        born: &born,
        now: world.now(),
    };
    Ok(enrol(office, &folder, &new, &mut OsRng).await?)
}
