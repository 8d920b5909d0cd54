// SPDX-License-Identifier: EUPL-1.2
//! Class `hoch` by phone: a block is lifted only after a contact on record, by the same employee, of the last minutes,
//! and good enough. Negative control: with `was_recognised` always true every test here is red; with `only_told` passing the
//! answer on unchanged the last one is.

use protocol::PersonId;
use protocol::statement::{ContactCheck, ContactWay, DeskAsk, DeskResult};
use registrar::portal::Outcome;

use crate::desk::{ask, item, refusal, signed};
use crate::desk_represent::desks;
use crate::holder::Holder;
use crate::world::World;

async fn contact(
    world: &World,
    by: &Holder,
    via: ContactWay,
    checks: &[ContactCheck],
    passed: bool,
) {
    let said = DeskAsk::Contact {
        pid: world.pid("v-1"),
        via,
        checks: checks.to_vec(),
        passed,
    };
    let recorded = ask(world, by, said).await;
    assert!(matches!(recorded, DeskResult::Recorded {}));
    world.clock.advance(1);
}

/// Asks to lift the block, and says whose block the portal lifts.
async fn unblock(world: &World, by: &Holder, pid: PersonId) -> Option<PersonId> {
    world.clock.advance(1);
    let request = signed(world, by, "pflege", DeskAsk::Unblock { pid });
    match world.ask(item(world, by.pid, &request)).await {
        Some(Outcome::Reply { unblock, .. }) => unblock,
        other => panic!("no reply: {other:?}"),
    }
}

#[tokio::test]
async fn without_a_contact_on_record_no_block_is_lifted_and_the_reason_is_named() {
    let world = World::new().await;
    let (first, second) = desks(&world, &[]).await;
    let erika = world.pid("v-1");
    assert_eq!(
        refusal(ask(&world, &first, DeskAsk::Unblock { pid: erika }).await),
        "no-contact"
    );
    assert_eq!(unblock(&world, &first, erika).await, None);
    // A colleague's contact, and a contact with somebody else, are none.
    contact(
        &world,
        &second,
        ContactWay::Phone,
        &[ContactCheck::PhoneCheck],
        true,
    )
    .await;
    assert_eq!(unblock(&world, &first, erika).await, None);
    assert_eq!(unblock(&world, &second, world.pid("v-2")).await, None);

    assert_eq!(unblock(&world, &second, erika).await, Some(erika));
    let evidence = world.registrar.evidence(erika).unwrap();
    let lifted = evidence.iter().filter(|kind| *kind == "desk-unblock");
    assert_eq!(lifted.count(), 1, "only what was let is on record as done");
}

#[tokio::test]
async fn a_contact_has_to_be_enough_and_the_registrar_says_what_is() {
    use ContactCheck as Check;
    use ContactWay::{Counter, Phone};
    let world = World::new().await;
    let (clerk, _) = desks(&world, &[]).await;
    let erika = world.pid("v-1");
    let cases: [(ContactWay, &[Check], bool, bool); 9] = [
        (Phone, &[Check::PhoneCheck], true, true),
        (Phone, &[Check::PhoneCheck], false, false),
        (Phone, &[Check::CalledBack], true, true),
        (
            Phone,
            &[Check::Kvnr, Check::BirthDate, Check::Card],
            true,
            true,
        ),
        // A browser that calls less enough is not believed, nor one that says the same thing three times.
        (Phone, &[Check::Kvnr, Check::BirthDate], true, false),
        (Phone, &[Check::Kvnr, Check::Kvnr, Check::Kvnr], true, false),
        (Phone, &[Check::Document], true, false),
        (Counter, &[Check::Document], true, true),
        (
            Counter,
            &[Check::Kvnr, Check::BirthDate, Check::Address],
            true,
            false,
        ),
    ];
    for (via, checks, passed, enough) in cases {
        contact(&world, &clerk, via, checks, passed).await;
        let lifted = unblock(&world, &clerk, erika).await.is_some();
        assert_eq!(lifted, enough, "{via:?} {checks:?} {passed}");
    }
}

#[tokio::test]
async fn a_contact_counts_for_half_an_hour_and_until_a_later_one_fails() {
    let world = World::new().await;
    let (clerk, _) = desks(&world, &[]).await;
    let erika = world.pid("v-1");
    let phone = ContactWay::Phone;
    contact(&world, &clerk, phone, &[ContactCheck::CalledBack], true).await;
    // One second went by already, and one more before the question.
    world.clock.advance(30 * 60 - 2);
    assert_eq!(unblock(&world, &clerk, erika).await, Some(erika));
    assert_eq!(unblock(&world, &clerk, erika).await, None, "too long ago");

    contact(&world, &clerk, phone, &[ContactCheck::CalledBack], true).await;
    assert_eq!(unblock(&world, &clerk, erika).await, Some(erika));
    contact(&world, &clerk, phone, &[ContactCheck::Kvnr], false).await;
    assert_eq!(unblock(&world, &clerk, erika).await, None);
}

#[tokio::test]
async fn an_insurer_may_want_a_fresher_contact() {
    let world = World::with(|mut config| {
        config.desk.contact_minutes = 5;
        config
    })
    .await;
    let (clerk, _) = desks(&world, &[]).await;
    let erika = world.pid("v-1");
    contact(
        &world,
        &clerk,
        ContactWay::Phone,
        &[ContactCheck::PhoneCheck],
        true,
    )
    .await;
    world.clock.advance(5 * 60);
    assert_eq!(unblock(&world, &clerk, erika).await, None);
}

#[tokio::test]
async fn a_request_that_is_posted_again_lifts_no_second_block() {
    let world = World::new().await;
    let (clerk, _) = desks(&world, &[]).await;
    let erika = world.pid("v-1");
    contact(
        &world,
        &clerk,
        ContactWay::Phone,
        &[ContactCheck::PhoneCheck],
        true,
    )
    .await;
    let request = signed(&world, &clerk, "pflege", DeskAsk::Unblock { pid: erika });
    let first = world.ask(item(&world, clerk.pid, &request)).await;
    let Some(Outcome::Reply { file, unblock }) = first else {
        panic!("no reply: {first:?}");
    };
    assert_eq!(unblock, Some(erika));
    let again = world.ask(item(&world, clerk.pid, &request)).await;
    let told = Outcome::Reply {
        file,
        unblock: None,
    };
    assert_eq!(again, Some(told));
}
