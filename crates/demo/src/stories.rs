// SPDX-License-Identifier: EUPL-1.2
//! What has happened before the demo begins: somebody lost everything and waits for her history, somebody's access is blocked,
//! somebody's insurance has ended.
//! Played by simulated clients over real HTTP, once for a data folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use protocol::statement::{Basis, DeskAsk, RepEntry, RepProof, RepRight};
use protocol::{Dept, Matter, Org, UnixTime};
use registrar::role::Channel;
use serde::{Deserialize, Serialize};
use siegelpost::{Config, admin};

use crate::{
    people,
    sim::{Face, NewText, Person},
    world::World,
};

/// Says in the data folder that all of it has happened.
const DONE: &str = "stories.done";

/// Lets it happen; at a second start nothing does.
///
/// # Errors
/// The world does not do what it should.
pub async fn tell(world: &World) -> anyhow::Result<()> {
    let done = world.dir.join(DONE);
    if done.exists() {
        return Ok(());
    }
    lost_everything(world)
        .await
        .context("the story of somebody who lost everything")?;
    blocked(world)
        .await
        .context("the story of a blocked access")?;
    ended(world)
        .await
        .context("the story of an insurance that has ended")?;
    four_eyes(world)
        .await
        .context("the story of an entry that waits for a second employee")?;
    std::fs::write(done, "")?;
    Ok(())
}

/// A colleague at the desk has entered that the guardian acts for a third person, too; somebody else has to release it.
async fn four_eyes(world: &World) -> anyhow::Result<()> {
    let (dob, code) = world.new_code(people::ENTERED_BY, Channel::Staff).await?;
    let (org, dept): (Org, Dept) = (people::ORG.parse()?, "service".parse()?);
    let now = world.now();
    let office = world.office();
    let clerk = Person::activate(&office, Face::Office, &org, &code, &dob, now).await?;
    clerk.desk(&dept).await?;
    let entry = RepEntry {
        rep: world.pid("R-01")?,
        subject: world.pid(people::NEWLY_IDENTIFIED)?,
        scope: None,
        rights: vec![RepRight::Read, RepRight::Write, RepRight::Post],
        basis: Basis::Betreuung,
        nbf: None,
        exp: Some(now.plus(2 * 365 * 86_400)),
        proof: RepProof::CourtOrder,
        filed: "Betreuungsakte 114, Blatt 3".to_owned(),
    };
    clerk
        .ask_desk(&dept, DeskAsk::RepEnter { entry }, world.now())
        .await?;
    Ok(())
}

/// She was at the branch, wrote to a unit, lost phone and sheet, and has activated a new letter: what she wrote waits for a
/// clerk, and for the week in which her old address can object.
async fn lost_everything(world: &World) -> anyhow::Result<()> {
    let branch = Channel::Branch { by: None };
    let before = activate(world, people::NEWLY_IDENTIFIED, branch).await?;
    let (dept, matter): (Dept, Matter) = ("pflege".parse()?, "pflege-frage".parse()?);
    let now = world.now();
    let (mut thread, grants) = before.new_thread(&dept, &matter, now).await?;
    let text = NewText {
        subject: "Entlastungsbetrag für die Nachbarschaftshilfe".to_owned(),
        body: "Guten Tag, meine Nachbarin hilft mir zweimal in der Woche im Haushalt. Kann ich das über den Entlastungsbetrag abrechnen?\n\nMit freundlichen Grüßen\nJana Quast".to_owned(),
        uploads: Vec::new(),
    };
    let first = before.prepare_first(&mut thread, grants, text, now)?;
    before.post(&first).await?;
    // Signed times are whole seconds: a key that is bound in the second in which she wrote would be the one that she wrote with.
    while world.now() <= now {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    activate(world, people::NEWLY_IDENTIFIED, Channel::Letter).await?;
    Ok(())
}

/// His phone was stolen, he called, and his access was blocked.
async fn blocked(world: &World) -> anyhow::Result<()> {
    let person = activate(world, people::BLOCKED, Channel::Letter).await?;
    let config = Config::load(world.config())?;
    admin::persons::block(&config.store, &person.pid.to_string()).await
}

/// She wrote to a unit while she was insured; since yesterday she is insured elsewhere. Her recovery sheet lies beside the letters.
async fn ended(world: &World) -> anyhow::Result<()> {
    let branch = Channel::Branch { by: None };
    let (dob, code) = world.new_code(people::ENDED, branch).await?;
    let (org, portal, now): (Org, _, _) = (people::ORG.parse()?, world.portal(), world.now());
    let (person, sheet) = Person::activate_with_sheet(&portal, &org, (&code, &dob), now).await?;
    let (dept, matter): (Dept, Matter) = ("krankengeld".parse()?, "krankengeld-zahlung".parse()?);
    let (mut thread, grants) = person.new_thread(&dept, &matter, now).await?;
    let text = NewText {
        subject: "Letzte Zahlung vor dem Wechsel".to_owned(),
        body: "Guten Tag, ich wechsle zum Monatsende die Kasse. Kommt die letzte Zahlung noch von Ihnen?

Mit freundlichen Grüßen
Olga Ost".to_owned(),
        uploads: Vec::new(),
    };
    let first = person.prepare_first(&mut thread, grants, text, now)?;
    person.post(&first).await?;
    world
        .insurer
        .end_insurance(people::ENDED, yesterday(now)?)?;
    until_told(&person).await?;
    let sheet = Sheet {
        name: "Olga Ost".to_owned(),
        dob,
        code: sheet,
    };
    std::fs::write(sheet_of(&world.dir), serde_json::to_vec_pretty(&sheet)?)?;
    Ok(())
}

/// The registrar looks for ends with every round.
async fn until_told(person: &Person) -> anyhow::Result<()> {
    for _ in 0..200 {
        let session = person.http().get("session").await?;
        if session
            .get("ending")
            .is_some_and(|ending| !ending.is_null())
        {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the portal has not heard of it after 20 s")
}

fn yesterday(now: UnixTime) -> anyhow::Result<Date> {
    let today = Timestamp::from_second(now.0)?.to_zoned_datetime(TimeZone::UTC);
    Ok(today.date().yesterday()?)
}

/// A recovery sheet of somebody prepared: in the demo the only way to sign in as somebody who has keys already.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sheet {
    /// Whose it is.
    pub name: String,
    /// Birth date, which the portal asks for.
    pub dob: String,
    /// The code of the sheet.
    pub code: String,
}

fn sheet_of(dir: &Path) -> PathBuf {
    dir.join("letters").join("notfallblatt.json")
}

/// The recovery sheets of those who were prepared; none with `--bare`.
///
/// # Errors
/// There is a file of them that cannot be read.
pub fn sheets(dir: &Path) -> anyhow::Result<Vec<Sheet>> {
    let file = sheet_of(dir);
    if !file.exists() {
        return Ok(Vec::new());
    }
    Ok(vec![serde_json::from_slice(&std::fs::read(file)?)?])
}

async fn activate(world: &World, reference: &str, channel: Channel) -> anyhow::Result<Person> {
    let (dob, code) = world.new_code(reference, channel).await?;
    let org: Org = people::ORG.parse()?;
    let now: UnixTime = world.now();
    let portal = world.portal();
    Ok(Person::activate(&portal, Face::Portal, &org, &code, &dob, now).await?)
}
