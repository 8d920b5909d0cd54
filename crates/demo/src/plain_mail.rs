// SPDX-License-Identifier: EUPL-1.2
//! Before the demo begins somebody wrote a plain mail, which the gateway took in and the notifier answered.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use gateway::mail::Bridge;

use crate::clock::Ahead;
use crate::people;
use crate::program::Program;
use crate::world::World;

const DONE: &str = "plain-mail.done";
/// Longest wait for the answer.
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

/// The bridge of the program, as soon as the unit has taken it in.
///
/// # Errors
/// The slip is not taken, or no unit takes the program in.
pub async fn bridge(world: &World, clock: &Ahead) -> anyhow::Result<Bridge> {
    let Program {
        config,
        office,
        agent,
        pin,
    } = Program::taken_in(world, people::INBOX_UNIT).await?;
    let mail = config.mail.as_ref().context("no section mail")?;
    Ok(Bridge::new(
        office,
        (agent, pin),
        mail,
        Arc::new(clock.clone()),
    )?)
}
