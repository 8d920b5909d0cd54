// SPDX-License-Identifier: EUPL-1.2
//! A crash between any two steps costs a repetition and nothing else.

use protocol::statement::KeycardKind;
use registrar::portal::PortalClient;
use registrar::role::{Channel, IssueOrder};

use crate::fake::{Break, bound};
use crate::holder::Holder;
use crate::world::{World, step};

/// Runs a whole activation with a failure at one call of the portal, then restarts from disk until
/// all is quiet. Returns whether the failure was reached.
async fn activation_with_failure(at: usize, how: Break) -> bool {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let question = holder.bind_item(
        holder.request(&issued, &item, "1985-04-12"),
        &world.registrar_enc,
    );
    let id = question.id;
    world.portal.ask(question);
    world
        .portal
        .with(|s| s.break_at = Some((s.calls + at, how)));

    let reached = world.comes_to_rest().await;
    let bind = bound(world.portal.answer_to(id));
    assert_eq!(bind.payload().seq, 1, "one binding, no more");
    let binds = world.portal.with(|s| s.known_binds.clone());
    assert!(
        binds.iter().all(|sh| *sh == bind.sh()),
        "always the same one"
    );
    let state = world.portal.0.lock().unwrap();
    assert!(
        state.fresh.iter().any(|f| f.payload().bind == bind.sh()),
        "fresh arrived, {at}"
    );
    assert_eq!(state.profiles.len(), 2, "profiles arrived");
    drop(state);
    assert_eq!(
        world.registrar.outbox_counts().unwrap(),
        (0, 0),
        "nothing left, nothing refused"
    );
    reached
}

#[tokio::test]
async fn a_failure_at_any_call_of_an_activation_is_repaired() {
    for how in [Break::Before, Break::After] {
        let mut at = 0;
        while activation_with_failure(at, how).await {
            at += 1;
        }
        assert!(at >= 5, "the failures were really reached: {at} {how:?}");
    }
}

#[tokio::test]
async fn a_question_is_answered_the_same_way_after_a_restart() {
    let world = World::new().await;
    let (issued, item) = world.letter("v-1").await;
    let holder = Holder::new(&world.org, item.pid, KeycardKind::Insured, world.now());
    let question = holder.bind_item(
        holder.request(&issued, &item, "1985-04-12"),
        &world.registrar_enc,
    );
    let first = bound(world.ask(question.clone()).await);
    world.portal.ask(question.clone());
    step(world.restarted(), world.portal.clone()).await.unwrap();
    assert_eq!(bound(world.portal.answer_to(question.id)).sh(), first.sh());
}

#[tokio::test]
async fn a_letter_issued_while_the_portal_is_away_reaches_it_later() {
    let world = World::new().await;
    world
        .portal
        .with(|s| s.break_at = Some((s.calls, Break::Before)));
    let order = IssueOrder {
        pid: world.pid("v-1"),
        channel: Channel::Letter,
        released: false,
    };
    let issued = world
        .registrar
        .issue(order, &mut rand::rngs::OsRng)
        .unwrap();
    assert!(world.registrar.drain(&world.portal).await.is_err());
    assert!(world.portal.with(|s| s.activations.is_empty()));
    world.clock.advance(5);
    world.restarted().drain(&world.portal).await.unwrap();
    assert_eq!(world.portal.with(|s| s.activations[0].aid), issued.aid);
    assert!(world.portal.trust().await.is_ok());
}
