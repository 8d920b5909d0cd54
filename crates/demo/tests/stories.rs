// SPDX-License-Identifier: EUPL-1.2
//! What has happened before the demo begins is there for those who look, and happens once.
#![expect(clippy::unwrap_used, reason = "tests may panic")]

use protocol::{Org, UnixTime};
use serde_json::Value;
use siegelpost_demo::{
    people,
    sim::{Desk, Face, Person},
    stories,
    world::{
        Placement, World,
        paper::Paper,
        prepare,
        server::{Ports, free_port},
    },
};

fn ports() -> Ports {
    Ports {
        portal: free_port().unwrap(),
        office: free_port().unwrap(),
        agent: free_port().unwrap(),
        provider: free_port().unwrap(),
        mails: free_port().unwrap(),
    }
}

async fn clerk(world: &World, of: &str, dept: &str) -> (Person, Desk) {
    let slip = |paper: &&Paper| paper.name == of;
    let slip = world.papers.staff.iter().find(slip).unwrap();
    let org: Org = people::ORG.parse().unwrap();
    let now: UnixTime = world.now();
    let office = world.office();
    let clerk = Person::activate(&office, Face::Office, &org, &slip.code, &slip.dob, now);
    let clerk = clerk.await.unwrap();
    let desk = clerk.desk(&dept.parse().unwrap()).await.unwrap();
    (clerk, desk)
}

fn pid(world: &World, reference: &str) -> String {
    let person = world.insurer.registrar.find_by_reference(reference);
    person.unwrap().unwrap().pid.to_string()
}

#[tokio::test]
async fn a_unit_sees_who_waits_for_history_and_a_desk_who_is_blocked_and_what_waits() {
    let dir = tempfile::tempdir().unwrap();
    prepare(dir.path(), false).unwrap();
    let world = World::start(dir.path(), ports(), Placement::Inside)
        .await
        .unwrap();
    stories::tell(&world).await.unwrap();
    // A second start finds all of it done.
    stories::tell(&world).await.unwrap();

    let (lead, unit) = clerk(&world, "Sina Probst", "pflege").await;
    let threads = lead.worklist(&unit).await.unwrap();
    assert_eq!(threads.len(), 1);
    let path = format!("threads/{}", threads[0]);
    let thread = lead.http().get(&path).await.unwrap();
    let held = thread.pointer("/history/0/pid").and_then(Value::as_str);
    assert_eq!(held, Some(pid(&world, people::NEWLY_IDENTIFIED).as_str()));

    let (desk, _) = clerk(&world, "Gülay Muster", "service").await;
    for (reference, state) in [
        (people::NEWLY_IDENTIFIED, "active"),
        (people::BLOCKED, "blocked"),
    ] {
        let path = format!("desk/persons/{}?dept=service", pid(&world, reference));
        let seen = desk.http().get(&path).await.unwrap();
        assert_eq!(seen.get("state").and_then(Value::as_str), Some(state));
    }
    // A colleague's entry waits for one of them: it was taken, and nothing holds.
    let evidence = world
        .insurer
        .registrar
        .evidence(world.pid(people::NEWLY_IDENTIFIED).unwrap());
    assert!(
        evidence
            .unwrap()
            .iter()
            .any(|kind| kind == "representation-entered")
    );
    world.stop().await.unwrap();
}
