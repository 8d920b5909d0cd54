// SPDX-License-Identifier: EUPL-1.2
//! The end of an insurance, and of a life, as the portal is told of it. Negative controls, in `.ci/seeded-bugs.toml`:
//! without the notice a late report closes at once; with one side only the dead go on acting for others.

use protocol::UnixTime;
use protocol::statement::{Basis, KeycardKind, RepRight, RevocationList};
use rand::rngs::OsRng;
use registrar::person::{Ending, EndingReason};
use registrar::portal::EndingItem;
use registrar::role::{Channel, RepresentationOrder};

use crate::fake::{Break, bound};
use crate::holder::Holder;
use crate::world::World;

const DAY: i64 = 86_400;

fn at(text: &str) -> UnixTime {
    UnixTime(text.parse::<jiff::Timestamp>().unwrap().as_second())
}

/// The newest thing that the portal was told of somebody.
fn newest(world: &World, reference: &str) -> Option<EndingItem> {
    let pid = world.pid(reference);
    let all = world.portal.with(|s| s.endings.clone());
    all.into_iter().rfind(|item| item.pid == pid)
}

fn told(world: &World) -> usize {
    world.portal.with(|s| s.endings.len())
}

async fn last_day(world: &World, day: &str) {
    world.import_csv(&format!("reference,insured_until\nv-1,{day}\n"));
    world.step().await.unwrap();
}

/// Jan acts for Erika, and she for him.
fn acting_both_ways(world: &World) {
    for (rep, subject) in [("v-1", "v-2"), ("v-2", "v-1")] {
        let order = RepresentationOrder {
            rep: world.pid(rep),
            subject: world.pid(subject),
            scope: None,
            rights: vec![RepRight::Read],
            basis: Basis::Vollmacht,
            nbf: None,
            exp: Some(world.now().plus(300 * DAY)),
            evidence: "Vollmacht gesehen".to_owned(),
            custody_seen: false,
            entered_by: "Mia Probe".to_owned(),
            approved_by: "Tom Beispiel".to_owned(),
        };
        world.registrar.represent(&order, &mut OsRng).unwrap();
    }
}

#[tokio::test]
async fn an_end_is_told_once_and_lifted_when_the_insurance_goes_on() {
    let world = World::new().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    assert_eq!(told(&world), 0, "nobody asked");
    last_day(&world, "2026-12-31").await;
    let first = newest(&world, "v-1").unwrap();
    assert_eq!(first.pid, erika.pid);
    let expected = Ending {
        reason: EndingReason::Insurance,
        read_only_at: at("2026-12-31T23:00:00Z"),
        closes_at: at("2027-03-31T22:00:00Z"),
    };
    assert_eq!(first.ending, Some(expected));
    // The same file again, and another column: nothing to tell.
    last_day(&world, "2026-12-31").await;
    world.import_csv("reference,family\nv-1,Mustermann\n");
    world.step().await.unwrap();
    assert_eq!(told(&world), 1);
    // Later than was said.
    last_day(&world, "2027-01-31").await;
    let later = newest(&world, "v-1").unwrap();
    assert!(later.seq > first.seq);
    assert_eq!(
        later.ending.map(|one| one.read_only_at),
        Some(at("2027-01-31T23:00:00Z"))
    );
    // It goes on.
    last_day(&world, "").await;
    let lifted = newest(&world, "v-1").unwrap();
    assert!(lifted.seq > later.seq);
    assert_eq!(lifted.ending, None);
    let kinds = world.registrar.evidence(erika.pid).unwrap();
    assert_eq!(kinds.iter().filter(|k| *k == "ending-told").count(), 3);
}

