// SPDX-License-Identifier: EUPL-1.2
//! Those who wrote and answered: simulated people with keys and sessions, each signed in anew when time has passed.

use std::collections::BTreeMap;

use anyhow::Context;
use protocol::{Dept, Org, UnixTime};
use registrar::role::Channel;

use super::people::{CLERKS, PERSONS};
use crate::{
    people::ORG,
    sim::{Desk, Face, Person},
    world::World,
};

/// Seconds after which somebody signs in again.
const SIGNED_IN: i64 = 5 * 60;

struct Member {
    person: Person,
    seen: UnixTime,
}

impl Member {
    async fn here(&mut self, now: UnixTime) -> anyhow::Result<&Person> {
        if now.0 - self.seen.0 > SIGNED_IN {
            self.person.sign_in().await?;
        }
        self.seen = now;
        Ok(&self.person)
    }
}

/// All of them.
pub struct Crew {
    persons: BTreeMap<&'static str, Member>,
    /// By unit.
    clerks: BTreeMap<&'static str, (Member, Desk)>,
}

impl Crew {
    /// Everybody activates an account.
    pub async fn activate(world: &World) -> anyhow::Result<Self> {
        let mut persons = BTreeMap::new();
        for (reference, ..) in PERSONS {
            let branch = Channel::Branch { by: None };
            let person = activate(world, reference, branch, Face::Portal).await?;
            persons.insert(reference, person);
        }
        let mut clerks = BTreeMap::new();
        for (reference, _, _, _, _, dept) in CLERKS {
            let clerk = activate(world, reference, Channel::Staff, Face::Office).await?;
            clerks.insert(dept, clerk);
        }
        let mut seated = BTreeMap::new();
        for (name, clerk) in clerks {
            let dept: Dept = name.parse()?;
            let desk = clerk.person.desk(&dept).await?;
            seated.insert(name, (clerk, desk));
        }
        Ok(Self {
            persons,
            clerks: seated,
        })
    }

    /// An insured person, signed in.
    pub async fn person(&mut self, reference: &str, now: UnixTime) -> anyhow::Result<&Person> {
        let member = self
            .persons
            .get_mut(reference)
            .with_context(|| format!("{reference} has no account"))?;
        member.here(now).await
    }

    /// The clerk of a unit, signed in.
    pub async fn clerk(&mut self, dept: &str, now: UnixTime) -> anyhow::Result<(&Person, &Desk)> {
        let (member, desk) = self
            .clerks
            .get_mut(dept)
            .with_context(|| format!("{dept} has no clerk"))?;
        Ok((member.here(now).await?, desk))
    }
}

async fn activate(
    world: &World,
    reference: &str,
    channel: Channel,
    face: Face,
) -> anyhow::Result<Member> {
    let (dob, code) = world.new_code(reference, channel).await?;
    let org: Org = ORG.parse()?;
    let seen = world.now();
    let origin = match face {
        Face::Portal => world.portal(),
        Face::Office => world.office(),
    };
    let person = Person::activate(&origin, face, &org, &code, &dob, seen)
        .await
        .with_context(|| format!("{reference} cannot activate"))?;
    Ok(Member { person, seen })
}
