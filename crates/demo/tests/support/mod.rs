// SPDX-License-Identifier: EUPL-1.2
//! Simulated people of a demo that runs in the test.

use protocol::Org;
use siegelpost_demo::{
    people,
    sim::{Desk, Face, Person},
    world::World,
};

/// Somebody with a slip opens the account, and the desk of the unit.
pub async fn clerk(world: &World, name: &str, dept: &str) -> (Person, Desk) {
    let slips = &world.papers.staff;
    let slip = slips.iter().find(|paper| paper.name == name).unwrap();
    let org: Org = people::ORG.parse().unwrap();
    let (office, now) = (world.office(), world.now());
    let clerk = Person::activate(&office, Face::Office, &org, &slip.code, &slip.dob, now);
    let clerk = clerk.await.unwrap();
    let desk = clerk.desk(&dept.parse().unwrap()).await.unwrap();
    (clerk, desk)
}
