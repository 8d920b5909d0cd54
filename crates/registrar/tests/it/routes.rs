// SPDX-License-Identifier: EUPL-1.2
//! Who answers a person with a mark, and which employee sees nothing of her, as the portal is told of it.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: other units are told who she is; a new configuration is told of nobody.

use registrar::portal::RouteItem;
use registrar::role::ShieldPolicy;

use crate::world::World;

/// An employee who is insured here herself, as `v-2`.
const OWN: &str = "reference,own_kvnr\ns-1,M000000019\n";

fn shields() -> ShieldPolicy {
    ShieldPolicy {
        restricted: Some("sucht".parse().unwrap()),
        employee: Some("sucht".parse().unwrap()),
        vip: None,
    }
}

async fn shielded() -> World {
    World::with(|mut config| {
        config.shields = shields();
        config
    })
    .await
}

fn told(world: &World, reference: &str) -> Vec<RouteItem> {
    let pid = world.pid(reference);
    let all = world.portal.with(|s| s.routes.clone());
    all.into_iter().filter(|item| item.pid == pid).collect()
}

/// The departments to which the newest word about somebody was sealed since the portal has heard so many profiles.
fn sealed_to(world: &World, reference: &str, from: usize) -> Vec<String> {
    let pid = world.pid(reference);
    let profiles = world.portal.with(|s| s.profiles.clone());
    let own = profiles.iter().skip(from).filter(|one| one.pid == pid);
    let mut depts: Vec<String> = own.map(|one| one.dept.to_string()).collect();
    depts.sort();
    depts
}

#[tokio::test]
async fn a_mark_leads_to_the_unit_that_serves_it_and_is_not_told_itself() {
    let world = shielded().await;
    world.import_csv("reference,flags\nv-1,employee\n");
    world.step().await.unwrap();
    assert_eq!(told(&world, "v-1"), [], "she has no account");
    // With her code she is known, and routed before she can write.
    world.letter("v-1").await;
    let first = told(&world, "v-1");
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].dept.as_ref().unwrap().as_str(), "sucht");
    assert_eq!(first[0].barred, []);
    let wire = serde_json::to_string(&first).unwrap();
    assert!(!wire.contains("employee"), "{wire}");
    // Another mark that the same unit serves is no news.
    world.import_csv("reference,flags\nv-1,employee|restricted\n");
    world.step().await.unwrap();
    assert_eq!(told(&world, "v-1").len(), 1);
    world.import_csv("reference,flags\nv-1,\n");
    world.step().await.unwrap();
    let lifted = told(&world, "v-1");
    assert!(lifted[1].seq > lifted[0].seq);
    assert_eq!(lifted[1].dept, None);
    // A mark that nobody serves leads nowhere.
    world.import_csv("reference,flags\nv-1,vip\n");
    world.step().await.unwrap();
    assert_eq!(told(&world, "v-1").len(), 2);
}

#[tokio::test]
async fn only_the_unit_that_serves_her_is_told_who_she_is_and_of_nobody_else() {
    let world = shielded().await;
    world.bound("v-1", "1985-04-12").await;
    world.step().await.unwrap();
    assert_eq!(
        sealed_to(&world, "v-1", 0),
        ["pflege"],
        "sucht is for others"
    );
    let before = world.portal.with(|s| s.profiles.len());
    world.import_csv("reference,flags,depts\nv-1,employee,pflege\n");
    world.step().await.unwrap();
    world.clock.advance(61);
    world.step().await.unwrap();
    assert_eq!(sealed_to(&world, "v-1", before), ["sucht"]);
}

#[tokio::test]
async fn an_employee_sees_nothing_of_her_own_insurance() {
    let world = shielded().await;
    world.letter("v-2").await;
    world.import_csv(OWN);
    world.step().await.unwrap();
    let first = told(&world, "v-2");
    assert_eq!(
        (first[0].dept.clone(), &*first[0].barred),
        (None, &[world.pid("s-1")][..])
    );
    // The link ends with the number.
    world.import_csv("reference,own_kvnr\ns-1,\n");
    world.step().await.unwrap();
    assert_eq!(told(&world, "v-2")[1].barred, []);
    // It is there before the account is, too.
    world.import_csv("reference,own_kvnr\ns-1,A123456780\n");
    world.letter("v-1").await;
    assert_eq!(told(&world, "v-1")[0].barred, [world.pid("s-1")]);
}

#[tokio::test]
async fn only_employees_have_a_number_of_their_own() {
    let world = shielded().await;
    let report = world.import_csv("reference,own_kvnr\nv-1,M000000019\ns-1,M000000018\n");
    let columns: Vec<_> = report.refused.iter().map(|one| one.column).collect();
    assert_eq!(columns, [Some("own_kvnr"), Some("own_kvnr")]);
}

#[tokio::test]
async fn a_new_configuration_reaches_everybody_with_a_mark_once() {
    let mut world = World::new().await;
    world.import_csv("reference,flags\nv-1,employee\n");
    world.letter("v-1").await;
    world.letter("v-2").await;
    world.registrar.tell_shields().unwrap();
    world.step().await.unwrap();
    assert_eq!(told(&world, "v-1"), []);
    world.config.shields = shields();
    for _ in 0..2 {
        let restarted = world.restarted();
        restarted.tell_shields().unwrap();
        crate::world::step(restarted, world.portal.clone())
            .await
            .unwrap();
        let shields = world.portal.with(|s| s.shields.clone());
        assert_eq!(shields, ["sucht".parse().unwrap()]);
        assert_eq!(told(&world, "v-1").len(), 1);
        assert_eq!(told(&world, "v-2"), []);
    }
    world.config.shields = ShieldPolicy::default();
    let restarted = world.restarted();
    restarted.tell_shields().unwrap();
    crate::world::step(restarted, world.portal.clone())
        .await
        .unwrap();
    assert_eq!(told(&world, "v-1")[1].dept, None);
    assert!(world.portal.with(|s| s.shields.is_empty()));
}