#[tokio::test]
async fn a_core_system_that_reports_late_takes_nobodys_papers_away() {
    let world = World::new().await;
    world.bound("v-1", "1985-04-12").await;
    world.clock.advance(3 * DAY);
    let heard = world.now();
    last_day(&world, "2026-02-28").await;
    let ending = newest(&world, "v-1").unwrap().ending.unwrap();
    assert_eq!(ending.read_only_at, at("2026-02-28T23:00:00Z"));
    let left = ending.closes_at.since(heard);
    assert!((28 * DAY..29 * DAY + DAY).contains(&left), "{left}");
    // Told again, it is not heard of again.
    world.clock.advance(10 * DAY);
    world.import_csv("reference,insured_until,flags\nv-1,2026-02-28,employee\n");
    world.step().await.unwrap();
    assert_eq!(told(&world), 1);
}

#[tokio::test]
async fn only_those_whom_the_portal_knows_are_told_of() {
    let world = World::new().await;
    last_day(&world, "2026-12-31").await;
    assert_eq!(told(&world), 0, "she has no account");
    // With a code that works and a last day that is to come, she gets one and is told.
    let (issued, item) = world.issue(world.pid("v-1"), Channel::Letter).await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let request = holder.request(&issued, &item, "1985-04-12");
    bound(
        world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await,
    );
    world.step().await.unwrap();
    assert!(newest(&world, "v-1").unwrap().ending.is_some());

    // Whoever is acted for needs no account.
    world.import_csv("reference,insured_until\nv-2,2026-12-31\n");
    world.step().await.unwrap();
    assert!(newest(&world, "v-2").is_none());
    acting_both_ways(&world);
    world.step().await.unwrap();
    assert!(newest(&world, "v-2").unwrap().ending.is_some());
}

#[tokio::test]
async fn death_closes_at_once_and_ends_representations_on_both_sides() {
    let world = World::new().await;
    world.bound("v-1", "1985-04-12").await;
    world.bound("v-2", "1990-01-31").await;
    acting_both_ways(&world);
    world.import_csv("reference,insured_until,flags\nv-1,2026-12-31,deceased\n");
    let now = world.now();
    world.step().await.unwrap();
    let expected = Ending {
        reason: EndingReason::Death,
        read_only_at: now,
        closes_at: now,
    };
    assert_eq!(newest(&world, "v-1").unwrap().ending, Some(expected));
    assert!(newest(&world, "v-2").is_none(), "he lives");
    let lists = world.portal.statements::<RevocationList>();
    let most = lists.iter().map(|list| list.payload().revoked.len()).max();
    assert_eq!(most, Some(2), "for her and by her");
    // Reported again, death keeps its time.
    world.clock.advance(DAY);
    world.import_csv("reference,insured_until\nv-1,2026-11-30\n");
    world.step().await.unwrap();
    assert_eq!(told(&world), 1);
    // A wrong report is taken back: what the insurance says counts again, the representations stay ended.
    world.import_csv("reference,flags\nv-1,\n");
    world.step().await.unwrap();
    let back = newest(&world, "v-1").unwrap().ending.unwrap();
    assert_eq!(back.reason, EndingReason::Insurance);
    assert_eq!(
        world
            .registrar
            .end_representations_of(world.pid("v-1"))
            .unwrap(),
        0
    );
}

/// One import with a failure at one call of the portal; then restarts until all is quiet.
async fn told_with_failure(after: usize, how: Break) -> bool {
    let world = World::new().await;
    world.bound("v-1", "1985-04-12").await;
    world.import_csv("reference,flags\nv-1,deceased\n");
    world
        .portal
        .with(|s| s.break_at = Some((s.calls + after, how)));
    let reached = world.comes_to_rest().await;
    let all = world.portal.with(|s| s.endings.clone());
    assert!(!all.is_empty(), "it arrived, {after} {how:?}");
    assert!(
        all.iter().all(|one| Some(one) == all.first()),
        "always the same: {all:?}"
    );
    assert_eq!(world.registrar.outbox_counts().unwrap(), (0, 0));
    reached
}

#[tokio::test]
async fn a_failure_at_any_call_is_repaired() {
    for how in [Break::Before, Break::After] {
        let mut after = 0;
        while told_with_failure(after, how).await {
            after += 1;
        }
        assert!(after >= 3, "the failures were really reached: {after}");
    }
}
