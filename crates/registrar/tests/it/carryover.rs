// SPDX-License-Identifier: EUPL-1.2
//! Carryover (rule 14).

use protocol::statement::Assurance;
use registrar::portal::{Outcome, WorkItem};

use crate::fake::{bound, refused};
use crate::world::World;

const DOB: &str = "1985-04-12";

async fn settled() -> (World, crate::holder::Holder) {
    let world = World::new().await;
    let holder = world.bound("v-1", DOB).await;
    world.clock.advance(73 * 3600);
    (world, holder)
}

#[tokio::test]
async fn two_unlock_methods_carry_over_at_once() {
    let (world, old) = settled().await;
    let new = old.next(world.now());
    let bind = bound(
        world
            .ask(old.carryover_item(&new, &["passkey", "sheet"], world.now()))
            .await,
    );
    assert_eq!(bind.payload().assurance, Assurance::Carryover);
    assert_eq!(bind.payload().seq, 2);
    assert_eq!(bind.payload().kc, new.keycard.sh());
}

#[tokio::test]
async fn one_method_waits_seventy_two_hours_and_then_binds() {
    let (world, old) = settled().await;
    let new = old.next(world.now());
    let question = old.carryover_item(&new, &["passkey", "passkey"], world.now());
    let due = world.now().plus(72 * 3600);
    assert_eq!(
        world.ask(question.clone()).await,
        Some(Outcome::Pending { until: due })
    );
    world.clock.advance(71 * 3600);
    world.step().await.unwrap();
    assert_eq!(
        world.portal.answer_to(question.id),
        Some(Outcome::Pending { until: due })
    );
    world.clock.advance(3600);
    world.step().await.unwrap();
    assert_eq!(
        bound(world.portal.answer_to(question.id)).payload().kc,
        new.keycard.sh()
    );
}

#[tokio::test]
async fn a_second_method_shortens_the_wait() {
    let (world, old) = settled().await;
    let new = old.next(world.now());
    let question = old.carryover_item(&new, &["passkey"], world.now());
    assert!(matches!(
        world.ask(question.clone()).await,
        Some(Outcome::Pending { .. })
    ));
    let methods_used = Some(vec!["passkey".to_owned(), "sheet".to_owned()]);
    let again = WorkItem {
        id: uuid::Uuid::now_v7(),
        methods_used,
        ..question
    };
    bound(world.ask(again).await);
}

#[tokio::test]
async fn a_veto_stops_what_waits() {
    let (world, old) = settled().await;
    let new = old.next(world.now());
    let question = old.carryover_item(&new, &["passkey"], world.now());
    assert!(matches!(
        world.ask(question.clone()).await,
        Some(Outcome::Pending { .. })
    ));
    assert_eq!(world.registrar.veto_carryover(old.pid).unwrap(), 1);
    world.clock.advance(80 * 3600);
    world.step().await.unwrap();
    assert_eq!(
        refused(world.portal.answer_to(question.id)),
        ("vetoed".to_owned(), 0)
    );
}

#[tokio::test]
async fn nothing_carries_over_at_once_during_the_quarantine_of_a_letter() {
    let world = World::new().await;
    let old = world.bound("v-1", DOB).await;
    let new = old.next(world.now());
    let answer = world
        .ask(old.carryover_item(&new, &["passkey", "sheet"], world.now()))
        .await;
    assert!(
        matches!(answer, Some(Outcome::Pending { .. })),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_request_without_the_old_key_is_refused() {
    let (world, old) = settled().await;
    let thief = crate::holder::Holder::new(
        &world.org,
        old.pid,
        protocol::statement::KeycardKind::Insured,
        world.now(),
    );
    // A keycard that follows the thief's own one, not the bound one.
    let next = thief.next(world.now());
    let answer = world
        .ask(thief.carryover_item(&next, &["a", "b"], world.now()))
        .await;
    assert!(["wrong-previous", "bad-signature"].contains(&refused(answer).0.as_str()));
    // Nobody bound: nothing to carry over.
    let jan = crate::holder::Holder::new(
        &world.org,
        world.pid("v-2"),
        protocol::statement::KeycardKind::Insured,
        world.now(),
    );
    let next = jan.next(world.now());
    let answer = world
        .ask(jan.carryover_item(&next, &["a", "b"], world.now()))
        .await;
    assert_eq!(refused(answer).0, "not-bound");
}

#[tokio::test]
async fn a_portal_that_does_not_know_pending_keeps_the_question_open() {
    let (world, old) = settled().await;
    world.portal.with(|s| s.takes_pending = false);
    let new = old.next(world.now());
    let question = old.carryover_item(&new, &["passkey"], world.now());
    assert_eq!(world.ask(question.clone()).await, None);
    world.clock.advance(73 * 3600);
    world.step().await.unwrap();
    bound(world.portal.answer_to(question.id));
}
