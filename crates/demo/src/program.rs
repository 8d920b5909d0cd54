// SPDX-License-Identifier: EUPL-1.2
//! The insurer's gateway inside the demo's own process: enrolled once for a data folder, and used by what happens before the demo begins.

use std::time::Duration;

use gateway::agent::{Agent, Enrolment, enrol};
use gateway::config::GatewayConfig;
use gateway::member::Member;
use gateway::office::Office;
use protocol::Signed;
use protocol::statement::TrustDocument;
use rand::rngs::OsRng;
use registrar::keyfolder::{KeyFolder, KeyKind};
use registrar::trust::Pin;

use crate::people;
use crate::world::World;
use crate::world::gateway::{code_of, config_of};

/// Longest wait for a unit to take the program in.
const PATIENCE: u32 = 300;
const LOOK: Duration = Duration::from_millis(100);

/// The program, signed in.
pub struct Program {
    /// Its configuration.
    pub config: GatewayConfig,
    /// The way to the back office.
    pub office: Office,
    /// Its keys.
    pub agent: Agent,
    /// Whom it believes.
    pub pin: Pin,
}

impl Program {
    /// Enrols it if it is not, and waits until it is in a unit.
    ///
    /// # Errors
    /// The slip is not taken, or the unit does not take the program in within half a minute.
    pub async fn taken_in(world: &World, unit: &str) -> anyhow::Result<Self> {
        let config = GatewayConfig::load(&config_of(&world.dir))?;
        let td = Signed::<TrustDocument>::from_json(&std::fs::read(&config.trust_file)?)?;
        let pin = Pin::of(&td);
        let office = Office::new(&config.office.origin)?;
        let agent = enrolled(world, &config, &office, pin).await?;
        for _ in 0..PATIENCE {
            agent.sign_in(&office).await?;
            let member = Member::load(&office, &agent, pin, world.now()).await?;
            if member.units.iter().any(|one| one.dept.as_str() == unit) {
                return Ok(Self {
                    config,
                    office,
                    agent,
                    pin,
                });
            }
            tokio::time::sleep(LOOK).await;
        }
        anyhow::bail!("no unit took the program in")
    }
}

async fn enrolled(
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
