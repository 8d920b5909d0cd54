// SPDX-License-Identifier: EUPL-1.2
//! How many people an employee may look up. Negative control: with `count_lookup` answering `Ok(Ok(()))` at once all are
//! red; counting hits only, the first is.

use protocol::UnixTime;
use protocol::statement::{DeskAsk, DeskResult};

use crate::desk::{ask, item, number, opened, signed};
use crate::desk_represent::desks;
use crate::holder::Holder;
use crate::world::{World, step};

/// Three in an hour, five in a day.
async fn world() -> World {
    World::with(|mut config| {
        config.desk.lookups_per_hour = 3;
        config.desk.lookups_per_day = 5;
        config
    })
    .await
}

/// Looks somebody up a second later; says when one may go on, if one may not now.
async fn look_up(world: &World, by: &Holder, question: DeskAsk) -> Option<UnixTime> {
    world.clock.advance(1);
    match ask(world, by, question).await {
        DeskResult::Persons { .. } => None,
        DeskResult::Limited { until } => Some(until),
        _ => panic!("neither found nor limited"),
    }
}

fn name(family: &str) -> DeskAsk {
    DeskAsk::FindName {
        family: family.to_owned(),
        dob: "1985-04-12".parse().unwrap(),
    }
}

#[tokio::test]
async fn whom_one_does_not_find_counts_and_the_refusal_says_when_it_goes_on() {
    let world = world().await;
    let (first, second) = desks(&world, &[]).await;
    let begun = world.now().plus(1);
    assert_eq!(look_up(&world, &first, number("A123456780")).await, None);
    assert_eq!(look_up(&world, &first, number("nonsense")).await, None);
    assert_eq!(look_up(&world, &first, name("Niemand")).await, None);
    let until = look_up(&world, &first, name("Muster")).await;
    assert_eq!(until, Some(begun.plus(3_600)));
    // Asked for before, it is no other look-up; colleagues have their own count.
    assert_eq!(look_up(&world, &first, number(" a123456780 ")).await, None);
    assert_eq!(look_up(&world, &second, name("Muster")).await, None);
    // Nobody is found by a refused question.
    let evidence = world.registrar.evidence(world.pid("v-1")).unwrap();
    assert_eq!(evidence.len(), 3, "{evidence:?}");

    let left = until.unwrap().since(world.now());
    world.clock.advance(left);
    assert_eq!(look_up(&world, &first, name("Muster")).await, None);
}

#[tokio::test]
async fn a_day_has_its_own_limit() {
    let world = world().await;
    let (clerk, _) = desks(&world, &[]).await;
    let begun = world.now().plus(1);
    for n in 0..5 {
        assert_eq!(
            look_up(&world, &clerk, name(&format!("Name {n}"))).await,
            None
        );
        world.clock.advance(3_600);
    }
    let until = look_up(&world, &clerk, name("Muster")).await;
    assert_eq!(until, Some(begun.plus(86_400)));
}

#[tokio::test]
async fn a_restart_forgives_nothing_and_an_operator_sees_who_reached_the_limit() {
    let world = world().await;
    let (clerk, other) = desks(&world, &[]).await;
    for n in 0..4 {
        look_up(&world, &clerk, name(&format!("Name {n}"))).await;
    }
    look_up(&world, &other, name("Muster")).await;
    let again = world.restarted();
    let request = signed(&world, &clerk, "pflege", name("Muster"));
    let question = item(&world, clerk.pid, &request);
    let id = question.id;
    world.portal.ask(question);
    step(again.clone(), world.portal.clone()).await.unwrap();
    let outcome = world.portal.answer_to(id);
    let result = opened(&world, &clerk, &request.sh(), outcome);
    assert!(matches!(result, DeskResult::Limited { .. }));
    let all = again.desk_use().unwrap();
    let seen = |n: usize| (all[n].pid, all[n].asked, all[n].refused);
    assert_eq!(all.len(), 2);
    assert_eq!(seen(0), (clerk.pid, 5, 2));
    assert_eq!(seen(1), (other.pid, 1, 0));
    assert_eq!(all[0].person.as_ref().unwrap().name(), "Sascha Schalter");
    assert_eq!(all[0].last, world.now());
}
